package event

import (
	"math"
	"slices"
	"strings"

	"gainsay/internal/background"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/wordnet"
)

// term is what is known of one lemma in a run.
type term struct {
	lemma, stem string
	// weight is how much it anchors, 0 to 1: rare lemmas more than common ones.
	weight float64
	word   wordnet.Word
	// derived, opposites, senses, kinds and narrow are what WordNet says of it, each in order: the words derived from it
	// or it from them, its opposites, the synsets of its common senses and of those of the derived words, what its
	// common senses are kinds of, and which of these kinds are narrow.
	derived, opposites                   []wordnet.Word
	senses, derivedSenses, kinds, narrow synsets
	// frames are the event frames of the rule packs that it evokes, opposed the lemmas that they hold to be its opposite
	// or converse.
	frames, opposed []string
	number          int
	known           *acquaintance
}

// synsets is an ordered set with a signature: two sets without a bit in common have no member in common.
type synsets struct {
	members   []int
	signature uint64
}

func (s *synsets) add(n int) {
	if i, ok := slices.BinarySearch(s.members, n); !ok {
		s.members = slices.Insert(s.members, i, n)
		s.signature |= 1 << (uint64(n) * 0x9e3779b97f4a7c15 >> 58)
	}
}

func (s *synsets) meets(o *synsets) bool {
	if s.signature&o.signature == 0 {
		return false
	}
	for i, j := 0, 0; i < len(s.members) && j < len(o.members); {
		switch {
		case s.members[i] == o.members[j]:
			return true
		case s.members[i] < o.members[j]:
			i++
		default:
			j++
		}
	}
	return false
}

// vocabulary interns the lemmas of a run. It is filled while profiles are made and only read afterwards.
type vocabulary struct {
	pack       *rule.Pack
	words      *wordnet.Table
	background *background.Table
	terms      map[string]*term
	// story says how common the lemmas are in the story.
	story *Statistics
	known acquaintance
}

// newVocabulary weighs lemmas as in a story of those statistics; what is counted nowhere has the weight that it has in news
// at large.
func newVocabulary(story *Statistics, pack *rule.Pack) (*vocabulary, error) {
	words, err := wordnet.Builtin()
	if err != nil {
		return nil, err
	}
	table, err := background.Builtin()
	if err != nil {
		return nil, err
	}
	return &vocabulary{pack: pack, words: words, background: table, terms: map[string]*term{}, story: story}, nil
}

// term of a lemma, lower case.
func (v *vocabulary) term(lemma string) *term {
	if t := v.terms[lemma]; t != nil {
		return t
	}
	t := &term{lemma: lemma, stem: stem(lemma), number: len(v.terms), known: &v.known}
	t.word = v.words.Find(lemma)
	e := v.words.Entry(t.word)
	t.derived, t.opposites = e.Derived, e.Antonyms
	for p := range e.Senses {
		for _, s := range e.Senses[p] {
			if s.Share < leastShare {
				continue
			}
			t.senses.add(s.Synset)
			if s.Share < commonShare {
				continue
			}
			for _, h := range v.words.Hypernyms(s.Synset) {
				t.kinds.add(h)
				if v.depth(h) >= leastDepth {
					t.narrow.add(h)
				}
			}
		}
	}
	for _, d := range e.Derived {
		e := v.words.Entry(d)
		for p := range e.Senses {
			for _, s := range e.Senses[p] {
				if s.Share >= leastShare {
					t.derivedSenses.add(s.Synset)
				}
			}
		}
	}
	for _, part := range []string{"verb", "noun"} {
		if f, ok := v.pack.FrameOf(lemma, part); ok && !slices.Contains(t.frames, f.ID) {
			t.frames = append(t.frames, f.ID)
		}
	}
	t.opposed = opposed(lemma, v.pack)
	l := v.background.Find(lemma)
	t.weight = v.weigh(v.background.Count(l), v.story.Lemmas[lemma].Sentences)
	v.terms[lemma] = t
	return t
}

// opposed lists the opposites and converses of a lemma in the rule packs.
func opposed(lemma string, pack *rule.Pack) []string {
	var out []string
	for _, part := range []string{"verb", "noun"} {
		for _, o := range pack.Opposites(lemma, part) {
			out = append(out, o.A, o.B)
		}
	}
	for _, c := range pack.Converse(lemma) {
		out = append(out, c.A, c.B)
	}
	return slices.DeleteFunc(out, func(o string) bool { return o == lemma })
}

// The shares of a word's uses from which a sense counts for synonymy and for kinship: rare senses make synonyms of
// everything ("get" and "kill"). leastDepth is how far below the top of the tree of kinds two words must meet: what is
// only an act or an event is akin to everything.
const (
	leastShare  = .1
	commonShare = .2
	leastDepth  = 4
)

func (v *vocabulary) depth(synset int) int {
	for n := 0; ; n++ {
		h := v.words.Hypernyms(synset)
		if len(h) == 0 || n > 20 {
			return n
		}
		synset = h[0]
	}
}

// fewSentences keeps small stories from knowing too much: it is as if so many more sentences had been read without the
// lemma.
const fewSentences = 300

// weigh is the inverse frequency of sentences, 0 to 1: of news at large or of the story, whichever knows the lemma better.
func (v *vocabulary) weigh(atLarge, here int) float64 {
	large := (float64(atLarge) + .5) / (float64(v.background.Sentences()) + 1)
	run := float64(here) / (float64(v.story.Sentences) + fewSentences)
	return math.Log(max(large, run)) / math.Log(.5/(float64(v.background.Sentences())+1))
}

// contentLemma is the lemma under which a token counts as content, "" for function words, numbers and marks.
func contentLemma(t *nlp.Token) string {
	switch t.Class {
	case "NOUN", "PROPN", "ADJ":
	case "VERB":
		if emptyVerbs[t.Lemma] {
			return ""
		}
	case "ADV":
		if !strings.HasSuffix(t.Form, "ly") {
			return ""
		}
	default:
		return ""
	}
	l := strings.ToLower(t.Lemma)
	if len(l) < 2 {
		return ""
	}
	return l
}

var emptyVerbs = map[string]bool{"be": true, "have": true, "do": true, "say": true, "tell": true, "make": true, "get": true, "go": true, "take": true}

package sequence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/attribution/quotation"
	"gainsay/internal/nlp"
	"gainsay/internal/nlp/word"
)

// CueTable knows how likely a word is to be the cue of an attribution.
type CueTable interface {
	// Bucket is 0 for a word that is hardly ever a cue, up to 7 for one that nearly always is.
	Bucket(lemma uint64, class byte) uint8
}

// Words tells what lists of words say of a word. Its answers are part of what a model is trained on.
type Words interface {
	// Kind is a number for the kind of speaker that a noun stands for, 0 for none.
	Kind(lower string) uint8
	// Speech is a number for the class of saying of a lemma with a tag, 0 for none.
	Speech(lemma, tag string) uint8
}

// candidateBucket is the level from which a word is a candidate for the cue of its sentence.
const candidateBucket = 3

// token is what the features need to know of one token: hashes of its forms and a few facts.
type token struct {
	form, lower, lemma, tag, suffix, shape uint64
	class                                  byte
	cue                                    uint8
	quote                                  quoteState
	capital, comma, that                   bool
	// name is a letter for the kind of proper name, 0 for none, with 128 added at its first token.
	name uint8
	// head is the index of the governor, -1 for the root and where there is no tree; relation is the hash of the
	// relation to it.
	head     int
	relation uint64
	// under is the nearest ancestor that is a cue candidate, -1 for none; by is the relation of the child of it
	// through which it is reached, steps the number of edges on the way.
	under int
	by    uint64
	steps uint8
	// subject and complement say what a candidate has: 0 nothing, 1 before it, 2 after it.
	subject, complement uint8
	subjectTag          uint64
	subjectKind         uint8
	// kind and speech are what the word lists say: the kind of speaker that a noun stands for and the class of
	// saying of a verb or noun, 0 for none.
	kind, speech uint8
	// cluster is the word's class in large text and coarse the group of such classes, 0 where it has none.
	coarse, cluster uint64
	// opens is the largest phrase of the tree that begins with the token, closes the largest that ends with it.
	opens, closes phrase
	// mark is the index in the sentence's marks of the quotation that the token stands in, -1 for none.
	mark int
}

type quoteState uint8

const (
	unquoted quoteState = iota
	openMark
	quoted
	closeMark
	quotedName
)

// sentence is the view of a sentence that the features are made from.
type sentence struct {
	tokens []token
	// share of the tokens inside quotation marks: 0 none, 1 some, 2 at least half, 3 all.
	share uint8
	// best is the index of the likeliest cue outside quotation marks, -1 for none.
	best int
	// candidates are the indices of the cue candidates in order.
	candidates      []int
	startsParagraph bool
	endsQuoted      bool
	startsQuoted    bool
	heading         bool
	// treed is true when the sentence has a tree.
	treed bool
	long  uint8
	// marks are the quotations of the sentence.
	marks []mark
}

// Document is the view of a whole document.
type Document struct{ sentences []sentence }

// ClassOf reduces a Penn tag to the letter that the cue table is keyed by.
func ClassOf(tag string) byte {
	switch {
	case tag == "":
		return '?'
	case strings.HasPrefix(tag, "NNP"):
		return 'P'
	case tag[0] == 'M':
		return 'M'
	case tag == "IN" || tag == "TO":
		return 'I'
	case strings.HasPrefix(tag, "VB"), strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), strings.HasPrefix(tag, "RB"):
		return tag[0]
	default:
		return '-'
	}
}

// View prepares a document for the features. classes are the classes of words in large text; they are part of what a model
// is trained on.
func View(d *nlp.Document, cues CueTable, words Words, classes word.Lexicon) *Document {
	quotes := quotation.Find(d.Text, d.Paragraphs)
	out := &Document{sentences: make([]sentence, len(d.Sentences))}
	q := 0
	var described []word.Word
	var forms []string
	for i := range d.Sentences {
		s := &d.Sentences[i]
		v := &out.sentences[i]
		v.startsParagraph = i == 0 || d.Sentences[i-1].Paragraph != s.Paragraph
		v.heading = s.Kind == nlp.Heading
		v.tokens = make([]token, len(s.Tokens))
		v.best = -1
		inside := 0
		forms = forms[:0]
		for j := range s.Tokens {
			forms = append(forms, s.Tokens[j].Form)
		}
		described = word.Describe(described, forms, classes)
		for j := range s.Tokens {
			t := &s.Tokens[j]
			for q < len(quotes) && quotes[q].Outer.End <= t.Start {
				q++
			}
			w := prepare(t, cues, words)
			if q < len(quotes) && quotes[q].Outer.Start <= t.Start {
				w.quote = stateOf(quotes[q], t)
			}
			if w.quote == quoted || w.quote == openMark || w.quote == closeMark {
				inside++
			}
			w.coarse, w.cluster = described[j].Cluster[1], described[j].Cluster[2]
			v.tokens[j] = w
			if w.quote == unquoted && w.cue >= candidateBucket {
				v.candidates = append(v.candidates, j)
				if v.best < 0 || w.cue > v.tokens[v.best].cue {
					v.best = j
				}
			}
		}
		v.climb(s)
		v.phrases()
		v.bracket()
		if n := len(v.tokens); n > 0 {
			v.share = shareOf(inside, n)
			last, first := v.tokens[n-1].quote, v.tokens[0].quote
			v.endsQuoted = last == quoted || last == closeMark
			v.startsQuoted = first == quoted || first == openMark
			v.long = uint8(min(n/8, 5))
		}
	}
	return out
}

// climb fills in what the tree says of each token.
func (v *sentence) climb(s *nlp.Sentence) {
	candidate := make([]bool, len(v.tokens))
	for _, c := range v.candidates {
		candidate[c] = true
	}
	for i := range v.tokens {
		w := &v.tokens[i]
		w.head, w.under = s.Tokens[i].Head, -1
		v.treed = v.treed || w.head >= 0
		w.relation = hashString(s.Tokens[i].Relation)
		if h := w.head; h >= 0 && candidate[h] {
			c := &v.tokens[h]
			where := uint8(1)
			if i > h {
				where = 2
			}
			switch r := s.Tokens[i].Relation; {
			case strings.HasPrefix(r, "nsubj"), r == "csubj":
				c.subject, c.subjectTag, c.subjectKind = where, w.tag, w.kind
				if w.name != 0 {
					c.subjectKind = 100 + w.name&127
				}
			case r == "ccomp", r == "xcomp", r == "parataxis", r == "obj":
				c.complement = where
			}
		}
		at := i
		for n := 0; n < len(v.tokens) && s.Tokens[at].Head >= 0; n++ {
			up := s.Tokens[at].Head
			if candidate[up] {
				w.under, w.by, w.steps = up, hashString(s.Tokens[at].Relation), uint8(min(n, 4))
				break
			}
			at = up
		}
	}
}

func shareOf(inside, n int) uint8 {
	switch {
	case inside == 0:
		return 0
	case inside >= n-1:
		return 3
	case 2*inside >= n:
		return 2
	default:
		return 1
	}
}

func stateOf(q quotation.Quotation, t *nlp.Token) quoteState {
	switch {
	case q.Name:
		return quotedName
	case t.Start < q.Inner.Start:
		return openMark
	case t.Start >= q.Inner.End:
		return closeMark
	default:
		return quoted
	}
}

func prepare(t *nlp.Token, cues CueTable, words Words) token {
	lower := strings.ToLower(t.Form)
	lemma := t.Lemma
	if lemma == "" {
		lemma = lower
	}
	w := token{
		form: hashString(t.Form), lower: hashString(lower), lemma: hashString(strings.ToLower(lemma)), tag: hashString(t.Tag),
		suffix: hashString(suffix(lower, 3)), shape: shape(t.Form), class: ClassOf(t.Tag),
		comma: t.Form == ",", that: lower == "that",
	}
	switch t.Name {
	case nlp.Person:
		w.name = 'p'
	case nlp.Organisation:
		w.name = 'o'
	case nlp.PlaceName:
		w.name = 'l'
	case nlp.OtherName:
		w.name = 'x'
	}
	if t.NameStart {
		w.name |= 128
	}
	r, _ := utf8.DecodeRuneInString(t.Form)
	w.capital = unicode.IsUpper(r)
	w.cue = cues.Bucket(w.lemma, w.class)
	w.kind, w.speech = words.Kind(lower), words.Speech(strings.ToLower(lemma), t.Tag)
	return w
}

func suffix(s string, n int) string {
	for i := len(s); i > 0; {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if n--; n == 0 {
			return s[i:]
		}
	}
	return s
}

// shape folds a form to its pattern of capitals, small letters, digits and signs, runs shortened to one.
func shape(form string) uint64 {
	var b [16]byte
	n := 0
	for _, r := range form {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'A'
		case unicode.IsLetter(r):
			c = 'a'
		case unicode.IsDigit(r):
			c = '0'
		default:
			if r < 128 {
				c = byte(r)
			}
		}
		if n > 0 && b[n-1] == c {
			continue
		}
		if n == len(b) {
			break
		}
		b[n] = c
		n++
	}
	return hashString(string(b[:n]))
}

// hashString is FNV-1a, 64 bits: the model file depends on it, so it must never change.
func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// HashWord is the key of a lower-cased lemma in a cue table.
func HashWord(lemma string) uint64 { return hashString(lemma) }

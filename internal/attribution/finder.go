package attribution

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/attribution/quotation"
	"gainsay/internal/attribution/sequence"
	"gainsay/internal/attribution/wordlists"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

//go:embed attribution.model
var modelBytes []byte

// Finder finds the attributions of documents. It is safe for concurrent use.
type Finder struct {
	model *sequence.Model
	rules *rule.Pack
	lexicon
}

// NewFinder returns a Finder that knows the cues, the vague sources and the nouns of a pack of rules; nil for the
// built-in pack. The only errors are those of opening the embedded model and pack.
func NewFinder(rules *rule.Pack) (*Finder, error) {
	builtin, err := rule.Builtin()
	if err != nil {
		return nil, err
	}
	// The model was trained with the words of the built-in pack; a desk's own pack must not shift it.
	m, err := sequence.OpenModel(modelBytes, wordlists.New(builtin))
	if err != nil {
		return nil, fmt.Errorf("open the embedded attribution model: %w", err)
	}
	return newFinder(m, rules)
}

func newFinder(m *sequence.Model, rules *rule.Pack) (*Finder, error) {
	if rules == nil {
		var err error
		if rules, err = rule.Builtin(); err != nil {
			return nil, err
		}
	}
	f := &Finder{model: m, rules: rules, lexicon: lexicon{country: map[string]bool{}}}
	for i := range rules.Countries {
		c := &rules.Countries[i]
		for _, words := range [][]string{{c.Name, c.Capital}, c.Aliases, c.Demonyms, c.Seats} {
			for _, w := range words {
				f.country[strings.ToLower(w)] = true
			}
		}
	}
	delete(f.country, "")
	f.indexPhrases()
	return f, nil
}

// Find lists the attributions of a document in order of their content. e may be nil; then sources are not resolved
// to entities.
func (f *Finder) Find(d *nlp.Document, e *entity.Document) *Document {
	r := &reading{
		Finder: f, doc: d, entities: e, labelled: f.model.Read(d),
		quotes: quotation.Find(d.Text, d.Paragraphs),
		out:    &Document{Grades: make([]Grade, len(d.Sentences))},
	}
	r.assemble()
	r.repair()
	r.bySentence = map[int][]*draft{}
	for _, x := range r.drafts {
		r.index(x)
	}
	r.orphans()
	r.clauses()
	r.hearsay()
	r.signatures()
	r.transcript()
	r.headlineLabels()
	r.resolve()
	slices.SortStableFunc(r.drafts, func(a, b *draft) int { return text.Compare(a.at(), b.at()) })
	r.out.Attributions = slices.Grow(r.out.Attributions, len(r.drafts))
	for _, x := range r.drafts {
		r.out.Attributions = append(r.out.Attributions, x.Attribution)
	}
	r.nest()
	r.gradeSentences()
	return r.out
}

// reading is the state of finding the attributions of one document.
type reading struct {
	*Finder
	doc      *nlp.Document
	entities *entity.Document
	labelled *sequence.Labelled
	quotes   []quotation.Quotation
	drafts   []*draft
	// bySource indexes the drafts with a source by where the sentence of the source begins.
	bySource map[int][]*draft
	// bySentence indexes the drafts once they are repaired.
	bySentence map[int][]*draft
	out        *Document
}

// draft is an attribution in the making, with the places in sentences that its spans were made from.
type draft struct {
	Attribution
	source, cue place
	// speechless is true when the subject of the cue is known and cannot speak.
	speechless bool
	// signed is true when the source stands below the content as a signature.
	signed bool
}

// place is a run of tokens [start, end) of a sentence; sentence is -1 for no place.
type place struct{ sentence, start, end int }

func (p place) none() bool { return p.sentence < 0 }

// addDraft adds a draft, and indexes it under every sentence that its content or its cue touches.
func (r *reading) addDraft(x *draft) {
	r.drafts = append(r.drafts, x)
	r.index(x)
}

func (r *reading) index(x *draft) {
	if !x.cue.none() {
		r.bySentence[x.cue.sentence] = append(r.bySentence[x.cue.sentence], x)
	}
	for _, c := range x.Content {
		for i := r.sentenceAt(c.Start); i < len(r.doc.Sentences) && r.doc.Sentences[i].Start < c.End; i++ {
			if i != x.cue.sentence {
				r.bySentence[i] = append(r.bySentence[i], x)
			}
		}
	}
}

// near lists the drafts that touch a sentence; a draft may be listed twice.
func (r *reading) near(sentence int) []*draft { return r.bySentence[sentence] }

func (d *draft) at() text.Span {
	if len(d.Content) > 0 {
		return d.Content[0]
	}
	return text.Span{}
}

// assemble makes drafts of the joined runs.
func (r *reading) assemble() {
	for _, j := range r.labelled.Joined {
		x := &draft{source: place{sentence: -1}, cue: place{sentence: -1}}
		x.Within, x.Entity = -1, -1
		for _, k := range j.Contents {
			s := r.span(r.placeOf(k))
			// Runs that touch across a sentence boundary are one.
			if n := len(x.Content); n > 0 && strings.TrimSpace(r.doc.Text[x.Content[n-1].End:s.Start]) == "" &&
				r.paragraphAt(x.Content[n-1].Start) == r.paragraphAt(s.Start) {
				x.Content[n-1].End = s.End
			} else {
				x.Content = append(x.Content, s)
			}
		}
		x.Sentence = r.labelled.Places[j.Contents[0]].Sentence
		x.Confidence = r.labelled.Confidence(r.labelled.Places[j.Contents[0]])
		if j.Cue >= 0 {
			x.Confidence = (x.Confidence + r.labelled.Confidence(r.labelled.Places[j.Cue])) / 2
			x.cue = r.placeOf(j.Cue)
			x.Cue = []text.Span{r.span(x.cue)}
			x.CueLemma, x.CueClass = r.cueWord(x.cue)
		}
		if j.Source >= 0 {
			x.source = r.placeOf(j.Source)
			x.Source = []text.Span{r.span(x.source)}
		}
		x.Quoted = r.isQuoted(x.Content)
		r.drafts = append(r.drafts, x)
	}
}

func (r *reading) placeOf(k int) place {
	p := r.labelled.Places[k]
	return place{p.Sentence, p.Start, p.End}
}

func (r *reading) span(p place) text.Span {
	tokens := r.doc.Sentences[p.sentence].Tokens
	return text.Span{Start: tokens[p.start].Start, End: tokens[p.end-1].End}
}

func (r *reading) paragraphAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.doc.Paragraphs, at, func(p text.Span, at int) int {
		if p.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// isQuoted reports whether every letter of the spans stands between quotation marks.
func (r *reading) isQuoted(spans []text.Span) bool {
	for _, s := range spans {
		at := s.Start
		for i := r.quoteAt(at); i < len(r.quotes) && r.quotes[i].Outer.Start < s.End; i++ {
			if strings.TrimSpace(r.doc.Text[at:max(at, r.quotes[i].Outer.Start)]) != "" || r.quotes[i].Name {
				return false
			}
			at = max(at, r.quotes[i].Outer.End)
		}
		if at < s.End && strings.Trim(r.doc.Text[at:s.End], " .,;:\n") != "" {
			return false
		}
	}
	return len(spans) > 0
}

// cueWord is the lemma of the word that makes a run a cue, and its class in the rules.
func (r *reading) cueWord(p place) (lemma, class string) {
	tokens := r.doc.Sentences[p.sentence].Tokens[p.start:p.end]
	for i := range tokens {
		word := strings.ToLower(tokens[i].Lemma)
		for end := min(len(tokens), i+4); end > i+1; end-- {
			rest := ""
			for _, t := range tokens[i+1 : end] {
				rest += " " + strings.ToLower(t.Form)
			}
			for _, first := range []string{word, strings.ToLower(tokens[i].Form)} {
				if c, ok := r.rules.Cue(first+rest, ""); ok {
					return c.Lemma, c.Class
				}
			}
		}
		if c, ok := r.rules.Cue(word, ""); ok && lemma == "" {
			lemma, class = c.Lemma, c.Class
		}
	}
	if lemma != "" {
		return lemma, class
	}
	for i := len(tokens) - 1; i >= 0; i-- {
		if t := &tokens[i]; t.Class == "VERB" || t.Class == "NOUN" {
			return strings.ToLower(t.Lemma), ""
		}
	}
	return strings.ToLower(tokens[0].Lemma), ""
}

// nestReach is how many attributions away, in the order of the text, the one that another lies in is looked for.
const nestReach = 100

// nest finds the innermost attribution that each lies in.
func (r *reading) nest() {
	list := r.out.Attributions
	for i := range list {
		list[i].ID = fmt.Sprintf("%d-%d", list[i].Content[0].Start, list[i].Content[len(list[i].Content)-1].End)
		best := -1
		for j := max(0, i-nestReach); j < min(len(list), i+nestReach); j++ {
			if i == j || !within(&list[i], &list[j]) || within(&list[j], &list[i]) {
				continue
			}
			if best < 0 || within(&list[j], &list[best]) {
				best = j
			}
		}
		list[i].Within = best
	}
}

// within reports whether the content and the cue of a lie in the content of b.
func within(a, b *Attribution) bool {
	inside := func(s text.Span) bool {
		return slices.ContainsFunc(b.Content, func(c text.Span) bool { return c.Contains(s) })
	}
	for _, s := range a.Content {
		if !inside(s) {
			return false
		}
	}
	for _, s := range a.Cue {
		if !inside(s) {
			return false
		}
	}
	return len(a.Content) > 0
}

// gradeSentences gives each sentence the best grade of the firm attributions that speak for its main clause or for
// half of it.
func (r *reading) gradeSentences() {
	for i := range r.out.Grades {
		r.out.Grades[i] = None
	}
	for k := range r.out.Attributions {
		a := &r.out.Attributions[k]
		if !a.Firm {
			continue
		}
		for _, c := range a.Content {
			for i := r.sentenceAt(c.Start); i < len(r.doc.Sentences) && r.doc.Sentences[i].Start < c.End; i++ {
				if better(a.Grade, r.out.Grades[i]) && r.speaksFor(a, &r.doc.Sentences[i]) {
					r.out.Grades[i] = a.Grade
				}
			}
		}
	}
}

// speaksFor reports whether an attribution's content covers something of a sentence. An aside in a subordinate clause
// ("... after he said so") speaks for the sentence only when it is a good part of it.
func (r *reading) speaksFor(a *Attribution, s *nlp.Sentence) bool {
	if !slices.ContainsFunc(a.Content, func(c text.Span) bool { return r.says(c, s.Span) }) {
		return false
	}
	root := s.Root()
	covered, aside := 0, false
	for i := range s.Tokens {
		for k, list := range [][]text.Span{a.Content, a.Source, a.Cue} {
			if slices.ContainsFunc(list, func(c text.Span) bool { return c.Contains(s.Tokens[i].Span) }) {
				if i == root {
					return true
				}
				covered++
				aside = aside || k == 2 && isAside(s, i)
				break
			}
		}
	}
	return !aside || float64(covered) >= goodPart*float64(len(s.Tokens))
}

// goodPart is the share of a sentence that an attribution in a subordinate clause must make up to speak for it.
const goodPart = 0.45

// isAside reports whether a token stands in an adverbial or relative clause.
func isAside(s *nlp.Sentence, i int) bool {
	for n := 0; i >= 0 && n < len(s.Tokens); n++ {
		switch s.Tokens[i].Relation {
		case "advcl", "acl", "acl:relcl":
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// says reports whether the content covers a letter or digit of the sentence.
func (r *reading) says(c, s text.Span) bool {
	lo, hi := max(c.Start, s.Start), min(c.End, s.End)
	return lo < hi && strings.ContainsFunc(r.doc.Text[lo:hi], isWordRune)
}

func better(a, b Grade) bool { return rank(a) > rank(b) }

func rank(g Grade) int {
	switch g {
	case Named:
		return 3
	case Side:
		return 2
	case Vague:
		return 1
	}
	return 0
}

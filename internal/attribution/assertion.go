package attribution

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Matter is what an assertion is about, the gravest first.
type Matter string

// The matters of an assertion. Figures, wrongs and events can be checked; so can causes and what is foretold or
// intended, with more work. VagueSource and Stripped are about the source itself.
const (
	Figure      Matter = "figure"
	Accusation  Matter = "accusation"
	Happening   Matter = "event"
	Cause       Matter = "cause"
	Forecast    Matter = "forecast"
	VagueSource Matter = "vague source"
	Stripped    Matter = "stripped"
)

// Assertion is a checkable or contestable statement for which nobody is named, and what an editor has to know of it.
type Assertion struct {
	Sentence int
	// Span is the sentence, or the content of the vague attribution.
	Span  text.Span
	Grade Grade
	// Matter is the gravest of what the sentence states.
	Matter Matter
	// Weight orders assertions: an editor should see the greatest first. It has no unit.
	Weight float64
	// Attribution is the index of the vague attribution, or of the named one that was stripped; -1 for none.
	Attribution int
	// Why gives the reasons in words, with the words that they rest on, and not that nobody is named: no assertion would be
	// listed otherwise.
	Why []string
}

// Unattributed lists the assertions of a document that stand in nobody's name, those that matter most first. a is
// what Find returned for d. Headings, furniture, questions, quotations and what only frames an attribution are left
// out, and so is what states nothing that can be checked.
func (f *Finder) Unattributed(d *nlp.Document, a *Document) []Assertion {
	w := &watch{Finder: f, doc: d, found: a, touching: make([][]int, len(d.Sentences))}
	w.index()
	for i := range d.Sentences {
		w.sentence(i)
	}
	for i := range a.Attributions {
		w.vague(i)
	}
	w.onePerSentence()
	w.stripped()
	slices.SortStableFunc(w.out, func(x, y Assertion) int {
		return cmp.Or(-cmp.Compare(x.Weight, y.Weight), text.Compare(x.Span, y.Span), strings.Compare(string(x.Matter), string(y.Matter)))
	})
	return w.out
}

// watch is the state of listing the assertions of one document.
type watch struct {
	*Finder
	doc   *nlp.Document
	found *Document
	// touching lists for each sentence the attributions with a cue or content in it.
	touching [][]int
	out      []Assertion
}

func (w *watch) index() {
	for k := range w.found.Attributions {
		a := &w.found.Attributions[k]
		for _, list := range [][]text.Span{a.Cue, a.Content} {
			for _, c := range list {
				i, _ := slices.BinarySearchFunc(w.doc.Sentences, c.Start, func(s nlp.Sentence, at int) int {
					if s.End <= at {
						return -1
					}
					return 1
				})
				for ; i < len(w.doc.Sentences) && w.doc.Sentences[i].Start < c.End; i++ {
					if n := len(w.touching[i]); n == 0 || w.touching[i][n-1] != k {
						w.touching[i] = append(w.touching[i], k)
					}
				}
			}
		}
	}
}

// sentence adds the assertion of a sentence that nobody speaks for.
func (w *watch) sentence(i int) {
	s := &w.doc.Sentences[i]
	if s.Kind != nlp.Text || !w.declares(s) || w.isFrame(i) || w.isSilent(i) || w.isUnknown(s) {
		return
	}
	own := w.ownWords(i)
	if len(own) == 0 {
		return
	}
	matters := w.matters(s, own)
	if len(matters) == 0 {
		return
	}
	x := Assertion{Sentence: i, Span: s.Span, Grade: w.found.Grades[i], Matter: matters[0].matter, Attribution: -1}
	for k, m := range matters {
		// A second reason counts for less than the first.
		x.Weight += m.weight / float64(int(1)<<k)
		x.Why = append(x.Why, m.why)
	}
	if w.mayCarryOver(i) {
		x.Weight /= 2
		x.Why = append(x.Why, "may be reported speech that goes on from the sentence before")
	}
	w.out = append(w.out, x)
}

// ownWords are the parts of a sentence that are the writer's own: the whole of it when nobody speaks, and what stands
// outside the contents when only a vague source does and the main clause is not part of what it says.
func (w *watch) ownWords(i int) []text.Span {
	s := &w.doc.Sentences[i]
	switch w.found.Grades[i] {
	case None:
		return []text.Span{s.Span}
	case Vague:
	default:
		return nil
	}
	var contents []text.Span
	for _, k := range w.touching[i] {
		for _, c := range w.found.Attributions[k].Content {
			if c.Overlaps(s.Span) {
				contents = append(contents, c)
			}
		}
	}
	slices.SortFunc(contents, text.Compare)
	root := s.Root()
	if root < 0 || slices.ContainsFunc(contents, func(c text.Span) bool { return c.Contains(s.Tokens[root].Span) }) {
		return nil
	}
	var own []text.Span
	at := s.Start
	for _, c := range contents {
		if c.Start > at {
			own = append(own, text.Span{Start: at, End: c.Start})
		}
		at = max(at, c.End)
	}
	if at < s.End {
		own = append(own, text.Span{Start: at, End: s.End})
	}
	return own
}

// declares reports whether a sentence states something: it has a finite verb, ends as a statement and is not for the
// most part a quotation.
func (w *watch) declares(s *nlp.Sentence) bool {
	finite, quoted := false, quotedTokens(s)
	for i := range s.Tokens {
		switch t := &s.Tokens[i]; t.Tag {
		case "VBD", "VBZ", "VBP", "MD":
			finite = finite || !t.InQuote
		}
	}
	if n := len(s.Tokens); !finite || n < 5 || 2*quoted > n {
		return false
	}
	switch last := s.Tokens[len(s.Tokens)-1].Form; {
	case strings.HasSuffix(last, "?"), last == ":", strings.HasSuffix(last, "..."), strings.HasSuffix(last, "…"):
		return false
	}
	switch strings.ToLower(s.Tokens[0].Form) {
	case "correction", "clarification", "update", "updated", "note":
		return len(s.Tokens) > 1 && s.Tokens[1].Form != ":"
	case "i", "we", "you", "my", "our", "your", "let", "please":
		return false // the writer or a reader speaks in person
	}
	return true
}

func quotedTokens(s *nlp.Sentence) int {
	n := 0
	for i := range s.Tokens {
		if s.Tokens[i].InQuote {
			n++
		}
	}
	return n
}

// isFrame reports whether a sentence does no more than say that somebody spoke: its main verb is a verb of saying.
func (w *watch) isFrame(i int) bool {
	s := &w.doc.Sentences[i]
	root := s.Root()
	if root < 0 {
		return false
	}
	for _, k := range w.touching[i] {
		if !w.found.Attributions[k].Firm {
			continue
		}
		for _, c := range w.found.Attributions[k].Cue {
			if c.Overlaps(s.Tokens[root].Span) {
				return true
			}
		}
	}
	if w.isRelease(s, root) {
		return true
	}
	c, ok := w.rules.Cue(strings.ToLower(s.Tokens[root].Lemma), "verb")
	if !ok || c.Class == "plan" || w.listed(c.Lemma, "cue/pseudo", "cue/intent") {
		return false
	}
	for _, k := range s.Children(root) {
		if t := &s.Tokens[k]; t.Relation == "nsubj" && (t.Tag == "PRP" || isName(t) || w.isSomebody(strings.ToLower(t.Form)) || w.isTitle(strings.ToLower(t.Form))) {
			return true
		}
	}
	return false
}

// isRelease reports whether a verb says no more than that somebody published or said something: "shared footage of the
// wreck", "gave an interview".
func (w *watch) isRelease(s *nlp.Sentence, verb int) bool {
	if !w.listed(strings.ToLower(s.Tokens[verb].Lemma), "release/verb") {
		return false
	}
	return slices.ContainsFunc(s.Children(verb), func(c int) bool {
		t := &s.Tokens[c]
		return (t.Relation == "obj" || t.Relation == "nsubj:pass") && w.listed(strings.ToLower(t.Form), "release/noun")
	})
}

// isUnknown reports whether a sentence says that something is not known: "it was not immediately clear what caused the
// crash", "officials have not yet confirmed the names".
func (w *watch) isUnknown(s *nlp.Sentence) bool {
	root := s.Root()
	if root < 0 {
		return false
	}
	negated := slices.ContainsFunc(s.Children(root), func(c int) bool {
		switch strings.ToLower(s.Tokens[c].Form) {
		case "not", "n't", "n’t", "never", "yet":
			return true
		}
		return false
	})
	if slices.ContainsFunc(s.Children(root), func(c int) bool { return w.isEarly(s, c) }) || w.isEarly(s, root) {
		return true
	}
	lemma := strings.ToLower(s.Tokens[root].Lemma)
	return w.listed(lemma, "unknown/adjective") || negated && w.listed(lemma, "unknown/negated")
}

// isEarly reports whether a word and the one before it say "too soon" or "too early".
func (w *watch) isEarly(s *nlp.Sentence, i int) bool {
	form := strings.ToLower(s.Tokens[i].Form)
	return i > 0 && (form == "soon" || form == "early") && strings.EqualFold(s.Tokens[i-1].Form, "too")
}

// isSilent reports whether a sentence tells that somebody did not speak.
func (w *watch) isSilent(i int) bool {
	if b, ok := w.rules.Furniture(w.doc.Sentences[i].Cut(w.doc.Text)); ok && b.Class == "comment-declined" {
		return true
	}
	return slices.ContainsFunc(w.touching[i], func(k int) bool { return w.isSilence(w.doc.Text, &w.found.Attributions[k]) })
}

// mayCarryOver reports whether a sentence reads as speech that goes on from an attributed sentence of its paragraph:
// the tense is shifted back ("would", "had"), as in reported speech.
func (w *watch) mayCarryOver(i int) bool {
	if i == 0 || w.found.Grades[i-1] == None || w.doc.Sentences[i-1].Paragraph != w.doc.Sentences[i].Paragraph {
		return false
	}
	s := &w.doc.Sentences[i]
	for k := range s.Tokens {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "would", "had", "could", "should", "might":
			return true
		}
	}
	return false
}

// vague adds the finding that a statement rests on people whom nobody can ask.
func (w *watch) vague(i int) {
	a := &w.found.Attributions[i]
	s := &w.doc.Sentences[a.Sentence]
	if w.isSilence(w.doc.Text, a) {
		return
	}
	if a.Grade != Vague || !a.Firm || a.Within >= 0 && w.found.Attributions[a.Within].Grade != Vague || s.Kind != nlp.Text || a.Quoted && len(a.Source) == 0 {
		return
	}
	if w.found.Grades[a.Sentence] != Vague {
		return // somebody better is named in the same sentence
	}
	if len(a.Source) == 0 && w.isNoHearsay(a) {
		return
	}
	if len(a.Source) == 1 {
		switch strings.ToLower(strings.TrimSpace(a.Source[0].Cut(w.doc.Text))) {
		case "you", "i", "we", "me", "us", "one":
			return // the reader, or somebody who speaks in person
		}
	}
	if w.isUnknown(s) || !w.declares(s) && 2*quotedTokens(s) <= len(s.Tokens) {
		return
	}
	words := 0
	for _, c := range a.Content {
		words += len(strings.Fields(c.Cut(w.doc.Text)))
	}
	if words < 4 {
		return
	}
	x := Assertion{Sentence: a.Sentence, Span: s.Span, Grade: Vague, Matter: VagueSource, Weight: 1, Attribution: i}
	if len(a.Source) > 0 {
		x.Why = append(x.Why, "nobody can ask “"+strings.Trim(a.Source[0].Cut(w.doc.Text), " ,")+"”")
	} else if len(a.Cue) > 0 {
		x.Why = append(x.Why, "“"+a.Cue[0].Cut(w.doc.Text)+"” does not say who says so")
	} else {
		x.Why = append(x.Why, "quoted from nobody who is named")
	}
	for k, m := range w.matters(s, a.Content) {
		x.Weight += m.weight / float64(int(2)<<k)
		x.Why = append(x.Why, m.why)
	}
	w.out = append(w.out, x)
}

// isNoHearsay reports whether a passive without a speaker tells of no saying that anybody could vouch for: what a thing
// "was called", and what somebody "was not asked" to do.
func (w *watch) isNoHearsay(a *Attribution) bool {
	if isNaming(a.CueLemma) {
		return true
	}
	if a.CueClass != "demand" || len(a.Cue) == 0 {
		return false
	}
	cue := strings.ToLower(a.Cue[0].Cut(w.doc.Text))
	return strings.Contains(cue, "not ") || strings.Contains(cue, "n't ") || strings.Contains(cue, "n’t ") || strings.Contains(cue, "never ")
}

// onePerSentence keeps the weightiest of the vague sources of a sentence, and none where the sentence as a whole stands in
// nobody's name: that says it already.
func (w *watch) onePerSentence() {
	best := map[int]int{} // sentence to index in out
	whole := map[int]bool{}
	for _, x := range w.out {
		if x.Matter != VagueSource {
			whole[x.Sentence] = true
		}
	}
	kept := w.out[:0]
	for _, x := range w.out {
		if x.Matter == VagueSource {
			if whole[x.Sentence] {
				continue
			}
			if k, ok := best[x.Sentence]; ok {
				if x.Weight > kept[k].Weight {
					kept[k] = x
				}
				continue
			}
			best[x.Sentence] = len(kept)
		}
		kept = append(kept, x)
	}
	w.out = kept
}

// The shares of content words from which a later sentence is taken for the repetition of an attributed one.
const (
	strippedShare = 0.7
	strippedWords = 5
	// strippedReach is how many attributions that share a word are looked at, the latest first.
	strippedReach = 50
)

// stripped finds sentences in nobody's name that repeat what somebody was named for further up.
func (w *watch) stripped() {
	type said struct {
		index int
		words map[string]bool
	}
	var named []said
	byWord := map[string][]int{} // content word to indices of named, the latest last
	next := 0
	for i := range w.doc.Sentences {
		s := &w.doc.Sentences[i]
		if s.Kind == nlp.Text && w.found.Grades[i] == None && w.declares(s) && !w.isFrame(i) {
			mine := contentWords(s, []text.Span{s.Span})
			best, share := -1, 0.0
			shared := map[int]int{}
			for x := range mine {
				list := byWord[x]
				for _, n := range list[max(0, len(list)-strippedReach):] {
					shared[n]++
				}
			}
			for _, k := range slices.Sorted(maps.Keys(shared)) {
				n, both := named[k], shared[k]
				if both < strippedWords || w.found.Attributions[n.index].Sentence >= i {
					continue
				}
				v := float64(both) / float64(max(1, len(mine)))
				if v >= strippedShare && v > share {
					best, share = n.index, v
				}
			}
			if best >= 0 {
				a := &w.found.Attributions[best]
				w.out = append(w.out, Assertion{Sentence: i, Span: s.Span, Grade: None, Matter: Stripped, Weight: 3, Attribution: best,
					Why: []string{"stated further up in the name of " + a.SourceName + ", here as plain fact"}})
			}
		}
		for ; next < len(w.found.Attributions) && w.found.Attributions[next].Sentence <= i; next++ {
			if a := &w.found.Attributions[next]; (a.Grade == Named || a.Grade == Side) && len(a.Content) > 0 {
				n := said{next, contentWords(&w.doc.Sentences[a.Sentence], a.Content)}
				for x := range n.words {
					byWord[x] = append(byWord[x], len(named))
				}
				named = append(named, n)
			}
		}
	}
}

// contentWords are the lemmas of nouns, verbs, adjectives and numbers of a sentence inside some spans.
func contentWords(s *nlp.Sentence, spans []text.Span) map[string]bool {
	out := map[string]bool{}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.Class {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
		default:
			continue
		}
		for _, c := range spans {
			if c.Contains(t.Span) {
				out[strings.ToLower(t.Lemma)] = true
				break
			}
		}
	}
	return out
}

package attribution

import (
	"slices"
	"strings"

	"gainsay/internal/attribution/quotation"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// repair adds what trees and quotation marks know to what the labels say, and takes back what cannot be saying.
func (r *reading) repair() {
	for _, x := range r.drafts {
		r.dropDateline(x)
		r.dropHeading(x)
		r.dropStrayContent(x)
		r.turnRound(x)
		r.dropCalendar(x)
		r.dropPatient(x)
		r.dropAddressee(x)
		r.passiveSource(x)
		r.controlledSource(x)
		if x.source.none() {
			r.invertedSource(x)
		}
		if x.source.none() {
			r.subjectSource(x)
		}
	}
	r.carryOver()
	r.bySource = map[int][]*draft{}
	for _, x := range r.drafts {
		if !x.source.none() && !x.Carried {
			at := r.doc.Sentences[x.source.sentence].Start
			r.bySource[at] = append(r.bySource[at], x)
		}
	}
	for _, x := range r.drafts {
		r.carryToParagraph(x)
	}
	for _, x := range r.drafts {
		r.mendBounds(x)
	}
	kept := r.drafts[:0]
	for _, x := range r.drafts {
		if len(x.Content) > 0 && r.plausible(x) {
			kept = append(kept, x)
		}
	}
	r.drafts = kept
}

// dropHeading takes back what is a heading between the sections of an article, a few words in quotation marks and
// capitals in a paragraph of their own: 'All Bets Are Off.'
func (r *reading) dropHeading(x *draft) {
	x.Content = slices.DeleteFunc(x.Content, func(c text.Span) bool {
		p := r.doc.Paragraphs[min(r.paragraphAt(c.Start), len(r.doc.Paragraphs)-1)]
		whole := strings.Trim(p.Cut(r.doc.Text), " \u00a0\n\t")
		if 2*c.Len() < len(whole) {
			return false // before the words are cut: a paragraph of a megabyte has a thousand pieces of content
		}
		words := strings.Fields(whole)
		if len(words) > 8 || len(words) < 2 || !r.isQuoted([]text.Span{c}) {
			return false
		}
		for _, w := range words {
			w = strings.Trim(w, "'’‘“”\".,!?")
			if len(w) > 3 && !isCapitalised(w) {
				return false
			}
		}
		return isCapitalised(strings.Trim(words[len(words)-1], "'’‘“”\".,!?"))
	})
}

// dropStrayContent takes back pieces of content in sentences where neither cue nor source stands: only a quotation
// runs on there.
func (r *reading) dropStrayContent(x *draft) {
	if x.cue.none() {
		return
	}
	var kept []text.Span
	home := r.doc.Sentences[x.cue.sentence].Span
	for _, c := range x.Content {
		if c.Overlaps(home) && (c.Start >= home.Start && c.End <= home.End || r.partlyQuoted([]text.Span{c})) || r.partlyQuoted([]text.Span{c}) {
			kept = append(kept, c)
		} else if c.Overlaps(home) {
			kept = append(kept, text.Span{Start: max(c.Start, home.Start), End: min(c.End, home.End)})
		}
	}
	x.Content = kept
	if len(kept) > 0 {
		x.Sentence = r.sentenceAt(kept[0].Start)
	}
}

func (r *reading) sentenceAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.doc.Sentences, at, func(s nlp.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	return min(i, len(r.doc.Sentences)-1)
}

// dropPatient takes back a source that is the one spoken to or of: the subject of a passive ("the parties are urged").
func (r *reading) dropPatient(x *draft) {
	if x.cue.none() || x.source.none() || x.source.sentence != x.cue.sentence || x.source.start > x.cue.start || !r.isPassive(x) {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	head := headOf(s, x.source)
	if t := &s.Tokens[head]; t.Relation == "nsubj:pass" && t.Head == r.cueHead(x) {
		x.Content = append([]text.Span{r.span(x.source)}, x.Content...)
		x.source, x.Source = place{sentence: -1}, nil
	}
}

// dropAddressee takes back a source that is the object of a participle: whom somebody calls on is not who speaks ("..., he
// went on, calling out the speaker").
func (r *reading) dropAddressee(x *draft) {
	if x.cue.none() || x.source.none() || x.source.sentence != x.cue.sentence || x.source.start < x.cue.end {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	cue, source := r.cueHead(x), &s.Tokens[headOf(s, x.source)]
	if s.Tokens[cue].Tag == "VBG" && source.Relation == "obj" && source.Head == cue {
		x.source, x.Source = place{sentence: -1}, nil
	}
}

// cueHead is the index of the token that the cue is about: its verb, else its noun, else its last token.
func (r *reading) cueHead(x *draft) int {
	tokens := r.doc.Sentences[x.cue.sentence].Tokens
	best := -1
	for i := x.cue.start; i < x.cue.end; i++ {
		t := &tokens[i]
		if strings.EqualFold(t.Lemma, x.CueLemma) || strings.HasPrefix(x.CueLemma, strings.ToLower(t.Lemma)+" ") {
			return i
		}
		if strings.HasPrefix(t.Tag, "V") && !isAuxiliary(t) {
			best = i
		}
	}
	if best >= 0 {
		return best
	}
	for i := x.cue.end - 1; i >= x.cue.start; i-- {
		if strings.HasPrefix(tokens[i].Tag, "NN") {
			return i
		}
	}
	return x.cue.end - 1
}

func isAuxiliary(t *nlp.Token) bool {
	if strings.HasPrefix(t.Relation, "aux") || t.Relation == "cop" {
		return true
	}
	switch strings.ToLower(t.Lemma) {
	case "be", "have", "do", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "get":
		return t.Relation == ""
	}
	return false
}

// isPassive reports whether a cue is a passive: a participle with a form of "be" before it, or a bare one after its
// noun ("recognised by some").
func (r *reading) isPassive(x *draft) bool {
	s := &r.doc.Sentences[x.cue.sentence]
	h := r.cueHead(x)
	if s.Tokens[h].Tag != "VBN" {
		return false
	}
	for i := h - 1; i >= 0 && i >= h-4; i-- {
		switch strings.ToLower(s.Tokens[i].Lemma) {
		case "be", "get":
			return true
		case "have", "'ve", "’ve":
			return false
		}
		if t := s.Tokens[i].Tag; t != "RB" && !strings.HasPrefix(t, "V") && t != "MD" {
			break
		}
	}
	return s.Tokens[h].Relation == "acl"
}

// passiveSource finds the speaker of a passive cue in the phrase with "by" that follows it.
func (r *reading) passiveSource(x *draft) {
	if x.cue.none() || !x.source.none() || !r.isPassive(x) {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	by := x.cue.end
	if strings.EqualFold(s.Tokens[by-1].Form, "by") {
		by--
	}
	if by >= len(s.Tokens) || !strings.EqualFold(s.Tokens[by].Form, "by") || by+1 >= len(s.Tokens) {
		return
	}
	p := place{x.cue.sentence, by + 1, r.phraseEnd(s, by+1)}
	if p.end <= p.start {
		return
	}
	if about := r.sourceAt(p); !r.canSpeak(about, x.CueLemma, "report") {
		return
	}
	x.source, x.Source = p, []text.Span{r.span(p)}
	r.cutFromContent(x, text.Span{Start: s.Tokens[by].Start, End: s.Tokens[p.end-1].End})
}

// phraseEnd is the end of the noun phrase that begins at token i: before the next verb, comma or clause.
func (r *reading) phraseEnd(s *nlp.Sentence, i int) int {
	for ; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		switch {
		case strings.HasPrefix(t.Tag, "V") && t.Class != "ADJ", t.Tag == "MD", strings.HasPrefix(t.Tag, "W"), t.Tag == ",", t.Tag == ".", t.Tag == ":":
			return i
		case t.Tag == "IN" && !slices.Contains([]string{"of", "for", "from", "in", "at"}, strings.ToLower(t.Form)):
			return i
		case t.Tag == "TO", t.Tag == "-LRB-", t.Tag == "``", t.Tag == "''":
			return i
		}
	}
	return i
}

// cutFromContent takes a span out of the content.
func (r *reading) cutFromContent(x *draft, cut text.Span) {
	var kept []text.Span
	for _, c := range x.Content {
		for _, part := range []text.Span{{Start: c.Start, End: min(c.End, cut.Start)}, {Start: max(c.Start, cut.End), End: c.End}} {
			if part.Len() > 0 && strings.ContainsFunc(part.Cut(r.doc.Text), isWordRune) {
				part.End = part.Start + len(strings.TrimRight(part.Cut(r.doc.Text), " "))
				part.Start = part.End - len(strings.TrimLeft(part.Cut(r.doc.Text), " ,"))
				kept = append(kept, part)
			}
		}
	}
	x.Content = kept
}

// subjectSource finds the speaker of an active cue: its subject, or, for a participle or an infinitive without one,
// the subject of the verb that governs it ("..., adding that").
func (r *reading) subjectSource(x *draft) {
	if x.cue.none() {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	h := r.cueHead(x)
	if r.isPassive(x) || s.Tokens[h].Relation == "" {
		return
	}
	if strings.HasPrefix(s.Tokens[h].Tag, "NN") {
		r.ownerSource(x, s, h)
		return
	}
	if !strings.HasPrefix(s.Tokens[h].Tag, "V") {
		return
	}
	subject := r.controller(s, h)
	if subject < 0 {
		x.speechless = s.Tokens[h].Tag == "VBG"
		return
	}
	p := r.nounPhrase(s, subject)
	if p.end <= p.start || r.span(p).Overlaps(r.span(x.cue)) {
		return
	}
	if about := r.sourceAt(p); !r.canSpeak(about, x.CueLemma, x.CueClass) {
		x.speechless = true
		return
	}
	span := r.span(p)
	r.cutFromContent(x, span)
	x.source, x.Source = p, []text.Span{span}
}

// invertedSource finds the speaker behind the cue at the end of a sentence: "..., reported The Brayle Courier."
func (r *reading) invertedSource(x *draft) {
	if x.cue.none() || x.cue.start == 0 || r.isPassive(x) {
		return
	}
	s := &r.doc.Sentences[x.cue.sentence]
	if x.cue.end >= len(s.Tokens) || s.Tokens[x.cue.start-1].Class != "PUNCT" || !startsPhrase(&s.Tokens[x.cue.end]) || s.Tokens[r.cueHead(x)].Tag == "VBG" {
		return
	}
	p := place{x.cue.sentence, x.cue.end, r.phraseEnd(s, x.cue.end)}
	for i := p.end; i < len(s.Tokens); i++ {
		if s.Tokens[i].Class != "PUNCT" {
			return
		}
	}
	if p.end <= p.start {
		return
	}
	if about := r.sourceAt(p); isHuman(about.kind) || about.kind == documentSource {
		x.source, x.Source = p, []text.Span{r.span(p)}
		r.cutFromContent(x, r.span(p))
	}
}

// controller is the subject of a verb: its own, or that of the verb it depends on.
func (r *reading) controller(s *nlp.Sentence, verb int) int {
	for steps := 0; steps < 4 && verb >= 0; steps++ {
		passive := false
		for _, c := range s.Children(verb) {
			switch s.Tokens[c].Relation {
			case "nsubj", "csubj", "nsubj:outer":
				return r.antecedent(s, c)
			case "nsubj:pass":
				if steps == 0 {
					passive = true
				} else {
					return r.antecedent(s, c)
				}
			}
		}
		if passive {
			return -1
		}
		switch rel := s.Tokens[verb].Relation; {
		case rel == "advcl", rel == "xcomp", rel == "conj", rel == "parataxis", rel == "dep":
			verb = s.Tokens[verb].Head
		case rel == "acl":
			return s.Tokens[verb].Head
		case rel == "acl:relcl":
			return s.Tokens[verb].Head
		default:
			return -1
		}
	}
	return -1
}

// antecedent of a relative pronoun that is a subject is the noun that its clause depends on.
func (r *reading) antecedent(s *nlp.Sentence, subject int) int {
	t := &s.Tokens[subject]
	if t.Tag != "WP" && t.Tag != "WDT" {
		return subject
	}
	verb := t.Head
	for n := 0; n < 3 && verb >= 0; n++ {
		if s.Tokens[verb].Relation == "acl:relcl" {
			return s.Tokens[verb].Head
		}
		verb = s.Tokens[verb].Head
	}
	return subject
}

// ownerSource finds the speaker of a noun of saying: "the minister's claim", "a pledge from Moscow".
func (r *reading) ownerSource(x *draft, s *nlp.Sentence, h int) {
	for _, c := range s.Children(h) {
		t := &s.Tokens[c]
		owner := t.Relation == "nmod:poss"
		if t.Relation == "nmod" && c > h {
			for _, m := range s.Children(c) {
				form := strings.ToLower(s.Tokens[m].Form)
				owner = owner || s.Tokens[m].Relation == "case" && (form == "from" || form == "by")
			}
		}
		if !owner {
			continue
		}
		p := r.nounPhrase(s, c)
		if about := r.sourceAt(p); r.canSpeak(about, x.CueLemma, "report") {
			x.source, x.Source = p, []text.Span{r.span(p)}
			r.cutFromContent(x, r.span(p))
			return
		}
	}
}

// nounPhrase is the run of tokens that a noun heads, without clauses that hang on it, prepositions before it and
// marks at its end.
func (r *reading) nounPhrase(s *nlp.Sentence, head int) place {
	lo, hi := head, head
	in := make([]bool, len(s.Tokens))
	in[head] = true
	for changed := true; changed; {
		changed = false
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if in[i] || t.Head < 0 || !in[t.Head] {
				continue
			}
			switch t.Relation {
			case "acl", "acl:relcl", "advcl", "parataxis", "punct", "cop", "ccomp", "aux", "nsubj", "mark", "advmod":
				continue
			case "case":
				if t.Head == head && i < head {
					continue
				}
			}
			in[i], changed = true, true
		}
	}
	for lo > 0 && in[lo-1] {
		lo--
	}
	for hi+1 < len(s.Tokens) && (in[hi+1] || s.Tokens[hi+1].Tag == "," && hi+2 < len(s.Tokens) && in[hi+2]) {
		hi++
	}
	return place{s.Index, lo, hi + 1}
}

// plausible takes back what cannot be saying: a source that cannot speak beside a verb that only looks like saying,
// and a cue of that kind without a source. What is merely unsure is kept, and is not firm.
func (r *reading) plausible(x *draft) bool {
	pseudo := r.listed(x.CueLemma, "cue/pseudo")
	if !x.source.none() {
		about := r.sourceAt(x.source)
		if about.kind == nobody && !x.cue.none() && r.doc.Sentences[x.cue.sentence].Tokens[r.cueHead(x)].Tag == "VBG" && !r.partlyQuoted(x.Content) {
			return false // the writer's gloss: "this stance avoids overreach while reiterating a commitment"
		}
		if r.canSpeak(about, x.CueLemma, x.CueClass) {
			return true
		}
		return x.Confidence >= sureOfSource
	}
	if r.partlyQuoted(x.Content) {
		return true
	}
	if x.cue.none() || x.speechless && pseudo {
		return false
	}
	return r.isHearsay(x) || x.Confidence >= sureOfHearsay
}

// The confidences from which an attribution is kept, not firm, although its source cannot speak for all that the lists know,
// or although it names no source and no rule knows its form.
const (
	sureOfSource  = 0.6
	sureOfHearsay = 0.45
)

// isHearsay reports whether a cue without a source tells that somebody says so without saying who.
func (r *reading) isHearsay(x *draft) bool {
	s := &r.doc.Sentences[x.cue.sentence]
	h := r.cueHead(x)
	t := &s.Tokens[h]
	var forms []string
	for i := x.cue.start; i < x.cue.end; i++ {
		forms = append(forms, strings.ToLower(s.Tokens[i].Form))
	}
	phrase := strings.Join(forms, " ")
	for _, p := range []string{phrase, phrase + " to", strings.TrimSuffix(phrase, " that")} {
		if v, ok := r.rules.VagueSource(p); ok && v.Form != "noun" {
			return true
		}
	}
	switch {
	case strings.HasPrefix(t.Tag, "NN"):
		return r.listed(strings.ToLower(t.Lemma), "cue/noun")
	case strings.HasPrefix(t.Tag, "V") && r.isPassive(x):
		_, known := r.rules.Cue(strings.ToLower(t.Lemma), "verb")
		return known && !r.listed(x.CueLemma, "cue/pseudo") && r.leadsToContent(s, x)
	case strings.HasPrefix(t.Tag, "RB"), strings.HasPrefix(t.Tag, "JJ"):
		return x.CueClass != ""
	}
	return x.CueClass == "hearsay"
}

// leadsToContent reports whether a passive goes on with what is said: "is expected to", "was reported that", "are seen
// as", "is accused of"; not "was called" a name or "was charged with" a crime.
func (r *reading) leadsToContent(s *nlp.Sentence, x *draft) bool {
	for i := x.cue.end - 1; i <= x.cue.end && i < len(s.Tokens); i++ {
		switch strings.ToLower(s.Tokens[i].Form) {
		case "to", "that", "as", "of":
			return true
		}
	}
	return x.cue.start > 0 && strings.EqualFold(s.Tokens[x.cue.start-1].Form, "it") || strings.EqualFold(s.Tokens[x.cue.start].Form, "it")
}

// partlyQuoted reports whether part of the content is a quotation that is no name and longer than two words.
func (r *reading) partlyQuoted(content []text.Span) bool {
	for _, c := range content {
		for i := r.quoteAt(c.Start); i < len(r.quotes) && r.quotes[i].Outer.Start < c.End; i++ {
			if q := &r.quotes[i]; !q.Name && strings.Count(q.Inner.Cut(r.doc.Text), " ") >= 2 && q.Inner.Overlaps(c) {
				return true
			}
		}
	}
	return false
}

// quoteAt is the index of the first quotation that ends after a byte of the text.
func (r *reading) quoteAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.quotes, at, func(q quotation.Quotation, at int) int {
		if q.Outer.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// carryOver gives contents without a source that of the quotation that they go on with, or of the speech beside them
// in the paragraph.
func (r *reading) carryOver() {
	slices.SortStableFunc(r.drafts, func(a, b *draft) int { return text.Compare(a.at(), b.at()) })
	for i, x := range r.drafts {
		if !x.source.none() || len(x.Content) == 0 || !r.partlyQuoted(x.Content) || r.passiveOrNoun(x) {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(r.drafts) {
				continue
			}
			y := r.drafts[j]
			if y.source.none() || len(y.Content) == 0 || !r.partlyQuoted(y.Content) {
				continue
			}
			near := r.doc.Sentences[x.Sentence].Paragraph - r.doc.Sentences[y.Sentence].Paragraph
			if near == 0 || j < i && near == 1 && r.continues(x.Content[0]) {
				x.source, x.Source, x.Carried = y.source, y.Source, true
				break
			}
		}
	}
}

func (r *reading) passiveOrNoun(x *draft) bool {
	return !x.cue.none() && (r.isPassive(x) || strings.HasPrefix(r.doc.Sentences[x.cue.sentence].Tokens[r.cueHead(x)].Tag, "NN"))
}

// continues reports whether a content begins with a quotation that goes on with one of the paragraph before.
func (r *reading) continues(c text.Span) bool {
	i := r.quoteAt(c.Start)
	return i < len(r.quotes) && r.quotes[i].Outer.Overlaps(c) && r.quotes[i].Continues >= 0
}

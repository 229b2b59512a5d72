package analysis

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// fragment is what one sentence quotes: a whole sentence that somebody said, or a few words of it.
type fragment struct {
	document, sentence int
	text.Span
	words []string
	// content is how many of the words tell something.
	content int
	said    *attribution.Attribution
	// verbs is true where one of the words is a verb, verbFirst where the first is; sentenceFirst where they begin their
	// sentence, wholly where they are all of it.
	verbs, verbFirst, sentenceFirst bool
}

// Two outlets quote one utterance when leastQuotation words in a row are the same; fewer will do, but leastFragment with
// leastTelling that tell something, of one speaker who is named.
const (
	leastFragment = 3
	leastTelling  = 2
	leastSentence = 5
)

// utterances reports what several outlets of a story quote in the same words: that it was said is a matter on which they agree, even
// where each got it from the other or from the speaker.
func (b *builder) utterances(ctx context.Context, documents []int) error {
	var all []fragment
	by := map[string][]int{}
	for _, i := range documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, f := range b.documents[i].fragments(i) {
			for k := 0; k+leastFragment <= len(f.words); k++ {
				run := strings.Join(f.words[k:k+leastFragment], " ")
				by[run] = append(by[run], len(all))
			}
			all = append(all, f)
		}
	}
	taken := make([]bool, len(all))
	for i := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if taken[i] || len(all[i].words) < leastFragment {
			continue
		}
		group := []int{i}
		in := map[int]bool{i: true}
		speak := map[int]bool{all[i].document: true}
		for k := 0; k+leastFragment <= len(all[i].words); k++ {
			for _, j := range by[strings.Join(all[i].words[k:k+leastFragment], " ")] {
				if j > i && !taken[j] && !in[j] && !speak[all[j].document] && b.oneWording(&all[i], &all[j]) {
					in[j], speak[all[j].document] = true, true
					group = append(group, j)
				}
			}
		}
		if len(group) < 2 || !b.tellUtterance(documents, all, group) {
			continue
		}
		for _, j := range group {
			taken[j] = true
		}
	}
	return nil
}

// fragments are the runs of quoted words of the sentences of a document.
func (d *document) fragments(number int) []fragment {
	var out []fragment
	for k := range d.read.Sentences {
		s := &d.read.Sentences[k]
		var f *fragment
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if !t.InQuote {
				f = nil
				continue
			}
			if !wordLike(t.Form) {
				continue
			}
			if f == nil {
				out = append(out, fragment{document: number, sentence: k, Span: t.Span, verbFirst: verbal(t), sentenceFirst: i <= 1})
				f = &out[len(out)-1]
			}
			f.verbs = f.verbs || verbal(t)
			f.Span = f.Span.Hull(t.Span)
			f.words = append(f.words, strings.ReplaceAll(strings.ToLower(t.Form), "’", "'"))
			if contentWord(t) {
				f.content++
			}
		}
	}
	for i := range out {
		out[i].said = d.saidBy(out[i].Span)
	}
	return out
}

func verbal(t *nlp.Token) bool { return t.Class == "VERB" || t.Class == "AUX" }

// saidBy is the attribution whose content holds a quotation or, where it was read too short or too long, shares most of it.
func (d *document) saidBy(s text.Span) *attribution.Attribution {
	if a := d.attributionAt(s); a != nil {
		return a
	}
	var best *attribution.Attribution
	most := 0
	for i := range d.attributions.Attributions {
		a := &d.attributions.Attributions[i]
		for _, c := range a.Content {
			if n := min(c.End, s.End) - max(c.Start, s.Start); n > most {
				best, most = a, n
			}
		}
	}
	return best
}

// oneWording reports whether two fragments are the same utterance: the shorter stands in the longer but for a word here and
// there, and they are of one speaker as far as is known.
func (b *builder) oneWording(x, y *fragment) bool {
	short, long := x, y
	if len(y.words) < len(x.words) {
		short, long = y, x
	}
	if turned(short.words, long.words) {
		return false
	}
	ex, ey := b.speaker(x.document, x.said), b.speaker(y.document, y.said)
	if ex != nil && ey != nil && !b.oneSpeaker(x.document, x.said, y.document, y.said) {
		return false
	}
	if len(short.words) >= leastQuotation {
		return (short.content > leastTelling || len(short.words) > leastQuotation && short.content == leastTelling) && 5*longestRun(short.words, long.words) >= 4*len(short.words)
	}
	if short.sentenceFirst && long.sentenceFirst && len(short.words) < leastSentence {
		return false // two short sentences of a speech: "A different theology."
	}
	return (short.content >= leastTelling || len(short.words) > leastSentence) && ex != nil && ey != nil && entity.Same(ex, ey) >= entity.SureSame && longestRun(short.words, long.words) == len(short.words)
}

// turned reports whether the longer of two quotations has words that turn what the other says: "we cannot say that the driver
// was at fault".
func turned(short, long []string) bool {
	count := map[string]int{}
	for _, w := range long {
		count[w]++
	}
	for _, w := range short {
		count[w]--
	}
	for w, n := range count {
		if n <= 0 {
			continue
		}
		switch w {
		case "not", "n't", "cannot", "never", "no", "nobody", "if", "unless", "whether":
			return true
		}
	}
	return false
}

// longestRun is the length of the longest run of words that two texts have in common.
func longestRun(x, y []string) int {
	best := 0
	row := make([]int, len(y)+1)
	for i := range x {
		diagonal := 0
		for j := range y {
			above := row[j+1]
			row[j+1] = 0
			if x[i] == y[j] {
				row[j+1] = diagonal + 1
				best = max(best, row[j+1])
			}
			diagonal = above
		}
	}
	return best
}

// tellUtterance makes the finding of a quotation, false where all who have it are of one house or copy one another's articles.
func (b *builder) tellUtterance(story []int, all []fragment, group []int) bool {
	v := string(verdict.Agree)
	f := report.Finding{Kind: "agreement", Verdict: &v, Slot: string(verdict.Attribution), Rule: "agree/quotation",
		Severity: b.severity("agree/quotation", verdict.Agree), Confidence: report.Confidence{Event: .95, Verdict: .9}}
	var places, houses []passage.Place
	names := namedSources{b: b, one: true}
	lead := all[group[0]]
	var said []sourced
	speaks := map[int]bool{}
	slices.SortFunc(group, func(x, y int) int {
		return cmp.Or(cmp.Compare(all[x].document, all[y].document), text.Compare(all[x].Span, all[y].Span))
	})
	for _, i := range group {
		q := all[i]
		d := b.documents[q.document]
		m := d.member(q.sentence, q.Span, q.said)
		m.Answer.Group = 1
		f.Members = append(f.Members, m)
		places = append(places, passage.Place{Document: q.document, Span: m.Span})
		houses = append(houses, passage.Place{Document: q.document})
		speaks[q.document] = true
		names.add(q.document, q.said)
		said = append(said, sourced{q.document, q.said})
		if len(q.words) < len(lead.words) {
			lead = q
		}
	}
	if b.copies.Count(houses) < 2 {
		return false
	}
	f.NamedSources, f.Origins = names.count(), b.origins.Count(places)
	f.Why = []string{"the same words stand in quotation marks in each"}
	if f.Origins == 1 {
		f.Why = append(f.Why, oneOrigin)
	}
	who := b.voiceOf(said)
	f.Question = b.askUtterance(&lead, who)
	b.nameSpeakers(f.Members, who, said)
	for _, i := range story {
		if !speaks[i] {
			f.Silent = append(f.Silent, b.documents[i].ID)
		}
	}
	b.report.Findings = append(b.report.Findings, f)
	return true
}

// speakerOf is the name that most give, and of those the fullest; that of a son whom others give as his father is not.
func speakerOf(names []string) string {
	best, most := "", 0
	for _, n := range names {
		count := 0
		for _, o := range names {
			if o == n {
				count++
			}
		}
		if len(strings.Fields(best)) > mostOfName && len(strings.Fields(n)) <= mostOfName && strings.HasSuffix(best, " "+n) {
			best, most = n, count // without words of the page
			continue
		}
		if len(strings.Fields(n)) > mostOfName && best != "" && strings.HasSuffix(n, " "+best) {
			continue
		}
		switch junior, other := strings.HasSuffix(n, "Jr."), strings.HasSuffix(best, "Jr."); {
		case count > most, count == most && other && !junior, count == most && junior == other && len(n) > len(best):
			best, most = n, count
		}
	}
	return best
}

// askUtterance asks whether somebody said what is quoted, in the shortest wording, cut where it is long.
func (b *builder) askUtterance(q *fragment, speaker string) string {
	d := b.documents[q.document]
	words := strings.Fields(strings.NewReplacer("“", "", "”", "", "\"", "").Replace(unmarked(d.Text, q.Span).Cut(d.Text)))
	whole := true
	if len(words) > longestUtterance {
		words, whole = words[:longestUtterance], false
	}
	said := strings.TrimRight(strings.Join(words, " "), ",;:.-–— ")
	if !whole {
		said += " …"
	}
	asks := whole && strings.HasPrefix(strings.TrimLeft(d.Text[unmarked(d.Text, q.Span).End:], " "), "?")
	switch {
	case speaker != "" && asks:
		return "Did " + speaker + " ask “" + said + "”?"
	case speaker == "":
		return "Who said “" + said + "”?"
	case clausal(&d.read.Sentences[q.sentence], q.Span) && !q.verbFirst:
		return "Did " + speaker + " say “" + said + "”?"
	case q.verbs:
		return "Did " + speaker + " use the words “" + said + "”?"
	}
	if first, rest, _ := strings.Cut(said, " "); q.sentenceFirst && first != strings.ToUpper(first) && !alwaysCapital(d, first) {
		said = strings.TrimSpace(strings.ToLower(first) + " " + rest)
	}
	return "Did " + speaker + " speak of “" + said + "”?"
}

// longestUtterance is how many words of a quotation a question repeats.
const longestUtterance = 16

// clausal reports whether a span holds a finite verb with its subject.
func clausal(s *nlp.Sentence, span text.Span) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if h := t.Head; h >= 0 && strings.HasPrefix(t.Relation, "nsubj") && span.Contains(t.Span) && span.Contains(s.Tokens[h].Span) {
			return true
		}
	}
	return false
}

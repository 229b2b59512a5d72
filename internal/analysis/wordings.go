package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
)

// wording is what one sentence quotes, word by word.
type wording struct {
	document, sentence int
	words              []quotedWord
}

type quotedWord struct {
	form, lemma string
	text.Span
	token int // its position in the sentence
	// mended words bear an editor's mark, or are a sound of hesitation; adjoins is false where a word that is not quoted, or a mark
	// of omission, stands before the word.
	mended, adjoins bool
}

// wordings holds the quotations of a story against each other, word by word: sentences that share nothing but a quotation are no
// near-duplicates, and yet only one of two versions can be what was said.
func (b *builder) wordings(ctx context.Context) error {
	var all []wording
	byRun := map[string][]int{}
	for i := range b.documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, w := range b.quotationsOf(i) {
			for k := 0; k+sharedWords <= len(w.words); k++ {
				run := w.run(k)
				if at := byRun[run]; len(at) == 0 || at[len(at)-1] != len(all) {
					byRun[run] = append(at, len(all))
				}
			}
			all = append(all, w)
		}
	}
	told := b.toldOfQuotations()
	printed := make([]string, len(b.documents)) // all that each document quotes
	for i := range all {
		printed[all[i].document] += " " + forms(all[i].words) + " |"
	}
	seen := make([]int, len(all)) // the last quotation, from 1, that each was held against
	said := map[saidOf]bool{}
	for j := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		for k := 0; k+sharedWords <= len(all[j].words); k++ {
			for _, i := range byRun[all[j].run(k)] {
				x, y := &all[i], &all[j]
				if i >= j || seen[i] == j+1 || x.document == y.document || b.stories[x.document][0] != b.stories[y.document][0] {
					continue
				}
				seen[i] = j + 1
				if told[b.placeOf(x)] && told[b.placeOf(y)] {
					continue
				}
				b.otherWording(x, y, said, printed)
			}
		}
	}
	return nil
}

// quotationsOf are the quotations of a document that are long enough to be held against others.
func (b *builder) quotationsOf(document int) []wording {
	var out []wording
	sentences := b.documents[document].read.Sentences
	for s := range sentences {
		w := wording{document, s, quotedWords(&sentences[s])}
		if len(w.words) < leastShort {
			continue
		}
		for k := range w.words {
			if word, ok := b.engine.pack.Variant("spelling", w.words[k].form); ok {
				w.words[k].form = word // "O.K.", "okay"
			}
		}
		out = append(out, w)
	}
	return out
}

// A quotation must have leastWording words to be held against another, with sharedWords in a row in common; a place where they
// differ needs flank words in common on either side.
const (
	leastWording = 7
	leastShort   = 5 // of one speaker
	sharedWords  = 4
	flank        = 2
	// leastVersion words, those beside a change included, are enough to know a version again.
	leastVersion = 5
	// With surelyLong words in common one beside the place is enough.
	surelyLong = 12
)

func (w *wording) run(k int) string {
	var forms []string
	for _, q := range w.words[k : k+sharedWords] {
		forms = append(forms, q.form)
	}
	return strings.Join(forms, " ")
}

// quotedWords lists the words of a sentence that stand in quotation marks.
func quotedWords(s *nlp.Sentence) []quotedWord {
	var out []quotedWord
	adjoins := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch {
		case t.InQuote && t.Form == "&":
			out = append(out, quotedWord{form: "and", lemma: "and", Span: t.Span, token: i, adjoins: adjoins})
			adjoins = true
		case !t.InQuote || strings.ContainsAny(t.Form, "…[]()") || strings.Contains(t.Form, ".."):
			adjoins = false
		case wordLike(t.Form):
			form := strings.Map(func(r rune) rune {
				if r == '.' || r == '-' {
					return -1
				}
				return unicode.ToLower(r)
			}, strings.ReplaceAll(t.Form, "’", "'"))
			out = append(out, quotedWord{form: form, lemma: strings.ToLower(t.Lemma), Span: t.Span, token: i, adjoins: adjoins,
				mended: strings.ContainsAny(form, "'()*@#&") || fillers[form] || strings.ContainsFunc(form, unicode.IsDigit)})
			adjoins = true
		}
	}
	return out
}

// oneDifference makes one finding of those that tell the same difference between quotations, of whatever documents.
func (b *builder) oneDifference(ctx context.Context) error {
	told := map[string][]int{}
	var out []report.Finding
	for _, f := range b.report.Findings {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.Rule != "quote/edited" && f.Rule != "quote/changed" {
			out = append(out, f)
			continue
		}
		if b.recordedTwice(&f) {
			continue
		}
		var answers []string
		for _, m := range f.Members {
			if a := strings.Join(strings.FieldsFunc(strings.ToLower(m.Answer.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " "); !slices.Contains(answers, a) {
				answers = append(answers, a)
			}
		}
		slices.Sort(answers)
		key := f.Rule + "|" + strings.Join(answers, "|")
		if k := slices.IndexFunc(told[key], func(i int) bool { return b.quotesAlike(&out[i], &f) }); k >= 0 {
			b.join(&out[told[key][k]], f)
			continue
		}
		told[key] = append(told[key], len(out))
		out = append(out, f)
	}
	b.report.Findings = out
	return nil
}

// quotesAlike reports whether two findings on quotations are of one utterance.
func (b *builder) quotesAlike(f, o *report.Finding) bool {
	words := func(m report.Member) []string { return strings.Fields(strings.ToLower(m.Text)) }
	return slices.ContainsFunc(f.Members, func(m report.Member) bool {
		return slices.ContainsFunc(o.Members, func(n report.Member) bool {
			return m.Document == n.Document && m.Span == n.Span || sameUtterance(words(m), words(n))
		})
	})
}

// toldOfQuotations are the sentences that a finding on copies or quotations holds already.
func (b *builder) toldOfQuotations() map[place]bool {
	out := map[place]bool{}
	for i := range b.report.Findings {
		if f := &b.report.Findings[i]; strings.HasPrefix(f.Rule, "quote/") || strings.HasPrefix(f.Rule, "copy/") {
			for _, m := range f.Members {
				out[place{m.Document, m.Start}] = true
			}
		}
	}
	return out
}

func (b *builder) placeOf(w *wording) place {
	d := b.documents[w.document]
	return place{d.ID, d.read.Sentences[w.sentence].Start}
}

// saidOf is a difference between quotations in a story, which its first document names.
type saidOf struct {
	story       int
	here, there string
}

// otherWording makes the finding of the first place in which two quotations of one utterance differ; said are the differences
// that were told already of a story, printed what each document quotes: of two sentences that a document prints both neither is a
// version of the other.
func (b *builder) otherWording(x, y *wording, said map[saidOf]bool, printed []string) {
	if slices.EqualFunc(x.words, y.words, func(p, q quotedWord) bool { return p.form == q.form }) {
		return
	}
	tell := func(u, v []quotedWord) {
		key := saidOf{b.stories[x.document][0], forms(u), forms(v)}
		both := strings.Contains(printed[x.document], " "+forms(knownBy(y, v))+" ") || strings.Contains(printed[y.document], " "+forms(knownBy(x, u))+" ")
		if reverse := (saidOf{key.story, key.there, key.here}); !said[key] && !said[reverse] && !both {
			said[key] = true
			b.twoWordings(x, y, text.Span{Start: u[0].Start, End: u[len(u)-1].End}, text.Span{Start: v[0].Start, End: v[len(v)-1].End})
		}
	}
	matched := inCommon(x.words, y.words)
	if len(matched) < surelyLong && !mayBeWithin(b.documents[x.document].Published, b.documents[y.document].Published, storyDays) {
		return // "It is time for Congress to", said every month
	}
	for from := 0; from < len(matched); {
		to := from + 1
		for to < len(matched) && matched[to][0]-matched[to-1][0] <= mostReworded+1 && matched[to][1]-matched[to-1][1] <= mostReworded+1 {
			to++
		}
		if u, v, ok := b.firstChange(x, y, matched[from:to]); ok {
			tell(u, v)
			return
		}
		from = to
	}
	p, q := b.speaker(x.document, b.documents[x.document].attributionAt(x.words[0].Span)), b.speaker(y.document, b.documents[y.document].attributionAt(y.words[0].Span))
	if p == nil || q == nil || entity.Same(p, q) < entity.SureSame {
		return
	}
	if u, v, ok := b.shortChange(x, y, matched); ok {
		tell(u, v)
	}
}

// knownBy adds words of a quotation on either side until there are enough to know a version again.
func knownBy(w *wording, words []quotedWord) []quotedWord {
	from := slices.IndexFunc(w.words, func(q quotedWord) bool { return q.Start == words[0].Start })
	to := from + len(words)
	for to-from < leastVersion && (from > 0 || to < len(w.words)) {
		from, to = max(0, from-1), min(len(w.words), to+1)
	}
	return w.words[from:to]
}

// firstChange is the first place in which two stretches of quotation with words in common differ by more than house style, with
// a word on either side.
func (b *builder) firstChange(x, y *wording, matched [][2]int) (u, v []quotedWord, ok bool) {
	if len(matched) < leastWording {
		return nil, nil, false
	}
	// Nearly all must be the same: outlets cut one utterance where they like, but do not write it anew.
	first, last := matched[0], matched[len(matched)-1]
	if long := max(last[0]-first[0], last[1]-first[1]) + 1; float64(len(matched)) < sureCopy*float64(long) {
		return nil, nil, false
	}
	beside := flank
	if len(matched) >= surelyLong {
		beside = 1
	}
	for k := beside; k+beside <= len(matched); k++ {
		p, q := matched[k-1], matched[k]
		if q[0] == p[0]+1 && q[1] == p[1]+1 || matched[k-beside] != [2]int{p[0] - beside + 1, p[1] - beside + 1} || matched[k+beside-1] != [2]int{q[0] + beside - 1, q[1] + beside - 1} {
			continue
		}
		u, v = x.words[p[0]:q[0]+1], y.words[p[1]:q[1]+1]
		if !wholly(u) || !wholly(v) {
			continue
		}
		s, t := forms(u[1:len(u)-1]), forms(v[1:len(v)-1])
		if moved(s, t, x.words[q[0]:], y.words[q[1]:]) || s != "" && t != "" && respelled(s, t) || b.oneTelling(b.version(x, u, len(u)-1), b.version(y, v, len(v)-1)) {
			continue
		}
		if beside < flank && (k == beside && b.smallWord(x.words[p[0]].lemma) || k+beside == len(matched) && b.smallWord(x.words[q[0]].lemma)) {
			continue // "the" stands in any two sentences
		}
		return u, v, true
	}
	return nil, nil, false
}

// moved reports whether the words that only one quotation has here stand a word or two further on in the other: "November 8",
// "8 November".
func moved(here, there string, behindHere, behindThere []quotedWord) bool {
	only, behind := here, behindThere
	if here == "" {
		only, behind = there, behindHere
	}
	return (here == "") != (there == "") && strings.Contains(" "+forms(behind[:min(len(behind), mostMoved)])+" ", " "+only+" ")
}

// mostMoved is how many words on a word may stand in another version that is in another order.
const mostMoved = 3

// wholly reports whether all words but the first follow each other within the quotation, and none between the two outer ones is an
// editor's. The outer ones both quotations have alike.
func wholly(words []quotedWord) bool {
	return !slices.ContainsFunc(words[1:], func(w quotedWord) bool { return !w.adjoins }) && !slices.ContainsFunc(words[1:len(words)-1], func(w quotedWord) bool { return w.mended })
}

// shortChange is the place in which two quotations of one speaker differ that are too short to be known again by whoever quotes
// them, or differ where they end: a run of words in common, and behind it one or two words of content on either side with which
// both go on for a word in common or end.
func (b *builder) shortChange(x, y *wording, matched [][2]int) (u, v []quotedWord, ok bool) {
	for k := 0; k < len(matched); {
		n := 1
		for k+n < len(matched) && matched[k+n] == [2]int{matched[k][0] + n, matched[k][1] + n} {
			n++
		}
		i, j := matched[k][0]+n, matched[k][1]+n // behind the run
		run := x.words[matched[k][0]:i]
		k += n
		telling := 0
		for _, w := range run {
			if !b.smallWord(w.lemma) && !emptyVerb[w.lemma] {
				telling++
			}
		}
		p, q, least := len(x.words), len(y.words), shortEnding
		if k < len(matched) {
			p, q, least = matched[k][0], matched[k][1], shortMiddle
		}
		if n < least || telling < 2 || p == i || q == j || p-i > mostSwapped || q-j > mostSwapped {
			continue
		}
		u, v = x.words[i-1:min(p+1, len(x.words))], y.words[j-1:min(q+1, len(y.words))]
		in, there := x.words[i:p], y.words[j:q]
		mended := func(w quotedWord) bool { return w.mended }
		if slices.ContainsFunc(in, mended) || slices.ContainsFunc(there, mended) || slices.ContainsFunc(u[1:], func(w quotedWord) bool { return !w.adjoins }) || slices.ContainsFunc(v[1:], func(w quotedWord) bool { return !w.adjoins }) {
			continue
		}
		if respelled(forms(in), forms(there)) || b.oneTelling(b.version(x, u, 1+len(in)), b.version(y, v, 1+len(there))) {
			continue
		}
		return u, v, true
	}
	return nil, nil, false
}

// A run in common of shortMiddle words, with a word in common behind the change, or of shortEnding words where both end, makes two
// quotations of one speaker one utterance; the change is of mostSwapped words at most.
const (
	shortMiddle = 3
	shortEnding = 5
	mostSwapped = 3
)

// emptyVerb are verbs that tell too little to know a quotation by.
var emptyVerb = map[string]bool{"be": true, "have": true, "do": true, "go": true, "get": true, "say": true, "think": true, "know": true, "want": true, "make": true, "take": true}

func forms(words []quotedWord) string {
	var out []string
	for _, w := range words {
		out = append(out, w.form)
	}
	return strings.Join(out, " ")
}

// version reads words of a quotation of which the first, and those from position "to" on, stand in all versions.
func (b *builder) version(w *wording, words []quotedWord, to int) version {
	out := version{sentence: &b.documents[w.document].read.Sentences[w.sentence], before: words[0].token, behind: -1}
	for _, q := range words[1:to] {
		out.words = append(out.words, q.token)
	}
	if to < len(words) {
		out.behind = words[to].token
	}
	return out
}

// inCommon is the longest common subsequence of two quotations, as pairs of positions.
func inCommon(x, y []quotedWord) [][2]int {
	table := make([][]int, len(x)+1)
	for i := range table {
		table[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i].form == y[j].form {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].form == y[j].form:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// wordEnd is what is left of a word at the start of a text: "n't" of "won't".
func wordEnd(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, "'’")
}

// namedApart reports whether two quotations are given to two by name who have no word of it in common, even where nothing else
// is known of one of them. A paper may give to an organisation what one of its people said.
func (b *builder) namedApart(i int, x *attribution.Attribution, j int, y *attribution.Attribution) bool {
	if x == nil || y == nil || x.Grade != attribution.Named || y.Grade != attribution.Named || !namesItsSource(b.documents[i].Text, x) || !namesItsSource(b.documents[j].Text, y) {
		return false
	}
	for _, a := range []struct {
		document int
		said     *attribution.Attribution
	}{{i, x}, {j, y}} {
		if a.said.Entity < 0 {
			return false
		}
		switch e := &b.documents[a.document].entities.Entities[a.said.Entity]; {
		case len(e.Names) == 0, e.Kind == entity.Organisation, e.Kind == entity.Government, e.Kind == entity.Country, e.Kind == entity.Group:
			return false
		}
	}
	return !sharesWord(strings.ToLower(x.SourceName), strings.Fields(strings.ToLower(y.SourceName)))
}

// twoWordings makes the finding, where the quotations may be of one speaker.
func (b *builder) twoWordings(x, y *wording, u, v text.Span) {
	const id = "quote/edited"
	p, q := b.documents[x.document].attributionAt(u), b.documents[y.document].attributionAt(v)
	if !b.oneSpeaker(x.document, p, y.document, q) || b.namedApart(x.document, p, y.document, q) {
		return
	}
	verdictOf := string(verdict.Tension)
	f := report.Finding{Kind: "divergence", Verdict: &verdictOf, Slot: string(verdict.Attribution), Rule: id, Severity: b.severity(id, verdict.Tension),
		Confidence: report.Confidence{Event: sameQuotation, Verdict: .9}}
	var words []string
	var places []passage.Place
	names := namedSources{b: b, one: true}
	for _, at := range []struct {
		*wording
		span text.Span
	}{{x, u}, {y, v}} {
		d := b.documents[at.document]
		at.span.End += len(wordEnd(d.Text[at.span.End:]))
		a := d.attributionAt(at.span)
		f.Members = append(f.Members, d.member(at.sentence, at.span, a))
		places = append(places, passage.Place{Document: at.document, Span: at.span})
		words = append(words, fmt.Sprintf("%q", at.span.Cut(d.Text)))
		names.add(at.document, a)
	}
	slices.SortStableFunc(f.Members, func(m, n report.Member) int { return cmp.Compare(m.Document, n.Document) })
	f.NamedSources, f.Origins = names.count(), b.origins.Count(places)
	f.Question = b.whatWasSaid(f.Members)
	f.Settle = f.Question
	f.Why = []string{"the quotations are the same but for " + words[0] + " and " + words[1]}
	b.report.Findings = append(b.report.Findings, f)
}

package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// view is the report as readers want it: by question, with everything that the formats share looked up once.
type view struct {
	*Report
	documents    map[string]*Document
	attributions map[string]*Attribution
	// alarms, copies, changes, agreements and unattributed are the registers; each question stands in one.
	alarms, copies, changes, agreements []question
	unattributed                        []*Finding
	texts                               map[string]string
	perOutlet, perDay                   map[string]int // documents of an outlet, and of an outlet on one day
	// folder, with its last separator, is the one that all documents lie below, or "": a report names it once.
	folder string
	rules  map[string]Rule // as in Options
}

// question is one question with the findings that answer it, the weightiest first.
type question struct {
	text     string
	findings []*Finding
}

// row is the answer of one source.
type row struct {
	*Member
	index    int       // of the member in its finding
	document *Document // never nil: a document that the report does not list is made up from its id
	// paragraph and sentence count from 1; 0 when the report does not carry the sentences.
	paragraph, sentence int
	// group is the letter of the answer: the members with one letter say the same.
	group string
	// before, answer and after are the passage, parted around the answer; plain text in one line.
	before, answer, after string
}

// verdictOrder is the order of weight of the verdicts.
var verdictOrder = []string{"diverge", "disputed", "tension", "updated", "hedged", "narrower", "agree"}

// severityOrder is the order of weight of the severities.
var severityOrder = []string{"error", "warning", "note"}

func rank(order []string, value string) int {
	if i := slices.Index(order, value); i >= 0 {
		return i
	}
	return len(order)
}

// verdict is the verdict of a finding, "" for none.
func (f *Finding) verdict() string {
	if f.Verdict == nil {
		return ""
	}
	return *f.Verdict
}

// Alarm reports whether the finding says that the documents cannot all be right, or strain against each other.
func (f *Finding) Alarm() bool {
	switch f.verdict() {
	case "diverge", "disputed", "tension":
		return true
	}
	return false
}

// Settled reports whether the finding asks for nobody's attention any more: a reviewer dismissed it, a baseline
// knows it or an ignore file names it.
func (f *Finding) Settled() bool { return f.Status == "dismissed" || f.Baseline || f.Suppressed }

// CompareFindings orders findings by weight: what is open before what was dismissed, then severity, verdict,
// confidence, the number of members, and at last the words, so that the order never depends on the run.
func CompareFindings(a, b *Finding) int {
	return cmp.Or(
		boolOrder(a.Settled(), b.Settled()),
		cmp.Compare(rank(severityOrder, a.Severity), rank(severityOrder, b.Severity)),
		cmp.Compare(rank(verdictOrder, a.verdict()), rank(verdictOrder, b.verdict())),
		-cmp.Compare(a.Confidence.Event*a.Confidence.Verdict, b.Confidence.Event*b.Confidence.Verdict),
		-cmp.Compare(len(a.Members), len(b.Members)),
		cmp.Compare(a.Question, b.Question),
		slices.CompareFunc(a.Members, b.Members, func(x, y Member) int {
			return cmp.Or(cmp.Compare(x.Document, y.Document), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
		}),
		cmp.Compare(a.ID, b.ID),
	)
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// newView sorts the findings of r into registers.
func newView(r *Report, o Options) *view {
	v := &view{
		Report:       r,
		rules:        o.Rules,
		documents:    map[string]*Document{},
		attributions: map[string]*Attribution{},
		texts:        o.Texts,
		perOutlet:    map[string]int{},
		perDay:       map[string]int{},
		folder:       commonFolder(r.Documents),
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		v.perOutlet[d.Outlet]++
		v.perDay[d.Outlet+shortDay(d)]++
		v.documents[r.Documents[i].ID] = &r.Documents[i]
	}
	for i := range r.Attributions {
		v.attributions[r.Attributions[i].ID] = &r.Attributions[i]
	}
	findings := make([]*Finding, len(r.Findings))
	for i := range r.Findings {
		findings[i] = &r.Findings[i]
	}
	slices.SortStableFunc(findings, CompareFindings)
	for _, f := range findings {
		switch {
		case f.Kind == "unattributed":
			v.unattributed = append(v.unattributed, f)
		case f.Kind == "copy":
			v.copies = ask(v.copies, f)
		case f.Alarm():
			v.alarms = ask(v.alarms, f)
		case f.verdict() == "agree":
			v.agreements = ask(v.agreements, f)
		default:
			v.changes = ask(v.changes, f)
		}
	}
	slices.SortStableFunc(v.unattributed, func(a, b *Finding) int {
		if len(a.Members) == 0 || len(b.Members) == 0 {
			return cmp.Compare(len(b.Members), len(a.Members))
		}
		x, y := a.Members[0], b.Members[0]
		// The verdict's confidence is the weight of the assertion: figures and accusations before events, these before the
		// rest.
		return cmp.Or(boolOrder(a.Settled(), b.Settled()),
			cmp.Compare(rank(severityOrder, a.Severity), rank(severityOrder, b.Severity)),
			-cmp.Compare(a.Confidence.Verdict, b.Confidence.Verdict),
			cmp.Compare(x.Document, y.Document), cmp.Compare(x.Start, y.Start))
	})
	return v
}

// ask adds f to the question it answers, or as a new question at the end.
func ask(list []question, f *Finding) []question {
	if f.Question != "" {
		for i := range list {
			if list[i].text == f.Question {
				list[i].findings = append(list[i].findings, f)
				return list
			}
		}
	}
	return append(list, question{f.Question, []*Finding{f}})
}

// questions lists the registers of questions in order of weight.
func (v *view) questions() []question {
	return slices.Concat(v.alarms, v.copies, v.changes, v.agreements)
}

// document never returns nil.
func (v *view) document(id string) *Document {
	if d := v.documents[id]; d != nil {
		return d
	}
	return &Document{ID: id, Path: id, Outlet: id}
}

// text of a document, "" when the report does not carry it.
func (v *view) text(id string) string {
	if d := v.documents[id]; d != nil && d.Text != "" {
		return d.Text
	}
	return v.texts[id]
}

// rows are the answers of a finding, the answers that say the same beside each other, each group in the order of
// publication.
func (v *view) rows(f *Finding) []row {
	letters := groups(f)
	rows := make([]row, len(f.Members))
	for i := range f.Members {
		m := &f.Members[i]
		d := v.document(m.Document)
		r := row{Member: m, index: i, document: d, group: letters[i]}
		for k, s := range d.Sentences {
			if s.Start <= m.Start && m.Start < s.End {
				r.paragraph, r.sentence = s.Paragraph+1, k+1
				for first := k; first >= 0 && d.Sentences[first].Paragraph == s.Paragraph; first-- {
					r.sentence = k - first + 1
				}
				break
			}
		}
		r.before, r.answer, r.after = m.parts()
		rows[i] = r
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.document.Published, b.document.Published),
			cmp.Compare(a.document.ID, b.document.ID), cmp.Compare(a.Start, b.Start))
	})
	return rows
}

// parts cuts the passage around the answer. Text that does not fit its offsets is shown whole rather than cut
// wrongly.
func (m *Member) parts() (before, answer, after string) {
	text := strings.ToValidUTF8(m.Text, "\uFFFD")
	if m.Answer == nil {
		return "", "", plain(text)
	}
	from, to := m.Answer.Start-m.Start, m.Answer.End-m.Start
	if from >= 0 && from <= to && to <= len(m.Text) && m.Text[from:to] == m.Answer.Text {
		return plain(m.Text[:from]), plain(m.Answer.Text), plain(m.Text[to:])
	}
	return "", plain(m.Answer.Text), plain(text)
}

// groups gives each member of a finding the letter of its answer, in order of first appearance. Where the
// finding does not say which answers are the same, equal words are.
func groups(f *Finding) []string {
	seen := map[string]string{}
	out := make([]string, len(f.Members))
	for i, m := range f.Members {
		key := ""
		switch {
		case m.Answer == nil:
			key = "text " + fold(m.Text)
		case m.Answer.Group > 0:
			key = "group " + strconv.Itoa(m.Answer.Group)
		default:
			key = "answer " + fold(m.Answer.Text)
		}
		if f.verdict() == "agree" {
			key = "agreed"
		}
		if seen[key] == "" {
			seen[key] = letter(len(seen))
		}
		out[i] = seen[key]
	}
	return out
}

// letter numbers answers A, B, ... Z, AA, AB.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

func fold(s string) string { return strings.ToLower(plain(s)) }

// outlet is who published a document; its id where nobody is known.
func (v *view) outlet(d *Document) string { return cmp.Or(d.Outlet, d.ID) }

// name tells a document from the others of its outlet: by its date, or by its id where the dates are the same.
func (v *view) name(d *Document) string {
	if d.Outlet == "" || v.perOutlet[d.Outlet] <= 1 {
		return v.outlet(d)
	}
	if v.perDay[d.Outlet+shortDay(d)] <= 1 {
		return d.Outlet + ", " + shortDay(d)
	}
	return d.Outlet + " (" + d.ID + ")"
}

// commonFolder is the folder, with its last separator, that all documents lie below; "" when there is none, or only one
// document.
func commonFolder(documents []Document) string {
	if len(documents) < 2 {
		return ""
	}
	folder := documents[0].Path
	for _, d := range documents {
		for !strings.HasPrefix(d.Path, folder) || folder != "" && !strings.HasSuffix(folder, "/") {
			folder = strings.TrimSuffix(folder, "/")
			folder = folder[:strings.LastIndexByte(folder, '/')+1]
		}
	}
	return folder
}

// inFolder shortens a place to what follows the common folder.
func (v *view) inFolder(place string) string { return strings.TrimPrefix(place, plain(v.folder)) }

// silentShown is how many silent sources are named; where more are silent, their number says it better.
const silentShown = 12

// silent names the outlets that say nothing about the question of f.
func (v *view) silent(f *Finding) []string {
	names := make([]string, 0, len(f.Silent))
	for _, id := range f.Silent {
		names = append(names, plain(v.name(v.document(id))))
	}
	slices.Sort(names)
	if more := len(names) - silentShown; more > 1 {
		names = append(names[:silentShown], fmt.Sprintf("and %d more", more))
	}
	return names
}

// day is the publication date for people: "4 March 2024", or "undated".
func day(d *Document) string {
	if d.Published == "" {
		return "undated"
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, d.Published); err == nil {
			return t.Format("2 January 2006")
		}
	}
	return plain(d.Published)
}

// shortDay is the publication date where space is dear: "4 Mar 2024".
func shortDay(d *Document) string {
	long := day(d)
	if t, err := time.Parse("2 January 2006", long); err == nil {
		return t.Format("2 Jan 2006")
	}
	return long
}

// said tells who is given for an answer, and how far a reader is told: "Ana Brusk, named".
func (m *Member) said() string {
	switch {
	case m.Speaker != "" && m.Grade != "":
		return plain(m.Speaker) + ", " + m.Grade
	case m.Speaker != "":
		return plain(m.Speaker)
	case m.Grade == "" || m.Grade == "none":
		return "nobody"
	case m.Cue != "":
		return "nobody in particular (“" + plain(m.Cue) + "”), " + m.Grade
	}
	return "not named, " + m.Grade
}

// verdictWords say what a verdict means in a few words.
var verdictWords = map[string]string{
	"diverge":  "answers that cannot both hold",
	"disputed": "one source asserts what another denies",
	"tension":  "answers that strain against each other",
	"updated":  "a later time, a new answer",
	"hedged":   "asserted by one, expected or doubted by another",
	"narrower": "one answer lies within the other, or says more",
	"agree":    "the same answer",
}

// meaning says in a few words why a finding has its verdict: the title of its rule, which knows more than the verdict does ("sources
// say the same, and at least one says more"), or what the verdict means where the rule is not described.
func (f *Finding) meaning(rules map[string]Rule) string {
	if f.verdict() == "" {
		return ""
	}
	if title := plain(rules[f.Rule].Title); title != "" {
		first, size := utf8.DecodeRuneInString(title)
		return string(unicode.ToLower(first)) + title[size:]
	}
	return verdictWords[f.verdict()]
}

// labelWords say what a label means in a few words: a verdict, or the kind of a finding without one.
func labelWords(label string) string {
	switch label {
	case "unattributed":
		return "asserted in nobody’s name, or in nobody’s in particular"
	case "copy":
		return "one text but for something that matters"
	}
	return verdictWords[label]
}

// label is the verdict as a heading, or the kind of a finding without one.
func (f *Finding) label() string {
	if v := f.verdict(); v != "" {
		return v
	}
	return f.Kind
}

// counts returns how many findings have each label, in order of weight.
func (v *view) counts() []count {
	n := map[string]int{}
	for i := range v.Findings {
		n[v.Findings[i].label()]++
	}
	var out []count
	for _, name := range append(slices.Clone(verdictOrder), "copy", "unattributed", "divergence", "agreement") {
		if n[name] > 0 {
			out = append(out, count{name, n[name]})
		}
	}
	return out
}

type count struct {
	name string
	n    int
}

// review says in words what became of the finding: "dismissed: the reason (who)"; empty for what is open.
func (f *Finding) review() string {
	status := f.Status
	switch {
	case f.Suppressed:
		status = "ignored"
	case f.Baseline:
		status = "in the baseline"
	case status == "open" && f.Reason == "":
		return ""
	}
	out := plain(status)
	if f.Reason != "" && out != "" {
		out += ": " + plain(f.Reason)
	}
	if f.Reviewer != "" && out != "" {
		out += " (" + plain(f.Reviewer) + ")"
	}
	return out
}

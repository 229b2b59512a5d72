package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// dossier is the fact-check report before it takes a form: the sections that the Markdown and the HTML report
// share, in words, ready to be escaped for the medium. All strings are free of characters that act.
type dossier struct {
	Title, Lead  string
	Folder       string // that all places lie below; "" for none
	Complete     bool
	Counts       []dossierCount
	Documents    []dossierDocument
	Registers    []dossierRegister
	Unattributed []dossierAssertion
	// UnattributedLead is what all of Unattributed share, "" for nothing.
	UnattributedLead string
	Singles          []dossierSingle
	Passages         []dossierPassage
	// PassageKinds say what the words of Passages mean, those that stand there.
	PassageKinds []string
	Boilerplate  int // groups of boilerplate that are set apart
	Skipped      []Skipped
	Notes        []string
	Tool         Tool
	Method       []string
	Limits       []string
}

type dossierCount struct {
	Label, Words string
	N            int
}

// dossierDocument is one document with its sourcing profile.
type dossierDocument struct {
	*Document
	Number                          int // from 1
	Name, Date, Place               string
	Total, Named, Side, Vague, None int // sentences of running text
	Sources                         []dossierSource
	Undated                         bool
	Remarks                         []string // how it was read, and which document replaces it
}

type dossierSource struct {
	Name  string
	Grade string
	N     int
}

// dossierRegister is a list of questions of one sort.
type dossierRegister struct {
	ID, Title, Lead string
	Questions       []dossierQuestion
}

type dossierQuestion struct {
	Number   int
	Text     string
	Findings []dossierFinding
}

type dossierFinding struct {
	*Finding                      // a copy without characters that act
	Key                  *Finding // the one in the report
	Label, Words, Review string
	Answers              []dossierAnswer
	SilentOutlets        []string
	Reasons              []string
}

// dossierAnswer is one of the answers to a question with the sources that give it.
type dossierAnswer struct {
	Letter string
	Words  string // as its first source puts it
	Rows   []dossierRow
}

// dossierRow is the answer of one source.
type dossierRow struct {
	Index                         int // of the member in its finding
	Document                      int // number of the document, 0 when the report does not list it
	Outlet, Date                  string
	Place                         string // "paragraph 3, sentence 1"
	Where                         string // "path:line:col"
	Before, Answer, After         string // the passage around the answer, with its spaces
	Speaker, Grade, Cue, SaidWord string
	Start, End                    int // of the member, in bytes
	AnswerStart, AnswerEnd        int // of the answer, in bytes; equal when there is none
	Letter                        string
}

type dossierAssertion struct {
	*Finding // a copy without characters that act
	Key      *Finding
	Row      dossierRow
	Reasons  []string
	Review   string
	AlsoIn   []string // further outlets that print the sentence
}

// OutletLines are the outlets that print the sentence, a line each, for the page's filter.
func (a dossierAssertion) OutletLines() string {
	return strings.Join(append([]string{a.Row.Outlet}, a.AlsoIn...), "\n")
}

type dossierSingle struct {
	Question, Outlet, Where, Words, Source string
	Document                               int
}

type dossierPassage struct {
	Kind, Origin string
	Members      []dossierRow
	Differences  []dossierDifference
}

type dossierDifference struct {
	Kind  string
	Words []string // of each member, "(nothing)" where it was left out
}

var method = []string{
	"gainsay reads each document by itself: who says what, about which event, with which numbers and times. It then " +
		"joins the statements that speak of the same event and compares their answers to one question at a time.",
	"Every finding names the rule that raised it and quotes the exact words it rests on, with their place. Two figures " +
		"say how sure the program is: that the passages speak of the same event, and that the answers relate as the " +
		"verdict says.",
	"Agreement is counted in independent origins: passages that copy each other count once, and sources that nobody " +
		"can name count as no named source.",
}

var limits = []string{
	"The report does not say what is true. It says who says what, in which words and on whose authority.",
	"Silence is not disagreement: a document that does not answer a question is listed as silent.",
	"The reading is done by rules and small statistical models and makes mistakes. Check every quotation in its " +
		"document before you rely on it.",
}

const defaultTitle = "Fact-check report"

func newDossier(v *view, o Options) *dossier {
	d := &dossier{Title: plain(o.Title), Folder: plain(v.folder), Complete: v.Complete, Tool: Tool{plain(v.Tool.Version), plain(v.Tool.Rules), plainAll(v.Tool.Packs)}, Method: method, Limits: limits}
	if d.Title == "" {
		d.Title = defaultTitle
	}
	for _, n := range v.Notes {
		d.Notes = append(d.Notes, plain(n))
	}
	for _, s := range v.Skipped {
		d.Skipped = append(d.Skipped, Skipped{plain(s.Path), plain(s.Reason)})
	}
	for _, c := range v.counts() {
		d.Counts = append(d.Counts, dossierCount{plain(c.name), labelWords(c.name), c.n})
	}
	number := map[string]int{}
	for i, doc := range v.inOrderOfTime() {
		number[doc.ID] = i + 1
		d.Documents = append(d.Documents, v.profile(doc, i+1))
	}
	d.Lead = d.lead()
	asked := 0
	for _, register := range []struct {
		id, title, lead string
		questions       []question
	}{
		{"divergences", "Where the documents diverge", "Answers that cannot both hold, that one source denies to another, or that strain against each other.", v.alarms},
		{"copies", "Copies that differ", "Passages that are one text but for something that matters.", v.copies},
		{"changes", "Different, but not against each other", "A later time, a more careful word, or one answer inside the other.", v.changes},
		{"agreements", "Where the documents agree", "The same answer, counted in independent origins.", v.agreements},
	} {
		if len(register.questions) == 0 {
			continue
		}
		out := dossierRegister{register.id, register.title, register.lead, nil}
		for _, q := range register.questions {
			asked++
			dq := dossierQuestion{Number: asked, Text: cmp.Or(plain(q.text), "(no question)")}
			for _, f := range q.findings {
				dq.Findings = append(dq.Findings, v.dossierFinding(f, number))
			}
			out.Questions = append(out.Questions, dq)
		}
		d.Registers = append(d.Registers, out)
	}
	assertions := v.assertions()
	if sharesNobody(assertions) {
		d.UnattributedLead = unlessSaid
	}
	for _, a := range assertions {
		d.Unattributed = append(d.Unattributed, dossierAssertion{a.Finding.plain(), a.Finding, v.dossierRow(a.row, number), a.reasons(), a.review(), v.alsoIn(a)})
	}
	d.Singles = v.singles(number)
	d.Passages, d.Boilerplate = v.dossierPassages(number)
	d.PassageKinds = explainKinds(d.Passages)
	return d
}

// inOrderOfTime lists the documents by publication, the undated last.
func (v *view) inOrderOfTime() []*Document {
	out := make([]*Document, len(v.Documents))
	for i := range v.Documents {
		out[i] = &v.Documents[i]
	}
	slices.SortStableFunc(out, func(a, b *Document) int {
		x, known := published(a)
		y, also := published(b)
		return cmp.Or(boolOrder(!known, !also), x.Compare(y), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func plainAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = plain(s)
	}
	return out
}

// lead says in a line what was read: "6 documents from 6 outlets, 4 to 6 March 2024".
func (d *dossier) lead() string {
	outlets, families := map[string]bool{}, map[string]bool{}
	var days []time.Time
	for _, doc := range d.Documents {
		outlets[doc.Outlet] = true
		if doc.Family != "" {
			families[doc.Family] = true
		}
		if t, ok := published(doc.Document); ok {
			days = append(days, t)
		}
	}
	out := Plural(len(d.Documents), "document") + " from " + Plural(len(outlets), "outlet")
	if len(days) > 0 {
		first, last := slices.MinFunc(days, time.Time.Compare), slices.MaxFunc(days, time.Time.Compare)
		out += ", " + dayRange(first, last)
	}
	if undated := len(d.Documents) - len(days); undated > 0 && len(days) > 0 {
		out += fmt.Sprintf(" (%d undated)", undated)
	} else if undated > 0 {
		out += ", undated"
	}
	return out
}

// published parses the publication time.
func published(d *Document) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, d.Published); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func dayRange(first, last time.Time) string {
	const full = "2 January 2006"
	a, b := first.Format(full), last.Format(full)
	switch {
	case a == b:
		return a
	case first.Format("2006 1") == last.Format("2006 1"):
		return fmt.Sprintf("%d to %s", first.Day(), b)
	case first.Year() == last.Year():
		return first.Format("2 January") + " to " + b
	}
	return a + " to " + b
}

// profile counts how far the sentences of a document say who speaks, and who its sources are.
func (v *view) profile(d *Document, number int) dossierDocument {
	p := dossierDocument{Document: d.plain(), Number: number, Name: plain(v.name(d)), Date: day(d), Place: v.inFolder(plain(cmp.Or(d.Path, d.ID)))}
	_, dated := published(d)
	p.Undated = !dated
	p.Remarks = v.remarks(d)
	for _, s := range d.Sentences {
		if s.Kind != "text" {
			continue
		}
		p.Total++
		switch s.Grade {
		case "named":
			p.Named++
		case "side":
			p.Side++
		case "vague":
			p.Vague++
		default:
			p.None++
		}
	}
	counted := map[dossierSource]int{}
	for i := range v.Attributions {
		if a := &v.Attributions[i]; a.Document == d.ID && a.SourceName != "" {
			counted[dossierSource{Name: plain(a.SourceName), Grade: plain(a.Grade)}]++
		}
	}
	for s := range counted {
		p.Sources = append(p.Sources, dossierSource{s.Name, s.Grade, counted[s]})
	}
	slices.SortFunc(p.Sources, func(a, b dossierSource) int {
		return cmp.Or(-cmp.Compare(a.N, b.N), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Grade, b.Grade))
	})
	return p
}

// remarks are what a reader should know about how a document was read.
func (v *view) remarks(d *Document) []string {
	var out []string
	if d.ReplacedBy != "" {
		out = append(out, "an earlier version, replaced by "+plain(v.name(v.document(d.ReplacedBy))))
	}
	return append(out, plainAll(d.Notes)...)
}

func (v *view) dossierFinding(f *Finding, number map[string]int) dossierFinding {
	out := dossierFinding{Finding: f.plain(), Key: f, Label: plain(f.label()), Words: f.meaning(v.rules), Review: f.review(),
		SilentOutlets: v.silent(f), Reasons: plainAll(f.Why)}
	for _, r := range v.rows(f) {
		row := v.dossierRow(r, number)
		if n := len(out.Answers); n == 0 || out.Answers[n-1].Letter != r.group {
			out.Answers = append(out.Answers, dossierAnswer{Letter: r.group, Words: row.words()})
		}
		last := &out.Answers[len(out.Answers)-1]
		last.Rows = append(last.Rows, row)
	}
	return out
}

// plain is a copy of f whose words are safe to print; its members stay as they are.
func (f *Finding) plain() *Finding {
	c := *f
	for _, s := range []*string{&c.ID, &c.Kind, &c.Slot, &c.Question, &c.Severity, &c.Rule, &c.Settle, &c.TimeNote, &c.Status, &c.Reason, &c.Reviewer} {
		*s = plain(*s)
	}
	if c.Settle == c.Question { // says nothing that the heading does not
		c.Settle = ""
	}
	return &c
}

// plain is a copy of d whose words are safe to print; its text stays as it is.
func (d *Document) plain() *Document {
	c := *d
	for _, s := range []*string{&c.Path, &c.Outlet, &c.Family, &c.Published, &c.Title, &c.URL, &c.Language} {
		*s = plain(*s)
	}
	return &c
}

// words are the answer, or the passage where there is no answer.
func (r dossierRow) words() string {
	if r.Answer != "" {
		return r.Answer
	}
	return r.After
}

func (v *view) dossierRow(r row, number map[string]int) dossierRow {
	out := dossierRow{
		Index:    r.index,
		Document: number[r.document.ID], Outlet: plain(v.outlet(r.document)), Date: day(r.document), Where: v.inFolder(r.place()),
		Before: glue(r.before, r.Text, r.Member, true), Answer: r.answer, After: glue(r.after, r.Text, r.Member, false),
		Speaker: plain(r.Speaker), Grade: plain(r.Grade), Cue: plain(r.Cue), SaidWord: r.said(),
		Start: r.Start, End: r.End, AnswerStart: r.Start, AnswerEnd: r.Start, Letter: r.group,
	}
	if a := r.Member.Answer; a != nil {
		out.AnswerStart, out.AnswerEnd = a.Start, a.End
	}
	switch {
	case r.paragraph > 0:
		out.Place = fmt.Sprintf("paragraph %d, sentence %d", r.paragraph, r.sentence)
	case r.Line > 0 && len(r.document.Places) == 0:
		out.Place = fmt.Sprintf("line %d", r.Line)
	}
	if label := r.document.placeAt(r.at()); label != "" {
		out.Place = strings.TrimSuffix(label+", "+out.Place, ", ")
	}
	return out
}

// singlesLimit bounds the register of claims that one document alone makes; the register is for an eye to run
// over, and the JSON report holds them all.
const singlesLimit = 60

// singles lists the events that one document alone speaks of, those with a named source and a number or a time
// first: they are what another source could confirm.
func (v *view) singles(number map[string]int) []dossierSingle {
	claims := make(map[string]*Claim, len(v.Claims))
	for i := range v.Claims {
		claims[v.Claims[i].ID] = &v.Claims[i]
	}
	type weighed struct {
		dossierSingle
		weight, start int
	}
	var all []weighed
	told := map[string]bool{}
	for _, f := range v.Findings {
		for _, m := range f.Members {
			told[fmt.Sprintf("%s %d", m.Document, m.Start)] = true
		}
	}
	for _, e := range v.Events {
		var first *Claim
		single := len(e.Claims) > 0
		for _, id := range e.Claims {
			c := claims[id]
			if c == nil || first != nil && c.Document != first.Document {
				single = false
				break
			}
			if first == nil {
				first = c
			}
		}
		if !single || first.Modality == "question" {
			continue
		}
		d := v.document(first.Document)
		s := weighed{start: first.Start}
		passage := first.Span
		paragraphKnown := false
		for _, sentence := range d.Sentences {
			if sentence.Start <= first.Start && first.Start < sentence.End {
				passage = sentence.Span
				paragraphKnown = true
				break
			}
		}
		key := fmt.Sprintf("%s %d", d.ID, passage.Start)
		text := v.text(d.ID)
		if told[key] || text == "" || passage.Start < 0 || passage.End > len(text) || passage.Start > passage.End {
			continue
		}
		told[key] = true
		s.Question, s.Outlet, s.Document = plain(e.Question), plain(v.outlet(d)), number[d.ID]
		s.Words = plain(passage.Cut(text))
		s.Where = v.inFolder(d.locatedIn(text, passage.Start))
		if paragraphKnown {
			s.weight++
		}
		if first.Attribution != nil && v.attributions[*first.Attribution] != nil {
			a := v.attributions[*first.Attribution]
			s.Source = (&Member{Speaker: a.SourceName, Grade: a.Grade}).said()
			if a.Grade == "named" {
				s.weight += 2
			}
		}
		for _, r := range first.Roles {
			if r.Role == "quantity" || r.Role == "time" {
				s.weight += 2
				break
			}
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b weighed) int {
		return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.Document, b.Document), cmp.Compare(a.start, b.start))
	})
	var out []dossierSingle
	for _, s := range all[:min(len(all), singlesLimit)] {
		out = append(out, s.dossierSingle)
	}
	return out
}

// passageKinds say what the kinds of groups mean that a reader meets in a report.
var passageKinds = [][2]string{
	{"copy", "“copy”: the same words, but for small differences"},
	{"rewrite", "“rewrite”: the same text, lightly rewritten"},
	{"background", "“background”: several sentences that tell the same events in the same order, in other words"},
}

// explainKinds says what is meant by the kinds among passages and by their origin.
func explainKinds(passages []dossierPassage) []string {
	var out []string
	for _, k := range passageKinds {
		if slices.ContainsFunc(passages, func(p dossierPassage) bool { return p.Kind == k[0] }) {
			out = append(out, k[1])
		}
	}
	if slices.ContainsFunc(passages, func(p dossierPassage) bool { return p.Origin != "" }) {
		out = append(out, "“probably first”: the document that others name as their source, else that of the agency, else the earliest by date")
	}
	return out
}

// dossierPassages lists the groups of near-duplicates; boilerplate is only counted.
func (v *view) dossierPassages(number map[string]int) (out []dossierPassage, boilerplate int) {
	for _, p := range v.Passages {
		if p.Kind == "boilerplate" {
			boilerplate++
			continue
		}
		dp := dossierPassage{Kind: plain(p.Kind)}
		if p.Origin != nil {
			dp.Origin = plain(v.name(v.document(*p.Origin)))
		}
		for _, m := range p.Members {
			d := v.document(m.Document)
			row := dossierRow{Document: number[m.Document], Outlet: plain(v.outlet(d)), Date: day(d), Start: m.Start, End: m.End, AnswerStart: m.Start, AnswerEnd: m.Start}
			if text := v.text(m.Document); m.Start >= 0 && m.Start <= m.End && m.End <= len(text) {
				row.After = plain(text[m.Start:m.End])
				row.Where = v.inFolder(d.locatedIn(text, m.Start))
			}
			dp.Members = append(dp.Members, row)
		}
		for _, x := range p.Differences {
			diff := dossierDifference{Kind: plain(x.Kind)}
			for _, m := range x.Members {
				words := "(nothing)"
				if text := v.text(m.Document); m.Start >= 0 && m.Start < m.End && m.End <= len(text) {
					words = plain(text[m.Start:m.End])
				}
				diff.Words = append(diff.Words, plain(v.outlet(v.document(m.Document)))+" “"+words+"”")
			}
			dp.Differences = append(dp.Differences, diff)
		}
		out = append(out, dp)
	}
	slices.SortStableFunc(out, func(a, b dossierPassage) int {
		return cmp.Or(-cmp.Compare(min(1, len(a.Differences)), min(1, len(b.Differences))), -cmp.Compare(len(a.Members), len(b.Members)))
	})
	return out, boilerplate
}

// answersByDocument maps the number of a document to the letter of its answer in a finding; a document that
// gives two answers has two letters.
func (f dossierFinding) answersByDocument() map[int]string {
	m := map[int]string{}
	for _, a := range f.Answers {
		for _, r := range a.Rows {
			if !strings.Contains(m[r.Document], a.Letter) {
				m[r.Document] += a.Letter
			}
		}
	}
	return m
}

// outletNames lists the outlets that have their say in the report, sorted.
func (d *dossier) outletNames() []string {
	set := map[string]bool{}
	for _, doc := range d.Documents {
		set[cmp.Or(doc.Outlet, doc.Name)] = true
	}
	return slices.Sorted(maps.Keys(set))
}

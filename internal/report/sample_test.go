package report

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gainsay/internal/text"
)

// The sample run is written by hand: six documents about an invented accident (testdata/sample) and findings of
// every kind and verdict, so that formats are built and tested against something an editor would recognise. Only
// the offsets are computed, from the quoted words.

var sampleDocuments = []Document{
	{ID: "courier.txt", Outlet: "Selm Courier", Family: "Northshore Press", Published: "2024-03-04"},
	{ID: "ledger.txt", Outlet: "Northern Ledger", Published: "2024-03-05"},
	{ID: "meridian.txt", Outlet: "Meridian Wire", Published: "2024-03-04T07:40:00Z", URL: "https://meridian.example/aurelia"},
	{ID: "post.txt", Outlet: "Harbour Post", Family: "Northshore Press", Published: "2024-03-05"},
	{ID: "review.txt", Outlet: "Coastline Review"},
	{ID: "vestrand.txt", Outlet: "Vestrand Today", Published: "2024-03-06"},
}

// said is one member of a finding of the sample: the passage, the answer in it, and who is given for it.
type said struct {
	document, passage, answer string
	speaker, cue, grade       string
	group                     int
}

func sample(t testing.TB) *Report {
	t.Helper()
	r := &Report{
		Schema:   Schema,
		Tool:     Tool{Version: "0.1.0", Rules: "5d1c0ffee5a17e57", Packs: []string{"built-in"}},
		Complete: false,
		Skipped:  []Skipped{{"testdata/sample/scan.pdf", "no text in the file: it holds pictures of pages alone"}},
		Notes:    []string{"1 of 6 documents carries no date"},
	}
	for _, d := range sampleDocuments {
		d.Path = "testdata/sample/" + d.ID
		b, err := os.ReadFile(filepath.Join("testdata", "sample", d.ID))
		if err != nil {
			t.Fatal(err)
		}
		d.Text, d.Language = string(b), "en"
		sum := sha256.Sum256(b)
		d.SHA256 = hex.EncodeToString(sum[:])
		d.Title, _, _ = strings.Cut(d.Text, "\n")
		d.Sentences = sampleSentences(d.Text)
		r.Documents = append(r.Documents, d)
	}
	b := &sampleBuilder{t, r}
	b.grades()
	b.findings()
	b.passages()
	b.events()
	return r
}

var sentenceEnd = regexp.MustCompile(`[.?!]"? `)

func sampleSentences(doc string) []Sentence {
	var out []Sentence
	paragraph, at := 0, 0
	for _, p := range strings.SplitAfter(doc, "\n") {
		body := strings.TrimSuffix(p, "\n")
		if body != "" {
			kind := "text"
			if paragraph == 0 {
				kind = "heading"
			} else if strings.HasPrefix(body, "No time to read?") {
				kind = "furniture"
			}
			from := 0
			for _, m := range append(sentenceEnd.FindAllStringIndex(body, -1), []int{len(body), len(body) + 1}) {
				out = append(out, Sentence{Span: text.Span{Start: at + from, End: at + m[1] - 1}, Kind: kind, Grade: "none", Paragraph: paragraph})
				from = m[1]
			}
			paragraph++
		}
		at += len(p)
	}
	return out
}

type sampleBuilder struct {
	testing.TB
	r *Report
}

func (b *sampleBuilder) document(id string) *Document {
	for i := range b.r.Documents {
		if b.r.Documents[i].ID == id {
			return &b.r.Documents[i]
		}
	}
	b.Fatalf("the sample has no document %q", id)
	return nil
}

func (b *sampleBuilder) span(doc, words string) text.Span {
	at := strings.Index(b.document(doc).Text, words)
	if at < 0 {
		b.Fatalf("%s does not say %q", doc, words)
	}
	return text.Span{Start: at, End: at + len(words)}
}

// grades gives every sentence the grade of the attribution that covers it; good enough to draw a profile.
func (b *sampleBuilder) grades() {
	marks := []struct{ words, grade string }{
		{"Brusk", "named"}, {"harbour authority", "named"}, {"it said", "named"}, {"It said", "named"},
		{"Oduya", "named"}, {"hospital said", "named"}, {"told the Ledger", "side"}, {"Vane", "named"},
		{"company said", "named"}, {"Observers note", "vague"}, {"Experts say", "vague"}, {"It is believed", "vague"},
		{"said its owner", "named"}, {"Lines said", "named"}, {"Eke said", "named"}, {"he said", "named"},
		{"log shows", "named"}, {"Juna Marek", "named"},
	}
	for i := range b.r.Documents {
		d := &b.r.Documents[i]
		for k := range d.Sentences {
			s := &d.Sentences[k]
			for _, m := range marks {
				if s.Kind == "text" && strings.Contains(s.Cut(d.Text), m.words) {
					s.Grade = m.grade
				}
			}
		}
	}
}

// add fills in the members of f from the words of the documents.
func (b *sampleBuilder) add(f Finding, verdict string, members ...said) {
	if verdict != "" {
		f.Verdict = &verdict
	}
	for _, s := range members {
		d := b.document(s.document)
		m := Member{Document: s.document, Span: b.span(s.document, s.passage), Text: s.passage,
			Speaker: s.speaker, Cue: s.cue, Grade: s.grade}
		before := d.Text[:m.Start]
		m.Line = strings.Count(before, "\n") + 1
		m.Column = len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
		if s.answer != "" {
			at := strings.Index(s.passage, s.answer)
			if at < 0 {
				b.Fatalf("%q does not hold %q", s.passage, s.answer)
			}
			m.Answer = &Answer{Span: text.Span{Start: m.Start + at, End: m.Start + at + len(s.answer)}, Text: s.answer, Group: s.group}
		}
		if s.speaker != "" || s.cue != "" {
			id := s.document + "#" + f.ID
			a := Attribution{ID: id, Document: s.document, Content: []text.Span{m.Span}, Grade: s.grade, SourceName: s.speaker, Confidence: 0.9}
			if at := strings.Index(d.Text, s.speaker); s.speaker != "" && at >= 0 {
				a.Source = []text.Span{{Start: at, End: at + len(s.speaker)}}
			}
			b.r.Attributions = append(b.r.Attributions, a)
			m.Attribution = &id
		}
		f.Members = append(f.Members, m)
	}
	b.r.Findings = append(b.r.Findings, f)
}

func (b *sampleBuilder) findings() {
	b.add(Finding{ID: "helm", Kind: "divergence", Slot: "who", Question: "Who was at the helm of the Aurelia when it struck the barge?",
		Severity: "error", Silent: []string{"courier.txt", "post.txt", "review.txt", "vestrand.txt"}, Origins: 2, NamedSources: 1,
		Confidence: Confidence{0.93, 0.88}, Rule: "exclusive-role",
		Why: []string{"steering has one agent at a time, and “Ivo Tarn” and “Lena Rask” name two people",
			"both passages speak of the moment of the collision"},
		Settle: "Who had the helm at 5:47 a.m., and what does the ferry's watch log say?"},
		"diverge",
		said{"meridian.txt", "First officer Ivo Tarn was at the helm at the time of the collision, according to the harbour authority.", "First officer Ivo Tarn", "the harbour authority", "according to", "named", 1},
		said{"ledger.txt", "The captain, Lena Rask, was steering when the ferry struck the barge, two passengers who had stood on the bridge wing told the Ledger.", "The captain, Lena Rask", "two passengers", "told", "side", 2},
	)
	b.add(Finding{ID: "warning", Kind: "divergence", Slot: "whether", Question: "Was the ferry warned by radio before the collision?",
		Severity: "error", Silent: []string{"courier.txt", "review.txt", "vestrand.txt"}, Origins: 3, NamedSources: 2,
		Confidence: Confidence{0.9, 0.91}, Rule: "named-denial",
		Why:    []string{"Kestrel Lines denies through its spokesman what the harbour authority asserts", "“No warning” negates “had warned” of the same warning"},
		Settle: "What does the recording of the port's radio channel hold for the minutes before 5:47 a.m.?"},
		"disputed",
		said{"ledger.txt", "The port had warned the ferry by radio eleven minutes before the collision, the harbour authority said.", "had warned the ferry by radio", "the harbour authority", "said", "named", 1},
		said{"post.txt", "The port warned the Aurelia by radio before the collision.", "warned the Aurelia by radio", "", "", "none", 1},
		said{"meridian.txt", "\"No warning reached the bridge,\" said its spokesman, Pell Oduya.", "No warning reached the bridge", "Pell Oduya", "said", "named", 2},
	)
	b.add(Finding{ID: "hearing", Kind: "divergence", Slot: "whether", Question: "Will Kestrel Lines attend the hearing in Osmark?",
		Severity: "warning", Silent: []string{"courier.txt", "meridian.txt", "post.txt", "review.txt", "vestrand.txt"}, Origins: 2, NamedSources: 2,
		Confidence: Confidence{0.84, 0.79}, Rule: "named-denial",
		Why:    []string{"inside one document two named sources answer differently", "“will take part” is a plan that the other side says it “had not agreed to”"},
		Settle: "Has Kestrel Lines confirmed in writing that it will attend, and for which date?"},
		"disputed",
		said{"ledger.txt", "Kestrel Lines will take part in the hearing in Osmark next week, said the transport minister, Dorrit Vane.", "will take part", "Dorrit Vane", "said", "named", 1},
		said{"ledger.txt", "The company said that it had not agreed to attend any hearing before the inquest opens.", "had not agreed to attend any hearing", "The company", "said", "named", 2},
	)
	b.add(Finding{ID: "lights", Kind: "divergence", Slot: "whether", Question: "Did the barge carry lights?",
		Severity: "error", Silent: []string{"ledger.txt", "vestrand.txt"}, Origins: 3, NamedSources: 2,
		Confidence: Confidence{0.89, 0.9}, Rule: "opposite-predicate",
		Why:      []string{"“carried no lights” and “was lit” cannot both hold of one barge in one night"},
		TimeNote: "Coastline Review carries no date; both passages name the night of the collision.",
		Settle:   "What did the barge's owner log for its anchor lights on the night of 3 to 4 March?"},
		"diverge",
		said{"meridian.txt", "\"The barge was anchored and carried no lights, although we had asked for lights twice this winter,\" said Brusk.", "carried no lights", "Ana Brusk", "said", "named", 1},
		said{"courier.txt", "\"The barge carried no lights,\" said Brusk.", "carried no lights", "Ana Brusk", "said", "named", 1},
		said{"review.txt", "The barge was lit on the night of the collision, said its owner, Halvard Stone.", "was lit", "Halvard Stone", "said", "named", 2},
	)
	b.add(Finding{ID: "steering", Kind: "divergence", Slot: "attribution", Question: "Who says that the steering gear failed?",
		Severity: "warning", Silent: []string{"courier.txt", "meridian.txt", "review.txt", "vestrand.txt"}, Origins: 2, NamedSources: 1,
		Confidence: Confidence{0.91, 0.77}, Rule: "attribution-stripped",
		Why: []string{"Harbour Post gives Kestrel Lines for it; Northern Ledger states it as fact", "Kestrel Lines is a party to the dispute"}},
		"tension",
		said{"post.txt", "Kestrel Lines said that the steering gear of the Aurelia had failed moments before the collision.", "Kestrel Lines said", "Kestrel Lines", "said", "named", 1},
		said{"ledger.txt", "The steering gear failed seconds before the impact.", "The steering gear failed", "", "", "none", 2},
	)
	b.add(Finding{ID: "toll", Kind: "divergence", Slot: "how many", Question: "How many people were killed in the collision?",
		Severity: "note", Silent: []string{"post.txt", "review.txt"}, Origins: 3, NamedSources: 3,
		Confidence: Confidence{0.95, 0.93}, Rule: "quantity-over-time",
		Why:      []string{"four on Monday, seven from Tuesday on: a toll that rises is an update"},
		TimeNote: "The dates of the documents (4, 5 and 6 March) allow the change."},
		"updated",
		said{"meridian.txt", "Four people were killed when the passenger ferry Aurelia struck a gravel barge in the Selm Narrows shortly before 6 a.m. on Monday, the harbour master, Ana Brusk, said.", "Four people", "Ana Brusk", "said", "named", 1},
		said{"ledger.txt", "Seven people are now known to have died in Monday's collision between the ferry Aurelia and a gravel barge, the regional hospital said on Tuesday.", "Seven people", "the regional hospital", "said", "named", 2},
		said{"vestrand.txt", "A retired judge, Tomas Eke, will lead the inquiry into the collision that killed seven people in the Selm Narrows on Monday, the transport minister, Dorrit Vane, announced.", "seven people", "Dorrit Vane", "announced", "named", 2},
	)
	b.add(Finding{ID: "unlit", Kind: "divergence", Slot: "modality", Question: "Is it certain that the barge was unlit?",
		Severity: "note", Silent: []string{"courier.txt", "ledger.txt", "review.txt", "vestrand.txt"}, Origins: 2, NamedSources: 1,
		Confidence: Confidence{0.86, 0.8}, Rule: "modality",
		Why: []string{"“carried no lights” asserts what “may have been unlit” leaves open"}},
		"hedged",
		said{"meridian.txt", "\"The barge was anchored and carried no lights, although we had asked for lights twice this winter,\" said Brusk.", "carried no lights", "Ana Brusk", "said", "named", 1},
		said{"post.txt", "It is believed that the barge may have been unlit.", "may have been unlit", "", "It is believed", "vague", 2},
	)
	b.add(Finding{ID: "when", Kind: "agreement", Slot: "when", Question: "When did the Aurelia strike the barge?",
		Severity: "note", Silent: []string{"ledger.txt", "post.txt", "review.txt"}, Origins: 2, NamedSources: 2,
		Confidence: Confidence{0.94, 0.9}, Rule: "time-within",
		Why: []string{"5:47 a.m. lies within “shortly before 6 a.m.”"}},
		"narrower",
		said{"meridian.txt", "Four people were killed when the passenger ferry Aurelia struck a gravel barge in the Selm Narrows shortly before 6 a.m. on Monday, the harbour master, Ana Brusk, said.", "shortly before 6 a.m. on Monday", "Ana Brusk", "said", "named", 1},
		said{"courier.txt", "Four people were killed when the passenger ferry Aurelia struck a gravel barge in the Selm Narrows shortly before 6 a.m. on Monday, the harbour master, Ana Brusk, said.", "shortly before 6 a.m. on Monday", "Ana Brusk", "said", "named", 1},
		said{"vestrand.txt", "The Aurelia struck the barge at 5:47 a.m., a log released by the harbour authority shows.", "5:47 a.m.", "the harbour authority", "shows", "named", 2},
	)
	b.add(Finding{ID: "rescued", Kind: "agreement", Slot: "how many", Question: "How many people did the coast guard rescue?",
		Severity: "note", Silent: []string{"ledger.txt", "review.txt"}, Origins: 3, NamedSources: 2,
		Confidence: Confidence{0.92, 0.95}, Rule: "quantity-equal",
		Why: []string{"96 people, 96 people, 96 survivors"}},
		"agree",
		said{"meridian.txt", "Coast guard cutters pulled 96 people from the water, Brusk told reporters at the quay.", "96 people", "Ana Brusk", "told", "named", 1},
		said{"courier.txt", "Coast guard cutters pulled 96 people from the water, Brusk told reporters at the quay.", "96 people", "Ana Brusk", "told", "named", 1},
		said{"post.txt", "Coast guard crews rescued 96 people, among them the ship's cook, Mirel Santo, who spent forty minutes in the water.", "96 people", "", "", "none", 1},
		said{"vestrand.txt", "The coast guard brought 96 survivors ashore, the log shows.", "96 survivors", "the log", "shows", "named", 1},
	)
	b.add(Finding{ID: "inquiry", Kind: "divergence", Slot: "when", Question: "When will the inquiry report?",
		Severity: "warning", Silent: []string{"courier.txt", "ledger.txt", "meridian.txt", "review.txt"}, Origins: 2, NamedSources: 2,
		Confidence: Confidence{0.88, 0.71}, Rule: "time-disjoint",
		Why:      []string{"“within weeks” of 5 March ends long before “by the end of the year” has to"},
		TimeNote: "A day lies between the two statements; the plan may have changed.",
		Settle:   "What date does the order that sets up the inquiry name?",
		Status:   "dismissed", Reason: "the judge corrected the minister; covered in our piece of 6 March"},
		"tension",
		said{"post.txt", "An inquiry led by a retired judge, Tomas Eke, will report within weeks, Vane said on Tuesday.", "within weeks", "Dorrit Vane", "said", "named", 1},
		said{"vestrand.txt", "Eke said that he expected to report by the end of the year.", "by the end of the year", "Tomas Eke", "said", "named", 2},
	)
	b.add(Finding{ID: "aboard", Kind: "copy", Slot: "how many", Question: "How many passengers did the Aurelia carry?",
		Severity: "error", Silent: []string{"ledger.txt", "post.txt", "review.txt", "vestrand.txt"}, Origins: 1, NamedSources: 0,
		Confidence: Confidence{0.99, 0.97}, Rule: "number-changed-in-copy",
		Why:    []string{"the passages are one text but for “112” and “121”", "Meridian Wire is the probable origin: it carries the earlier time"},
		Settle: "How many passengers does the manifest list?"},
		"diverge",
		said{"meridian.txt", "The Aurelia was carrying 112 passengers and nine crew from Osmark to Port Selm.", "112", "", "", "none", 1},
		said{"courier.txt", "The Aurelia was carrying 121 passengers and nine crew from Osmark to Port Selm.", "121", "", "", "none", 2},
	)
	b.add(Finding{ID: "quote", Kind: "copy", Slot: "what", Question: "What did Ana Brusk say about the barge's lights?",
		Severity: "warning", Silent: []string{"ledger.txt", "post.txt", "review.txt", "vestrand.txt"}, Origins: 1, NamedSources: 1,
		Confidence: Confidence{0.97, 0.74}, Rule: "quotation-cut",
		Why: []string{"the copy leaves out “although we had asked for lights twice this winter”", "nothing marks the omission"}},
		"",
		said{"meridian.txt", "\"The barge was anchored and carried no lights, although we had asked for lights twice this winter,\" said Brusk.", "The barge was anchored and carried no lights, although we had asked for lights twice this winter", "Ana Brusk", "said", "named", 1},
		said{"courier.txt", "\"The barge carried no lights,\" said Brusk.", "The barge carried no lights", "Ana Brusk", "said", "named", 2},
	)
	for _, u := range []struct{ id, document, passage, rule, severity, grade, why string }{
		{"rafts", "post.txt", "The ferry sailed with two life rafts fewer than its certificate requires.", "unattributed", "warning", "none", "grade none: a contestable matter, and nobody is given for it"},
		{"fact", "ledger.txt", "The steering gear failed seconds before the impact.", "unattributed", "warning", "none", "grade none: a cause stated as fact"},
		{"observers", "courier.txt", "Observers note that the Narrows have grown too crowded for ferries of this size.", "vague-source", "note", "vague", "grade vague: “observers” is nobody in particular"},
		{"experts", "review.txt", "Experts say that the Narrows should have been closed to anchored vessels long ago.", "vague-source", "note", "vague", "grade vague: “experts” is nobody in particular"},
	} {
		why := []string{u.why}
		if u.rule == "unattributed" {
			why = append(why, NobodyNamed)
		}
		b.add(Finding{ID: u.id, Kind: "unattributed", Slot: "attribution", Question: "Who says so?", Severity: u.severity,
			Rule: u.rule, Why: why, Confidence: Confidence{1, 0.8}}, "",
			said{u.document, u.passage, "", "", "", u.grade, 0})
	}
}

func (b *sampleBuilder) passages() {
	origin := "meridian.txt"
	lead := "Four people were killed when the passenger ferry Aurelia struck a gravel barge in the Selm Narrows shortly before 6 a.m. on Monday, the harbour master, Ana Brusk, said."
	aboard := [2]string{"The Aurelia was carrying 112 passengers and nine crew from Osmark to Port Selm.", "The Aurelia was carrying 121 passengers and nine crew from Osmark to Port Selm."}
	located := func(doc, words string) Located { return Located{doc, b.span(doc, words)} }
	b.r.Passages = []Passage{
		{ID: "p1", Kind: "copy", Origin: &origin, Members: []Located{located("meridian.txt", lead), located("courier.txt", lead)}},
		{ID: "p2", Kind: "copy", Origin: &origin, Members: []Located{located("meridian.txt", aboard[0]), located("courier.txt", aboard[1])},
			Differences: []Difference{{Kind: "number", Members: []Located{located("meridian.txt", "112"), located("courier.txt", "121")}}}},
		{ID: "p3", Kind: "boilerplate", Members: []Located{located("courier.txt", "No time to read? Get a summary.")}},
	}
}

// events gives the sample the claims of one source alone, and one event with a date for the timeline.
func (b *sampleBuilder) events() {
	claim := func(id, doc, words, lemma, source string, roles ...Role) {
		c := Claim{ID: id, Document: doc, Span: b.span(doc, words), Polarity: "positive", Modality: "asserted", Roles: roles, Confidence: 0.8}
		attribution := doc + "#" + id
		b.r.Attributions = append(b.r.Attributions, Attribution{ID: attribution, Document: doc, Source: []text.Span{b.span(doc, source)},
			Content: []text.Span{c.Span}, Grade: "named", SourceName: source, Confidence: 0.9})
		c.Attribution = &attribution
		c.Predicate = Predicate{Span: b.span(doc, lemma), Lemma: lemma, Kind: "verb"}
		b.r.Claims = append(b.r.Claims, c)
	}
	claim("c1", "vestrand.txt", "Kestrel Lines has grounded the Aurelia's sister ship, the Octavia, Oduya said.", "grounded", "Oduya")
	claim("c2", "review.txt", "Harbour pilots had asked for a traffic lane, said Juna Marek, who leads their union.", "asked", "Juna Marek")
	claim("c3", "vestrand.txt", "The Aurelia struck the barge at 5:47 a.m., a log released by the harbour authority shows.", "struck", "a log",
		Role{Role: "time", Span: b.span("vestrand.txt", "5:47 a.m."), Value: "2024-03-04T05:47"})
	b.r.Events = []Event{
		{ID: "e1", Question: "What has Kestrel Lines grounded?", Claims: []string{"c1"}, Confidence: 1},
		{ID: "e2", Question: "What had the harbour pilots asked for?", Claims: []string{"c2"}, Confidence: 1},
		{ID: "e3", Question: "When did the Aurelia strike the barge?", Claims: []string{"c3"}, Confidence: 1},
	}
}

package analysis_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/corpus"
	"gainsay/internal/report"
)

// TestAgreements holds two or three short articles against each other and looks at the agreements: each wants one that
// quotes these words on every side, or none that does.
func TestAgreements(t *testing.T) {
	e := engine(t, 0)
	const town, harbour = " The town of Brayle lies on the river Sorn, below the weir.", " Two boats were moored at the old harbour of Brayle in the evening."
	for _, c := range []struct {
		name  string
		docs  []string
		words string   // what the answers hold, lower case
		rules []string // one of these; none when empty
	}{
		{"the same deed in other words",
			[]string{"The regional council closed the old weir bridge after the flood." + town, "The weir bridge, a landmark of the town for a century, had been closed by the council, the mayor said." + harbour},
			"council", []string{"agree/who"}},
		{"two synonyms of one object",
			[]string{"The regulator said Crossline had breached the lifeboat safety guidelines." + town, "Crossline violated the safety guidelines, an inspector wrote on Monday." + harbour},
			"crossline", []string{"agree/who"}},
		{"one object with predicates that stand for one another",
			[]string{"The regulator found a breach of the lifeboat safety guidelines." + town, "The lifeboat safety guidelines were violated, an inspector wrote on Monday." + harbour},
			"safety guidelines", []string{"agree/wording", "narrower/wording", "agree/whether"}},
		{"a name for one thing is no statement",
			[]string{"The committee delayed its toxic sediment survey." + town, "A spokesman praised the toxic sediment survey on the radio." + harbour},
			"sediment survey", nil},
		{"a noun takes for granted what nobody asserts",
			[]string{"Residents spoke of the inquiry into the collapse." + town, "Ministers avoided the inquiry into the collapse." + harbour},
			"inquiry into", nil},
		{"planned is not done",
			[]string{"Crossline will reopen the ferry line to Ister in June." + town, "Crossline reopened the ferry line to Ister." + harbour},
			"ferry line", []string{"hedged/modality"}},
		{"a wish hedges nothing",
			[]string{"Passengers want Crossline to reopen the ferry line to Ister." + town, "Crossline reopened the ferry line to Ister." + harbour},
			"hedged", nil},
		{"who only says that he thinks",
			[]string{`"I think," Paul Venn said.` + town, `"I think," Paul Venn said.` + harbour},
			"i think", nil},
		{"one speaker, two matters",
			[]string{"Paul Venn spoke about the ferry on Monday." + town, "Paul Venn spoke about the cemetery on Monday." + harbour},
			"spoke", nil},
		{"one deed on two days",
			[]string{"Crossline sent a letter to the harbour board on 3 March 2024." + town, "Crossline sent a letter to the harbour board on 9 May 2024." + harbour},
			"letter", nil},
		{"one quotation in two settings",
			[]string{`"The harbour board will defend the lifeboat station," the chairman says in a leaflet.` + town, `In a leaflet he says: the harbour board will defend the lifeboat station.` + harbour},
			"hedged", nil},
		{"captions that lost their line breaks",
			[]string{"Crossline breached the lifeboat safety guidelines" + strings.Repeat(" a crew member looks on at the quay and the harbour master waves", 8) + "." + town,
				"Crossline breached the lifeboat safety guidelines, an inspector wrote." + harbour},
			"", nil},
		{"a year holds every day of it",
			[]string{"Crossline reopened the ferry line to Ister on 14 March 2024." + town, "Crossline reopened the ferry line to Ister in 2024." + harbour},
			"2024", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []corpus.Document
			for i, text := range c.docs {
				name := fmt.Sprintf("%d.txt", i)
				docs = append(docs, corpus.Document{ID: name, Path: name, Outlet: "Outlet " + name, Text: text})
			}
			r, err := e.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			found := slices.IndexFunc(r.Findings, func(f report.Finding) bool {
				if f.Kind != "agreement" {
					return false
				}
				if c.words == "hedged" {
					return f.Verdict != nil && *f.Verdict == "hedged"
				}
				return !slices.ContainsFunc(f.Members, func(m report.Member) bool {
					return m.Answer == nil || !strings.Contains(strings.ToLower(m.Answer.Text), c.words)
				}) && (len(c.rules) == 0 || slices.Contains(c.rules, f.Rule))
			})
			if (found >= 0) != (len(c.rules) > 0) {
				for _, f := range r.Findings {
					if f.Kind == "agreement" {
						t.Logf("%s: %s", f.Rule, f.Question)
						for _, m := range f.Members {
							t.Logf("    %q", m.Answer.Text)
						}
					}
				}
				t.Errorf("want %v", c.rules)
			}
		})
	}
}

// TestQuestionsAreAskedOnce holds articles with the same sentences against each other: no two findings ask one thing of
// one slot, and sentences that agree as a whole are told once.
func TestQuestionsAreAskedOnce(t *testing.T) {
	r := check(t, engine(t, 0), "../../testdata/corpora/derailment")
	type ask struct{ slot, question string }
	seen := map[ask]bool{}
	for _, f := range r.Findings {
		if f.Kind != "agreement" {
			continue
		}
		k := ask{f.Slot, f.Question}
		if seen[k] {
			t.Errorf("asked twice: %s", f.Question)
		}
		seen[k] = true
	}
}

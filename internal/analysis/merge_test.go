package analysis

import (
	"testing"

	"gainsay/internal/attribution"
	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/passage"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// TestAMergedFindingCountsItsSourcesAsAnyOther joins divergences that share an answer.
func TestAMergedFindingCountsItsSourcesAsAnyOther(t *testing.T) {
	const none = -1
	crane := &entity.Document{Entities: []entity.Entity{{}}}
	said := func(id, name string, grade attribution.Grade, of int) *attribution.Document {
		return &attribution.Document{Attributions: []attribution.Attribution{{ID: id, SourceName: name, Grade: grade, Entity: of, Within: none}}}
	}
	for _, c := range []struct {
		name        string
		sideIsNamed bool
		sources     [3]*attribution.Document
		want        int
	}{
		{"three who are named", false, [3]*attribution.Document{said("1", "Crane", attribution.Named, none), said("1", "Tarn", attribution.Named, none), said("1", "Rask", attribution.Named, none)}, 3},
		{"one who is named twice", false, [3]*attribution.Document{said("1", "Crane", attribution.Named, none), said("1", "crane", attribution.Named, none), said("1", "Rask", attribution.Named, none)}, 2},
		{"a side is none", false, [3]*attribution.Document{said("1", "Crane", attribution.Named, none), said("1", "Brayle", attribution.Side, none), said("1", "Rask", attribution.Named, none)}, 2},
		{"a side is named where the user says so", true, [3]*attribution.Document{said("1", "Crane", attribution.Named, none), said("1", "Brayle", attribution.Side, none), said("1", "Rask", attribution.Named, none)}, 3},
		{"nobody", true, [3]*attribution.Document{said("1", "", attribution.Named, none), said("1", "many", attribution.Vague, none), {}}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			var documents []*document
			for i, a := range c.sources {
				documents = append(documents, &document{Document: &corpus.Document{ID: string(rune('a' + i))}, attributions: a, entities: crane})
			}
			pack, err := rule.Builtin()
			if err != nil {
				t.Fatal(err)
			}
			copies, err := passage.NewOrigins(make([]passage.Input, len(documents)), nil, pack)
			if err != nil {
				t.Fatal(err)
			}
			b := newBuilder(&Engine{options: Options{SideIsNamed: c.sideIsNamed}}, documents, nil, copies, &report.Report{})
			member := func(i int) report.Member {
				m := report.Member{Document: documents[i].ID, Span: text.Span{End: 9}, Answer: &report.Answer{Span: text.Span{End: 4}}}
				if as := documents[i].attributions.Attributions; len(as) > 0 {
					m.Attribution, m.Speaker, m.Grade = documents[i].attributionID(&as[0]), as[0].SourceName, string(as[0].Grade)
				}
				return m
			}
			b.report.Findings = []report.Finding{
				{Kind: "divergence", Members: []report.Member{member(0), member(1)}},
				{Kind: "divergence", Members: []report.Member{member(1), member(2)}},
			}
			b.merge()
			if fs := b.report.Findings; len(fs) != 1 || len(fs[0].Members) != 3 || fs[0].NamedSources != c.want {
				t.Errorf("%+v, want one finding with three members and %d named sources", fs, c.want)
			}
		})
	}
}

func TestMembersWithoutAnAnswerAreMergedByTheirPassage(t *testing.T) {
	at := func(document string, start int, answer *report.Answer) *report.Member {
		return &report.Member{Document: document, Span: text.Span{Start: start, End: start + 5}, Answer: answer}
	}
	answer := func(start int) *report.Answer { return &report.Answer{Span: text.Span{Start: start, End: start + 2}} }
	for _, c := range []struct {
		name string
		a, b *report.Member
		want bool
	}{
		{"the same answer", at("a", 0, answer(1)), at("a", 0, answer(2)), true},
		{"another answer", at("a", 0, answer(1)), at("a", 0, answer(3)), false},
		{"another document", at("a", 0, answer(1)), at("b", 0, answer(1)), false},
		{"no answer in the same passage", at("a", 0, nil), at("a", 0, nil), true},
		{"no answer in another passage", at("a", 0, nil), at("a", 7, nil), false},
		{"one has an answer", at("a", 0, answer(1)), at("a", 0, nil), false},
	} {
		if got := sameAnswer(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	b := newBuilder(&Engine{}, nil, nil, nil, &report.Report{Findings: []report.Finding{{Kind: "divergence", Members: []report.Member{*at("a", 0, nil)}}}})
	if b.merge(); len(b.report.Findings) != 1 {
		t.Errorf("%d findings, want 1", len(b.report.Findings))
	}
}

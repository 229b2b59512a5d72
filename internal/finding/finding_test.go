package finding

import (
	"errors"
	"slices"
	"testing"

	"gainsay/internal/report"
	"gainsay/internal/text"
)

func member(document, words, answer string) report.Member {
	m := report.Member{Document: document, Text: words, Span: text.Span{Start: 10, End: 10 + len(words)}, Line: 3, Column: 1}
	if answer != "" {
		m.Answer = &report.Answer{Text: answer}
	}
	return m
}

func divergence(rule, severity string, members ...report.Member) report.Finding {
	verdict := "diverge"
	return report.Finding{Kind: "divergence", Verdict: &verdict, Rule: rule, Severity: severity, Question: "How many?", Members: members}
}

func run(findings ...report.Finding) *report.Report {
	return &report.Report{Schema: report.Schema, Complete: true, Findings: findings, Documents: []report.Document{
		{ID: "a.txt", Path: "in/a.txt", Outlet: "Meridian Wire"}, {ID: "b.txt", Path: "in/b.txt", Outlet: "Selm Courier"}, {ID: "c.txt", Path: "in/c.txt"}}}
}

func ids(r *report.Report) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.ID)
	}
	return out
}

func TestIDsChangeWithTheWordsAndWithNothingElse(t *testing.T) {
	base := func() report.Finding {
		return divergence("numbers", "error", member("a.txt", "Four people died, she said.", "Four"), member("b.txt", "Six people died.", "Six"))
	}
	original := run(base())
	AssignIDs(original)
	for name, c := range map[string]struct {
		change func(r *report.Report)
		same   bool
	}{
		"the passage moved":              {func(r *report.Report) { m := &r.Findings[0].Members[0]; m.Start += 900; m.End += 900; m.Line = 40 }, true},
		"the members in another order":   {func(r *report.Report) { slices.Reverse(r.Findings[0].Members) }, true},
		"typographic quotes and a comma": {func(r *report.Report) { r.Findings[0].Members[0].Text = "“Four people died” she said" }, true},
		"a line break inside":            {func(r *report.Report) { r.Findings[0].Members[0].Text = "Four people\n died, she said." }, true},
		"another question put to it":     {func(r *report.Report) { r.Findings[0].Question = "How many died?" }, true},
		"another confidence":             {func(r *report.Report) { r.Findings[0].Confidence.Event = 0.4 }, true},
		"a fuller name of the speaker":   {func(r *report.Report) { r.Findings[0].Members[0].Speaker = "Ana Brusk" }, true},
		"another file of the outlet":     {func(r *report.Report) { r.Documents[0].ID = "z.txt"; r.Findings[0].Members[0].Document = "z.txt" }, true},
		"another number":                 {func(r *report.Report) { r.Findings[0].Members[0].Text = "Five people died, she said." }, false},
		"another answer":                 {func(r *report.Report) { r.Findings[0].Members[0].Answer.Text = "people" }, false},
		"another outlet":                 {func(r *report.Report) { r.Documents[0].Outlet = "Northern Ledger" }, false},
		"another rule":                   {func(r *report.Report) { r.Findings[0].Rule = "dates" }, false},
		"one member fewer":               {func(r *report.Report) { r.Findings[0].Members = r.Findings[0].Members[:1] }, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := run(base())
			c.change(r)
			AssignIDs(r)
			if same := r.Findings[0].ID == original.Findings[0].ID; same != c.same {
				t.Errorf("the id stays the same: %v, want %v", same, c.same)
			}
		})
	}
}

func TestIDsAreUniqueWhereWordsRepeat(t *testing.T) {
	first, second := member("a.txt", "Four died.", "Four"), member("a.txt", "Four died.", "Four")
	second.Start, second.End = 500, 510
	r := run(divergence("x", "error", second), divergence("x", "error", first))
	AssignIDs(r)
	if got := ids(r); got[0] != got[1]+"-2" {
		t.Errorf("ids %q: the first in the text has the plain id, the other is numbered", got)
	}
}

func TestTheMembersOfAnIDCannotRunIntoEachOther(t *testing.T) {
	a := run(divergence("x", "error", member("a.txt", "one two", ""), member("a.txt", "three", "")))
	b := run(divergence("x", "error", member("a.txt", "one", ""), member("a.txt", "two three", "")))
	AssignIDs(a)
	AssignIDs(b)
	if a.Findings[0].ID == b.Findings[0].ID {
		t.Error("two findings of different quotations share an id")
	}
}

func TestThreshold(t *testing.T) {
	for _, c := range []struct {
		failOn, severity string
		want             bool
	}{
		{"error", "error", true}, {"error", "warning", false}, {"warning", "error", true}, {"warning", "warning", true},
		{"warning", "note", false}, {"note", "note", true}, {"never", "error", false},
	} {
		threshold, err := ParseThreshold("--fail-on", c.failOn)
		if err != nil {
			t.Fatal(err)
		}
		if got := threshold.Fails(run(divergence("x", c.severity))); got != c.want {
			t.Errorf("--fail-on %s with a finding of severity %s: %v, want %v", c.failOn, c.severity, got, c.want)
		}
	}
	threshold, _ := ParseThreshold("--fail-on", "note")
	for name, f := range map[string]report.Finding{
		"dismissed": {Severity: "error", Status: "dismissed"}, "in the baseline": {Severity: "error", Baseline: true},
		"ignored": {Severity: "error", Suppressed: true}, "an agreement": {Severity: "note", Kind: "agreement"},
	} {
		if threshold.Fails(run(f)) {
			t.Errorf("a finding that is %s fails the run", name)
		}
	}
}

func TestASeverityThatIsNoneIsRefused(t *testing.T) {
	for _, c := range []struct {
		name, value string
		parse       func(name, value string) (Threshold, error)
		want, hint  string
	}{
		{"--fail-on", "high", ParseThreshold, `--fail-on: unknown severity "high"`, "it is one of error, warning, note, never"},
		{"--min-severity", "high", ParseSeverity, `--min-severity: unknown severity "high"`, "it is one of error, warning, note"},
		{"--min-severity", "never", ParseSeverity, `--min-severity: unknown severity "never"`, "it is one of error, warning, note"},
		{"--min-severity", "", ParseSeverity, `--min-severity: unknown severity ""`, "it is one of error, warning, note"},
	} {
		_, err := c.parse(c.name, c.value)
		var unknown *UnknownSeverityError
		if !errors.As(err, &unknown) || err.Error() != c.want || unknown.Hint() != c.hint {
			t.Errorf("%s %q: %v, want %s (%s)", c.name, c.value, err, c.want, c.hint)
		}
	}
}

func TestProcessors(t *testing.T) {
	make := func() *report.Report {
		return run(
			divergence("numbers", "warning", member("a.txt", "Four.", "Four"), member("b.txt", "Six.", "Six")),
			divergence("dates", "error", member("b.txt", "Monday.", "Monday"), member("c.txt", "Friday.", "Friday")),
			divergence("dates", "note", member("a.txt", "May.", "May"), member("b.txt", "June.", "June")),
		)
	}
	rules := func(r *report.Report) (out []string) {
		for _, f := range r.Findings {
			out = append(out, f.Rule+" "+f.Severity)
		}
		return out
	}
	warning, _ := ParseSeverity("--min-severity", "warning")
	for name, c := range map[string]struct {
		p     Processor
		want  []string
		notes int
	}{
		"sorted by severity":  {func(*report.Report) {}, []string{"dates error", "numbers warning", "dates note"}, 0},
		"severity overridden": {Severities(map[string]string{"numbers": "error"}), []string{"numbers error", "dates error", "dates note"}, 0},
		"rule off":            {Severities(map[string]string{"dates": "off"}), []string{"numbers warning"}, 0},
		"at least a warning":  {AtLeast(warning), []string{"dates error", "numbers warning"}, 1},
		"involving c":         {Involving(map[string]bool{"c.txt": true}), []string{"dates error"}, 0},
		"involving nothing":   {Involving(nil), nil, 0},
		"capped at one":       {Cap(1), []string{"dates error", "numbers warning"}, 1},
		"not capped":          {Cap(0), []string{"dates error", "numbers warning", "dates note"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := make()
			c.p(r)
			Sort(r)
			if got := rules(r); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(r.Notes) != c.notes {
				t.Errorf("notes %q, want %d", r.Notes, c.notes)
			}
		})
	}
}

func TestNormalise(t *testing.T) {
	for in, want := range map[string]string{
		"“The  talks,” he\nsaid—twice": "the talks he said twice", "isn’t": "isnt", "isn't": "isnt",
		"ﬁnal": "final", "Zürich": "zürich", "": "", "...": "", "1,200": "1 200",
	} {
		if got := Normalise(in); got != want {
			t.Errorf("Normalise(%q) = %q, want %q", in, got, want)
		}
	}
}

package rule

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Runner lends a test run what lies above the rules: how sentences are read, and what the whole program finds. Tests
// that need a function that is nil are skipped.
type Runner struct {
	// Words reads a sentence into words, so that rules see it as they do in a run.
	Words func(ctx context.Context, sentence string) ([]Word, error)
	// Compare names the rules that two sentences raise, Check those that documents raise together.
	Compare func(ctx context.Context, a, b string) ([]string, error)
	Check   func(ctx context.Context, docs []Document) ([]string, error)
	// Ask puts the question of a frame about a role ("whether" for the event as such) with the words in its roles.
	Ask func(f *Frame, role string, fillers map[string]string) (string, error)
}

// Result is the outcome of one test.
type Result struct {
	Test Test
	// Skipped says why the test was not run, "" when it was.
	Skipped string
	// Failures say what was expected and what came; none for a test that passed.
	Failures []string
}

// Passed reports whether the test was run and held.
func (r Result) Passed() bool { return r.Skipped == "" && len(r.Failures) == 0 }

// RunTests runs tests against the rules of a pack, in order. The error is that of a cancelled context or of a reader
// that failed; a test that does not hold is a result.
func (p *Pack) RunTests(ctx context.Context, tests []Test, r Runner) ([]Result, error) {
	out := make([]Result, 0, len(tests))
	for _, t := range tests {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		res, err := p.runTest(ctx, t, r)
		if err != nil {
			return out, fmt.Errorf("%s:%d: test of %s: %w", t.File, t.Line, t.Rule, err)
		}
		out = append(out, res)
	}
	return out, nil
}

func (p *Pack) runTest(ctx context.Context, t Test, r Runner) (Result, error) {
	res := Result{Test: t}
	if t.Waits != "" {
		res.Skipped = "it waits for " + t.Waits
		return res, nil
	}
	if t.Questions != nil {
		return p.runQuestions(t, r)
	}
	var fired []string
	var err error
	switch {
	case t.Kind == Alarms && len(t.Docs) > 0 && r.Check == nil, t.Kind == Alarms && len(t.Docs) == 0 && r.Compare == nil:
		res.Skipped = "the program cannot run it yet"
		return res, nil
	case t.Kind == Alarms && len(t.Docs) > 0:
		fired, err = r.Check(ctx, t.Docs)
	case t.Kind == Alarms:
		fired, err = r.Compare(ctx, t.Sentences[0], t.Sentences[1])
	case t.Kind == Boilerplates:
		fired = p.furnitureOf(t.Sentences)
	case r.Words == nil:
		res.Skipped = "there is no reader of sentences"
		return res, nil
	default:
		fired, err = p.fired(ctx, t, r)
	}
	if err != nil {
		return res, err
	}
	slices.Sort(fired)
	fired = slices.Compact(fired)
	res.Failures = t.judge(fired)
	return res, nil
}

// judge holds what fired against what the test says.
func (t Test) judge(fired []string) []string {
	var out []string
	got := "nothing fired"
	if len(fired) > 0 {
		got = "fired: " + strings.Join(fired, ", ")
	}
	if t.Want != nil {
		want := slices.Compact(slices.Sorted(slices.Values(t.Want)))
		if !slices.Equal(fired, want) {
			expected := strings.Join(want, ", ")
			if len(want) == 0 {
				expected = "nothing"
			}
			out = append(out, fmt.Sprintf("want %s; %s", expected, got))
		}
	}
	for _, id := range t.Contains {
		if !slices.Contains(fired, id) {
			out = append(out, fmt.Sprintf("%s did not fire; %s", id, got))
		}
	}
	for _, id := range t.Absent {
		if slices.Contains(fired, id) {
			out = append(out, fmt.Sprintf("%s fired and should not", id))
		}
	}
	return out
}

// fired names the rules of the test's kind whose words stand in its sentences. A rule that pairs words fires when one
// stands in one sentence and the other in another.
func (p *Pack) fired(ctx context.Context, t Test, r Runner) ([]string, error) {
	var out []string
	sides := map[string]map[string][]int{}
	for i, s := range t.Sentences {
		words, err := r.Words(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("read %q: %w", clip(s), err)
		}
		for _, m := range p.Match(t.Kind, words) {
			if m.Side == "" {
				out = append(out, m.ID)
				continue
			}
			if sides[m.ID] == nil {
				sides[m.ID] = map[string][]int{}
			}
			sides[m.ID][m.Side] = append(sides[m.ID][m.Side], i)
		}
	}
	for id, s := range sides {
		if slices.ContainsFunc(s["a"], func(i int) bool {
			return slices.ContainsFunc(s["b"], func(j int) bool { return i != j })
		}) {
			out = append(out, id)
		}
	}
	return out, nil
}

func (p *Pack) furnitureOf(lines []string) []string {
	var out []string
	for _, line := range lines {
		if b, ok := p.Furniture(line); ok {
			out = append(out, b.ID)
		}
	}
	return out
}

func (p *Pack) runQuestions(t Test, r Runner) (Result, error) {
	res := Result{Test: t}
	f, ok := p.Frame(t.Rule)
	switch {
	case r.Ask == nil:
		res.Skipped = "there is nothing that asks questions"
		return res, nil
	case !ok:
		res.Failures = []string{fmt.Sprintf("there is no frame %s", t.Rule)}
		return res, nil
	}
	for _, role := range keys(t.Questions) {
		got, err := r.Ask(f, role, t.Fillers)
		if err != nil {
			return res, err
		}
		if want := t.Questions[role]; got != want {
			res.Failures = append(res.Failures, fmt.Sprintf("%s: want %q, got %q", role, want, got))
		}
	}
	return res, nil
}

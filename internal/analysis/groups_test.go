package analysis

import (
	"testing"

	"gainsay/internal/event"
	"gainsay/internal/verdict"
)

func TestAnswersThatAgreeShareANumberUnlessTheyExcludeEachOther(t *testing.T) {
	ref := func(i int) event.Ref { return event.Ref{Source: i} }
	c := func(a, b int, v verdict.Verdict, confidence float64) comparison {
		return comparison{a: ref(a), b: ref(b), Outcome: verdict.Outcome{Verdict: v, Confidence: confidence}, event: 1}
	}
	order := []event.Ref{ref(0), ref(1), ref(2), ref(3)}
	for name, x := range map[string]struct {
		cs    []comparison
		want  [4]int
		words string // the answers in order, one letter each; "" for four different ones
	}{
		"nothing is known":                {nil, [4]int{1, 2, 3, 4}, ""},
		"two agree":                       {[]comparison{c(0, 2, verdict.Agree, .9)}, [4]int{1, 2, 1, 3}, ""},
		"agreement goes on":               {[]comparison{c(0, 2, verdict.Agree, .9), c(2, 3, verdict.Agree, .9)}, [4]int{1, 2, 1, 1}, ""},
		"what diverges stays apart":       {[]comparison{c(0, 1, verdict.Diverge, .9), c(0, 2, verdict.Agree, .9), c(1, 2, verdict.Agree, .5)}, [4]int{1, 2, 1, 3}, ""},
		"the surer agreement wins":        {[]comparison{c(0, 1, verdict.Diverge, .9), c(0, 2, verdict.Agree, .5), c(1, 2, verdict.Agree, .9)}, [4]int{1, 2, 2, 3}, ""},
		"narrower neither joins nor not":  {[]comparison{c(0, 1, verdict.Narrower, .9), c(0, 1, verdict.Agree, .9)}, [4]int{1, 1, 2, 3}, ""},
		"what is not shown plays no part": {[]comparison{c(0, 9, verdict.Agree, .9), c(1, 9, verdict.Agree, .9)}, [4]int{1, 2, 3, 4}, ""},
		"the same words are one answer":   {nil, [4]int{1, 2, 1, 3}, "abac"},
		"unless they exclude each other":  {[]comparison{c(0, 2, verdict.Diverge, .9)}, [4]int{1, 2, 3, 4}, "abac"},
	} {
		t.Run(name, func(t *testing.T) {
			words := x.words
			if words == "" {
				words = "abcd"
			}
			got := sameAnswers(order, x.cs, func(r event.Ref) string { return words[r.Source : r.Source+1] })
			for i, want := range x.want {
				if got[ref(i)] != want {
					t.Errorf("answer %d has the number %d, want %d (all: %v)", i, got[ref(i)], want, got)
				}
			}
		})
	}
}

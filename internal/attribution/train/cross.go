package train

import (
	"context"
	"fmt"
	"io"
	"slices"

	"gainsay/internal/attribution/sequence"
)

// CrossValidate learns from all outlets but one and prints the score on that one, for each outlet.
func CrossValidate(ctx context.Context, c Corpus, o Options, out io.Writer) error {
	var outlets []string
	for i := range c {
		if name := c[i].article.Outlet(); !slices.Contains(outlets, name) {
			outlets = append(outlets, name)
		}
	}
	slices.Sort(outlets)
	o.Log = io.Discard
	total := &Score{}
	for _, outlet := range outlets {
		var rest, kept Corpus
		for i := range c {
			if c[i].article.Outlet() == outlet {
				kept = append(kept, c[i])
			} else {
				rest = append(rest, c[i])
			}
		}
		w, err := Train(ctx, rest, o)
		if err != nil {
			return err
		}
		m, err := sequence.OpenModel(w.Encode(o.NodeRows), o.Words)
		if err != nil {
			return err
		}
		s := &Score{}
		for i := range kept {
			answers := Answers(m, &kept[i])
			s.Add(kept[i].article, answers)
			total.Add(kept[i].article, answers)
		}
		fmt.Fprintf(out, "%-14s F1-unattributed %.3f macro %.3f content %.3f/%.3f source %.3f cue %.3f right source %.3f hearsay %.3f\n", outlet,
			s.Unattributed.F1(), s.Macro(), s.Exact[0].F1(), s.Overlap[0].F1(), s.Exact[1].F1(), s.Exact[2].F1(), s.RightSource.Recall(), s.Hearsay.Recall())
	}
	fmt.Fprintf(out, "all\n%s", total)
	return nil
}

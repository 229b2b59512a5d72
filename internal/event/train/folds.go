package train

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/event"
	"gainsay/internal/rule"
)

// Crossed learns from all topics but those of one fold and scores the groups of that fold, fold by fold, at each of the
// heights: whether a feature pays is not known from the few topics of the development documents alone.
func Crossed(ctx context.Context, c *Collection, pack *rule.Pack, o Options, folds int, heights []float64) ([]string, error) {
	all, err := c.Lessons(ctx, pack)
	if err != nil {
		return nil, err
	}
	pairs := all.pairs
	var topics []string
	for i := range c.Sources {
		topics = append(topics, topicOf(c.Sources[i].ID))
	}
	slices.Sort(topics)
	topics = slices.Compact(topics)
	fold := map[string]int{}
	for i, t := range topics {
		fold[t] = i % folds
	}
	sums := make([]Score, len(heights))
	sures := make([]Score, len(heights))
	for n := range folds {
		learn := func(r event.Ref) bool { return fold[topicOf(c.Sources[r.Source].ID)] != n }
		w, err := Fit(ctx, []*Lessons{{pairs, func(a, b event.Ref) (same, known bool) {
			same, known = all.known(a, b)
			return same, known && learn(a) && learn(b)
		}, 1}}, o)
		if err != nil {
			return nil, err
		}
		held := func(id string) bool { return fold[topicOf(id)] == n }
		groups, err := pairs.Groups(ctx, w, heights)
		if err != nil {
			return nil, err
		}
		for i, g := range groups {
			sums[i].add(c.Score(g, held), folds)
		}
		if groups, err = pairs.SureGroups(ctx, w, w, heights); err != nil {
			return nil, err
		}
		for i, g := range groups {
			sures[i].add(c.Score(g, held), folds)
		}
	}
	var out []string
	for i, s := range sums {
		out = append(out, fmt.Sprintf("%d folds, mean, cut at %.2f: precision %.3f, recall %.3f, F1 %.3f", folds, heights[i], s.Precision, s.Recall, s.F1))
	}
	for i, s := range sures {
		out = append(out, fmt.Sprintf("%d folds, mean, surely one event at %.2f: precision %.3f, recall %.3f, F1 %.3f", folds, heights[i], s.Precision, s.Recall, s.F1))
	}
	return out, nil
}

// topicOf a document of ECB+: what stands before the first underscore of its name. Documents of one topic tell one story, or
// two of one kind.
func topicOf(id string) string {
	topic, _, _ := strings.Cut(id, "_")
	return topic
}

// add adds the share of one of n scores to their mean.
func (s *Score) add(o Score, n int) {
	s.Precision += o.Precision / float64(n)
	s.Recall += o.Recall / float64(n)
	s.F1 += o.F1 / float64(n)
}

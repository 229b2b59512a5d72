package train

import (
	"context"
	"fmt"
	"io"

	"gainsay/internal/compare"
)

// stanceOf is the stance that a label of a pair stands for.
var stanceOf = map[string]string{"entailment": compare.StanceFor, "contradiction": compare.StanceAgainst, "neutral": compare.StanceObserving}

// FitStance trains the three stance regressions, and measures them by a cross-validation in which no claim stands on
// both sides.
func FitStance(ctx context.Context, out io.Writer, c *compare.Comparer, readings *Readings, rows []Row, o Options) (map[string]*compare.Model, error) {
	all := make([][]compare.Feature, len(rows))
	for i := range rows {
		a, err := readings.Read(ctx, rows[i].A)
		if err != nil {
			return nil, err
		}
		b, err := readings.Read(ctx, rows[i].B)
		if err != nil {
			return nil, err
		}
		all[i] = c.ObserveStance(a, b)
	}
	n := namesOf(all, o.Least)
	train := func(stance string, include func(i int) bool) (*compare.Model, error) {
		var examples []example
		for i := range rows {
			if include(i) {
				examples = append(examples, n.example(all[i], 1, stanceOf[rows[i].Label] == stance))
			}
		}
		w, err := fit(examples, len(n.list), o.Penalty)
		if err != nil {
			return nil, err
		}
		return modelOf(n, w), nil
	}
	confusion := map[[2]string]int{}
	type scored struct {
		against float64
		is      bool
	}
	var list []scored
	for k := range o.Folds {
		models := map[string]*compare.Model{}
		for _, s := range compare.StanceIDs() {
			m, err := train(s, func(i int) bool { return fold(rows[i].Group, o.Folds) != k })
			if err != nil {
				return nil, err
			}
			models[s] = m
		}
		for i := range rows {
			if fold(rows[i].Group, o.Folds) != k {
				continue
			}
			best, bestScore := "", -1.
			for _, s := range compare.StanceIDs() {
				if x := models[s].Score(all[i]); x > bestScore {
					best, bestScore = s, x
				}
			}
			gold := stanceOf[rows[i].Label]
			confusion[[2]string{gold, best}]++
			list = append(list, scored{models[compare.StanceAgainst].Score(all[i]), gold == compare.StanceAgainst})
		}
	}
	right, total := 0, 0
	for key, v := range confusion {
		total += v
		if key[0] == key[1] {
			right += v
		}
	}
	fmt.Fprintf(out, "stance: %d pairs, %d features, %d-fold by claim: accuracy %.4f\n", total, len(n.list), o.Folds, ratio(right, total))
	for _, s := range compare.StanceIDs() {
		tp, found, gold := confusion[[2]string{s, s}], 0, 0
		for _, t := range compare.StanceIDs() {
			found += confusion[[2]string{t, s}]
			gold += confusion[[2]string{s, t}]
		}
		p, r := ratio(tp, found), ratio(tp, gold)
		fmt.Fprintf(out, "   %-17s P %.3f R %.3f F1 %.3f (%d)\n", s, p, r, 2*p*r/max(1e-9, p+r), gold)
	}
	for _, t := range []float64{.3, .4, .5, .6, .7, .8, .9, .95} {
		tp, fp, golds := 0, 0, 0
		for _, x := range list {
			if x.is {
				golds++
			}
			if x.against >= t {
				if x.is {
					tp++
				} else {
					fp++
				}
			}
		}
		p, r := ratio(tp, tp+fp), ratio(tp, golds)
		fmt.Fprintf(out, "   against >= %.2f: P %.3f R %.3f F1 %.3f (%d false)\n", t, p, r, 2*p*r/max(1e-9, p+r), fp)
	}
	models := map[string]*compare.Model{}
	for _, s := range compare.StanceIDs() {
		m, err := train(s, func(int) bool { return true })
		if err != nil {
			return nil, err
		}
		models[s] = m
	}
	return models, nil
}

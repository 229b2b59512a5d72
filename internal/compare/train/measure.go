package train

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// verdictOf is the surest observation of a pair, with its calibrated precision.
type verdictOf struct {
	rule       string
	confidence float64
}

// decide takes for every pair the surest of all deciders, by out-of-fold scores.
func decide(deciders []Decider, only map[string]bool, alarms bool) map[*Row]verdictOf {
	out := map[*Row]verdictOf{}
	for i := range deciders {
		d := &deciders[i]
		if only != nil && !only[d.ID] {
			continue
		}
		for _, s := range d.Scored {
			// The curve gives the precision; the score breaks ties inside a step.
			c := d.Model.Precision(s.Score) + s.Score*1e-3
			if s.Minimal {
				c = max(c, .95)
			} else if alarms && (d.Model.Alarm == 0 || s.Score < d.Model.Alarm) {
				continue
			}
			if v, ok := out[s.Row]; !ok || c > v.confidence {
				out[s.Row] = verdictOf{s.Rule, c}
			}
		}
	}
	return out
}

// Report prints, for each set and for several thresholds, what alarms there would be.
func Report(w io.Writer, rows []Row, deciders []Decider, thresholds []float64) {
	report(w, rows, decide(deciders, nil, false), thresholds)
	fmt.Fprintln(w, "at the alarm points:")
	report(w, rows, decide(deciders, nil, true), []float64{0})
}

func report(w io.Writer, rows []Row, verdicts map[*Row]verdictOf, thresholds []float64) {
	sets := map[string][]*Row{}
	var names []string
	for i := range rows {
		if sets[rows[i].Set] == nil {
			names = append(names, rows[i].Set)
		}
		sets[rows[i].Set] = append(sets[rows[i].Set], &rows[i])
	}
	slices.Sort(names)
	fmt.Fprintf(w, "%-26s %7s %6s", "set", "golds", "R@P90")
	for _, t := range thresholds {
		fmt.Fprintf(w, "  |%10.2f P/R/false", t)
	}
	fmt.Fprintln(w)
	quiet, falseAlarms := 0, make([]int, len(thresholds))
	for _, name := range names {
		golds := 0
		type scored struct {
			c  float64
			ok bool
		}
		var list []scored
		for _, r := range sets[name] {
			if r.Contradiction() {
				golds++
			}
			if v, ok := verdicts[r]; ok {
				list = append(list, scored{v.confidence, r.Contradiction()})
			}
		}
		slices.SortFunc(list, func(a, b scored) int { return cmp.Compare(b.c, a.c) })
		hit, best := 0, 0
		for i, s := range list {
			if s.ok {
				hit++
			}
			if float64(hit) >= .9*float64(i+1) && (i+1 == len(list) || list[i+1].c < s.c) {
				best = hit
			}
		}
		fmt.Fprintf(w, "%-26s %7d %6.3f", name, golds, ratio(best, golds))
		budgeted := Budgeted(name)
		if budgeted {
			quiet += len(sets[name]) - golds
		}
		for k, t := range thresholds {
			tp, fp := 0, 0
			for _, s := range list {
				switch {
				case s.c < t:
				case s.ok:
					tp++
				default:
					fp++
				}
			}
			if budgeted {
				falseAlarms[k] += fp
			}
			fmt.Fprintf(w, "  | %.3f %.3f %5d/%-5d", ratio(tp, tp+fp), ratio(tp, golds), tp, fp)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "false alarms per 1,000 of RTE-3, Emergent, SICK trial (%d):", quiet)
	for k, t := range thresholds {
		fmt.Fprintf(w, "  %.2f: %.1f (%d)", t, 1000*ratio(falseAlarms[k], quiet), falseAlarms[k])
	}
	fmt.Fprintln(w)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// ReportDeciders prints, for each decider and set, the alarms at a threshold.
func ReportDeciders(w io.Writer, rows []Row, deciders []Decider, threshold float64) {
	for i := range deciders {
		d := &deciders[i]
		v := decide(deciders, map[string]bool{d.ID: true}, true)
		hit, all := map[string]int{}, map[string]int{}
		for r, x := range v {
			if x.confidence >= threshold {
				all[r.Set]++
				if r.Contradiction() {
					hit[r.Set]++
				}
			}
		}
		var sets []string
		for s := range all {
			sets = append(sets, s)
		}
		slices.Sort(sets)
		fmt.Fprintf(w, "%s (%d features, %d places)\n", d.ID, len(d.Model.Weights), len(d.Scored))
		for _, s := range sets {
			fmt.Fprintf(w, "   %-26s %.3f (%d/%d)\n", s, ratio(hit[s], all[s]), hit[s], all[s])
		}
	}
}

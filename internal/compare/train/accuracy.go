package train

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gainsay/internal/compare"
	"gainsay/internal/verdict"
)

// Titles of the sets of pairs, for readers of docs/accuracy.md.
var titles = map[string]string{
	"conjnli_dev":              "ConjNLI, dev",
	"emergent_train":           "Emergent, train (headlines and claims)",
	"fever_symmetric_dev":      "FEVER-symmetric, dev",
	"fool_me_twice_dev":        "Fool Me Twice, dev",
	"imppres_modals":           "IMPPRES, modals",
	"imppres_numerals_10_100":  "IMPPRES, numerals",
	"negation_mnli":            "negated MNLI",
	"negation_snli":            "negated SNLI",
	"rte3_dev_3way":            "RTE-3, dev",
	"sick_train":               "SICK, train",
	"sick_trial":               "SICK, trial",
	"verb_veridicality":        "verb veridicality",
	"vitaminc_real_a":          "VitaminC, half of the real revisions",
	"vitaminc_real_a (values)": "VitaminC, claims with a number or a date",
}

// valued reports a pair whose claim has a number or a date.
func valued(r *Row) bool {
	return r.Set == "vitaminc_real_a" && slices.ContainsFunc([]byte(r.B), func(c byte) bool { return c >= '0' && c <= '9' })
}

// answer is what the whole comparison says of a pair.
type answer struct {
	alarm      bool
	rule       string
	confidence float64
}

// sampled reports the pairs about which the whole comparison is asked: all but three of four of the largest set, and
// none of the sets of templates.
func sampled(rows []Row, i int) bool {
	switch set := rows[i].Set; {
	case strings.HasPrefix(set, "imppres"):
		return false
	case strings.HasPrefix(set, "vitaminc"):
		return i%4 == 0
	}
	return true
}

// compareAll asks the whole comparison about every pair, several at once.
func compareAll(ctx context.Context, c *compare.Comparer, rows []Row) ([]answer, error) {
	out := make([]answer, len(rows))
	errs := make([]error, len(rows))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				r, err := c.Compare(ctx, rows[i].A, rows[i].B)
				out[i] = answer{r.Verdict == verdict.Diverge || r.Verdict == verdict.Disputed, r.Rule, r.Confidence}
				errs[i] = err
			}
		})
	}
	for i := range rows {
		if sampled(rows, i) {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("compare %s: %w", rows[i].ID, err)
		}
	}
	return out, nil
}

// Accuracy writes docs/accuracy.md: what every decider of sentence pairs was measured at, with the counts of the stance of
// headlines and of the changes planted into stories as their own commands print them.
func Accuracy(ctx context.Context, w io.Writer, c *compare.Comparer, rows []Row, deciders []Decider, stance, planted, read string) error {
	answers, err := compareAll(ctx, c, rows)
	if err != nil {
		return err
	}
	fmt.Fprint(w, `# How right the verdicts are

This page is written by a command and holds nothing that was not measured:

    go run ./cmd/gainsay-train planted -stories FOLDER > planted.md
    go run ./cmd/gainsay-train verdict -pairs FOLDER -planted planted.md -read internal/compare/train/readings.md -accuracy docs/accuracy.md

The first FOLDER holds one folder a story, with the articles of several outlets; the last part but one of the page is about
them. The second holds public sets of pairs of sentences, each labelled as contradiction, entailment or neutral; they are not part
of the project. An alarm is the verdict diverge or disputed of "gainsay compare". Precision is the share of the alarms
that are contradictions, recall the share of the contradictions that raise an alarm, "false" the alarms on pairs that do
not contradict each other, in 1,000 such pairs. Pairs made to be hard (VitaminC, FEVER-symmetric) have contradictions in
every second or third; in real news they are far rarer, so that false alarms in 1,000 tell more than precision.

## The deciders of pairs, cross-validated

Every pair was scored by models that had seen neither it nor another pair about the same claim or page (five folds); the
points from which alarms are raised and the calibration come from the same scores.

`)
	verdicts := decide(deciders, nil, true)
	sets, of := group(rows)
	fmt.Fprintln(w, "| set | pairs | contradictions | alarms | precision | recall | recall at precision .90 | false in 1,000 |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---:|---:|---:|")
	quiet, wrong := 0, 0
	for _, set := range sets {
		m := measure(of[set], func(r *Row) (float64, bool) { v, ok := verdicts[r]; return v.confidence, ok })
		m.row(w, titles[set])
		if Budgeted(set) {
			quiet += m.pairs - m.golds
			wrong += m.alarms - m.hits
		}
	}
	fmt.Fprintf(w, "\nFalse alarms on RTE-3, Emergent and SICK trial together, the sets at natural rates: %d on %d pairs that do not\ncontradict each other, %.1f in 1,000.\n\n", wrong, quiet, 1000*ratio(wrong, quiet))

	fmt.Fprint(w, "## Each decider by itself\n\nAlarms that are right, of all that the decider raises, cross-validated as above. Sets with fewer than five alarms are\nleft out.\n\n")
	fmt.Fprintln(w, "| rule | set | right | precision |\n|---|---|---:|---:|")
	for i := range deciders {
		d := &deciders[i]
		own := decide(deciders, map[string]bool{d.ID: true}, true)
		for _, set := range sets {
			m := measure(of[set], func(r *Row) (float64, bool) { v, ok := own[r]; return v.confidence, ok })
			if m.alarms >= 5 {
				fmt.Fprintf(w, "| %s | %s | %d of %d | %.2f |\n", d.ID, titles[set], m.hits, m.alarms, ratio(m.hits, m.alarms))
			}
		}
	}

	fmt.Fprint(w, "\n## Is the confidence what it says?\n\nThe calibration of each decider was made on one half of the claims and read on the other.\n\n")
	fmt.Fprintln(w, "| stated confidence | pairs | contradictions among them |\n|---|---:|---:|")
	for _, b := range reliability(deciders) {
		fmt.Fprintf(w, "| %.2f to %.2f | %d | %.2f |\n", b.from, b.to, b.pairs, ratio(b.hits, b.pairs))
	}

	fmt.Fprint(w, "\n## The whole comparison\n\n\"gainsay compare --pairs\" as it is shipped, with the rules that read the claims of both sentences. The models have seen\nthese pairs, the rules without a model have not; the table above is the one to trust for the former, this one for the\nlatter. Every fourth pair of VitaminC was asked, and none of IMPPRES.\n\n")
	index := map[*Row]int{}
	for i := range rows {
		if sampled(rows, i) {
			index[&rows[i]] = i
		}
	}
	for set, list := range of {
		of[set] = slices.DeleteFunc(slices.Clone(list), func(r *Row) bool { _, ok := index[r]; return !ok })
	}
	sets = slices.DeleteFunc(sets, func(s string) bool { return len(of[s]) == 0 })
	fmt.Fprintln(w, "| set | pairs | contradictions | alarms | precision | recall | recall at precision .90 | false in 1,000 |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---:|---:|---:|")
	quiet, wrong = 0, 0
	for _, set := range sets {
		m := measure(of[set], func(r *Row) (float64, bool) { a := answers[index[r]]; return a.confidence, a.alarm })
		m.row(w, titles[set])
		if Budgeted(set) {
			quiet += m.pairs - m.golds
			wrong += m.alarms - m.hits
		}
	}
	fmt.Fprintf(w, "\nFalse alarms on the sets at natural rates: %d on %d, %.1f in 1,000.\n\n", wrong, quiet, 1000*ratio(wrong, quiet))
	type tally struct{ hits, all int }
	rules := map[string]*tally{}
	for i := range rows {
		if a := answers[i]; a.alarm {
			t := rules[a.rule]
			if t == nil {
				t = &tally{}
				rules[a.rule] = t
			}
			t.all++
			if rows[i].Contradiction() {
				t.hits++
			}
		}
	}
	var ids []string
	for id := range rules {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	fmt.Fprintln(w, "| rule | alarms on all these sets | precision |\n|---|---:|---:|")
	for _, id := range ids {
		fmt.Fprintf(w, "| %s | %d of %d right | %.2f |\n", id, rules[id].hits, rules[id].all, ratio(rules[id].hits, rules[id].all))
	}
	fmt.Fprintf(w, "\n## The stance of headlines\n\nThree logistic regressions on the headlines and claims of Emergent (train), ten-fold cross-validation in which no claim\nstands on both sides. A denial is shown as a tension, since the model is never sure enough of it for more.\n\n    go run ./cmd/gainsay-train verdict -stance -sets emergent -least 5 -pairs FOLDER\n\n```\n%s```\n", stance)
	if read != "" {
		fmt.Fprint(w, "\n", readHeading, "\n", read)
	}
	if planted != "" {
		fmt.Fprint(w, plantedIntro, planted)
	}
	fmt.Fprint(w, outOfReach)
	return nil
}

// plantedIntro says how the changes were planted that a run over documents is measured on.
const plantedIntro = `
## What a run over documents finds

Nobody has marked all that diverges in real stories. "gainsay-train planted" makes divergences: in stories told by three
outlets and more (at most five articles of each) it takes two sentences of two outlets that share much of what they say,
changes one thing in one of them that the other says too, and runs "gainsay check" over the changed story. A change is
found when a divergence, dispute, tension or update holds it. Numbers, days and years are changed wherever the document
gives them, all else in the one sentence. Sentences that share half of their pairs of neighbouring words count as copies,
all others as told in other words; "aligned" are those of the latter whose claims the run puts into one event. What is
planted is drawn by the texts alone: every program is measured on the same changes, as long as it reads names and trees
alike.

The figures flatter and belittle. A change in the middle of a sentence that is otherwise the same in kind is easier than
what real outlets differ in, and the deciders were mended while misses of these stories were read. On the other hand
not every change makes a contradiction: two people may both have praised a plan, and a story that gives the right answer
in its next sentence is left alone on purpose.

`

// outOfReach is the part of the page that no figure can say.
const outOfReach = `
## What is out of reach

- **Knowledge of the world.** "He left Italy" and "he was arrested in Italy", "a guitarist" and "a senator", two names
  of one thing that no list joins: nothing in the words says that the one excludes the other. Most contradictions of
  RTE-3 and FEVER-symmetric that raise no alarm are of this kind. Deciders that looked for another name or another noun
  in the same place were trained and measured; no point on their scores was precise enough, and they were left out.
- **Numerals as lower bounds.** IMPPRES holds that "ten" follows from "a hundred"; in news it does not, and the set was
  not used for training.
- **Figurative language, irony, and headlines that play** ("Good one, joker").
- **What two sentences cannot tell.** Whether both mean the same man, the same dog, the same year: a pair handed to
  "compare" is taken to be about one event. "gainsay check" has to find that out first, and how well it does stands in
  the page on events.
`

// measured are the figures of one set.
type measured struct {
	pairs, golds, alarms, hits, best int
}

func measure(rows []*Row, alarm func(*Row) (float64, bool)) measured {
	m := measured{pairs: len(rows)}
	type scored struct {
		confidence float64
		right      bool
	}
	var list []scored
	for _, r := range rows {
		if r.Contradiction() {
			m.golds++
		}
		if c, ok := alarm(r); ok {
			list = append(list, scored{c, r.Contradiction()})
		}
	}
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(b.confidence, a.confidence) })
	for i, s := range list {
		m.alarms++
		if s.right {
			m.hits++
		}
		if float64(m.hits) >= .9*float64(i+1) && (i+1 == len(list) || list[i+1].confidence < s.confidence) {
			m.best = m.hits
		}
	}
	return m
}

func (m measured) row(w io.Writer, title string) {
	precision := "-"
	if m.alarms > 0 {
		precision = fmt.Sprintf("%.3f", ratio(m.hits, m.alarms))
	}
	fmt.Fprintf(w, "| %s | %d | %d | %d | %s | %.3f | %.3f | %.1f |\n", title, m.pairs, m.golds, m.alarms, precision, ratio(m.hits, m.golds), ratio(m.best, m.golds),
		1000*ratio(m.alarms-m.hits, m.pairs-m.golds))
}

// group lists the sets in order with their rows; the claims of VitaminC with a value make one more.
func group(rows []Row) ([]string, map[string][]*Row) {
	of := map[string][]*Row{}
	for i := range rows {
		r := &rows[i]
		of[r.Set] = append(of[r.Set], r)
		if valued(r) {
			of[r.Set+" (values)"] = append(of[r.Set+" (values)"], r)
		}
	}
	var sets []string
	for s := range of {
		sets = append(sets, s)
	}
	slices.Sort(sets)
	return sets, of
}

// bin is one line of the table of reliability.
type bin struct {
	from, to    float64
	pairs, hits int
}

// reliability calibrates on one half of the groups and counts on the other.
func reliability(deciders []Decider) []bin {
	bins := []bin{{from: 0, to: .2}, {from: .2, to: .4}, {from: .4, to: .6}, {from: .6, to: .7}, {from: .7, to: .8}, {from: .8, to: .9}, {from: .9, to: 1}}
	for i := range deciders {
		var first, second []Scored
		for _, s := range bestOfPairs(deciders[i].Scored) {
			if fold(s.Row.Group, 2) == 0 {
				first = append(first, s)
			} else {
				second = append(second, s)
			}
		}
		m := compare.Model{Curve: calibrate(first)}
		for _, s := range second {
			p := m.Precision(s.Score)
			for k := range bins {
				if p >= bins[k].from && (p < bins[k].to || k+1 == len(bins)) {
					bins[k].pairs++
					if s.Row.Contradiction() {
						bins[k].hits++
					}
				}
			}
		}
	}
	return bins
}

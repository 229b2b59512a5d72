package train

import (
	"fmt"
	"io"
	"strings"
)

// SetWeights gives every set a say: a set of thousands counts as one of at most a few thousand, and the sets at natural
// rates, where false alarms are dear, count more.
func SetWeights(rows []Row) map[string]float64 {
	count := map[string]int{}
	for i := range rows {
		count[rows[i].Set]++
	}
	out := map[string]float64{}
	for set, n := range count {
		out[set] = min(1, 6000/float64(n))
		switch {
		case strings.HasPrefix(set, "rte3"), strings.HasPrefix(set, "emergent"):
			out[set] = 3
		case strings.HasPrefix(set, "imppres_numerals"):
			out[set] = 0 // "ten" follows from "a hundred" there; in news it does not
		case strings.HasPrefix(set, "imppres"):
			out[set] = .1 // two thousand sentences of one template
		}
	}
	return out
}

// Header says on top of a table where it comes from.
func Header(id string) string {
	return "Weights of " + id + ": see README.md. Made by gainsay-train verdict; = score, precision at it, pairs."
}

// Show prints pairs for a developer to read.
func Show(w io.Writer, rows []Row, deciders []Decider, kind, set string, threshold float64) {
	v := decide(deciders, nil, true)
	for i := range rows {
		r := &rows[i]
		x, found := v[r]
		alarm := found && x.confidence >= threshold
		if !strings.HasPrefix(r.Set, set) || kind == "false" && (r.Contradiction() || !alarm) || kind == "missed" && (!r.Contradiction() || alarm) || kind == "hit" && (!r.Contradiction() || !alarm) {
			continue
		}
		fmt.Fprintf(w, "%.2f %s %s\n   %s\n   %s\n", x.confidence, x.rule, r.Label, r.A, r.B)
	}
}

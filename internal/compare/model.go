package compare

import (
	"bufio"
	"embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Model weighs the features of one decider: a logistic regression, and the precision that was measured at its scores.
type Model struct {
	Bias    float64
	Weights map[string]float64
	// Curve says what share of the pairs at or above a score contradicted each other, by rising score.
	Curve []Point
	// Alarm is the score from which the decider raises an alarm: the lowest at which training measured enough precision
	// and kept the budget of false alarms. 0 means that it never does.
	Alarm float64
}

// Point is one step of a calibration: of the Pairs with a score from Score to that of the next step, Precision
// contradicted each other, each set of pairs weighing as it did in training.
type Point struct {
	Score, Precision float64
	Pairs            int
}

// Score is the probability that a place contradicts, by the regression alone.
func (m *Model) Score(f []Feature) float64 {
	z := m.Bias
	for _, x := range f {
		z += m.Weights[x.Name] * x.Value
	}
	return 1 / (1 + math.Exp(-z))
}

// Precision is the precision that was measured around a score.
func (m *Model) Precision(score float64) float64 {
	p := 0.
	for _, c := range m.Curve {
		if score < c.Score {
			break
		}
		p = c.Precision
	}
	return p
}

// The models are tables to read: "feature TAB weight", then "= score TAB precision TAB pairs" for the calibration.
//
//go:embed models/*.tsv
var modelFiles embed.FS

// builtinModels reads the models once; a decider without a model stays silent.
var builtinModels = sync.OnceValues(func() (map[string]*Model, error) {
	out := map[string]*Model{}
	for _, id := range append(deciderIDs(), StanceIDs()...) {
		b, err := modelFiles.ReadFile("models/" + modelFile(id))
		if err != nil {
			continue
		}
		m, err := ParseModel(string(b))
		if err != nil {
			return nil, fmt.Errorf("read the model of %s: %w", id, err)
		}
		out[id] = m
	}
	return out, nil
})

func modelFile(id string) string { return strings.ReplaceAll(id, "/", "-") + ".tsv" }

// ParseModel reads a model as Text writes it.
func ParseModel(s string) (*Model, error) {
	m := &Model{Weights: map[string]float64{}}
	lines := bufio.NewScanner(strings.NewReader(s))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		var v [3]float64
		for i, f := range fields[1:] {
			x, err := strconv.ParseFloat(f, 64)
			if err != nil || i > 2 || math.IsNaN(x) || math.IsInf(x, 0) {
				return nil, fmt.Errorf("line %d: %q is not a number", n, f)
			}
			v[i] = x
		}
		switch {
		case fields[0] == "=" && len(fields) == 4:
			m.Curve = append(m.Curve, Point{v[0], v[1], int(v[2])})
		case len(fields) != 2:
			return nil, fmt.Errorf("line %d: %q is not a name, a tab and a number", n, line)
		case fields[0] == "alarm":
			m.Alarm = v[0]
		case fields[0] == "bias":
			m.Bias = v[0]
		default:
			m.Weights[fields[0]] = v[0]
		}
	}
	return m, lines.Err()
}

// Text writes a model as a table, the features in order.
func (m *Model) Text(header string) string {
	var b strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(header), "\n") {
		b.WriteString("# " + l + "\n")
	}
	fmt.Fprintf(&b, "alarm\t%.4g\nbias\t%.4g\n", m.Alarm, m.Bias)
	names := make([]string, 0, len(m.Weights))
	for n := range m.Weights {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		fmt.Fprintf(&b, "%s\t%.4g\n", n, m.Weights[n])
	}
	for _, c := range m.Curve {
		fmt.Fprintf(&b, "=\t%.4g\t%.4g\t%d\n", c.Score, c.Precision, c.Pairs)
	}
	return b.String()
}

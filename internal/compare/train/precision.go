package train

import (
	"bufio"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Measured is what the page of accuracy says of one rule: its alarms that were right, of all, and the sets they are from.
type Measured struct{ Right, All, Sets int }

// ReadMeasured reads the table of the deciders by themselves out of the page of accuracy. The part of a set that stands in the
// table by itself is left out, for it would count twice.
func ReadMeasured(page string) (map[string]Measured, error) {
	_, table, ok := strings.Cut(page, "\n## Each decider by itself\n")
	if !ok {
		return nil, fmt.Errorf("the page has no part named %q", "Each decider by itself")
	}
	table, _, _ = strings.Cut(table, "\n## ")
	out := map[string]Measured{}
	for _, row := range tableRow.FindAllStringSubmatch(table, -1) {
		if row[2] == titles[partOfVitaminC] {
			continue
		}
		right, err := strconv.Atoi(row[3])
		if err != nil {
			return nil, fmt.Errorf("row of %s: %w", row[1], err)
		}
		all, err := strconv.Atoi(row[4])
		if err != nil {
			return nil, fmt.Errorf("row of %s: %w", row[1], err)
		}
		m := out[row[1]]
		out[row[1]] = Measured{m.Right + right, m.All + all, m.Sets + 1}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("the part of the deciders has no rows")
	}
	return out, nil
}

// partOfVitaminC is the set that lies within another.
const partOfVitaminC = "vitaminc_real_a (values)"

var tableRow = regexp.MustCompile(`(?m)^\| ([a-z]+/[a-z-]+) \| ([^|]+?) \| (\d+) of (\d+) \|`)

// WriteMeasured puts what was measured into the rules of kind alarms, as YAML, and leaves every other line as it is. It gives
// the ids that it found.
func WriteMeasured(rules string, measured map[string]Measured) (string, []string) {
	var out strings.Builder
	var found []string
	id := ""
	lines := bufio.NewScanner(strings.NewReader(rules))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if name, ok := strings.CutPrefix(line, "  - id: "); ok {
			id = name
		}
		m, ok := measured[id]
		if ok && (strings.HasPrefix(line, "    precision: ") || strings.HasPrefix(line, "    measured: ")) {
			continue
		}
		out.WriteString(line + "\n")
		if ok && strings.HasPrefix(line, "    since: ") {
			fmt.Fprintf(&out, "    precision: %s\n    measured: %q\n", strconv.FormatFloat(float64(100*m.Right/m.All)/100, 'f', -1, 64), m.String())
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return out.String(), found
}

// String says how much the precision rests on.
func (m Measured) String() string {
	sets := "sets"
	if m.Sets == 1 {
		sets = "set"
	}
	return fmt.Sprintf("%s alarms on %d %s of pairs, cross-validated", thousands(m.All), m.Sets, sets)
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

package train

import (
	"bufio"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Measured is what the page of accuracy says of one rule: its alarms that were right, of all, and the sets they are from; and of
// its findings in real stories those that were right, of all that were read.
type Measured struct{ Right, All, Sets, RightRead, Read int }

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
		out[row[1]] = Measured{Right: m.Right + right, All: m.All + all, Sets: m.Sets + 1}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("the part of the deciders has no rows")
	}
	if _, table, ok := strings.Cut(page, "\n"+readHeading+"\n"); ok {
		table, _, _ = strings.Cut(table, "\n## ")
		read, err := ReadReadings(table)
		if err != nil {
			return nil, err
		}
		for id, r := range read {
			m := out[id]
			m.RightRead, m.Read = r.RightRead, r.Read
			out[id] = m
		}
	}
	return out, nil
}

// readHeading begins the part of the page of accuracy about the findings that were read in real stories.
const readHeading = "## What was read in real stories"

// ReadReadings reads a table of the findings that were read in real stories: a rule, those that were right, and of how many.
func ReadReadings(table string) (map[string]Measured, error) {
	out := map[string]Measured{}
	for _, row := range readRow.FindAllStringSubmatch(table, -1) {
		right, err := strconv.Atoi(row[2])
		if err != nil {
			return nil, fmt.Errorf("row of %s: %w", row[1], err)
		}
		read, err := strconv.Atoi(row[3])
		if err != nil || read < right || read == 0 {
			return nil, fmt.Errorf("row of %s: %d right of %q", row[1], right, row[3])
		}
		out[row[1]] = Measured{RightRead: right, Read: read}
	}
	return out, nil
}

var readRow = regexp.MustCompile(`(?m)^\| ([a-z]+/[a-z-]+) \| (\d+) of (\d+) \|`)

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
			fmt.Fprintf(&out, "    precision: %s\n    measured: %q\n", strconv.FormatFloat(math.Floor(100*m.Precision())/100, 'f', -1, 64), m.String())
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return out.String(), found
}

// Precision is the share that was right: on pairs where there are any, else in stories.
func (m Measured) Precision() float64 {
	if m.All > 0 {
		return float64(m.Right) / float64(m.All)
	}
	return float64(m.RightRead) / float64(max(1, m.Read))
}

// String says how much the precision rests on.
func (m Measured) String() string {
	read := fmt.Sprintf("%d findings in real stories, each read by hand", m.Read)
	if m.Read == 1 {
		read = "1 finding in real stories, read by hand"
	}
	if m.All == 0 {
		return read
	}
	sets := "sets"
	if m.Sets == 1 {
		sets = "set"
	}
	pairs := fmt.Sprintf("%s alarms on %d %s of pairs, cross-validated", thousands(m.All), m.Sets, sets)
	if m.Read > 0 {
		pairs += fmt.Sprintf("; %d right of %s", m.RightRead, read)
	}
	return pairs
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

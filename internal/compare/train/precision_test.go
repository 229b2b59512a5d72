package train

import (
	"strings"
	"testing"
)

const accuracyPage = `# How right the verdicts are

## Each decider by itself

Alarms that are right.

| rule | set | right | precision |
|---|---|---:|---:|
| divergence/number | SICK, train | 15 of 16 | 0.94 |
| divergence/number | VitaminC, half of the real revisions | 1783 of 1952 | 0.91 |
| divergence/number | VitaminC, claims with a number or a date | 1750 of 1914 | 0.91 |
| divergence/factuality | verb veridicality | 9 of 10 | 0.90 |

## Another part

| divergence/number | RTE-3, dev | 0 of 9 | 0.00 |
`

// The part of a set that is measured by itself must not count twice, and no other part of the page counts at all.
func TestReadMeasured(t *testing.T) {
	m, err := ReadMeasured(accuracyPage)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := m["divergence/number"], (Measured{1798, 1968, 2}); got != want {
		t.Errorf("numbers: %v, want %v", got, want)
	}
	if got, want := m["divergence/factuality"], (Measured{9, 10, 1}); got != want || len(m) != 2 {
		t.Errorf("factuality: %v of %d rules, want %v of 2", got, len(m), want)
	}
	if _, err := ReadMeasured("# Another page"); err == nil {
		t.Error("a page without the table is no error")
	}
}

// Figures replace those of before or stand after "since"; every other line stays.
func TestWriteMeasured(t *testing.T) {
	rules := "entries:\n  - id: divergence/number\n    title: T\n    since: 0.1.0\n    precision: 0.5\n    measured: \"1 alarm\"\n    why: W\n" +
		"  - id: divergence/when\n    since: 0.1.0\n    precision: 0.5\n"
	got, found := WriteMeasured(rules, map[string]Measured{"divergence/number": {1798, 1968, 2}})
	want := "entries:\n  - id: divergence/number\n    title: T\n    since: 0.1.0\n    precision: 0.91\n    measured: \"1,968 alarms on 2 sets of pairs, cross-validated\"\n    why: W\n" +
		"  - id: divergence/when\n    since: 0.1.0\n    precision: 0.5\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if strings.Join(found, " ") != "divergence/number" {
		t.Errorf("found %v", found)
	}
}

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

## What was read in real stories

| rule | right |
|---|---:|
| divergence/number | 3 of 4 |
| quote/edited | 9 of 10 |

## Another part

| divergence/number | RTE-3, dev | 0 of 9 | 0.00 |
`

// The part of a set that is measured by itself must not count twice, and no other part of the page counts at all.
func TestReadMeasured(t *testing.T) {
	m, err := ReadMeasured(accuracyPage)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := m["divergence/number"], (Measured{Right: 1798, All: 1968, Sets: 2, RightRead: 3, Read: 4}); got != want {
		t.Errorf("numbers: %v, want %v", got, want)
	}
	if got, want := m["divergence/factuality"], (Measured{Right: 9, All: 10, Sets: 1}); got != want || len(m) != 3 {
		t.Errorf("factuality: %v of %d rules, want %v of 3", got, len(m), want)
	}
	if got, want := m["quote/edited"], (Measured{RightRead: 9, Read: 10}); got != want {
		t.Errorf("a rule that was read alone: %v, want %v", got, want)
	}
	if _, err := ReadMeasured("# Another page"); err == nil {
		t.Error("a page without the table is no error")
	}
}

// Figures replace those of before or stand after "since"; every other line stays.
func TestWriteMeasured(t *testing.T) {
	rules := "entries:\n  - id: divergence/number\n    title: T\n    since: 0.1.0\n    precision: 0.5\n    measured: \"1 alarm\"\n    why: W\n" +
		"  - id: divergence/when\n    since: 0.1.0\n    precision: 0.5\n  - id: divergence/age\n    since: 0.1.0\n"
	got, found := WriteMeasured(rules, map[string]Measured{"divergence/number": {Right: 1798, All: 1968, Sets: 2, RightRead: 3, Read: 4}, "divergence/age": {RightRead: 1, Read: 1}})
	want := "entries:\n  - id: divergence/number\n    title: T\n    since: 0.1.0\n    precision: 0.91\n    measured: \"1,968 alarms on 2 sets of pairs, cross-validated; 3 right of 4 findings in real stories, each read by hand\"\n    why: W\n" +
		"  - id: divergence/when\n    since: 0.1.0\n    precision: 0.5\n  - id: divergence/age\n    since: 0.1.0\n    precision: 1\n    measured: \"1 finding in real stories, read by hand\"\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if strings.Join(found, " ") != "divergence/age divergence/number" {
		t.Errorf("found %v", found)
	}
}

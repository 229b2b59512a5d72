package background_test

import (
	"testing"

	"gainsay/internal/background"
)

func TestTablesAreReadAsWritten(t *testing.T) {
	table, err := background.Open(string(background.Encode([]background.Entry{{Lemma: "quarry", Count: 7}, {Lemma: "accord", Count: 12}}, 100)))
	if err != nil {
		t.Fatal(err)
	}
	if n := table.Count(table.Find("accord")); n != 12 {
		t.Errorf("accord stands in %d sentences", n)
	}
	if table.Find("harbour") != background.None || table.Count(background.None) != 0 {
		t.Error("a lemma that is not listed was found")
	}
	if table.Sentences() != 100 {
		t.Errorf("%d sentences", table.Sentences())
	}
}

func TestBuiltinTable(t *testing.T) {
	table, err := background.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if common, rare := table.Count(table.Find("people")), table.Count(table.Find("quarry")); common <= rare {
		t.Errorf("people stands in %d sentences, quarry in %d", common, rare)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("gbg1")
	f.Add(string(background.Encode([]background.Entry{{Lemma: "a", Count: 1}}, 3)))
	f.Fuzz(func(t *testing.T, s string) {
		table, err := background.Open(s)
		if err != nil {
			return
		}
		for _, lemma := range []string{"", "a", "zz"} {
			table.Count(table.Find(lemma))
		}
	})
}

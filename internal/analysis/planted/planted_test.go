package planted

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// TestChanges pairs two sentences and looks at what is changed in the first.
func TestChanges(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		name, x, y string
		kind       Kind
		want       string
	}{
		{"a toll", "The blast in the harbour of Brayle killed 14 people.", "In Brayle harbour, 14 people were killed by a blast.", Toll, "The blast in the harbour of Brayle killed 20 people."},
		{"an amount of money keeps its form", "The council of Brayle spent $1,200 on the weir.", "Brayle's council spent $1,200 for its weir.", Money, "The council of Brayle spent $1,700 on the weir."},
		{"a number that only one gives", "The blast in the harbour of Brayle killed 14 people.", "A blast in Brayle harbour killed 15 people.", Toll, ""},
		{"a weekday", "The council of Brayle met in the town hall on Monday.", "On Monday the council of Brayle met.", Weekday, "The council of Brayle met in the town hall on Thursday."},
		{"a day of a month", "The treaty of the lakes was signed on June 3.", "On June 3 the treaty of the lakes was signed.", Date, "The treaty of the lakes was signed on June 11."},
		{"a denial", "The council closed the weir of Brayle on Monday.", "The council closed the weir at noon.", NegationAdded, "The council did not close the weir of Brayle on Monday."},
		{"a denial taken back", "The council did not close the weir of Brayle.", "The council did not close the weir at noon.", NegationDropped, "The council closed the weir of Brayle."},
		{"an opposite", "The council widened the road to Brayle.", "The council widened the road in the spring.", Opposite, "The council narrowed the road to Brayle."},
		{"another verb has no opposite here", "The council painted the weir of Brayle.", "The council mended the weir at noon.", Opposite, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := b.story(t, c.x, c.y)
			if len(s.articles[0].lines) != 1 || len(s.articles[1].lines) != 1 {
				t.Fatalf("lines: %d and %d, want one each", len(s.articles[0].lines), len(s.articles[1].lines))
			}
			got := ""
			for _, change := range s.changes(pairing{x: s.articles[0].lines[0], y: s.articles[1].lines[0]}) {
				if change.kind == c.kind {
					got, _ = apply(c.x, change.edits)
				}
			}
			if got != c.want {
				t.Errorf("%s: got %q, want %q", c.kind, got, c.want)
			}
		})
	}
}

func TestOtherNumber(t *testing.T) {
	for _, c := range []struct{ old, want string }{
		{"14", "20"}, {"1,200", "1,700"}, {"2,500,000", "3,500,000"}, {"3.5", "4.9"}, {"two", "four"}, {"Six", "Nine"}, {"umpteen", ""}, {"0", ""},
	} {
		if got := otherNumber(c.old); got != c.want {
			t.Errorf("%s: got %q, want %q", c.old, got, c.want)
		}
	}
}

func TestApplySaysWhereTheNewWordsStand(t *testing.T) {
	const before = "Two came. Two left."
	edits := []edit{{text.Span{Start: 10, End: 13}, "Seven"}, {text.Span{Start: 0, End: 3}, "Nobody"}}
	after, places := apply(before, edits)
	if after != "Nobody came. Seven left." {
		t.Errorf("got %q", after)
	}
	var words []string
	for _, p := range places {
		words = append(words, p.Cut(after))
	}
	if !slices.Equal(words, []string{"Nobody", "Seven"}) {
		t.Errorf("places hold %q", words)
	}
	if got := sentenceSpan(text.Span{Start: 10, End: 19}, edits).Cut(after); got != "Seven left." {
		t.Errorf("the second sentence is %q", got)
	}
}

// TestMeasure plants into three short articles. What the run makes of a number in a copy is sure; the choice and the
// outcome are the same every time.
func TestMeasure(t *testing.T) {
	b := newBench(t)
	folder := t.TempDir()
	for name, body := range map[string]string{
		"a.txt": "A blast in the harbour of Brayle killed 14 people on Monday, the police of Brayle said. Edith Crane, the mayor, closed the harbour.\n",
		"b.txt": "A blast in the harbour of Brayle killed 14 people on Monday, the police said. The mayor closed the harbour for a week, Paul Venn wrote.\n",
		"c.txt": "The harbour will open again in a week, the mayor said after the blast.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var first string
	for range 2 {
		plants, alarms, err := b.Measure(context.Background(), folder)
		if err != nil {
			t.Fatal(err)
		}
		if len(alarms) != 0 {
			t.Errorf("alarms before anything was changed: %v", alarms)
		}
		i := slices.IndexFunc(plants, func(p Plant) bool { return p.Kind == Toll })
		if i < 0 || !plants[i].Found || !plants[i].Copy || !strings.Contains(plants[i].Into, "killed 20 people") {
			t.Errorf("the changed toll is not planted and found: %+v", plants)
		}
		if got := fmt.Sprint(plants); first == "" {
			first = got
		} else if got != first {
			t.Errorf("two measures differ:\n%s\n%s", first, got)
		}
	}
}

// TestUpdatesAndAlarmsTell holds only findings that say that sources differ to be telling.
func TestUpdatesAndAlarmsTell(t *testing.T) {
	for verdict, want := range map[string]bool{"diverge": true, "disputed": true, "tension": true, "updated": true, "agree": false, "narrower": false, "hedged": false} {
		if got := telling(&report.Finding{Verdict: &verdict}); got != want {
			t.Errorf("%s: %v", verdict, got)
		}
	}
}

func newBench(t *testing.T) *Bench {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := analysis.New(pack, analysis.Options{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewBench(pack, engine)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *Bench) story(t *testing.T, texts ...string) *story {
	t.Helper()
	var docs []corpus.Document
	for i, text := range texts {
		docs = append(docs, corpus.Document{ID: fmt.Sprintf("%d.txt", i), Text: text})
	}
	s, err := b.read(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

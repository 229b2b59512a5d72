package passage

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// meet reports whether two runs come together under one of their keys.
func meet(a, b *Run) bool {
	return a.Hash == b.Hash || a.Form != 0 && a.Form == b.Form || slices.ContainsFunc(a.Keys, func(k uint32) bool { return slices.Contains(b.Keys, k) })
}

// TestCopiesMeetUnderTheirKeys edits sentences at random: whatever Find takes for a copy of the other must have met it.
func TestCopiesMeetUnderTheirKeys(t *testing.T) {
	x, err := NewRunReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{
		"Rescuers pulled fourteen miners from the flooded pit near Ostrava late on Thursday, the provincial governor said",
		"The ferry was carrying 212 passengers and nine crew when it struck the breakwater at Port Halden",
		"Engineers had warned the council twice that the bridge over the Tarn would not outlast another winter",
		"Ministers rejected the amnesty that opposition lawmakers drafted after the garrison mutinied in Kareth",
	}
	extra := strings.Fields("meanwhile officials quietly confirmed again during yesterday evening without naming witnesses Brussels seventeen harbour")
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 3000 {
		words := strings.Fields(lines[random.IntN(len(lines))])
		other := slices.Clone(words)
		for range 1 + random.IntN(6) {
			at := random.IntN(len(other))
			switch random.IntN(3) {
			case 0:
				other[at] = extra[random.IntN(len(extra))]
			case 1:
				other = slices.Insert(other, at, extra[random.IntN(len(extra))])
			case 2:
				if len(other) > 8 {
					other = slices.Delete(other, at, at+1)
				}
			}
		}
		in := []Input{inputOf("a", strings.Join(words, " ")+"."), inputOf("b", strings.Join(other, " ")+".")}
		groups, err := Find(context.Background(), in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(groups) == 0 {
			continue
		}
		found++
		a, b := x.Read(in[0]), x.Read(in[1])
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%d and %d runs, want one each", len(a), len(b))
		}
		if !meet(&a[0], &b[0]) || !x.MayCopy(&a[0], &b[0]) && a[0].Form != b[0].Form {
			t.Errorf("a copy that was not met:\n%s\n%s", in[0].Text, in[1].Text)
		}
	}
	if found < 300 {
		t.Errorf("only %d copies: the test shows nothing", found)
	}
}

func TestOnlyFormsThatChangeSomethingMatter(t *testing.T) {
	for _, c := range []struct {
		name string
		use  FormUse
		want bool
	}{
		{"in two documents", FormUse{2, 2}, false},
		{"a template", FormUse{templateDocuments, templateFillings}, true},
		{"one filling however often", FormUse{100, 1}, false},
		{"too many fillings in few documents", FormUse{2, maxFillings + 1}, true},
	} {
		if got := c.use.Matters(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

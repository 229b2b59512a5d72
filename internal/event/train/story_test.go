package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay/internal/event"
)

func TestReadMarksSaysWhereALineIsWrong(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"five fields", "# a remark\nquarry\tone.txt\t12\tG1\ta\nquarry\tone.txt\t12\tG1\n", ":3: want a story"},
		{"the third is a number", "quarry\tone.txt\ttwelve\tG1\ta\n", ":1: "},
	} {
		t.Run(c.rule, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "marks.tsv")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := ReadMarks(path); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestOnlyClaimsReadTogetherAreLearnedFrom(t *testing.T) {
	a, b, c, d := event.Ref{Source: 0}, event.Ref{Source: 1}, event.Ref{Source: 2}, event.Ref{Source: 3}
	s := &Story{marks: map[event.Ref][]Mark{
		a: {{Group: "G1", Event: "a"}},
		b: {{Group: "G1", Event: "a"}, {Group: "G2", Event: "a"}},
		c: {{Group: "G2", Event: "b"}},
		d: {{Group: "G1", Event: NoEvent}},
	}}
	for _, x := range []struct {
		rule        string
		a, b        event.Ref
		same, known bool
	}{
		{"one letter in one group is one event", a, b, true, true},
		{"other letters are other events", b, c, false, true},
		{"of two groups nothing is known", a, c, false, false},
		{"what is no event is one with nothing", a, d, false, true},
	} {
		if same, known := s.one(x.a, x.b); same != x.same || known != x.known {
			t.Errorf("%s: got %v, %v", x.rule, same, known)
		}
	}
	if right, joined, all := s.score([][]event.Ref{{a, b, d}}); right != 1 || joined != 3 || all != 1 {
		t.Errorf("got %d right of %d joined, %d of one event, want 1 of 3 and 1", right, joined, all)
	}
}

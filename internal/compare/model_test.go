package compare

import (
	"strings"
	"testing"
)

func TestModelsAreReadable(t *testing.T) {
	models, err := builtinModels()
	if err != nil {
		t.Fatal(err)
	}
	for id, m := range models {
		if len(m.Weights) == 0 {
			t.Errorf("%s has no weights", id)
		}
		last := 0.
		for _, p := range m.Curve {
			if p.Score < last || p.Precision < 0 || p.Precision > 1 {
				t.Errorf("%s: the calibration falls or leaves 0 to 1 at %+v", id, p)
			}
			last = p.Score
		}
		if m.Alarm < 0 || m.Alarm >= 1 {
			t.Errorf("%s raises alarms from %g", id, m.Alarm)
		}
		again, err := ParseModel(m.Text("a header"))
		if err != nil {
			t.Errorf("%s: %v", id, err)
		} else if again.Text("a header") != m.Text("a header") {
			t.Errorf("%s changes when it is written and read again", id)
		}
	}
	for _, id := range StanceIDs() {
		if models[id] == nil {
			t.Errorf("there is no model of %s", id)
		}
	}
}

func TestParseModelSaysWhereItFails(t *testing.T) {
	for _, bad := range []string{"a\tb", "a\t1\t2", "a\tNaN", "bias\tInf", "= 1"} {
		if _, err := ParseModel("bias\t1\n" + bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

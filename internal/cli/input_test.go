package cli

import "testing"

func TestASizeOfAFlagIsShownAsItIsWritten(t *testing.T) {
	for _, c := range []struct {
		name, in, out string
		initial       int64
		positive      bool
	}{
		{"a size", "16 mb", "16MB", 0, false}, {"no limit", "-1", "-1", 5, false}, {"the default", "0", "2KB", 2 << 10, false}, {"nothing", "0", "0", 0, true},
		{"below zero where that means nothing", "-1", "", 0, true}, {"no size", "16XB", "", 0, false},
	} {
		var n int64
		v := &sizeValue{bytes: &n, initial: c.initial, positive: c.positive}
		if err := v.Set(c.in); (err != nil) != (c.out == "") || err == nil && v.String() != c.out {
			t.Errorf("%s: %q, %v; want %q", c.name, v.String(), err, c.out)
		}
	}
}

package cli

import "testing"

func TestSizesAreReadAndWritten(t *testing.T) {
	for _, c := range []struct {
		in, out string
		bytes   int64
	}{
		{"16MB", "16MB", 16 << 20}, {"2g", "2GB", 2 << 30}, {"500 kB", "500KB", 500 << 10}, {"1023", "1023", 1023}, {"-1", "-1", -1}, {"7B", "7", 7},
	} {
		var n int64
		v := &sizeValue{&n, 0}
		if err := v.Set(c.in); err != nil || n != c.bytes || v.String() != c.out {
			t.Errorf("%q: %d, %q, %v; want %d, %q", c.in, n, v.String(), err, c.bytes, c.out)
		}
	}
	for _, in := range []string{"", "MB", "1.5GB", "16TB", "9999999999GB"} {
		if (&sizeValue{new(int64), 0}).Set(in) == nil {
			t.Errorf("%q was taken for a size", in)
		}
	}
}

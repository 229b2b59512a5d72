package bytesize

import "testing"

func TestSizesAreReadAndWritten(t *testing.T) {
	for _, c := range []struct {
		in, short, long string
		bytes           int64
	}{
		{"16MB", "16MB", "16 MB", 16 << 20}, {"2g", "2GB", "2 GB", 2 << 30}, {"500 kB", "500KB", "500 kB", 500 << 10}, {"1TB", "1TB", "1 TB", 1 << 40},
		{"1023", "1023", "1023 bytes", 1023}, {"7B", "7", "7 bytes", 7}, {"0", "0", "0 bytes", 0}, {"-1", "-1", "-1 bytes", -1}, {"1536", "1536", "1.5 kB", 1536},
		{"2048TB", "2048TB", "2048 TB", 2 << 50},
	} {
		n, err := Parse(c.in)
		if err != nil || n != c.bytes || Short(n) != c.short || Format(n) != c.long {
			t.Errorf("%q: %d, %q, %q, %v; want %d, %q, %q", c.in, n, Short(n), Format(n), err, c.bytes, c.short, c.long)
		}
	}
	for _, in := range []string{"", "MB", "1.5GB", "99999999TB", "-99999999TB", "x", "16XB"} {
		if n, err := Parse(in); err == nil {
			t.Errorf("%q was taken for %d", in, n)
		}
	}
}

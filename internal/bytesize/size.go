// Package bytesize reads and writes numbers of bytes as people do. Units are powers of 1024.
package bytesize

import (
	"fmt"
	"strconv"
	"strings"
)

var units = []struct {
	name  string
	bytes int64
}{{"TB", 1 << 40}, {"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"T", 1 << 40}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}}

// largest is the largest size that is read: twice as much overflows.
const largest = 1 << 62

// Parse reads a size such as 16MB, 2 GB, 500k or 1000000 (bytes). A number below zero is read as well: for some it means no
// limit.
func Parse(s string) (int64, error) {
	number, factor := strings.ToUpper(strings.ReplaceAll(s, " ", "")), int64(1)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, factor = rest, u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n > largest/factor || n < -largest/factor {
		return 0, fmt.Errorf("%q is no size: write it as 500KB, 16MB or 2GB", s)
	}
	return n * factor, nil
}

// Short writes a size as Parse reads it: "16MB", "1023".
func Short(n int64) string {
	for _, u := range units {
		if u.bytes > 1 && n >= u.bytes && n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(n, 10)
}

// Format writes a size for a message: "512 bytes", "16 MB", "1.5 GB".
func Format(n int64) string {
	const unit = 1 << 10
	if n < unit {
		return fmt.Sprintf("%d bytes", n)
	}
	names := []string{"kB", "MB", "GB", "TB"}
	f := float64(n) / unit
	for f >= unit && len(names) > 1 {
		f, names = f/unit, names[1:]
	}
	if f == float64(int64(f)) {
		return fmt.Sprintf("%d %s", int64(f), names[0])
	}
	return fmt.Sprintf("%.1f %s", f, names[0])
}

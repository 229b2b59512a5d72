package report

import (
	"io"
	"testing"
)

func BenchmarkFormats(b *testing.B) {
	r := sample(b)
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Write(io.Discard, r, Options{})
			}
		})
	}
}

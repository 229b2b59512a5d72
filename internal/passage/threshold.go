package passage

import "math"

// ratio is a threshold as a fraction of integers, so that "at least" means the same in every place.
type ratio struct{ num, den uint64 }

func newRatio(x float64) ratio { return ratio{uint64(math.Round(x * 10000)), 10000} }

// of is the least integer that is at least the ratio times w.
func (r ratio) of(w uint32) uint32 { return uint32((uint64(w)*r.num + r.den - 1) / r.den) }

// jaccardOverlap is the least overlap with which two sets of weights a and b have a Jaccard index of at least r:
// o/(a+b-o) >= num/den.
func (r ratio) jaccardOverlap(a, b uint32) uint32 {
	return uint32(((uint64(a)+uint64(b))*r.num + r.den + r.num - 1) / (r.den + r.num))
}

// reachable reports whether an overlap of o reaches a Jaccard index of r; jaccardOverlap without its division.
func (r ratio) reachable(o, a, b uint32) bool {
	return uint64(o)*(r.den+r.num) >= (uint64(a)+uint64(b))*r.num
}

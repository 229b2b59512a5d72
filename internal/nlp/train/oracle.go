package train

import (
	"slices"

	"gainsay/internal/nlp/parser"
)

// goldTree is a projective tree with numbered relations; heads are -1 for the root.
type goldTree struct {
	heads  []int32
	labels []uint8
}

// reverse turns the tree of a sentence into that of its words in reverse order.
func (g *goldTree) reverse() {
	slices.Reverse(g.heads)
	slices.Reverse(g.labels)
	for i, h := range g.heads {
		if h >= 0 {
			g.heads[i] = int32(len(g.heads)) - 1 - h
		}
	}
}

// projectivise lifts the arcs that cross others, shortest first, until the tree has no crossing (Nivre and Nilsson
// 2005, without their encoding): arc-hybrid transitions cannot build crossing arcs.
func projectivise(heads []int32) {
	for {
		shortest, length := -1, int32(1<<30)
		for d, h := range heads {
			if h < 0 {
				continue
			}
			if l := abs(h - int32(d)); l < length && !spans(heads, int32(d), h) {
				shortest, length = d, l
			}
		}
		if shortest < 0 {
			return
		}
		lifted := heads[heads[shortest]]
		if lifted < 0 {
			// The arc from the root word itself cannot cross in a tree with one root; leave it.
			return
		}
		heads[shortest] = lifted
	}
}

// spans reports whether h dominates every word between d and h.
func spans(heads []int32, d, h int32) bool {
	lo, hi := min(d, h), max(d, h)
	for k := lo + 1; k < hi; k++ {
		a := k
		for n := 0; a >= 0 && a != h && n <= len(heads); n++ {
			a = heads[a]
		}
		if a != h {
			return false
		}
	}
	return true
}

func abs(x int32) int32 {
	if x < 0 {
		return -x
	}
	return x
}

// costs counts the gold arcs that each kind of transition puts out of reach (Goldberg and Nivre 2013, arc-hybrid). A
// negative cost stands for a transition that the state does not allow.
func costs(s *parser.State, g *goldTree) (shift, left, right int) {
	shift, left, right = -1, -1, -1
	n := len(s.Stack)
	b := s.Next
	if s.CanShift() {
		shift = 0
		for k, w := range s.Stack {
			if g.heads[b] == w && k != n-1 {
				shift++
			}
			if g.heads[w] == b && s.Head[w] < 0 {
				shift++
			}
		}
		if g.heads[b] < 0 && n > 0 {
			shift++
		}
	}
	if n == 0 {
		return shift, left, right
	}
	s0 := s.Stack[n-1]
	lostChildren := 0
	headAhead := 0 // 1 when the gold head of s0 is in the buffer behind its first word
	for w := b; w < s.Length; w++ {
		if g.heads[w] == s0 {
			lostChildren++
		}
		if w > b && g.heads[s0] == w {
			headAhead = 1
		}
	}
	if s.CanLeft() {
		left = lostChildren + headAhead
		if n > 1 && g.heads[s0] == s.Stack[n-2] {
			left++
		}
		if g.heads[s0] < 0 && n == 1 {
			left++
		}
	}
	if s.CanRight() {
		right = lostChildren + headAhead
		if b < s.Length && g.heads[s0] == b {
			right++
		}
	}
	return shift, left, right
}

// Package parser builds dependency trees with arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011)
// scored by a linear model. One token of each sentence is the root; every other has one head, so each result is a
// tree.
package parser

// State is a configuration: a stack, the rest of the sentence as buffer, and the arcs built so far.
type State struct {
	// Stack holds indices of words, the top last. Next is the first word of the buffer, Length the number of words.
	Stack  []int32
	Next   int32
	Length int32
	// Head and Label describe the arcs; Head is -1 where there is none yet.
	Head  []int32
	Label []uint8
	// The two leftmost and rightmost children of each word, -1 where there are none, and their number.
	Left1, Left2, Right1, Right2 []int32
	LeftCount, RightCount        []uint8
}

// Reset prepares the state for a sentence of n words.
func (s *State) Reset(n int) {
	s.Stack = s.Stack[:0]
	s.Next, s.Length = 0, int32(n)
	for _, p := range []*[]int32{&s.Head, &s.Left1, &s.Left2, &s.Right1, &s.Right2} {
		*p = (*p)[:0]
		for range n {
			*p = append(*p, -1)
		}
	}
	for _, p := range []*[]uint8{&s.Label, &s.LeftCount, &s.RightCount} {
		*p = (*p)[:0]
		for range n {
			*p = append(*p, 0)
		}
	}
}

// Done reports whether the tree is complete: the buffer is empty and only the root is on the stack.
func (s *State) Done() bool { return s.Next >= s.Length && len(s.Stack) <= 1 }

// Transitions are numbered: 0 is Shift, 1+l is Left with label l, 1+labels+l is Right with label l.
const Shift = 0

// CanShift, CanLeft and CanRight say which kinds of transition the state allows.
func (s *State) CanShift() bool { return s.Next < s.Length }

// CanLeft reports whether the top of the stack can become a dependent of the next word.
func (s *State) CanLeft() bool { return len(s.Stack) > 0 && s.Next < s.Length }

// CanRight reports whether the top of the stack can become a dependent of the word below it.
func (s *State) CanRight() bool { return len(s.Stack) > 1 }

// Apply carries out a transition that the state allows.
func (s *State) Apply(transition, labels int) {
	switch {
	case transition == Shift:
		s.Stack = append(s.Stack, s.Next)
		s.Next++
	case transition <= labels:
		d := s.Stack[len(s.Stack)-1]
		s.Stack = s.Stack[:len(s.Stack)-1]
		s.attach(d, s.Next, uint8(transition-1))
	default:
		d := s.Stack[len(s.Stack)-1]
		s.Stack = s.Stack[:len(s.Stack)-1]
		s.attach(d, s.Stack[len(s.Stack)-1], uint8(transition-1-labels))
	}
}

// attach makes d a dependent of h. In arc-hybrid parsing the children of a word arrive from the inside outwards on
// either side, so the newest is the outermost.
func (s *State) attach(d, h int32, label uint8) {
	s.Head[d], s.Label[d] = h, label
	if d < h {
		s.Left2[h] = s.Left1[h]
		s.Left1[h] = d
		s.LeftCount[h] = min(s.LeftCount[h]+1, 4)
	} else {
		s.Right2[h] = s.Right1[h]
		s.Right1[h] = d
		s.RightCount[h] = min(s.RightCount[h]+1, 4)
	}
}

package parser

import (
	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// Input is a sentence as the parser sees it.
type Input struct {
	Words []word.Word
	// Penn and Universal hold the indices of the tags plus one.
	Penn, Universal []uint64
	// Verb marks verbs and auxiliaries.
	Verb []bool
	// Closed is 1 for a sentence that ends in a stop, 0 for a headline and its like.
	Closed uint64
	// Punct marks punctuation, which governs nothing.
	Punct []bool
	// before counts the commas and the verbs in front of each word.
	before []passed
}

type passed struct{ commas, verbs uint16 }

// IsVerb reports whether a universal part of speech is one of those that Input.Verb marks.
func IsVerb(universal string) bool { return universal == "VERB" || universal == "AUX" }

// comma is the hash of the word ",".
var comma = weights.String(",")

// Prepare counts what features ask of the words between two others. It is to be called once, before Features.
func (in *Input) Prepare() {
	in.before = append(in.before[:0], passed{})
	var p passed
	for i := range in.Words {
		if in.Words[i].Norm == comma {
			p.commas++
		}
		if i < len(in.Verb) && in.Verb[i] {
			p.verbs++
		}
		in.before = append(in.before, p)
	}
}

// between classes the commas and verbs that stand between two words, a before b.
func (in *Input) between(a, b int32) uint64 {
	if a < 0 || b < 0 || int(b) >= len(in.Words) {
		return 99
	}
	x, y := in.before[a+1], in.before[b]
	return uint64(min(y.commas-x.commas, 3))<<4 | uint64(min(y.verbs-x.verbs, 2))
}

// outside stands for a place on the stack or in the buffer that holds no word.
const outside = 0xfffffff

func (in *Input) norm(i int32) uint64 {
	if i < 0 || int(i) >= len(in.Words) {
		return outside
	}
	return in.Words[i].Norm
}

func (in *Input) penn(i int32) uint64 {
	if i < 0 || int(i) >= len(in.Penn) {
		return outside
	}
	return in.Penn[i]
}

func (in *Input) universal(i int32) uint64 {
	if i < 0 || int(i) >= len(in.Universal) {
		return outside
	}
	return in.Universal[i]
}

func (in *Input) cluster(i int32, k int) uint64 {
	if i < 0 || int(i) >= len(in.Words) {
		return outside
	}
	return in.Words[i].Cluster[k]
}

func pick(xs []int32, i int32) int32 {
	if i < 0 || int(i) >= len(xs) {
		return -1
	}
	return xs[i]
}

func count(xs []uint8, i int32) uint64 {
	if i < 0 || int(i) >= len(xs) {
		return 9
	}
	return uint64(xs[i])
}

// label of word i, plus one; 0 where it has no head yet.
func (s *State) label(i int32) uint64 {
	if i < 0 || s.Head[i] < 0 {
		return 0
	}
	return uint64(s.Label[i]) + 1
}

// MaxFeatures bounds the number of features of one state.
const MaxFeatures = 128

// Features appends the features of the state: words, tags and clusters around the top of the stack and the head of
// the buffer, their children with relations, distances and valencies (templates after Zhang and Nivre 2011).
func Features(f []uint64, s *State, in *Input) []uint64 {
	return stateFeatures(bufferFeatures(stackFeatures(f, s, in), s, in), s, in)
}

// top returns the three uppermost words of the stack, -1 where there are fewer.
func (s *State) top() (s0, s1, s2 int32) {
	s0, s1, s2 = -1, -1, -1
	if n := len(s.Stack); n > 0 {
		s0 = s.Stack[n-1]
		if n > 1 {
			s1 = s.Stack[n-2]
		}
		if n > 2 {
			s2 = s.Stack[n-3]
		}
	}
	return s0, s1, s2
}

// stackFeatures appends what does not change as long as the top of the stack stays where it is: what lies below it, its
// left children and the children of the word below it. A word comes to lie on another once, so these features are
// scored once for each word.
func stackFeatures(f []uint64, s *State, in *Input) []uint64 {
	s0, s1, s2 := s.top()
	s0w, s1w := in.norm(s0), in.norm(s1)
	s0t, s1t, s2t := in.penn(s0), in.penn(s1), in.penn(s2)
	s0u, s1u := in.universal(s0), in.universal(s1)
	s0c, s1c := in.cluster(s0, 1), in.cluster(s1, 1)
	s0C, s1C := in.cluster(s0, 2), in.cluster(s1, 2)
	s0l, s0l2 := pick(s.Left1, s0), pick(s.Left2, s0)
	s1l, s1l2, s1r, s1r2 := pick(s.Left1, s1), pick(s.Left2, s1), pick(s.Right1, s1), pick(s.Right2, s1)
	s0lt, s1lt, s1rt := in.penn(s0l), in.penn(s1l), in.penn(s1r)
	s0vl, s1vl, s1vr := count(s.LeftCount, s0), count(s.LeftCount, s1), count(s.RightCount, s1)
	s1set := s.labelSet(s1l, s1l2, s1r, s1r2)
	d1, b1 := distance(s1, s0), in.between(s1, s0)
	v := func(k uint64, parts ...uint64) { f = append(f, weights.Mix(k, parts...)) }
	v(1, s0w, s0t)
	v(2, s0w)
	v(3, s0t, s0u, in.Closed)
	v(4, s1w, s1t)
	v(5, s1w)
	v(6, s1t)
	v(15, s2t)
	v(16, in.norm(s2))
	v(25, s1w, s0w)
	v(26, s1t, s0t)
	v(27, s1w, s0t)
	v(28, s1t, s0w)
	v(29, s1w, s1t, s0t)
	v(30, s1t, s0w, s0t)
	v(39, s2t, s1t, s0t)
	v(51, s1t, s0t, d1)
	v(52, s1w, d1)
	v(53, s0w, d1, 1)
	v(57, s0w, s0vl)
	v(58, s1w, s1vr)
	v(59, s1t, s1vr, s1vl)
	v(62, in.norm(s0l), s.label(s0l))
	v(63, s0lt, s.label(s0l), s0t)
	v(66, in.norm(s1l), s.label(s1l))
	v(67, s1lt, s.label(s1l), s1t)
	v(68, in.norm(s1r), s.label(s1r))
	v(69, s1rt, s.label(s1r), s1t)
	v(72, in.penn(s0l2), s.label(s0l2), s0t)
	v(74, in.penn(s1l2), s.label(s1l2), s1t)
	v(75, in.penn(s1r2), s.label(s1r2), s1t)
	v(80, s1t, s0t, s1rt)
	v(81, s1t, s0t, s0lt)
	v(83, s1t, s1lt, s0t, 1)
	v(85, s1t, s1set)
	v(88, s1w, s1set)
	v(91, s0C)
	v(93, s1C)
	v(95, s1c, s0c)
	v(98, s1C, s0t)
	v(99, s1t, s0C)
	v(102, s1C, s0C)
	v(109, in.norm(s0l), s0w)
	v(110, in.norm(s0l), s1w)
	v(111, s1w, in.norm(s0l), s0t)
	v(112, s1t, in.norm(s0l), s0t)
	v(114, s1t, s0t, b1)
	v(115, s1u, s0u, b1, d1)
	v(118, s1w, b1)
	return f
}

// bufferFeatures appends what changes with the next word alone.
func bufferFeatures(f []uint64, s *State, in *Input) []uint64 {
	n0, n1, n2, n3 := s.Next, s.Next+1, s.Next+2, s.Next+3
	n0w, n1w := in.norm(n0), in.norm(n1)
	n0t, n1t, n2t, n3t := in.penn(n0), in.penn(n1), in.penn(n2), in.penn(n3)
	v := func(k uint64, parts ...uint64) { f = append(f, weights.Mix(k, parts...)) }
	v(7, n0w, n0t)
	v(8, n0w)
	v(9, n0t, in.universal(n0), in.Closed)
	v(10, n1w, n1t)
	v(11, n1w)
	v(12, n1t)
	v(13, in.norm(n2))
	v(14, n2t)
	v(24, n0t, n1t)
	v(34, n0w, n1t)
	v(36, n0t, n1t, n2t)
	v(45, n0t, n1t, n2t, n3t)
	v(92, in.cluster(n0, 2))
	v(103, in.cluster(n1, 2))
	return f
}

// stateFeatures appends what may change with every transition.
func stateFeatures(f []uint64, s *State, in *Input) []uint64 {
	s0, s1, _ := s.top()
	n0, n1 := s.Next, s.Next+1
	s0w, s1w, n0w := in.norm(s0), in.norm(s1), in.norm(n0)
	s0t, s1t, n0t, n1t := in.penn(s0), in.penn(s1), in.penn(n0), in.penn(n1)
	s0u, s1u, n0u, n1u := in.universal(s0), in.universal(s1), in.universal(n0), in.universal(n1)
	s0c, s1c, n0c := in.cluster(s0, 1), in.cluster(s1, 1), in.cluster(n0, 1)
	s0C, n0C := in.cluster(s0, 2), in.cluster(n0, 2)
	s0l, s0l2, s0r, s0r2 := pick(s.Left1, s0), pick(s.Left2, s0), pick(s.Right1, s0), pick(s.Right2, s0)
	s1l, s1l2, s1r, s1r2 := pick(s.Left1, s1), pick(s.Left2, s1), pick(s.Right1, s1), pick(s.Right2, s1)
	n0l, n0l2 := pick(s.Left1, n0), pick(s.Left2, n0)
	s0lt, s0rt, n0lt := in.penn(s0l), in.penn(s0r), in.penn(n0l)
	s0vl, s0vr, n0vl := count(s.LeftCount, s0), count(s.RightCount, s0), count(s.LeftCount, n0)
	s0set, s1set, n0set := s.labelSet(s0l, s0l2, s0r, s0r2), s.labelSet(s1l, s1l2, s1r, s1r2), s.labelSet(n0l, n0l2, -1, -1)
	d0, d1 := distance(s0, n0), distance(s1, s0)
	b0, b1 := in.between(s0, n0), in.between(s1, s0)
	v := func(k uint64, parts ...uint64) { f = append(f, weights.Mix(k, parts...)) }
	v(17, s0w, s0t, n0w, n0t)
	v(18, s0w, s0t, n0w)
	v(19, s0w, n0w, n0t)
	v(20, s0w, s0t, n0t)
	v(21, s0t, n0w, n0t)
	v(22, s0w, n0w)
	v(23, s0t, n0t)
	v(31, s1w, n0t)
	v(32, s1t, n0w)
	v(33, s0w, n1t)
	v(37, s0t, n0t, n1t)
	v(38, s1t, s0t, n0t)
	v(40, s1t, s0t, n0w)
	v(41, s1w, s0t, n0t)
	v(42, s1t, s0w, n0t)
	v(43, s0w, n0t, n1t)
	v(44, s1t, s0t, n0t, n1t)
	v(46, s0w, d0)
	v(47, s0t, d0)
	v(48, n0w, d0)
	v(49, n0t, d0)
	v(50, s0t, n0t, d0)
	v(54, s1t, s0t, n0t, d1)
	v(55, s0w, s0vr)
	v(56, s0t, s0vr, s0vl)
	v(60, n0w, n0vl)
	v(61, n0t, n0vl)
	v(64, in.norm(s0r), s.label(s0r))
	v(65, s0rt, s.label(s0r), s0t)
	v(70, in.norm(n0l), s.label(n0l))
	v(71, n0lt, s.label(n0l), n0t)
	v(73, in.penn(s0r2), s.label(s0r2), s0t)
	v(76, in.penn(n0l2), s.label(n0l2), n0t)
	v(77, s0t, s0lt, n0t)
	v(78, s0t, s0rt, n0t)
	v(79, s0t, n0t, n0lt)
	v(82, s1t, s0t, s0rt)
	v(84, s0t, s0set)
	v(86, n0t, n0set)
	v(87, s0w, s0set)
	v(89, s1t, s0t, s.label(s1r), s.label(s0r))
	v(90, s0t, n0t, s.label(s0r), s.label(n0l))
	v(94, s0c, n0c)
	v(96, s0C, n0t)
	v(97, s0t, n0C)
	v(100, s1c, s0c, n0c)
	v(101, s0C, n0C)
	v(104, s1u, s0u, n0u, in.Closed)
	v(105, s1u, s0u, n0u, n1u)
	v(106, s0u, n0u, n1u)
	v(107, s0u, s0set, n0u)
	v(108, s1u, s1set, s0u, n0t)
	v(113, s0t, n0t, b0)
	v(116, s0u, n0u, b0, d0)
	v(117, s0w, b0)
	v(119, s1u, s0u, n0u, b1, b0)
	v(120, n0w, s0t, b1)
	v(121, n0c, s1t, s0t, b1)
	return f
}

// labelSet hashes the relations of up to four children.
func (s *State) labelSet(a, b, c, d int32) uint64 {
	return s.label(a) | s.label(b)<<8 | s.label(c)<<16 | s.label(d)<<24
}

// distance between two words, capped in classes.
func distance(a, b int32) uint64 {
	if a < 0 || b < 0 {
		return 9
	}
	switch d := b - a; {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	default:
		return 7
	}
}

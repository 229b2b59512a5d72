package sequence

import "math"

// Memory is what a chain of labels remembers of the sentence so far: whether a cue and whether a source has begun.
// With it, labels are chosen that make whole attributions: a content wants a cue somewhere.
type Memory uint8

// MemoryCount is the number of values of Memory.
const MemoryCount = 4

const (
	cueSeen Memory = 1 << iota
	sourceSeen
)

// After is the memory after a label.
func (m Memory) After(l Label) Memory {
	switch l {
	case BeginCue:
		return m | cueSeen
	case BeginSource:
		return m | sourceSeen
	}
	return m
}

// End stands in place of a label after the last token of a sentence.
const End = LabelCount

// Scores are what a sentence is decoded from.
type Scores struct {
	// Node[i][l] is the score of label l at token i.
	Node [][LabelCount]float32
	// Edge[i][a][b] is the score of going from label a at token i-1 to label b at token i; a sentence begins as
	// after Outside.
	Edge [][LabelCount][LabelCount]float32
	// Memory[i][m][b] is the score of label b at token i with memory m of what came before; after the last token,
	// Memory[n][m][End] is that of a sentence that ends with memory m.
	Memory [][MemoryCount][LabelCount + 1]float32
}

// Reset makes room for n tokens with all scores zero.
func (s *Scores) Reset(n int) {
	if cap(s.Node) < n || cap(s.Memory) < n+1 {
		s.Node = make([][LabelCount]float32, n)
		s.Edge = make([][LabelCount][LabelCount]float32, n)
		s.Memory = make([][MemoryCount][LabelCount + 1]float32, n+1)
	}
	s.Node, s.Edge, s.Memory = s.Node[:n], s.Edge[:n], s.Memory[:n+1]
	clear(s.Node)
	clear(s.Edge)
	clear(s.Memory)
}

// states is the number of states of the chain: a label with the memory after it.
const states = MemoryCount * LabelCount

// Viterbi is the best sequence of labels, in which no run goes on that has not begun.
func (s *Scores) Viterbi(labels []Label) []Label {
	n := len(s.Node)
	labels = labels[:0]
	if n == 0 {
		return labels
	}
	low := float32(math.Inf(-1))
	best := make([][states]float32, n)
	from := make([][states]uint8, n)
	for i := range n {
		for x := range best[i] {
			best[i][x] = low
		}
		for m := range Memory(MemoryCount) {
			for a := range LabelCount {
				before := float32(0)
				if i > 0 {
					before = best[i-1][int(m)*LabelCount+a]
				} else if m != 0 || a != 0 {
					continue
				}
				if before == low {
					continue
				}
				for b := range LabelCount {
					if !permitted[a][b] {
						continue
					}
					v := before + s.Node[i][b] + s.Edge[i][a][b] + s.Memory[i][m][b]
					if to := int(m.After(Label(b)))*LabelCount + b; v > best[i][to] {
						best[i][to], from[i][to] = v, uint8(int(m)*LabelCount+a)
					}
				}
			}
		}
	}
	end, top := 0, low
	for x := range states {
		if v := best[n-1][x] + s.Memory[n][x/LabelCount][End]; v > top {
			end, top = x, v
		}
	}
	for range n {
		labels = append(labels, Outside)
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = Label(end % LabelCount)
		end = int(from[i][end])
	}
	return labels
}

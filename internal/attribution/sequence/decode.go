package sequence

import "math"

// Scores are what a sentence is decoded from: for each token the scores of its labels, and of the transitions into
// it from each label of the token before.
type Scores struct {
	// Node[i][l] is the score of label l at token i.
	Node [][LabelCount]float32
	// Edge[i][a][b] is the score of going from label a at token i-1 to label b at token i; Edge[0] is not used,
	// but that a sentence begins as after Outside.
	Edge [][LabelCount][LabelCount]float32
}

// Reset makes room for n tokens with all scores zero.
func (s *Scores) Reset(n int) {
	if cap(s.Node) < n {
		s.Node = make([][LabelCount]float32, n)
		s.Edge = make([][LabelCount][LabelCount]float32, n)
	}
	s.Node, s.Edge = s.Node[:n], s.Edge[:n]
	clear(s.Node)
	clear(s.Edge)
}

// Viterbi is the best sequence of labels, in which no run goes on that has not begun.
func (s *Scores) Viterbi(labels []Label) []Label {
	n := len(s.Node)
	labels = labels[:0]
	if n == 0 {
		return labels
	}
	best := make([][LabelCount]float32, n)
	from := make([][LabelCount]uint8, n)
	for i := range n {
		for b := range LabelCount {
			best[i][b] = float32(math.Inf(-1))
			for a := range LabelCount {
				if i == 0 && a != int(Outside) || !Allowed(Label(a), Label(b)) {
					continue
				}
				v := s.Node[i][b] + s.Edge[i][a][b]
				if i > 0 {
					v += best[i-1][a]
				}
				if v > best[i][b] {
					best[i][b], from[i][b] = v, uint8(a)
				}
			}
		}
	}
	end := 0
	for b := range LabelCount {
		if best[n-1][b] > best[n-1][end] {
			end = b
		}
	}
	for range n {
		labels = append(labels, Outside)
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = Label(end)
		end = int(from[i][end])
	}
	return labels
}

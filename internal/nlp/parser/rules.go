package parser

// ruledOut lowers a score below all that are allowed while the order of those ruled out stays, in case all are.
const ruledOut = 1 << 28

// ruleOut lowers the scores of transitions that would hang a word under punctuation, which governs nothing. (To forbid a
// second subject or object in the same way cost arcs on the dev treebanks: the first one taken is often the wrong one.)
func ruleOut(scores []int32, s *State, in *Input, labels int) {
	if s.CanLeft() && in.punct(s.Next) {
		lower(scores[1 : 1+labels])
	}
	if s.CanRight() && in.punct(s.Stack[len(s.Stack)-2]) {
		lower(scores[1+labels : 1+2*labels])
	}
}

func lower(scores []int32) {
	for i := range scores {
		scores[i] -= ruledOut
	}
}

func (in *Input) punct(i int32) bool { return int(i) < len(in.Punct) && in.Punct[i] }

// freePunctuation hangs what punctuation governs under the governor of the punctuation. A sentence of punctuation alone
// stays as it is.
func freePunctuation(arcs []Arc, in *Input) {
	root := -1
	for i := range arcs {
		if arcs[i].Head < 0 {
			root = i
		}
	}
	if root < 0 {
		return
	}
	if in.punct(int32(root)) {
		next := -1 // the first word above which there is nothing but punctuation
		for i := range arcs {
			above := arcs[i].Head
			for above >= 0 && in.punct(int32(above)) {
				above = arcs[above].Head
			}
			if !in.punct(int32(i)) && above < 0 {
				next = i
				break
			}
		}
		if next < 0 {
			return
		}
		arcs[root] = Arc{Head: next, Relation: "punct", Confidence: arcs[next].Confidence}
		arcs[next] = Arc{Head: -1, Relation: "root", Confidence: 1}
		root = next
	}
	for i := range arcs {
		for h := arcs[i].Head; h >= 0 && in.punct(int32(h)); h = arcs[i].Head {
			arcs[i].Head = arcs[h].Head
			if arcs[i].Head < 0 {
				arcs[i].Head = root
			}
		}
	}
}

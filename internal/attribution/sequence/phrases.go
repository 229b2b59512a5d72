package sequence

// phrase is a subtree as its first or its last token knows it: what a content ends before and begins with.
type phrase struct {
	relation uint64
	// length in tokens, in buckets; place is where the governor stands, as seen from the nearest cue.
	length, place uint8
}

// Where the governor of a phrase stands.
const (
	noCue uint8 = iota
	isCue
	underCue
	aboveCue
	besideCue
	isRoot
)

// phrases fills in the largest phrases that begin and end with each token.
func (v *sentence) phrases() {
	n := len(v.tokens)
	if !v.treed {
		return
	}
	first, last := make([]int, n), make([]int, n)
	for i := range first {
		first[i], last[i] = i, i
	}
	for i := range n {
		for at, steps := i, 0; at >= 0 && steps < n; at, steps = v.tokens[at].head, steps+1 {
			first[at], last[at] = min(first[at], i), max(last[at], i)
		}
	}
	candidate := make([]bool, n)
	for _, c := range v.candidates {
		candidate[c] = true
	}
	opener, closer := make([]int, n), make([]int, n)
	for i := range n {
		opener[i], closer[i] = -1, -1
	}
	for i := range n {
		if f := first[i]; opener[f] < 0 || last[i] > last[opener[f]] {
			opener[f] = i
		}
		if l := last[i]; closer[l] < 0 || first[i] < first[closer[l]] {
			closer[l] = i
		}
	}
	for i := range n {
		if o := opener[i]; o >= 0 {
			v.tokens[i].opens = v.phraseOf(o, i, last[o]-i, candidate)
		}
		if c := closer[i]; c >= 0 {
			v.tokens[i].closes = v.phraseOf(c, i, i-first[c], candidate)
		}
	}
}

func (v *sentence) phraseOf(top, at, length int, candidate []bool) phrase {
	t := &v.tokens[top]
	p := phrase{relation: t.relation, length: uint8(bucket(length))}
	h := t.head
	left, right := v.nearest(at)
	cue := left
	if cue < 0 && right < len(v.tokens) {
		cue = right
	}
	switch {
	case h < 0:
		p.place = isRoot
	case cue < 0:
		p.place = noCue
	case h == cue:
		p.place = isCue
	case candidate[h] || v.tokens[h].under < 0:
		p.place = besideCue
		for a, n := v.tokens[cue].head, 0; a >= 0 && n < len(v.tokens); a, n = v.tokens[a].head, n+1 {
			if a == h {
				p.place = aboveCue
			}
		}
	case v.tokens[h].under == cue:
		p.place = underCue
	default:
		p.place = besideCue
	}
	return p
}

// mark is a quotation in a sentence.
type mark struct {
	start, end int
	// fromBefore and goesOn are true when it began in a sentence before, and when it does not end in this one.
	fromBefore, goesOn bool
}

// bracket finds the quotations of the sentence.
func (v *sentence) bracket() {
	for i := range v.tokens {
		t := &v.tokens[i]
		t.mark = -1
		if t.quote == unquoted || t.quote == quotedName {
			continue
		}
		n := len(v.marks)
		if n == 0 || v.marks[n-1].end != i || t.quote == openMark && v.tokens[i-1].quote != openMark {
			v.marks = append(v.marks, mark{start: i, end: i + 1, fromBefore: t.quote != openMark})
			n++
		}
		v.marks[n-1].end = i + 1
		v.marks[n-1].goesOn = t.quote != closeMark
		t.mark = n - 1
	}
}

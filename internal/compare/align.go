package compare

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// pair is two sides and how the words of one answer to those of the other.
type pair struct {
	a, b *side
	// toA[j] is the word of a that answers word j of b, -1 for none; toB the other way. sure says how alike the two are,
	// 0 to 1.
	toA, toB []int
	sure     []float64
	sureBack []float64
	// hunks are the stretches between the words that both share in the same order.
	hunks []hunk
	// inOrder is the number of content words of b that both share in the same order.
	inOrder int
	rules   lexicon
	weigh   func(norm string) float64
}

// hunk is a stretch of a and a stretch of b that stand in the same place; either may be empty.
type hunk struct{ aFrom, aTo, bFrom, bTo int }

// lexicon is what the alignment asks the rules.
type lexicon interface {
	// same reports whether two lemmas or names mean the same.
	same(x, y *word) bool
	// relate says how two words stand to each other in meaning, as thesaurus.relation does.
	relate(x, y *word) string
	// exclude says how two words exclude each other, "" where nothing is known.
	exclude(x, y *word) string
	// veridicality says what becomes of the complement of a word in a plain sentence and under negation.
	veridicality(lemma, part, frame, voice string) (positive, negated string, ok bool)
}

// The likeness of two words, from the same word to one that only begins or sounds like it.
const (
	likeForm  = 1.0
	likeLemma = .98
	likeAlias = .95
	likeStem  = .9
	likeTypo  = .85
	likeSense = .88
	likeKind  = .8
	likeRoot  = .75
	leastLike = .7
)

// likeness says how far two content words may mean the same, 0 for not at all.
func (p *pair) likeness(x, y *word) float64 {
	switch {
	case x.lower == y.lower:
		return likeForm
	case x.lemma == y.lemma:
		return likeLemma
	case !x.content || !y.content:
		return 0
	case p.rules != nil && p.rules.same(x, y):
		return likeAlias
	case x.stem == y.stem && len(x.stem) > 3:
		return likeStem
	case x.value || y.value:
		return 0
	}
	n := 0
	for n < len(x.lemma) && n < len(y.lemma) && x.lemma[n] == y.lemma[n] {
		n++
	}
	longer := max(len(x.lemma), len(y.lemma))
	if n >= 5 && 10*n >= 6*longer || n >= 4 && (x.name || y.name) && 10*n >= 6*longer {
		return likeRoot
	}
	if x.sense != nil && y.sense != nil && p.rules != nil {
		switch p.rules.relate(x, y) {
		case "same":
			return likeSense
		case "broader":
			return likeKind
		}
	}
	if x.name && y.name && len(x.lower) >= 5 && len(y.lower) >= 5 && levenshtein.ComputeDistance(x.lower, y.lower) == 1 {
		return likeTypo
	}
	if c := strings.ReplaceAll(x.lower, "-", ""); c == strings.ReplaceAll(y.lower, "-", "") {
		return likeStem
	}
	return 0
}

// newPair aligns two sides.
func newPair(a, b *side, rules lexicon, weigh func(string) float64) *pair {
	p := &pair{a: a, b: b, rules: rules, weigh: weigh}
	n, m := len(a.words), len(b.words)
	p.toA, p.toB, p.sure, p.sureBack = make([]int, m), make([]int, n), make([]float64, m), make([]float64, n)
	for i := range p.toB {
		p.toB[i] = -1
	}
	// Likeness of every pair of words; words without content count only where they are the same.
	like := make([]float64, n*m)
	for j := range b.words {
		for i := range a.words {
			x, y := &a.words[i], &b.words[j]
			if x.lower[0] != y.lower[0] && x.content != y.content {
				continue
			}
			like[i*m+j] = p.likeness(x, y)
		}
	}
	p.order(like)
	// Words that found no partner in order look for one anywhere, the nearest to where their neighbours went.
	for j := range b.words {
		if p.toA[j] >= 0 || !b.words[j].content {
			continue
		}
		expected := p.neighbour(j)
		best, distance := -1, 0
		for i := range a.words {
			l := like[i*m+j]
			if l < leastLike {
				continue
			}
			d := abs(i - expected)
			if best < 0 || l > like[best*m+j]+.1 || l >= like[best*m+j]-.1 && d < distance {
				best, distance = i, d
			}
		}
		if best >= 0 {
			p.toA[j], p.sure[j] = best, like[best*m+j]
			if p.toB[best] < 0 {
				p.toB[best], p.sureBack[best] = j, like[best*m+j]
			}
		}
	}
	for i := range a.words {
		if p.toB[i] >= 0 || !a.words[i].content {
			continue
		}
		for j := range b.words {
			if like[i*m+j] >= leastLike {
				p.toB[i], p.sureBack[i] = j, like[i*m+j]
				break
			}
		}
	}
	return p
}

// order aligns the words that both share in the same order, by the heaviest common subsequence, and cuts what lies
// between them into hunks.
func (p *pair) order(like []float64) {
	n, m := len(p.a.words), len(p.b.words)
	best := make([]float64, (n+1)*(m+1))
	worth := func(i, j int) float64 {
		l := like[i*m+j]
		if l < leastLike {
			return 0
		}
		if p.b.words[j].content {
			return 2 * l
		}
		return .5 * l
	}
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			v := max(best[at(i+1, j)], best[at(i, j+1)])
			if w := worth(i, j); w > 0 {
				v = max(v, w+best[at(i+1, j+1)])
			}
			best[at(i, j)] = v
		}
	}
	for j := range p.toA {
		p.toA[j] = -1
	}
	i, j := 0, 0
	from := hunk{}
	closeHunk := func(i, j int) {
		from.aTo, from.bTo = i, j
		if from.aTo > from.aFrom || from.bTo > from.bFrom {
			p.hunks = append(p.hunks, from)
		}
		from = hunk{aFrom: i + 1, bFrom: j + 1}
	}
	for i < n && j < m {
		w := worth(i, j)
		switch {
		case w > 0 && best[at(i, j)] == w+best[at(i+1, j+1)]:
			closeHunk(i, j)
			p.toA[j], p.toB[i], p.sure[j], p.sureBack[i] = i, j, like[i*m+j], like[i*m+j]
			if p.b.words[j].content {
				p.inOrder++
			}
			i, j = i+1, j+1
		case best[at(i, j)] == best[at(i+1, j)]:
			i++
		default:
			j++
		}
	}
	closeHunk(n, m)
}

// neighbour is where in a the nearest aligned word before j went, or after it.
func (p *pair) neighbour(j int) int {
	for d := 1; d < len(p.toA); d++ {
		if j-d >= 0 && p.toA[j-d] >= 0 {
			return p.toA[j-d] + d
		}
		if j+d < len(p.toA) && p.toA[j+d] >= 0 {
			return p.toA[j+d] - d
		}
	}
	return 0
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// sureOf is how alike a word of a side and its partner are.
func (p *pair) sureOf(s *side, i int) float64 {
	if s == p.b {
		return p.sure[i]
	}
	return p.sureBack[i]
}

// coverage is how much of the content of one side the other has, weighted by rarity, without the words that skip names.
type coverage struct {
	share          float64
	words, missing int
	// loose counts the words whose partner only means much the same.
	loose                   int
	missingNames, missVerbs int
}

func (p *pair) covered(s *side, to []int, skip func(i int) bool) coverage {
	var c coverage
	total, found := 0.0, 0.0
	for i := range s.words {
		w := &s.words[i]
		if !w.content || w.value || skip != nil && skip(i) {
			continue
		}
		c.words++
		weight := p.weigh(w.lower)
		total += weight
		if to[i] >= 0 {
			l := p.sureOf(s, i)
			found += weight * l
			if l < likeStem {
				c.loose++
			}
			continue
		}
		c.missing++
		if w.name {
			c.missingNames++
		}
		if w.class == "VERB" {
			c.missVerbs++
		}
	}
	c.share = 1
	if total > 0 {
		c.share = found / total
	}
	return c
}

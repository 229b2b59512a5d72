package train

import (
	"fmt"
	"io"
	"math/rand/v2"

	"gainsay/internal/nlp/conllu"
	"gainsay/internal/nlp/parser"
	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// ParserOptions are the settings of TrainParser.
type ParserOptions struct {
	Epochs int
	// ExploreAfter is the number of epochs that follow the oracle alone; later ones follow the model's own choice
	// with probability Explore.
	ExploreAfter int
	Explore      float64
	// Checkpoints are kept under the Name, the direction, and the number of epochs, from the fourth on.
	Checkpoints Checkpoints
	Name        string
	Lexicon     word.Lexicon
	Log         io.Writer
	// Backward trains on reversed sentences.
	Backward bool
}

// tagNumbers gives the parser's features their numbers for tags; the parser sees the tagger's numbering.
type tagNumbers struct{ penn, universal map[string]uint64 }

// TrainParser learns one direction of a parser from gold trees over predicted tags. pennNames and universalNames are
// the tagger's. It returns the relations and the table of weights.
func TrainParser(sentences []conllu.Sentence, tags []predictedTags, pennNames, universalNames []string, o ParserOptions) ([]string, []weights.Feature, error) {
	numbers := tagNumbers{map[string]uint64{}, map[string]uint64{}}
	for i, n := range pennNames {
		numbers.penn[n] = uint64(i) + 1
	}
	for i, n := range universalNames {
		numbers.universal[n] = uint64(i) + 1
	}
	var labels numbering
	trees := make([]goldTree, len(sentences))
	inputs := make([]parser.Input, len(sentences))
	for i := range sentences {
		s := &sentences[i]
		g := goldTree{}
		for j := range s.Words {
			g.heads = append(g.heads, int32(s.Words[j].Head))
			g.labels = append(g.labels, uint8(labels.add(s.Words[j].Deprel)))
		}
		projectivise(g.heads)
		trees[i] = g
		in := parser.Input{Words: word.Describe(nil, forms(s), o.Lexicon)}
		in.Closed = word.Closed(in.Words)
		for j := range s.Words {
			in.Penn = append(in.Penn, numbers.penn[tags[i].Penn[j]])
			in.Universal = append(in.Universal, numbers.universal[tags[i].Universal[j]])
			in.Verb = append(in.Verb, parser.IsVerb(tags[i].Universal[j]))
		}
		if o.Backward {
			in = *in.Reverse()
			trees[i].reverse()
		}
		in.Prepare()
		inputs[i] = in
	}
	count := len(labels.list)
	var kept []weights.Feature
	if found, err := o.Checkpoints.load(fmt.Sprintf("parser-%s-%d", o.Name, o.Epochs), &kept); found || err != nil {
		return labels.list, kept, err
	}
	l := NewLearner()
	random := rand.New(rand.NewPCG(3, 4))
	order := random.Perm(len(sentences))
	var s parser.State
	var features []uint64
	scores := make([]float32, 1+2*count)
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, decisions := 0, 0
		for _, n := range order {
			g, in := &trees[n], &inputs[n]
			s.Reset(len(g.heads))
			for !s.Done() {
				features = parser.Features(features[:0], &s, in)
				l.Score(scores, features)
				predicted, _ := parser.Best(scores, &s, count)
				gold := bestGold(scores, &s, g, count)
				l.Tick()
				decisions++
				next := gold
				if !isGold(predicted, &s, g, count) {
					wrong++
					l.Update(features, gold, 1)
					l.Update(features, predicted, -1)
					if epoch >= o.ExploreAfter && random.Float64() < o.Explore {
						next = predicted
					}
				} else {
					next = predicted
				}
				s.Apply(next, count)
			}
		}
		if o.Log != nil {
			fmt.Fprintf(o.Log, "parser %s epoch %d: %d of %d decisions wrong, %d features\n", o.Name, epoch+1, wrong, decisions, l.Len())
		}
		if epoch+1 >= 4 && epoch+1 < o.Epochs {
			if err := o.Checkpoints.save(fmt.Sprintf("parser-%s-%d", o.Name, epoch+1), l.Features()); err != nil {
				return nil, nil, err
			}
		}
	}
	kept = l.Features()
	return labels.list, kept, o.Checkpoints.save(fmt.Sprintf("parser-%s-%d", o.Name, o.Epochs), kept)
}

// bestGold is the highest-scoring transition among those that lose the fewest gold arcs. A transition that builds a
// gold arc must carry its label.
func bestGold(scores []float32, s *parser.State, g *goldTree, labels int) int {
	shift, left, right := costs(s, g)
	least := leastCost(shift, left, right)
	best := -1
	try := func(t int) {
		if best < 0 || scores[t] > scores[best] {
			best = t
		}
	}
	if shift == least {
		try(parser.Shift)
	}
	n := len(s.Stack)
	if left == least {
		if s0 := s.Stack[n-1]; g.heads[s0] == s.Next {
			try(1 + int(g.labels[s0]))
		} else {
			for t := 1; t <= labels; t++ {
				try(t)
			}
		}
	}
	if right == least {
		if s0 := s.Stack[n-1]; g.heads[s0] == s.Stack[n-2] {
			try(1 + labels + int(g.labels[s0]))
		} else {
			for t := 1 + labels; t <= 2*labels; t++ {
				try(t)
			}
		}
	}
	return best
}

// isGold reports whether transition t is among those that bestGold chooses from.
func isGold(t int, s *parser.State, g *goldTree, labels int) bool {
	shift, left, right := costs(s, g)
	least := leastCost(shift, left, right)
	n := len(s.Stack)
	switch {
	case t == parser.Shift:
		return shift == least
	case t <= labels:
		s0 := s.Stack[n-1]
		return left == least && (g.heads[s0] != s.Next || t == 1+int(g.labels[s0]))
	default:
		s0 := s.Stack[n-1]
		return right == least && (g.heads[s0] != s.Stack[n-2] || t == 1+labels+int(g.labels[s0]))
	}
}

func leastCost(costs ...int) int {
	least := -1
	for _, c := range costs {
		if c >= 0 && (least < 0 || c < least) {
			least = c
		}
	}
	return least
}

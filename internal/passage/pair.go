package passage

import "fmt"

// Pair is the likeness of two passages that are compared on purpose.
type Pair struct {
	// Similarity is the share of the words of both, weighted by rarity, that the other has too, 0 to 1.
	Similarity float64
	// NearDuplicate says whether one is a copy or a light rewrite of the other; Probability is how sure that is.
	NearDuplicate bool
	Probability   float64
	// Differences are the places where they part, their spans bytes into a (Document 0) and b (Document 1).
	Differences []Difference
}

// Comparer compares pairs of passages. It is safe for concurrent use.
type Comparer struct {
	weights *Weights
	model   *RewriteModel
	names   aliases
}

// NewComparer returns a Comparer with the models that come with the program.
func NewComparer() (*Comparer, error) {
	weights, err := BuiltinWeights()
	if err != nil {
		return nil, err
	}
	model, err := builtinRewriteModel()
	if err != nil {
		return nil, err
	}
	pack, err := builtinRules()
	if err != nil {
		return nil, err
	}
	return &Comparer{weights, model, aliases{pack}}, nil
}

// maxPairWords bounds the passages that are compared in full; the features need time in the product of both lengths.
const maxPairWords = 2000

// Compare compares two passages: sentences, headlines or paragraphs of up to 2,000 words each.
func (c *Comparer) Compare(a, b string) (Pair, error) {
	x, y := newPairView(a), newPairView(b)
	if n := max(len(x.words), len(y.words)); n > maxPairWords {
		return Pair{}, fmt.Errorf("passage of %d words is longer than the %d that can be compared", n, maxPairWords)
	}
	both := newPairing(x, y, pairSettings.loose)
	p := Pair{Similarity: c.weights.similarity(both, pairSettings)}
	if len(x.words) == 0 || len(y.words) == 0 {
		p.NearDuplicate = len(x.words) == len(y.words)
		p.Probability = p.Similarity
		return p, nil
	}
	p.Probability = c.model.Probability(c.weights.features(both), both.unmatchedStems())
	p.NearDuplicate = p.Probability >= c.model.Threshold
	hunks, _ := alignForms(x.norms, y.norms, c.weights)
	for _, d := range classify(x.words, y.words, hunks, c.names) {
		left, right := wholeSpan(a), wholeSpan(b)
		p.Differences = append(p.Differences, Difference{Kind: d.kind, Members: []Place{
			{Document: 0, Span: wordSpan(x.words, d.aFrom, d.aTo, left)},
			{Document: 1, Span: wordSpan(y.words, d.bFrom, d.bTo, right)},
		}})
	}
	return p, nil
}

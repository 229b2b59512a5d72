package passage

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"
)

// RewriteModel is a logistic regression that says whether two passages say the same in slightly other words. See
// model/README.md.
type RewriteModel struct {
	// Features are the names of the features that Weights belong to, as FeatureNames lists them.
	Features []string  `json:"features"`
	Weights  []float64 `json:"weights"`
	// Unmatched says for a stem that only one of two passages has how far that speaks for a rewrite (above 0, "also")
	// or against one ("not"): a log-odds ratio. UnmatchedWeight multiplies their sum.
	Unmatched       map[string]float64 `json:"unmatched"`
	UnmatchedWeight float64            `json:"unmatchedWeight"`
	Intercept       float64            `json:"intercept"`
	// Threshold is the probability from which two passages are called near-duplicates.
	Threshold float64 `json:"threshold"`
}

//go:embed model/rewrite.json
var rewriteModelFile []byte

// builtinRewriteModel decodes the embedded model once.
var builtinRewriteModel = sync.OnceValues(func() (*RewriteModel, error) {
	var m RewriteModel
	if err := json.Unmarshal(rewriteModelFile, &m); err != nil {
		return nil, fmt.Errorf("read the model of rewrites: %w", err)
	}
	if !slices.Equal(m.Features, FeatureNames()) || len(m.Weights) != len(m.Features) {
		return nil, fmt.Errorf("read the model of rewrites: its features are not those of this program: train it again")
	}
	return &m, nil
})

// Probability is how likely it is that a pair says the same, 0 to 1, given what Weights.Features returns for it.
func (m *RewriteModel) Probability(features []float64, unmatched []string) float64 {
	z := m.Intercept
	for i, w := range m.Weights {
		z += w * features[i]
	}
	for _, s := range unmatched {
		z += m.UnmatchedWeight * m.Unmatched[s]
	}
	return 1 / (1 + math.Exp(-z))
}

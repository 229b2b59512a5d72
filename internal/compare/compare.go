// Package compare holds one sentence against another that is taken to be about the same event: do they agree, does one
// follow from the other, do they exclude each other, or do they speak of different things? The two are aligned word by
// word, and deciders that are independent of each other look at what the alignment left over: numbers, dates, names,
// negation, opposites, what became of a complement, denials. Each decider has an id, its documentation among the rules
// of kind alarms, and a measured precision.
//
// Whatever two sentences cannot tell by themselves - which claims of two documents are about one event, when each was
// published - belongs to the packages event and verdict.
package compare

import (
	"context"
	"fmt"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/verdict"
	"gainsay/internal/wordnet"
)

// Result is the verdict on a pair of sentences.
type Result struct {
	// Verdict is verdict.Different where no decider had anything to say; Slot and Rule are then empty. For
	// verdict.Narrower the second sentence is the one that follows from the first, unless Swapped.
	Verdict verdict.Verdict
	Slot    verdict.Slot
	// Rule is the id of the decider that decided, Confidence the precision that was measured for it at this point.
	Rule       string
	Confidence float64
	Swapped    bool
	// Answers are the spans that were compared, bytes into the first and the second sentence as Plain gives them; both
	// empty when the verdict is Different.
	Answers [2]text.Span
	Why     []string
	// Similarity and NearDuplicate come from package passage.
	Similarity    float64
	NearDuplicate bool
	// Stance says how the first stands to the second where the first is a headline; nil elsewhere.
	Stance *Stance
	// Outcomes are all that the deciders found, the strongest first; the first is the one above.
	Outcomes []verdict.Outcome
}

// Comparer compares pairs of sentences. It is safe for concurrent use.
type Comparer struct {
	pack      *rule.Pack
	reader    *nlp.Reader
	resolver  *entity.Resolver
	finder    *attribution.Finder
	extractor *claim.Extractor
	judge     *verdict.Judge
	passages  *passage.Comparer
	weights   *passage.Weights
	knowledge knowledge
	deciders  []decider
	models    map[string]*Model
	shallow   *nlp.Reader
	stages    stagePhrases
	sides     recalled[side]
	tagged    recalled[nlp.Tagged]
	readings  recalled[reading]
}

// New makes a Comparer that knows the rules of pack.
func New(pack *rule.Pack) (*Comparer, error) {
	reader, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		return nil, fmt.Errorf("prepare the reader: %w", err)
	}
	finder, err := attribution.NewFinder(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the attribution model: %w", err)
	}
	judge, err := verdict.NewJudge(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the verdicts: %w", err)
	}
	extractor, err := claim.NewExtractor(pack)
	if err != nil {
		return nil, fmt.Errorf("prepare the claims: %w", err)
	}
	passages, err := passage.NewComparer()
	if err != nil {
		return nil, fmt.Errorf("prepare the comparison of passages: %w", err)
	}
	weights, err := passage.BuiltinWeights()
	if err != nil {
		return nil, err
	}
	table, err := wordnet.Builtin()
	if err != nil {
		return nil, err
	}
	models, err := builtinModels()
	if err != nil {
		return nil, err
	}
	shallow, err := nlp.NewReader(nlp.Options{SkipNames: true})
	if err != nil {
		return nil, fmt.Errorf("prepare the reader: %w", err)
	}
	return &Comparer{
		weights:   weights,
		knowledge: newKnowledge(pack, thesaurus{table}),
		deciders:  deciders(),
		models:    models,
		shallow:   shallow,
		stages:    newStagePhrases(pack),
		pack:      pack,
		reader:    reader,
		resolver:  entity.NewResolver(pack),
		finder:    finder,
		extractor: extractor,
		judge:     judge,
		passages:  passages,
		sides:     recalled[side]{generation: sidesRecalled},
		tagged:    recalled[nlp.Tagged]{generation: readingsRecalled},
		readings:  recalled[reading]{generation: readingsRecalled},
	}, nil
}

// Compare compares two sentences, a the one that is given and b the one that is held against it. A text of several
// sentences is compared as a whole. Errors are those of the context, of a broken build, and of texts too long to
// compare.
func (c *Comparer) Compare(ctx context.Context, a, b string) (Result, error) {
	like, err := c.passages.Compare(a, b)
	if err != nil {
		return Result{}, err
	}
	r := Result{Verdict: verdict.Different, Similarity: like.Similarity, NearDuplicate: like.NearDuplicate}
	p, err := c.pairOf(ctx, a, b)
	if err != nil {
		return Result{}, err
	}
	outcomes := c.alarms(p)
	if o, ok := c.stages.progress(p); ok {
		outcomes = append(outcomes, o)
	}
	if len(outcomes) == 0 {
		if o, ok := c.byFrame(p); ok {
			outcomes = append(outcomes, o)
		}
	}
	if len(outcomes) == 0 && p.headline() {
		outcomes = c.byStance(p, &r)
	}
	if len(outcomes) == 0 {
		if outcomes, err = c.byClaims(ctx, p); err != nil {
			return Result{}, err
		}
	}
	r.settle(outcomes)
	return r, nil
}

// alarms asks the deciders of this package, and keeps what their models are sure enough of.
func (c *Comparer) alarms(p *pair) []verdict.Outcome {
	var out []verdict.Outcome
	for _, d := range c.deciders {
		m := c.models[d.id()]
		for _, e := range d.look(p) {
			score, precision := 0., minimalConfidence
			if m != nil {
				score = m.Score(e.features)
				precision = m.Precision(score)
			}
			if !e.minimal && (m == nil || m.Alarm == 0 || score < m.Alarm) {
				continue
			}
			if e.minimal {
				precision = max(precision, minimalConfidence)
			}
			o := e.outcome
			if o.Rule == "" {
				o.Rule = d.id()
			}
			// The calibration moves in steps; the score orders what lies on one step.
			o.Confidence = min(.9999, precision+score*1e-3)
			out = append(out, o)
		}
	}
	return out
}

// settle puts the outcomes in order and takes the verdict of the first: alarms before all else, then what is surest.
func (r *Result) settle(outcomes []verdict.Outcome) {
	r.Outcomes = ordered(outcomes)
	if len(r.Outcomes) == 0 {
		return
	}
	o := r.Outcomes[0]
	r.Verdict, r.Slot, r.Rule, r.Confidence, r.Swapped, r.Answers, r.Why = o.Verdict, o.Slot, o.Rule, o.Confidence, o.Swapped, o.Answers, o.Why
}

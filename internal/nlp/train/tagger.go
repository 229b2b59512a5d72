package train

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"

	"gainsay/internal/nlp/conllu"
	"gainsay/internal/nlp/tagger"
	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// TaggerOptions are the settings of TrainTagger.
type TaggerOptions struct {
	Epochs int
	// Prune is the smallest averaged weight that is kept for Penn tags.
	Prune float64
	// UniversalPrune is the same for the universal parts of speech, of which most weights are small and few are needed.
	UniversalPrune float64
	Lexicon        word.Lexicon
	// Checkpoints are kept under names that begin with Name.
	Checkpoints Checkpoints
	Name        string
	// ForwardOnly leaves out the pass from right to left.
	ForwardOnly bool
}

// taggerExample is one sentence with its words described and its tags numbered.
type taggerExample struct {
	words           []word.Word
	penn, universal []int
	closed          uint64
}

// TrainTagger learns a tagger from sentences with gold tags.
func TrainTagger(sentences []conllu.Sentence, o TaggerOptions) ([]byte, error) {
	var penn, universal numbering
	examples := make([]taggerExample, len(sentences))
	for i := range sentences {
		s := &sentences[i]
		e := taggerExample{words: word.Describe(nil, forms(s), o.Lexicon)}
		for j := range s.Words {
			e.penn = append(e.penn, penn.add(s.Words[j].XPOS))
			e.universal = append(e.universal, universal.add(s.Words[j].UPOS))
		}
		e.closed = word.Closed(e.words)
		examples[i] = e
	}
	pennClasses := tagger.NewClasses(penn.list)
	var wait sync.WaitGroup
	tables := make([][]byte, 3)
	errs := make([]error, 3)
	for k, part := range []struct {
		name      string
		classes   int
		universal bool
		examples  func() []taggerExample
	}{
		{"forward", len(penn.list), false, func() []taggerExample { return examples }},
		{"universal", len(universal.list), true, func() []taggerExample { return examples }},
		{"backward", len(penn.list), false, func() []taggerExample { return reversed(examples) }},
	} {
		if part.name == "backward" && o.ForwardOnly {
			continue
		}
		wait.Go(func() {
			var features []weights.Feature
			features, errs[k] = o.Checkpoints.learned(o.Name+"-"+part.name, func() []weights.Feature {
				return trainTags(part.examples(), part.classes, pennClasses, o, part.universal)
			})
			prune := o.Prune
			if part.universal {
				prune = o.UniversalPrune
			}
			tables[k] = weights.Build(features, prune)
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return tagger.Encode(penn.list, universal.list, tables[0], tables[1], tables[2]), nil
}

// reversed returns the examples from their last word to their first, without universal parts of speech.
func reversed(examples []taggerExample) []taggerExample {
	out := make([]taggerExample, len(examples))
	for i, e := range examples {
		out[i] = taggerExample{words: slices.Clone(e.words), penn: slices.Clone(e.penn), closed: e.closed}
		slices.Reverse(out[i].words)
		slices.Reverse(out[i].penn)
	}
	return out
}

// trainTags learns one of the two layers: the Penn tags from left to right on its own predictions, or the universal
// parts of speech on gold Penn tags.
func trainTags(examples []taggerExample, classes int, pennClasses tagger.Classes, o TaggerOptions, universal bool) []weights.Feature {
	l := NewLearner()
	random := rand.New(rand.NewPCG(1, 2))
	order := random.Perm(len(examples))
	scores := make([]float32, classes)
	var features []uint64
	epochs := o.Epochs
	if universal {
		epochs = min(epochs, 5)
	}
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			e := &examples[n]
			c := tagger.Context{Words: e.words, Tags: make([]uint64, len(e.words)), Closed: e.closed}
			gold := e.penn
			if universal {
				gold = e.universal
				for i, t := range e.penn {
					c.Tags[i] = uint64(t) + 1
				}
			}
			for i := range e.words {
				if universal {
					features = c.Universal(features[:0], i)
				} else {
					features = c.Penn(features[:0], i)
				}
				best := predict(l, features, scores)
				l.Tick()
				if best != gold[i] {
					l.Update(features, gold[i], 1)
					l.Update(features, best, -1)
				}
				if !universal {
					c.Set(i, uint64(best)+1, pennClasses)
				}
			}
		}
	}
	return l.Features()
}

func predict(l *Learner, features []uint64, scores []float32) int {
	l.Score(scores, features)
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// predictedTags holds the names of the tags that a tagger gave a sentence.
type predictedTags struct {
	Penn, Universal []string
}

// Jackknife tags every sentence with a tagger that was trained on the other folds, so that what is trained next sees
// tags as wrong as they will be. foldOf gives the fold of each sentence; folds are runs of whole documents, so that a
// document's names are as unknown as those of a new one.
func Jackknife(sentences []conllu.Sentence, foldOf []int, folds int, o TaggerOptions) ([]predictedTags, error) {
	out := make([]predictedTags, len(sentences))
	if found, err := o.Checkpoints.load(o.Name, &out); found || err != nil {
		return out, err
	}
	name := o.Name
	for fold := range folds {
		o.Name = fmt.Sprintf("%s-%d", name, fold)
		var rest []conllu.Sentence
		for i := range sentences {
			if foldOf[i] != fold {
				rest = append(rest, sentences[i])
			}
		}
		model, err := TrainTagger(rest, o)
		if err != nil {
			return nil, err
		}
		t, err := tagger.Open(string(model))
		if err != nil {
			return nil, err
		}
		for i := range sentences {
			if foldOf[i] == fold {
				out[i] = tagSentence(t, &sentences[i], o.Lexicon)
			}
		}
	}
	return out, o.Checkpoints.save(name, out)
}

func tagSentence(t *tagger.Tagger, s *conllu.Sentence, lexicon word.Lexicon) predictedTags {
	tags := t.Tag(word.Describe(nil, forms(s), lexicon))
	var p predictedTags
	for i := range s.Words {
		p.Penn = append(p.Penn, t.PennName(tags.Penn[i]))
		p.Universal = append(p.Universal, t.UniversalName(tags.Universal[i]))
	}
	return p
}

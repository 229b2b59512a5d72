package train

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"sync"

	"gainsay/internal/attribution/sequence"
	"gainsay/internal/nlp"
	"gainsay/internal/nlp/models"
	"gainsay/internal/text"
)

// Options of a training run.
type Options struct {
	// Epochs over the sentences, LinkEpochs over the runs to be joined.
	Epochs, LinkEpochs int
	// Rounds is how many times the weights are learned, each time in another order of the sentences; the model is their mean.
	Rounds int
	// Cutoff is how often a feature must occur to be learned.
	Cutoff int
	// NodeRows is how many node features the model keeps.
	NodeRows int
	// Temperature divides the scores before they are read as probabilities.
	Temperature float32
	// Lean is added to the score of beginning a cue: more finds more attributions at the cost of precision.
	Lean float32
	// Margin is by how much the marked labels must beat others for each label in which they differ.
	Margin float32
	// Miss is how many times more it costs to take a part of an attribution for none than the other way round.
	Miss float32
	// Seed of the order of the sentences.
	Seed uint64
	// Words are what the features know of words besides what they learn.
	Words sequence.Words
	Log   io.Writer
}

// Defaults are the options that the shipped model is trained with; Words must be set.
func Defaults() Options {
	return Options{Epochs: 8, LinkEpochs: 5, Rounds: 3, Cutoff: 3, NodeRows: 560_000, Temperature: 200, Lean: 0, Margin: 100, Miss: 1.25, Seed: 1, Log: io.Discard}
}

// Corpus is a set of articles as they were read.
type Corpus []read

// ReadCorpus reads the texts of articles into sentences and labels their tokens. When cache names a file, the
// sentences are taken from it if it is there, and left in it if not: reading takes longer than learning.
func ReadCorpus(ctx context.Context, r *nlp.Reader, articles []Article, cache string) (Corpus, error) {
	documents := make([]*nlp.Document, len(articles))
	if b, err := os.ReadFile(cache); cache != "" && err == nil {
		if err := gob.NewDecoder(bytes.NewReader(b)).Decode(&documents); err != nil {
			return nil, fmt.Errorf("read %s: %w", cache, err)
		}
	} else {
		for i := range articles {
			var err error
			if documents[i], err = r.Read(ctx, articles[i].Text); err != nil {
				return nil, err
			}
		}
		if cache != "" {
			var b bytes.Buffer
			if err := gob.NewEncoder(&b).Encode(documents); err != nil {
				return nil, err
			}
			if err := os.WriteFile(cache, b.Bytes(), 0o644); err != nil {
				return nil, err
			}
		}
	}
	var out Corpus
	for i := range articles {
		out = append(out, read{&articles[i], documents[i], articles[i].Labels(documents[i])})
	}
	return out, nil
}

// folds is how many parts the articles are dealt into, each of which looks its words up in a table of cues that was
// learned from the others; edgeCutoff is how often an edge feature must occur to be learned.
const (
	folds      = 10
	edgeCutoff = 40
)

// Train learns a model from a corpus.
func Train(ctx context.Context, c Corpus, o Options) (*sequence.Weights, error) {
	reading, err := models.Open()
	if err != nil {
		return nil, fmt.Errorf("open the classes of words: %w", err)
	}
	tables := learnCues(c)
	views := make([]*sequence.Document, len(c))
	for i := range c {
		views[i] = sequence.View(c[i].document, tables[i%folds], o.Words, reading.Lexicon)
	}
	data, sp := examples(c, views, o.Cutoff)
	fmt.Fprintf(o.Log, "%d sentences, %d node features, %d edge features, %d memory features\n", len(data), len(sp.node), len(sp.edge), len(sp.memory))
	w := sequence.Weights{
		Node: map[uint64][labels]float32{}, Edge: map[uint64][labels][labels]float32{},
		Memory: map[uint64][memories][labels + 1]float32{}, Cues: tables[folds].buckets, Temperature: o.Temperature,
	}
	learners := make([]*learner, o.Rounds)
	orders := make([]*rand.Rand, o.Rounds)
	var rounds sync.WaitGroup
	var log sync.Mutex
	for k := range learners {
		orders[k] = rand.New(rand.NewPCG(o.Seed+uint64(k), 7))
		learners[k] = newLearner(len(sp.node), len(sp.edge), len(sp.memory), o.Margin, o.Miss)
		rounds.Go(func() {
			for e := 0; e < o.Epochs && ctx.Err() == nil; e++ {
				moved := learners[k].epoch(data, orders[k])
				log.Lock()
				fmt.Fprintf(o.Log, "round %d, epoch %d: %d sentences moved weights\n", k+1, e+1, moved)
				log.Unlock()
			}
		})
	}
	rounds.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, p := range learners {
		p.average()
		addTo(&w, p, sp, 1/float32(o.Rounds))
	}
	w.Link = learnLinks(c, views, o, orders[0])
	w.Lean(o.Lean)
	return &w, nil
}

// addTo adds the mean weights of a learner, times share, to those of a model.
func addTo(w *sequence.Weights, p *learner, sp space, share float32) {
	for k, h := range sp.node {
		row := w.Node[h]
		for l := range row {
			row[l] += share * p.node[k][l]
		}
		w.Node[h] = row
	}
	for k, h := range sp.edge {
		row := w.Edge[h]
		for a := range row {
			for b := range row[a] {
				row[a][b] += share * p.edge[k][a][b]
			}
		}
		w.Edge[h] = row
	}
	for k, h := range sp.memory {
		row := w.Memory[h]
		for m := range row {
			for b := range row[m] {
				row[m][b] += share * p.memory[k][m][b]
			}
		}
		w.Memory[h] = row
	}
}

// learnLinks learns by a perceptron which runs belong together, from the gold runs.
func learnLinks(c Corpus, views []*sequence.Document, o Options, order *rand.Rand) map[uint64]float32 {
	type decision struct {
		choices []sequence.Choice
		right   []bool
	}
	var decisions []decision
	for i := range c {
		places := sequence.Places(c[i].labels)
		owners := ownersOf(c[i], places)
		lastContent := -1
		for k, pl := range places {
			var choices []sequence.Choice
			switch pl.Role {
			case sequence.Content:
				choices = views[i].ContentChoices(places, k)
			case sequence.Cue:
				choices = views[i].SourceChoices(places, k)
			default:
				continue
			}
			d := decision{choices: choices, right: make([]bool, len(choices))}
			any := false
			for j, ch := range choices {
				switch {
				case ch.To >= 0:
					d.right[j] = share(owners[k], owners[ch.To])
				case ch.To == sequence.GoesOn:
					d.right[j] = lastContent >= 0 && share(owners[k], owners[lastContent])
				default:
					d.right[j] = !any
				}
				any = any || d.right[j]
			}
			decisions = append(decisions, d)
			if pl.Role == sequence.Content {
				lastContent = k
			}
		}
	}
	w, sum := map[uint64]float32{}, map[uint64]float32{}
	step := float32(1)
	update := func(features []uint64, by float32) {
		for _, h := range features {
			w[h] += by
			sum[h] += by * step
		}
	}
	for range o.LinkEpochs {
		for _, k := range order.Perm(len(decisions)) {
			d := decisions[k]
			best, right := -1, -1
			var bestScore, rightScore float32
			for j, ch := range d.choices {
				var v float32
				for _, h := range ch.Features {
					v += w[h]
				}
				if best < 0 || v > bestScore {
					best, bestScore = j, v
				}
				if d.right[j] && (right < 0 || v > rightScore) {
					right, rightScore = j, v
				}
			}
			if right >= 0 && best != right && !d.right[best] {
				update(d.choices[right].Features, 1)
				update(d.choices[best].Features, -1)
			}
			step++
		}
	}
	for h := range w {
		w[h] -= sum[h] / step
		if w[h] == 0 {
			delete(w, h)
		}
	}
	return w
}

func share(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// ownersOf lists for each run the marked attributions in which it has its role.
func ownersOf(r read, places []sequence.Place) [][]int {
	out := make([][]int, len(places))
	for k, p := range places {
		s := &r.document.Sentences[p.Sentence]
		span := text.Span{Start: s.Tokens[p.Start].Start, End: s.Tokens[p.End-1].End}
		for g, a := range r.article.Attributions {
			list := [][]text.Span{nil, a.Source, a.Cue, a.Content}[p.Role]
			for _, x := range list {
				if x.Overlaps(span) {
					out[k] = append(out[k], g)
					break
				}
			}
		}
	}
	return out
}

// Answers are the attributions that a model finds in an article.
func Answers(m *sequence.Model, r *read) []Answer {
	return answersOf(m.Read(r.document), r.document)
}

func answersOf(l *sequence.Labelled, d *nlp.Document) []Answer {
	var out []Answer
	cut := func(k int) text.Span {
		p := l.Places[k]
		s := &d.Sentences[p.Sentence]
		return text.Span{Start: s.Tokens[p.Start].Start, End: s.Tokens[p.End-1].End}
	}
	for _, j := range l.Joined {
		var a Answer
		if j.Source >= 0 {
			a.Source = []text.Span{cut(j.Source)}
		}
		if j.Cue >= 0 {
			a.Cue = []text.Span{cut(j.Cue)}
		}
		for _, k := range j.Contents {
			a.Content = append(a.Content, cut(k))
		}
		out = append(out, a)
	}
	return out
}

// Evaluate scores a model on a corpus.
func Evaluate(m *sequence.Model, c Corpus) *Score {
	s := &Score{}
	for i := range c {
		s.Add(c[i].article, Answers(m, &c[i]))
	}
	return s
}

// EvaluateGold scores the joining of runs alone: the labels are those that people marked.
func EvaluateGold(m *sequence.Model, c Corpus) *Score {
	s := &Score{}
	for i := range c {
		s.Add(c[i].article, answersOf(m.Join(c[i].document, c[i].labels), c[i].document))
	}
	return s
}

// Doc is what was read of article i.
func (c Corpus) Doc(i int) *nlp.Document { return c[i].document }

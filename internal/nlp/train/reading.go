package train

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"gainsay/internal/nlp/conllu"
	"gainsay/internal/nlp/lemma"
	"gainsay/internal/nlp/parser"
	"gainsay/internal/nlp/tagger"
	"gainsay/internal/nlp/weights"
	"gainsay/internal/nlp/word"
)

// ReadingOptions are the settings of TrainReading.
type ReadingOptions struct {
	TaggerEpochs, ParserEpochs, LemmaEpochs int
	Folds                                   int
	// HeadlineStep makes every so many sentences into one in the style of headlines, beside themselves.
	HeadlineStep                         int
	TaggerPrune, ParserPrune, LemmaPrune float64
	Lexicon                              word.Lexicon
	// JackknifeEpochs are the passes over the data for the taggers of the folds.
	JackknifeEpochs int
	Checkpoints     Checkpoints
	// Dev holds named treebanks on which progress is reported.
	Dev []NamedTreebank
	Log io.Writer
}

// NamedTreebank is a treebank with the name under which its scores are printed.
type NamedTreebank struct {
	Name      string
	Sentences []conllu.Sentence
}

// ReadingModels holds the three models that reading a sentence takes.
type ReadingModels struct {
	Tagger, Parser, Lemmatiser []byte
	// Scores of each, as lines.
	TaggerScores, ParserScores, LemmatiserScores []string
}

// TrainReading trains tagger, lemmatiser and parser, the latter two on jackknifed tags.
func TrainReading(sentences []conllu.Sentence, o ReadingOptions) (ReadingModels, error) {
	foldOf := make([]int, len(sentences))
	for i := range sentences {
		foldOf[i] = i * o.Folds / len(sentences)
	}
	headlines, from := Headlines(sentences, o.HeadlineStep)
	for _, i := range from {
		foldOf = append(foldOf, foldOf[i])
	}
	sentences = slices.Concat(sentences, headlines)
	to := TaggerOptions{Epochs: o.TaggerEpochs, Prune: o.TaggerPrune, UniversalPrune: universalPrune, Lexicon: o.Lexicon, Checkpoints: o.Checkpoints, Name: "tagger"}
	var m ReadingModels
	var err error
	if m.Tagger, err = TrainTagger(sentences, to); err != nil {
		return m, err
	}
	t, err := tagger.Open(string(m.Tagger))
	if err != nil {
		return m, err
	}
	fmt.Fprintf(o.Log, "tagger: %d bytes\n", len(m.Tagger))
	devTags := make([][]predictedTags, len(o.Dev))
	for k, d := range o.Dev {
		n, right, coarse := 0, 0, 0
		for i := range d.Sentences {
			s := &d.Sentences[i]
			p := tagSentence(t, s, o.Lexicon)
			devTags[k] = append(devTags[k], p)
			for j := range s.Words {
				n++
				if p.Penn[j] == s.Words[j].XPOS {
					right++
				}
				if p.Universal[j] == s.Words[j].UPOS {
					coarse++
				}
			}
		}
		m.TaggerScores = append(m.TaggerScores, fmt.Sprintf("%s: XPOS %.2f, UPOS %.2f of %d tokens", d.Name, percent(right, n), percent(coarse, n), n))
		fmt.Fprintln(o.Log, m.TaggerScores[k])
	}
	if o.ParserEpochs == 0 {
		return m, nil
	}
	// One direction is enough for tags that are as wrong as they will be, at half the time.
	to.ForwardOnly, to.Name, to.Epochs = true, "jackknife", o.JackknifeEpochs
	to.Prune, to.UniversalPrune = jackknifePrune, jackknifePrune
	tags, err := Jackknife(sentences, foldOf, o.Folds, to)
	if err != nil {
		return m, err
	}
	m.Lemmatiser = TrainLemmatiser(sentences, tags, o.LemmaEpochs, o.LemmaPrune)
	l, err := lemma.Open(string(m.Lemmatiser))
	if err != nil {
		return m, err
	}
	fmt.Fprintf(o.Log, "lemmatiser: %d bytes\n", len(m.Lemmatiser))
	for k, d := range o.Dev {
		n, right := 0, 0
		for i := range d.Sentences {
			for j, w := range d.Sentences[i].Words {
				n++
				if l.Lemma(w.Form, devTags[k][i].Penn[j], devTags[k][i].Universal[j], j == 0) == w.Lemma {
					right++
				}
			}
		}
		m.LemmatiserScores = append(m.LemmatiserScores, fmt.Sprintf("%s: lemmas %.2f of %d tokens, on predicted tags", d.Name, percent(right, n), n))
		fmt.Fprintln(o.Log, m.LemmatiserScores[k])
	}
	var pennNames, universalNames []string
	for i := range t.Tags() {
		pennNames = append(pennNames, t.PennName(i))
	}
	for i := range t.UniversalTags() {
		universalNames = append(universalNames, t.UniversalName(i))
	}
	// The two directions are trained side by side; neither reads what the other writes.
	po := ParserOptions{Name: "forward", Epochs: o.ParserEpochs, ExploreAfter: 1, Explore: 0.9, Lexicon: o.Lexicon, Log: o.Log, Checkpoints: o.Checkpoints}
	bo := po
	bo.Name, bo.Backward = "backward", true
	var labels []string
	var forward, backward []byte
	errs := make([]error, 2)
	var wait sync.WaitGroup
	wait.Go(func() {
		var features []weights.Feature
		labels, features, errs[0] = TrainParser(sentences, tags, pennNames, universalNames, po)
		forward = weights.Build(features, o.ParserPrune)
	})
	wait.Go(func() {
		var features []weights.Feature
		_, features, errs[1] = TrainParser(sentences, tags, pennNames, universalNames, bo)
		backward = weights.Build(features, o.ParserPrune)
	})
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return m, err
	}
	m.Parser = parser.Encode(labels, forward, backward)
	for _, v := range []struct {
		name  string
		model []byte
	}{{"left to right alone", parser.Encode(labels, forward, nil)}, {"both directions", m.Parser}} {
		p, err := parser.Open(string(v.model))
		if err != nil {
			fmt.Fprintln(o.Log, v.name, err)
			continue
		}
		for k, d := range o.Dev {
			uas, las := scoreTrees(p, d.Sentences, devTags[k], t, o.Lexicon)
			m.ParserScores = append(m.ParserScores, fmt.Sprintf("%s, %s: UAS %.2f, LAS %.2f on gold tokens and predicted tags", d.Name, v.name, uas, las))
			fmt.Fprintln(o.Log, m.ParserScores[len(m.ParserScores)-1], len(v.model))
		}
	}
	return m, nil
}

const (
	// universalPrune is the threshold of the tagger's universal parts of speech.
	universalPrune = 0.1
	// jackknifePrune is the threshold of both layers of the taggers of the folds, which are not kept. The lemmatiser and the
	// parser depend on it: another one gives other tags to learn from, and other models.
	jackknifePrune = 0.3
)

// scoreTrees gives the share of heads, and of heads with their relation less its subtype, that are right.
func scoreTrees(p *parser.Parser, sentences []conllu.Sentence, tags []predictedTags, t *tagger.Tagger, lexicon word.Lexicon) (uas, las float64) {
	n, heads, labelled := 0, 0, 0
	for i := range sentences {
		s := &sentences[i]
		in := parser.Input{Words: word.Describe(nil, forms(s), lexicon)}
		in.Closed = word.Closed(in.Words)
		for j := range s.Words {
			in.Penn = append(in.Penn, t.PennNumber(tags[i].Penn[j]))
			in.Universal = append(in.Universal, t.UniversalNumber(tags[i].Universal[j]))
			in.Verb = append(in.Verb, parser.IsVerb(tags[i].Universal[j]))
			in.Punct = append(in.Punct, tags[i].Universal[j] == "PUNCT")
		}
		arcs, _ := p.Parse(&in)
		for j, a := range arcs {
			n++
			if a.Head == s.Words[j].Head {
				heads++
				if coarse(a.Relation) == coarse(s.Words[j].Deprel) {
					labelled++
				}
			}
		}
	}
	return percent(heads, n), percent(labelled, n)
}

func coarse(relation string) string {
	r, _, _ := strings.Cut(relation, ":")
	return r
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

// Package compile packs the models of the library prose into the form in which package names uses them.
package compile

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/jdkato/prose/v2"

	"gainsay/internal/nlp/weights"
)

// Compile reads the models out of the library: the tags, the words that have but one tag, the labels of names and the words
// that are taken for common, then the weights of tags, in thousandths, and of labels.
func Compile() ([]byte, error) {
	var tags, labels, basic []string
	var known map[string]string
	var tagWeights map[string]map[string]float64
	var places map[string]int
	var values []float64
	for _, part := range []struct {
		name string
		into any
	}{{"AveragedPerceptron/classes", &tags}, {"AveragedPerceptron/tags", &known}, {"AveragedPerceptron/weights", &tagWeights},
		{"Maxent/labels", &labels}, {"Maxent/mapping", &places}, {"Maxent/weights", &values}, {"Maxent/words", &basic}} {
		b, err := prose.Asset("model/" + part.name + ".gob")
		if err == nil {
			err = gob.NewDecoder(bytes.NewReader(b)).Decode(part.into)
		}
		if err != nil {
			return nil, fmt.Errorf("read %s of prose: %w", part.name, err)
		}
	}
	slices.Sort(tags)
	words := slices.Sorted(maps.Keys(known))
	var tagsOfWords []string
	for _, w := range words {
		tagsOfWords = append(tagsOfWords, known[w])
	}
	var out []byte
	for _, list := range [][]string{tags, words, tagsOfWords, labels, basic} {
		out = weights.AppendLines(out, list)
	}
	for _, table := range []func() ([]weights.Feature, error){
		func() ([]weights.Feature, error) { return ofTags(tagWeights, tags) },
		func() ([]weights.Feature, error) { return ofLabels(places, values, labels) },
	} {
		features, err := table()
		if err != nil {
			return nil, err
		}
		b, err := weights.BuildExact(features)
		if err != nil {
			return nil, err
		}
		out = append(out, b...)
	}
	return out, nil
}

// ofTags gives the features of the tagger. Its weights are thousandths written as floats.
func ofTags(rows map[string]map[string]float64, tags []string) ([]weights.Feature, error) {
	var out []weights.Feature
	for name, row := range rows {
		f := weights.Feature{Hash: weights.String(name)}
		for tag, w := range row {
			class, ok := slices.BinarySearch(tags, tag)
			whole := math.Round(w * 1000)
			if !ok || math.Abs(w*1000-whole) > 1e-6 {
				return nil, fmt.Errorf("the weight %g of %q for the tag %q is not as expected", w, name, tag)
			}
			f.Entries = append(f.Entries, weights.Entry{Class: uint8(class), Weight: whole})
		}
		out = append(out, f)
	}
	return out, nil
}

// ofLabels gives the features of the classifier. Each of its weights is known by the name of a feature, its value and a
// label, joined by hyphens; no label is the end of another.
func ofLabels(places map[string]int, values []float64, labels []string) ([]weights.Feature, error) {
	rows := map[string][]weights.Entry{}
	for key, at := range places {
		label := slices.IndexFunc(labels, func(l string) bool { return strings.HasSuffix(key, "-"+l) })
		if label < 0 || at < 0 || at >= len(values) {
			return nil, errors.New("a weight of a name has no label or no value")
		}
		name := strings.TrimSuffix(key, "-"+labels[label])
		rows[name] = append(rows[name], weights.Entry{Class: uint8(label), Weight: values[at]})
	}
	var out []weights.Feature
	for name, entries := range rows {
		out = append(out, weights.Feature{Hash: weights.String(name), Entries: entries})
	}
	return out, nil
}

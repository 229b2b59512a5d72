package names

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jdkato/prose/v2"

	"gainsay/internal/nlp/weights"
)

// entities is the library's model of names, a maximum entropy classifier, with the weights that the library carries. The
// library's own classifier looks each token up under 221 strings that it joins for it, which took two thirds of the time of
// names; this one finds the weights of all labels under the hash of a feature, and adds up the same numbers in the same
// order.
type entities struct {
	labels []string
	// rows leads from the hash of a feature to where its weights begin and end.
	rows    map[uint64][2]int32
	weights []labelWeight
	// basic are the words that the library takes for common.
	basic map[string]bool
}

type labelWeight struct {
	label  int32
	weight float64
}

// openEntities reads the model out of the library.
func openEntities() (*entities, error) {
	var mapping map[string]int
	var values []float64
	var words []string
	e := &entities{rows: map[uint64][2]int32{}, basic: map[string]bool{}}
	for _, part := range []struct {
		name string
		into any
	}{{"labels", &e.labels}, {"mapping", &mapping}, {"weights", &values}, {"words", &words}} {
		b, err := prose.Asset("model/Maxent/" + part.name + ".gob")
		if err == nil {
			err = gob.NewDecoder(bytes.NewReader(b)).Decode(part.into)
		}
		if err != nil {
			return nil, fmt.Errorf("read the %s of the model of names: %w", part.name, err)
		}
	}
	for _, w := range words {
		e.basic[w] = true
	}
	// A weight is known by the feature's name, its value and the label, joined by hyphens; no label is the end of another.
	type entry struct {
		feature uint64
		labelWeight
	}
	entries := make([]entry, 0, len(mapping))
	for key, at := range mapping {
		label := slices.IndexFunc(e.labels, func(l string) bool {
			return len(key) > len(l) && key[len(key)-len(l)-1] == '-' && strings.HasSuffix(key, l)
		})
		if label < 0 || at < 0 || at >= len(values) {
			return nil, errors.New("read the model of names: a weight without a label or a value")
		}
		feature := key[:len(key)-len(e.labels[label])-1]
		entries = append(entries, entry{weights.String(feature), labelWeight{int32(label), values[at]}})
	}
	slices.SortFunc(entries, func(x, y entry) int {
		if x.feature != y.feature {
			if x.feature < y.feature {
				return -1
			}
			return 1
		}
		return int(x.label - y.label)
	})
	e.weights = make([]labelWeight, len(entries))
	for from := 0; from < len(entries); {
		to := from
		for ; to < len(entries) && entries[to].feature == entries[from].feature; to++ {
			e.weights[to] = entries[to].labelWeight
		}
		e.rows[entries[from].feature] = [2]int32{int32(from), int32(to)}
		from = to
	}
	return e, nil
}

// label gives each token the label of a name ("B-PERSON", "I-PERSON", "O"), from the first to the last, since the features
// look at what the token before was given.
func (e *entities) label(tokens []prose.Token) {
	scores := make([]float64, len(e.labels))
	before := ""
	for i := range tokens {
		clear(scores)
		for _, f := range e.features(tokens, i, before) {
			row := e.rows[f]
			for _, w := range e.weights[row[0]:row[1]] {
				scores[w.label] += w.weight
			}
		}
		best := 0
		for k, s := range scores {
			if s > scores[best] {
				best = k
			}
		}
		tokens[i].Label = e.labels[best]
		before, _, _ = strings.Cut(e.labels[best], "-")
	}
}

// features hashes what the library looks at for token i, in its order, in which the weights are added up. before is what the
// token before was given.
func (e *entities) features(tokens []prose.Token, i int, before string) [17]uint64 {
	word, tag := tokens[i].Text, tokens[i].Tag
	lower := strings.ToLower(word)
	basic, previous, previousTag, previousShape := "False", "None", "None", "None"
	if e.basic[word] {
		basic = "True"
	}
	if i == 0 {
		before = "None"
	} else {
		previous, previousTag = strings.ToLower(tokens[i-1].Text), tokens[i-1].Tag
	}
	if i > 1 { // The library knows no shape of the first token.
		previousShape = shape(tokens[i-1].Text)
	}
	next, nextTag := "None", "None"
	if i+1 < len(tokens) {
		next, nextTag = strings.ToLower(tokens[i+1].Text), strings.ToLower(tokens[i+1].Tag)
	}
	return [17]uint64{
		feature("bias-", "True"),
		feature("en-wordlist-", basic),
		feature("nextpos-", nextTag),
		feature("nextword-", next),
		feature("pos-", tag),
		feature("pos+prevtag-", tag, "+", before),
		feature("prefix3-", strings.ToLower(word[:min(len(word), 3)])),
		feature("prevpos-", previousTag),
		feature("prevtag-", before),
		feature("prevword-", previous),
		feature("shape-", shape(word)),
		feature("shape+prevtag-", previousShape, "+", before),
		feature("suffix3-", strings.ToLower(word[len(word)-min(len(word), 3):])),
		feature("word-", word),
		feature("word+nextpos-", lower, "+", nextTag),
		feature("word.lower-", lower),
		feature("wordlen-", strconv.Itoa(len(word))),
	}
}

// feature is the hash of the parts joined.
func feature(parts ...string) uint64 {
	h := weights.String("")
	for _, p := range parts {
		h = weights.Continue(h, p)
	}
	return h
}

// shape is the class that the library gives the letters of a word. What ends in anything but a letter of ASCII, a digit or
// an underscore is punctuation to it.
func shape(word string) string {
	if _, err := strconv.ParseFloat(word, 64); err == nil {
		return "number"
	}
	if word == "" {
		return "other"
	}
	switch c := word[len(word)-1]; {
	case c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z'):
		return "punct"
	case strings.ToLower(word) == word:
		return "downcase"
	case strings.Title(word) == word: // deprecated, and what the model was trained with
		return "upcase"
	}
	return "mixedcase"
}

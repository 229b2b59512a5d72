// Package train learns the model of internal/attribution/sequence from articles in which people marked who says
// what, and measures what was learned.
package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"gainsay/internal/attribution/sequence"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// Article is one article with the attributions that people marked in it. All offsets are bytes of Text.
type Article struct {
	Name, Text string
	// Sentences are the marked sentences and whether somebody is named, or said to speak, for them.
	Sentences    []GoldSentence
	Attributions []GoldAttribution
}

// GoldSentence is a sentence and whether its content is attributed.
type GoldSentence struct {
	text.Span
	Attributed bool
}

// GoldAttribution is one marked attribution.
type GoldAttribution struct {
	Source, Cue, Content []text.Span
	NoSource             bool
}

// Outlet is the part of the name before the date.
func (a *Article) Outlet() string { o, _, _ := strings.Cut(a.Name, "_"); return o }

// ReadArticles reads gzipped JSON lines with doc, text, sentences [start, end, attributed] and attributions of
// source, cue and content spans.
func ReadArticles(path string) ([]Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	r := bufio.NewReader(z)
	var out []Article
	for line := 1; ; line++ {
		b, err := r.ReadBytes('\n')
		if len(b) > 0 {
			a, err := parseArticle(b)
			if err != nil {
				return nil, fmt.Errorf("read %s, line %d: %w", path, line, err)
			}
			out = append(out, a)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s, line %d: %w", path, line, err)
		}
	}
}

func parseArticle(b []byte) (Article, error) {
	var row struct {
		Doc          string
		Text         string
		Sentences    [][3]any
		Attributions []struct {
			Source, Cue, Content [][2]int
			NoSource             bool `json:"no_source"`
		}
	}
	if err := json.Unmarshal(b, &row); err != nil {
		return Article{}, err
	}
	a := Article{Name: row.Doc, Text: row.Text}
	for _, s := range row.Sentences {
		start, ok1 := s[0].(float64)
		end, ok2 := s[1].(float64)
		attributed, ok3 := s[2].(bool)
		if !ok1 || !ok2 || !ok3 {
			return Article{}, fmt.Errorf("a sentence is [start, end, attributed], not %v", s)
		}
		a.Sentences = append(a.Sentences, GoldSentence{text.Span{Start: int(start), End: int(end)}, attributed})
	}
	for _, g := range row.Attributions {
		a.Attributions = append(a.Attributions, GoldAttribution{spans(g.Source), spans(g.Cue), spans(g.Content), g.NoSource})
	}
	return a, nil
}

func spans(pairs [][2]int) []text.Span {
	var out []text.Span
	for _, p := range pairs {
		out = append(out, text.Span{Start: p[0], End: p[1]})
	}
	return out
}

// Labels are the gold labels of the tokens of each sentence. Where marked spans overlap, content wins over source
// and cue, so that the outer of two nested attributions is learned.
func (a *Article) Labels(d *nlp.Document) [][]sequence.Label {
	role := make([]sequence.Role, len(a.Text))
	starts := make([]bool, len(a.Text)+1)
	paint := func(r sequence.Role, list []text.Span) {
		for _, s := range list {
			for i := s.Start; i < s.End; i++ {
				role[i] = r
				starts[i] = i == s.Start
			}
			starts[s.End] = true
		}
	}
	for _, g := range a.Attributions {
		paint(sequence.Source, g.Source)
		paint(sequence.Cue, g.Cue)
	}
	for _, g := range a.Attributions {
		paint(sequence.Content, g.Content)
	}
	out := make([][]sequence.Label, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		labels := make([]sequence.Label, len(s.Tokens))
		previous := sequence.NoRole
		last := s.Start
		for j, t := range s.Tokens {
			r := role[t.Start]
			if r == sequence.NoRole {
				r = role[t.End-1]
			}
			begins := r != previous
			for k := last; k <= t.Start && !begins; k++ {
				begins = starts[k] && k > last
			}
			last = t.Start
			switch {
			case r == sequence.NoRole:
			case begins:
				labels[j] = r.Begin()
			default:
				labels[j] = r.Inside()
			}
			previous = r
		}
		out[i] = labels
	}
	return out
}

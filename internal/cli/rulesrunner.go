package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gainsay/internal/analysis"
	"gainsay/internal/claim"
	"gainsay/internal/compare"
	"gainsay/internal/corpus"
	"gainsay/internal/nlp"
	"gainsay/internal/question"
	"gainsay/internal/rule"
)

// newRuleRunner lends the tests of a pack the reader and the pipeline that a run would use.
func newRuleRunner(pack *rule.Pack) (rule.Runner, error) {
	reader, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		return rule.Runner{}, err
	}
	engine, err := analysis.New(pack, analysis.Options{})
	if err != nil {
		return rule.Runner{}, err
	}
	comparer, err := compare.New(pack)
	if err != nil {
		return rule.Runner{}, err
	}
	return rule.Runner{
		Compare: func(ctx context.Context, a, b string) ([]string, error) {
			r, err := comparer.Compare(ctx, a, b)
			if err != nil {
				return nil, err
			}
			var out []string
			for _, o := range r.Outcomes {
				out = append(out, o.Rule)
			}
			return out, nil
		},
		Words: func(ctx context.Context, sentence string) ([]rule.Word, error) {
			d, err := reader.Read(ctx, sentence)
			if err != nil {
				return nil, err
			}
			var out []rule.Word
			for _, s := range d.Sentences {
				for _, t := range s.Tokens {
					out = append(out, rule.Word{Form: t.Form, Lemma: t.Lemma, Part: partOf[t.Class]})
				}
			}
			return out, nil
		},
		Check: func(ctx context.Context, docs []rule.Document) ([]string, error) {
			in := make([]corpus.Document, len(docs))
			for i, d := range docs {
				published, err := readPublished(d.Published)
				if err != nil {
					return nil, err
				}
				id := strconv.Itoa(i+1) + ".txt"
				in[i] = corpus.Document{ID: id, Path: id, Outlet: d.Outlet, Published: published, PublishedDay: len(d.Published) == len(time.DateOnly),
					Title: d.Title, URL: d.URL, Language: "en", Text: d.Text, Format: "text", Encoding: "utf-8"}
			}
			r, err := engine.Check(ctx, in, nil)
			if err != nil {
				return nil, err
			}
			var out []string
			for _, f := range r.Findings {
				out = append(out, f.Rule)
			}
			return out, nil
		},
		Ask: func(f *rule.Frame, role string, fillers map[string]string) (string, error) {
			s := question.Subject{Fillers: map[claim.RoleName]string{}, Plurals: map[claim.RoleName]bool{}}
			for r, words := range fillers {
				s.Fillers[claim.RoleName(r)] = words
				s.Plurals[claim.RoleName(r)] = looksPlural(words)
			}
			return question.Ask(role, s, f), nil
		},
	}, nil
}

// partOf names the parts of speech of rules by their universal tags.
var partOf = map[string]string{
	"VERB": "verb", "AUX": "modal", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adverb",
	"ADP": "preposition", "SCONJ": "conjunction", "CCONJ": "conjunction",
}

func readPublished(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("published %q is no date: write it as 2024-05-31", s)
}

// looksPlural guesses the number of a filler that stands alone, as the fillers of tests do.
func looksPlural(words string) bool {
	w := strings.Fields(strings.ToLower(words))
	if len(w) == 0 {
		return false
	}
	last := w[len(w)-1]
	return strings.Contains(" "+strings.ToLower(words)+" ", " and ") || last == "people" || last == "men" || last == "women" || last == "children" ||
		strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us")
}

package analysis

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// TestDescribed holds which descriptions stand in a question for somebody without a name.
func TestDescribed(t *testing.T) {
	for name, test := range map[string]struct {
		entity entity.Entity
		want   string
	}{
		"several with a quality":                   {entity.Entity{Name: "Northern negotiators", Kind: entity.Group, Plural: true}, "Northern negotiators"},
		"a definite one with a quality":            {entity.Entity{Name: "The northern envoy", Kind: entity.Person}, "the northern envoy"},
		"a definite one without tells nothing":     {entity.Entity{Name: "the man", Kind: entity.Person}, ""},
		"an indefinite one tells nothing":          {entity.Entity{Name: "a northern envoy", Kind: entity.Person}, ""},
		"whose is told elsewhere tells nothing":    {entity.Entity{Name: "their northern envoys", Kind: entity.Group, Plural: true}, ""},
		"a thing is no one":                        {entity.Entity{Name: "the northern bridge", Kind: entity.Thing}, ""},
		"one without an article was cut out badly": {entity.Entity{Name: "northern envoy", Kind: entity.Person}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := described(&test.entity); got != test.want {
				t.Errorf("described(%q) = %q, want %q", test.entity.Name, got, test.want)
			}
		})
	}
}

// TestOwned holds who is accused where a name stands behind whose they are.
func TestOwned(t *testing.T) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ text, accused, want string }{
		"a band's singer":       {"Ada Brome accused the Brayle Swallows’ Paul Venn of fraud.", "Swallows", "Paul"},
		"a company's accounts":  {"Ada Brome accused the Brayle Swallows’ accounts of being false.", "Swallows", "Swallows"},
		"a name before a quote": {"Ada Brome accused Paul Venn of ‘plain fraud’.", "Venn", "Venn"},
	} {
		t.Run(name, func(t *testing.T) {
			read, err := reader.Read(context.Background(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			s := &read.Sentences[0]
			for i := range s.Tokens {
				if s.Tokens[i].Form == test.accused {
					if got := s.Tokens[owned(s, i)].Form; got != test.want {
						t.Errorf("%s is accused, want %s", got, test.want)
					}
					return
				}
			}
			t.Fatalf("no token %q", test.accused)
		})
	}
}

// TestUsual holds by which of its names a question calls a body.
func TestUsual(t *testing.T) {
	for name, test := range map[string]struct {
		text  string
		names []string
		want  string
	}{
		"the one that the text has most often": {"The Weir Management Authority met. The WMA closed the weir. The WMA left.", []string{"The Weir Management Authority", "The WMA"}, "WMA"},
		"the longer of two as often":           {"The Weir Management Authority met. The WMA left.", []string{"The Weir Management Authority", "The WMA"}, "Weir Management Authority"},
		"its own where the text has none":      {"It met.", nil, "Weir Authority of Brayle"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &document{Document: &corpus.Document{Text: test.text}, read: &nlp.Document{Sentences: []nlp.Sentence{{Kind: nlp.Text}}},
				entities: &entity.Document{Entities: []entity.Entity{{Name: "Weir Authority of Brayle", Kind: entity.Organisation}}}}
			for _, n := range test.names {
				for at := 0; ; {
					i := strings.Index(test.text[at:], n)
					if i < 0 {
						break
					}
					d.entities.Mentions = append(d.entities.Mentions, entity.Mention{Form: entity.NameForm, Span: text.Span{Start: at + i, End: at + i + len(n)}})
					at += i + len(n)
				}
			}
			e := &d.entities.Entities[0]
			if got := d.usual(e, e.Name); got != test.want {
				t.Errorf("calls it %q, want %q", got, test.want)
			}
		})
	}
}

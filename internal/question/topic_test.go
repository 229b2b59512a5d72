package question_test

import (
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/question"
)

// TestHeadline holds how what two texts have in common is put where nothing can be asked.
func TestHeadline(t *testing.T) {
	verb := func(lemma, tag string) *nlp.Token { return &nlp.Token{Lemma: lemma, Tag: tag} }
	tests := map[string]struct {
		words  string
		clause bool
		first  *nlp.Token
		want   string
	}{
		"a noun stands as it is":                    {"a legal fight over the mill", false, verb("a", "DT"), "A legal fight over the mill"},
		"an infinitive takes its particle":          {"support a durable settlement", false, verb("support", "VB"), "To support a durable settlement"},
		"a past becomes a gerund":                   {"attributed the delay to snow", false, verb("attribute", "VBD"), "Attributing the delay to snow"},
		"a participle of the passive is one":        {"hired as head of the school", false, verb("hire", "VBN"), "Being hired as head of the school"},
		"a clause stays a clause":                   {"crews closed the old bridge,", true, verb("crew", "NNS"), "Crews closed the old bridge"},
		"a preposition at the beginning falls away": {"in the valley of the mill", false, verb("in", "IN"), "The valley of the mill"},
		"too little names nothing":                  {"kind of fall", false, verb("kind", "NN"), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := question.Headline(test.words, test.clause, test.first); got != test.want {
				t.Errorf("Headline(%q) = %q, want %q", test.words, got, test.want)
			}
		})
	}
}

// TestGerund holds the spelling of the form in -ing.
func TestGerund(t *testing.T) {
	for lemma, want := range map[string]string{"make": "making", "lie": "lying", "stop": "stopping", "see": "seeing", "be": "being", "open": "opening",
		"carry out": "carrying out", "commit": "committing", "agree": "agreeing"} {
		if got := question.Gerund(lemma); got != want {
			t.Errorf("Gerund(%q) = %q, want %q", lemma, got, want)
		}
	}
}

package question_test

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/question"
	"gainsay/internal/text"
)

// TestTalk holds how what two texts have in common is asked about where no clause of theirs makes a question.
func TestTalk(t *testing.T) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ text, words, want string }{
		"of a thing there is talk":                  {"The two towns fear a legal fight over the mill.", "a legal fight over the mill", "Is there talk of a legal fight over the mill?"},
		"an infinitive becomes a gerund":            {"They met to support a durable settlement.", "support a durable settlement", "Is there talk of supporting a durable settlement?"},
		"so do all that are joined to it":           {"They met to disarm and disband the northern militia.", "disarm and disband the northern militia", "Is there talk of disarming and disbanding the northern militia?"},
		"a past becomes a gerund":                   {"The mayor attributed the delay to snow.", "attributed the delay to snow", "Is there talk of attributing the delay to snow?"},
		"a passive is asked of its subject":         {"Edith Crane was hired as head of the school.", "hired as head of the school", "Was Edith Crane hired as head of the school?"},
		"a clause is said":                          {"He told the paper that crews had closed the old bridge.", "crews had closed the old bridge", "Is it said that crews had closed the old bridge?"},
		"a quality is called so":                    {"The vote was highly unusual if not unprecedented.", "highly unusual if not unprecedented", "Is anything called “highly unusual if not unprecedented”?"},
		"a preposition at the beginning falls away": {"The snow fell in the valley of the mill.", "in the valley of the mill", "Is there talk of the valley of the mill?"},
		"who is only pointed at names nothing":      {"On Friday she left the old harbour.", "she left the old harbour", ""},
		"that somebody spoke is not what was said":  {"On Friday the mayor told the evening paper.", "the mayor told the evening paper", ""},
		"too little names nothing":                  {"A bit of rain fell.", "rain fell", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := reader.Read(context.Background(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			at := strings.Index(test.text, test.words)
			got := question.Talk(&question.Clause{Sentence: &d.Sentences[0], Text: test.text}, text.Span{Start: at, End: at + len(test.words)})
			if got != test.want {
				t.Errorf("Talk(%q) = %q, want %q", test.words, got, test.want)
			}
		})
	}
}

// TestGerund holds the spelling of the form in -ing.
func TestGerund(t *testing.T) {
	for lemma, want := range map[string]string{"make": "making", "lie": "lying", "stop": "stopping", "see": "seeing", "be": "being", "open": "opening",
		"carry out": "carrying out", "commit": "committing", "agree": "agreeing",
		"kill": "killing", "plan": "planning"} {
		if got := question.Gerund(lemma); got != want {
			t.Errorf("Gerund(%q) = %q, want %q", lemma, got, want)
		}
	}
}

// TestTelling holds how much a question tells: small words and pronouns tell nothing, and a name is one thing.
func TestTelling(t *testing.T) {
	for q, want := range map[string]int{
		"When was the call?":                          1,
		"When was the call with donors?":              2,
		"Did Edith Crane resign?":                     2,
		"Did Edith Crane resign from the town board?": 4,
	} {
		if got := question.Telling(q); got != want {
			t.Errorf("Telling(%q) = %d, want %d", q, got, want)
		}
	}
}

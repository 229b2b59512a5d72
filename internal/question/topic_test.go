package question_test

import (
	"context"
	"slices"
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
		"a past is asked of its subject":            {"The mayor attributed the delay to snow.", "attributed the delay to snow", "Did the mayor attribute the delay to snow?"},
		"what is to be done needs nobody to do it":  {"They met to lift the ban on the sale of eels.", "lift the ban on the sale of eels", "Is the ban on the sale of eels to be lifted?"},
		"a verb without a passive":                  {"They met to have another look at the mill.", "have another look at the mill", "Is there talk of having another look at the mill?"},
		"a noun of what happened":                   {"A fire in the upper mill of Brayle ended the strike.", "fire in the upper mill of Brayle", "Was there a fire in the upper mill of Brayle?"},
		"the first of several is singled out":       {"The first fire in the upper mill of Brayle ended the strike.", "first fire in the upper mill of Brayle", "Is there talk of the first fire in the upper mill of Brayle?"},
		"whose it was":                              {"The outage followed Edith Crane's outburst in the mill.", "Edith Crane's outburst in the mill", "Is there talk of Edith Crane's outburst in the mill?"},
		"a passive is asked of its subject":         {"Edith Crane was hired as head of the school.", "hired as head of the school", "Was Edith Crane hired as head of the school?"},
		"a clause is turned":                        {"He told the paper that crews had closed the old bridge.", "crews had closed the old bridge", "Had crews closed the old bridge?"},
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
			got := question.Talk(&question.Clause{Sentence: &d.Sentences[0], Text: test.text,
				Active: func(lemma string) bool { return lemma == "have" || lemma == "support" || lemma == "disarm" },
				Happened: func(token int) bool {
					return slices.Contains([]string{"fire", "outburst"}, d.Sentences[0].Tokens[token].Lemma)
				}}, text.Span{Start: at, End: at + len(test.words)})
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

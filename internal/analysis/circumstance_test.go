package analysis

import "testing"

// TestWithoutAnswer holds that a question does not give its own answer away.
func TestWithoutAnswer(t *testing.T) {
	for name, test := range map[string]struct{ question, answer, want string }{
		"a day with its preposition":                {"When did the mayor speak in Brayle on Friday?", "Friday", "When did the mayor speak in Brayle?"},
		"a day without one":                         {"When was the mayor to speak Monday in Brayle?", "Monday", "When was the mayor to speak in Brayle?"},
		"the end of a time that lost its beginning": {"When will the ferry leave for the north month?", "next month", "When will the ferry leave for the north?"},
		"what it asks about stays":                  {"When did the mayor speak in Brayle?", "Friday", "When did the mayor speak in Brayle?"},
		"a verb that needs its place":               {"Where was the miller born to parents residing in Brayle?", "Brayle", "Where was the miller born to parents residing in Brayle?"},
		"a part of another word":                    {"When did the Fridaymen meet in Brayle?", "Friday", "When did the Fridaymen meet in Brayle?"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := withoutAnswer(test.question, test.answer); got != test.want {
				t.Errorf("withoutAnswer(%q, %q) = %q, want %q", test.question, test.answer, got, test.want)
			}
		})
	}
}

package rule

import (
	"fmt"
	"slices"
	"strconv"
)

// tests looks at the cases beside the rules: one that asserts nothing, or about a rule that does not exist, reads as
// coverage and is none.
func (c *checker) tests() {
	ids := map[string]Kind{}
	for k, entries := range c.builder.entries {
		for id := range entries {
			ids[id] = k
		}
	}
	for _, t := range c.builder.placedTests {
		c.test(t, ids)
	}
}

// placedTest is a test with the places of its fields.
type placedTest struct {
	Test
	lines  []string
	prefix string
	places map[string]position
}

func (c *checker) test(t placedTest, ids map[string]Kind) {
	fail := func(path, message, hint string) {
		at, ok := t.places[t.prefix+"."+path]
		if !ok {
			at = t.places[t.prefix]
		}
		c.builder.problems = append(c.builder.problems, located(t.File, t.lines, at, true, message, hint))
	}
	unknown := func(path, id string) {
		if _, ok := ids[id]; !ok {
			hint := "see gainsay rules list for the ids"
			if near := nearest(id, keys(ids)); near != "" {
				hint = fmt.Sprintf("did you mean %q? %s", near, hint)
			}
			fail(path, fmt.Sprintf("there is no rule %q", id), hint)
		}
	}
	unknown("rule", t.Rule)
	for name, list := range map[string][]string{"want": t.Want, "contains": t.Contains, "absent": t.Absent} {
		for i, id := range list {
			unknown(name+"."+strconv.Itoa(i), id)
		}
	}
	for i, id := range t.Contains {
		if slices.Contains(t.Absent, id) {
			fail("contains."+strconv.Itoa(i), fmt.Sprintf("%s has to be there and may not be", id), "remove it from contains or from absent")
		}
	}
	asserts := t.Want != nil || len(t.Contains) > 0 || len(t.Absent) > 0
	inputs := len(t.Sentences) + len(t.Docs)
	switch {
	case t.Questions == nil && !asserts:
		fail("rule", "the test asserts nothing", "add want, contains or absent with ids of rules (want: [] says that none fires), or questions for a frame")
	case t.Questions == nil && inputs == 0:
		fail("rule", "the test has nothing to look at", "add sentences or docs")
	case t.Questions != nil && (asserts || inputs > 0):
		fail("questions", "the test mixes questions with sentences or docs", "make two tests of it")
	case len(t.Sentences) > 0 && len(t.Docs) > 0:
		fail("docs", "the test has both sentences and docs", "make two tests of it")
	case len(t.Docs) > 0 && t.Kind != Alarms:
		fail("docs", fmt.Sprintf("rules of kind %s are tested on sentences", t.Kind), "put the sentences under sentences")
	case t.Kind == Alarms && len(t.Sentences) > 0 && len(t.Sentences) != 2:
		fail("sentences", fmt.Sprintf("the test of an alarm has %d sentences", len(t.Sentences)), "give the two sentences to compare, or docs")
	case asserts && !testable(t.Kind):
		fail("rule", fmt.Sprintf("rules of kind %s cannot be tested on sentences", t.Kind), "test the rule that uses them")
	}
	if t.Questions == nil {
		return
	}
	f, ok := c.pack.Frame(t.Rule)
	if !ok {
		if _, other := ids[t.Rule]; other {
			fail("rule", fmt.Sprintf("%s is no frame and asks no questions", t.Rule), "give the id of a frame")
		}
		return
	}
	for _, slot := range keys(t.Questions) {
		if _, ok := f.Role(slot); !ok && slot != "whether" {
			fail("questions."+slot, fmt.Sprintf("%s has no role %s", t.Rule, slot), "ask about a role that the frame lists")
		}
	}
}

// testable reports whether sentences can be matched against a kind.
func testable(k Kind) bool {
	switch k {
	case Thresholds, Severities:
		return false
	}
	return true
}

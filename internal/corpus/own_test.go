package corpus

import "testing"

func TestOwnFilesAreKnownByWhatTheyBeginWith(t *testing.T) {
	for name, c := range map[string]struct{ head, want string }{
		"a table of findings":                 {"finding,rule,kind,verdict,severity,slot,question,answer_group,outlet\n", ownReport},
		"one line a finding":                  {"in/a.txt:3:1: error divergence/number: diverge: How many? [3be08dac812d]\n", ownReport},
		"a finding whose id has a number":     {"in/a.txt:3:1: error divergence/number: diverge: How many? [3be08dac812d-2]\n", ownReport},
		"the settings of init":                {"# Settings of gainsay. A flag wins.\ninputs: [.]\n", ownSettings},
		"accepted findings":                   {"# Findings that are accepted and raise no alarm.\ngainsay: baseline/v1\n", ownSettings},
		"a table with its folder":             {"    places are below in/\n\nWhere the documents diverge ═══════════\n\n1.  How many?\n", ownReport},
		"a table of ASCII":                    {"Where the documents agree ===========\n", ownReport},
		"an article with such a heading":      {"Where the documents agree\n\nNine people drowned.\n", ""},
		"a table of a desk":                   {"question,answer\nHow many drowned?,nine\n", ""},
		"an article about the program":        {"gainsay wrote a report. The findings are in run.json.\n", ""},
		"the log of a compiler":               {"main.go:3:1: error unused: x declared and not used\n", ""},
		"test results of another program":     {"<?xml version=\"1.0\"?>\n<testsuites name=\"ledger\">", ""},
		"code quality of another program":     {"[\n {\n  \"description\": \"unused\",\n  \"check_name\": \"unused\",\n  \"fingerprint\": \"x\"", ""},
		"a JSON article that names a report":  {`{"title": "How \"gainsay.report/v1\" came about", "text": "It rained."}`, ""},
		"a text that quotes a finding inside": {"The log said:\nin/a.txt:3:1: error divergence/number: diverge: How many? [3be08dac812d]\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ownReason([]byte(c.head)); got != c.want {
				t.Errorf("left out as %q, want %q", got, c.want)
			}
		})
	}
}

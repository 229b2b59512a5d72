// Package house keeps the drawing of the architecture true.
package house

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers lists the packages of the engine from the ground up, each with the layers it may import directly. Packages
// that are not listed (helpers of one layer) may be imported by anyone but import no layer themselves.
var layers = []struct {
	name string
	may  []string
}{
	{"text", nil},
	{"rule", []string{"text"}},
	{"corpus", []string{"text"}},
	{"wordnet", nil},
	{"odds", nil},
	{"background", []string{"nlp"}},
	{"nlp", []string{"text", "rule", "wordnet"}},
	{"numeral", []string{"text", "nlp"}},
	{"timex", []string{"text", "nlp", "rule", "numeral"}},
	{"quantity", []string{"text", "nlp", "rule", "numeral"}},
	{"entity", []string{"text", "nlp", "rule"}},
	{"attribution", []string{"text", "nlp", "rule", "entity"}},
	{"claim", []string{"text", "nlp", "rule", "entity", "timex", "quantity", "attribution", "wordnet"}},
	{"passage", []string{"text", "nlp", "corpus", "rule"}},
	{"event", []string{"text", "nlp", "rule", "entity", "attribution", "claim", "timex", "quantity", "wordnet", "background"}},
	{"question", []string{"nlp", "text", "rule", "claim"}},
	{"verdict", []string{"text", "nlp", "wordnet", "rule", "entity", "timex", "quantity", "attribution", "claim", "passage"}},
	{"value", []string{"text", "nlp", "rule", "entity", "numeral", "timex", "quantity", "attribution", "background", "odds"}},
	{"compare", []string{"text", "nlp", "rule", "entity", "timex", "quantity", "attribution", "claim", "passage", "verdict", "wordnet"}},
	{"report", []string{"text"}},
	{"finding", []string{"text", "report"}},
	{"cache", nil},
	{"codec", nil},
	{"config", nil},
	{"analysis", []string{"text", "rule", "corpus", "nlp", "timex", "quantity", "entity", "attribution", "claim", "passage", "event", "question", "verdict", "value", "report", "finding", "cache", "codec", "odds"}},
	{"cli", []string{"text", "rule", "corpus", "nlp", "report", "finding", "cache", "config", "analysis", "passage", "verdict", "compare", "claim", "question"}},
}

func TestImportsGoOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "gainsay/internal/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	may := map[string][]string{}
	for _, l := range layers {
		may[l.name] = l.may
	}
	layer := func(path string) (string, bool) {
		name, ok := strings.CutPrefix(path, "gainsay/internal/")
		name, _, _ = strings.Cut(name, "/")
		_, known := may[name]
		return name, ok && known
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		from, ok := layer(fields[0])
		for _, path := range fields[1:] {
			to, isLayer := layer(path)
			if !isLayer || to == from {
				continue
			}
			if !ok {
				if !strings.HasPrefix(fields[0], "gainsay/internal/shareddata") {
					t.Errorf("%s is no layer and imports the layer %s", fields[0], to)
				}
			} else if !slices.Contains(may[from], to) {
				t.Errorf("%s imports %s: %s may import only %v", fields[0], path, from, may[from])
			}
		}
	}
}

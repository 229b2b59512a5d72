package cli

import (
	"regexp"
	"strings"
	"testing"

	"gainsay/internal/config"
	"gainsay/internal/finding"
	"gainsay/internal/rule"
)

// What init suggests in comments works when the marks of comment are taken away: the settings are known, and the rules that
// they name raise findings.
func TestTheTemplatesSuggestWhatWorks(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	settings, err := templates.ReadFile("templates/gainsay.yaml")
	if err != nil {
		t.Fatal(err)
	}
	suggested := regexp.MustCompile(`(?m)^# (severity:|output:|  [a-z/-]+: off$|  - )`).ReplaceAllString(string(settings), "$1")
	f, err := config.Parse([]byte(suggested), ".gainsay.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Severity) == 0 || len(f.Output) == 0 {
		t.Fatalf("the template suggests no severity or no output: %+v", f)
	}
	for id := range f.Severity {
		if _, ok := pack.Alarm(id); !ok {
			t.Errorf("the template names the rule %s, which raises no findings", id)
		}
	}
	ignored, err := templates.ReadFile("templates/gainsayignore")
	if err != nil {
		t.Fatal(err)
	}
	ignore, err := finding.ParseIgnore(strings.NewReader(regexp.MustCompile(`(?m)^#   `).ReplaceAllString(string(ignored), "")), ".gainsayignore")
	if err != nil {
		t.Fatal(err)
	}
	if pattern, line, unknown := ignore.UnknownRule(alarmIDs(pack)); unknown {
		t.Errorf("line %d of the template names the rule %s, which raises no findings", line, pattern)
	}
}

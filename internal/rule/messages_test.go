package rule_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"gainsay/internal/rule"
)

var update = flag.Bool("update", false, "write what was got to the golden files")

// Each file of testdata/messages is a desk's pack with one mistake; the golden file beside it is what the desk is told.
func TestMessages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "messages", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	builtin, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, problems, err := builtin.Extend(fstest.MapFS{"desk.yaml": {Data: data}})
			var got strings.Builder
			fatal := false
			for _, p := range problems {
				got.WriteString(p.Error() + "\n")
				fatal = fatal || p.Fatal
			}
			if len(problems) == 0 {
				t.Fatal("the mistake is not noticed")
			}
			if fatal != (err != nil) {
				t.Errorf("error %v with fatal problems %v", err, fatal)
			}
			golden := strings.TrimSuffix(file, ".yaml") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

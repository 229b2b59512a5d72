package rule_test

import (
	"os"
	"path/filepath"
	"testing"

	"gainsay/internal/rule"
)

func TestReferenceAndSchemasAreCurrent(t *testing.T) {
	current := func(path string, want []byte) {
		t.Helper()
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the rules and their types say: run go generate ./rules", path)
		}
	}
	root := filepath.Join("..", "..")
	current(filepath.Join(root, "docs", "rules.md"), builtinFromYAML(t).Markdown())
	for _, k := range rule.Kinds() {
		want, err := rule.Schema(k)
		if err != nil {
			t.Fatal(err)
		}
		current(filepath.Join(root, "schema", "rule-"+string(k)+".schema.json"), want)
	}
}

package rule_test

import (
	"encoding/json"
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

func TestEveryKeyIsDescribed(t *testing.T) {
	for _, k := range rule.Kinds() {
		data, err := rule.Schema(k)
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatal(err)
		}
		described(t, string(k), schema)
	}
}

// described looks for properties without a description, in a schema and what it holds.
func described(t *testing.T, path string, schema map[string]any) {
	t.Helper()
	for name, p := range properties(schema) {
		if p["description"] == nil {
			t.Errorf("%s.%s has no description in kinddoc.go", path, name)
		}
		described(t, path+"."+name, p)
	}
	if items, ok := schema["items"].(map[string]any); ok {
		described(t, path, items)
	}
}

func properties(schema map[string]any) map[string]map[string]any {
	out := map[string]map[string]any{}
	all, _ := schema["properties"].(map[string]any)
	for name, p := range all {
		out[name], _ = p.(map[string]any)
	}
	return out
}

package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// yamlBlocks lists the YAML examples of a page.
func yamlBlocks(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, part := range strings.Split(string(data), "```") {
		if block, ok := strings.CutPrefix(part, "yaml\n"); ok && i%2 == 1 {
			out = append(out, block)
		}
	}
	return out
}

// What docs/writing-rules.md tells a newcomer to write is accepted, and its tests pass.
func TestWritingRulesPageHolds(t *testing.T) {
	blocks := yamlBlocks(t, filepath.Join("..", "..", "docs", "writing-rules.md"))
	tested := 0
	for i, block := range blocks {
		if !strings.HasPrefix(block, "kind:") {
			continue
		}
		file := filepath.Join(t.TempDir(), "harbour.yaml")
		if err := os.WriteFile(file, []byte(block), 0o644); err != nil {
			t.Fatal(err)
		}
		var out, talk bytes.Buffer
		if status := Run([]string{"rules", "lint", file}, nil, &out, &talk); status != 0 {
			t.Errorf("example %d: lint exits %d:\n%s%s", i+1, status, out.String(), talk.String())
			continue
		}
		if !strings.Contains(block, "tests:") {
			continue
		}
		tested++
		out.Reset()
		talk.Reset()
		if status := Run([]string{"rules", "test", file}, nil, &out, &talk); status != 0 {
			t.Errorf("example %d: test exits %d:\n%s%s", i+1, status, out.String(), talk.String())
		}
	}
	if tested == 0 {
		t.Error("the page shows no tests")
	}
}

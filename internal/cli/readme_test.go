package cli

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the README's table anew")

// readmeQuestion begins the block of the run that the README shows.
const readmeQuestion = "Who mediated the "

// TestReadmeShowsARealRun holds the table that the README opens with against what its first command prints.
func TestReadmeShowsARealRun(t *testing.T) {
	root := filepath.Join("..", "..")
	path := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	var out, errs bytes.Buffer
	if code := Run([]string{"check", "--exit-zero", "--cache", "off", "testdata/corpora/ceasefire"}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	block := questionBlock(out.String(), readmeQuestion)
	if block == "" {
		t.Fatalf("the run asks no longer %q", readmeQuestion)
	}
	const fence = "```\n"
	before, rest, ok := strings.Cut(string(readme), fence)
	shown, after, closed := strings.Cut(rest, fence)
	if !ok || !closed {
		t.Fatal("the README opens with no table between fences")
	}
	if shown == block {
		return
	}
	if !*update {
		t.Fatalf("the README shows another table than the run prints; look at it, then run with -update:\n%s", block)
	}
	if err := os.WriteFile("README.md", []byte(before+fence+block+fence+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// questionBlock cuts the numbered block of a question out of a printed table: up to the empty line behind it.
func questionBlock(out, question string) string {
	at := strings.Index(out, question)
	if at < 0 {
		return ""
	}
	start := strings.LastIndexByte(out[:at], '\n') + 1
	block, _, _ := strings.Cut(out[start:], "\n\n")
	return block + "\n"
}

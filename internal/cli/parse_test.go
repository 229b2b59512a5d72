package cli

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// runParse runs one command line and returns status, output and messages.
func runParse(input string, args ...string) (status int, out, messages string) {
	var o, e bytes.Buffer
	status = Run(args, strings.NewReader(input), &o, &e)
	return status, o.String(), e.String()
}

func TestParseShowsATree(t *testing.T) {
	status, out, messages := runParse("", "parse", "The talks resumed.")
	if status != exitClean || messages != "" {
		t.Fatalf("status %d, messages %q", status, messages)
	}
	lines := strings.Split(strings.TrimRight(out, "\n"), "\n")
	if len(lines) != 5 || lines[0] != "# 0-18 text: The talks resumed." {
		t.Fatalf("a comment and four words were due:\n%s", out)
	}
	for i, want := range []string{"root resumed", "├─ nsubj talks", "│  └─ det The", "└─ punct ."} {
		if !strings.HasPrefix(lines[i+1], want) {
			t.Errorf("line %d: %q, want it to begin with %q", i+2, lines[i+1], want)
		}
	}
}

func TestParseReadsStandardInput(t *testing.T) {
	_, fromArgument, _ := runParse("", "parse", "The talks resumed.")
	_, fromInput, _ := runParse("The talks resumed.", "parse")
	if fromArgument != fromInput {
		t.Errorf("an argument gives\n%s\nstandard input gives\n%s", fromArgument, fromInput)
	}
}

const goldTokens = `# sent_id = 1
# text = The talks don't resume.
1	The	_	_	_	_	_	_	_	_
2	talks	_	_	_	_	_	_	_	_
3-4	don't	_	_	_	_	_	_	_	_
3	do	_	_	_	_	_	_	_	_
4	n't	_	_	_	_	_	_	_	_
5	resume	_	_	_	_	_	_	_	SpaceAfter=No
6	.	_	_	_	_	_	_	_	_

`

func TestParsePredictsOverGoldTokens(t *testing.T) {
	folder := t.TempDir()
	plain, packed := filepath.Join(folder, "gold.conllu"), filepath.Join(folder, "gold.conllu.gz")
	if err := os.WriteFile(plain, []byte(goldTokens), 0o600); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(goldTokens)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(packed, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, messages := runParse("", "parse", "--conllu", plain)
	if status != exitClean || messages != "" {
		t.Fatalf("status %d, messages %q", status, messages)
	}
	if _, zipped, _ := runParse("", "parse", "--conllu", packed); zipped != out {
		t.Errorf("gzip gives another result:\n%s", zipped)
	}
	if _, piped, _ := runParse(goldTokens, "parse", "--conllu", "-"); piped != out {
		t.Errorf("standard input gives another result:\n%s", piped)
	}
	in, got := strings.Split(goldTokens, "\n"), strings.Split(out, "\n")
	if len(in) != len(got) {
		t.Fatalf("%d lines for %d:\n%s", len(got), len(in), out)
	}
	for i := range in {
		a, b := strings.Split(in[i], "\t"), strings.Split(got[i], "\t")
		if len(a) != 10 || strings.Contains(a[0], "-") {
			if in[i] != got[i] {
				t.Errorf("line %d changed from %q to %q", i+1, in[i], got[i])
			}
			continue
		}
		if a[0] != b[0] || a[1] != b[1] || a[9] != b[9] {
			t.Errorf("line %d: number, form or last column changed: %q", i+1, got[i])
		}
		for _, k := range []int{2, 3, 4, 6, 7} {
			if b[k] == "_" {
				t.Errorf("line %d: column %d is empty: %q", i+1, k+1, got[i])
			}
		}
	}
}

func TestParseNamesTheFaultOfItsInput(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"no such file", []string{"--conllu", filepath.Join(folder, "none.conllu")}, []string{"none.conllu", "hint"}},
		{"too few columns", []string{"--conllu", write("short.conllu", "1\tThe\n")}, []string{"short.conllu", "line 1", "10"}},
		{"a number out of turn", []string{"--conllu", write("turn.conllu", "2\tThe\t_\t_\t_\t_\t_\t_\t_\t_\n")}, []string{"line 1", "word number 2"}},
		{"a head outside the sentence", []string{"--conllu", write("head.conllu", "1\tThe\t_\t_\t_\t_\t9\tdet\t_\t_\n\n")}, []string{"head 9"}},
		{"not gzip", []string{"--conllu", write("plain.conllu.gz", "1\tThe\n")}, []string{"plain.conllu.gz", "ten columns"}},
		{"text and file", []string{"--conllu", "x", "The talks."}, []string{"--conllu", "either"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, out, messages := runParse("", append([]string{"parse"}, c.args...)...)
			if status != exitFailure || out != "" {
				t.Errorf("status %d, output %q", status, out)
			}
			for _, w := range c.want {
				if !strings.Contains(messages, w) {
					t.Errorf("%q does not name %q", messages, w)
				}
			}
		})
	}
}

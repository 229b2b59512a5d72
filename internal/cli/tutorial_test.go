//go:build unix

package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// commandOfTutorial begins the lines of the tutorial's blocks that a reader types; the others show what is printed.
var commandOfTutorial = regexp.MustCompile(`^    ((?:gainsay|mkdir|cp) .*)$`)

// TestTheTutorialCanBeFollowed types every command of docs/tutorial.md, in the order of the page and in one folder.
func TestTheTutorialCanBeFollowed(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "docs", "tutorial.md"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(filepath.Join(root, "testdata"), filepath.Join(folder, "testdata")); err != nil {
		t.Fatal(err)
	}
	downloads := filepath.Join(folder, "Downloads")
	if err := os.Mkdir(downloads, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(downloads, "late.txt"), []byte("Nineteen people died when the train left the rails at Brenholt, the hospital said on Friday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// Every line is typed; a status of 1 says that there are findings. A reviewer dismisses one finding and stops.
	script := []string{`gainsay() { "` + self + `" "$@"; }`}
	commands := 0
	for line := range strings.Lines(string(page)) {
		if m := commandOfTutorial.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			commands++
			script = append(script, m[1]+` || [ $? = 1 ] || { echo "FAILED: `+strings.ReplaceAll(m[1], `"`, `'`)+`"; exit 1; }`)
		}
	}
	if commands < 14 {
		t.Fatalf("only %d commands were found on the page", commands)
	}
	c := exec.Command("bash", "-c", strings.Join(script, "\n"))
	c.Dir = folder
	c.Env = append(os.Environ(), asProgram+"=1", "HOME="+folder, "XDG_CACHE_HOME="+filepath.Join(folder, "home"))
	c.Stdin = strings.NewReader("d the ministry corrected its figure on Thursday\nq\n")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, want := range map[string]string{
		"report.html": "the ministry corrected its figure", "report.md": "# Fact-check report", "findings.csv": "finding,rule", "matrix.csv": "",
		".gainsay-reviews.yaml": "dismissed", "new.json": "late.txt", ".gainsay.yaml": "inputs", ".gainsay-baseline.yaml": "archive before we used gainsay",
	} {
		b, err := os.ReadFile(filepath.Join(folder, "brenholt", name))
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s lacks %q: %v", name, want, err)
		}
	}
	if !strings.Contains(string(out), "1 of 8 documents are new") {
		t.Error("the late article is not told from the others")
	}
	// What the page shows of the dialogue is what the program asks.
	shown := regexp.MustCompile(`(?m)^    \[1 of (\d+)\] (.*) > d `).FindStringSubmatch(string(page))
	if shown == nil {
		t.Fatal("the page shows no dialogue")
	}
	if prompt := regexp.MustCompile(`\[1 of \d+\] ` + regexp.QuoteMeta(shown[2]) + " > "); !prompt.Match(out) {
		at := strings.Index(string(out), "[1 of ")
		t.Errorf("the page shows %q, the program asks %.60q", shown[0], string(out)[max(at, 0):])
	}
	if strings.Contains(string(out), "\n- ") {
		t.Error("comparing the late article with the last run, findings are called gone that do not involve it")
	}
}

//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"gainsay/internal/report"
)

// TestANewDocumentIsToldAsInTheWholeRun runs the whole corpus, and then one in which the cache knows all documents but one.
func TestANewDocumentIsToldAsInTheWholeRun(t *testing.T) {
	corpora, err := filepath.Abs(filepath.Join("..", "..", "testdata", "corpora", "ceasefire"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	const arrived = "06-eastern-dispatch.txt"
	if err := os.CopyFS(filepath.Join(folder, "stories"), os.DirFS(corpora)); err != nil {
		t.Fatal(err)
	}
	run := func(output string, args ...string) *report.Report {
		t.Helper()
		c := process(t, folder, append([]string{"check", "stories", "--exit-zero", "-o", "json=" + output, "-f", "text"}, args...)...)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return readReport(t, filepath.Join(folder, output))
	}
	whole := run("whole.json", "--cache", "off")
	run("before.json", "--cache", "kept", "--exclude", arrived)
	after := run("after.json", "--cache", "kept", "--new", filepath.Join("stories", arrived))
	var want []report.Finding
	for _, f := range whole.Findings {
		for _, m := range f.Members {
			if filepath.Base(m.Document) == arrived {
				want = append(want, f)
				break
			}
		}
	}
	if len(want) == 0 || len(want) == len(whole.Findings) {
		t.Fatalf("%d of %d findings involve the document: nothing is tested", len(want), len(whole.Findings))
	}
	if !reflect.DeepEqual(after.Findings, want) {
		t.Errorf("%d findings, want the %d of the whole run", len(after.Findings), len(want))
	}
}

//go:build unix

package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay/internal/memory"
)

func TestALimitOfMemoryChangesNoFinding(t *testing.T) {
	folder := stories(t, 6)
	args := []string{"check", "stories", "--exit-zero", "-f", "json", "--cache", "off"}
	want, err := process(t, folder, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	got, err := process(t, folder, append(args, "--max-memory", "1GB")...).Output()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v: %d bytes for %d", err, len(got), len(want))
	}
}

// TestARunThatNeedsMoreMemoryThanItMayHaveSaysSo reads a hundred megabytes of text with room for half of it.
func TestARunThatNeedsMoreMemoryThanItMayHaveSaysSo(t *testing.T) {
	folder := t.TempDir()
	f, err := os.Create(filepath.Join(folder, "feed.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	text := strings.Repeat("The council of Brayle appointed Edith Crane on Monday, and the mayor said so in the evening. ", 11_000)
	for i := range 100 {
		fmt.Fprintf(w, "{\"id\": \"%d\", \"text\": %q}\n", i, text)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	limit := memory.Least() >> 20
	c := process(t, folder, "check", "feed.jsonl", "--cache", "off", "-o", "json=part.json", "--max-memory", fmt.Sprintf("%dMB", limit+1))
	var errs bytes.Buffer
	c.Stderr = &errs
	_ = c.Run()
	if code := c.ProcessState.ExitCode(); code != exitFailure {
		t.Errorf("exit %d", code)
	}
	for _, want := range []string{fmt.Sprintf("gainsay: error: the run needs more than the %d MB of memory that it is allowed (it held ", limit+1), "gainsay: hint: allow more with --max-memory"} {
		if !strings.Contains(errs.String(), want) {
			t.Errorf("%q is not told:\n%s", want, errs.String())
		}
	}
	r := readReport(t, filepath.Join(folder, "part.json"))
	if r.Complete || !strings.Contains(strings.Join(r.Notes, "\n"), "it ended while documents were read") {
		t.Errorf("complete %v, notes %q", r.Complete, r.Notes)
	}
}

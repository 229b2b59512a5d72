//go:build unix

package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gainsay/internal/files"
	"gainsay/internal/report"
)

// asProgram makes the test binary behave as the program.
const asProgram = "GAINSAY_TEST_AS_PROGRAM"

// process is the program, ready to be started in a folder.
func process(t *testing.T, folder string, args ...string) *exec.Cmd {
	t.Helper()
	if testing.Short() {
		t.Skip("starts the program many times")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Dir = folder
	c.Env = append(os.Environ(), asProgram+"=1", "HOME="+folder, "XDG_CACHE_HOME="+filepath.Join(folder, "home"))
	return c
}

// stories writes n short articles that differ in a number, and returns the folder above them.
func stories(t *testing.T, n int) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "stories"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		text := fmt.Sprintf("The stand at Brayle collapsed on Monday and killed %d people, the police said.\n\n"+
			"Edith Crane, the mayor, visited the ground in the evening. She said that %d inspectors had signed the papers.\n\n"+
			"The club of district %d denied that it had known of the cracks. Its chairman resigned on Tuesday.\n", 9+i%3, 2+i%2, i)
		if err := os.WriteFile(filepath.Join(folder, "stories", fmt.Sprintf("outlet-%02d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// await waits until a condition holds.
func await(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("%s: never", what)
}

// entries counts the finished entries of the cache in a folder.
func entries(folder string) int {
	list, err := filepath.Glob(filepath.Join(folder, "cache", "*", "*", "*.entry"))
	if err != nil {
		return 0
	}
	return len(list)
}

// unfinishedFiles counts the outputs in a folder that are being written, or were when their process died.
func unfinishedFiles(folder string) int {
	list, err := filepath.Glob(filepath.Join(folder, files.TemporaryPrefix+"????????????"))
	if err != nil {
		return 0
	}
	return len(list)
}

func readReport(t *testing.T, path string) *report.Report {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var r report.Report
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatalf("%s is not whole: %v", path, err)
	}
	return &r
}

// lockedBuffer takes what a process prints while a test looks at it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestAnInterruptedRunLeavesAPartialReport(t *testing.T) {
	const documents = 24
	folder := stories(t, documents)
	c := process(t, folder, "check", "stories", "--jobs", "1", "--cache", "cache", "-f", "text", "-o", "json=run.json", "-o", "html=run.html")
	var errs lockedBuffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, "the first document is read", func() bool { return entries(folder) > 0 })
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if code := c.ProcessState.ExitCode(); code != exitInterrupted {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	r := readReport(t, filepath.Join(folder, "run.json"))
	if r.Complete || len(r.Documents) == 0 || len(r.Documents) >= documents || !strings.Contains(strings.Join(r.Notes, "\n"), "interrupted") {
		t.Errorf("complete %v with %d documents, notes %q", r.Complete, len(r.Documents), r.Notes)
	}
	if page, err := os.ReadFile(filepath.Join(folder, "run.html")); err != nil || !bytes.HasSuffix(bytes.TrimSpace(page), []byte("</html>")) {
		t.Errorf("the page is not whole: %v", err)
	}
}

func TestAnInterruptEndsWaitingForInput(t *testing.T) {
	sample, err := filepath.Abs(filepath.Join("..", "report", "testdata", "golden", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args        []string
		input, wait string
	}{
		"a review":       {[]string{"review", sample}, "", "[1 of "},
		"standard input": {[]string{"check", "-", "--cache", "off", "-o", "json=part.json"}, `{"id": "a", "text": "Nine people were killed on Monday."}` + "\n", ""},
		"pairs":          {[]string{"compare", "--pairs", "-"}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			p := process(t, folder, c.args...)
			var out, errs lockedBuffer
			p.Stdout, p.Stderr = &out, &errs
			in, err := p.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(in, c.input); err != nil {
				t.Fatal(err)
			}
			if c.wait != "" {
				await(t, "the prompt", func() bool { return strings.Contains(out.String(), c.wait) })
			} else {
				time.Sleep(time.Second) // it waits without a word
			}
			if err := p.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
			ended(t, p, "it goes on waiting")
			if code := p.ProcessState.ExitCode(); code != exitInterrupted {
				t.Errorf("exit %d: %s", code, errs.String())
			}
			if len(c.args) > 4 {
				if r := readReport(t, filepath.Join(folder, "part.json")); r.Complete {
					t.Error("the report calls itself complete")
				}
			}
		})
	}
}

// TestAKilledRunLeavesNothingHalfWritten kills runs that share one cache at many moments, then lets one end: the outputs of
// each are whole or not there, and what the last one reads from the cache is what it would have read itself.
func TestAKilledRunLeavesNothingHalfWritten(t *testing.T) {
	const documents, kills = 12, 14
	folder := stories(t, documents)
	args := []string{"check", "stories", "--exit-zero", "-f", "json", "-o", "json=run.json", "-o", "html=run.html"}
	want, err := process(t, folder, append(args, "--cache", "off")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "run.html"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, "run.json")); err != nil {
		t.Fatal(err)
	}
	killed, written := 0, 0
	for i := range kills {
		c := process(t, folder, append(args, "--cache", "cache")...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		over := func() bool { return len(ended) > 0 }
		if i < kills-4 {
			before := entries(folder)
			await(t, "another entry", func() bool { return entries(folder) > before || over() })
		} else { // in the middle of writing the outputs, as often as it can be met
			await(t, "an output", func() bool { return unfinishedFiles(folder) > written || over() })
			written = max(written, unfinishedFiles(folder))
		}
		_ = c.Process.Kill()
		if err := <-ended; err != nil {
			killed++
		}
		if b, err := os.ReadFile(filepath.Join(folder, "run.json")); err == nil && !bytes.Equal(b, want) {
			t.Errorf("kill %d: run.json is not whole: %d of %d bytes", i, len(b), len(want))
		}
		if b, err := os.ReadFile(filepath.Join(folder, "run.html")); err != nil || string(b) != "old" && !bytes.HasSuffix(bytes.TrimSpace(b), []byte("</html>")) {
			t.Errorf("kill %d: run.html is not whole: %d bytes, %v", i, len(b), err)
		}
	}
	if killed < kills/2 {
		t.Errorf("only %d of %d runs were killed before their end", killed, kills)
	}
	got, err := process(t, folder, append(args, "--cache", "cache")...).Output()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("after %d killed runs the report is another: %v, %d bytes for %d", killed, err, len(got), len(want))
	}
	t.Logf("%d runs killed, %d of them with an output begun; %d entries in the cache", killed, written, entries(folder))
}

func TestRunsShareACache(t *testing.T) {
	folder := stories(t, 6)
	args := []string{"check", "stories", "--exit-zero", "-f", "json"}
	want, err := process(t, folder, append(args, "--cache", "off")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var running sync.WaitGroup
	for range 4 {
		c := process(t, folder, append(args, "--cache", "cache", "--cache-size", "20KB")...)
		running.Go(func() {
			if got, err := c.Output(); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%v: %d bytes for %d", err, len(got), len(want))
			}
		})
	}
	running.Wait()
}

// ended waits for a command to end by itself, which must not take a minute.
func ended(t *testing.T, p *exec.Cmd, otherwise string) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- p.Wait() }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		_ = p.Process.Kill()
		t.Fatal(otherwise)
	}
}

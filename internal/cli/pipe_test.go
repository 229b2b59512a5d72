//go:build unix

package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestAnInterruptEndsWaitingForAPipe(t *testing.T) {
	for name, c := range map[string]struct {
		args   []string
		silent bool
	}{
		"documents that nobody writes":    {[]string{"check", "pipe", "--cache", "off"}, false},
		"documents of a silent writer":    {[]string{"check", "pipe", "--cache", "off"}, true},
		"pairs that nobody writes":        {[]string{"compare", "--pairs", "pipe"}, false},
		"pairs of a silent writer":        {[]string{"compare", "--pairs", "pipe"}, true},
		"a saved run that nobody writes":  {[]string{"report", "pipe", "-f", "text"}, false},
		"a saved run of a silent writer":  {[]string{"report", "pipe", "-f", "text"}, true},
		"a parsed file that nobody write": {[]string{"parse", "--conllu", "pipe"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			pipe := filepath.Join(folder, "pipe")
			if err := syscall.Mkfifo(pipe, 0o600); err != nil {
				t.Skip(err)
			}
			if c.silent {
				w, err := os.OpenFile(pipe, os.O_RDWR, 0)
				if err != nil {
					t.Fatal(err)
				}
				defer w.Close()
			}
			p := process(t, folder, c.args...)
			var errs lockedBuffer
			p.Stderr = &errs
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Second) // it waits without a word
			if err := p.Process.Signal(syscall.SIGINT); err != nil {
				t.Fatal(err)
			}
			ended(t, p, "it goes on waiting")
			if code := p.ProcessState.ExitCode(); code != exitInterrupted || !strings.HasSuffix(errs.String(), "gainsay: interrupted\n") {
				t.Errorf("exit %d: %s", code, errs.String())
			}
		})
	}
}

// TestPairsAreAnsweredAsTheyCome writes pairs to a command and waits for each answer before the next.
func TestPairsAreAnsweredAsTheyCome(t *testing.T) {
	p := process(t, t.TempDir(), "compare", "--pairs", "-")
	var out, errs lockedBuffer
	p.Stdout, p.Stderr = &out, &errs
	in, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, answer string }{
		{"\ufeff" + `{"id": "one", "a": "Nine drowned.", "b": "Six drowned."}`, `{"id":"one"`},
		{`{"id": "two", "a": "Nine drowned.", "b": "Six drowned."}`, `{"id":"two"`},
	} {
		if _, err := io.WriteString(in, c.line+"\n"); err != nil {
			t.Fatal(err)
		}
		await(t, c.answer, func() bool { return strings.Contains(out.String(), c.answer) })
	}
	// A line that cannot be read ends the command, though more may come.
	if _, err := io.WriteString(in, "broken\n"); err != nil {
		t.Fatal(err)
	}
	ended(t, p, "it waits for more lines")
	if code := p.ProcessState.ExitCode(); code != exitFailure || !strings.Contains(errs.String(), "error: -:3: ") {
		t.Errorf("exit %d: %s", code, errs.String())
	}
}

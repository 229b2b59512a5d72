//go:build unix

package corpus

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestAnInterruptedRunWaitsForNoPipe opens pipes that nobody writes to, and one whose writer is silent.
func TestAnInterruptedRunWaitsForNoPipe(t *testing.T) {
	for _, silent := range []bool{false, true} {
		name := filepath.Join(t.TempDir(), "pipe")
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Skip(err)
		}
		if silent {
			w, err := os.OpenFile(name, os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
		}
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(50*time.Millisecond, cancel)
		ended := make(chan error, 1)
		go func() {
			_, _, err := Read(ctx, Options{}, []string{name}, nil)
			ended <- err
		}()
		select {
		case err := <-ended:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("a writer that is silent %v: %v", silent, err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("a writer that is silent %v: still waiting", silent)
		}
	}
}

// TestAPipeIsReadToItsEnd keeps what a pipe is for.
func TestAPipeIsReadToItsEnd(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	go func() {
		if w, err := os.OpenFile(name, os.O_WRONLY, 0); err == nil {
			_, _ = w.WriteString(story)
			w.Close()
		}
	}()
	if documents, skipped := readAll(t, Options{}, name); len(documents) != 1 {
		t.Errorf("left out: %v", skipped)
	}
}

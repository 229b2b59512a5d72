package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay/internal/files"
	"gainsay/internal/nasty"
)

// command runs one command line in a folder.
func command(t *testing.T, ctx context.Context, args ...string) (status int, out, messages string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(ctx, &environment{in: strings.NewReader(""), out: &o, err: &e, getenv: func(string) string { return "" }, files: files.OS{}}, args)
	return status, o.String(), e.String()
}

const (
	nine     = "Nine people were killed when the stand at Brayle collapsed on Monday, the police said."
	fourteen = "Fourteen people were killed when the stand at Brayle collapsed on Monday, the police said."
)

// TestASavedRunFindsItsDocumentsWhereTheyLay reads them out of what they lay in: a folder, a feed, an archive, a mail.
func TestASavedRunFindsItsDocumentsWhereTheyLay(t *testing.T) {
	lines := `{"id": "a", "text": "` + nine + `"}` + "\n" + `{"id": "b", "text": "` + fourteen + `"}` + "\n"
	texts := []nasty.File{{Name: "a.txt", Content: nine}, {Name: "b.txt", Content: fourteen}}
	for name, c := range map[string]struct {
		file, content string
	}{
		"lines of JSON":            {"feed.jsonl", lines},
		"packed lines of JSON":     {"feed.jsonl.gz", nasty.Gzip(lines)},
		"an archive":               {"s.zip", nasty.Zip(texts...)},
		"an archive in an archive": {"s.zip", nasty.Zip(nasty.File{Name: "in.zip", Content: nasty.Zip(texts...)})},
		"a folder":                 {"#1/a.txt", nine},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			file := filepath.FromSlash(c.file)
			if err := os.MkdirAll(filepath.Join("in", filepath.Dir(file)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join("in", file), []byte(c.content), 0o644); err != nil {
				t.Fatal(err)
			}
			ctx := context.Background()
			if status, _, messages := command(t, ctx, "check", "in", "--cache", "off", "--exit-zero", "-f", "text", "-o", "json=run.json"); status != exitClean {
				t.Fatal(messages)
			}
			status, page, messages := command(t, ctx, "report", "run.json", "-f", "html")
			if status != exitClean || strings.Contains(messages, "gone or have changed") || !strings.Contains(page, "Nine people were killed") {
				t.Errorf("exit %d: %s", status, messages)
			}
			// Who reads no text misses none.
			if err := os.RemoveAll("in"); err != nil {
				t.Fatal(err)
			}
			if _, _, messages := command(t, ctx, "report", "run.json", "-f", "csv"); messages != "" {
				t.Errorf("-f csv says %s", messages)
			}
			if _, _, messages := command(t, ctx, "report", "run.json", "-f", "csv", "-o", "html=run.html"); !strings.Contains(messages, "gone or have changed") {
				t.Errorf("-o html says %s", messages)
			}
		})
	}
}

func TestAnInterruptedReportIsNotWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.txt", []byte(nine), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, messages := command(t, context.Background(), "check", "a.txt", "--cache", "off", "-f", "text", "-o", "json=run.json"); status != exitClean {
		t.Fatal(messages)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	status, _, messages := command(t, ctx, "report", "run.json", "-f", "text", "-o", "html=run.html")
	if status != exitInterrupted || messages != "gainsay: interrupted\n" {
		t.Errorf("exit %d: %s", status, messages)
	}
	if _, err := os.Stat("run.html"); err == nil {
		t.Error("the page was written without its texts")
	}
}

package corpus

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// tokens are the words and numbers of a text, for comparing an extraction with what should come out.
func tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// commonTokens is the length of the longest common subsequence of two lists of words.
func commonTokens(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// checkExtraction compares the text of one document with gold: at least 95 % of its words in order, at most 2 % of
// words that do not belong.
func checkExtraction(t *testing.T, got, gold string) {
	t.Helper()
	a, b := tokens(got), tokens(gold)
	common := commonTokens(a, b)
	recall := float64(common) / float64(len(b))
	extra := float64(len(a)-common) / float64(max(1, len(a)))
	t.Logf("%.1f %% of %d words, %.1f %% that do not belong", 100*recall, len(b), 100*extra)
	if recall < .95 || extra > .02 {
		t.Errorf("want at least 95 %% and at most 2 %%; got\n%s", got)
	}
}

func TestArticlesAreFoundInPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range pages {
		t.Run(filepath.Base(name), func(t *testing.T) {
			gold, err := os.ReadFile(strings.TrimSuffix(name, ".html") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			documents, skipped := readAll(t, Options{}, name)
			if len(documents) != 1 {
				t.Fatalf("skipped: %v", skipped)
			}
			checkExtraction(t, documents[0].Text, string(gold))
			if first, _, _ := strings.Cut(documents[0].Text, "\n"); !strings.HasPrefix(string(gold), first+"\n") || documents[0].Title != first {
				t.Errorf("the headline is %q, title %q", first, documents[0].Title)
			}
		})
	}
}

func TestPDFTextIsMended(t *testing.T) {
	files, err := filepath.Glob("testdata/pdf/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	readers := map[string]string{"reader in Go": "-"}
	if _, err := exec.LookPath("pdftotext"); err == nil {
		readers["pdftotext"] = ""
	} else {
		t.Log("pdftotext is not installed: its output is not tested")
	}
	for reader, tool := range readers {
		for _, name := range files {
			t.Run(reader+"/"+filepath.Base(name), func(t *testing.T) {
				gold, err := os.ReadFile(strings.TrimSuffix(name, ".pdf") + ".txt")
				if err != nil {
					t.Fatal(err)
				}
				documents, skipped := readAll(t, Options{PDFToText: tool}, name)
				if len(documents) != 1 {
					t.Fatalf("skipped: %v", skipped)
				}
				d := documents[0]
				if len(d.Notes) > 0 {
					t.Errorf("notes: %q", d.Notes)
				}
				checkExtraction(t, d.Text, string(gold))
				got, want := strings.Count(d.Text, "\n\n"), strings.Count(strings.TrimSpace(string(gold)), "\n\n")
				t.Logf("%d breaks of paragraphs, %d in the gold", got, want)
				if got < want*8/10 || got > want*12/10+1 {
					t.Errorf("%d breaks of paragraphs, %d in the gold:\n%s", got, want, d.Text)
				}
				if d.PlaceAt(0) != "page 1" {
					t.Errorf("the first place is %q", d.PlaceAt(0))
				}
			})
		}
	}
}

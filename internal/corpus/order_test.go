package corpus

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gainsay/internal/nasty"
)

// TestWhatIsLeftOutIsListedInTheOrderOfTheInputs reads with many readers, some of which run ahead.
func TestWhatIsLeftOutIsListedInTheOrderOfTheInputs(t *testing.T) {
	many := map[string]string{"a.txt": story}
	for i := range 8 {
		many[fmt.Sprintf("%d.jsonl", i)] = "{\"text\": \"x\"}\n" + strings.Repeat("{broken\n", maxSkipped/6)
	}
	binary := "\x00\x01\x02\x03binary\x00"
	for _, c := range []struct {
		name    string
		files   map[string]string
		options Options
		runs    int
	}{
		{"more than are listed", many, Options{Jobs: 8}, 5},
		{"behind a limit that ends the run", map[string]string{
			"a.txt": story, "b.txt": binary, "c.txt": story, "d.txt": binary, "e/f.txt": binary, "e/g.txt": binary, "e/sources.csv": "file,outlet\ngone.txt,Gazette\n,\n",
		}, Options{Jobs: 8, Limits: Limits{Documents: 1}}, 60},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := writeFiles(t, c.files)
			one := c.options
			one.Jobs = 1
			_, want := readAll(t, one, dir)
			for range c.runs {
				if _, got := readAll(t, c.options, dir); !reflect.DeepEqual(got, want) {
					t.Fatalf("%d readers list other inputs than one: %d, %d", c.options.Jobs, len(got), len(want))
				}
			}
		})
	}
}

func TestAnOpenDocumentIsToldByItsKindAndNotByItsPictures(t *testing.T) {
	file := func(mime string, more ...nasty.File) string {
		return nasty.Zip(append([]nasty.File{{Name: "mimetype", Content: mime}, {Name: "content.xml", Content: nasty.ODT}, {Name: "META-INF/manifest.xml", Content: "<m/>"}}, more...)...)
	}
	const vendor = "application/vnd.oasis.opendocument."
	pictures := nasty.File{Name: "Pictures/"}
	for _, c := range []struct{ name, content, reason string }{
		{"a text", file(vendor + "text"), ""},
		{"a text with a folder of pictures", file(vendor+"text", pictures), ""},
		{"a template of a text", file(vendor+"text-template", pictures), ""},
		{"one that does not say", file("\n", pictures), ""},
		{"slides", file(vendor+"presentation", pictures), "an OpenDocument file that is no text document (presentation), which is not read"},
		{"a spreadsheet", file(vendor + "spreadsheet"), "an OpenDocument file that is no text document (spreadsheet), which is not read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			documents, skipped := readAll(t, Options{}, writeFiles(t, map[string]string{"o": c.content}))
			if got := reasonFor(skipped, "o"); got != c.reason || (len(documents) == 1) != (c.reason == "") {
				t.Errorf("%d documents, left out %v, want %q", len(documents), skipped, c.reason)
			}
			for _, d := range documents {
				if d.Format != "odt" || d.ID != "o" {
					t.Errorf("read as %s %s", d.Format, d.ID)
				}
			}
		})
	}
}

// TestTheLimitThatIsNamedIsTheOneThatWasMet reads to the limits of what is held whole: a document, an archive without random access.
func TestTheLimitThatIsNamedIsTheOneThatWasMet(t *testing.T) {
	r := newRun(context.Background(), Options{Limits: Limits{ArchiveBytes: 10, DocumentBytes: 20}})
	for _, c := range []struct {
		of   bound
		want string
	}{
		{r.limits.archive(), "more than the 10 bytes that one archive may hold (--max-archive-size)"},
		{r.limits.document(), "more than the 20 bytes that one document may hold (--max-document-size)"},
	} {
		if _, err := readAtMost(&endless{}, c.of, -1); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}

// endless is a stream without an end.
type endless struct{}

func (*endless) Read(p []byte) (int, error) { return len(p), nil }

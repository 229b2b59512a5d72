package corpus

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"gainsay/internal/nasty"
)

// checkDocument holds for every document whatever it was read from.
func checkDocument(t testing.TB, d Document) {
	t.Helper()
	checkPlaces(t, d)
	switch {
	case !utf8.ValidString(d.Text):
		t.Errorf("%q: the text is not UTF-8", d.ID)
	case d.Body < 0 || d.Body > len(d.Text) || len(d.Readable()) != len(d.Text):
		t.Errorf("%q: body at %d in a text of %d bytes", d.ID, d.Body, len(d.Text))
	case strings.TrimSpace(d.Text[d.Body:]) == "" || d.ID == "" || d.Path == "" || d.Outlet == "" || d.Format == "" || d.Language == "":
		t.Errorf("incomplete document: %+v", d)
	}
}

func TestNastyFilesAreReadOrLeftOutWithAReason(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of hostile files, which takes a while under the race detector")
	}
	dir := t.TempDir()
	names, err := nasty.Write(filepath.Join(dir, "nasty"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 200 {
		t.Fatalf("%d nasty files, want at least 200", len(names))
	}
	if err := os.WriteFile(filepath.Join(dir, "good.txt"), []byte(story), 0o644); err != nil {
		t.Fatal(err)
	}
	options := Options{Jobs: 2, PDFToText: "-"}
	documents, skipped := readAll(t, options, dir)

	told := make(map[string]bool)
	tell := func(path string) {
		rel, err := filepath.Rel(filepath.Join(dir, "nasty"), path)
		if err != nil {
			t.Fatal(err)
		}
		rel = filepath.ToSlash(rel)
		for i := range len(rel) {
			if rel[i] == '/' || rel[i] == '#' || rel[i] == ' ' {
				told[rel[:i]] = true
			}
		}
		told[rel] = true
	}
	good := false
	for _, d := range documents {
		checkDocument(t, d)
		tell(d.Path)
		good = good || d.ID == "good.txt"
	}
	for _, s := range skipped {
		if s.Reason == "" || strings.Contains(s.Reason, "\n") || strings.ContainsRune(s.Reason, 0x1b) {
			t.Errorf("%q: reason %q is not fit to be printed", s.Path, s.Reason)
		}
		tell(s.Path)
	}
	if !good {
		t.Error("the one sound file was lost")
	}
	for _, name := range names {
		// A sheet without a fault is used and not told, and so is a folder of documents that were told.
		if !told[name] && filepath.Base(name) != sheetName {
			t.Errorf("%q was neither read nor left out with a reason", name)
		}
	}
	t.Logf("%d nasty files: %d documents, %d reasons", len(names), len(documents), len(skipped))

	again, skippedAgain := readAll(t, options, dir)
	if !reflect.DeepEqual(documents, again) || !reflect.DeepEqual(skipped, skippedAgain) {
		t.Error("a second run gave something else")
	}
}

func TestBombsAreStoppedByTheLimitThatTheyName(t *testing.T) {
	for _, c := range []struct {
		name, content, flag string
		limits              Limits
	}{
		{"entry that grows", nasty.Zip(nasty.File{Name: "a.txt", Content: strings.Repeat("a ", 2<<20)}), flagArchiveRatio, Limits{ArchiveRatio: 20}},
		{"archive that grows", nasty.Zip(nasty.File{Name: "a.txt", Content: strings.Repeat("a ", 1<<16)}, nasty.File{Name: "b.txt", Content: story}), flagArchiveBytes, Limits{ArchiveBytes: 1 << 16}},
		{"stream that grows", nasty.Gzip(strings.Repeat("a ", 1<<20)), flagArchiveBytes, Limits{ArchiveBytes: 1 << 16}},
		{"document that grows", nasty.Gzip(strings.Repeat("a ", 1<<20)), flagDocumentBytes, Limits{DocumentBytes: 1 << 16}},
		{"entries", nasty.Zip(nasty.File{Name: "a.txt", Content: story}, nasty.File{Name: "b.txt", Content: story}, nasty.File{Name: "c.txt", Content: story}), flagArchiveEntries, Limits{ArchiveEntries: 2}},
		{"archives in archives", nasty.Zip(nasty.File{Name: "a.zip", Content: nasty.Zip(nasty.File{Name: "b.zip", Content: nasty.Zip(nasty.File{Name: "c.txt", Content: story})})}), flagArchiveDepth, Limits{ArchiveDepth: 2}},
		{"long line of JSON", `{"text": "` + strings.Repeat("a ", 1<<16) + `"}` + "\n" + nasty.Lines, flagDocumentBytes, Limits{DocumentBytes: 1 << 16}},
		{"record of a web archive", nasty.WARCResponse("https://x.example/", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", nasty.Gzip(strings.Repeat("a ", 1<<20))), flagDocumentBytes, Limits{DocumentBytes: 1 << 16}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := writeFiles(t, map[string]string{"bomb": c.content, "good.txt": story})
			documents, skipped := readAll(t, Options{Limits: c.limits}, dir)
			named := false
			for _, s := range skipped {
				named = named || strings.Contains(s.Reason, "--"+c.flag)
			}
			if !named {
				t.Errorf("no reason names --%s: %v", c.flag, skipped)
			}
			if !strings.HasSuffix(strings.Join(ids(documents), " "), "good.txt") {
				t.Errorf("the sound file was lost: %q", ids(documents))
			}
		})
	}
}

func TestEntitiesOfADocumentAreNeitherExpandedNorFetched(t *testing.T) {
	for _, f := range nasty.Files() {
		if f.Name != "bombs/laughs.rss" && f.Name != "bombs/external.xml" && f.Name != "bombs/laughs.txt" {
			continue
		}
		dir := writeFiles(t, map[string]string{"x": f.Content})
		documents, skipped := readAll(t, Options{}, dir)
		if len(documents) != 1 {
			t.Errorf("%s: skipped %v", f.Name, skipped)
			continue
		}
		d := documents[0]
		if len(d.Text) > len(f.Content)+100 || strings.Contains(d.Text, "root:") || strings.Contains(d.Title, "lollol") {
			t.Errorf("%s: %d bytes from %d, title %q", f.Name, len(d.Text), len(f.Content), clip(d.Title, 100))
		}
	}
}

// fuzzReader runs one reader on any bytes: it ends, panics on nothing that read would have to catch, and gives
// complete documents or a reason.
func fuzzReader(f *testing.F, format func(*source) reader, seeds func(name string) bool) {
	for _, s := range nasty.Samples() {
		if seeds(s.Name) {
			f.Add([]byte(s.Content))
		}
	}
	for _, s := range nasty.Files() {
		if seeds(s.Name) && len(s.Content) < 1<<14 {
			f.Add([]byte(s.Content))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			t.Skip()
		}
		r := newRun(context.Background(), Options{KeepForeign: true, PDFToText: "-", Limits: Limits{DocumentBytes: 1 << 20, ArchiveBytes: 4 << 20, ArchiveEntries: 100}})
		documents := 0
		s := &source{run: r, ctx: context.Background(), id: "x", path: "x", size: -1, stream: newPeeker(strings.NewReader(string(data)))}
		s.pass = r.skipped.put
		s.emit = func(d Document) error {
			documents++
			checkDocument(t, d)
			return nil
		}
		var err error
		if one := format(s); one != nil {
			err = one.read(s)
		} else {
			err = s.read()
		}
		s.report(err)
		if documents == 0 && err == nil && len(r.skipped.sorted()) == 0 {
			t.Skip("an archive or a list of nothing")
		}
	})
}

func named(parts ...string) func(string) bool {
	return func(name string) bool {
		for _, p := range parts {
			if strings.Contains(name, p) {
				return true
			}
		}
		return false
	}
}

func only(r reader) func(*source) reader { return func(*source) reader { return r } }

func FuzzDetect(f *testing.F) {
	fuzzReader(f, only(nil), func(string) bool { return true })
}
func FuzzText(f *testing.F)       { fuzzReader(f, only(textReader{}), named(".txt")) }
func FuzzMarkdown(f *testing.F)   { fuzzReader(f, only(markdownReader{}), named(".md")) }
func FuzzHTML(f *testing.F)       { fuzzReader(f, only(htmlReader{}), named(".html")) }
func FuzzJSON(f *testing.F)       { fuzzReader(f, only(jsonReader{}), named(".json")) }
func FuzzFeed(f *testing.F)       { fuzzReader(f, only(feedReader{}), named("rss", "atom", ".xml")) }
func FuzzNewsML(f *testing.F)     { fuzzReader(f, only(newsMLReader{}), named("newsml", "nitf")) }
func FuzzMail(f *testing.F)       { fuzzReader(f, only(mailReader{}), named(".eml")) }
func FuzzSubtitles(f *testing.F)  { fuzzReader(f, only(subtitleReader{}), named(".srt", ".vtt")) }
func FuzzWebArchive(f *testing.F) { fuzzReader(f, only(warcReader{}), named(".warc")) }
func FuzzTar(f *testing.F)        { fuzzReader(f, only(tarReader{}), named(".tar")) }
func FuzzZip(f *testing.F)        { fuzzReader(f, only(zipReader{}), named(".zip", ".docx", ".odt")) }
func FuzzPDF(f *testing.F)        { fuzzReader(f, only(pdfReader{}), named(".pdf")) }

func FuzzWordText(f *testing.F) {
	f.Add([]byte(nasty.Word))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out textBuilder
		_ = wordText(&out, strings.NewReader(string(data)))
	})
}

func FuzzSheet(f *testing.F) {
	for _, s := range nasty.Files() {
		if strings.HasSuffix(s.Name, sheetName) {
			f.Add([]byte(s.Content))
		}
	}
	f.Add([]byte("file,outlet,published\na.txt,Maren Gazette,2031-05-02\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, faults := parseSheet(data)
		if s == nil && len(faults) == 0 {
			t.Error("no sheet and no fault")
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("The “ferry”"))
	f.Add([]byte("\xff\xfeT\x00"))
	f.Add([]byte("\x93caf\xe9\x94"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, encoding, err := decode(data)
		if err == nil && (!utf8.ValidString(text) || encoding == "") {
			t.Errorf("%q is not UTF-8, from %q", text, encoding)
		}
		if err == nil && encoding == encodingUTF8 && text != string(data) {
			t.Error("UTF-8 did not stay as it was")
		}
	})
}

package corpus

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// story is an invented article that is long enough to be told for English.
const story = "The ferry left Port Maren with forty people on board, the harbour master said.\n\n" +
	"She told reporters that the crew had been warned about the wind before they sailed.\n"

// writeFiles lays out a folder; names are slash-separated.
func writeFiles(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// readAll reads with default options and fails on an error of the run.
func readAll(t testing.TB, options Options, paths ...string) ([]Document, []Skipped) {
	t.Helper()
	documents, skipped, err := Read(context.Background(), options, paths, nil)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return documents, skipped
}

func ids(documents []Document) []string {
	var out []string
	for _, d := range documents {
		out = append(out, d.ID)
	}
	return out
}

// reasonFor is the reason for which a path ending in suffix was left out, "" where it was not.
func reasonFor(skipped []Skipped, suffix string) string {
	for _, s := range skipped {
		if strings.HasSuffix(filepath.ToSlash(s.Path), suffix) {
			return s.Reason
		}
	}
	return ""
}

func TestFoldersAreReadInOrderWhateverTheOrderOfTheArguments(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"b/two.txt": story, "a/one.txt": story, "a/deep/er/three.md": story, "zero.txt": story,
		".hidden/x.txt": story, "a/.draft.txt": story, "a/one.txt~": story,
	})
	want := []string{"a/deep/er/three.md", "a/one.txt", "b/two.txt", "zero.txt"}
	documents, skipped := readAll(t, Options{}, dir)
	if got := ids(documents); !slices.Equal(got, want) || len(skipped) != 0 {
		t.Fatalf("got %q, skipped %v; want %q", got, skipped, want)
	}

	// Overlapping arguments in any order give the same documents once each.
	arguments := []string{filepath.Join(dir, "b"), dir, filepath.Join(dir, "a", "one.txt")}
	var first []Document
	for i := range 6 {
		again, _ := readAll(t, Options{Jobs: 1 + i%3}, arguments[i%3], arguments[(i+1)%3], arguments[(i+2)%3])
		if i == 0 {
			first = again
			if len(first) != 4 {
				t.Fatalf("got %d documents, want each of the 4 once", len(first))
			}
		}
		if !slices.Equal(ids(again), ids(first)) {
			t.Fatalf("order of arguments changed the ids: %q and %q", ids(again), ids(first))
		}
	}
}

func TestIDsThatCollideAcrossArgumentsBecomeWholePaths(t *testing.T) {
	dir := writeFiles(t, map[string]string{"x/story.txt": story, "y/story.txt": story, "y/other.txt": story})
	documents, _ := readAll(t, Options{}, filepath.Join(dir, "x"), filepath.Join(dir, "y"))
	want := []string{
		filepath.ToSlash(filepath.Join(dir, "x", "story.txt")),
		filepath.ToSlash(filepath.Join(dir, "y", "story.txt")), "other.txt",
	}
	if got := ids(documents); !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
}

func TestTextOfATxtFileIsItsBytes(t *testing.T) {
	for name, content := range map[string]string{
		"plain":         story,
		"carriage":      strings.ReplaceAll(story, "\n", "\r\n"),
		"mark":          "\ufeff" + story,
		"front matter":  "---\noutlet: The Maren Gazette\n---\n" + story,
		"no final line": strings.TrimSpace(story),
		"marked front":  "\ufeff---\r\noutlet: The Maren Gazette\r\n---\r\n" + story,
	} {
		t.Run(name, func(t *testing.T) {
			dir := writeFiles(t, map[string]string{"a.txt": content})
			documents, skipped := readAll(t, Options{}, dir)
			if len(documents) != 1 {
				t.Fatalf("skipped: %v", skipped)
			}
			d := documents[0]
			if d.Text != content {
				t.Errorf("text is %q, want the bytes of the file", d.Text)
			}
			readable := d.Readable()
			if len(readable) != len(content) || strings.TrimSpace(readable[:d.Body]) != "" || readable[d.Body:] != content[d.Body:] {
				t.Errorf("Readable must keep offsets and hide what lies before Body: %q", readable)
			}
			if !strings.HasPrefix(strings.TrimSpace(readable), "The ferry left") {
				t.Errorf("the running text does not begin where it should: %q", readable[:80])
			}
		})
	}
}

func TestEncodingsAreRecognised(t *testing.T) {
	const accented = "The mayor of Sant’Elia, José Ferrão, said on Friday that the “old bridge” would not reopen – not before May.\n"
	const cyrillic = "Паром вышел из порта с сорока пассажирами на борту, сообщил в пятницу начальник порта журналистам.\n"
	encode := func(e interface {
		Bytes([]byte) ([]byte, error)
	}, s string) string {
		out, err := e.Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	for _, c := range []struct{ name, raw, text, encoding string }{
		{"utf-8", accented, accented, encodingUTF8},
		{"windows-1252", encode(charmap.Windows1252.NewEncoder(), accented), accented, encodingWindows1252},
		{"windows-1251 is told by runs of letters", encode(charmap.Windows1251.NewEncoder(), cyrillic), cyrillic, encodingWindows1251},
		{"utf-16 little endian with mark", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), accented), accented, encodingUTF16LE},
		{"utf-16 big endian with mark", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), accented), accented, encodingUTF16BE},
		{"utf-16 little endian without mark", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), accented), accented, encodingUTF16LE},
		{"utf-16 big endian without mark", encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), accented), accented, encodingUTF16BE},
		{"utf-8 with a byte of windows-1252", accented + "He said \x93no\x94.", accented + "He said “no”.", encodingMixed},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := writeFiles(t, map[string]string{"a.txt": c.raw})
			documents, skipped := readAll(t, Options{KeepForeign: true}, dir)
			if len(documents) != 1 {
				t.Fatalf("skipped: %v", skipped)
			}
			if d := documents[0]; d.Text != c.text || d.Encoding != c.encoding {
				t.Errorf("got %s %q, want %s %q", d.Encoding, d.Text, c.encoding, c.text)
			}
		})
	}
}

func TestWhatIsLeftOutHasItsReason(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"good.txt":    story,
		"empty.txt":   "",
		"blank.txt":   " \n\t\n",
		"front.txt":   "---\ntitle: Nothing follows\n---\n\n",
		"binary.txt":  strings.Repeat("\x00\x01\x02rubbish\x03", 50),
		"image.txt":   "\x89PNG\r\n\x1a\n0000",
		"german.txt":  "Die Fähre verließ den Hafen mit vierzig Menschen an Bord, wie die Hafenmeisterin am Freitag sagte. Sie hatte die Besatzung vor dem Wind gewarnt.",
		"broken.json": "{\"text\": \"The ferry left",
		"other.json":  `{"name": "not an article"}`,
	})
	documents, skipped := readAll(t, Options{}, dir)
	if got := ids(documents); !slices.Equal(got, []string{"good.txt"}) {
		t.Errorf("read %q", got)
	}
	for name, want := range map[string]string{
		"empty.txt": "empty", "blank.txt": "empty", "front.txt": "behind the front matter", "binary.txt": "binary",
		"image.txt": "PNG", "german.txt": "German", "broken.json": "broken JSON", "other.json": `without the field "text"`,
	} {
		if got := reasonFor(skipped, name); !strings.Contains(got, want) {
			t.Errorf("%s: reason %q does not name %q", name, got, want)
		}
	}
}

func TestMissingArgumentsEndTheRunBeforeAnythingIsRead(t *testing.T) {
	dir := writeFiles(t, map[string]string{"a.txt": story})
	called := false
	_, err := Each(context.Background(), Options{}, []string{dir, filepath.Join(dir, "typo.txt")}, nil, func(Document) error {
		called = true
		return nil
	})
	var missing *MissingError
	if !errors.As(err, &missing) || len(missing.Paths) != 1 || !errors.Is(err, os.ErrNotExist) || missing.Hint() == "" {
		t.Fatalf("got %v", err)
	}
	if called {
		t.Error("documents were read although an argument leads nowhere")
	}
}

func TestMetadataOfFrontMatterWinsOverTheSheetAndTheSheetOverTheName(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"front.txt":     "---\noutlet: The Maren Gazette\npublished: 2031-05-02T08:30:00+02:00\ntitle: 'Ferry: what we know'\nurl: https://gazette.example/ferry\nauthor: [Ada Brook, Tom Lund]\n---\n" + story,
		"sheet.txt":     story,
		"plain.txt":     story,
		"sub/inner.txt": story,
		"sub/own.txt":   story,
		"sources.csv": "\ufeffFile;Outlet;Family;Published;Title;URL\n" +
			"front.txt;Wrong;Coast Media;2031-05-03;Wrong;\n" +
			"sheet.txt;Coast Daily;Coast Media;2031-05-02 00:00:00;\"A ferry; late\";https://coast.example/1\n" +
			"sub/inner.txt;Hill Post;;2031-05-04;;\n" +
			"gone.txt;Nobody;;;;\n",
		"sub/sources.csv": "file,outlet,published\nown.txt,Own Outlet,next Tuesday\n",
	})
	documents, skipped := readAll(t, Options{}, dir)
	byID := make(map[string]Document)
	for _, d := range documents {
		byID[d.ID] = d
	}
	if d := byID["front.txt"]; d.Outlet != "The Maren Gazette" || d.Family != "Coast Media" || d.Title != "Ferry: what we know" ||
		d.Author != "Ada Brook, Tom Lund" || !d.Published.Equal(time.Date(2031, 5, 2, 6, 30, 0, 0, time.UTC)) || d.PublishedDay {
		t.Errorf("front.txt: %+v", d)
	}
	if d := byID["sheet.txt"]; d.Outlet != "Coast Daily" || d.Title != "A ferry; late" || !d.PublishedDay || d.Published.Day() != 2 {
		t.Errorf("sheet.txt: %+v", d)
	}
	if d := byID["plain.txt"]; d.Outlet != "plain" || !d.Published.IsZero() {
		t.Errorf("plain.txt: %+v", d)
	}
	if d := byID["sub/inner.txt"]; d.Outlet != "Hill Post" {
		t.Errorf("sub/inner.txt: %+v", d)
	}
	if d := byID["sub/own.txt"]; d.Outlet != "Own Outlet" || !d.Published.IsZero() || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "next Tuesday") {
		t.Errorf("sub/own.txt: %+v", d)
	}
	if got := reasonFor(skipped, "sources.csv"); !strings.Contains(got, "gone.txt") || len(skipped) != 1 {
		t.Errorf("a row without its file must be told: %v", skipped)
	}
}

func TestJSONLinesGiveADocumentALineAndTellOfBrokenOnes(t *testing.T) {
	lines := strings.Join([]string{
		`{"id": "m1", "outlet": "Maren Gazette", "published": "2031-05-02", "title": "Ferry", "url": "https://g.example/1", "text": "The ferry left the port with forty people, she said."}`,
		``,
		`{"id": "m2", "text": 12`,
		`{"outlet": "Coast Daily", "text": "The crew had been warned about the wind, officials said."}`,
		`["not", "an", "object"]`,
		`{"id": "m4", "title": "no text"}`,
		`{"id": "m1", "text": "Another record with the id of the first one was in the file."}`,
		`{"id": 17, "url": "https://www.hillpost.example/x", "text": "The harbour was closed for the night, it said."}`,
	}, "\n")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(lines)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	dir := writeFiles(t, map[string]string{"lines.jsonl": lines, "packed.jsonl.gz": packed.String()})

	check := func(t *testing.T, path string, documents []Document, skipped []Skipped) {
		t.Helper()
		want := []string{"m1", filepath.Base(path) + "#4", path + "#7", "17"}
		if got := ids(documents); !slices.Equal(got, want) {
			t.Fatalf("ids %q, want %q", got, want)
		}
		if d := documents[0]; d.Outlet != "Maren Gazette" || d.Title != "Ferry" || !d.PublishedDay || d.Path != path+"#1" || d.PlaceAt(3) != "record 1" {
			t.Errorf("first: %+v", d)
		}
		if d := documents[3]; d.Outlet != "hillpost.example" {
			t.Errorf("outlet of a record with a URL alone: %q", d.Outlet)
		}
		for mark, reason := range map[string]string{"#3": "broken JSON", "#5": "not a JSON object", "#6": "without the field"} {
			if got := reasonFor(skipped, mark); !strings.Contains(got, reason) {
				t.Errorf("%s: %q", mark, got)
			}
		}
	}
	for _, name := range []string{"lines.jsonl", "packed.jsonl.gz"} {
		path := filepath.Join(dir, name)
		documents, skipped := readAll(t, Options{}, path)
		check(t, path, documents, skipped)
	}
	documents, skipped, err := Read(context.Background(), Options{}, []string{"-"}, strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "-", documents, skipped)
}

func TestTextFilesThatAreNoProseAreLeftOutOfFolders(t *testing.T) {
	dir := writeFiles(t, map[string]string{"a.txt": story, "notes.csv": story, "build.log": story, "pdf.txt": "The mark %PDF-1.7 begins a file, she said, and the reporters wrote it down.\n"})
	documents, skipped := readAll(t, Options{}, dir)
	if got := ids(documents); !slices.Equal(got, []string{"a.txt", "pdf.txt"}) {
		t.Errorf("read %q", got)
	}
	if got := reasonFor(skipped, "notes.csv"); !strings.Contains(got, "no article") {
		t.Errorf("reason %q", got)
	}
	if documents, _ := readAll(t, Options{}, filepath.Join(dir, "notes.csv")); len(documents) != 1 {
		t.Error("a file that was named was not read")
	}
}

func TestAnIDThatIsAllExtensionIsStillAnOutlet(t *testing.T) {
	dir := writeFiles(t, map[string]string{"a.json": `{"id": ".", "text": "The ferry left the port, she said."}`})
	if documents, skipped := readAll(t, Options{}, dir); len(documents) != 1 || documents[0].Outlet != "." {
		t.Errorf("%+v, skipped %v", documents, skipped)
	}
}

func TestOneJSONObjectOverManyLinesAndAListAreRead(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"one.json":  "{\n  \"id\": \"p1\",\n  \"text\": \"The ferry left the port with forty people, she said.\"\n}\n",
		"list.json": "[\n {\"id\": \"p2\", \"text\": \"The ferry left the port with forty people, she said.\"},\n {\"id\": \"p3\", \"text\": \"The crew had been warned about the wind.\"}\n]",
	})
	documents, skipped := readAll(t, Options{}, dir)
	if got := ids(documents); !slices.Equal(got, []string{"p2", "p3", "p1"}) {
		t.Fatalf("got %q, skipped %v", got, skipped)
	}
}

func TestLimitsStopAndAreNamed(t *testing.T) {
	files := map[string]string{}
	for _, name := range []string{"a", "b", "c", "d"} {
		files[name+".txt"] = story
	}
	files["deep/deeper/deepest/e.txt"] = story
	files["big.txt"] = strings.Repeat(story, 40)
	dir := writeFiles(t, files)
	for _, c := range []struct {
		name   string
		limits Limits
		flag   string
		want   int
	}{
		{"document size", Limits{DocumentBytes: 2000}, flagDocumentBytes, 5},
		{"files", Limits{Files: 3}, flagFiles, 3},
		{"depth", Limits{Depth: 3}, flagDepth, 4},
		{"documents", Limits{Documents: 2}, flagDocuments, 2},
		{"total size", Limits{TotalBytes: int64(2*len(story) + 5)}, flagTotalBytes, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			documents, skipped := readAll(t, Options{Limits: c.limits, Exclude: excludeBigUnless(c.flag)}, dir)
			if len(documents) != c.want {
				t.Errorf("read %q, want %d documents", ids(documents), c.want)
			}
			found := slices.ContainsFunc(skipped, func(s Skipped) bool { return strings.Contains(s.Reason, "--"+c.flag) })
			if !found {
				t.Errorf("no message names --%s: %v", c.flag, skipped)
			}
		})
	}
}

func excludeBigUnless(flag string) []string {
	if flag == flagDocumentBytes {
		return nil
	}
	return []string{"big.txt"}
}

func TestExcludePatterns(t *testing.T) {
	dir := writeFiles(t, map[string]string{"a.txt": story, "README.md": story, "old/b.txt": story, "new/b.txt": story})
	documents, _ := readAll(t, Options{Exclude: []string{"README*", "old/*"}}, dir)
	if got := ids(documents); !slices.Equal(got, []string{"a.txt", "new/b.txt"}) {
		t.Errorf("got %q", got)
	}
}

func TestSymbolicLinks(t *testing.T) {
	outside := writeFiles(t, map[string]string{"secret.txt": story})
	dir := writeFiles(t, map[string]string{"a/one.txt": story})
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	link(filepath.Join(outside, "secret.txt"), "z-out.txt")
	link(outside, "z-out")
	link(".", "z-loop")
	link("..", filepath.Join("a", "up"))
	link("nowhere", "z-broken")
	link(filepath.Join("a", "one.txt"), "same.txt")

	documents, skipped := readAll(t, Options{}, dir)
	if got := ids(documents); !slices.Equal(got, []string{"a/one.txt"}) {
		t.Errorf("read %q; links must not lead out of the folder, loop or double a file", got)
	}
	for name, want := range map[string]string{
		"z-out.txt": "--follow-links", "z-out": "--follow-links", "z-loop": "back to a folder", "a/up": "back to a folder", "z-broken": "leads nowhere",
	} {
		if got := reasonFor(skipped, name); !strings.Contains(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	documents, _ = readAll(t, Options{FollowLinks: true}, dir)
	if got := ids(documents); !slices.Equal(got, []string{"a/one.txt", "z-out/secret.txt"}) && !slices.Equal(got, []string{"a/one.txt", "z-out.txt"}) {
		t.Errorf("with links followed read %q", got)
	}
}

func TestCancelledContextEndsTheRun(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[string(rune('a'+i%26))+string(rune('a'+i/26))+".txt"] = story
	}
	dir := writeFiles(t, files)
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	_, err := Each(ctx, Options{Jobs: 4}, []string{dir}, nil, func(Document) error {
		if n++; n == 3 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 4 {
		t.Errorf("err %v after %d documents", err, n)
	}
}

func TestAnErrorOfTheReceiverEndsTheRunAndComesBack(t *testing.T) {
	dir := writeFiles(t, map[string]string{"a.txt": story, "b.txt": story, "c.txt": story})
	mine := errors.New("disk full")
	_, err := Each(context.Background(), Options{Jobs: 3}, []string{dir}, nil, func(Document) error { return mine })
	if !errors.Is(err, mine) {
		t.Errorf("got %v", err)
	}
}

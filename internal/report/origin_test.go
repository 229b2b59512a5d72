package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"gainsay/internal/text"
)

// found is a report on one passage of a document that was read from a file.
func found(path string, places []Place) *Report {
	diverge := "diverge"
	return &Report{Documents: []Document{{ID: path, Path: path, Outlet: "Gazette", Places: places}},
		Findings: []Finding{{ID: "x", Kind: "divergence", Verdict: &diverge, Severity: "error", Rule: "r", Question: "How many?",
			Members: []Member{{Document: path, Span: text.Span{Start: 20, End: 32}, Text: "Nine drowned.", Line: 11, Column: 3}}}}}
}

func TestALineIsOneOfTheFileOrNone(t *testing.T) {
	all := text.Span{Start: 0, End: 99}
	for _, c := range []struct {
		name, path         string
		places             []Place
		line, column, unit string
	}{
		{"a text", "a.txt", nil, "11", "3", "11"},
		{"an element of a page", "a.html", []Place{{all, "<p> 5"}}, "", "", ""},
		{"a page of a PDF file", "a.pdf", []Place{{all, "page 2"}}, "", "", ""},
		{"a line of Markdown", "a.md", []Place{{all, "line 7"}}, "7", "", "7"},
		{"beside all places", "a.pdf", []Place{{text.Span{Start: 0, End: 9}, "page 1"}}, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := found(c.path, c.places)
			rows, err := csv.NewReader(bytes.NewReader(render(t, "csv", r, Options{}))).ReadAll()
			if err != nil || len(rows) != 2 {
				t.Fatalf("%v: %q", err, rows)
			}
			for i, name := range rows[0] {
				if want, ok := map[string]string{"line": c.line, "column": c.column}[name]; ok && rows[1][i] != want {
					t.Errorf("CSV: %s is %q, want %q", name, rows[1][i], want)
				}
			}
			var suites struct {
				Cases []struct {
					Line string `xml:"line,attr"`
				} `xml:"testsuite>testcase"`
			}
			if err := xml.Unmarshal(render(t, "junit", r, Options{}), &suites); err != nil || len(suites.Cases) != 1 {
				t.Fatalf("%v: %v", err, suites)
			}
			if got := suites.Cases[0].Line; got != c.unit {
				t.Errorf("JUnit: line %q, want %q", got, c.unit)
			}
			if page := string(render(t, "markdown", r, Options{})); len(c.places) > 0 && strings.Contains(page, "line 11") {
				t.Error("Markdown shows the line of the extracted text")
			}
		})
	}
}

func TestOnlyFormatsThatShowTextsAreGivenThem(t *testing.T) {
	r := sample(t)
	texts := map[string]string{}
	for i := range r.Documents {
		d := &r.Documents[i]
		texts[d.ID], d.Text = d.Text, ""
		if texts[d.ID] == "" {
			t.Fatalf("the sample carries no text of %s", d.ID)
		}
	}
	for _, f := range Formats() {
		without, with := render(t, f.Name, r, Options{}), render(t, f.Name, r, Options{Texts: texts})
		if differ := !bytes.Equal(without, with); differ != f.ShowsText {
			t.Errorf("%s: the texts make a difference: %v; the format says %v", f.Name, differ, f.ShowsText)
		}
	}
}

func TestSARIFSaysThatARunWasInterrupted(t *testing.T) {
	for _, c := range []struct {
		name          string
		r             Report
		want          bool
		notifications []string
	}{
		{"whole", Report{Complete: true}, true, nil},
		{"inputs were left out", Report{Skipped: []Skipped{{Path: "a.png", Reason: "a picture"}}}, true, []string{"warning skipped: a picture"}},
		{"interrupted", Report{Interrupted: true, Notes: []string{"interrupted [early]"}}, false, []string{`note interrupted \[early\]`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log sarifLog
			if err := json.Unmarshal(render(t, "sarif", &c.r, Options{}), &log); err != nil {
				t.Fatal(err)
			}
			i := log.Runs[0].Invocations[0]
			var got []string
			for _, n := range i.Notifications {
				got = append(got, n.Level+" "+n.Message.Text)
			}
			if i.Successful != c.want || strings.Join(got, "|") != strings.Join(c.notifications, "|") {
				t.Errorf("successful %v %q, want %v %q", i.Successful, got, c.want, c.notifications)
			}
		})
	}
}

func TestAPathIsAURIReference(t *testing.T) {
	for path, want := range map[string]string{
		"a.txt": "a.txt", "in/a b.txt": "in/a%20b.txt", "./a.txt": "a.txt", "../a.txt": "../a.txt", "12:30-wire.txt": "./12:30-wire.txt",
		"in/12:30.txt": "in/12:30.txt", "/in/a.txt": "file:///in/a.txt", `C:\in\a.txt`: "file:///C:/in/a.txt", "c:/a.txt": "file:///c:/a.txt",
		`in\a.txt`: "in/a.txt", "100%.txt": "100%25.txt", "s.zip/a.txt": "s.zip/a.txt", "f.jsonl#3": "f.jsonl%233",
	} {
		if got := uri(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

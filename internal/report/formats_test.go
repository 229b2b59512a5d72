package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gainsay/internal/text"
)

func TestFormatsAreSortedAndFound(t *testing.T) {
	formats := Formats()
	if !slices.IsSortedFunc(formats, func(a, b Format) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("formats are not sorted by name")
	}
	seen := map[string]string{}
	for _, f := range formats {
		if f.About == "" {
			t.Errorf("%s does not say who reads it", f.Name)
		}
		for _, e := range f.Extensions {
			if seen[e] != "" {
				t.Errorf("%s stands for %s and %s", e, seen[e], f.Name)
			}
			seen[e] = f.Name
		}
	}
	_, err := Lookup("htlm")
	if unknown, ok := err.(*UnknownFormatError); !ok || unknown.Hint() != `did you mean "html"?` {
		t.Errorf("a slip of the finger is answered with %v", err)
	}
	_, err = Lookup("powerpoint")
	if unknown, ok := err.(*UnknownFormatError); !ok || !strings.HasPrefix(unknown.Hint(), "the formats are claimreview, csv, ") {
		t.Errorf("an unknown format is answered with %v", err)
	}
}

func TestParseOutput(t *testing.T) {
	for _, c := range []struct{ value, format, path string }{
		{"html=out.html", "html", "out.html"}, {"report.html", "html", "report.html"}, {"json=-", "json", "-"},
		{"sarif=a=b.sarif", "sarif", "a=b.sarif"}, {"deep/x.md", "markdown", "deep/x.md"}, {"html", "", ""}, {"html=", "", ""}, {"x.docx", "", ""}, {"pdf=x.pdf", "", ""},
	} {
		f, path, err := ParseOutput(c.value)
		if c.format == "" {
			if err == nil {
				t.Errorf("%q is taken for %s=%s", c.value, f.Name, path)
			}
			continue
		}
		if err != nil || f.Name != c.format || path != c.path {
			t.Errorf("%q is %s=%s, %v", c.value, f.Name, path, err)
		}
	}
}

func TestFormatsWriteTheSameBytesForTheSameReport(t *testing.T) {
	for _, f := range Formats() {
		want := render(t, f.Name, sample(t), Options{})
		for range 3 {
			if got := render(t, f.Name, sample(t), Options{}); !bytes.Equal(got, want) {
				t.Errorf("%s: %s", f.Name, firstDifference(string(got), string(want)))
			}
		}
		r := sample(t)
		slices.Reverse(r.Findings)
		if got := render(t, f.Name, r, Options{}); f.Name != "json" && !bytes.Equal(got, want) {
			t.Errorf("%s depends on the order of the findings: %s", f.Name, firstDifference(string(got), string(want)))
		}
	}
}

func TestFormatsLeaveTheReportAlone(t *testing.T) {
	for _, f := range Formats() {
		r := sample(t)
		render(t, f.Name, r, Options{})
		a, _ := json.Marshal(r)
		b, _ := json.Marshal(sample(t))
		if !bytes.Equal(a, b) {
			t.Errorf("%s changes the report", f.Name)
		}
	}
}

func TestAReportWithoutFindingsIsSaidToBeOne(t *testing.T) {
	r := &Report{Schema: Schema, Complete: true, Documents: []Document{{ID: "a", Path: "a.txt", Outlet: "A"}}}
	for format, want := range map[string]string{"table": "no findings", "markdown": "No findings.", "html": "0</b> <span class=\"vname\">findings", "text": ""} {
		if got := string(render(t, format, r, Options{})); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q:\n%s", format, want, got)
		}
	}
}

func TestSARIFFollowsItsSchema(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Report{"the sample": sample(t), "hostile text": hostileReport(), "nothing": {}} {
		if err := validate(t, s, render(t, "sarif", r, Options{Rules: sampleRules})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := validate(t, s, []byte(`{"version":"2.1.0","runs":[{"results":[]}]}`)); err == nil {
		t.Error("the schema takes a run without a tool")
	}
}

func TestSARIFCountsColumnsInUTF16Units(t *testing.T) {
	line := "Été 😀: four died."
	r := &Report{Documents: []Document{{ID: "a", Path: "a b/ä.txt", Text: "x\n" + line + "\n"}}, Findings: []Finding{{ID: "f", Kind: "unattributed", Rule: "r", Severity: "note",
		Members: []Member{{Document: "a", Span: spanOf("x\n"+line, "four died."), Text: "four died.", Line: 2, Column: 8}}}}}
	var log sarifLog
	if err := json.Unmarshal(render(t, "sarif", r, Options{}), &log); err != nil {
		t.Fatal(err)
	}
	l := log.Runs[0].Results[0].Locations[0].Physical
	// É t é space 😀(two units) : space: seven characters, eight units.
	if g := l.Region; g.StartLine != 2 || g.StartColumn != 9 || g.EndLine != 2 || g.EndColumn != 19 {
		t.Errorf("region %+v", *g)
	}
	if l.Artifact.URI != "a%20b/%C3%A4.txt" {
		t.Errorf("URI %q", l.Artifact.URI)
	}
	// Reviewdog counts bytes.
	var rd rdResult
	if err := json.Unmarshal(render(t, "rdjson", r, Options{}), &rd); err != nil {
		t.Fatal(err)
	}
	if got := rd.Diagnostics[0].Location.Range; got.Start.Column != 13 || got.End.Column != 23 {
		t.Errorf("rdjson range %+v to %+v", got.Start, *got.End)
	}
	// GitHub counts characters.
	if got := string(render(t, "github", r, Options{})); !strings.Contains(got, "line=2,col=8,endLine=2,endColumn=18,") {
		t.Errorf("annotation %s", got)
	}
}

func spanOf(doc, words string) (s text.Span) {
	s.Start = strings.Index(doc, words)
	s.End = s.Start + len(words)
	return s
}

func TestSARIFLinksLeadToTheRelatedLocations(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(render(t, "sarif", sample(t), Options{}), &log); err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`(?:^|[^\\])\[[^\]]*\]\((\d+)\)`)
	links, suppressed := 0, 0
	for _, result := range log.Runs[0].Results {
		suppressed += len(result.Suppressions)
		for _, m := range link.FindAllStringSubmatch(result.Message.Text, -1) {
			links++
			if !slices.ContainsFunc(result.Related, func(l sarifLocation) bool { return fmt.Sprint(l.ID) == m[1] }) {
				t.Errorf("%s: nothing at %s", result.Message.Text, m[0])
			}
		}
		if log.Runs[0].Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
			t.Errorf("rule index %d is not %s", result.RuleIndex, result.RuleID)
		}
	}
	if links < 8 || suppressed != 1 {
		t.Errorf("%d links and %d suppressions in the sample", links, suppressed)
	}
	if err := json.Unmarshal(render(t, "sarif", hostileReport(), Options{}), &log); err != nil {
		t.Fatal(err)
	}
	for _, result := range log.Runs[0].Results {
		for _, m := range link.FindAllStringSubmatch(result.Message.Text, -1) {
			if strings.Contains(m[0], "javascript") {
				t.Errorf("a document makes a link: %s", m[0])
			}
		}
	}
}

func TestCSVNeverHoldsAFormula(t *testing.T) {
	r := sample(t)
	for i, evil := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"} {
		r.Findings[i].Question = evil
		r.Findings[i].Members[0].Speaker = evil
		r.Documents[0].Outlet = "=HYPERLINK(\"x\")"
	}
	for _, format := range []string{"csv", "matrix"} {
		records, err := csv.NewReader(bytes.NewReader(render(t, format, r, Options{}))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range records {
			for _, cell := range record {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") || strings.HasPrefix(cell, "＝") {
					t.Errorf("%s: %q starts a formula", format, cell)
				}
			}
		}
	}
}

func TestJUnitCountsAndEscapes(t *testing.T) {
	for name, r := range map[string]*Report{"sample": sample(t), "hostile": hostileReport()} {
		var suites junitSuites
		out := render(t, "junit", r, Options{})
		if err := xml.Unmarshal(out, &suites); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var failures, skipped, all int
		for _, s := range suites.Suites {
			for _, c := range s.Cases {
				all++
				if c.Failure != nil {
					failures++
				}
				if c.Skipped != nil {
					skipped++
				}
			}
		}
		if suites.Tests != all || suites.Failures != failures || suites.Skipped != skipped {
			t.Errorf("%s: says %d tests, %d failures, %d skipped; holds %d, %d, %d", name, suites.Tests, suites.Failures, suites.Skipped, all, failures, skipped)
		}
		if !utf8.Valid(out) || bytes.ContainsRune(out, 0x1b) {
			t.Errorf("%s: control characters in XML", name)
		}
	}
}

func TestGitHubAnnotationsAreCappedAndEscaped(t *testing.T) {
	r := sample(t)
	for i := range 25 {
		f := r.Findings[0]
		f.ID, f.Question = fmt.Sprint("copy", i), fmt.Sprintf("Question %d?", i)
		r.Findings = append(r.Findings, f)
	}
	var summary bytes.Buffer
	out := string(render(t, "github", r, Options{StepSummary: &summary}))
	if n := strings.Count(out, "::error "); n != annotationLimit {
		t.Errorf("%d annotations of kind error", n)
	}
	if !strings.Contains(out, "more findings are in the summary") {
		t.Error("what is left out is not told")
	}
	for i := range 25 {
		if !strings.Contains(summary.String(), fmt.Sprintf("Question %d?", i)) {
			t.Errorf("question %d is neither annotated nor in the summary", i)
		}
	}
	if first := strings.Index(out, "::warning "); first < strings.LastIndex(out, "::error ") {
		t.Error("a warning stands before an error")
	}
	command := regexp.MustCompile(`^::(error|warning|notice)( [a-zA-Z]+=[^:,]*(,[a-zA-Z]+=[^:,]*)*)?::`)
	for _, line := range strings.Split(strings.TrimSpace(string(render(t, "github", hostileReport(), Options{}))), "\n") {
		if !command.MatchString(line) {
			t.Errorf("not a workflow command: %s", line)
		}
	}
}

func TestGitLabFingerprintsAreUnique(t *testing.T) {
	var issues []gitlabIssue
	if err := json.Unmarshal(render(t, "gitlab", sample(t), Options{}), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if seen[i.Fingerprint] {
			t.Errorf("fingerprint %s twice", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
		if i.Location.Lines.Begin < 1 || i.Description == "" || i.CheckName == "" {
			t.Errorf("incomplete issue %+v", i)
		}
	}
}

func TestDraftsCarryNoRating(t *testing.T) {
	out := string(render(t, "claimreview", sample(t), Options{}))
	if strings.Contains(strings.ToLower(out), "rating") {
		t.Error("a draft holds a rating")
	}
	var graph struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(out), &graph); err != nil {
		t.Fatal(err)
	}
	// Two answers to each of seven open alarms: helm, lights, warning, hearing, steering, and the copied number.
	if len(graph.Graph) != 12 {
		t.Errorf("%d drafts", len(graph.Graph))
	}
	for _, d := range graph.Graph {
		if d["creativeWorkStatus"] != "Draft" {
			t.Errorf("%v is no draft", d["@id"])
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"a*b_c":           `a\*b\_c`,
		"[x](y)":          `\[x\](y)`,
		"<script>":        "&lt;script&gt;",
		"a | b":           `a \| b`,
		"# heading":       "&#35; heading",
		"1. list":         `1\. list`,
		"2024 was":        "2024 was",
		"- list":          `\- list`,
		"a - b":           "a - b",
		"@someone":        "&#64;someone",
		"https://x.test/": "https&#58;//x.test/",
		"`code`":          "\\`code\\`",
		"at 5:47 a.m.":    "at 5:47 a.m.",
	} {
		if got := md(in); got != want {
			t.Errorf("md(%q) = %q, want %q", in, got, want)
		}
	}
	out := string(render(t, "markdown", hostileReport(), Options{}))
	// What stands in a code span is shown as it is.
	prose := regexp.MustCompile("`[^`]*`").ReplaceAllString(strings.ReplaceAll(out, "\\`", ""), "")
	for _, bad := range []string{"<script>", "](javascript:", "\x1b", "\u202e"} {
		if strings.Contains(strings.ReplaceAll(prose, `\](javascript:`, ""), bad) {
			t.Errorf("Markdown holds %q", bad)
		}
	}
	for _, line := range strings.Split(out, "\n") {
		if strings.HasPrefix(line, "| ") && strings.Contains(line, "evil") {
			if cells := len(regexp.MustCompile(`(^|[^\\])\|`).FindAllString(line, -1)); cells < 4 || cells > 9 {
				t.Errorf("a document breaks a table: %d cells in %s", cells, line)
			}
		}
	}
}

func FuzzFormats(f *testing.F) {
	f.Add([]byte(`{"schema":"gainsay.report/v1","documents":[{"id":"a","text":"x"}],"findings":[{"members":[{"document":"a","start":-1,"end":9}]}]}`))
	f.Add(render(f, "json", sample(f), Options{}))
	f.Add(render(f, "json", hostileReport(), Options{}))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Read(bytes.NewReader(b))
		if err != nil {
			return
		}
		for _, format := range Formats() {
			var out bytes.Buffer
			if err := format.Write(&out, r, Options{Width: 80}); err != nil {
				t.Errorf("%s: %v", format.Name, err)
			}
			if !utf8.Valid(out.Bytes()) {
				t.Errorf("%s writes broken UTF-8", format.Name)
			}
		}
	})
}

// fullDisk takes some bytes and then no more.
type fullDisk struct{ room int }

func (f *fullDisk) Write(p []byte) (int, error) {
	n := min(len(p), f.room)
	f.room -= n
	if n < len(p) {
		return n, syscall.ENOSPC
	}
	return n, nil
}

func TestEveryFormatTellsThatTheDiskIsFull(t *testing.T) {
	for _, f := range Formats() {
		var sound bytes.Buffer
		if err := f.Write(&sound, sample(t), Options{}); err != nil {
			t.Fatal(err)
		}
		for _, room := range []int{0, 1, sound.Len() / 3, sound.Len() / 2, sound.Len() - 1} {
			if err := f.Write(&fullDisk{room}, sample(t), Options{}); !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%s: room for %d of %d bytes: %v", f.Name, room, sound.Len(), err)
			}
		}
	}
}

package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay/internal/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares what a format writes with testdata/golden/NAME.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the golden file (look at it, then run with -update):\n%s", path, firstDifference(string(got), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "(end)", "(end)"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\n got: %s\nwant: %s", i+1, a, b)
		}
	}
	return "no line differs"
}

func render(t testing.TB, format string, r *Report, o Options) []byte {
	t.Helper()
	f, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormatsMatchTheirGoldenFiles(t *testing.T) {
	for _, c := range []struct {
		file, format string
		options      Options
	}{
		{"table-80.txt", "table", Options{Width: 80}},
		{"table-140.txt", "table", Options{Width: 140}},
		{"table-ascii.txt", "table", Options{Width: 100, ASCII: true}},
		{"table-color.txt", "table", Options{Width: 100, Color: true}},
		{"text.txt", "text", Options{}},
		{"report.json", "json", Options{}},
		{"report.html", "html", Options{}},
		{"report.md", "markdown", Options{}},
		{"findings.csv", "csv", Options{}},
		{"matrix.csv", "matrix", Options{}},
		{"report.sarif", "sarif", Options{Rules: sampleRules}},
		{"junit.xml", "junit", Options{}},
		{"github.txt", "github", Options{}},
		{"rdjson.json", "rdjson", Options{}},
		{"gitlab.json", "gitlab", Options{}},
		{"claimreview.jsonld", "claimreview", Options{}},
	} {
		t.Run(c.file, func(t *testing.T) {
			out := render(t, c.format, sample(t), c.options)
			if c.format == "html" { // the assets have files of their own
				out = scriptElement.ReplaceAll(styleElement.ReplaceAll(out, []byte("<style></style>")), []byte("<script></script>"))
				out = policyMeta.ReplaceAll(out, []byte(`Content-Security-Policy" content=""`))
			}
			golden(t, c.file, out)
		})
	}
}

var sampleRules = map[string]Rule{"exclusive-role": {ID: "exclusive-role", Title: "Two fillers of a role that has one",
	Why: "A role such as the person at the helm is held by one person at a time.", Before: "The captain steered. / The mate steered.",
	After: "The captain commanded. / The mate steered.", Severity: "error", Precision: 0.9, Measured: "by hand"}}

func TestClaimsAreShownByDocument(t *testing.T) {
	var b bytes.Buffer
	if err := WriteClaims(&b, sample(t), Options{Width: 100}); err != nil {
		t.Fatal(err)
	}
	golden(t, "claims.txt", b.Bytes())
	for i, line := range strings.Split(b.String(), "\n") {
		if width(line) > 100 {
			t.Errorf("line %d is %d columns wide", i+1, width(line))
		}
	}
	b.Reset()
	hostile := hostileReport()
	hostile.Attributions = []Attribution{{Document: hostile.Documents[0].ID, SourceName: hostile.Documents[0].Outlet, Grade: "named", Content: []text.Span{{Start: -1, End: 5}, {Start: 0, End: 1 << 20}}}}
	hostile.Claims = []Claim{{Document: hostile.Documents[0].ID, Span: text.Span{Start: 3, End: 1}}}
	if err := WriteClaims(&b, hostile, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		if r != '\n' && hidden(r) {
			t.Errorf("%U reaches the terminal", r)
		}
	}
}

package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Format is one way to write a report.
type Format struct {
	// Name is what a user types after --format.
	Name string
	// About says in a few words who reads it.
	About string
	// Extensions are the file endings, with their dot, that stand for the format when only a path is given.
	Extensions []string
	// Write renders r. It never changes r and writes the same bytes for the same r and o.
	Write func(w io.Writer, r *Report, o Options) error
	// ShowsText is true where the texts of the documents (Options.Texts) are shown or columns are counted in them; the others
	// write the same with and without.
	ShowsText bool
}

// Options are what a format may need beside the report. The zero value is right for a file.
type Options struct {
	// Width of the terminal in columns; 0 stands for 100.
	Width int
	// Color allows escape sequences for colour and weight.
	Color bool
	// ASCII draws the frames of tables without box characters.
	ASCII bool
	// Rules describes the rules that findings name, by id, for the formats that carry documentation.
	Rules map[string]Rule
	// Texts holds the text of documents by document id, for reports that were saved without (--with-text).
	Texts map[string]string
	// StepSummary receives the whole report in Markdown from the format github; nil for nowhere.
	StepSummary io.Writer
	// Title of the fact-check report; empty for the default.
	Title string
}

// Rule is the documentation of a rule that raises findings.
type Rule struct {
	ID, Title, Why, Before, After, Severity string
	// Precision is the measured share of right findings, 0 when nobody has measured it; Measured says on what.
	Precision float64
	Measured  string
}

// Formats lists every format, sorted by name.
func Formats() []Format {
	return []Format{
		{"claimreview", "drafts of ClaimReview in JSON-LD, without a rating", []string{".jsonld"}, writeClaimReview, false},
		{"csv", "the findings for a spreadsheet, one row a quotation", []string{".csv"}, writeCSV, false},
		{"github", "annotations of a GitHub workflow", nil, writeGitHub, true},
		{"gitlab", "a Code Quality report for GitLab", nil, writeGitLab, false},
		{"html", "the fact-check report as one page, for editors", []string{".html", ".htm"}, writeHTML, true},
		{"json", "the whole report, for programs (schema/report-v1.schema.json)", []string{".json"}, writeJSON, false},
		{"junit", "test results for CI servers", []string{".xml"}, writeJUnit, false},
		{"markdown", "the fact-check report as text", []string{".md"}, writeMarkdown, true},
		{"matrix", "a spreadsheet with one row a question and one column a document", nil, writeMatrix, false},
		{"rdjson", "diagnostics for reviewdog", nil, writeRDJSON, true},
		{"sarif", "results for code scanning (SARIF 2.1.0)", []string{".sarif"}, writeSARIF, true},
		{"table", "questions and answers in tables, for a terminal", nil, writeTable, false},
		{"text", "one line a finding: path:line:col: severity rule: ...", []string{".txt"}, writeText, false},
	}
}

// Lookup finds a format by its name. The error names the formats there are, and the nearest one.
func Lookup(name string) (Format, error) {
	formats := Formats()
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
	}
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	err := &UnknownFormatError{Name: name, Known: names}
	nearest := slices.MinFunc(names, func(a, b string) int {
		return levenshtein.ComputeDistance(name, a) - levenshtein.ComputeDistance(name, b)
	})
	if levenshtein.ComputeDistance(name, nearest) <= 2 {
		err.Nearest = nearest
	}
	return Format{}, err
}

// UnknownFormatError says that there is no such format.
type UnknownFormatError struct {
	Name    string
	Known   []string
	Nearest string // empty when nothing is near
}

func (e *UnknownFormatError) Error() string { return fmt.Sprintf("unknown format %q", e.Name) }

// Hint says what to type instead.
func (e *UnknownFormatError) Hint() string {
	if e.Nearest != "" {
		return fmt.Sprintf("did you mean %q?", e.Nearest)
	}
	return "the formats are " + strings.Join(e.Known, ", ")
}

// ParseOutput splits the value of -o: "html=report.html", or a path whose ending names the format.
func ParseOutput(value string) (Format, string, error) {
	if name, path, ok := strings.Cut(value, "="); ok {
		f, err := Lookup(name)
		if err == nil && path == "" {
			err = fmt.Errorf("output %q names no file", value)
		}
		return f, path, err
	}
	for _, f := range Formats() {
		for _, ending := range f.Extensions {
			if strings.HasSuffix(value, ending) {
				return f, value, nil
			}
		}
	}
	return Format{}, "", fmt.Errorf("output %q: write it as FORMAT=PATH", value)
}

package report

import (
	"encoding/json"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The parts of SARIF 2.1.0 that are written (OASIS, 2020).
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		ColumnKind  string            `json:"columnKind"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string           `json:"id"`
		Name             string           `json:"name,omitempty"`
		ShortDescription *sarifText       `json:"shortDescription,omitempty"`
		FullDescription  *sarifText       `json:"fullDescription,omitempty"`
		Help             *sarifText       `json:"help,omitempty"`
		Default          *sarifDefault    `json:"defaultConfiguration,omitempty"`
		Properties       *sarifProperties `json:"properties,omitempty"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifProperties struct {
		Precision string   `json:"precision,omitempty"`
		Tags      []string `json:"tags,omitempty"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Rank         float64            `json:"rank"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification,omitempty"`
	}
)

// fingerprintName is versioned: a change of what ids are made of makes a new name, so that services do not match
// old results with new ones by accident.
const fingerprintName = "gainsayFinding/v1"

// writeSARIF writes what somebody may have to act on: everything but agreements. Columns are UTF-16 units, as
// services that show SARIF count.
func writeSARIF(w io.Writer, r *Report, o Options) error {
	v := newView(r, o)
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}, Invocations: []sarifInvocation{{Successful: !r.Interrupted}},
		Tool: sarifTool{sarifDriver{Name: "gainsay", Version: plain(r.Tool.Version), Rules: []sarifRule{}}}}
	for _, s := range r.Skipped {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{
			Level: "warning", Message: sarifText{Text: "skipped: " + sarifEscape(plain(s.Reason))},
			Locations: []sarifLocation{{Physical: sarifPhysical{Artifact: sarifArtifact{uri(s.Path)}}}}})
	}
	for _, n := range r.Notes {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{Level: "note", Message: sarifText{Text: sarifEscape(plain(n))}})
	}
	index := map[string]int{}
	var findings []*Finding
	for _, f := range v.inOrder() {
		if f.Kind != "agreement" && f.verdict() != "agree" && f.verdict() != "narrower" && len(f.Members) > 0 {
			findings = append(findings, f)
			index[f.Rule] = 0
		}
	}
	ids := make([]string, 0, len(index))
	for id := range index {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for i, id := range ids {
		index[id] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(id, o.Rules[id]))
	}
	for _, f := range findings {
		run.Results = append(run.Results, v.sarifResult(f, index[f.Rule]))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(id string, doc Rule) sarifRule {
	rule := sarifRule{ID: plain(id), Properties: &sarifProperties{Tags: []string{"fact-check"}}}
	if doc.Title != "" {
		rule.ShortDescription = &sarifText{Text: plain(doc.Title)}
	}
	if doc.Why != "" {
		rule.FullDescription = &sarifText{Text: plain(doc.Why)}
		help := sarifText{Text: plain(doc.Why), Markdown: md(plain(doc.Why))}
		if doc.Before != "" {
			help.Text += "\n\nFlagged: " + plain(doc.Before)
			help.Markdown += "\n\n**Flagged:** " + md(plain(doc.Before))
		}
		if doc.After != "" {
			help.Text += "\n\nNot flagged: " + plain(doc.After)
			help.Markdown += "\n\n**Not flagged:** " + md(plain(doc.After))
		}
		rule.Help = &help
	}
	if level := sarifLevel(doc.Severity); doc.Severity != "" {
		rule.Default = &sarifDefault{level}
	}
	switch p := doc.Precision; {
	case p >= 0.95:
		rule.Properties.Precision = "very-high"
	case p >= 0.85:
		rule.Properties.Precision = "high"
	case p >= 0.6:
		rule.Properties.Precision = "medium"
	case p > 0:
		rule.Properties.Precision = "low"
	}
	return rule
}

func sarifLevel(severity string) string {
	switch severity {
	case "error", "warning":
		return severity
	}
	return "note"
}

func (v *view) sarifResult(f *Finding, ruleIndex int) sarifResult {
	rows := v.rows(f)
	result := sarifResult{RuleID: plain(f.Rule), RuleIndex: ruleIndex, Level: sarifLevel(f.Severity),
		Fingerprints: map[string]string{fingerprintName: plain(f.ID)}, Rank: round(100 * f.Confidence.Event * f.Confidence.Verdict)}
	var message strings.Builder
	if f.Kind == "unattributed" {
		message.WriteString(sarifEscape(v.message(f, rows)))
	} else {
		message.WriteString(sarifEscape(strings.TrimSpace(plain(f.label()) + ": " + plain(f.Question))))
		for i, r := range rows {
			words := r.answer
			if words == "" {
				words = shorten(r.after, 160)
			}
			outlet := sarifEscape(plain(v.outlet(r.document)))
			if i > 0 {
				outlet = "[" + outlet + "](" + strconv.Itoa(i) + ")"
				result.Related = append(result.Related, v.sarifLocation(r.Member, i, plain(v.outlet(r.document))+": “"+words+"”"))
			}
			message.WriteString("\n" + outlet + ": “" + sarifEscape(words) + "”" + sarifEscape(r.original()))
		}
	}
	for _, w := range f.Why {
		message.WriteString("\n" + sarifEscape(plain(w)))
	}
	result.Message.Text = message.String()
	result.Locations = []sarifLocation{v.sarifLocation(rows[0].Member, 0, "")}
	if f.Settled() {
		result.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: f.review()}}
	}
	return result
}

func (v *view) sarifLocation(m *Member, id int, message string) sarifLocation {
	begin, end, ok := v.positions(m)
	region := &sarifRegion{StartLine: begin.line, Snippet: &sarifText{Text: plain(m.Text)}}
	if ok {
		region.StartColumn, region.EndLine, region.EndColumn = begin.utf16, end.line, end.utf16
	}
	l := sarifLocation{ID: id, Physical: sarifPhysical{Artifact: sarifArtifact{uri(v.document(m.Document).slashPath())}, Region: region}}
	if message != "" {
		l.Message = &sarifText{Text: sarifEscape(message)}
	}
	return l
}

// uri writes a path as a URI reference: relative where the path is, percent-encoded. A relative one whose first part has a
// colon begins with "./", or the part before it would be taken for a scheme.
func uri(p string) string {
	p = path.Clean(strings.ReplaceAll(p, `\`, "/"))
	if drive.MatchString(p) {
		p = "/" + p
	}
	u := (&url.URL{Path: p}).String()
	if strings.HasPrefix(p, "/") {
		return "file://" + u
	}
	return u
}

// drive begins an absolute path of Windows.
var drive = regexp.MustCompile(`^[A-Za-z]:/`)

// sarifEscape keeps text from being read as an embedded link (SARIF 3.11.6).
func sarifEscape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(s)
}

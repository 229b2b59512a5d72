// Package report holds the report as it is written and read (design: gainsay.report/v1) and renders it, one file
// a format. It knows nothing of how a finding came about.
package report

import "gainsay/internal/text"

// Schema names the version of the report's shape.
const Schema = "gainsay.report/v1"

// Report is the whole outcome of a run. Every offset is a byte offset into the document's text.
type Report struct {
	Schema   string `json:"schema"`
	Tool     Tool   `json:"tool"`
	Complete bool   `json:"complete"`
	// Interrupted is true when the run ended before its end: findings are missing. A run that only left inputs out is not.
	Interrupted bool      `json:"interrupted,omitempty"`
	Skipped     []Skipped `json:"skipped"`
	Notes       []string  `json:"notes,omitempty"`
	// NewDocuments are the ids of the documents that alone were of interest: findings that involve none of them were left
	// out. nil for a report on all of them.
	NewDocuments []string `json:"new_documents,omitzero"`
	// Omitted is how many findings were left out at the user's wish: settled ones, those below a severity, those beyond a
	// limit.
	Omitted      int           `json:"omitted,omitempty"`
	Documents    []Document    `json:"documents"`
	Attributions []Attribution `json:"attributions,omitempty"`
	Claims       []Claim       `json:"claims,omitempty"`
	Events       []Event       `json:"events,omitempty"`
	Passages     []Passage     `json:"passages,omitempty"`
	Findings     []Finding     `json:"findings,omitempty"`
}

// Tool says which program and which rules made the report. Rules is a hash of the rule packs in force.
type Tool struct {
	Version string `json:"version"`
	Rules   string `json:"rules"`
	// Packs names the rule packs in force, in the order in which they were laid over each other.
	Packs []string `json:"packs,omitempty"`
}

// Skipped is an input that was left out and why.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Document is one document that was read. Published is RFC 3339, a day alone ("2023-09-20") when only the day
// is known, empty when undated. Text is there with --with-text.
type Document struct {
	ID        string     `json:"id"`
	Path      string     `json:"path"`
	Outlet    string     `json:"outlet"`
	Family    string     `json:"family"`
	Published string     `json:"published"`
	Title     string     `json:"title"`
	URL       string     `json:"url"`
	Language  string     `json:"language"`
	Sentences []Sentence `json:"sentences"`
	Places    []Place    `json:"places,omitempty"`
	// Format is what the original was recognised as ("text", "html", "pdf", ...), Author and Credit who its metadata
	// names. Notes tell what a reader should know about how it was read: a guessed encoding, a date that was not
	// understood, a part that was left out.
	Format string   `json:"format,omitempty"`
	Author string   `json:"author,omitempty"`
	Credit string   `json:"credit,omitempty"`
	Notes  []string `json:"notes,omitempty"`
	// ReplacedBy is the id of the latest version of the same article; empty for the latest itself. A document that
	// is replaced is not compared with others.
	ReplacedBy string `json:"replaced_by,omitempty"`
	Text       string `json:"text,omitempty"`
	// SHA256 of the text in hexadecimal, so that a saved report can tell whether the text it finds again is the
	// text that was read.
	SHA256 string `json:"sha256,omitempty"`
}

// Place leads back to the original: page, element or record.
type Place struct {
	text.Span
	Label string `json:"label"`
}

// Sentence is a sentence with its kind (text, heading, furniture) and grade (named, side, vague, none).
type Sentence struct {
	text.Span
	Kind      string `json:"kind"`
	Grade     string `json:"grade"`
	Paragraph int    `json:"paragraph"`
}

// Attribution is one act of saying; Within names the attribution that it is nested in.
type Attribution struct {
	ID         string      `json:"id"`
	Document   string      `json:"document"`
	Source     []text.Span `json:"source"`
	Cue        []text.Span `json:"cue"`
	Content    []text.Span `json:"content"`
	Grade      string      `json:"grade"`
	Carried    bool        `json:"carried"`
	Within     *string     `json:"within"`
	SourceName string      `json:"source_name"`
	Confidence float64     `json:"confidence"`
}

// Claim is one thing said, with its predicate and roles.
type Claim struct {
	ID       string `json:"id"`
	Document string `json:"document"`
	text.Span
	Predicate   Predicate `json:"predicate"`
	Roles       []Role    `json:"roles"`
	Polarity    string    `json:"polarity"`
	Modality    string    `json:"modality"`
	Attribution *string   `json:"attribution"`
	Confidence  float64   `json:"confidence"`
}

// Predicate is the word that carries a claim; Kind is verb, noun, copula or headline.
type Predicate struct {
	text.Span
	Lemma string `json:"lemma"`
	Kind  string `json:"kind"`
}

// Role is one participant or circumstance of a claim.
type Role struct {
	Role string `json:"role"`
	text.Span
	Entity string `json:"entity"`
	Value  string `json:"value"`
}

// Event groups the claims about one event under the question that the report asks of it.
type Event struct {
	ID         string   `json:"id"`
	Question   string   `json:"question"`
	Claims     []string `json:"claims"`
	Confidence float64  `json:"confidence"`
	// Sure are the groups of these claims that are surely about the same; claims that are in none are less sure.
	Sure [][]string `json:"sure,omitempty"`
}

// Passage is a group of near-duplicate passages. Kind is copy, rewrite, background or boilerplate.
type Passage struct {
	ID     string  `json:"id"`
	Kind   string  `json:"kind"`
	Origin *string `json:"origin"`
	// Agency is the news agency that the members credit, Similarity that of the least similar member, 0 to 1.
	Agency      string       `json:"agency,omitempty"`
	Similarity  float64      `json:"similarity"`
	Members     []Located    `json:"members"`
	Differences []Difference `json:"differences"`
}

// Located is a span in a document.
type Located struct {
	Document string `json:"document"`
	text.Span
}

// Difference is what parts the members of a passage group: number, name, date, negation, quotation or word.
type Difference struct {
	Members []Located `json:"members"`
	Kind    string    `json:"kind"`
}

// Finding is what an editor reads. Kind is agreement, divergence, unattributed or copy; Verdict is agree,
// narrower, diverge, disputed, tension, updated, hedged or nil; Severity error, warning or note.
type Finding struct {
	ID           string     `json:"id"`
	Kind         string     `json:"kind"`
	Verdict      *string    `json:"verdict"`
	Slot         string     `json:"slot"`
	Question     string     `json:"question"`
	Severity     string     `json:"severity"`
	Members      []Member   `json:"members"`
	Silent       []string   `json:"silent"`
	Origins      int        `json:"origins"`
	NamedSources int        `json:"named_sources"`
	Confidence   Confidence `json:"confidence"`
	Rule         string     `json:"rule"`
	Why          []string   `json:"why"`
	Settle       string     `json:"settle"`
	// TimeNote says what the dates of the documents do or do not allow to conclude; empty when time plays no part.
	TimeNote string `json:"time_note,omitempty"`
	// Status of the review: open, confirmed or dismissed, with the Reason that Reviewer gave. Baseline is true
	// when a baseline knows the finding, Suppressed when an ignore file names it.
	Status     string `json:"status,omitempty"`
	Reason     string `json:"reason,omitempty"`
	Reviewer   string `json:"reviewer,omitempty"`
	Baseline   bool   `json:"baseline,omitempty"`
	Suppressed bool   `json:"suppressed,omitempty"`
}

// Member is the answer of one source, with the exact words.
type Member struct {
	Document string `json:"document"`
	text.Span
	Answer      *Answer `json:"answer"`
	Attribution *string `json:"attribution"`
	// Text is the whole passage that Span covers, Line and Column (from 1, in characters) where it begins, so
	// that a saved report can be rendered without its documents. Speaker and Grade repeat who is given for it.
	Text string `json:"text"`
	// Place is where in the original the answer stands ("page 2"), for documents whose text was extracted.
	Place   string `json:"place,omitempty"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Speaker string `json:"speaker"`
	Cue     string `json:"cue"`
	Grade   string `json:"grade"`
}

// Answer is the part of a member that answers the question.
type Answer struct {
	text.Span
	Text string `json:"text"`
	// Group is equal (and above 0) for the answers of one finding that say the same; 0 when nobody has told.
	Group int `json:"group,omitempty"`
}

// Confidence has two sides: is it the same event, and do the answers differ (or agree) as the verdict says.
type Confidence struct {
	Event   float64 `json:"event"`
	Verdict float64 `json:"verdict"`
}

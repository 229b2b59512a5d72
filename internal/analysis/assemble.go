package analysis

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/report"
	"gainsay/internal/text"
)

// Version of the program, as reports and --version say it.
const Version = "0.1.0"

// list adds the attributions and claims of the documents to a report, and lets go of each document when that is done: the two
// together take much memory, and the report is made last.
func list(r *report.Report, read []*document) {
	attributions, claims := 0, 0
	for _, d := range read {
		attributions += len(d.attributions.Attributions)
		claims += len(d.claims)
	}
	if attributions > 0 {
		r.Attributions = make([]report.Attribution, 0, attributions)
	}
	if claims > 0 {
		r.Claims = make([]report.Claim, 0, claims)
	}
	for n, d := range read {
		for i := range d.attributions.Attributions {
			r.Attributions = append(r.Attributions, d.wireAttribution(i))
		}
		for i := range d.claims {
			r.Claims = append(r.Claims, d.wireClaim(&d.claims[i]))
		}
		read[n] = nil
	}
}

// start begins a report with the documents.
func (e *Engine) start(read []*document, skipped []corpus.Skipped) *report.Report {
	r := &report.Report{Schema: report.Schema, Complete: len(skipped) == 0, Tool: report.Tool{Version: Version, Rules: string(e.rules)}}
	for _, s := range skipped {
		r.Skipped = append(r.Skipped, report.Skipped{Path: s.Path, Reason: s.Reason})
	}
	slices.SortFunc(r.Skipped, func(a, b report.Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	dated := false
	for _, d := range read {
		r.Documents = append(r.Documents, d.wire())
		dated = dated || !d.Published.IsZero()
	}
	if len(read) > event.WholeStory {
		r.Notes = append(r.Notes, fmt.Sprintf("there are %d documents: where more than %d tell one story each is compared with fewer of its nearest, and of more than %d each is held against those most like it to part them into stories", len(read), event.WholeStory, event.WholeCorpus))
	}
	if !dated && len(read) > 0 {
		r.Notes = append(r.Notes, "the documents carry no dates: whatever diverges may be a change over time")
	}
	return r
}

func (d *document) wire() report.Document {
	out := report.Document{ID: d.ID, Path: d.Path, Outlet: d.Outlet, Family: d.Family, Title: d.Title, URL: d.URL, Language: d.Language, Published: d.published(), ReplacedBy: d.ReplacedBy}
	sum := sha256.Sum256([]byte(d.Text))
	out.SHA256 = hex.EncodeToString(sum[:])
	for i := range d.read.Sentences {
		s := &d.read.Sentences[i]
		out.Sentences = append(out.Sentences, report.Sentence{Span: s.Span, Kind: string(s.Kind), Grade: string(d.attributions.Grades[i]), Paragraph: s.Paragraph})
	}
	out.Format, out.Author, out.Credit, out.Notes = d.Format, d.Author, d.Credit, d.Notes
	if len(d.claims) > event.WholeClaims {
		out.Notes = append(slices.Clone(d.Notes), fmt.Sprintf("it makes %d claims, more than %d: each may be compared with no more than those of another document, or of this one, that have most in common with it", len(d.claims), event.WholeClaims))
	}
	for _, p := range d.Places {
		out.Places = append(out.Places, report.Place{Span: text.Span{Start: p.Start, End: p.End}, Label: p.Label})
	}
	return out
}

func (d *document) published() string {
	switch {
	case d.Published.IsZero():
		return ""
	case d.PublishedDay:
		return d.Published.Format("2006-01-02")
	}
	return d.Published.Format("2006-01-02T15:04:05Z07:00")
}

func (d *document) wireAttribution(i int) report.Attribution {
	a := &d.attributions.Attributions[i]
	out := report.Attribution{ID: *d.attributionID(a), Document: d.ID, Source: a.Source, Cue: a.Cue, Content: a.Content, Grade: string(a.Grade),
		Carried: a.Carried, SourceName: a.SourceName, Confidence: round(a.Confidence)}
	if a.Within >= 0 {
		out.Within = d.attributionID(&d.attributions.Attributions[a.Within])
	}
	return out
}

// attributionID makes the id of an attribution, which is unique in its document, unique in the report.
func (d *document) attributionID(a *attribution.Attribution) *string {
	id := d.ID + "#" + a.ID
	return &id
}

func (d *document) wireClaim(c *claim.Claim) report.Claim {
	out := report.Claim{ID: c.ID, Document: d.ID, Span: c.Span, Polarity: string(c.Polarity), Modality: string(c.Modality), Confidence: round(c.Confidence),
		Predicate: report.Predicate{Span: c.Predicate.Span, Lemma: c.Predicate.Lemma, Kind: string(c.Predicate.Kind)}}
	for i := range c.Roles {
		a := &c.Roles[i]
		role := report.Role{Role: string(a.Role), Span: a.Span, Entity: a.EntityKey}
		switch {
		case a.Time != nil:
			role.Value = a.Time.Normal
		case a.Amount != nil:
			role.Value = a.Amount.String()
		}
		out.Roles = append(out.Roles, role)
	}
	if _, named := c.Argument(claim.Patient); !named && !c.Content.Empty() {
		out.Roles = append(out.Roles, report.Role{Role: string(claim.Patient), Span: c.Content})
	}
	if a := d.attribution(c); a != nil {
		out.Attribution = d.attributionID(a)
	}
	return out
}

// attribution in whose content the claim stands, nil for none.
func (d *document) attribution(c *claim.Claim) *attribution.Attribution {
	if c.Attribution < 0 {
		return nil
	}
	return &d.attributions.Attributions[c.Attribution]
}

// member is the entry of a finding for an answer in a sentence, whose whole text it quotes. An empty answer gives a
// member without one.
func (d *document) member(sentence int, answer text.Span, a *attribution.Attribution) report.Member {
	s := &d.read.Sentences[sentence]
	m := report.Member{Document: d.ID, Span: s.Span, Text: s.Span.Cut(d.Text), Grade: string(attribution.None)}
	m.Line, m.Column = report.LineAndColumn(d.Text, s.Start)
	m.Place = d.PlaceAt(max(s.Start, answer.Start))
	if !answer.Empty() {
		m.Answer = &report.Answer{Span: answer, Text: answer.Cut(d.Text)}
	}
	if a != nil {
		m.Attribution, m.Speaker, m.Grade = d.attributionID(a), a.SourceName, string(a.Grade)
		var cue []string
		for _, c := range a.Cue {
			cue = append(cue, c.Cut(d.Text))
		}
		m.Cue = strings.Join(cue, " … ")
	}
	return m
}

// round keeps three decimals, so that a report does not hang on the last bit of a sum.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

package analysis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"gainsay/internal/corpus"
	"gainsay/internal/report"
	"gainsay/internal/text"
)

// maxFuzzed bounds what is read in one go, so that many are.
const maxFuzzed = 6 << 10

// FuzzCheck runs the whole program over arbitrary bytes of any format, beside an article of which they may speak: it ends
// without an error, every offset lies in its text, every quotation is what stands there, every name that is referred to
// exists, ids are unique, and the report can be written and read again.
func FuzzCheck(f *testing.F) {
	const article = "Nine people were killed when the stand at Brayle collapsed on Monday, the police said.\n\nThe mayor, Edith Crane, " +
		"denied that she had known of the cracks. \"We will rebuild it by the spring,\" she told the council.\n"
	for _, s := range []string{
		article,
		"Fourteen people were killed when the stand at Brayle collapsed on Monday, the hospital said. Edith Crane confirmed that she had known.",
		"---\noutlet: Echo\npublished: 2031-05-02\n---\n\n# Stand collapses\n\nThe stand did not collapse. \"We will rebuild it by the autumn,\" she told the council.\n",
		"<html><body><article><h1>Stand</h1><p>Nine people were not killed.</p></article></body></html>",
		`{"id": "a", "outlet": "Echo", "text": "Nine people were killed."}` + "\n" + `{"id": "a", "text": "Ten people were killed on Tuesday."}`,
		"1\n00:00:01,000 --> 00:00:03,000\n- Nine people were killed.\n",
		"\"\"“” -- said said said he, who, that 9 9 9 9 --- on Monday on Monday on Monday . . . \u202e\x1b[2J",
	} {
		f.Add([]byte(s))
	}
	e := engine(f, 1)
	f.Fuzz(func(t *testing.T, b []byte) {
		ctx := context.Background()
		docs, skipped, err := corpus.Read(ctx, corpus.Options{PDFToText: "-"}, []string{"-"}, bytes.NewReader(b[:min(len(b), maxFuzzed)]))
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, corpus.Document{ID: "the article", Path: "the article", Outlet: "Wire", Text: article, Language: "en", Format: "text"})
		r, err := e.Check(ctx, docs, skipped)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Skipped {
			if strings.Contains(s.Reason, "internal error") || strings.Contains(s.Reason, "reader failed") {
				t.Errorf("%s: %s", s.Path, s.Reason)
			}
		}
		holds(t, r, docs)
		var out bytes.Buffer
		if err := json.NewEncoder(&out).Encode(r); err != nil {
			t.Fatal(err)
		}
		if _, err := report.Read(&out); err != nil {
			t.Errorf("the report cannot be read again: %v", err)
		}
	})
}

// holds checks what every report promises.
func holds(t *testing.T, r *report.Report, docs []corpus.Document) {
	t.Helper()
	texts := map[string]string{}
	for i := range docs {
		texts[docs[i].ID] = docs[i].Text
	}
	inside := func(what, document string, s text.Span) bool {
		doc, known := texts[document]
		if !known || s.Start < 0 || s.Start > s.End || s.End > len(doc) {
			t.Errorf("%s: %d to %d of %q, which has %d bytes (known %v)", what, s.Start, s.End, document, len(doc), known)
			return false
		}
		return true
	}
	attributions, claims, ids := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, a := range r.Attributions {
		attributions[a.ID] = true
		for _, spans := range [][]text.Span{a.Source, a.Cue, a.Content} {
			for _, s := range spans {
				inside("attribution "+a.ID, a.Document, s)
			}
		}
	}
	for _, c := range r.Claims {
		claims[c.ID] = true
		inside("claim "+c.ID, c.Document, c.Span)
		inside("predicate "+c.ID, c.Document, c.Predicate.Span)
		for _, role := range c.Roles {
			inside("role "+c.ID, c.Document, role.Span)
		}
		if c.Attribution != nil && !attributions[*c.Attribution] {
			t.Errorf("claim %s names the attribution %s, which is none", c.ID, *c.Attribution)
		}
	}
	for _, e := range r.Events {
		for _, id := range e.Claims {
			if !claims[id] {
				t.Errorf("event %s names the claim %s, which is none", e.ID, id)
			}
		}
	}
	for _, p := range r.Passages {
		for _, m := range p.Members {
			inside("passage "+p.ID, m.Document, m.Span)
		}
		for _, d := range p.Differences {
			for _, m := range d.Members {
				inside("difference of "+p.ID, m.Document, m.Span)
			}
		}
	}
	for _, f := range r.Findings {
		if f.ID == "" || ids[f.ID] {
			t.Errorf("the id %q of a finding is empty or not its own", f.ID)
		}
		ids[f.ID] = true
		if f.Rule == "" || len(f.Why) == 0 || len(f.Members) == 0 {
			t.Errorf("finding %s has no rule, no reason or no member: %+v", f.ID, f)
		}
		for _, m := range f.Members {
			if inside("member of "+f.ID, m.Document, m.Span) && m.Span.Cut(texts[m.Document]) != m.Text {
				t.Errorf("finding %s quotes %q, and %q stands there", f.ID, m.Text, m.Span.Cut(texts[m.Document]))
			}
			if m.Answer != nil && inside("answer of "+f.ID, m.Document, m.Answer.Span) && (m.Answer.Span.Cut(texts[m.Document]) != m.Answer.Text || !m.Span.Contains(m.Answer.Span)) {
				t.Errorf("finding %s answers %q outside %q", f.ID, m.Answer.Text, m.Text)
			}
			if m.Attribution != nil && !attributions[*m.Attribution] {
				t.Errorf("finding %s names the attribution %s, which is none", f.ID, *m.Attribution)
			}
		}
	}
}

package report

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
)

// writeJSON writes the report as it is, indented, with a final newline. Lists that the schema requires are
// written as empty lists, never as null.
func writeJSON(w io.Writer, r *Report, _ Options) error {
	out := *r
	out.fillEmpty()
	return encodeIndented(w, reflect.ValueOf(&out).Elem())
}

// fillEmpty puts empty lists in place of nil ones, in copies: the report that was handed in stays as it is.
func (r *Report) fillEmpty() {
	if r.Schema == "" {
		r.Schema = Schema
	}
	r.Skipped = orEmpty(r.Skipped)
	r.Documents = each(r.Documents, func(d *Document) { d.Sentences = orEmpty(d.Sentences) })
	r.Attributions = each(r.Attributions, func(a *Attribution) {
		a.Source, a.Cue, a.Content = orEmpty(a.Source), orEmpty(a.Cue), orEmpty(a.Content)
	})
	r.Claims = each(r.Claims, func(c *Claim) { c.Roles = orEmpty(c.Roles) })
	r.Events = each(r.Events, func(e *Event) { e.Claims = orEmpty(e.Claims) })
	r.Passages = each(r.Passages, func(p *Passage) {
		p.Members = orEmpty(p.Members)
		p.Differences = each(p.Differences, func(d *Difference) { d.Members = orEmpty(d.Members) })
		p.Differences = orEmpty(p.Differences)
	})
	r.Findings = each(r.Findings, func(f *Finding) {
		f.Members, f.Silent, f.Why = orEmpty(f.Members), orEmpty(f.Silent), orEmpty(f.Why)
	})
	r.Documents = orEmpty(r.Documents)
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// each copies list and lets change work on every element of the copy; nil stays nil.
func each[T any](list []T, change func(*T)) []T {
	if list == nil {
		return nil
	}
	out := append([]T(nil), list...)
	for i := range out {
		change(&out[i])
	}
	return out
}

// Read reads a saved report and refuses what is not one.
func Read(in io.Reader) (*Report, error) {
	d := json.NewDecoder(in)
	var r Report
	if err := d.Decode(&r); err != nil {
		return nil, fmt.Errorf("not a saved report: %w", err)
	}
	if r.Schema != Schema {
		return nil, fmt.Errorf("not a saved report of this version: schema is %q, not %q", r.Schema, Schema)
	}
	return &r, nil
}

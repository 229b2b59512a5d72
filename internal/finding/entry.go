package finding

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"gainsay/internal/files"
	"gainsay/internal/report"
)

// Entry remembers a finding outside a run: in a baseline or in a file of reviews. It carries the quotations that
// the finding rests on, so that a person can read the file, and so that a finding is known again after one of its
// passages is gone.
type Entry struct {
	ID       string  `yaml:"id"`
	Rule     string  `yaml:"rule"`
	Question string  `yaml:"question,omitempty"`
	Status   string  `yaml:"status,omitempty"`
	Reason   string  `yaml:"reason"`
	Reviewer string  `yaml:"reviewer,omitempty"`
	Quotes   []Quote `yaml:"quotes"`
}

// The states of a review.
const (
	Open      = "open"
	Confirmed = "confirmed"
	Dismissed = "dismissed"
)

// EntryOf remembers f, a finding of r.
func EntryOf(r *report.Report, f *report.Finding) Entry {
	outlets := outletsOf(r)
	e := Entry{ID: f.ID, Rule: f.Rule, Question: f.Question, Status: f.Status, Reason: f.Reason, Reviewer: f.Reviewer}
	for i := range f.Members {
		e.Quotes = append(e.Quotes, memberQuote(&f.Members[i], outlets))
	}
	slices.SortStableFunc(e.Quotes, func(a, b Quote) int { return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Text, b.Text)) })
	return e
}

// book finds the entry that knows a finding.
type book struct {
	entries []Entry
	byID    map[string]int
	byKey   map[string][]int // quotation to the entries that hold it
	used    []bool
}

func newBook(entries []Entry) *book {
	b := &book{entries: entries, byID: map[string]int{}, byKey: map[string][]int{}, used: make([]bool, len(entries))}
	for i, e := range entries {
		b.byID[e.ID] = i
		for _, q := range e.Quotes {
			b.byKey[q.key()] = append(b.byKey[q.key()], i)
		}
	}
	return b
}

// find returns the index of the entry that knows f: the one with its id, or one of the same rule that holds all of
// its quotations, so that f says nothing which the reviewer has not seen. A finding with one quotation more than
// its entry is news, and is not known.
func (b *book) find(f *report.Finding, outlets map[string]string) (int, bool) {
	if i, ok := b.byID[f.ID]; ok {
		b.used[i] = true
		return i, true
	}
	if len(f.Members) < 2 {
		return 0, false
	}
	var keys []string
	for k := range f.Members {
		keys = append(keys, memberQuote(&f.Members[k], outlets).key())
	}
	for _, i := range b.byKey[keys[0]] {
		if b.entries[i].Rule == f.Rule && holdsAll(b.entries[i].Quotes, keys) {
			b.used[i] = true
			return i, true
		}
	}
	return 0, false
}

func holdsAll(quotes []Quote, keys []string) bool {
	for _, k := range keys {
		if !slices.ContainsFunc(quotes, func(q Quote) bool { return q.key() == k }) {
			return false
		}
	}
	return true
}

// unused lists the entries that no finding was found for.
func (b *book) unused() []Entry {
	var out []Entry
	for i, e := range b.entries {
		if !b.used[i] {
			out = append(out, e)
		}
	}
	return out
}

// file is the shape of a baseline or review file.
type file struct {
	Version string  `yaml:"gainsay"`
	Entries []Entry `yaml:"findings"`
}

// The first lines of the two kinds of files.
const (
	baselineVersion = "baseline/v1"
	reviewVersion   = "review/v1"
)

// readEntries reads a file of entries; a file that is not there holds none.
func readEntries(system files.System, path, version string) ([]Entry, error) {
	b, err := files.ReadText(system, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return decodeEntries(bytes.NewReader(b), path, version)
}

func decodeEntries(in io.Reader, path, version string) ([]Entry, error) {
	var f file
	if err := yaml.NewDecoder(in, yaml.Strict()).Decode(&f); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read %s: %s", path, strings.TrimSpace(yaml.FormatError(err, false, true)))
	}
	if f.Version != version {
		return nil, fmt.Errorf("read %s: its first line says %q and not %q", path, "gainsay: "+f.Version, "gainsay: "+version)
	}
	seen := map[string]bool{}
	for i, e := range f.Entries {
		where := fmt.Sprintf("%s: finding %d", path, i+1)
		if e.ID != "" {
			where = fmt.Sprintf("%s: finding %s", path, e.ID)
		}
		switch {
		case e.ID == "":
			return nil, fmt.Errorf("%s has no id", where)
		case seen[e.ID]:
			return nil, fmt.Errorf("%s stands there twice", where)
		case strings.TrimSpace(e.Reason) == "" && (version == baselineVersion || e.Status != Open && e.Status != ""):
			return nil, fmt.Errorf("%s has no reason", where)
		case version == reviewVersion && e.Status != Open && e.Status != Confirmed && e.Status != Dismissed:
			return nil, fmt.Errorf("%s: status is %q and not open, confirmed or dismissed", where, e.Status)
		}
		seen[e.ID] = true
	}
	return f.Entries, nil
}

// writeEntries writes entries in the order of their ids, so that a change of one is a small difference.
func writeEntries(w io.Writer, entries []Entry, version, comment string) error {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
	b, err := yaml.MarshalWithOptions(file{version, entries}, yaml.Indent(2), yaml.UseLiteralStyleIfMultiline(true))
	if err != nil {
		return fmt.Errorf("write findings: %w", err)
	}
	_, err = fmt.Fprintf(w, "%s%s", comment, b)
	return err
}

// Package finding gives findings what outlives a run: an id that survives edits elsewhere, the verdicts of
// reviewers, baselines and ignore files, and the comparison of two runs. It knows nothing of rendering.
package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gainsay/internal/report"
)

// idLength is the number of hexadecimal digits of an id: 48 bits, so that among ten thousand findings two share
// one with a chance below one in five million.
const idLength = 12

// IDPattern is what an id looks like, and no id of a rule: the digits, and a number where findings quote the same words.
const IDPattern = `[0-9a-f]{12}(?:-[0-9]+)?`

// AssignIDs gives every finding of r its id. An id is made of the kind, the rule and, for each member, its outlet
// and its normalised quotation; it does not change with line numbers, with the order of the members, or with
// edits that leave the quoted passages alone. Findings that quote the same words twice are numbered in the order
// of the text.
func AssignIDs(r *report.Report) {
	outlets := outletsOf(r)
	order := make([]*report.Finding, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		f.ID = id(f, outlets)
		order[i] = f
	}
	NumberIDs(order)
}

// NumberIDs numbers findings whose ids are the same, in the order of the text.
func NumberIDs(order []*report.Finding) {
	slices.SortStableFunc(order, func(a, b *report.Finding) int {
		return slices.CompareFunc(a.Members, b.Members, comparePlaces)
	})
	seen := map[string]int{}
	for _, f := range order {
		base := f.ID
		seen[base]++
		if n := seen[base]; n > 1 {
			f.ID = fmt.Sprintf("%s-%d", base, n)
		}
	}
}

func comparePlaces(a, b report.Member) int {
	if c := strings.Compare(a.Document, b.Document); c != 0 {
		return c
	}
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

func id(f *report.Finding, outlets map[string]string) string {
	keys := make([]string, len(f.Members))
	for i := range f.Members {
		keys[i] = memberQuote(&f.Members[i], outlets).key()
	}
	slices.Sort(keys)
	h := sha256.New()
	for _, part := range append([]string{f.Kind, f.Rule}, keys...) {
		fmt.Fprintf(h, "%d:%s;", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))[:idLength]
}

// outletsOf maps document ids to the names that ids are made with: the outlet, or the document's id where no
// outlet is known.
func outletsOf(r *report.Report) map[string]string {
	m := make(map[string]string, len(r.Documents))
	for i := range r.Documents {
		d := &r.Documents[i]
		m[d.ID] = d.Outlet
		if d.Outlet == "" {
			m[d.ID] = d.ID
		}
	}
	return m
}

// Quote is what a finding rests on at one place, in the form in which it is kept in files: who published it, the
// passage, and the words in it that answer the question.
type Quote struct {
	Outlet string `yaml:"outlet" json:"outlet"`
	Text   string `yaml:"text" json:"text"`
	Answer string `yaml:"answer,omitempty" json:"answer,omitempty"`
}

func memberQuote(m *report.Member, outlets map[string]string) Quote {
	q := Quote{Outlet: outlets[m.Document], Text: m.Text}
	if q.Outlet == "" {
		q.Outlet = m.Document
	}
	if m.Answer != nil {
		q.Answer = m.Answer.Text
	}
	return q
}

func (q Quote) key() string {
	return Normalise(q.Outlet) + "\x1f" + Normalise(q.Text) + "\x1f" + Normalise(q.Answer)
}

// Normalise keeps of a quotation what makes it that quotation: letters and digits, case folded, one space between
// words. Typographic quotes, dashes, commas and line breaks may change without making it another.
func Normalise(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(s) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
			// isn't and isn’t are one word
		default:
			space = true
		}
	}
	return b.String()
}

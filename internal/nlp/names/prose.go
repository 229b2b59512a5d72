// Package names finds proper names. It is the only place that knows the library prose, which proposes the names and
// their kinds; the tagger's tags and the shape of the words decide on their extent.
//
// The library is handed one sentence at a time, tokens joined by single spaces, forms reduced to what it is known to
// read soundly; its answers are matched to the tokens form by form. See Recogniser for what that avoids.
package names

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// Recogniser runs the models of prose. Used naively the library deletes negation before punctuation, shares one token
// between equal words, gives no offsets, rewrites curly quotes, panics on some valid text, is quadratic on runs of
// punctuation and decodes its models for every document; calling it sentence by sentence with prepared forms and one
// model avoids all of these, save that equal words of one sentence still share what the last of them is given. It is
// safe for concurrent use.
type Recogniser struct {
	model    *prose.Model
	entities *entities
}

// Default is the one Recogniser of the process: decoding the models of the library takes a quarter of a second and
// 40 MB.
var Default = sync.OnceValues(newRecogniser)

func newRecogniser() (r *Recogniser, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("load the models of prose: %v", p)
		}
	}()
	d, err := prose.NewDocument("", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil, fmt.Errorf("load the models of prose: %w", err)
	}
	e, err := openEntities()
	if err != nil {
		return nil, fmt.Errorf("load the models of prose: %w", err)
	}
	return &Recogniser{model: d.Model, entities: e}, nil
}

// Guess is what the library says of one token.
type Guess struct {
	Tag string // Penn tag
	// Label is "" outside names; otherwise PERSON, GPE, ORGANIZATION, LOCATION, FACILITY or GSP, and Begin marks
	// the first token.
	Label string
	Begin bool
}

// maxTokens is the length from which a sentence is not handed to the library, whose time grows faster than the
// sentence: no sentence of prose is as long.
const maxTokens = 300

// Guess returns one guess for each form; all are empty when the library cannot read the sentence.
func (r *Recogniser) Guess(forms []string) []Guess { return r.guess(forms, true) }

// Tags is Guess without names, five times faster.
func (r *Recogniser) Tags(forms []string) []Guess { return r.guess(forms, false) }

func (r *Recogniser) guess(forms []string, names bool) (out []Guess) {
	out = make([]Guess, len(forms))
	if len(forms) == 0 || len(forms) > maxTokens {
		return out
	}
	defer func() {
		if recover() != nil {
			clear(out)
		}
	}()
	prepared := make([]string, len(forms))
	for i, f := range forms {
		prepared[i] = prepare(f)
	}
	d, err := prose.NewDocument(strings.Join(prepared, " "), prose.UsingModel(r.model), prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return out
	}
	tokens := d.Tokens()
	if names {
		r.entities.label(tokens)
	}
	if !spread(out, prepared, tokens) {
		clear(out)
		return out
	}
	if names {
		shareLabels(out, prepared)
	}
	return out
}

// spread gives each form what the library says of its first piece, since it may cut a form further. The pieces come in order;
// ok is false where they are not those of the forms.
func spread(out []Guess, forms []string, tokens []prose.Token) (ok bool) {
	at, left := 0, forms[0]
	for _, t := range tokens {
		for left == "" && at+1 < len(forms) {
			at++
			left = forms[at]
		}
		if t.Text == "" || !strings.HasPrefix(left, t.Text) {
			return false
		}
		if left == forms[at] {
			g := Guess{Tag: t.Tag}
			if kind, label, ok := strings.Cut(t.Label, "-"); ok {
				g.Label, g.Begin = label, kind == "B"
			}
			out[at] = g
		}
		left = left[len(t.Text):]
	}
	return at == len(forms)-1 && left == ""
}

// shareLabels gives equal words the label of the last of them, as the library does, which keeps one token for all of them but
// the last word of the text.
func shareLabels(out []Guess, forms []string) {
	last := make(map[string]Guess, len(forms))
	for i := range forms[:len(forms)-1] {
		last[forms[i]] = out[i]
	}
	for i, f := range forms[:len(forms)-1] {
		out[i].Label, out[i].Begin = last[f].Label, last[f].Begin
	}
}

// prepare reduces a form to what the library reads soundly: straight quotes, no blanks, no runs of punctuation, plain
// initials, no apostrophes beside letters that change their length with their case.
func prepare(form string) string {
	switch form {
	case "“", "”", "``", "''", "«", "»", "„":
		return `"`
	case "‘", "’", "`":
		return "'"
	case "–", "—", "--":
		return "--"
	}
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range form {
		switch {
		case r == '’' || r == '‘':
			r = '\''
		case r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r):
			r = '_'
		}
		if r >= utf8.RuneSelf && (utf8.RuneLen(unicode.ToLower(r)) != utf8.RuneLen(r) || !unicode.IsLetter(r)) {
			r = 'x'
		}
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		if run > 3 && !unicode.IsLetter(r) && !unicode.IsDigit(r) || b.Len() > 60 {
			continue
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "_"
	}
	return b.String()
}

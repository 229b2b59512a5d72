// Package names finds proper names. It is the only place that knows the library prose, which proposes the names and
// their kinds; the tagger's tags and the shape of the words decide on their extent.
//
// The library is handed one sentence at a time, tokens joined by single spaces, forms reduced to what it is known to
// read soundly; its answers are matched to the tokens form by form. See Recogniser for what that avoids.
package names

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// Recogniser reads with the models of prose, and with its tokeniser. Used naively the library deletes negation before punctuation, shares one token
// between equal words, gives no offsets, rewrites curly quotes, panics on some valid text, is quadratic on runs of
// punctuation and decodes its models for every document; calling it sentence by sentence with prepared forms and one
// model avoids all of these, save that equal words of one sentence still share what the last of them is given. It is
// safe for concurrent use.
type Recogniser struct {
	tagger   *tagger
	entities *entities
}

// Default is the one Recogniser of the process.
var Default = sync.OnceValues(newRecogniser)

func newRecogniser() (*Recogniser, error) {
	t, e, err := openLibrary()
	if err != nil {
		return nil, err
	}
	return &Recogniser{tagger: t, entities: e}, nil
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
	d, err := prose.NewDocument(strings.Join(prepared, " "), prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return out
	}
	tokens := d.Tokens()
	first, ok := pieces(prepared, tokens)
	if !ok {
		return out
	}
	r.tagger.tag(tokens)
	share(prepared, first, tokens)
	if names {
		r.entities.label(tokens)
		share(prepared, first, tokens)
	}
	for i := range out {
		t := &tokens[first[i]]
		out[i].Tag = t.Tag
		if kind, label, ok := strings.Cut(t.Label, "-"); ok {
			out[i].Label, out[i].Begin = label, kind == "B"
		}
	}
	return out
}

// pieces finds the first token of each form, and the end of the last, since the library may cut a form further. The pieces
// come in order; ok is false where they are not those of the forms.
func pieces(forms []string, tokens []prose.Token) (first []int, ok bool) {
	k := 0
	for _, form := range forms {
		first = append(first, k)
		for form != "" {
			if k == len(tokens) || tokens[k].Text == "" || !strings.HasPrefix(form, tokens[k].Text) {
				return nil, false
			}
			form = form[len(tokens[k].Text):]
			k++
		}
	}
	return append(first, k), k == len(tokens)
}

// share gives equal forms the tags and labels of the last of them, as the library does, which keeps the same tokens for all
// of them but the last form of the text.
func share(forms []string, first []int, tokens []prose.Token) {
	last := make(map[string]int, len(forms))
	for i, f := range forms[:len(forms)-1] {
		last[f] = i
	}
	for i, f := range forms[:len(forms)-1] {
		copy(tokens[first[i]:first[i+1]], tokens[first[last[f]]:first[last[f]+1]])
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

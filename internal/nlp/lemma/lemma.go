// Package lemma finds the dictionary form of a token from its form and tags. A linear model chooses an edit of the
// form's end; forms whose edit is too rare for a class of its own are listed.
package lemma

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp/weights"
)

// Edit turns a form into a lemma: the case is folded unless Keep, then Cut characters are taken from the end and Add
// is put there.
type Edit struct {
	Keep bool
	Cut  int
	Add  string
}

// String writes the edit for the model's list.
func (e Edit) String() string {
	keep := "l"
	if e.Keep {
		keep = "k"
	}
	return fmt.Sprintf("%s%d%s", keep, e.Cut, e.Add)
}

// ParseEdit reads what String wrote.
func ParseEdit(s string) (Edit, error) {
	if len(s) < 2 || s[0] != 'l' && s[0] != 'k' {
		return Edit{}, errors.New("not an edit")
	}
	i, n := 1, 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && i < 3 {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return Edit{Keep: s[0] == 'k', Cut: n, Add: s[i:]}, nil
}

// Apply returns the lemma, or ok false when the form is too short to be cut.
func (e Edit) Apply(form string) (lemma string, ok bool) {
	if !e.Keep {
		form = strings.ToLower(form)
	}
	for range e.Cut {
		_, w := utf8.DecodeLastRuneInString(form)
		if w == 0 {
			return "", false
		}
		form = form[:len(form)-w]
	}
	if form == "" && e.Add == "" {
		return "", false
	}
	return form + e.Add, true
}

// Between finds the shortest edit from form to lemma, folding case when that makes it shorter.
func Between(form, lemma string) Edit {
	lower := strings.ToLower(form)
	if keep, fold := suffixEdit(form, lemma), suffixEdit(lower, lemma); form == lower || fold.Cut+len(fold.Add) <= keep.Cut+len(keep.Add) {
		return fold
	} else {
		keep.Keep = true
		return keep
	}
}

func suffixEdit(form, lemma string) Edit {
	a, b := []rune(form), []rune(lemma)
	k := 0
	for k < len(a) && k < len(b) && a[k] == b[k] {
		k++
	}
	return Edit{Cut: len(a) - k, Add: string(b[k:])}
}

// Features appends the features of a form with its Penn tag for the choice of an edit.
func Features(f []uint64, form, penn, universal string, first bool) []uint64 {
	t := weights.String(penn)
	u := weights.String(universal)
	lower := strings.ToLower(strings.ReplaceAll(form, "’", "'"))
	w := weights.String(lower)
	kind := uint64(1)
	switch {
	case form == lower:
	case strings.ToUpper(form) == form:
		kind = 2
	default:
		kind = 3
	}
	position := uint64(0)
	if first {
		position = 1
	}
	f = append(f,
		weights.Mix2(1, t, kind),
		weights.Mix2(2, w, t),
		weights.Mix2(3, w, u),
		weights.Mix3(4, t, kind, position),
		weights.Mix2(5, weights.String(form), t),
		weights.Mix2(6, u, kind),
	)
	end := len(lower)
	for k := range 6 {
		if end > 0 {
			_, n := utf8.DecodeLastRuneInString(lower[:end])
			end -= n
		}
		h := weights.String(lower[end:])
		f = append(f, weights.Mix3(uint64(10+k), h, t, kind), weights.Mix2(uint64(20+k), h, t))
		if end == 0 {
			f = append(f, weights.Mix2(30, uint64(k), t))
		}
	}
	// The consonants and vowels before an ending decide on doubling and the silent e.
	f = append(f, weights.Mix2(31, weights.String(pattern(lower)), t))
	return f
}

// pattern maps the last seven letters to vowels and consonants, the last three kept as they are.
func pattern(s string) string {
	b := []byte(s[max(0, len(s)-7):])
	for i := 0; i < len(b)-3; i++ {
		switch b[i] {
		case 'a', 'e', 'i', 'o', 'u':
			b[i] = 'V'
		default:
			b[i] = 'C'
		}
	}
	return string(b)
}

// Lemmatiser is read-only and safe for concurrent use.
type Lemmatiser struct {
	edits []Edit
	table weights.Table
	// Verbs, when set, knows which words are verbs in their base form. It decides on pasts that the model does not know.
	Verbs func(base string) bool
}

// Open reads a model as Encode wrote it.
func Open(model string) (*Lemmatiser, error) {
	names, rest, err := weights.OpenNames(model)
	if err != nil {
		return nil, fmt.Errorf("open lemmatiser: %w", err)
	}
	l := &Lemmatiser{}
	for _, n := range names {
		e, err := ParseEdit(n)
		if err != nil {
			return nil, fmt.Errorf("open lemmatiser: %w: %q", err, n)
		}
		l.edits = append(l.edits, e)
	}
	if len(l.edits) == 0 {
		return nil, errors.New("open lemmatiser: no edits")
	}
	if l.table, rest, err = weights.Open(rest); err != nil {
		return nil, fmt.Errorf("open lemmatiser: %w", err)
	}
	if rest != "" {
		return nil, errors.New("open lemmatiser: bytes left over")
	}
	return l, nil
}

// Encode writes a model.
func Encode(edits []string, table []byte) []byte {
	return append(weights.AppendNames(nil, edits), table...)
}

// Lemma returns the dictionary form of a token: lower case save for proper nouns. first is true for the first token of
// a sentence.
func (l *Lemmatiser) Lemma(form, penn, universal string, first bool) string {
	if lemma, ok := irregular(form, penn); ok {
		return lemma
	}
	if !hasLetter(form) {
		return form
	}
	var features [40]uint64
	var scores [256]int32
	l.table.Add(&scores, Features(features[:0], form, penn, universal, first))
	// The best edit nearly always applies; the next best is looked for only where the form is too short.
	for range l.edits {
		best := 0
		for i := range l.edits {
			if scores[i] > scores[best] {
				best = i
			}
		}
		if s, ok := l.edits[best].Apply(form); ok {
			return l.regular(s, penn, universal)
		}
		scores[best] = math.MinInt32
	}
	return strings.ToLower(form)
}

// regular mends the base of a verb too rare for the model, which leaves its past as it was ("scrapped") or takes too much off
// it ("postpon"). Of the forms that spelling allows the one that is known as a verb is taken, the likeliest by spelling alone
// where none is.
func (l *Lemmatiser) regular(lemma, penn, universal string) string {
	if universal != "VERB" || penn != "VBD" && penn != "VBN" && penn != "VBG" || len(lemma) < 3 {
		return lemma
	}
	stem, past := strings.CutSuffix(lemma, "ed")
	if past = past && penn != "VBG" && len(stem) >= 3; !past {
		if l.Verbs == nil || l.Verbs(lemma) {
			return lemma
		}
		if l.Verbs(lemma + "e") {
			return lemma + "e"
		}
		if base, ok := strings.CutSuffix(lemma, "e"); ok && l.Verbs(base) {
			return base // an e that was put on: "favore"
		}
		return lemma
	}
	likeliest := bySpelling(stem)
	if l.Verbs == nil || l.Verbs(likeliest) {
		return likeliest
	}
	for _, base := range []string{stem + "e", stem, stem[:len(stem)-1]} {
		if l.Verbs(base) {
			return base
		}
	}
	return likeliest
}

// bySpelling is the base of a past whose stem before "ed" is given, as English spells most verbs.
func bySpelling(stem string) string {
	last, before := stem[len(stem)-1], stem[len(stem)-2]
	switch {
	case last == before && strings.IndexByte("bdgmnprt", last) >= 0:
		return stem[:len(stem)-1] // "scrapped"
	case last == 'i':
		return stem[:len(stem)-1] + "y" // "certified"
	case strings.IndexByte("cgsuvz", last) >= 0 && last != before,
		last == 'l' && strings.IndexByte("aeioulr", before) < 0,
		strings.IndexByte("aeiou", before) >= 0 && strings.IndexByte("aeiou", stem[len(stem)-3]) < 0 && strings.HasSuffix(stem, "at"):
		return stem + "e" // "convinced", "doubled", "updated"
	}
	return stem
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

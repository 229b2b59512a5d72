// Package word turns the forms of a sentence into the hashes from which the features of the tagger, the lemmatiser and
// the parser are made, so that strings are looked at once.
package word

import (
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp/weights"
)

// Word holds what the models see of one token. All fields but Cluster are hashes.
type Word struct {
	// Form is the token as it stands with curly quotes made straight; Norm is lower-cased with digits mapped to 0.
	Form, Norm uint64
	// Suffix and Prefix hold the last and first one to five and one to three characters of the normalised form.
	Suffix [5]uint64
	Prefix [3]uint64
	// Shape is the pattern of capitals, small letters, digits and the rest, runs cut to two.
	Shape uint64
	// Kind tells capitals, digits and hyphens apart in a few classes.
	Kind uint64
	// Cluster is the word's class of distribution with its prefixes from coarse to fine, 0 where it has none.
	Cluster [3]uint64
	// Dictionary is the set of tags that large text gives the word, 0 where it is not listed.
	Dictionary uint64
	// Capital is the class of the share of capitals among the word's uses in large text.
	Capital uint64
}

// The values of Kind.
const (
	lowerKind = iota + 1
	capitalKind
	upperKind
	digitKind
	mixedKind
	hyphenKind
	otherKind
)

// Lexicon looks up classes of words that were learned from unlabelled text.
type Lexicon interface {
	// Lookup returns the cluster path, the dictionary class and the class of capitals of a normalised word; all zero
	// when it is unknown.
	Lookup(norm uint64) (cluster [3]uint64, dictionary, capital uint64)
}

// Describe fills words with the description of forms. lexicon may be nil.
func Describe(words []Word, forms []string, lexicon Lexicon) []Word {
	words = words[:0]
	shouting, titled := allCapitals(forms), inTitleCase(forms)
	for _, f := range forms {
		w := describe(f, shouting)
		if titled && w.Kind < 16 {
			w.Kind += 32
		}
		if lexicon != nil {
			w.Cluster, w.Dictionary, w.Capital = lexicon.Lookup(w.Norm)
		}
		words = append(words, w)
	}
	return words
}

// allCapitals reports whether the sentence is written in capitals, which then say nothing of names.
func allCapitals(forms []string) bool {
	upper, lower := 0, 0
	for _, f := range forms {
		for _, r := range f {
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		}
	}
	return upper >= 8 && lower == 0
}

// inTitleCase reports whether the sentence is a headline in capitals: nearly all longer words begin with one.
func inTitleCase(forms []string) bool {
	long, capital := 0, 0
	for _, f := range forms {
		if len(f) < 4 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(f)
		if unicode.IsUpper(r) {
			capital++
		} else if !unicode.IsLetter(r) {
			continue
		}
		long++
	}
	return long >= 3 && capital*10 >= long*8
}

func describe(form string, shouting bool) Word {
	var w Word
	var buf [64]byte
	norm := buf[:0]
	var shape [24]byte
	ns := 0
	var last byte
	run := 0
	upper, lower, digit, hyphen, other, letters := 0, 0, 0, 0, 0, 0
	exact := uint64(14695981039346656037)
	first := true
	firstUpper := false
	for _, r := range form {
		switch r {
		case '’', '‘', '`':
			r = '\''
		case '“', '”':
			r = '"'
		case '–', '—', '‑':
			r = '-'
		}
		exact = (exact ^ uint64(r)) * 1099511628211
		var c byte
		switch {
		case unicode.IsUpper(r):
			c = 'X'
			upper++
			letters++
			if first {
				firstUpper = true
			}
		case unicode.IsLetter(r) || unicode.IsMark(r):
			c = 'x'
			lower++
			letters++
		case unicode.IsDigit(r):
			c = 'd'
			digit++
		case r == '-':
			c = '-'
			hyphen++
		default:
			c = '.'
			if r < utf8.RuneSelf {
				c = byte(r)
			}
			other++
		}
		first = false
		if c == last {
			run++
		} else {
			run, last = 1, c
		}
		if run <= 2 && ns < len(shape) {
			shape[ns] = c
			ns++
		}
		if len(norm) < 60 {
			switch {
			case c == 'd':
				norm = append(norm, '0')
			case c == 'X':
				norm = utf8.AppendRune(norm, unicode.ToLower(r))
			default:
				norm = utf8.AppendRune(norm, r)
			}
		}
	}
	w.Form = exact
	// Numbers of one length are one word: years, sums, and the rest.
	if digit > 0 && letters == 0 {
		n := string(norm)
		switch {
		case len(n) == 4 && (form[0] == '1' || form[0] == '2') && other == 0 && hyphen == 0:
			norm = append(buf[:0], "!year"...)
		case digit == len(n) && len(n) > 2:
			norm = append(buf[:0], "!digits"...)
		}
		w.Form = bytesHash(norm)
	}
	w.Norm = bytesHash(norm)
	w.Shape = bytesHash(shape[:ns])
	switch {
	case digit > 0:
		w.Kind = digitKind
	case letters == 0:
		w.Kind = otherKind
	case shouting:
		w.Kind = upperKind + 16
	case hyphen > 0:
		w.Kind = hyphenKind
	case upper == 0:
		w.Kind = lowerKind
	case lower == 0 && upper > 1:
		w.Kind = upperKind
	case firstUpper && upper == 1:
		w.Kind = capitalKind
	default:
		w.Kind = mixedKind
	}
	end := len(norm)
	for k := range w.Suffix {
		if end > 0 {
			_, n := utf8.DecodeLastRune(norm[:end])
			end -= n
		}
		w.Suffix[k] = bytesHash(norm[end:]) + uint64(k)
	}
	at := 0
	for k := range w.Prefix {
		if at < len(norm) {
			_, n := utf8.DecodeRune(norm[at:])
			at += n
		}
		w.Prefix[k] = bytesHash(norm[:at]) + uint64(k)
	}
	return w
}

func bytesHash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// None stands for the place before the first and after the last word.
var None = Word{Form: weights.String("<none>"), Norm: weights.String("<none>"), Shape: 1, Kind: 99}

// Closed is 1 if the words, in the order of the text, end in a stop, 0 otherwise.
func Closed(words []Word) uint64 {
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		switch words[i].Norm {
		case stop, question, exclamation:
			return 1
		case quote, single, bracket:
			continue
		}
		break
	}
	return 0
}

var (
	stop, question, exclamation = weights.String("."), weights.String("?"), weights.String("!")
	quote, single, bracket      = weights.String("\""), weights.String("'"), weights.String(")")
)

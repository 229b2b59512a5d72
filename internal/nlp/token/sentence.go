package token

import (
	"unicode"
	"unicode/utf8"

	"gainsay/internal/text"
)

// MaxSentence is the number of tokens after which a sentence is cut even without a stop, so that a page without
// punctuation costs no more per token than any other.
const MaxSentence = 300

// Sentences finds where the sentences of one paragraph end. tokens are the paragraph's tokens with spans into doc;
// the result holds, in order, the index after the last token of each sentence, the last being len(tokens).
func Sentences(doc string, tokens []text.Span) []int {
	var ends []int
	last := 0
	for i := 0; i < len(tokens); i++ {
		if i+1-last >= MaxSentence {
			ends = append(ends, i+1)
			last = i + 1
			continue
		}
		strength := terminal(tokens[i].Cut(doc))
		if strength == notTerminal {
			continue
		}
		// Closing quotes and brackets belong to the sentence they close.
		k := i + 1
		for k < len(tokens) && k-i <= 4 && closes(doc, tokens, k) {
			k++
		}
		if k >= len(tokens) {
			break
		}
		if k-last < MaxSentence && boundary(doc, tokens, i, k, strength) {
			ends = append(ends, k)
			last = k
			i = k - 1
		}
	}
	if len(tokens) > last {
		ends = append(ends, len(tokens))
	}
	return ends
}

type terminalStrength int

const (
	notTerminal  terminalStrength = iota
	stop                          // "."
	exclaim                       // "!", "?", and runs
	ellipsis                      // "...", "…"
	abbreviation                  // a token that carries its own full stop
)

func terminal(form string) terminalStrength {
	switch form {
	case ".":
		return stop
	case "…":
		return ellipsis
	}
	n := 0
	strong := false
	for n < len(form) && (form[n] == '.' || form[n] == '!' || form[n] == '?') {
		strong = strong || form[n] != '.'
		n++
	}
	switch {
	case n == len(form) && strong:
		return exclaim
	case n == len(form):
		return ellipsis
	case form[len(form)-1] == '.':
		return abbreviation
	}
	return notTerminal
}

// closes reports whether token k, after a terminal, is a closing quote or bracket.
func closes(doc string, tokens []text.Span, k int) bool {
	switch tokens[k].Cut(doc) {
	case "”", "’", "’’", ")", "]", "»":
		return true
	case "\"", "'", "''":
		// Straight quotes close when they are glued to what precedes them, or when a blank follows.
		if tokens[k].Start == tokens[k-1].End {
			return true
		}
		return k+1 >= len(tokens) || tokens[k+1].Start > tokens[k].End
	}
	return false
}

// boundary decides whether a sentence that ended in a terminal at token i, closers up to k, ends before token k.
func boundary(doc string, tokens []text.Span, i, k int, strength terminalStrength) bool {
	glued := tokens[k].Start == tokens[k-1].End
	n := k
	opened := false
	for n < len(tokens) && n-k < 3 && opens(tokens[n].Cut(doc)) {
		n++
		opened = true
	}
	if n >= len(tokens) {
		return strength != abbreviation
	}
	next := tokens[n].Cut(doc)
	r, _ := utf8.DecodeRuneInString(next)
	upper := unicode.IsUpper(r) || unicode.IsTitle(r) || (unicode.IsLetter(r) && !unicode.IsLower(r))
	switch strength {
	case abbreviation:
		return endsAfterAbbreviation(doc, tokens, i, k, next, upper, opened)
	case stop:
		if upper || unicode.IsDigit(r) {
			// "3 .5" and "No .5" are no ends; a capital glued to the stop is a missing blank.
			return !glued || upper
		}
		if unicode.IsLower(r) {
			// Careless writing: a stop after a common word ends a sentence whatever follows.
			return !glued && k == i+1 && (opened || i > 0 && isSmallWord(tokens[i-1].Cut(doc)))
		}
		return !glued
	case exclaim:
		if upper {
			// "Why?" Smith asked.
			return k == i+1 || opened || !speechFollows(doc, tokens, n)
		}
		if unicode.IsLower(r) {
			return k == i+1 && !glued && tokens[i].Cut(doc) == "?"
		}
		return unicode.IsDigit(r) || !unicode.IsPunct(r)
	default: // ellipsis
		return upper && !glued
	}
}

// isSmallWord holds for words of two letters or more, all in lower case.
func isSmallWord(form string) bool {
	n := 0
	for _, r := range form {
		if !unicode.IsLower(r) {
			return false
		}
		n++
	}
	return n >= 2
}

func opens(form string) bool {
	switch form {
	case "\"", "'", "''", "“", "‘", "‘‘", "``", "`", "(", "[", "«", "-", "–", "—", "--", "*", "•":
		return true
	}
	return false
}

// speechFollows reports whether a verb of saying stands within three capitalised words of token n.
func speechFollows(doc string, tokens []text.Span, n int) bool {
	for j := n; j < len(tokens) && j < n+4; j++ {
		f := tokens[j].Cut(doc)
		if speechVerbs[f] {
			return j > n
		}
		if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) && f != "." {
			return false
		}
	}
	return false
}

var speechVerbs = set("said", "says", "asked", "asks", "told", "wrote", "tweeted", "added", "shouted", "cried", "replied",
	"continued", "exclaimed", "declared", "demanded", "wondered", "joked", "yelled")

// endsAfterAbbreviation decides for tokens such as "U.S.", "Inc.", "p.m.", "J.", "Mr.".
func endsAfterAbbreviation(doc string, tokens []text.Span, i, k int, next string, upper, opened bool) bool {
	form := tokens[i].Cut(doc)
	bare := lower(form[:len(form)-1])
	if kind, ok := abbreviations[bare]; ok && kind == title {
		return false
	}
	if k > i+1 && upper {
		// A closing quote or bracket after it: "in the U.S.” The".
		return opened || sentenceStarters[next]
	}
	if !upper {
		return false
	}
	if len(next) == 1 && (next == "A" || next == "I") && len(form) == 2 {
		return false // Initials: "J. A. Smith".
	}
	switch bare {
	case "p.m", "a.m", "etc", "al":
		return !notAfterTime[next]
	}
	return sentenceStarters[next]
}

// notAfterTime holds the capitalised words that continue a sentence after "p.m.".
var notAfterTime = set("ET", "EST", "EDT", "PT", "PST", "PDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "GMT", "BST", "CET",
	"CEST", "UTC", "EET", "IST", "AEST", "Eastern", "Pacific", "Central", "Mountain", "Moscow", "London", "Monday",
	"Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May",
	"June", "July", "August", "September", "October", "November", "December", "Jan.", "Feb.", "Aug.", "Sept.", "Oct.",
	"Nov.", "Dec.")

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

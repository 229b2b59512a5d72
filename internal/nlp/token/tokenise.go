// Package token cuts text into syntactic words in the manner of the English Web Treebank: clitics, hyphens,
// slashes, currency signs and units stand alone ("do" "n't", "15" "-" "year", "$" "25" "bn"), abbreviations keep
// their full stop, numbers, addresses and runs of like punctuation stay whole. It knows nothing of sentences
// beyond the abbreviations that both tasks share.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/text"
)

// Split cuts s into tokens. The spans are byte offsets into s plus base, in order, never empty, never
// overlapping; white space and invisible format characters lie in no token, every other byte lies in exactly one.
// Work is linear in len(s). Invalid UTF-8 is kept, byte by byte, as symbols.
func Split(s string, base int) []text.Span {
	t := tokeniser{s: s, base: base, out: make([]text.Span, 0, len(s)/5+1)}
	t.run()
	return t.out
}

// run cuts the text at blanks and each piece into tokens.
func (t *tokeniser) run() {
	for i := 0; i < len(t.s); {
		r, w := utf8.DecodeRuneInString(t.s[i:])
		if isBlank(r) {
			i += w
			continue
		}
		end := i + w
		for end < len(t.s) {
			r, w := utf8.DecodeRuneInString(t.s[end:])
			if isBlank(r) {
				break
			}
			end += w
		}
		t.work += end - i
		t.chunk(i, end)
		i = end
	}
}

// isBlank holds for white space and for characters that print nothing and would hide inside a word.
func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch r {
	case 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff, 0x2028, 0x2029, 0x0085, 0x00a0:
		return true
	}
	return unicode.IsSpace(r) || (r >= 0x80 && r < 0xa0)
}

type tokeniser struct {
	s    string
	base int
	out  []text.Span
	work int // characters looked at, for the test that it grows with the text and no faster
}

func (t *tokeniser) emit(i, j int) {
	if i < j {
		t.out = append(t.out, text.Span{Start: t.base + i, End: t.base + j})
	}
}

// chunk cuts one run of bytes without blanks, s[i:end).
func (t *tokeniser) chunk(i, end int) {
	start := i
	for i < end {
		r, w := utf8.DecodeRuneInString(t.s[i:end])
		switch {
		case isWordRune(r):
			i = t.word(start, i, end)
		case (r == '\'' || r == '’') && t.leadingApostrophe(start, i, end) > 0:
			j := t.leadingApostrophe(start, i, end)
			t.emit(i, j)
			i = j
		case (r == '#' || r == '@') && i+w < end && isWordAt(t.s, i+w, end) && (i == start || !isWordBefore(t.s, start, i)):
			j := i + w
			for j < end {
				t.work++
				r2, w2 := utf8.DecodeRuneInString(t.s[j:end])
				if !isWordRune(r2) && r2 != '_' {
					break
				}
				j += w2
			}
			t.emit(i, j)
			i = j
		default:
			i = t.punctuation(start, i, end, r, w)
		}
	}
}

// leadingApostrophe returns the end of a token that begins with an apostrophe at i ("'s", "'90s", "'em"), or 0.
func (t *tokeniser) leadingApostrophe(start, i, end int) int {
	_, w := utf8.DecodeRuneInString(t.s[i:end])
	j := i + w
	for j < end {
		t.work++
		r, w2 := utf8.DecodeRuneInString(t.s[j:end])
		if !isWordRune(r) || j-i > 12 {
			break
		}
		j += w2
	}
	body := strings.ToLower(t.s[i+w : j])
	if i > start {
		switch body {
		case "s", "m", "d", "re", "ve", "ll":
			return j
		}
		return 0
	}
	switch body {
	case "em", "til", "bout", "cause":
		return j
	}
	// A year or decade: '98, '90s.
	digits := strings.TrimSuffix(body, "s")
	if len(digits) == 2 && isDigit(digits[0]) && isDigit(digits[1]) {
		return j
	}
	return 0
}

// punctuation emits the token of punctuation or symbols that begins at i.
func (t *tokeniser) punctuation(start, i, end int, r rune, w int) int {
	j := i + w
	switch r {
	case '.', '!', '?':
		if r == '.' && isDigitAt(t.s, j, end) && (i == start || !isWordBefore(t.s, start, i)) {
			return t.word(start, i, end) // .45, .5
		}
		for j < end && (t.s[j] == '.' || t.s[j] == '!' || t.s[j] == '?') {
			t.work++
			// "word.?" is one token in the treebanks, but a full stop after a closed question is its own.
			j++
		}
	case ':', ';', '=':
		if k := emoticon(t.s[i:end]); k > 0 && (i == start || !isWordBefore(t.s, start, i)) {
			j = i + k
		}
		for r == '=' && j < end && t.s[j] == '=' {
			j++
		}
	case '\'', '`':
		if j < end && t.s[j] == byte(r) {
			j++
		}
	case '-', '*', '_', '~', '+', '<', '>', '#', '|', '–', '—', '…':
		for j < end {
			t.work++
			r2, w2 := utf8.DecodeRuneInString(t.s[j:end])
			if r2 != r {
				break
			}
			j += w2
		}
	default:
		if unicode.IsMark(r) || r == 0x200d || r == 0xfe0f || r > 0xffff {
			for j < end { // Emoji sequences stay whole.
				t.work++
				r2, w2 := utf8.DecodeRuneInString(t.s[j:end])
				if !unicode.IsMark(r2) && r2 != 0x200d && r2 != 0xfe0f && (r2 < 0x1f3fb || r2 > 0x1f3ff) {
					break
				}
				j += w2
			}
		}
	}
	t.emit(i, j)
	return j
}

// emoticon returns the length of an emoticon at the head of s, or 0.
func emoticon(s string) int {
	for _, e := range []string{":-)", ":-(", ";-)", ":)", ":(", ";)", "=)", "=(", ":D", ":P"} {
		if strings.HasPrefix(s, e) {
			return len(e)
		}
	}
	return 0
}

// word emits the tokens of the word that begins at i and returns where it ends. start is the beginning of the
// chunk.
func (t *tokeniser) word(start, i, end int) int {
	if i == start || !isWordBefore(t.s, start, i) {
		j, looked := address(t.s, i, end)
		t.work += looked
		if j > i {
			t.emit(i, j)
			return j
		}
	}
	j := i
	if t.s[j] == '.' {
		j++
	}
	for j < end {
		t.work++
		r, w := utf8.DecodeRuneInString(t.s[j:end])
		if isWordRune(r) || r == '_' {
			j += w
			continue
		}
		if !t.joins(i, j, j+w, end, r) {
			break
		}
		j += w
	}
	// The full stop of an abbreviation belongs to it.
	if j < end && t.s[j] == '.' && (j+1 == end || t.s[j+1] != '.') && t.keepsStop(start, i, j, end) {
		j++
		t.emit(i, j)
		return j
	}
	t.splitWord(i, j)
	return j
}

// joins reports whether the character r at s[j:k) stands inside the word that began at i, with a word after it.
func (t *tokeniser) joins(i, j, k, end int, r rune) bool {
	if k >= end || j == i {
		return false
	}
	next, nw := utf8.DecodeRuneInString(t.s[k:end])
	prev, pw := utf8.DecodeLastRuneInString(t.s[i:j])
	if !isWordRune(next) {
		return false
	}
	digits := unicode.IsDigit(prev) && unicode.IsDigit(next)
	switch r {
	case '.':
		if digits {
			return true
		}
		// U.S., e.g., a.m.: single letters before and after.
		single := j-pw == i || (j-pw > i && t.s[j-pw-1] == '.')
		if single && unicode.IsLetter(prev) && unicode.IsLetter(next) {
			return true
		}
		// Ph.D., M.Sc.
		if stop := t.s[i:k]; unicode.IsLetter(prev) && (strings.EqualFold(stop, "Ph.") || strings.EqualFold(stop, "Sc.")) {
			return true
		}
		// Names of sites and files: lower case or digits on both sides and no sentence end ("amazon.com", "v1.doc").
		if unicode.IsUpper(next) && !unicode.IsUpper(prev) {
			return false
		}
		rest := t.s[k:end]
		n := 0
		for n < len(rest) && n < 8 && isASCIIWord(rest[n]) {
			n++
		}
		return isDomainSuffix(strings.ToLower(rest[:n]))
	case ',':
		return digits && digitRun(t.s[k:end]) == 3
	case ':':
		return digits && digitRun(t.s[k:end]) <= 2
	case '/':
		return digits && onlyDigitsAnd(t.s[i:j], "/")
	case '\'', '’':
		return unicode.IsLetter(prev) || unicode.IsDigit(prev)
	case '&':
		return unicode.IsUpper(prev) && unicode.IsUpper(next) && (j-pw == i || k+nw == end || !isWordAt(t.s, k+nw, end) || j-i <= 4)
	case '*':
		return unicode.IsLetter(prev) && unicode.IsLetter(next)
	case '-', '‑':
		return t.joinsHyphen(i, j, k, end)
	case 0xad, 0x200d, 0x200c: // soft hyphen and joiners
		return true
	}
	return false
}

// joinsHyphen keeps the hyphen of a prefix ("pro-Beijing", "mid-August"), of a telephone number and of a few
// words; all other hyphens are tokens.
func (t *tokeniser) joinsHyphen(i, j, k, end int) bool {
	left := t.s[i:j]
	if len(left) <= 8 && hyphenPrefixes[strings.ToLower(left)] {
		return unicode.IsLetter(firstRune(t.s[k:end])) || isDigit(t.s[k])
	}
	if isDigit(t.s[i]) && isDigit(t.s[k]) {
		// 713-853-3989, 345-9945: groups of three, three and four digits.
		a, b := digitRun(left), digitRun(t.s[k:end])
		if a == len(left) && a == 3 && b == 3 && k+b < end && t.s[k+b] == '-' && digitRun(t.s[k+b+1:end]) == 4 {
			return true
		}
		if len(left) == 7 && left[3] == '-' && b == 4 {
			return true
		}
	}
	return false
}

// keepsStop decides whether the full stop at s[j] belongs to the word s[i:j).
func (t *tokeniser) keepsStop(start, i, j, end int) bool {
	w := t.s[i:j]
	if len(w) > 12 {
		return false
	}
	r, rw := utf8.DecodeRuneInString(w)
	if rw == len(w) { // A single letter.
		if !unicode.IsLetter(r) {
			return false
		}
		if !unicode.IsUpper(r) {
			next := nextWord(t.s, j+1)
			return (r == 'c' || r == 'p' || r == 'd' || r == 'b' || r == 'v') && next != "" && (isDigit(next[0]) || r == 'v')
		}
		if i > 0 && t.s[i-1] == '-' {
			return false
		}
		next := nextWord(t.s, j+1)
		if r == 'I' && (next == "" || sentenceStarters[next]) {
			return false
		}
		return next != "" || j+1 == end
	}
	if strings.IndexByte(w, '.') > 0 {
		// U.S, a.m, Ph.D: letters with stops inside.
		return !isDigit(w[0]) && !isDomainSuffix(strings.ToLower(w[strings.LastIndexByte(w, '.')+1:]))
	}
	kind, ok := abbreviations[strings.ToLower(w)]
	if !ok {
		return false
	}
	next := nextWord(t.s, j+1)
	switch kind {
	case beforeNumber:
		return next != "" && isDigit(next[0])
	case month:
		return next != "" && (isDigit(next[0]) || unicode.IsUpper(r) && !unicode.IsUpper(firstRune(next))) && unicode.IsUpper(r)
	case title:
		return unicode.IsUpper(r)
	case capitalised:
		return unicode.IsUpper(r)
	}
	return true
}

// splitWord emits s[i:j) with its clitics apart.
func (t *tokeniser) splitWord(i, j int) {
	w := t.s[i:j]
	if n := len(w); n <= 8 {
		if k, ok := fused[strings.ToLower(w)]; ok {
			t.emit(i, i+k)
			t.emit(i+k, j)
			return
		}
	}
	// Units written on to a number: 25bn, 5pm, 40m.
	if isDigit(w[0]) {
		k := 0
		for k < len(w) && k < 24 && (isDigit(w[k]) || w[k] == '.' || w[k] == ',' || w[k] == ':') {
			k++
		}
		if k < len(w) && units[strings.ToLower(w[k:])] {
			t.emit(i, i+k)
			t.emit(i+k, j)
			return
		}
	}
	at, aw := lastApostrophe(w)
	if at <= 0 {
		t.emit(i, j)
		return
	}
	switch tail := strings.ToLower(w[at+aw:]); tail {
	case "s", "m", "d", "re", "ve", "ll":
		if _, nested := lastApostrophe(w[:at]); nested > 0 { // "couldn't've"
			t.splitWord(i, i+at)
		} else {
			t.emit(i, i+at)
		}
		t.emit(i+at, j)
	case "t":
		if at >= 2 && (w[at-1] == 'n' || w[at-1] == 'N') {
			t.emit(i, i+at-1)
			t.emit(i+at-1, j)
			return
		}
		t.emit(i, j)
	default:
		t.emit(i, j)
	}
}

// lastApostrophe finds the last apostrophe within the final bytes of w where a clitic could stand.
func lastApostrophe(w string) (at, width int) {
	for k := len(w) - 1; k >= 0 && k >= len(w)-6; k-- {
		if w[k] == '\'' {
			return k, 1
		}
		if strings.HasPrefix(w[k:], "’") {
			return k, len("’")
		}
	}
	return -1, 0
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && r != 0xfe0f)
}

func isWordAt(s string, i, end int) bool {
	if i >= end {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:end])
	return isWordRune(r)
}

func isWordBefore(s string, start, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[start:i])
	return isWordRune(r)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isDigitAt(s string, i, end int) bool { return i < end && isDigit(s[i]) }

func isASCIIWord(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || isDigit(b)
}

// digitRun counts the ASCII digits at the head of s, to ten at most.
func digitRun(s string) int {
	n := 0
	for n < len(s) && n < 10 && isDigit(s[n]) {
		n++
	}
	return n
}

// onlyDigitsAnd reports whether s, short, holds ASCII digits and the given separators alone.
func onlyDigitsAnd(s, separators string) bool {
	if len(s) > 8 {
		return false
	}
	for k := 0; k < len(s); k++ {
		if !isDigit(s[k]) && strings.IndexByte(separators, s[k]) < 0 {
			return false
		}
	}
	return true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// nextWord returns the letters or digits that follow s[i:] after blanks and opening quotes, at most 24 bytes, ""
// when a line break, other punctuation or the end comes first.
func nextWord(s string, i int) string {
	limit := min(len(s), i+16)
	for i < limit {
		r, w := utf8.DecodeRuneInString(s[i:])
		if isWordRune(r) {
			break
		}
		if r == '\n' || !isBlank(r) && !strings.ContainsRune("\"“‘'", r) {
			return ""
		}
		i += w
	}
	j := i
	for j < len(s) && j < i+24 {
		r, w := utf8.DecodeRuneInString(s[j:])
		if !isWordRune(r) {
			break
		}
		j += w
	}
	return s[min(i, j):j]
}

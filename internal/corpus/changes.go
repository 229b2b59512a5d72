package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/text"
)

// word is a run of letters and digits, or one mark of punctuation, where it stands in the text.
type word struct {
	text.Span
	form string
	// quoted is true between quotation marks.
	quoted bool
}

// words cuts a text into words; base is added to the offsets.
func words(s string, base int) []word {
	var out []word
	quoted := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := i + size
			for end < len(s) {
				r, size := utf8.DecodeRuneInString(s[end:])
				// Apostrophes, hyphens, points and commas belong to a word where one follows: "didn't", "3.5".
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
					if !strings.ContainsRune("'’-.,", r) || end+size >= len(s) {
						break
					}
					next, _ := utf8.DecodeRuneInString(s[end+size:])
					if !unicode.IsDigit(next) && (!unicode.IsLetter(next) || r == ',' || r == '.') {
						break
					}
				}
				end += size
			}
			out = append(out, word{text.Span{Start: base + i, End: base + end}, s[i:end], quoted})
			i = end
			continue
		case r == '“' || r == '«':
			quoted = true
		case r == '”' || r == '»':
			quoted = false
		case r == '"':
			quoted = !quoted
		}
		if !unicode.IsSpace(r) {
			out = append(out, word{text.Span{Start: base + i, End: base + i + size}, s[i : i+size], quoted})
		}
		i += size
	}
	return out
}

// sentences cuts a text at line breaks and at stops that a capital, a digit or a quotation follows. It is coarse and
// needs no more: both versions are cut the same way.
func sentences(s string) []text.Span {
	var out []text.Span
	start := 0
	add := func(end int) {
		a, b := start, end
		for a < b && isSpaceByte(s[a]) {
			a++
		}
		for b > a && isSpaceByte(s[b-1]) {
			b--
		}
		if a < b {
			out = append(out, text.Span{Start: a, End: b})
		}
		start = end
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			add(i)
		case '.', '!', '?':
			end := i + 1
			for {
				r, size := utf8.DecodeRuneInString(s[end:])
				if size == 0 || !strings.ContainsRune("”\"’')", r) {
					break
				}
				end += size
			}
			if end < len(s) && s[end] == ' ' {
				next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " "))
				if unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune("“\"‘", next) {
					add(end)
					i = end
				}
			}
		}
	}
	add(len(s))
	return out
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// maxPairs bounds the table of an alignment; beyond it texts are compared by their beginnings and ends alone.
const maxPairs = 16 << 20

// Changes lists what differs between two versions of a text. Sentences are aligned first, words inside sentences
// that were rewritten afterwards.
func Changes(earlier, later string) []Change {
	a, b := sentences(earlier), sentences(later)
	same := alignEqual(len(a), len(b), func(i, j int) bool { return plainForm(a[i].Cut(earlier)) == plainForm(b[j].Cut(later)) })
	var out []Change
	i, j := 0, 0
	for _, pair := range append(same, [2]int{len(a), len(b)}) {
		out = append(out, rewritten(earlier, later, a[i:pair[0]], b[j:pair[1]])...)
		i, j = pair[0]+1, pair[1]+1
	}
	return out
}

// plainForm is a sentence by which two are taken to be the same: quotation marks and spaces make no difference.
func plainForm(s string) string {
	return oneLine(strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ").Replace(s))
}

// alignEqual is the longest common subsequence of two lists as pairs of indexes.
func alignEqual(n, m int, equal func(i, j int) bool) [][2]int {
	var head, tail [][2]int
	start := 0
	for start < n && start < m && equal(start, start) {
		head = append(head, [2]int{start, start})
		start++
	}
	endA, endB := n, m
	for endA > start && endB > start && equal(endA-1, endB-1) {
		endA--
		endB--
		tail = append(tail, [2]int{endA, endB})
	}
	slices.Reverse(tail)
	rows, columns := endA-start, endB-start
	if rows > 0 && columns > 0 && rows*columns <= maxPairs {
		table := make([]int32, (rows+1)*(columns+1))
		at := func(i, j int) *int32 { return &table[i*(columns+1)+j] }
		for i := rows - 1; i >= 0; i-- {
			for j := columns - 1; j >= 0; j-- {
				if equal(start+i, start+j) {
					*at(i, j) = *at(i+1, j+1) + 1
				} else {
					*at(i, j) = max(*at(i+1, j), *at(i, j+1))
				}
			}
		}
		for i, j := 0, 0; i < rows && j < columns; {
			switch {
			case equal(start+i, start+j):
				head = append(head, [2]int{start + i, start + j})
				i++
				j++
			case *at(i+1, j) >= *at(i, j+1):
				i++
			default:
				j++
			}
		}
	}
	return append(head, tail...)
}

// sameSentence is the share of words above which a sentence counts as a rewritten one.
const sameSentence = 0.4

// rewritten compares the sentences between two that did not change.
func rewritten(earlier, later string, a, b []text.Span) []Change {
	var out []Change
	next := 0
	for _, s := range b {
		best, at := sameSentence, -1
		for k := next; k < len(a) && k < next+50; k++ {
			if share := sharedWords(a[k].Cut(earlier), s.Cut(later)); share > best {
				best, at = share, k
			}
		}
		if at < 0 {
			before := text.Span{}
			if next > 0 {
				before = text.Span{Start: a[next-1].End, End: a[next-1].End}
			} else if len(a) > 0 {
				before = text.Span{Start: a[0].Start, End: a[0].Start}
			}
			out = append(out, Change{Kind: AddedSentence, Earlier: before, EarlierSentence: before, Later: s, LaterSentence: s})
			continue
		}
		for ; next < at; next++ {
			out = append(out, removed(a[next], s.Start))
		}
		out = append(out, wordChanges(earlier, later, a[at], s)...)
		next = at + 1
	}
	position := 0
	if len(b) > 0 {
		position = b[len(b)-1].End
	}
	for ; next < len(a); next++ {
		out = append(out, removed(a[next], position))
	}
	return out
}

func removed(s text.Span, position int) Change {
	here := text.Span{Start: position, End: position}
	return Change{Kind: RemovedSentence, Earlier: s, EarlierSentence: s, Later: here, LaterSentence: here}
}

// sharedWords is the Dice coefficient of the words of two sentences.
func sharedWords(a, b string) float64 {
	count := make(map[string]int)
	first, second := words(a, 0), words(b, 0)
	for _, w := range first {
		count[strings.ToLower(w.form)]++
	}
	common := 0
	for _, w := range second {
		if key := strings.ToLower(w.form); count[key] > 0 {
			count[key]--
			common++
		}
	}
	return 2 * float64(common) / float64(max(1, len(first)+len(second)))
}

// wordChanges lists the runs of words that differ in two versions of one sentence.
func wordChanges(earlier, later string, a, b text.Span) []Change {
	first, second := words(a.Cut(earlier), a.Start), words(b.Cut(later), b.Start)
	same := alignEqual(len(first), len(second), func(i, j int) bool { return plainForm(first[i].form) == plainForm(second[j].form) })
	var out []Change
	i, j := 0, 0
	for _, pair := range append(same, [2]int{len(first), len(second)}) {
		if pair[0] > i || pair[1] > j {
			out = append(out, Change{
				Kind:    changeKind(first, i, pair[0], second, j, pair[1]),
				Earlier: hull(first[i:pair[0]], wordStart(first, i, a)), Later: hull(second[j:pair[1]], wordStart(second, j, b)),
				EarlierSentence: a, LaterSentence: b,
			})
		}
		i, j = pair[0]+1, pair[1]+1
	}
	return out
}

// wordStart is where a word stands, the end of the sentence behind the last.
func wordStart(ws []word, i int, sentence text.Span) int {
	if i < len(ws) {
		return ws[i].Start
	}
	return sentence.End
}

func hull(ws []word, empty int) text.Span {
	if len(ws) == 0 {
		return text.Span{Start: empty, End: empty}
	}
	return text.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}
}

// denialWords turn a statement into its contrary or into a dispute about it.
var denialWords = map[string]bool{
	"not": true, "no": true, "never": true, "nobody": true, "none": true, "nothing": true, "neither": true, "nor": true,
	"without": true, "deny": true, "denies": true, "denied": true, "denial": true, "reject": true, "rejects": true,
	"rejected": true, "refuse": true, "refuses": true, "refused": true, "dispute": true, "disputes": true, "disputed": true,
	"refute": true, "refuted": true, "false": true, "untrue": true, "fail": true, "fails": true, "failed": true, "cannot": true,
}

// numberWords are the numbers that news writes out.
var numberWords = map[string]bool{
	"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true,
	"ten": true, "eleven": true, "twelve": true, "thirteen": true, "fourteen": true, "fifteen": true, "sixteen": true,
	"seventeen": true, "eighteen": true, "nineteen": true, "twenty": true, "thirty": true, "forty": true, "fifty": true,
	"sixty": true, "seventy": true, "eighty": true, "ninety": true, "hundred": true, "hundreds": true, "thousand": true,
	"thousands": true, "million": true, "millions": true, "billion": true, "billions": true, "dozen": true, "dozens": true,
	"half": true, "twice": true, "single": true, "several": true,
}

// changeKind says what two runs of words differ in.
func changeKind(first []word, i, iEnd int, second []word, j, jEnd int) ChangeKind {
	denials, numbers, quotes, names := 0, false, false, false
	look := func(ws []word, from, to, sign int) {
		for k := from; k < to; k++ {
			form := ws[k].form
			lower := strings.ToLower(form)
			if denialWords[lower] || strings.HasSuffix(lower, "n't") || strings.HasSuffix(lower, "n’t") {
				denials += sign
			}
			numbers = numbers || numberWords[lower] || strings.ContainsFunc(form, unicode.IsDigit)
			quotes = quotes || ws[k].quoted
			r, _ := utf8.DecodeRuneInString(form)
			names = names || k > 0 && unicode.IsUpper(r)
		}
	}
	look(first, i, iEnd, 1)
	look(second, j, jEnd, -1)
	switch {
	case denials != 0:
		return ChangedDenial
	case numbers:
		return ChangedNumber
	case quotes:
		return ChangedQuote
	case names:
		return ChangedName
	}
	return ChangedWording
}

package passage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gainsay/internal/rule"

	"github.com/agnivade/levenshtein"
)

// change is a hunk between two passages with its class.
type change struct {
	kind DifferenceKind
	hunk
}

// maxAlarmWords is the length of a hunk beyond which it is a rewriting: a number, name or date that differs inside
// it need not stand in the place of the other.
const maxAlarmWords = 6

// lightWords may come and go without a change of sense worth a reader's time.
var lightWords = map[string]bool{"a": true, "an": true, "the": true, "that": true, "which": true, "and": true,
	"also": true, "then": true, "just": true, "on": true, "of": true, "so": true, "well": true, "very": true,
	"is": true, "are": true, "was": true, "were": true, "has": true, "have": true, "had": true, "be": true,
	"been": true, "s": true, "said": true, "says": true, "it": true, "its": true, "this": true}

// classify gives each hunk between a and b its class, and drops those that are a matter of house style. The classes
// other than word say that the two cannot both have been copied faithfully, so they are given only where one thing
// stands exactly in the place of another.
func classify(a, b []Word, hunks []hunk, names aliases) []change {
	var out []change
	for _, h := range hunks {
		if n, ok := countedDifferently(a, b, h); ok {
			out = append(out, change{NumberChanged, n})
			continue
		}
		x, y := a[h.aFrom:h.aTo], b[h.bFrom:h.bTo]
		if kind, counts := classOf(a, b, h, x, y, names); counts {
			out = append(out, change{kind, h})
		}
	}
	return out
}

func classOf(a, b []Word, h hunk, x, y []Word, names aliases) (DifferenceKind, bool) {
	if names.joined(x) == names.joined(y) { // "check point", "checkpoint"; "adviser", "advisor"
		return "", false
	}
	short := len(x) <= maxAlarmWords && len(y) <= maxAlarmWords
	atEdge := h.aFrom == 0 || h.bFrom == 0 || h.aTo == len(a) || h.bTo == len(b)
	// What is missing at the edge of a passage may stand just outside it.
	if short && !(atEdge && min(len(x), len(y)) == 0) && negates(a, h.aFrom, h.aTo) != negates(b, h.bFrom, h.bTo) && onlyNegation(x) && onlyNegation(y) {
		return NegationChanged, true
	}
	if short && len(x) > 0 && len(y) > 0 {
		if same, differ := compareDates(a, b, h); differ {
			return DateChanged, true
		} else if same {
			return "", false
		}
		if same, differ := compareNumbers(x, y); differ {
			return NumberChanged, true
		} else if same {
			return "", false
		}
		if differentNames(x, y) && !names.same(x, y) {
			return NameChanged, true
		}
	}
	if quotationCut(a, b, h, x, y) {
		return QuoteCut, true
	}
	heavy := func(w Word) bool { return !lightWords[w.Norm] }
	return WordChanged, slices.ContainsFunc(x, heavy) || slices.ContainsFunc(y, heavy)
}

// joined runs words together in the spelling that the rules hold for the one that house styles vary.
func (n aliases) joined(words []Word) string {
	var s strings.Builder
	for _, w := range words {
		norm := canonical(w.Norm)
		if word, ok := n.pack.Variant("spelling", norm); ok {
			norm = word
		}
		s.WriteString(norm)
	}
	return s.String()
}

var negators = map[string]bool{"not": true, "no": true, "never": true, "neither": true, "nor": true, "none": true,
	"nobody": true, "nothing": true, "without": true, "cannot": true}

// negates reports whether words[from:to] turn the sense of what they stand in: an odd number of negators, "not only"
// left aside.
func negates(words []Word, from, to int) bool {
	odd := false
	for i := from; i < to; i++ {
		if !negators[words[i].Norm] || words[i].Norm == "no" && words[i].Comma { // "no, there was none" answers, and negates nothing
			continue
		}
		if i+1 < len(words) && (words[i+1].Norm == "only" || words[i+1].Norm == "just" || words[i+1].Norm == "doubt") {
			continue
		}
		odd = !odd
	}
	return odd
}

// aliases knows which names mean one thing.
type aliases struct{ pack *rule.Pack }

// same reports whether two runs of words are names of one entity or country in the rules.
func (n aliases) same(x, y []Word) bool {
	a, b := spelled(x), spelled(y)
	if p, ok := n.pack.Country(a); ok {
		if q, ok := n.pack.Country(b); ok && p.Code == q.Code {
			return true
		}
	}
	p, ok := n.pack.Alias(a)
	if !ok {
		return false
	}
	q, ok := n.pack.Alias(b)
	return ok && p.ID == q.ID
}

// spelled writes words as a name, a leading article left out.
func spelled(words []Word) string {
	var out []string
	for i, w := range words {
		if i > 0 || w.Norm != "the" {
			out = append(out, w.Norm)
		}
	}
	return strings.Join(out, " ")
}

// auxiliaries may come and go with a negation ("did not meet" for "met" is a rewriting, "will not" for "will" is not).
var auxiliaries = map[string]bool{"do": true, "does": true, "did": true, "is": true, "are": true, "was": true,
	"were": true, "be": true, "been": true, "has": true, "have": true, "had": true, "will": true, "would": true,
	"can": true, "could": true, "any": true, "a": true, "an": true, "the": true, "some": true, "with": true,
	"ever": true, "always": true, "either": true, "both": true, "all": true, "or": true, "and": true}

func onlyNegation(words []Word) bool {
	return !slices.ContainsFunc(words, func(w Word) bool { return !negators[w.Norm] && !auxiliaries[w.Norm] })
}

// countedDifferently looks inside a rewording for a number that changed: both runs end in a number, and what is
// counted follows in both ("told parliament that 31 | soldiers", "said 35 | soldiers"). It returns the hunk of the
// numbers alone.
func countedDifferently(a, b []Word, h hunk) (hunk, bool) {
	if h.aTo >= len(a) || lightWords[a[h.aTo].Norm] || boundWords[a[h.aTo].Norm] != 0 || h.aTo-h.aFrom == h.bTo-h.bFrom && h.aTo-h.aFrom == 1 {
		return hunk{}, false
	}
	p, i := numeralBefore(a, h.aFrom, h.aTo)
	q, j := numeralBefore(b, h.bFrom, h.bTo)
	if p.words == 0 || q.words == 0 || isYear(a[i]) || isYear(b[j]) {
		return hunk{}, false
	}
	if hedged(a, h.aFrom, i) || hedged(b, h.bFrom, j) {
		return hunk{}, false
	}
	return hunk{i, h.aTo, j, h.bTo}, !p.agrees(q)
}

// hedged reports whether the two words before words[at] say that the number there is not exact, articles aside.
func hedged(words []Word, from, at int) bool {
	for k := max(from, at-2); k < at; k++ {
		if _, bounds := boundWords[words[k].Norm]; bounds || aboutWords[words[k].Norm] && !lightWords[words[k].Norm] {
			return true
		}
	}
	return false
}

// numeralBefore reads the longest numeral that ends at to, and where it begins; its words are 0 when there is none.
func numeralBefore(words []Word, from, to int) (numeral, int) {
	for i := from; i < to; i++ {
		if n := readNumeral(words[i:to]); n.words == to-i {
			return n, i
		}
	}
	return numeral{}, to
}

// aboutWords stand before a number that is not meant exactly; boundWords say on which side of it the truth lies.
var aboutWords = map[string]bool{"about": true, "around": true, "roughly": true, "approximately": true, "some": true,
	"nearly": true, "almost": true, "estimated": true, "an": true, "the": true, "a": true, "just": true, "of": true,
	"only": true, "total": true}

var boundWords = map[string]int{"over": 1, "more": 1, "above": 1, "exceeding": 1, "least": 1, "under": -1, "below": -1,
	"fewer": -1, "less": -1, "most": -1, "up": -1, "nearly": -1, "almost": -1, "than": 0, "at": 0, "to": 0}

// compareNumbers compares runs that are nothing but one number each, hedges aside: same when they agree (in words
// and figures, or one rounded), differ when both cannot be the same number.
func compareNumbers(x, y []Word) (same, differ bool) {
	p, pBound, ok := loneNumeral(x)
	if !ok {
		return false, false
	}
	q, qBound, ok := loneNumeral(y)
	if !ok {
		return false, false
	}
	if p.agrees(q) {
		return pBound == 0 && qBound == 0, false
	}
	if pBound > 0 && q.value >= p.value || pBound < 0 && q.value <= p.value ||
		qBound > 0 && p.value >= q.value || qBound < 0 && p.value <= q.value {
		return false, false // "more than 10", "12"
	}
	return false, true
}

func loneNumeral(words []Word) (n numeral, bound int, ok bool) {
	for i := 0; i < len(words); {
		if m := readNumeral(words[i:]); m.words > 0 {
			if ok {
				return numeral{}, 0, false
			}
			n, ok = m, true
			i += m.words
			continue
		}
		side, bounds := boundWords[words[i].Norm]
		if !bounds && !aboutWords[words[i].Norm] {
			return numeral{}, 0, false
		}
		if side != 0 {
			bound = side
		}
		i++
	}
	return n, bound, ok
}

// differentNames reports whether both runs are nothing but capitalised words and name different things: not one
// part of the other ("Governor Dale Orr", "Orr"), not initials of the other, not two spellings of one name.
func differentNames(x, y []Word) bool {
	p, ok := nameWords(x)
	if !ok {
		return false
	}
	q, ok := nameWords(y)
	if !ok {
		return false
	}
	for _, v := range p {
		for _, w := range q {
			if sameNameWord(v, w) {
				return false
			}
		}
	}
	return !initialsOf(p, q) && !initialsOf(q, p)
}

// nameWords returns the words of a run that is a name, titles and little words left out.
func nameWords(words []Word) ([]string, bool) {
	var out []string
	for _, w := range words {
		switch {
		case nameParticles[w.Norm] || titles[canonical(w.Norm)]:
		case !w.Capital || w.Opens || isDigit(w.Norm[0]) || monthNumber[canonical(w.Norm)] > 0 || weekdayNumber[w.Norm] > 0:
			return nil, false
		case pronouns[w.Norm]:
			return nil, false
		default:
			out = append(out, w.Norm)
		}
	}
	return out, len(out) > 0
}

var nameParticles = map[string]bool{"the": true, "of": true, "and": true, "de": true, "la": true, "al": true, "el": true,
	"van": true, "von": true, "for": true}

var titles = map[string]bool{"mr": true, "mrs": true, "ms": true, "president": true, "senator": true,
	"representative": true, "governor": true, "general": true, "colonel": true, "captain": true, "lieutenant": true,
	"sergeant": true, "doctor": true, "professor": true, "secretary": true, "minister": true, "prime": true,
	"sir": true, "lord": true, "lady": true, "judge": true, "justice": true, "attorney": true, "congressman": true,
	"congresswoman": true, "mayor": true, "chief": true, "director": true, "speaker": true, "chairman": true,
	"leader": true, "king": true, "queen": true, "prince": true, "princess": true, "pope": true, "former": true}

var pronouns = map[string]bool{"i": true, "he": true, "she": true, "it": true, "they": true, "we": true, "you": true,
	"his": true, "her": true, "their": true, "its": true, "our": true, "my": true, "this": true, "that": true}

// sameNameWord reports whether two words of names may be one: equal, inflected from one stem ("Kestria",
// "Kestrian"), or spelt a letter or two apart, as transliterations are.
func sameNameWord(v, w string) bool {
	if v == w {
		return true
	}
	short, long := v, w
	if len(short) > len(long) {
		short, long = long, short
	}
	stem := 0
	for stem < len(short) && short[stem] == long[stem] {
		stem++
	}
	if stem >= 4 && stem*4 >= len(short)*3 {
		return true
	}
	n := utf8.RuneCountInString(short)
	return n >= 5 && levenshtein.ComputeDistance(v, w) <= 1+n/6
}

// initialsOf reports whether short is a single word made of the first letters of long, in any order: DOJ is the
// Justice Department too.
func initialsOf(short, long []string) bool {
	if len(short) != 1 || len(long) < 2 {
		return false
	}
	if n := len(short[0]); n < len(long) || n > len(long)+1 {
		return false
	}
	for _, w := range long {
		r, _ := utf8.DecodeRuneInString(w)
		if !strings.ContainsRune(short[0], r) {
			return false
		}
	}
	return true
}

// quotationCut reports whether a hunk leaves out words from inside a quotation that both passages give: at least
// three words are missing on one side, nothing stands in their place, and the quotation goes on beside the gap on
// both sides.
func quotationCut(a, b []Word, h hunk, x, y []Word) bool {
	long, words, at, otherAt, other := x, a, h.aFrom, h.bFrom, b
	if len(y) > len(x) {
		long, words, at, otherAt, other = y, b, h.bFrom, h.aFrom, a
	}
	if len(long) < 3 || min(len(x), len(y)) > 0 {
		return false
	}
	for _, w := range long {
		if !w.InQuote {
			return false
		}
	}
	if holds(other, long) {
		return false // the quotation was put in another order ("..., he said. ...")
	}
	quoted := func(ws []Word, i int) bool { return i >= 0 && i < len(ws) && ws[i].InQuote }
	end := at + len(long)
	if quoted(words, at-1) && quoted(other, otherAt-1) {
		return true
	}
	// Words of the writer before the quotation may stand for what was left out of its beginning ("vague laws “invite").
	return otherAt == 0 && quoted(words, end) && quoted(other, otherAt)
}

// holds reports whether words hold a run of others somewhere, one after the other.
func holds(words, run []Word) bool {
	for i := 0; i+len(run) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(run)], run, func(a, b Word) bool { return a.Norm == b.Norm }) {
			return true
		}
	}
	return false
}

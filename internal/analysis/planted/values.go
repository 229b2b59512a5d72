package planted

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/text"
)

// numbers changes an amount that both sentences give, wherever its document gives it.
func (s *story) numbers(p pairing) []change {
	var out []change
	doc := p.x.article.doc.Text
	for _, q := range quantity.Find(p.x.sentence, doc) {
		for _, r := range quantity.Find(p.y.sentence, p.y.article.doc.Text) {
			kind, ok := amountKind(&q)
			if !ok || q.Kind != r.Kind || q.Unit != r.Unit || q.Role != r.Role || q.Spoken != r.Spoken || q.Comparator != r.Comparator || q.Spoken < 2 {
				continue
			}
			old := q.Number.Cut(doc)
			with := otherNumber(old)
			if with == "" || strings.Contains(p.y.text(), with) || strings.Contains(p.x.text(), with) {
				continue
			}
			var edits []edit
			for _, at := range wholeWords(doc, old) {
				edits = append(edits, edit{at, with})
			}
			out = append(out, change{kind: kind, edits: edits})
			break
		}
	}
	return out
}

func amountKind(q *quantity.Quantity) (Kind, bool) {
	switch {
	case q.Kind == quantity.Count && q.Role != "":
		return Toll, true
	case q.Kind == quantity.Count:
		return Count, true
	case q.Kind == quantity.Money:
		return Money, true
	case q.Kind == quantity.Percent:
		return Percent, true
	}
	return "", false
}

var numberWords = map[string]string{"two": "four", "three": "five", "four": "seven", "five": "eight", "six": "nine", "seven": "eleven", "eight": "twelve", "nine": "six",
	"ten": "fourteen", "eleven": "eight", "twelve": "fifteen", "fifteen": "twenty", "twenty": "thirty", "thirty": "forty", "dozens": "hundreds", "hundreds": "dozens"}

var digits = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?`)

// otherNumber is a number written as the old one is and about two fifths larger, "" where it cannot be told.
func otherNumber(old string) string {
	if w, ok := numberWords[strings.ToLower(old)]; ok {
		if old != strings.ToLower(old) {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		return w
	}
	m := digits.FindStringSubmatch(old)
	if m == nil {
		return ""
	}
	plain := strings.ReplaceAll(m[1]+m[2], ",", "")
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || v == 0 {
		return ""
	}
	// The last digit that is not nought is where it was said to be exact.
	decimals := max(0, len(m[2])-1)
	unit := math.Pow10(-decimals)
	if decimals == 0 {
		for math.Mod(v, unit*10) == 0 {
			unit *= 10
		}
	}
	out := strconv.FormatFloat(v+max(1, math.Round(v*.4/unit))*unit, 'f', decimals, 64)
	if strings.Contains(m[1], ",") {
		whole, rest, _ := strings.Cut(out, ".")
		grouped := ""
		for len(whole) > 3 {
			grouped = "," + whole[len(whole)-3:] + grouped
			whole = whole[:len(whole)-3]
		}
		out = whole + grouped
		if rest != "" {
			out += "." + rest
		}
	}
	return out + old[len(m[0]):]
}

// wholeWords are the places where a word stands by itself.
func wholeWords(doc, word string) []text.Span {
	var out []text.Span
	for from := 0; ; {
		i := strings.Index(doc[from:], word)
		if i < 0 {
			return out
		}
		at := text.Span{Start: from + i, End: from + i + len(word)}
		from = at.End
		if at.Start > 0 && partOfNumber(doc[at.Start-1]) || at.End < len(doc) && partOfNumber(doc[at.End]) && (at.End+1 < len(doc) && partOfWord(doc[at.End+1]) || partOfWord(doc[at.End])) {
			continue
		}
		out = append(out, at)
	}
}

func partOfWord(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

func partOfNumber(b byte) bool { return partOfWord(b) || b == '.' || b == ',' || b == '-' }

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

var months = map[string]bool{"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true, "September": true,
	"October": true, "November": true, "December": true, "Jan.": true, "Feb.": true, "Aug.": true, "Sept.": true, "Oct.": true, "Nov.": true, "Dec.": true}

// daysApart is how many days after one another two outlets may publish for a weekday to be one day.
const daysApart = 4

// times changes a weekday, a day of a month or a year that both sentences name, wherever its document names it: who has the
// day wrong has it wrong throughout.
func (s *story) times(p pairing) []change {
	var out []change
	x, y := p.x.sentence.Tokens, p.y.sentence.Tokens
	doc := p.x.article.doc.Text
	everywhere := func(old, with string) []edit {
		var edits []edit
		for _, at := range wholeWords(doc, old) {
			edits = append(edits, edit{at, with})
		}
		return edits
	}
	has := func(form string) bool {
		for i := range y {
			if y[i].Form == form {
				return true
			}
		}
		return false
	}
	near := math.Abs(p.x.article.doc.Published.Sub(p.y.article.doc.Published).Hours()) <= daysApart*24
	for i := range x {
		t := &x[i]
		for d, name := range weekdays {
			if with := weekdays[(d+3)%7]; t.Form == name && has(name) && !has(with) && near {
				out = append(out, change{kind: Weekday, edits: everywhere(name, with)})
			}
		}
		if year, err := strconv.Atoi(t.Form); err == nil && len(t.Form) == 4 && year >= 1900 && year < 2030 && has(t.Form) {
			out = append(out, change{kind: Date, edits: everywhere(t.Form, strconv.Itoa(year-3))})
		}
		if day, ok := dayOfMonth(x, i); ok && has(x[day].Form) && has(t.Form) {
			n, _ := strconv.Atoi(x[day].Form)
			at := t.Span.Hull(x[day].Span)
			with := strings.Replace(at.Cut(doc), x[day].Form, strconv.Itoa((n+7)%28+1), 1)
			out = append(out, change{kind: Date, edits: everywhere(at.Cut(doc), with)})
		}
	}
	return out
}

// dayOfMonth is the token of the day beside that of a month.
func dayOfMonth(tokens []nlp.Token, month int) (int, bool) {
	if !months[tokens[month].Form] {
		return 0, false
	}
	for _, i := range []int{month + 1, month - 1} {
		if i >= 0 && i < len(tokens) {
			if n, err := strconv.Atoi(tokens[i].Form); err == nil && n >= 1 && n <= 31 {
				return i, true
			}
		}
	}
	return 0, false
}

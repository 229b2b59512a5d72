package timex

import (
	"strings"
	"time"

	"gainsay/internal/nlp"
	"gainsay/internal/numeral"
	"gainsay/internal/text"
)

// finder reads one sentence.
type finder struct {
	numeral.Sentence
	// anchor is midnight of the publication date, zero when it is not known.
	anchor time.Time
	dated  bool
	// told is true once the sentence has named a date of its own, to which "the year" and "the month" then belong.
	told bool
}

// reading is an expression with the lexemes it covers and what a later step may still need.
type reading struct {
	Expression
	from, end int
	// open holds the parts of a date whose year was not said, so that "between March and May 2020" can lend it.
	open  partial
	dated bool // open is filled
	// closed is true for a range both ends of which were said, so that its "from" is not read as "since".
	closed bool
}

// Find lists the expressions of time of a sentence in order. The anchor is the publication date; when it is zero,
// what depends on it stays relative. doc is the text that the sentence's offsets point into. The work grows linearly
// with the sentence.
func Find(s *nlp.Sentence, doc string, anchor time.Time) []Expression {
	f := newFinder(s, anchor)
	readings := f.readings()
	if len(readings) == 0 {
		return nil
	}
	out := make([]Expression, 0, len(readings))
	for i := range readings {
		out = append(out, readings[i].Expression)
	}
	return out
}

func newFinder(s *nlp.Sentence, anchor time.Time) *finder {
	f := &finder{Sentence: numeral.Read(s), dated: !anchor.IsZero()}
	if f.dated {
		f.anchor = date(anchor.Year(), int(anchor.Month()), anchor.Day())
	}
	return f
}

func (f *finder) readings() []reading {
	var out []reading
	for i := 0; i < len(f.Lexemes); {
		r, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		r = f.extend(f.offset(r))
		f.finish(&r)
		i = max(r.end, i+1)
		f.told = f.told || r.Kind == Date && r.open.year > 0
		if n := len(out); n > 0 {
			if joined, ok := f.join(out[n-1], r); ok {
				out[n-1] = joined
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// at reads the expression that begins at lexeme i, the longest one that the grammar knows.
func (f *finder) at(i int) (reading, bool) {
	if i >= len(f.Lexemes) || !f.mayBegin(i) || f.blocked(i) {
		return reading{}, false
	}
	for _, rule := range grammar {
		if r, ok := rule(f, i); ok {
			if r.Span.Empty() {
				r.Span = text.Span{Start: f.Lexemes[i].Start, End: f.Lexemes[r.end-1].End}
			}
			r.from = i
			return r, true
		}
	}
	return reading{}, false
}

// mayBegin asks first whether any rule begins with the lexeme: most words begin none.
func (f *finder) mayBegin(i int) bool {
	l := &f.Lexemes[i]
	switch l.Class {
	case numeral.Figure:
		return true
	case numeral.Symbol:
		_, fraction := numeral.Vulgar(l.Text)
		return fraction
	}
	f.Asked++
	if l.Lower == "the" || l.Lower == "a" || l.Lower == "an" {
		// The commonest words begin an expression only before a few others.
		return i+1 < len(f.Lexemes) && (f.Lexemes[i+1].Class == numeral.Figure || begins[f.Lexemes[i+1].Lower])
	}
	return begins[l.Lower]
}

// grammar in the order in which its rules are asked; each takes the lexemes from its place and looks ahead a bounded
// number of them.
var grammar = []func(*finder, int) (reading, bool){
	(*finder).modified,
	(*finder).partOf,
	(*finder).fullDate,
	(*finder).clock,
	(*finder).decade,
	(*finder).century,
	(*finder).deictic,
	(*finder).recurring,
	(*finder).counted,
	(*finder).season,
	(*finder).quarterOf,
	(*finder).holiday,
	(*finder).weekday,
	(*finder).bareMonth,
	(*finder).bareYear,
	(*finder).vague,
}

// blocked reports places where a word of time is part of something else: a newspaper, a name, an amount of money.
func (f *finder) blocked(i int) bool {
	if f.Lexemes[i].Class == numeral.Figure && i > 0 {
		p := &f.Lexemes[i-1]
		if f.Lexemes[i].Glued && p.Class == numeral.Symbol {
			switch p.Text {
			case "$", "£", "€", "¥", "#", "+", ".", ":", "₹", "@":
				return true
			case "/", "-", "–":
				// A later part of something hyphenated ("COVID-19", "24/7", "2-1").
				return i > 1 && p.Glued
			}
		}
		switch p.Text {
		case "$", "£", "€", "¥":
			return true
		}
	}
	return false
}

// finish gives an expression the relation that its preposition states.
func (f *finder) finish(r *reading) {
	if r.Relation != "" || r.Kind == Set || r.closed {
		return
	}
	i := r.from - 1
	if f.Is(i, "about", "around", "approximately", "roughly", "circa") || f.Is(i, "the") && f.Is(i-1, "around", "about") {
		r.blur()
	}
	for i >= 0 && (f.Is(i, "the", "about", "around", "approximately", "roughly", "about", "shortly", "just", "early") || f.Is(i, "on") && f.Is(i-1, "early", "late")) {
		i--
	}
	if i < 0 {
		return
	}
	if r.attributive(f) {
		// What lies before or after is an event of that time, somewhere inside it.
		switch w := f.Word(i); w {
		case "before", "after", "since", "until", "till", "following":
			r.Relation, r.Modifier = relations[w], "some"
		}
		return
	}
	if r.Kind == Duration {
		switch f.Word(i) {
		case "within", "under":
			r.Relation = "within"
		}
		return
	}
	w := f.Word(i)
	switch {
	case w == "of" && f.Is(i-1, "as") || w == "from" && f.Is(i-1, "as"):
		r.Relation = "as of"
	case w == "to" && f.Is(i-1, "prior"), w == "of" && f.Is(i-1, "ahead"):
		r.Relation = "before"
	case w == "than" && f.Is(i-1, "later") && f.Is(i-2, "no"):
		r.Relation = "by"
	case w == "than" && f.Is(i-1, "earlier", "sooner") && f.Is(i-2, "no"):
		r.Relation = "since"
	case w == "on" && f.Is(i-1, "starting", "beginning"), w == "in" && f.Is(i-1, "starting", "beginning"),
		w == "starting", w == "beginning":
		r.Relation = "since"
	case w == "to" && f.Is(i-1, "up"):
		r.Relation = "until"
	case w == "by" && r.Kind == Date:
		r.Relation = "by"
	case w == "within" && r.Kind == Date && r.Granularity <= Day:
		r.Relation = ""
	case w == "from" && !f.Is(r.end, "on", "onward", "onwards", "forward"):
		// "reports from late December" are of it, and nothing says that it goes on since.
	default:
		r.Relation = relations[w]
	}
}

// attributive reports a year or month that stands before the noun it belongs to ("after the 2016 election"): the
// preposition governs the noun.
func (r *reading) attributive(f *finder) bool {
	if r.Kind != Date || r.Granularity < Month || !f.Is(r.from-1, "the", "a", "an", "its", "his", "her", "their", "this") {
		return false
	}
	return r.Modifier == "" && (strings.HasPrefix(f.Tag(r.end), "NN") || strings.HasPrefix(f.Tag(r.end), "JJ"))
}

// blur widens an approximate time: three quarters of an hour for a time of day, else half its own length on both
// sides.
func (r *reading) blur() {
	if r.Kind != Date || r.Modifier != "" || r.Granularity == Unknown {
		return
	}
	r.Modifier = "about"
	if r.Clock.Known && r.Granularity <= Hour {
		r.Clock.From, r.Clock.To = max(0, r.Clock.From-45), r.Clock.To+45
		if r.Anchor == Resolved {
			r.From, r.To = r.From.Add(-45*time.Minute), r.To.Add(45*time.Minute)
		}
		return
	}
	if r.Anchor == Resolved && r.Granularity >= Day {
		half := r.To.Sub(r.From) / 2
		r.From, r.To = r.From.Add(-half), r.To.Add(half)
	}
}

// date is midnight of a day; months and days beyond their ends roll over.
func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

package quantity

import (
	"cmp"
	"math"
	"strings"
	"sync"

	"gainsay/internal/nlp"
	"gainsay/internal/numeral"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Finder finds quantities. It is safe for concurrent use.
type Finder struct {
	units *unitTable
	roles *roleTable
	// people are the nouns that count persons, singular; counted maps a noun to the one that reports use for the same.
	people  map[string]bool
	counted map[string]string
}

// builtin knows the units of the built-in rule packs, which a test holds readable; they are read when first needed.
var builtin = sync.OnceValue(func() *Finder {
	pack, err := rule.Builtin()
	if err != nil {
		return NewFinder(&rule.Pack{})
	}
	return NewFinder(pack)
})

// NewFinder returns a Finder that knows the units, tolls and counted nouns of a pack; of two units with the same form the
// later wins. A unit of the dimension "money:" and a currency code is money, one of the dimension "share" a percentage.
func NewFinder(p *rule.Pack) *Finder {
	f := &Finder{units: newUnitTable(p.Units), roles: newRoleTable(p.Tolls), people: map[string]bool{}, counted: map[string]string{}}
	for _, l := range p.WordLists {
		if l.ID == "counted/people" {
			for _, w := range l.Words {
				f.people[w] = true
			}
		}
	}
	for _, v := range p.Variants {
		if v.Use != "counted" {
			continue
		}
		for _, form := range append([]string{v.Word}, v.Forms...) {
			if _, taken := f.counted[form]; !taken {
				f.counted[form] = v.Word
			}
		}
	}
	return f
}

// Find lists the quantities of a sentence in order with the built-in units. Dates, times of day, labels ("Flight
// 370", "COVID-19") and figures of addresses are none. doc is the text that the sentence's offsets point into.
func Find(s *nlp.Sentence, doc string) []Quantity { return builtin().Find(s, doc) }

// Find lists the quantities of a sentence in order. The work grows linearly with the sentence but for the tree, of
// which the children are looked up once.
func (f *Finder) Find(s *nlp.Sentence, doc string) []Quantity {
	if !worthReading(s) {
		return nil
	}
	r := &reader{Sentence: numeral.Read(s), units: f.units, roles: f.roles, people: f.people}
	r.tree = hasTree(s)
	out := r.read()
	for i := range out {
		if q := &out[i]; q.Kind == Count {
			q.Counted = cmp.Or(f.counted[q.Unit], q.Unit)
			q.CountsRole = q.Role != "" && f.roles.nouns[q.Unit] == q.Role
		}
	}
	return out
}

// read lists the quantities of the sentence.
func (r *reader) read() []Quantity {
	var out []Quantity
	for i := 0; i < len(r.Lexemes); {
		if end := r.skip(i); end > i {
			i = end
			r.floor = end
			continue
		}
		found, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		q := r.finish(&found)
		i = max(found.end, i+1)
		r.floor = i
		if r.Is(found.number, "one") && found.number+1 == found.afterNum && q.Kind == Count && q.Unit == "" && q.Role == "" && q.Comparator == Exact {
			continue // a pronoun
		}
		out = append(out, q)
	}
	return out
}

// worthReading is a cheap look for a figure or a word that may begin an amount, so that most sentences cost nothing.
func worthReading(s *nlp.Sentence) bool {
	for i := range s.Tokens {
		form := s.Tokens[i].Form
		for k := 0; k < len(form); k++ {
			if '0' <= form[k] && form[k] <= '9' {
				return true
			}
		}
		lower := form
		if c := form[0]; c < 'a' || c > 'z' {
			if c < 0x80 && (c < 'A' || c > 'Z') {
				continue
			}
			lower = strings.ToLower(form)
		}
		if opens(lower) || strings.ContainsAny(lower, "-–½¼¾⅓⅔") {
			return true
		}
	}
	return false
}

// opens reports words that may begin an amount.
func opens(w string) bool {
	if _, ok := numeral.SmallWord(w); ok {
		return true
	}
	if _, ok := numeral.Scale(w); ok {
		return true
	}
	if _, ok := vagueWords[w]; ok {
		return true
	}
	switch w {
	case "no", "nobody", "none", "single", "half", "halves", "thirds", "quarter", "quarters", "twice", "first", "third", "fourth", "fifth",
		"sixth", "seventh", "eighth", "ninth", "tenth", "second", "fifths", "tenths", "couple", "pair", "hundredth", "eleventh",
		"twelfth", "twentieth", "sole", "without", "neither", "thousandth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
		"seventeenth", "eighteenth", "nineteenth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "handful":
		return true
	}
	return false
}

func hasTree(s *nlp.Sentence) bool {
	for i := range s.Tokens {
		if s.Tokens[i].Head >= 0 && s.Tokens[i].Relation != "" && s.Tokens[i].Relation != "dep" && s.Tokens[i].Relation != "root" {
			return true
		}
	}
	return false
}

// reader reads one sentence.
type reader struct {
	numeral.Sentence
	units  *unitTable
	roles  *roleTable
	people map[string]bool
	tree   bool
	// floor is the lexeme before which everything is used up: a comparator is not looked for beyond it.
	floor int
	// children of every token, filled when first asked for.
	children [][]int
}

// found is a quantity with the lexemes that it covers.
type found struct {
	Quantity
	from, end        int // with comparator and unit
	number, afterNum int // the number alone
	// unitAt is the lexeme of the unit's last word, -1 for none; noun says that a counted noun may be looked for.
	unitAt int
	noun   bool
	// settled is true when Low and High are final already.
	settled bool
}

// at reads the quantity that begins at lexeme i.
func (r *reader) at(i int) (found, bool) {
	for _, rule := range grammar {
		if q, ok := rule(r, i); ok {
			return q, true
		}
	}
	return found{}, false
}

// grammar in the order in which its rules are asked.
var grammar = []func(*reader, int) (found, bool){
	(*reader).money,
	(*reader).score,
	(*reader).fraction,
	(*reader).inHisThirties,
	(*reader).ordinal,
	(*reader).amount,
	(*reader).vague,
	(*reader).none,
	(*reader).twice,
}

// amount reads a number with its unit or counted noun.
func (r *reader) amount(i int) (found, bool) {
	n, ok := r.decimalComma(i)
	if !ok {
		n, ok = numeral.Cardinal(r.Lexemes, i)
	}
	if !ok || r.label(i, n) || r.Figure(i) && r.Glued(i+1) && numeral.OrdinalSuffix(r.Word(i+1)) {
		return found{}, false
	}
	if n.Words && r.Hyphen(i-1) && r.Lexemes[i-2].Class == numeral.Word {
		return found{}, false // "best-of-seven"
	}
	q := found{from: i, end: n.To, number: i, afterNum: n.To, unitAt: -1, noun: true}
	q.Kind = Count
	value, step := n.Value, n.Step
	if r.minus(i) {
		value = -value
		q.from, q.number = i-1, i-1
	}
	q.Low, q.High, q.Spoken = value, value, value
	value2, step2 := value, step

	// A second number makes a range.
	if m, ok := r.rangeTo(q.end, n); ok {
		value2, step2 = m.Value, m.Step
		if m.Scaled && !n.Scaled && value < m.Value/1e2 {
			if scale := m.Value / unscaled(m, r); scale > 1 && value < m.Value {
				value, step = value*scale, step*scale
			}
		}
		q.end, q.afterNum = m.To, m.To
		q.Comparator = "range"
	}
	// "12m people", "£5k": a multiplier of one letter.
	if scale, end := r.letterScale(q.end, false); scale > 1 {
		value2, step2 = value2*scale, step2*scale
		value, step = value*scale, step*scale
		q.end, q.afterNum = end, end
	}
	if r.Word(i) == "one" && !r.countsOne(i, &q) {
		return found{}, false
	}
	q.Low, q.High, q.Spoken, q.Rounding = value, value2, value, math.Max(step, step2)/2
	if age, ok := r.age(&q); ok {
		return age, true
	}
	if !r.feetAndInches(&q) {
		r.unit(&q)
	}
	if q.unitAt < 0 && q.Comparator == "" && r.Is(q.end, "to") && r.changing(i) {
		r.lentUnit(&q)
	}
	// "5% to 6%", "3 km to 4 km"
	if q.unitAt >= 0 && q.Comparator == "" {
		r.secondWithUnit(&q)
	}
	if q.unitAt >= 0 && q.Dimension == "time" && r.pointsInTime(&q) {
		return found{}, false
	}
	return q, true
}

// unscaled is the leading part of a number before its multipliers.
func unscaled(n numeral.Number, r *reader) float64 {
	if v, _, ok := numeral.ParseFigure(r.Lexemes[n.From].Text); ok {
		return v
	}
	if v, ok := numeral.SmallWord(r.Word(n.From)); ok && v > 0 {
		if n.From+1 < n.To {
			if m, ok := numeral.Scale(r.Word(n.From + 1)); ok {
				return n.Value / m * 1
			}
		}
		return v
	}
	return n.Value
}

// minus reports a sign before a figure: a dash that touches it and nothing before it, or the word.
func (r *reader) minus(i int) bool {
	if i-1 < r.floor {
		return false
	}
	if r.Is(i-1, "minus") {
		return true
	}
	if i > 0 && r.Is(i-1, "-") && r.Glued(i) && r.Figure(i) && !r.Glued(i-1) {
		return true
	}
	return false
}

// rangeTo reads the second number of a range at lexeme i: "5 to 6", "5-6", "between 5 and 6", "two or three".
func (r *reader) rangeTo(i int, n numeral.Number) (numeral.Number, bool) {
	between := r.Is(n.From-1, "between")
	switch {
	case r.Is(i, "to") && !r.changing(n.From):
	case r.Is(i, "-") && (r.Hyphen(i) || !r.Glued(i) && !r.Glued(i+1)):
	case r.Is(i, "and") && between:
	case r.Is(i, "or"):
	default:
		return numeral.Number{}, false
	}
	at := i + 1
	if r.Is(i, "-") && !r.Figure(at) && !n.Words {
		return numeral.Number{}, false
	}
	m, ok := numeral.Cardinal(r.Lexemes, at)
	if !ok || r.year(at) {
		return numeral.Number{}, false
	}
	low := n.Value
	if m.Scaled && !n.Scaled && low < 1000 {
		if s := m.Value / unscaled(m, r); s > 1 {
			low *= s
		}
	}
	if scale, _ := r.letterScale(m.To, false); scale > 1 && !n.Scaled {
		return m, m.Value > n.Value
	}
	// "or" joins neighbours ("two or three", "20 or 30"), not alternatives.
	if r.Is(i, "or") && (m.Value > low*2 && m.Value > low+1 || r.Is(at+1, "more")) {
		return numeral.Number{}, false
	}
	if m.Value <= low || m.Value > low*1000 && low > 0 {
		return numeral.Number{}, false
	}
	if r.Is(i, "to") && r.voting(n.From, m.To) && !between && !r.Is(n.From-1, "from") {
		return numeral.Number{}, false
	}
	return m, true
}

// changing reports "from" before lexeme i with a verb of change before that: "rose from 5 to 6" is no range.
func (r *reader) changing(i int) bool {
	if !r.Is(i-1, "from") {
		return false
	}
	for j := i - 2; j >= 0 && j > i-8; j-- {
		if changeVerb(r.Word(j)) {
			return true
		}
	}
	return false
}

func changeVerb(w string) bool {
	for _, stem := range []string{"ris", "rose", "fall", "fell", "increas", "decreas", "climb", "drop", "jump", "grew", "grow", "cut", "reduc",
		"declin", "rais", "lower", "surg", "soar", "plung", "slip", "sank", "shrank", "shrink", "swell", "doubl", "tripl", "went", "go", "up",
		"down", "chang", "mov", "expand", "improv", "slump", "tumbl", "edg", "revis", "upgrad", "downgrad", "bring", "brought"} {
		if strings.HasPrefix(w, stem) {
			if len(stem) <= 2 && w != stem && w != "goes" && w != "going" {
				continue
			}
			return true
		}
	}
	return false
}

// lentUnit takes the unit of the second number in "rose from 20 to 30 percent".
func (r *reader) lentUnit(q *found) {
	m, ok := numeral.Cardinal(r.Lexemes, q.end+1)
	if !ok {
		return
	}
	second := found{Quantity: Quantity{Kind: Count}, from: q.end + 1, end: m.To, unitAt: -1}
	second.Low, second.High = m.Value, m.Value
	r.unit(&second)
	if second.unitAt < 0 {
		return
	}
	q.Kind, q.Unit, q.Dimension, q.Factor, q.Offset, q.noun = second.Kind, second.Unit, second.Dimension, second.Factor, second.Offset, false
	if m.Scaled && q.Low < 1000 {
		if scale := m.Value / unscaled(m, r); scale > 1 {
			q.Low, q.High, q.Spoken, q.Rounding = q.Low*scale, q.High*scale, q.Spoken*scale, q.Rounding*scale
		}
	}
}

// secondWithUnit reads "5% to 6%": the unit is said twice.
func (r *reader) secondWithUnit(q *found) {
	i := q.end
	between := r.Is(q.number-1, "between")
	if !(r.Is(i, "to") && !r.changing(q.number) || r.Is(i, "and") && between || r.Is(i, "-") && r.Figure(i+1)) {
		return
	}
	m, ok := numeral.Cardinal(r.Lexemes, i+1)
	if !ok {
		return
	}
	second := found{Quantity: Quantity{Kind: Count}, from: i + 1, end: m.To, unitAt: -1}
	second.Low, second.High = m.Value, m.Value
	r.unit(&second)
	if second.unitAt < 0 || second.Dimension != q.Dimension || second.Factor != q.Factor || m.Value <= q.Low {
		return
	}
	q.High, q.Comparator = m.Value, "range"
	q.Rounding = math.Max(q.Rounding, m.Step/2)
	q.end, q.unitAt = second.end, second.unitAt
}

// letterScale reads the multipliers of one letter that a figure may carry. Whether "m" is a million or a metre the
// context decides: money is in millions, and so are plural nouns ("12m people"); a bare "12m" is a length.
func (r *reader) letterScale(i int, money bool) (float64, int) {
	if i <= 0 || i >= len(r.Lexemes) || !r.Figure(i-1) {
		return 1, i
	}
	w := r.Word(i)
	scale := map[string]float64{"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12, "mm": 1e6}[w]
	if scale == 0 || len(w) == 2 && !money {
		return 1, i
	}
	if money {
		return scale, i + 1
	}
	if w == "t" {
		return 1, i
	}
	if !r.Glued(i) && w != "m" {
		return 1, i
	}
	next := i + 1
	if r.Hyphen(next) {
		return 1, i
	}
	if _, end, ok := r.unitForm(next); ok && end > next {
		// "12m tonnes", "5m dollars"
		return scale, next
	}
	if w == "m" && r.Is(next, "high", "tall", "deep", "long", "wide", "above", "below", "race", "hurdles", "freestyle", "final", "away", "from", "sprint", "relay", "butterfly", "backstroke", "breaststroke") {
		return 1, i
	}
	if r.pluralNoun(next) || r.Is(next, "people") || r.adjective(next) && r.pluralNoun(next+1) {
		return scale, next
	}
	if w == "k" || w == "b" {
		return scale, next
	}
	return 1, i
}

// unit reads the unit that follows a number and sets kind, dimension and factor.
func (r *reader) unit(q *found) {
	i := q.end
	if r.Hyphen(i) || r.Is(i, "-") && r.Glued(i) {
		i++
	}
	if r.Is(i, "-") {
		return
	}
	// "12m" that letterScale left is a length.
	if r.Word(i) == "m" && (r.Glued(i) || i > q.end) {
		q.set(form{unit: "metre", dim: "length", fac: 1, kind: Measure}, i, i+1)
		return
	}
	// "38C", "100F"
	if r.Glued(i) && i == q.end && r.Is(i, "c", "f") && r.Capital(i) && math.Abs(q.Low) < 300 {
		if f, ok := r.units.forms[map[string]string{"c": "celsius", "f": "fahrenheit"}[r.Word(i)]]; ok {
			q.set(f, i, i+1)
		}
		return
	}
	f, end, ok := r.unitForm(i)
	if !ok || i > q.end && f.kind == Percent {
		return
	}
	switch f.unit {
	case "stone", "inch", "degree":
		if f.unit == "stone" && r.Word(end-1) == "st" {
			return
		}
	case "second":
		if r.Word(end-1) == "second" && q.Low != 1 && i == q.end {
			return
		}
	case "pound":
		// Money, unless something is weighed.
		if r.poundsOfMoney(q, end) {
			f = form{unit: "GBP", dim: "money:GBP", fac: 1, kind: Money, money: true}
		}
	case "KRW":
		if q.Low < 100 {
			return
		}
	case "BRL", "ZAR", "TRY":
		if r.Is(end-1, "real", "rand") && q.Low < 100 {
			return
		}
	case "INR":
		if r.Is(end-1, "rs") {
			return
		}
	case "minute", "hour", "day":
		if r.Is(end-1, "min") && !r.Glued(i) {
			return
		}
	}
	if f.kind == Percent && r.Is(end, "point", "points") {
		f, end = form{unit: "percentage point", dim: "points", fac: 1, kind: Measure}, end+1
	}
	q.set(f, end-1, end)
	if f.money && f.fac != 1 {
		// Cents and pence are said in their currency.
		q.Low, q.High, q.Spoken, q.Rounding, q.Factor = q.Low*f.fac, q.High*f.fac, q.Spoken*f.fac, q.Rounding*f.fac, 1
	}
	r.compound(q)
}

// feetAndInches reads a height written with marks: 5'10".
func (r *reader) feetAndInches(q *found) bool {
	i := q.end
	if !r.Is(i, "'", "′") || !r.Glued(i) || !r.Glued(i+1) || q.Low > 9 {
		return false
	}
	in, ok := numeral.Plain(r.Lexemes, i+1)
	if !ok || in > 11 {
		return false
	}
	end := i + 2
	switch {
	case r.Is(end, "\"", "”", "″"):
		end++
	case r.Is(end, "'") && r.Is(end+1, "'"):
		end += 2
	default:
		return false
	}
	q.set(r.units.forms["foot"], end-1, end)
	part := float64(in) / 12
	q.Low, q.High, q.Spoken, q.Rounding, q.afterNum = q.Low+part, q.High+part, q.Spoken+part, 1./24, end
	return true
}

// compound adds the smaller unit of "5 feet 10 inches", "2 hours and 30 minutes".
func (r *reader) compound(q *found) {
	if q.Dimension != "length" && q.Dimension != "time" && q.Dimension != "mass" || q.Comparator != "" {
		return
	}
	i := q.end
	if r.Is(i, "and", ",") {
		i++
	}
	if r.Is(q.end, "and") && r.Is(i, "a") && r.Is(i+1, "half") {
		q.Low, q.High, q.Spoken, q.Rounding = q.Low+.5, q.High+.5, q.Spoken+.5, .25
		q.end = i + 2
		return
	}
	m, ok := numeral.Cardinal(r.Lexemes, i)
	if !ok || m.Value >= 100 {
		return
	}
	at := m.To
	if r.Hyphen(at) {
		at++
	}
	f, end, ok := r.unitForm(at)
	if !ok || f.dim != q.Dimension || f.fac >= q.Factor || q.Factor/f.fac > 100 || r.Is(q.end, ",") && q.Dimension != "time" {
		return
	}
	part := m.Value * f.fac / q.Factor
	q.Low, q.High, q.Spoken = q.Low+part, q.High+part, q.Spoken+part
	q.Rounding = f.fac / q.Factor / 2
	q.end, q.unitAt, q.afterNum = end, end-1, end
}

// poundsOfMoney tells the two pounds apart.
func (r *reader) poundsOfMoney(q *found, end int) bool {
	if r.Is(end, "sterling") || q.Low >= 1e5 {
		return true
	}
	for j := max(0, q.from-6); j < q.from; j++ {
		switch w := r.Word(j); {
		case strings.HasPrefix(w, "weigh"), strings.HasPrefix(w, "weight"):
			return false
		case w == "cost" || w == "costs" || w == "pay" || w == "paid" || w == "fined" || w == "worth" || w == "price" || w == "spent" || w == "earn" || w == "earned":
			return true
		}
	}
	return false
}

func (q *found) set(f form, at, end int) {
	q.Kind, q.Unit, q.Dimension, q.Factor, q.Offset = f.kind, f.unit, f.dim, f.fac, f.off
	q.unitAt, q.end, q.noun = at, end, false
}

// unitForm reads the longest form of a unit that begins at lexeme i.
func (r *reader) unitForm(i int) (form, int, bool) {
	if i >= len(r.Lexemes) {
		return form{}, i, false
	}
	var best form
	end := i
	var b strings.Builder
	for n := 0; n < r.units.longest && i+n < len(r.Lexemes); n++ {
		l := &r.Lexemes[i+n]
		if l.Class == numeral.Figure {
			break
		}
		if n == 0 {
			if f, ok := r.units.forms[l.Lower]; ok {
				best, end = f, i+1
			}
			if !r.units.begins[l.Lower] {
				break
			}
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(l.Lower)
		if f, ok := r.units.forms[b.String()]; ok && n > 0 {
			best, end = f, i+n+1
		}
	}
	return best, end, end > i
}

// pointsInTime reports that a number of units of time says when and not how long ("three days ago", "two weeks
// later"): that is for the expressions of time.
func (r *reader) pointsInTime(q *found) bool {
	switch r.Word(q.end) {
	case "ago", "earlier", "later", "before", "after", "afterwards", "hence", "prior", "previously":
		return true
	case "from":
		return r.Is(q.end+1, "now", "today")
	case "into":
		return true
	}
	return false
}

// year reports that lexeme i is a year.
func (r *reader) year(i int) bool {
	y, ok := r.YearFigure(i)
	return ok && r.YearHere(i, y)
}

// finish finds the comparator, the counted noun and the role and lays the spans.
func (r *reader) finish(q *found) Quantity {
	r.compare(q)
	q.Head = -1
	if q.unitAt >= 0 {
		q.Head = r.Lexemes[q.unitAt].Token
	}
	if q.noun {
		r.counted(q)
	} else if q.Comparator == None {
		r.fateOfNone(q)
	}
	r.continental(q)
	r.trailing(q)
	r.change(q)
	if q.Factor == 0 {
		q.Factor = 1
	}
	q.Number = text.Span{Start: r.Lexemes[q.number].Start, End: r.Lexemes[q.afterNum-1].End}
	q.Span = text.Span{Start: r.Lexemes[q.from].Start, End: r.Lexemes[q.end-1].End}
	return q.Quantity
}

// continental reads "30.000 inhabitants" as thirty thousand: nobody counts persons to three decimals.
func (r *reader) continental(q *found) {
	text := r.Lexemes[q.number].Text
	dot := strings.IndexByte(text, '.')
	if q.Kind != Count || !r.people[q.Unit] || q.afterNum != q.number+1 || dot < 1 || dot > 3 || len(text)-dot != 4 || text[0] == '0' {
		return
	}
	q.Low, q.High, q.Spoken, q.Rounding = q.Low*1000, q.High*1000, q.Spoken*1000, q.Rounding*1000
}

// thousandsPoint reads "£10.000" as ten thousand; "€1.339" is a price with its decimals.
func thousandsPoint(figure string, value float64) bool {
	dot := strings.IndexByte(figure, '.')
	return dot > 0 && dot <= 3 && len(figure)-dot == 4 && (value >= 10 || strings.HasSuffix(figure, ".000")) && strings.Count(figure, ".") == 1
}

// decimalComma reads "1,5 metres", the decimals of the continent: a unit, a percent sign or a multiplier behind two
// figures that a comma joins without a space.
func (r *reader) decimalComma(i int) (numeral.Number, bool) {
	if !r.Figure(i) || !r.Is(i+1, ",") || !r.Glued(i+1) || !r.Figure(i+2) || !r.Glued(i+2) || len(r.Lexemes[i+2].Text) > 2 {
		return numeral.Number{}, false
	}
	if _, ok := numeral.Plain(r.Lexemes, i); !ok {
		return numeral.Number{}, false
	}
	v, step, ok := numeral.ParseFigure(r.Lexemes[i].Text + "." + r.Lexemes[i+2].Text)
	if !ok {
		return numeral.Number{}, false
	}
	n := numeral.Number{From: i, To: i + 3, Value: v, Step: step}
	if m, scaled := numeral.Scale(r.Word(n.To)); scaled {
		n.Value, n.Step, n.To, n.Scaled = v*m, step*m, n.To+1, true
		return n, true
	}
	_, _, unit := r.unitForm(r.over(n.To))
	return n, unit
}

// trailing reads a comparator behind the counted noun: "34 ships or more".
func (r *reader) trailing(q *found) {
	if q.Comparator != Exact || q.settled || q.Kind != Count {
		return
	}
	if means, end, ok := r.comparatorAfter(q.end); ok {
		q.Comparator, q.end = means, end
		q.Low, q.High, q.LowOpen, q.HighOpen = interval(means, q.Low, q.Rounding, q.Kind)
	}
}

// change says what the number is to a verb of change.
func (r *reader) change(q *found) {
	i := q.from - 1
	if r.Is(i, "the") {
		i--
	}
	if !r.Is(i, "by", "to", "from") {
		return
	}
	for j := i - 1; j >= 0 && j > i-7; j-- {
		if changeVerb(r.Word(j)) {
			q.Change = r.Word(i)
			return
		}
	}
}

package numeral

import "gainsay/internal/nlp"

// Sentence is a sentence cut into lexemes, with the questions that a grammar asks of its neighbours. All of them
// answer for indices outside the sentence as well: there is nothing there.
type Sentence struct {
	Parsed  *nlp.Sentence
	Lexemes []Lexeme
	// Asked counts the questions that were put to the sentence; tests hold the grammars to linear work by it.
	Asked int
}

// Read cuts a sentence.
func Read(s *nlp.Sentence) Sentence { return Sentence{Parsed: s, Lexemes: Split(s)} }

// Word is the folded text of lexeme i, "" outside the sentence.
func (s *Sentence) Word(i int) string {
	s.Asked++
	if i < 0 || i >= len(s.Lexemes) {
		return ""
	}
	return s.Lexemes[i].Lower
}

// Is reports whether lexeme i is one of the words.
func (s *Sentence) Is(i int, words ...string) bool {
	s.Asked++
	if i < 0 || i >= len(s.Lexemes) {
		return false
	}
	for _, w := range words {
		if s.Lexemes[i].Lower == w {
			return true
		}
	}
	return false
}

// Tag is the Penn tag of the token that lexeme i belongs to.
func (s *Sentence) Tag(i int) string {
	s.Asked++
	if i < 0 || i >= len(s.Lexemes) {
		return ""
	}
	return s.Parsed.Tokens[s.Lexemes[i].Token].Tag
}

// Hyphen reports a dash at lexeme i that joins its neighbours without spaces.
func (s *Sentence) Hyphen(i int) bool {
	return i > 0 && i+1 < len(s.Lexemes) && s.Lexemes[i].Lower == "-" && s.Lexemes[i].Glued && s.Lexemes[i+1].Glued
}

// Glued reports that lexeme i touches the one before it.
func (s *Sentence) Glued(i int) bool { return i > 0 && i < len(s.Lexemes) && s.Lexemes[i].Glued }

// First reports that lexeme i opens the sentence, marks aside.
func (s *Sentence) First(i int) bool {
	for i--; i >= 0; i-- {
		s.Asked++
		if s.Lexemes[i].Class != Symbol {
			return false
		}
	}
	return true
}

// Capital reports that lexeme i is a word with a capital.
func (s *Sentence) Capital(i int) bool {
	return i >= 0 && i < len(s.Lexemes) && s.Lexemes[i].Class == Word && s.Lexemes[i].Capital()
}

// Figure reports that lexeme i is made of digits.
func (s *Sentence) Figure(i int) bool {
	return i >= 0 && i < len(s.Lexemes) && s.Lexemes[i].Class == Figure
}

// CountedPeople reports a noun that is counted far more often than it follows a date, so that "In March 20 people"
// counts people and dates nothing.
func (s *Sentence) CountedPeople(i int) bool {
	switch s.Word(i) {
	case "people", "persons", "men", "women", "children", "civilians", "soldiers", "others", "more", "police",
		"students", "workers", "passengers", "migrants", "protesters", "officers", "troops", "members":
		return true
	}
	return false
}

// YearFigure reads four plain digits between 1000 and 2199 to which nothing is glued but a closing mark.
func (s *Sentence) YearFigure(i int) (int, bool) {
	v, ok := Plain(s.Lexemes, i)
	if !ok || len(s.Lexemes[i].Text) != 4 || v < 1000 || v > 2199 {
		return 0, false
	}
	if j := i + 1; s.Glued(j) {
		if s.Lexemes[j].Class != Symbol || s.Is(j, "%", ":", "°", "+") {
			return 0, false
		}
		if s.Is(j, "-", "/") && s.Glued(j+1) && s.Lexemes[j+1].Class == Word && !s.Is(j+1, "born", "based", "era", "early", "mid", "late") {
			// "the 2000-metre race"
			if !s.Is(i-1, "the", "a") || s.Is(j+1, "year", "day", "hour", "minute", "week", "month") || s.Is(j+1, "strong", "meter", "metre", "mile", "foot", "seat", "page", "word") {
				return 0, false
			}
		}
	}
	return v, true
}

// YearHere decides whether four digits are a year. Between 1900 and 2099 they are, unless something says that they
// are an amount or a label; older ones need a sign.
func (s *Sentence) YearHere(i, y int) bool {
	prev := s.Word(i - 1)
	next := i + 1
	sign := false
	switch prev {
	case "in", "since", "until", "till", "during", "early", "late", "mid", "year", "from", "by", "of", "before", "after", "circa",
		"summer", "winter", "spring", "autumn", "fall", "season", "(", "between", "fiscal", "through", "for", "and", "-", "to",
		"back", "the", "beyond", "around", "about", "c", "on", "election", "december", "november", "october", "september", "august",
		"july", "june", "april", "january", "february":
		sign = true
	}
	if s.First(i) {
		sign = true
	}
	// What follows an amount: a plural, a unit, a percent sign.
	if s.amountAfter(next) && !(prev == "the" || prev == "in" && s.Is(i-2, ",") || prev == "of" && s.Is(i-2, "year", "summer", "election")) {
		if prev != "in" && prev != "since" && prev != "by" || s.measureAfter(next) {
			return false
		}
	}
	switch prev {
	case "than", "over", "some", "nearly", "almost", "least", "most", "under", "approximately", "roughly", "another", "only", "$", "£", "€",
		"nasdaq", "no", "number", "page", "flight", "route", "highway", "resolution", "iso", "section", "article", "boeing", "channel", "area":
		return false
	case "about", "around":
		if y < 1900 || s.amountAfter(next) {
			return false
		}
	case "at", "to":
		// "at 1500 GMT", "rose to 2100"; years after "to" need a range.
		if prev == "at" {
			return false
		}
		if !s.Is(i-3, "from", "since") && !s.Is(i-2, "prior", "back", "according") && y < 1900 {
			return false
		}
	}
	if s.Is(next, "hours", "gmt", "utc", "hrs", "local") {
		return false
	}
	if y < 1900 {
		switch prev {
		case "in", "since", "until", "till", "year", "circa", "(", "early", "late", "mid", "summer", "spring", "winter", "autumn":
			return true
		case "of", "from", "between", "before", "after", "by", "to", "and", "-", "the":
			return y >= 1400 && !s.amountAfter(next) && (y%100 != 0 || prev != "of" && prev != "and" && prev != "by")
		}
		return false
	}
	return sign || !s.amountAfter(next)
}

// amountAfter reports that what stands at lexeme i is counted or measured by a number before it.
func (s *Sentence) amountAfter(i int) bool {
	if s.measureAfter(i) || s.CountedPeople(i) {
		return true
	}
	if i >= len(s.Lexemes) || s.Lexemes[i].Class != Word || s.Capital(i) {
		return false
	}
	return s.Tag(i) == "NNS" || s.Tag(i) == "JJ" && s.Tag(i+1) == "NNS"
}

func (s *Sentence) measureAfter(i int) bool {
	switch s.Word(i) {
	case "%", "percent", "per", "km", "kilometers", "kilometres", "miles", "metres", "meters", "feet", "ft", "m", "mw", "mph", "dollars",
		"euros", "pounds", "tons", "tonnes", "kg", "points", "votes", "yards", "calories", "million", "billion", "thousand":
		return true
	}
	return false
}

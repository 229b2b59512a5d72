package numeral

import "iter"

// Months by their names and usual abbreviations; an abbreviation needs a figure beside it to be one ("Mar", "Dec").
var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
	"dec": 12,
}

// Weekdays by ISO number, Monday 1.
var weekdays = map[string]int{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}

// Month is the number of the month that lexeme i names, 0 for none. Names need a capital ("they march").
func Month(lex []Lexeme, i int) (month int, short bool) {
	if i < 0 || i >= len(lex) || lex[i].Class != Word || !lex[i].Capital() {
		return 0, false
	}
	m := months[lex[i].Lower]
	return m, len(lex[i].Lower) <= 3 || lex[i].Lower == "sept"
}

// Weekday is the ISO number of the weekday that lexeme i names, 0 for none.
func Weekday(lex []Lexeme, i int) (day int, short bool) {
	if i < 0 || i >= len(lex) || lex[i].Class != Word || !lex[i].Capital() {
		return 0, false
	}
	d := weekdays[lex[i].Lower]
	return d, len(lex[i].Lower) < 6
}

// Plain reports that lexeme i is a whole figure without separators and without letters or decimals glued to it,
// and its value.
func Plain(lex []Lexeme, i int) (int, bool) {
	if i < 0 || i >= len(lex) || lex[i].Class != Figure {
		return 0, false
	}
	s := lex[i].Text
	if len(s) > 4 || digits(s) != len(s) {
		return 0, false
	}
	v := 0
	for _, b := range []byte(s) {
		v = v*10 + int(b-'0')
	}
	return v, true
}

// Beginnings yields the names and abbreviations of months and weekdays, the number words and the ordinals: all
// words of this package with which a date or a number may begin, in no order.
func Beginnings() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, m := range []map[string]int{months, weekdays} {
			for w := range m {
				if !yield(w) {
					return
				}
			}
		}
		for _, m := range []map[string]float64{small, ordinals} {
			for w := range m {
				if !yield(w) {
					return
				}
			}
		}
	}
}

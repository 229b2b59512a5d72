package passage

import "strconv"

var monthNumber = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12}

var weekdayNumber = map[string]int{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5,
	"saturday": 6, "sunday": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
	"sat": 6, "sun": 7}

var dateWords = map[string]bool{"on": true, "in": true, "of": true, "the": true, "last": true, "this": true, "next": true, "early": true,
	"late": true, "mid": true, "earlier": true, "later": true}

// calendarParts are the parts of a date that a run of words names; 0 where it names none.
type calendarParts struct{ year, month, day, weekday int }

// compareDates compares the calendar parts that two runs name, when they hold nothing else: differ when a part that
// both name is not the same, same when they name the same parts alike. "Monday" beside "May 3" tells nothing.
func compareDates(a, b []Word, h hunk) (same, differ bool) {
	p, ok := datesOf(a, h.aFrom, h.aTo)
	if !ok {
		return false, false
	}
	q, ok := datesOf(b, h.bFrom, h.bTo)
	if !ok {
		return false, false
	}
	if p == q {
		return true, false
	}
	differs := func(x, y int) bool { return x != 0 && y != 0 && x != y }
	return false, differs(p.year, q.year) || differs(p.month, q.month) || differs(p.day, q.day) || differs(p.weekday, q.weekday)
}

func datesOf(words []Word, from, to int) (calendarParts, bool) {
	var c calendarParts
	for i := from; i < to; i++ {
		w := words[i]
		norm := canonical(w.Norm)
		switch {
		case weekdayNumber[norm] > 0 && w.Capital && c.weekday == 0:
			c.weekday = weekdayNumber[norm]
		case monthNumber[norm] > 0 && w.Capital && c.month == 0:
			c.month = monthNumber[norm]
		case isYear(w) && c.year == 0:
			c.year, _ = strconv.Atoi(w.Norm)
		case isDayOfMonth(words, i) && c.day == 0:
			c.day = dayNumber(w.Norm)
		case dateWords[norm]:
		default:
			return calendarParts{}, false
		}
	}
	return c, c != calendarParts{}
}

// isYear reports whether a word is a year by its form: four digits without a comma or a currency.
func isYear(w Word) bool {
	return len(w.Norm) == 4 && w.Len() == 4 && !w.Money && (w.Norm[:2] == "19" || w.Norm[:2] == "20") &&
		isDigit(w.Norm[2]) && isDigit(w.Norm[3])
}

// isDayOfMonth reports whether word i is a number up to 31 beside the name of a month.
func isDayOfMonth(words []Word, i int) bool {
	if n := dayNumber(words[i].Norm); n < 1 || n > 31 {
		return false
	}
	month := func(j int) bool {
		return j >= 0 && j < len(words) && words[j].Capital && monthNumber[canonical(words[j].Norm)] > 0
	}
	return month(i-1) || month(i+1) || i+2 < len(words) && words[i+1].Norm == "of" && month(i+2)
}

// dayNumber reads "3" and "3rd", 0 for anything else.
func dayNumber(norm string) int {
	i := 0
	for i < len(norm) && i < 2 && isDigit(norm[i]) {
		i++
	}
	switch norm[i:] {
	case "", "st", "nd", "rd", "th":
		n, _ := strconv.Atoi(norm[:i])
		return n
	}
	return 0
}

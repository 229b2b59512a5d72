package quantity

import (
	"strings"

	"gainsay/internal/numeral"
)

// skip steps over figures that are no amounts: dates, times of day, years, decades, centuries, telephone numbers,
// dotted versions. It returns the lexeme behind them, i when there is nothing to skip.
func (r *reader) skip(i int) int {
	if !r.Figure(i) {
		return r.skipWord(i)
	}
	if numberParts := strings.Count(r.Lexemes[i].Text, "."); numberParts > 1 {
		if _, _, ok := numeral.ParseFigure(r.Lexemes[i].Text); !ok {
			return i + 1
		}
	}
	// A figure glued to letters and a dash is a name or a part: "COVID-19", "F-16", "mid-20s", "top-10", "pre-1990"; so
	// is what follows "#" and "/".
	if i > 1 && r.Hyphen(i-1) && r.Lexemes[i-2].Class == numeral.Word && !r.Is(i-2, "under", "over") && !r.decadeOfLife(i) {
		return i + 1
	}
	if i > 0 && r.Glued(i) && (r.Is(i-1, "#", "@", ":", "_", "=") || r.Is(i-1, "/") && r.Glued(i-1)) {
		return i + 1
	}
	// Two dashes or slashes: a date, a telephone number, a Bible verse.
	if (r.Is(i+1, "-", "/") && r.Glued(i+1)) && r.Figure(i+2) && r.Glued(i+2) && r.Word(i+3) == r.Word(i+1) && r.Glued(i+3) && r.Figure(i+4) && r.Glued(i+4) {
		end := i + 5
		for r.Is(end, "-") && r.Glued(end) && r.Figure(end+1) {
			end += 2
		}
		return end
	}
	if end := r.skipWord(i); end > i {
		return end
	}
	// A leading zero makes a telephone number or a code.
	if t := r.Lexemes[i].Text; len(t) > 2 && t[0] == '0' && digitsOnly(t) {
		end := i + 1
		for end < len(r.Lexemes) && (r.Figure(end) || r.Is(end, "-") && r.Figure(end+1)) {
			end++
		}
		return end
	}
	v, plain := numeral.Plain(r.Lexemes, i)
	if !plain {
		return i
	}
	n := len(r.Lexemes[i].Text)
	next := i + 1
	// "9/11", "24/7", "7/7"
	if r.Is(next, "/") && r.Glued(next) && r.Glued(next+1) {
		if w, ok := numeral.Plain(r.Lexemes, next+1); ok && (v > w || v == w || w > 10) {
			return next + 2
		}
	}
	// Telephone numbers: "555-0123".
	if r.Hyphen(next) && n == 3 && r.Figure(next+1) && len(r.Lexemes[next+1].Text) == 4 && digitsOnly(r.Lexemes[next+1].Text) {
		return next + 2
	}
	// Times of day.
	if r.Is(next, ":") && r.Glued(next) && r.Figure(next+1) && r.Glued(next+1) {
		end := next + 2
		if r.Is(end, ":") && r.Glued(end) {
			end += 2
		}
		return min(r.pastClock(end), len(r.Lexemes))
	}
	if end := r.pastClock(r.over(next)); end > r.over(next) && v <= 24 {
		return end
	}
	if n == 4 && r.Is(next, "gmt", "utc", "hrs") {
		return next + 1
	}
	// Decades: "1970s", "'80s"; ages in tens are read elsewhere.
	if r.Glued(next) && r.Is(next, "s", "'s") && v%10 == 0 && (n == 4 || n == 2) {
		if n == 4 || r.Is(i-1, "'", "the", "early", "late", "mid") && !r.Is(i-2, "his", "her", "their", "my") {
			return next + 1
		}
	}
	// Days of the month.
	if end := r.pastDay(i, v); end > i {
		return end
	}
	if n == 4 {
		if y, ok := r.YearFigure(i); ok && r.YearHere(i, y) {
			end := next
			if (r.Hyphen(end) || r.Is(end, "/") && r.Glued(end)) && r.Figure(end+1) && r.Glued(end+1) {
				end += 2
			}
			return end
		}
	}
	if n == 2 && r.Is(i-1, "'") && r.Glued(i) && !r.Glued(next) && v > 40 {
		return next // the class of '68
	}
	return i
}

func digitsOnly(s string) bool {
	for _, b := range []byte(s) {
		if b < '0' || b > '9' {
			return false
		}
	}
	return true
}

// decadeOfLife reports "mid-20s", an age.
func (r *reader) decadeOfLife(i int) bool {
	return r.Is(i-2, "mid", "early", "late") && r.Glued(i+1) && r.Is(i+1, "s", "'s")
}

// pastClock steps over "p.m.", "o'clock" and "hours local time" at lexeme i.
func (r *reader) pastClock(i int) int {
	switch r.Word(i) {
	case "pm", "am", "o'clock":
		if r.Word(i) == "am" && !strings.Contains(r.Lexemes[i].Text, ".") && !r.Glued(i) && r.Is(i-2, "i") {
			return i
		}
		return i + 1
	case "gmt", "utc", "est", "edt", "et", "bst", "cet":
		if r.Is(i-2, ":") {
			return i + 1
		}
	}
	return i
}

// pastDay steps over a day of the month with its month.
func (r *reader) pastDay(i, v int) int {
	if v < 1 || v > 31 || len(r.Lexemes[i].Text) > 2 {
		return i
	}
	end := i + 1
	if r.Glued(end) && numeral.OrdinalSuffix(r.Word(end)) {
		end++
	}
	// "7 December", "7th of December", "7-9 December", "7 and 8 December"
	j := end
	for k := 0; k < 2; k++ {
		at := j
		if r.Is(at, "of") {
			at++
		}
		if m, short := numeral.Month(r.Lexemes, at); m > 0 && (!short || r.Figure(at+1) || strings.HasSuffix(r.Lexemes[at].Text, ".") || len(r.Lexemes[at].Text) >= 3) {
			return r.pastYear(at + 1)
		}
		if r.Is(j, "-", "and", "to", "or") {
			if w, ok := numeral.Plain(r.Lexemes, j+1); ok && w <= 31 {
				j += 2
				if r.Glued(j) && numeral.OrdinalSuffix(r.Word(j)) {
					j++
				}
				continue
			}
		}
		break
	}
	// "December 7", "December 7-9", "Dec. 7 and 8", "December the 7th"
	at := i - 1
	if r.Is(at, "the") {
		at--
	}
	if r.Is(at, ".") {
		at--
	}
	if m, _ := numeral.Month(r.Lexemes, at); m > 0 && !r.CountedPeople(end) && !r.Is(end, "%", "percent", "per", "million", "billion", "thousand") {
		if r.Is(end, "-", "to", "and", "through") {
			if w, ok := numeral.Plain(r.Lexemes, end+1); ok && w <= 31 && w > v && !r.noun(end+2) {
				end += 2
				if r.Glued(end) && numeral.OrdinalSuffix(r.Word(end)) {
					end++
				}
			}
		}
		return r.pastYear(end)
	}
	return i
}

// pastYear steps over ", 2023".
func (r *reader) pastYear(i int) int {
	j := i
	if r.Is(j, ",") {
		j++
	}
	if _, ok := r.YearFigure(j); ok && !r.CountedPeople(j+1) {
		return j + 1
	}
	return i
}

// skipWord steps over ordinals in words that name a day or a century.
func (r *reader) skipWord(i int) int {
	n, ok := numeral.Ordinal(r.Lexemes, i)
	if !ok {
		return i
	}
	at := r.over(n.To)
	if r.Is(at, "century", "centuries") {
		return at + 1
	}
	if r.Is(n.To, "of") {
		if m, _ := numeral.Month(r.Lexemes, n.To+1); m > 0 {
			return n.To + 2
		}
	}
	return i
}

// label reports that a number names something and counts nothing: "Flight 370", "Article 5", "Boeing 737", "No. 1".
func (r *reader) label(i int, n numeral.Number) bool {
	if n.Scaled || n.Words && n.Value > 1 && !labelNoun(r.Word(i-1)) {
		return false
	}
	prev := i - 1
	if r.Is(prev, ".") && r.Is(prev-1, "no") {
		return true
	}
	if r.Is(prev, "no") && !n.Words {
		return true
	}
	if labelNoun(r.Word(prev)) {
		return !(r.pluralNoun(n.To) || r.CountedPeople(n.To)) || r.Capital(prev)
	}
	if r.Glued(i) && i > 0 && (r.Is(prev, "#", "@", "_") || r.Lexemes[prev].Class == numeral.Word) {
		return true
	}
	if n.Words || !r.Capital(prev) || r.First(prev) && r.Tag(prev) != "NNP" {
		return false
	}
	// A name, then a figure: a model or an edition ("Apollo 11", "Boeing 737"), unless something is counted. After a
	// weekday or a place it is the comma that is missing.
	d, _ := numeral.Weekday(r.Lexemes, prev)
	if d > 0 {
		return false
	}
	if r.Is(n.To, "%", "percent", "per", "pct") {
		return false
	}
	if _, _, unit := r.unitForm(r.over(n.To)); unit {
		return false
	}
	return !r.pluralNoun(n.To) && !r.CountedPeople(n.To) && !(r.adjective(n.To) && r.pluralNoun(n.To+1)) && !r.fateBehind(n.To) && r.Figure(i)
}

func labelNoun(w string) bool {
	switch w {
	case "flight", "article", "section", "chapter", "route", "highway", "interstate", "channel", "number", "page", "pages", "room", "gate", "platform",
		"type", "phase", "level", "grade", "stage", "season", "episode", "group", "resolution", "title", "round", "version", "volume", "paragraph",
		"amendment", "proposition", "model", "appendix", "figure", "table", "line", "apollo", "boeing", "airbus", "iphone", "windows", "formula",
		"category", "tier", "district", "precinct", "unit", "area", "zone", "pier", "terminal", "exit", "lot", "item", "clause", "step", "part",
		"week", "day", "game", "class", "division", "brigade", "squadron", "sector", "block", "building", "apartment", "suite", "floor", "size",
		"bus", "bill", "schedule", "form", "verse", "psalm", "top", "track", "lane", "seed", "ward", "site", "test", "case", "count", "act", "scene":
		return true
	}
	return false
}

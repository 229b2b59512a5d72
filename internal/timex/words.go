package timex

import (
	"strings"

	"gainsay/internal/numeral"
)

// unit is a unit of time with its mean length in days.
type unit struct {
	name        string
	days        float64
	granularity Granularity
	// letter of the unit in ISO 8601 durations; clock is true for those after "T".
	letter string
	clock  bool
	// low and high bound what the bare plural ("days later") means, in units.
	low, high float64
}

var (
	second    = unit{"second", 1. / 86400, Minute, "S", true, 2, 59}
	minute    = unit{"minute", 1. / 1440, Minute, "M", true, 2, 59}
	hour      = unit{"hour", 1. / 24, Hour, "H", true, 2, 23}
	day       = unit{"day", 1, Day, "D", false, 2, 7}
	week      = unit{"week", 7, Week, "W", false, 2, 8}
	fortnight = unit{"fortnight", 14, Week, "W", false, 2, 4}
	month     = unit{"month", 365.25 / 12, Month, "M", false, 2, 12}
	quarter   = unit{"quarter", 365.25 / 4, Month, "M", false, 2, 4}
	year      = unit{"year", 365.25, Year, "Y", false, 2, 20}
	decade    = unit{"decade", 3652.5, Decade, "Y", false, 2, 9}
	century   = unit{"century", 36525, Century, "Y", false, 2, 9}
)

// units by singular form.
var units = map[string]unit{
	"second": second, "sec": second, "minute": minute, "min": minute, "hour": hour, "hr": hour, "day": day,
	"night": day, "week": week, "fortnight": fortnight, "month": month, "quarter": quarter, "year": year, "yr": year,
	"decade": decade, "century": century,
}

var plurals = map[string]string{
	"seconds": "second", "secs": "second", "minutes": "minute", "mins": "minute", "hours": "hour", "hrs": "hour",
	"days": "day", "nights": "night", "weeks": "week", "fortnights": "fortnight", "months": "month",
	"quarters": "quarter", "years": "year", "yrs": "year", "decades": "decade", "centuries": "century",
}

// parts of the day in minutes since midnight. They are wide and overlap on purpose: a strike at 2 a.m. is "Monday
// night" in one report and "early on Tuesday" in another. Night runs into the next morning.
var parts = map[string][2]int{
	"dawn": {3 * 60, 9 * 60}, "daybreak": {3 * 60, 9 * 60}, "sunrise": {3 * 60, 9 * 60},
	"morning": {0, 12 * 60}, "lunchtime": {11 * 60, 15 * 60}, "midday": {11 * 60, 14 * 60},
	"afternoon": {12 * 60, 19 * 60}, "dusk": {15 * 60, 22 * 60}, "sunset": {15 * 60, 22 * 60},
	"evening": {16 * 60, 24 * 60}, "night": {17 * 60, 30 * 60},
}

// seasons by the month they begin in, in the northern half of the world; the southern reads them half a year off,
// so that an interval made of one is padded by a month on both sides and no more is claimed.
var seasons = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// decadeWords by the tens of their first year.
var decadeWords = map[string]int{
	"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
	"nineties": 90,
}

// holidays with a fixed date, month and day; those that move are computed in holiday.go.
var holidays = map[string][2]int{
	"christmas": {12, 25}, "christmas day": {12, 25}, "christmas eve": {12, 24}, "boxing day": {12, 26},
	"new year's day": {1, 1}, "new year's eve": {12, 31}, "new year's": {1, 1}, "valentine's day": {2, 14}, "halloween": {10, 31},
	"independence day": {7, 4}, "st patrick's day": {3, 17}, "veterans day": {11, 11}, "armistice day": {11, 11},
	"may day": {5, 1}, "bastille day": {7, 14}, "groundhog day": {2, 2}, "all saints' day": {11, 1},
	"april fools' day": {4, 1}, "juneteenth": {6, 19},
}

// zones that may follow a time of day.
var zones = map[string]string{
	"gmt": "GMT", "utc": "UTC", "bst": "BST", "est": "EST", "edt": "EDT", "et": "ET", "cst": "CST", "cdt": "CDT",
	"ct": "CT", "mst": "MST", "mdt": "MDT", "mt": "MT", "pst": "PST", "pdt": "PDT", "pt": "PT", "cet": "CET",
	"cest": "CEST", "ist": "IST", "jst": "JST", "msk": "MSK", "aest": "AEST", "aedt": "AEDT", "eet": "EET",
}

// relations by the word before the expression.
var relations = map[string]string{
	"before": "before", "after": "after", "since": "since", "until": "until", "till": "until", "til": "until",
	"by": "by", "within": "within", "from": "since", "through": "until", "following": "after",
}

// modifiers that may stand right before a stretch of the calendar ("early March", "mid-September", "late 2019").
var modifiers = map[string]string{"early": "early", "mid": "mid", "late": "late", "middle": "mid"}

// nouns that name a part of what follows with "of".
var partNouns = map[string]string{
	"beginning": "start", "start": "start", "end": "end", "middle": "mid", "close": "end", "outset": "start",
}

// ahead are words before an expression that point to the future ("due on Tuesday", "scheduled for May").
var ahead = map[string]bool{
	"will": true, "would": true, "'ll": true, "shall": true, "wo": true, "won't": true, "due": true, "scheduled": true, "upcoming": true,
	"expected": true, "planned": true, "planning": true, "slated": true, "set": true,
	"anticipated": true, "awaited": true, "deadline": true, "expires": true, "forthcoming": true, "tomorrow": true, "next": true,
}

// begins holds the words with which an expression may begin, and those that may stand behind its article.
var begins = beginnings()

func beginnings() map[string]bool {
	set := map[string]bool{}
	for _, list := range []string{
		"earlier later the these a an week weekend last final closing opening today yesterday tomorrow tonight overnight past next this",
		"coming previous following current preceding ensuing that same recent every each once twice annually monthly weekly hourly daily",
		"mondays tuesdays wednesdays thursdays fridays saturdays sundays recently lately currently nowadays soon now few couple handful",
		"number several many dozens scores half within noon midnight q1 q2 q3 q4 h1 h2 dozen hundred thousand million billion",
		"full whole single further mere quarter",
	} {
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
	}
	for _, m := range []map[string]string{modifiers, partNouns, plurals} {
		for w := range m {
			set[w] = true
		}
	}
	for w := range units {
		set[w] = true
	}
	for w := range parts {
		set[w] = true
	}
	for w := range seasons {
		set[w] = true
	}
	for w := range decadeWords {
		set[w] = true
	}
	for name := range holidays {
		first, _, _ := strings.Cut(name, " ")
		first, _, _ = strings.Cut(first, "'")
		set[first] = true
	}
	for _, w := range []string{"easter", "good", "palm", "ash", "pentecost", "thanksgiving", "black", "labor", "columbus", "memorial", "martin"} {
		set[w] = true
	}
	for w := range numeral.Beginnings() {
		set[w] = true
	}
	return set
}

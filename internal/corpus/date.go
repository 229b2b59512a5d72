package corpus

import (
	"strings"
	"time"
)

// timeLayouts are the forms of a time stamp that feeds, front matter and spreadsheets use, the commonest first.
// A stamp without a zone is taken as UTC.
var timeLayouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05 MST", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02 15:04",
	"20060102T150405Z0700", "20060102T150405Z", "20060102T150405", "20060102150405",
	time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate,
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700",
	"2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04 -0700", "January 2, 2006 15:04",
	"January 2, 2006 3:04 PM", "January 2, 2006, 3:04 PM", "Jan 2, 2006 3:04 PM", "Jan. 2, 2006 3:04 PM",
	"2 January 2006 15:04", "2 January 2006, 15:04", "2 Jan 2006 15:04", "2 Jan 2006, 15:04",
}

// dayLayouts are the forms of a day. Forms with slashes are left out: 03/04 is two days, and a guess would be
// wrong without a word.
var dayLayouts = []string{
	"2006-01-02", "20060102", "2006/01/02", "2006.01.02", "January 2, 2006", "January 2 2006", "Jan 2, 2006",
	"Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "2 Jan. 2006", "Monday, January 2, 2006",
	"Monday, 2 January 2006", "Mon, 2 Jan 2006", "Monday 2 January 2006",
}

// parseTime reads a publication time. day is true when only the day was given; a stamp of exactly midnight without
// a zone counts as a day, because that is how spreadsheets and data bases write one.
func parseTime(s string) (t time.Time, day, ok bool) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" || len(s) > 64 {
		return time.Time{}, false, false
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true, plausible(t)
		}
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			day := t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Nanosecond() == 0 &&
				!strings.ContainsAny(layout, "Z") && !strings.Contains(layout, "MST") && !strings.Contains(layout, "-0700")
			return t.UTC(), day, plausible(t)
		}
	}
	return time.Time{}, false, false
}

// plausible keeps out zero dates of data bases; there is no upper bound because nothing may depend on the clock.
func plausible(t time.Time) bool { return t.Year() >= 1600 && t.Year() <= 9999 }

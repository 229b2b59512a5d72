package corpus

import (
	"slices"
	"strings"
	"time"
	"unicode"
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
	s = stamp(s)
	if s == "" || len(s) > 64 {
		return time.Time{}, false, false
	}
	for _, layout := range dayLayouts {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			return t, true, plausible(t)
		}
	}
	for _, layout := range timeLayouts {
		// Never time.Parse: it asks the machine's own zone what an abbreviation means.
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			t = inNamedZone(t)
			day := t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 && t.Nanosecond() == 0 &&
				!strings.ContainsAny(layout, "Z") && !strings.Contains(layout, "MST") && !strings.Contains(layout, "-0700")
			return t.UTC(), day, plausible(t)
		}
	}
	return time.Time{}, false, false
}

// stamp is a time stamp as the layouts have it: with one space between its parts, and with the name of UTC that they know.
func stamp(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.HasSuffix(s, " UT") {
		s += "C"
	}
	return s
}

// zones are the abbreviations of time zones that mean one thing in English news, in hours ahead of UTC: those of RFC 822
// and of Europe, Japan and Australia. Left out is what two countries use for different times, such as IST.
var zones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
	"BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}

// utcNames are the names of UTC itself.
var utcNames = []string{"", "UTC", "GMT", "WET"}

// inNamedZone is a time that was read with the abbreviation of a zone, and until then taken for UTC, in that zone.
func inNamedZone(t time.Time) time.Time {
	name, offset := t.Zone()
	if hours, ok := zones[name]; ok && offset == 0 {
		return t.Add(-time.Duration(hours) * time.Hour)
	}
	return t
}

// unknownZone is the abbreviation in a time stamp that stands for no zone known here, "" where there is none: such a time is
// taken as UTC.
func unknownZone(s string) string {
	s = stamp(s)
	for _, layout := range timeLayouts {
		t, err := time.ParseInLocation(layout, s, time.UTC)
		if err != nil {
			continue
		}
		name, offset := t.Zone()
		if _, known := zones[name]; known || offset != 0 || slices.Contains(utcNames, name) || !unicode.IsLetter(rune(name[0])) {
			return ""
		}
		return name
	}
	return ""
}

// plausible keeps out zero dates of data bases; there is no upper bound because nothing may depend on the clock.
func plausible(t time.Time) bool { return t.Year() >= 1600 && t.Year() <= 9999 }

package corpus

import (
	"testing"
	"time"
)

// TestADateDoesNotHangOnTheZoneOfTheMachine reads the same stamps as a machine in several places would.
func TestADateDoesNotHangOnTheZoneOfTheMachine(t *testing.T) {
	machine := time.Local
	t.Cleanup(func() { time.Local = machine })
	for _, c := range []struct{ stamp, want, unknown string }{
		{"Wed, 05 Mar 2025 23:30:00 EST", "2025-03-06T04:30:00Z", ""},
		{"Wed, 05 Mar 2025 23:30:00 GMT", "2025-03-05T23:30:00Z", ""},
		{"Wed, 05 Mar 2025 23:30:00 UT", "2025-03-05T23:30:00Z", ""},
		{"Wed, 05 Mar 2025 23:30:00 -0500", "2025-03-06T04:30:00Z", ""},
		{"5 Jul 2025 23:30:00 PDT", "2025-07-06T06:30:00Z", ""},
		{"2025-07-05 09:30:00 BST", "2025-07-05T08:30:00Z", ""},
		{"Saturday, 05-Jul-25 09:30:00 CEST", "2025-07-05T07:30:00Z", ""},
		{"Sat Jul  5 09:30:00 EDT 2025", "2025-07-05T13:30:00Z", ""},
		{"2025-07-05 09:30:00 IST", "2025-07-05T09:30:00Z", "IST"},
		{"2025-07-05 09:30:00 XYZ", "2025-07-05T09:30:00Z", "XYZ"},
		{"2025-07-05 09:30:00", "2025-07-05T09:30:00Z", ""},
		{"2025-07-05", "2025-07-05T00:00:00Z", ""},
	} {
		for _, zone := range []string{"UTC", "America/New_York", "Asia/Kolkata", "Europe/Berlin"} {
			local, err := time.LoadLocation(zone)
			if err != nil {
				t.Skip(err)
			}
			time.Local = local
			got, _, ok := parseTime(c.stamp)
			if !ok || got.Format(time.RFC3339) != c.want {
				t.Errorf("%s in %s: %v %v, want %s", c.stamp, zone, got, ok, c.want)
			}
			if got := unknownZone(c.stamp); got != c.unknown {
				t.Errorf("%s in %s: unknown zone %q, want %q", c.stamp, zone, got, c.unknown)
			}
		}
	}
}

func TestADateOfMailIsReadAsAnyOther(t *testing.T) {
	for _, c := range []struct{ date, want, note string }{
		{"Wed, 05 Mar 2025 23:30:00 EST", "2025-03-06T04:30:00Z", ""},
		{"Wed, 05 Mar 2025 23:30:00 -0500 (EST)", "2025-03-06T04:30:00Z", ""},
		{"Wed, 05 Mar 2025 23:30:00 IST", "2025-03-05T23:30:00Z", `the time zone "IST" of its date is not known: the time is taken as UTC`},
	} {
		dir := writeFiles(t, map[string]string{"m.eml": "From: Desk <desk@gazette.example>\r\nDate: " + c.date + "\r\nSubject: Ferry\r\nMessage-Id: <1@gazette.example>\r\n\r\n" + story})
		documents, skipped := readAll(t, Options{}, dir)
		if len(documents) != 1 {
			t.Fatalf("left out: %v", skipped)
		}
		d := documents[0]
		if got := d.Published.Format(time.RFC3339); got != c.want {
			t.Errorf("%s is read as %s, want %s", c.date, got, c.want)
		}
		if got := ""; len(d.Notes) > 0 {
			if got = d.Notes[0]; got != c.note {
				t.Errorf("%s: note %q, want %q", c.date, got, c.note)
			}
		} else if c.note != "" {
			t.Errorf("%s: no note", c.date)
		}
	}
}

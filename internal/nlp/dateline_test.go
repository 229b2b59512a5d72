package nlp

import (
	"context"
	"testing"
)

// TestDateline looks at what stands before the report, and that the report is read as if it were not there.
func TestDateline(t *testing.T) {
	r, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, line, subject string }{
		{"a town", "BRAYLE — The council closed the weir on Monday.", "BRAYLE —", "council"},
		{"two places and an agency", "BRAYLE HARBOUR, West Maren (Agency) - The council closed the weir on Monday.", "BRAYLE HARBOUR, West Maren (Agency) -", "council"},
		{"a day", "BRAYLE, June 4 (Agency) -- Edith Crane closed the weir.", "BRAYLE, June 4 (Agency) --", "Edith"},
		{"an agency alone", "(Agency) - The council closed the weir.", "(Agency) -", "council"},
		{"an agency without a dash", "(MNN) The council closed the weir.", "(MNN)", "council"},
		{"a compound", "WEIR-keepers closed the weir.", "", "keepers"},
		{"a dash within a sentence", "Brayle — the council closed the weir.", "", "council"},
		{"words before the dash", "NOBODY in the town — not the mayor — closed the weir.", "", "NOBODY"},
		{"a year in brackets", "The council (2019) closed the weir.", "", "council"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := r.Read(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			s := &d.Sentences[0]
			n := Dateline(s)
			line := ""
			if n > 0 {
				line = c.text[:s.Tokens[n-1].End]
			}
			if line != c.line {
				t.Fatalf("dateline %q, want %q", line, c.line)
			}
			for i := range s.Tokens {
				if t2 := &s.Tokens[i]; t2.Relation == "nsubj" && t2.Form != c.subject {
					t.Errorf("subject %q, want %q", t2.Form, c.subject)
				}
				if head := s.Tokens[i].Head; i < n && head < 0 || i >= n && head >= 0 && head < n {
					t.Errorf("the dateline governs %q", s.Tokens[i].Form)
				}
			}
		})
	}
}

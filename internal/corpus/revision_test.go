package corpus

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestChangesBetweenVersionsAreFoundAndNamed(t *testing.T) {
	const before = "Ferry runs aground\n\nTwo people died when a ferry ran aground off Port Maren on Friday, police said. " +
		"“We were warned,” said the captain, Piet Harlan. The company said it had been told of the fog.\n\nAn inquiry will be held."
	for _, c := range []struct {
		name, later    string
		kind           ChangeKind
		was, is        string
		changes        int
		wholeSentences bool
	}{
		{"nothing changed but quotation marks", strings.NewReplacer("“", `"`, "”", `"`).Replace(before), "", "", "", 0, false},
		{"number", strings.Replace(before, "Two people", "Three people", 1), ChangedNumber, "Two", "Three", 1, false},
		{"name", strings.Replace(before, "Harlan", "Harden", 1), ChangedName, "Harlan", "Harden", 1, false},
		{"quotation", strings.Replace(before, "were warned", "were told", 1), ChangedQuote, "warned", "told", 1, false},
		{"denial", strings.Replace(before, "had been told", "had not been told", 1), ChangedDenial, "", "not", 1, false},
		{"contracted denial", strings.Replace(before, "will be held", "won't be held", 1), ChangedDenial, "will", "won't", 1, false},
		{"wording", strings.Replace(before, "will be held", "is to be held", 1), ChangedWording, "will", "is to", 1, false},
		{"added sentence", before + " The ministry has ordered it.", AddedSentence, "", "The ministry has ordered it.", 1, true},
		{"removed sentence", strings.TrimSuffix(before, "\n\nAn inquiry will be held."), RemovedSentence, "An inquiry will be held.", "", 1, true},
		{"sentence in between removed", strings.Replace(before, " “We were warned,” said the captain, Piet Harlan.", "", 1), RemovedSentence, "“We were warned,” said the captain, Piet Harlan.", "", 1, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes := Changes(before, c.later)
			if len(changes) != c.changes {
				t.Fatalf("%d changes: %+v", len(changes), changes)
			}
			if c.changes == 0 {
				return
			}
			got := changes[0]
			if was, is := got.Earlier.Cut(before), got.Later.Cut(c.later); got.Kind != c.kind || was != c.was || is != c.is {
				t.Errorf("got %s %q -> %q, want %s %q -> %q", got.Kind, was, is, c.kind, c.was, c.is)
			}
			if !c.wholeSentences && (!got.EarlierSentence.Contains(got.Earlier) || !got.LaterSentence.Contains(got.Later)) {
				t.Errorf("the words lie outside of their sentences: %+v", got)
			}
		})
	}
}

func TestAddressesOfOneArticleAreTheSame(t *testing.T) {
	const want = "gazette.example/news/ferry-1?id=2"
	for _, raw := range []string{
		"https://www.gazette.example/news/ferry-1?id=2", "http://gazette.example/news/ferry-1/?id=2&utm_source=x#top",
		"https://m.gazette.example/news/ferry-1/amp?fbclid=3&id=2", "HTTPS://GAZETTE.example/news/ferry-1?id=2",
	} {
		if got := articleURL(raw); got != want {
			t.Errorf("%s: %s", raw, got)
		}
	}
	for _, raw := range []string{"", "https://gazette.example/", "https://gazette.example", "not a url", "%zz"} {
		if got := articleURL(raw); got != "" {
			t.Errorf("%q: %q", raw, got)
		}
	}
}

func TestVersionsAreLinkedInTimeWhateverTheOrder(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2031, 5, d, 0, 0, 0, 0, time.UTC) }
	url := "https://gazette.example/ferry"
	documents := []Document{
		{ID: "c", URL: url, Published: day(2), Modified: day(4), Text: "Three people died when a ferry ran aground off Port Maren, police said."},
		{ID: "a", URL: url + "?utm_medium=feed", Published: day(2), Text: "Two people died when a ferry ran aground off Port Maren, police said."},
		{ID: "b", URL: url, Published: day(2), Modified: day(3), Text: "Two people died when a ferry ran aground off Port Maren, the police said."},
		{ID: "other", URL: url, Published: day(9), Text: "Sheep prices recovered this spring after heavy rainfall in the northern valleys."},
		{ID: "elsewhere", URL: "https://coast.example/ferry", Published: day(2), Text: "Two people died when a ferry ran aground off Port Maren, police said."},
		{ID: "g2", GUID: "tag:x:1", Text: "The talks in Velden were called off on Sunday."},
		{ID: "g1", GUID: "tag:x:1", Text: "The talks in Velden were called off on Sunday."},
	}
	want := []string{"a>b dated wording", "b>c dated number wording", "g1>g2"}
	for range 3 {
		copied := slices.Clone(documents)
		var got []string
		for _, r := range LinkRevisions(copied) {
			s := r.Earlier + ">" + r.Later
			if r.Dated {
				s += " dated"
			}
			for _, c := range r.Changes {
				s += " " + string(c.Kind)
			}
			got = append(got, s)
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
		for _, d := range copied {
			replaced := map[string]string{"a": "c", "b": "c", "g1": "g2"}[d.ID]
			if d.ReplacedBy != replaced {
				t.Errorf("%s is replaced by %q, want %q", d.ID, d.ReplacedBy, replaced)
			}
		}
		documents = append(documents[3:], documents[:3]...)
	}
}

// FuzzChanges holds for any two texts: spans lie inside of the texts, and equal texts have no changes.
func FuzzChanges(f *testing.F) {
	f.Add("Two died. “No,” he said.", "Three died. “Yes,” she said. More.")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1<<12 {
			t.Skip()
		}
		if a == b && len(Changes(a, b)) != 0 {
			t.Error("equal texts differ")
		}
		for _, c := range Changes(a, b) {
			for _, s := range []struct{ start, end, limit int }{
				{c.Earlier.Start, c.Earlier.End, len(a)}, {c.EarlierSentence.Start, c.EarlierSentence.End, len(a)},
				{c.Later.Start, c.Later.End, len(b)}, {c.LaterSentence.Start, c.LaterSentence.End, len(b)},
			} {
				if s.start < 0 || s.end < s.start || s.end > s.limit {
					t.Fatalf("%+v of texts of %d and %d bytes", c, len(a), len(b))
				}
			}
		}
	})
}

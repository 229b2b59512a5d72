package finding

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/files"
	"gainsay/internal/report"
)

// reviewed is a run with ids: a divergence of three documents, one of two, and an assertion in nobody's name.
func reviewed() *report.Report {
	r := run(
		divergence("numbers", "error", member("a.txt", "Four died.", "Four"), member("b.txt", "Six died.", "Six"), member("c.txt", "Six were killed.", "Six")),
		divergence("dates", "warning", member("a.txt", "It began on Monday.", "Monday"), member("b.txt", "It began on Friday.", "Friday")),
		report.Finding{Kind: "unattributed", Rule: "unattributed", Severity: "warning", Members: []report.Member{member("b.txt", "The gear failed.", "")}},
	)
	AssignIDs(r)
	return r
}

func TestReviewsSurviveAFileAndAnEditElsewhere(t *testing.T) {
	r := reviewed()
	var reviews Reviews
	for i := range r.Findings {
		e := EntryOf(r, &r.Findings[i])
		e.Status, e.Reason, e.Reviewer = Dismissed, "checked: \"by\" telephone\nwith the ministry", "mk"
		reviews.Set(e)
	}
	path := filepath.Join(t.TempDir(), "review.yaml")
	var b bytes.Buffer
	if err := reviews.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	read, err := ReadReviews(files.OS{}, path)
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	var again bytes.Buffer
	if err := read.Write(&again); err != nil || again.String() != b.String() {
		t.Errorf("a review file changes when it is read and written: %v\n%s", err, again.String())
	}
	edited := reviewed()
	for i := range edited.Findings {
		for k := range edited.Findings[i].Members {
			m := &edited.Findings[i].Members[k]
			m.Start, m.End, m.Line = m.Start+100, m.End+100, m.Line+2
		}
	}
	AssignIDs(edited)
	if unused := read.Apply(edited); len(unused) > 0 {
		t.Errorf("reviews that match nothing: %v", unused)
	}
	for _, f := range edited.Findings {
		if f.Status != Dismissed || f.Reason != "checked: \"by\" telephone\nwith the ministry" || f.Reviewer != "mk" {
			t.Errorf("%s came back: %q %q %q", f.Rule, f.Status, f.Reason, f.Reviewer)
		}
	}
}

func TestADecisionHoldsWhileNothingNewIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		change func(f *report.Finding)
		known  bool
	}{
		"as it was":                 {func(f *report.Finding) {}, true},
		"a passage is gone":         {func(f *report.Finding) { f.Members = f.Members[:2] }, true},
		"one passage alone is left": {func(f *report.Finding) { f.Members = f.Members[:1] }, false},
		"a passage came":            {func(f *report.Finding) { f.Members = append(f.Members, member("c.txt", "Nine died.", "Nine")) }, false},
		"a number changed":          {func(f *report.Finding) { f.Members[1] = member("b.txt", "Seven died.", "Seven") }, false},
		"another rule":              {func(f *report.Finding) { f.Rule = "other"; f.Members = f.Members[:2] }, false},
	} {
		t.Run(name, func(t *testing.T) {
			first := reviewed()
			e := EntryOf(first, &first.Findings[0])
			e.Status, e.Reason = Dismissed, "known"
			reviews := Reviews{[]Entry{e}}
			r := reviewed()
			c.change(&r.Findings[0])
			AssignIDs(r)
			unused := reviews.Apply(r)
			if known := r.Findings[0].Status == Dismissed; known != c.known {
				t.Errorf("known: %v, want %v", known, c.known)
			}
			if (len(unused) == 0) != c.known {
				t.Errorf("unused: %v", unused)
			}
		})
	}
}

func TestReviewsAreSetOnceAndTakenBack(t *testing.T) {
	var v Reviews
	v.Set(Entry{ID: "a", Status: Confirmed, Reason: "x"})
	v.Set(Entry{ID: "b", Status: Dismissed, Reason: "y"})
	v.Set(Entry{ID: "a", Status: Dismissed, Reason: "z"})
	if len(v.Entries) != 2 || v.Entries[0].Reason != "z" {
		t.Errorf("%+v", v.Entries)
	}
	v.Delete("a")
	v.Delete("nobody")
	if len(v.Entries) != 1 || v.Entries[0].ID != "b" {
		t.Errorf("%+v", v.Entries)
	}
}

func TestFilesOfEntriesAreChecked(t *testing.T) {
	for name, c := range map[string]struct{ version, text, want string }{
		"no reason":           {baselineVersion, "gainsay: baseline/v1\nfindings:\n- id: a\n  rule: r\n  quotes: []\n", "finding a has no reason"},
		"blank reason":        {baselineVersion, "gainsay: baseline/v1\nfindings:\n- id: a\n  reason: ' '\n", "finding a has no reason"},
		"no id":               {baselineVersion, "gainsay: baseline/v1\nfindings:\n- reason: x\n", "finding 1 has no id"},
		"twice":               {baselineVersion, "gainsay: baseline/v1\nfindings:\n- {id: a, reason: x}\n- {id: a, reason: y}\n", "finding a stands there twice"},
		"a field nobody has":  {baselineVersion, "gainsay: baseline/v1\nfindings:\n- {id: a, reason: x, severety: y}\n", "severety"},
		"another kind":        {reviewVersion, "gainsay: baseline/v1\n", "not \"gainsay: review/v1\""},
		"empty":               {reviewVersion, "", "not \"gainsay: review/v1\""},
		"not YAML":            {reviewVersion, "{", ""},
		"a status of our own": {reviewVersion, "gainsay: review/v1\nfindings:\n- {id: a, status: maybe, reason: x}\n", `status is "maybe"`},
		"dismissed silently":  {reviewVersion, "gainsay: review/v1\nfindings:\n- {id: a, status: dismissed}\n", "has no reason"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := decodeEntries(strings.NewReader(c.text), "f.yaml", c.version)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "f.yaml") {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
	if _, err := decodeEntries(strings.NewReader("gainsay: review/v1\nfindings:\n- {id: a, status: open}\n"), "f", reviewVersion); err != nil {
		t.Errorf("an open finding needs no reason: %v", err)
	}
	if b, err := ReadBaseline(files.OS{}, filepath.Join(t.TempDir(), "none.yaml")); err != nil || len(b.Entries) > 0 {
		t.Errorf("a file that is not there: %v, %v", b, err)
	}
}

func TestBaselineAcceptsWhatIsThereAndNothingElse(t *testing.T) {
	r := reviewed()
	r.Findings = append(r.Findings, report.Finding{ID: "agreed", Kind: "agreement"})
	r.Findings[1].Status = Dismissed
	b := NewBaseline(r, "accepted on the first run", nil)
	if len(b.Entries) != 2 {
		t.Fatalf("%d entries: agreements and what is dismissed need none", len(b.Entries))
	}
	b.Entries[0].Reason = "edited by hand"
	later := reviewed()
	later.Findings = append(later.Findings, divergence("numbers", "error", member("a.txt", "One.", "One"), member("b.txt", "Two.", "Two")))
	AssignIDs(later)
	if unused := b.Apply(later); len(unused) > 0 {
		t.Errorf("unused %v", unused)
	}
	var open []string
	for _, f := range later.Findings {
		if !f.Baseline {
			open = append(open, f.Rule)
		}
	}
	if !slices.Equal(open, []string{"dates", "numbers"}) {
		t.Errorf("open: %q", open)
	}
	if renewed := NewBaseline(later, "second run", b); renewed.Entries[0].Reason != "edited by hand" || renewed.Entries[1].Reason != "second run" {
		t.Errorf("reasons %q and %q", renewed.Entries[0].Reason, renewed.Entries[1].Reason)
	}
	later.Findings = later.Findings[1:]
	kept, gone := b.Prune(later)
	if len(kept.Entries) != 1 || len(gone) != 1 || gone[0].Rule != "numbers" {
		t.Errorf("kept %v, gone %v", kept.Entries, gone)
	}
	if note := UnusedNote("b.yaml", gone, "prune it"); note != "b.yaml: no finding matches "+gone[0].ID+" ("+gone[0].Question+") any more: prune it" {
		t.Errorf("note %q", note)
	}
	unasked := []Entry{{ID: "x", Quotes: []Quote{{Text: strings.Repeat("word ", 40)}}}}
	if note := UnusedNote("b.yaml", unasked, "prune it"); !strings.Contains(note, "matches x (word word ") || !strings.Contains(note, "…) any more") {
		t.Errorf("an entry without a question is told as %q", note)
	}
}

func TestIgnoreLines(t *testing.T) {
	for line, want := range map[string]string{
		"abc -- reason":    "",
		"id:abc -- reason": "",
		"rule:vague-* document:in/*.txt -- reason":  "",
		`outlet:"Selm Courier" -- reason`:           "",
		"abc":                                       "no reason is given",
		"abc --":                                    "no reason is given",
		"abc -- ":                                   "no reason is given",
		"-- reason":                                 "no reason is given",
		" -- reason":                                "no reason is given",
		"severity:error -- reason":                  `unknown pattern "severity:"`,
		"rule: -- reason":                           `the pattern "rule:" is empty`,
		"rule:a rule:b -- reason":                   `two patterns "rule:"`,
		"document:[ -- reason":                      `the pattern "document:[" has a bracket that is not closed`,
		`outlet:"Selm -- reason`:                    "a double quote is not closed",
		"document:* -- reason":                      "what matches everything hides every finding",
		"* -- reason":                               "what matches everything hides every finding",
		"kind:* -- reason":                          "what matches everything hides every finding",
		"id:?* -- reason":                           "what matches everything hides every finding",
		"document:*/* outlet:** -- reason":          "what matches everything hides every finding",
		"outlet:* rule:attribution/vague -- reason": "",
		"document:*.txt -- reason":                  "",
		"abc   --   the reason -- has -- dashes in itself": "",
	} {
		_, err := ParseIgnore(strings.NewReader("# comment\n\n"+line+"\n"), ".gainsayignore")
		switch {
		case want == "" && err != nil:
			t.Errorf("%q: %v", line, err)
		case want != "" && (err == nil || err.Error() != ".gainsayignore:3: "+want):
			t.Errorf("%q: error %v, want %q", line, err, want)
		}
	}
}

func TestIgnoreHidesWhatALineNames(t *testing.T) {
	r := reviewed()
	first := r.Findings[0].ID
	for name, c := range map[string]struct {
		lines string
		want  []string // rules of the findings that are hidden
		left  int      // lines that match nothing
	}{
		"an id":                          {first + " -- x", []string{"numbers"}, 0},
		"a rule":                         {"rule:dates -- x", []string{"dates"}, 0},
		"a rule that nobody broke":       {"rule:times -- x", nil, 1},
		"the verdict of all divergences": {"verdict:diverge -- x", []string{"numbers", "dates"}, 0},
		"a document by its path":         {"document:in/b.txt -- x", []string{"unattributed"}, 0},
		"a document by its id":           {"document:b.* -- x", []string{"unattributed"}, 0},
		"an outlet":                      {`outlet:"Selm *" -- x`, []string{"unattributed"}, 0},
		"both patterns have to match":    {"rule:dates document:b.txt -- x", nil, 1},
		"two lines, one of them in vain": {"rule:dates -- x\nrule:gone -- y", []string{"dates"}, 1},
		"a kind":                         {"kind:unattributed -- x", []string{"unattributed"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := reviewed()
			g, err := ParseIgnore(strings.NewReader(c.lines), "f")
			if err != nil {
				t.Fatal(err)
			}
			g.Apply(r)
			var got []string
			for _, f := range r.Findings {
				if f.Suppressed {
					got = append(got, f.Rule)
				}
			}
			if !slices.Equal(got, c.want) || len(g.Unused("f")) != c.left {
				t.Errorf("hidden %q, want %q; unused %q, want %d", got, c.want, g.Unused("f"), c.left)
			}
		})
	}
}

func TestCompareRuns(t *testing.T) {
	old := reviewed()
	new := reviewed()
	tension := "tension"
	new.Findings[1].Verdict, new.Findings[1].Severity = &tension, "note" // dates
	new.Findings[0].Members = new.Findings[0].Members[:2]                // numbers lost a passage
	new.Findings[2].Members[0].Text = "The gear did not fail."           // another assertion
	AssignIDs(new)
	d := Compare(old, new)
	if len(d.New) != 1 || d.New[0].Rule != "unattributed" || len(d.Gone) != 1 || d.Gone[0].Rule != "unattributed" || d.Same != 0 {
		t.Errorf("new %v, gone %v, same %d", d.New, d.Gone, d.Same)
	}
	var what []string
	for _, c := range d.Changed {
		what = append(what, c.New.Rule+": "+strings.Join(c.What, "; "))
	}
	want := []string{"numbers: passages: 0 came, 1 went", "dates: verdict: tension, was diverge; severity: note, was warning"}
	if !slices.Equal(what, want) {
		t.Errorf("changed %q, want %q", what, want)
	}
	if same := Compare(old, reviewed()); same.Same != 3 || len(same.New)+len(same.Gone)+len(same.Changed) > 0 {
		t.Errorf("two equal runs: %+v", same)
	}
}

func TestWhatARunMayHaveLeftOutIsNeitherNewNorGone(t *testing.T) {
	// The other run holds none of the three findings: numbers (a, b, c), dates (a, b) and unattributed (b).
	for _, c := range []struct {
		name    string
		other   func(r *report.Report)
		isNew   string // of the findings when the other run is the old one
		isGone  string // when it is the new one
		because string
	}{
		{"a whole run", func(*report.Report) {}, "numbers dates unattributed", "numbers dates unattributed", ""},
		{"one that left findings out", func(r *report.Report) { r.Omitted = 2 }, "", "", "left 2 findings out"},
		{"one that was interrupted", func(r *report.Report) { r.Complete, r.Interrupted = false, true }, "", "", "was interrupted"},
		{"one that was interrupted by an earlier version", func(r *report.Report) { r.Complete = false }, "", "", "was interrupted"},
		{"one that was interrupted before all was read", func(r *report.Report) { r.Complete, r.Interrupted, r.Documents = false, true, nil }, "", "", "was interrupted"},
		{"one on a new document", func(r *report.Report) { r.NewDocuments = []string{"a.txt"} }, "numbers dates", "numbers dates", "holds only what involves new documents"},
		{"one on no new document", func(r *report.Report) { r.NewDocuments = []string{} }, "", "", "holds only what involves new documents"},
		{"one that skipped what the other skips too", func(r *report.Report) { r.Complete, r.Skipped = false, []report.Skipped{{Path: "in/x.png"}} }, "numbers dates unattributed", "numbers dates unattributed", ""},
		{"one that skipped a document", func(r *report.Report) {
			r.Complete, r.Skipped, r.Documents = false, []report.Skipped{{Path: "in/c.txt"}}, r.Documents[:2]
		}, "numbers dates unattributed", "dates unattributed", ""},
		{"one that skipped the folder", func(r *report.Report) {
			r.Complete, r.Skipped, r.Documents = false, []report.Skipped{{Path: "in"}}, nil
		}, "numbers dates unattributed", "", ""},
		{"one without the document", func(r *report.Report) { r.Documents, r.Omitted = r.Documents[:2], 1 }, "numbers", "numbers", "left 1 finding out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			other := run()
			c.other(other)
			rules := func(fs []report.Finding) string {
				var out []string
				for _, rule := range []string{"numbers", "dates", "unattributed"} {
					if slices.ContainsFunc(fs, func(f report.Finding) bool { return f.Rule == rule }) {
						out = append(out, rule)
					}
				}
				return strings.Join(out, " ")
			}
			came, went := Compare(other, reviewed()), Compare(reviewed(), other)
			if got := rules(came.New); got != c.isNew || len(came.New)+len(came.MaybeNew) != 3 {
				t.Errorf("new are %q, maybe %q; want %q", got, rules(came.MaybeNew), c.isNew)
			}
			if got := rules(went.Gone); got != c.isGone || len(went.Gone)+len(went.MaybeGone) != 3 {
				t.Errorf("gone are %q, maybe %q; want %q", got, rules(went.MaybeGone), c.isGone)
			}
			if got := Lacks(other); got != c.because {
				t.Errorf("the run %q, want %q", got, c.because)
			}
		})
	}
}

func FuzzParseIgnore(f *testing.F) {
	f.Add("abc -- x\nrule:\"a b\" document:[a-z]* -- y")
	f.Fuzz(func(t *testing.T, s string) {
		g, err := ParseIgnore(strings.NewReader(s), "f")
		if err == nil {
			g.Apply(reviewed())
		}
	})
}

func FuzzDecodeEntries(f *testing.F) {
	f.Add("gainsay: review/v1\nfindings:\n- {id: a, status: dismissed, reason: x, quotes: [{outlet: o, text: t}]}\n")
	f.Fuzz(func(t *testing.T, s string) {
		entries, err := decodeEntries(strings.NewReader(s), "f", reviewVersion)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := writeEntries(&b, entries, reviewVersion, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := decodeEntries(&b, "f", reviewVersion); err != nil {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}

package rule_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gainsay/internal/rule"
)

func builtin(t testing.TB) *rule.Pack {
	t.Helper()
	p, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// desk lays packs of one file each over the built-in rules.
func desk(t *testing.T, files ...string) *rule.Pack {
	t.Helper()
	p := builtin(t)
	for _, f := range files {
		var err error
		if p, _, err = p.Extend(fstest.MapFS{"desk.yaml": {Data: []byte(f)}}); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func TestLookups(t *testing.T) {
	p := builtin(t)
	if c, ok := p.Cue("deny", "verb"); !ok || c.Class != "deny" {
		t.Errorf("Cue(deny, verb) = %+v, %v", c, ok)
	}
	if _, ok := p.Cue("underscore", "verb"); ok {
		t.Error("underscore tells of the world and is no cue")
	}
	if v, ok := p.VagueSource("it is believed"); !ok || v.Form != "agentless" {
		t.Errorf("VagueSource = %+v, %v", v, ok)
	}
	if h, ok := p.Hedge("plan", "verb"); !ok || h.Modality != "planned" {
		t.Errorf("Hedge(plan, verb) = %+v, %v", h, ok)
	}
	if f, ok := p.FrameOf("broker", "verb"); !ok || f.ID != "frame/mediate" {
		t.Errorf("FrameOf(broker, verb) = %v, %v", f, ok)
	}
	if _, ok := p.FrameOf("broker", "noun"); ok {
		t.Error("a broker is no mediation")
	}
	if f, _ := p.FrameOf("release", "noun"); f == nil {
		t.Error("FrameOf(release, noun) finds nothing")
	} else if r, ok := f.Role("agent"); !ok || !r.Exclusive {
		t.Errorf("the agent of a release is exclusive, got %+v", r)
	}
	if len(p.Functional("mediate")) == 0 {
		t.Error("Functional(mediate) finds nothing")
	}
}

func TestVeridicalityOfImplicatives(t *testing.T) {
	p := builtin(t)
	for _, c := range []struct{ verb, frame, positive, negated string }{
		{"manage", "to_VP", "+", "-"},
		{"fail", "to_VP", "-", "+"},
		{"forget", "to_VP", "-", "+"},
		{"refuse", "to_VP", "-", "o"},
		{"decline", "to_VP", "-", "o"},
		{"deny", "that_S", "o", "o"},
		{"say", "that_S", "o", "o"},
		{"announce", "that_S", "o", "o"},
		{"know", "that_S", "+", "+"},
		{"forget", "that_S", "+", "+"},
		{"hope", "to_VP", "o", "o"},
		{"agree", "to_VP", "o", "o"},
		{"prevent", "np", "-", "o"},
		{"call for", "np", "o", "o"},
	} {
		v, ok := p.Veridicality(c.verb, c.frame, "")
		if !ok || v.Positive != c.positive || v.Negated != c.negated {
			t.Errorf("%s %s = %s/%s (found %v), want %s/%s", c.verb, c.frame, v.Positive, v.Negated, ok, c.positive, c.negated)
		}
	}
	if v, ok := p.VeridicalityOf("unable", "adjective", "to_VP", ""); !ok || v.Positive != "-" {
		t.Errorf("unable to = %+v, %v", v, ok)
	}
}

func TestOppositesHoldBothWays(t *testing.T) {
	p := builtin(t)
	for _, o := range p.Entries.Opposites {
		ab, ok := p.OppositePair(o.A, o.B, o.Part)
		ba, back := p.OppositePair(o.B, o.A, o.Part)
		if !ok || !back || ab.ID != ba.ID {
			t.Errorf("%s: %v %v, %s %s", o.ID, ok, back, ab.ID, ba.ID)
		}
	}
}

func TestConverseTurnsRoles(t *testing.T) {
	for _, c := range builtin(t).Converse("sell") {
		if c.B == "buy" {
			want := map[string]string{"recipient": "agent", "patient": "patient", "agent": "recipient", "quantity": "quantity"}
			if !reflect.DeepEqual(c.Roles, want) {
				t.Errorf("sell/buy maps %v, want %v", c.Roles, want)
			}
			return
		}
	}
	t.Error("sell has no converse buy")
}

// The knowledge that the deciders were designed for: fewer than this and whole classes of findings go missing.
func TestBuiltinCounts(t *testing.T) {
	e := builtin(t).Entries
	for _, c := range []struct {
		what       string
		have, want int
	}{
		{"opposites", len(e.Opposites), 300}, {"converses", len(e.Converses), 60}, {"functional predicates", len(e.Functional), 150},
		{"attribution cues", len(e.Cues), 250}, {"vague sources", len(e.VagueSources), 80}, {"hedges", len(e.Hedges), 120}, {"frames", len(e.Frames), 80},
		{"countries", len(e.Countries), 193}, {"seats of power", seats(e.Countries), 60}, {"capitals", capitals(e.Countries), 190},
	} {
		if c.have < c.want {
			t.Errorf("%d %s, want %d at least", c.have, c.what, c.want)
		}
	}
}

func seats(countries []rule.Country) (n int) {
	for _, c := range countries {
		n += len(c.Seats)
	}
	return n
}

func capitals(countries []rule.Country) (n int) {
	for _, c := range countries {
		if c.Capital != "" && len(c.Demonyms) > 0 {
			n++
		}
	}
	return n
}

func TestEveryAlarmHasTestsBothWays(t *testing.T) {
	p := builtinFromYAML(t)
	positive, negative := map[string]int{}, map[string]int{}
	for _, test := range p.Tests() {
		if test.Waits != "" {
			continue // a test that is not run shows nothing
		}
		for _, id := range append(test.Want, test.Contains...) {
			if id == test.Rule {
				positive[id]++
			}
		}
		for _, id := range test.Absent {
			if id == test.Rule {
				negative[id]++
			}
		}
		if test.Want != nil && len(test.Want) == 0 {
			negative[test.Rule]++
		}
	}
	for _, a := range p.Alarms {
		for _, quiet := range []string{"agree/", "narrower/", "updated/", "hedged/"} {
			if strings.HasPrefix(a.ID, quiet) {
				positive[a.ID], negative[a.ID] = 2, 2 // no alarm
			}
		}
		if positive[a.ID] < 2 || negative[a.ID] < 2 {
			t.Errorf("%s has %d tests in which it fires and %d in which it does not, want two of each", a.ID, positive[a.ID], negative[a.ID])
		}
	}
}

func TestDeskPackReplacesAddsAndRemoves(t *testing.T) {
	p := desk(t, `kind: vague-sources
entries:
  - {phrase: harbour circles, form: noun}
  - {phrase: observers, form: adverb}
remove: [vague/analysts]
`)
	if _, ok := p.VagueSource("harbour circles"); !ok {
		t.Error("the desk's own source is not found")
	}
	if v, _ := p.VagueSource("observers"); v.Form != "adverb" {
		t.Error("the desk's entry does not replace the built-in one")
	}
	if _, ok := p.VagueSource("analysts"); ok {
		t.Error("the removed rule is still there")
	}
	if _, ok := builtin(t).VagueSource("analysts"); !ok {
		t.Error("the built-in pack was changed")
	}
}

func TestDeskFrameGoesBeforeBuiltinForItsWords(t *testing.T) {
	p := desk(t, `kind: frames
entries:
  - id: frame/zz-harbour-mediation
    title: The harbour master settles a quarrel
    verbs: [mediate]
    whether: "{was:patient} [{patient}|it] settled?"
    roles:
      - {role: patient, question: "What was settled?"}
`)
	if f, ok := p.FrameOf("mediate", "verb"); !ok || f.ID != "frame/zz-harbour-mediation" {
		t.Errorf("FrameOf(mediate) = %v", f)
	}
}

func TestLaterDeskPackWins(t *testing.T) {
	p := desk(t, "kind: severities\nentries: [{alarm: divergence/when, severity: warning}]\n", "kind: severities\nentries: [{alarm: divergence/when, severity: off}]\n")
	if a, _ := p.Alarm("divergence/when"); a.Severity != "off" {
		t.Errorf("severity %q, want off", a.Severity)
	}
	if a, _ := builtin(t).Alarm("divergence/when"); a.Severity != "error" {
		t.Errorf("the built-in severity is %q", a.Severity)
	}
}

func TestFileMayHoldSeveralKinds(t *testing.T) {
	p := desk(t, `kind: vague-sources
entries: [{phrase: harbour circles, form: noun}]
---
kind: aliases
entries: [{name: Weir Board, kind: organisation, aliases: [the Board of the Weir]}]
`)
	if _, ok := p.VagueSource("harbour circles"); !ok {
		t.Error("the first document is lost")
	}
	if a, ok := p.Alias("the board of the weir"); !ok || a.Name != "Weir Board" {
		t.Error("the second document is lost")
	}
}

func TestHashNamesTheKnowledge(t *testing.T) {
	a := builtin(t).Hash()
	if b := builtinFromYAML(t).Hash(); a != b {
		t.Errorf("the same rules have the hashes %s and %s", a, b)
	}
	if b := desk(t, "kind: vague-sources\nentries: [{phrase: harbour circles, form: noun}]\n").Hash(); a == b {
		t.Error("other rules have the same hash")
	}
}

func TestMatch(t *testing.T) {
	p := builtin(t)
	words := func(pairs ...string) []rule.Word {
		var out []rule.Word
		for i := 0; i < len(pairs); i += 3 {
			out = append(out, rule.Word{Form: pairs[i], Lemma: pairs[i+1], Part: pairs[i+2]})
		}
		return out
	}
	for _, c := range []struct {
		name string
		kind rule.Kind
		in   []rule.Word
		want []string
	}{
		{"an inflected form is found by its lemma", rule.Cues, words("Denied", "deny", "verb"), []string{"cue/deny-verb"}},
		{"the noun is not the verb", rule.Cues, words("claims", "claim", "noun"), []string{"cue/claim-noun"}},
		{"the longer phrase wins", rule.OppositePairs, words("went", "go", "verb", "ahead", "ahead", "adverb", "with", "with", "preposition"),
			[]string{"opposite/abandon-go-ahead-with-verb", "opposite/call-off-go-ahead-with-verb", "opposite/cancel-go-ahead-with-verb", "opposite/scrap-go-ahead-with-verb"}},
		{"a hyphen may be a word of its own", rule.Hedges, words("so", "so", "adverb", "-", "-", "", "called", "call", "verb"), []string{"hedge/so-called-adjective"}},
		{"nothing in nothing", rule.Cues, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, m := range p.Match(c.kind, c.in) {
				got = append(got, m.ID)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestFurniture(t *testing.T) {
	p := builtin(t)
	for line, want := range map[string]string{
		"Sign up for our newsletter": "boilerplate/subscribe",
		"  READ MORE: The weir  ":    "boilerplate/read-more",
		"© 2024 The Brayle Gazette":  "boilerplate/copyright",
		"By Ada Quill":               "boilerplate/byline",
		"Photo by Ada Quill":         "boilerplate/photo-by",
		"Leave a comment":            "boilerplate/leave-comment",
		"Page 2 of 4":                "boilerplate/page-number",
	} {
		if b, ok := p.Furniture(line); !ok || b.ID != want {
			t.Errorf("%q: %q, want %q", line, b.ID, want)
		}
	}
	for _, line := range []string{
		"The mayor said the bridge would open in May.",
		"By Friday evening the river had fallen by a metre.",
		"Support for the plan has grown, the poll found.",
		"Like the rest of the valley, Brayle was flooded.",
		"Copyright law is at the heart of the dispute.",
		"More in the county voted against than for the weir.",
		"Next week the council will vote.",
		"Comments by the minister angered the unions.",
		"Press the government for an answer, the union urged its members.",
	} {
		if b, ok := p.Furniture(line); ok {
			t.Errorf("%q is taken for furniture by %s", line, b.ID)
		}
	}
}

package claim_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/shareddata"
	"gainsay/internal/text"
)

// meantimeMention is one predicate of the MEANTIME corpus (Minard et al. 2016).
type meantimeMention struct {
	Doc          string `json:"doc"`
	Span         [2]int `json:"span"`
	Text         string `json:"text"`
	Cls          string `json:"cls"`
	Polarity     string `json:"polarity"`
	Certainty    string `json:"certainty"`
	Tense        string `json:"tense"`
	Special      string `json:"special"`
	Pos          string `json:"pos"`
	Participants []struct {
		Role string `json:"role"`
		Span [2]int `json:"span"`
		Ent  string `json:"ent"`
	} `json:"participants"`
}

// marks reports whether MEANTIME has marked a participant of the predicate in the span.
func (m *meantimeMention) marks(s text.Span) bool {
	for _, p := range m.Participants {
		if s.Overlaps(text.Span{Start: p.Span[0], End: p.Span[1]}) {
			return true
		}
	}
	return false
}

type tally struct{ hit, said, gold int }

func (c tally) scores() (p, r, f float64) {
	if c.said > 0 {
		p = float64(c.hit) / float64(c.said)
	}
	if c.gold > 0 {
		r = float64(c.hit) / float64(c.gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// TestMeasureMEANTIME prints how claims compare with MEANTIME: predicates reached, agent and patient, negation,
// hedging, future. Run it with: go test ./internal/claim -run MEANTIME -v
//
// Roles there are those of PropBank and filled by entities alone, so two figures are given for each: against all, and
// ("marked") without arguments of ours that MEANTIME has no mark on at all for this predicate. "hedged" is POSSIBLE or
// PROBABLE among predicates with a polarity; "uncertain" is whatever has a certainty other than CERTAIN, which takes in
// conditions and wishes (UNDERSPECIFIED), among all that have one.
func TestMeasureMEANTIME(t *testing.T) {
	folder := shareddata.Path(t, "data", "events", "meantime")
	gold := readMentions(t, filepath.Join(folder, "claims.jsonl"))
	claims, texts := map[string][]claim.Claim{}, map[string]string{}
	extract := newExtraction(t)
	for _, m := range gold {
		if _, ok := claims[m.Doc]; !ok {
			raw, err := os.ReadFile(filepath.Join(folder, "docs", m.Doc+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			claims[m.Doc], texts[m.Doc] = extract(string(raw)), string(raw)
		}
	}
	// A relative pronoun or a second name in the gold is answered by any mention of its entity.
	mentions := map[string][]text.Span{}
	for _, m := range gold {
		for _, p := range m.Participants {
			mentions[m.Doc+p.Ent] = append(mentions[m.Doc+p.Ent], text.Span{Start: p.Span[0], End: p.Span[1]})
		}
	}
	counts := map[string]*tally{"predicate": {}, "agent": {}, "patient": {}, "negation": {}, "hedged": {}, "future": {},
		"agent, marked": {}, "patient, marked": {}, "uncertain": {}, "future, all": {}}
	show := os.Getenv("GAINSAY_SHOW")
	for _, m := range gold {
		span := text.Span{Start: m.Span[0], End: m.Span[1]}
		counts["predicate"].gold++
		var c *claim.Claim
		for i := range claims[m.Doc] {
			if claims[m.Doc][i].Predicate.Overlaps(span) {
				c = &claims[m.Doc][i]
				break
			}
		}
		if c == nil {
			if show == "predicate" {
				t.Logf("missed %s %q %s", m.Doc, m.Text, m.Pos)
			}
			continue
		}
		counts["predicate"].hit++
		counts["predicate"].said++
		if len(m.Participants) > 0 && m.Pos == "VERB" {
			for role, name := range map[claim.RoleName]string{claim.Agent: "Arg0", claim.Patient: "Arg1"} {
				role, name := role, name
				k, marked := counts[string(role)], counts[string(role)+", marked"]
				var want []text.Span
				for _, p := range m.Participants {
					if p.Role == name {
						want = append(want, text.Span{Start: p.Span[0], End: p.Span[1]})
						if p.Ent != "" {
							want = append(want, mentions[m.Doc+p.Ent]...)
						}
					}
				}
				got, ok := c.Argument(role)
				if len(want) > 0 {
					k.gold++
					marked.gold++
				}
				if ok {
					k.said++
				}
				if ok && (len(want) > 0 || m.marks(got.Span)) {
					marked.said++
				}
				right := false
				for _, w := range want {
					right = right || ok && got.Overlaps(w)
				}
				if right {
					k.hit++
					marked.hit++
				} else if show == string(role) {
					t.Logf("%s %q: got %v, want %v", m.Doc, m.Text, got.Span, want)
				}
			}
		}
		if show == "standing" && m.Certainty != "" {
			raw := texts[m.Doc]
			t.Logf("STANDING\t%s@%d\t%s\t%s\t%s\t%s\t%s\t%s\t%q\t%q\t%s", m.Doc, m.Span[0], c.Modality, c.Polarity, c.Tense, m.Certainty, m.Tense, m.Polarity,
				raw[c.Modal.Start:c.Modal.End], raw[c.Negator.Start:c.Negator.End], c.Predicate.Kind)
		}
		// MEANTIME calls what is planned certain and future: "plans to sell", "will sell".
		weak := c.Modality == claim.Hedged || c.Modality == claim.Conditional || c.Modality == claim.Question
		future := c.Ahead || c.Tense == "future"
		if m.Certainty != "" {
			count(t, counts["uncertain"], weak, m.Certainty != "CERTAIN", show == "uncertain", m)
		}
		if m.Tense != "" {
			count(t, counts["future, all"], future, m.Tense == "FUTURE", false, m)
		}
		if m.Polarity == "POS" || m.Polarity == "NEG" {
			count(t, counts["negation"], c.Polarity == claim.Negative, m.Polarity == "NEG", show == "negation", m)
			count(t, counts["hedged"], weak, m.Certainty == "POSSIBLE" || m.Certainty == "PROBABLE", show == "hedged", m)
			count(t, counts["future"], future, m.Tense == "FUTURE", show == "future", m)
		}
	}
	for _, name := range []string{"predicate", "agent", "agent, marked", "patient", "patient, marked", "negation", "hedged", "uncertain", "future", "future, all"} {
		p, r, f := counts[name].scores()
		t.Logf("%-15s P %.3f R %.3f F1 %.3f  (%d of %d gold)", name, p, r, f, counts[name].hit, counts[name].gold)
	}
}

func count(t *testing.T, k *tally, got, want, show bool, m meantimeMention) {
	t.Helper()
	if got {
		k.said++
	}
	if want {
		k.gold++
	}
	if got && want {
		k.hit++
	}
	if show && got != want {
		t.Logf("%s@%d %q: got %v, want %v", m.Doc, m.Span[0], m.Text, got, want)
	}
}

func readMentions(t *testing.T, path string) []meantimeMention {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []meantimeMention
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var m meantimeMention
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

// newExtraction gives the stages up to claims as one function of a text.
func newExtraction(t *testing.T) func(doc string) []claim.Claim {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	finder, err := attribution.NewFinder(pack)
	if err != nil {
		t.Fatal(err)
	}
	resolver := entity.NewResolver(pack)
	extractor, err := claim.NewExtractor(pack)
	if err != nil {
		t.Fatal(err)
	}
	return func(doc string) []claim.Claim {
		d, err := reader.Read(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		e := resolver.Resolve(d)
		return extractor.Extract("doc", d, e, finder.Find(d, e), time.Time{})
	}
}

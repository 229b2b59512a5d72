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
	} `json:"participants"`
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
func TestMeasureMEANTIME(t *testing.T) {
	folder := shareddata.Path(t, "data", "events", "meantime")
	gold := readMentions(t, filepath.Join(folder, "claims.jsonl"))
	claims := map[string][]claim.Claim{}
	extract := newExtraction(t)
	for _, m := range gold {
		if _, ok := claims[m.Doc]; !ok {
			raw, err := os.ReadFile(filepath.Join(folder, "docs", m.Doc+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			claims[m.Doc] = extract(string(raw))
		}
	}
	counts := map[string]*tally{"predicate": {}, "agent": {}, "patient": {}, "negation": {}, "hedged": {}, "future": {}}
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
				k := counts[string(role)]
				var want []text.Span
				for _, p := range m.Participants {
					if p.Role == name {
						want = append(want, text.Span{Start: p.Span[0], End: p.Span[1]})
					}
				}
				got, ok := c.Argument(role)
				if len(want) > 0 {
					k.gold++
				}
				if ok {
					k.said++
				}
				right := false
				for _, w := range want {
					right = right || ok && got.Overlaps(w)
				}
				if right {
					k.hit++
				} else if show == string(role) {
					t.Logf("%s %q: got %v, want %v", m.Doc, m.Text, got.Span, want)
				}
			}
		}
		if m.Polarity == "POS" || m.Polarity == "NEG" {
			count(t, counts["negation"], c.Polarity == claim.Negative, m.Polarity == "NEG", show == "negation", m)
			// MEANTIME calls what is planned certain and future: "plans to sell", "will sell".
			weak := c.Modality == claim.Hedged || c.Modality == claim.Conditional
			count(t, counts["hedged"], weak, m.Certainty == "POSSIBLE" || m.Certainty == "PROBABLE", show == "hedged", m)
			future := c.Modality == claim.Planned || c.Tense == "future"
			count(t, counts["future"], future, m.Tense == "FUTURE", show == "future", m)
		}
	}
	for _, name := range []string{"predicate", "agent", "patient", "negation", "hedged", "future"} {
		p, r, f := counts[name].scores()
		t.Logf("%-10s P %.3f R %.3f F1 %.3f  (%d of %d gold)", name, p, r, f, counts[name].hit, counts[name].gold)
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

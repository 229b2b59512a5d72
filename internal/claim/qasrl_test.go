package claim_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gainsay/internal/claim"
	"gainsay/internal/shareddata"
	"gainsay/internal/text"
)

// qaSentence is a sentence of QA-SRL rebuilt from the words that its answers cover.
type qaSentence struct {
	words map[int]string
	verbs map[int]*qaVerb
}

// qaVerb holds the answers to the questions about one verb, as ranges of words.
type qaVerb struct{ agent, patient [][2]int }

// text joins the words with single blanks, and gives the place of each. Between words that no answer covers there may
// stand at most gap places, filled by a comma, which is what most often parts two answers; ok is false where more is
// missing, or where what is missing stands right before or behind a verb that is asked about.
func (s *qaSentence) text(gap int) (out string, at []text.Span, ok bool) {
	last := 0
	for i := range s.words {
		last = max(last, i)
	}
	missing := 0
	for i := 0; i <= last; i++ {
		w, covered := s.words[i]
		if covered {
			missing = 0
		} else {
			if missing++; missing > gap || i == 0 || s.verbs[i-1] != nil || s.verbs[i+1] != nil {
				return "", nil, false
			}
			w = ","
		}
		if i > 0 {
			out += " "
		}
		at = append(at, text.Span{Start: len(out), End: len(out) + len(w)})
		out += w
	}
	if !strings.HasSuffix(out, ".") && !strings.HasSuffix(out, "''") && !strings.HasSuffix(out, "?") {
		out += " ."
	}
	return out, at, true
}

// TestMeasureQASRL prints how agents and patients compare with the answers of QA-SRL on Wikinews (FitzGerald et al. 2018;
// Roit et al. 2020). The file at hand has no sentences, so they are put together from the answers, and only those without a
// gap count; those with single gaps are shown apart. Run it with: go test ./internal/claim -run QASRL -v
func TestMeasureQASRL(t *testing.T) {
	sentences, order := readQASRL(t, shareddata.Path(t, "data", "extraction", "qasrl-wikinews-dev.csv"))
	extract := newExtraction(t)
	show := os.Getenv("GAINSAY_SHOW")
	for gap, name := range []string{"covered whole", "with single gaps"} {
		agent, patient := tally{}, tally{}
		n, verbs, reached := 0, 0, 0
		for _, id := range order {
			s := sentences[id]
			raw, at, ok := s.text(gap)
			if _, _, whole := s.text(0); !ok || gap > 0 && whole {
				continue
			}
			n++
			claims := extract(raw)
			for v, want := range s.verbs {
				verbs++
				i := slices.IndexFunc(claims, func(c claim.Claim) bool { return c.Predicate.Overlaps(at[v]) })
				var c claim.Claim
				if i >= 0 {
					c = claims[i]
					reached++
				}
				for role, answers := range map[claim.RoleName][][2]int{claim.Agent: want.agent, claim.Patient: want.patient} {
					k := &agent
					if role == claim.Patient {
						k = &patient
					}
					right := scoreAnswers(k, &c, role, answers, at)
					if show == "qasrl" && !right {
						a, _ := c.Argument(role)
						t.Logf("%s of %s: got %q, want %q | %s", role, s.words[v], raw[a.Start:a.End], asked(raw, answers, at), raw)
					}
				}
			}
		}
		t.Logf("%s: %d sentences, %d of %d verbs reached", name, n, reached, verbs)
		for role, k := range map[string]tally{"agent": agent, "patient": patient} {
			p, r, f := k.scores()
			t.Logf("  %-8s P %.3f R %.3f F1 %.3f  (%d of %d gold)", role, p, r, f, k.hit, k.gold)
		}
	}
}

// scoreAnswers counts the role of c against the answers, and reports whether it is right: there is one that overlaps an
// answer where there are answers, and none where there are none.
func scoreAnswers(k *tally, c *claim.Claim, role claim.RoleName, answers [][2]int, at []text.Span) bool {
	got, said := c.Argument(role)
	if !said && role == claim.Patient && !c.Content.Empty() {
		got.Span, said = c.Content, true
	}
	if said {
		k.said++
	}
	if len(answers) == 0 {
		return !said
	}
	k.gold++
	for _, a := range answers {
		if said && got.Overlaps(text.Span{Start: at[a[0]].Start, End: at[a[1]-1].End}) {
			k.hit++
			return true
		}
	}
	return false
}

func asked(raw string, answers [][2]int, at []text.Span) []string {
	var out []string
	for _, a := range answers {
		out = append(out, raw[at[a[0]].Start:at[a[1]-1].End])
	}
	return out
}

func readQASRL(t *testing.T, path string) (map[string]*qaSentence, []string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	sentences, order := map[string]*qaSentence{}, []string{}
	for _, row := range rows[1:] {
		get := func(name string) string { return row[column[name]] }
		s := sentences[get("qasrl_id")]
		if s == nil {
			s = &qaSentence{words: map[int]string{}, verbs: map[int]*qaVerb{}}
			sentences[get("qasrl_id")] = s
			order = append(order, get("qasrl_id"))
		}
		v := number(t, get("verb_idx"))
		if s.verbs[v] == nil {
			s.verbs[v] = &qaVerb{}
		}
		s.words[v] = get("verb")
		ranges := strings.Split(get("answer_range"), "~!~")
		for i, answer := range strings.Split(get("answer"), "~!~") {
			from, to, _ := strings.Cut(ranges[i], ":")
			a, words := [2]int{number(t, from), number(t, to)}, strings.Fields(answer)
			for j, w := range words {
				if _, ok := s.words[a[0]+j]; !ok {
					s.words[a[0]+j] = w
				}
			}
			if wh := get("wh"); wh != "who" && wh != "what" || get("obj2") == "do" {
				continue
			}
			passive := get("is_passive") == "True"
			switch subject := get("subj"); {
			case subject == "" && !passive, passive && get("prep") == "by":
				s.verbs[v].agent = append(s.verbs[v].agent, a)
			case subject == "" && passive, !passive && get("obj") == "" && get("prep") == "" && get("obj2") != "somewhere":
				s.verbs[v].patient = append(s.verbs[v].patient, a)
			}
		}
	}
	return sentences, order
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

package verdict

import (
	"testing"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// reader reads the claims of sentences for the tests.
type reader struct {
	pack      *rule.Pack
	nlp       *nlp.Reader
	resolver  *entity.Resolver
	finder    *attribution.Finder
	extractor *claim.Extractor
}

func newTestReader(t testing.TB) *reader {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	n, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := attribution.NewFinder(pack)
	if err != nil {
		t.Fatal(err)
	}
	x, err := claim.NewExtractor(pack)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{pack, n, entity.NewResolver(pack), f, x}
}

// sides lists the claims of a text as sides of a comparison.
func (r *reader) sides(t testing.TB, id, text string) []Side {
	t.Helper()
	d, err := r.nlp.Read(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	e := r.resolver.Resolve(d)
	a := r.finder.Find(d, e)
	claims := r.extractor.Extract(id, d, e, a, time.Time{})
	var out []Side
	for i := range claims {
		out = append(out, Side{Document: id, Claim: &claims[i], Sentence: &d.Sentences[claims[i].Sentence], Text: text, Entities: e, Attributions: a})
	}
	return out
}

func TestStripped(t *testing.T) {
	r := newTestReader(t)
	j, err := NewJudge(r.pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, a, b string
		want       bool
		// least is the confidence that a contested matter must reach.
		least float64
	}{
		{"a claim becomes a fact", "The port authority said the ferry was overloaded.", "The ferry was overloaded.", true, strippedReport},
		{"an accusation becomes a fact", "Paul Venn claimed that the council had misled the public.", "The council misled the public.", true, .8},
		{"both name the source", "The port authority said the ferry was overloaded.", "The ferry was overloaded, according to the port authority.", false, 0},
		{"another matter", "The port authority said the ferry was overloaded.", "The ferry left at noon.", false, 0},
		{"the source spoke of its own deeds", "The council said the council had repaired the weir.", "The council repaired the weir.", false, 0},
		{"owned up to", "The port authority admitted that the ferry was overloaded.", "The ferry was overloaded.", false, 0},
		{"nobody that can be asked", "Observers say the ferry was overloaded.", "The ferry was overloaded.", false, 0},
		{"the other takes it back", "The port authority said the ferry was overloaded.", "The ferry was not overloaded.", false, 0},
		{"only foreseen", "Paul Venn said the ferry would be scrapped.", "The ferry was scrapped.", false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, swap := range []bool{false, true} {
				first, second := r.sides(t, "a", c.a), r.sides(t, "b", c.b)
				if swap {
					first, second = second, first
				}
				found := false
				for _, x := range first {
					for _, y := range second {
						o, ok := j.Stripped(x, y)
						if !ok {
							continue
						}
						found = true
						if o.Rule != "attribution/stripped" || o.Verdict != Tension || o.Swapped != swap || o.Confidence < c.least || len(o.Why) == 0 {
							t.Errorf("swapped %v: %+v", swap, o)
						}
						if !x.Claim.Span.Overlaps(o.Answers[0]) || !y.Claim.Span.Overlaps(o.Answers[1]) {
							t.Errorf("swapped %v: the answers %v do not lie in the claims", swap, o.Answers)
						}
					}
				}
				if found != c.want {
					t.Errorf("swapped %v: found %v, want %v", swap, found, c.want)
				}
			}
		})
	}
}

package value

import (
	"context"
	"slices"
	"testing"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

type reader struct {
	pack     *rule.Pack
	nlp      *nlp.Reader
	resolver *entity.Resolver
	sources  *attribution.Finder
}

func newReader(t *testing.T) *reader {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		t.Fatal(err)
	}
	sources, err := attribution.NewFinder(pack)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{pack, r, entity.NewResolver(pack), sources}
}

func (r *reader) document(t *testing.T, text string, published time.Time) Document {
	t.Helper()
	read, err := r.nlp.Read(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	entities := r.resolver.Resolve(read)
	return Document{Read: read, Entities: entities, Attributions: r.sources.Find(read, entities), Published: published}
}

func (r *reader) finder(t *testing.T) *Finder {
	t.Helper()
	f, err := NewFinder(r.pack)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestDeciders holds two texts of one story against each other, in both orders. "" asks for no match at all.
func TestDeciders(t *testing.T) {
	r := newReader(t)
	f := r.finder(t)
	day := time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ name, a, b, want string }{
		{"an attribute of one thing", "Judge Edith Crane read the 38-word oath to Paul Venn.", "Paul Venn took the 35-word oath that Judge Edith Crane read.", "divergence/figure"},
		{"pages of one report", "The ministry received 55,000 pages of letters from Edith Crane's office.", "Boxes with 50,000 pages of letters from Edith Crane came to the ministry.", "divergence/figure"},
		{"what one deed brought", "The singer Edith Crane posted four photos with Paul Venn on the web.", "Edith Crane, the singer, posted three photos of Paul Venn.", "divergence/figure"},
		{"money held at one time", "Crossline had $31.2 billion in earnings kept abroad at the end of 2030.", "A broker spoke of the $32.6 billion in foreign earnings that Crossline had at the end of 2030.", "divergence/figure"},
		{"another thing of the name", "Judge Edith Crane read the 38-word oath to Paul Venn.", "Paul Venn sent Judge Edith Crane a 35-word letter.", ""},
		{"things of other people", "Judge Edith Crane read the 38-word oath to Paul Venn.", "Ida Moorland took a 35-word oath in Brayle.", ""},
		{"things of two kinds", "The ministry received 55,000 pages of printed letters from Edith Crane.", "The ministry received 50,000 pages of handwritten letters from Edith Crane.", ""},
		{"a text that knows both", "Judge Edith Crane read the 38-word oath to Paul Venn, not the 35-word one.", "Paul Venn took the 35-word oath that Judge Edith Crane read.", "agree/number"},
		{"some of those that are counted", "The singer Edith Crane posted four photos with Paul Venn.", "Edith Crane, the singer, posted three of the photos of Paul Venn.", ""},
		{"more beside those that are counted", "The singer Edith Crane posted four photos with Paul Venn.", "Edith Crane, the singer, posted three more photos of Paul Venn.", ""},
		{"figures of two years", "Crossline had $31.2 billion in earnings kept abroad at the end of 2030.", "Crossline had $32.6 billion in earnings kept abroad at the end of 2029.", ""},
		{"what moves all day", "Shares of Crossline fell $31 in Brayle.", "Shares of Crossline fell $45 in Brayle.", ""},
		{"the same deed of two", "Edith Crane travelled 500 miles by electric boat on one charge.", "Paul Venn travelled 620 miles by electric boat on one charge.", ""},
		{"shares of two groups", "The cut left 40 percent of the earners of Brayle alone, Edith Crane said.", "The cut left 95 percent of the earners of Brayle alone.", ""},
		{"points of two polls", "Edith Crane held a 24-point lead over Paul Venn in Brayle.", "Edith Crane held a 15-point lead over Paul Venn in Brayle.", ""},
		{"far apart", "Crossline made an offer of $103 billion for Meridian.", "Crossline made an offer of $82 for a Meridian share.", ""},
		{"nearly one figure", "Edith Crane repaid the party more than $60,000 in May.", "Edith Crane has repaid about $60,000 to the party.", "narrower/figure"},
		{"nearly and wholly", "Edith Crane and Paul Venn split after nearly four years.", "Edith Crane and Paul Venn have split after four years.", "narrower/figure"},
		{"two that both are open", "Edith Crane repaid the party more than $60,000.", "Edith Crane repaid the party more than $90,000.", ""},
		{"one figure", "Edith Crane repaid the party $60,000.", "Edith Crane has repaid $60,000 to the party.", "agree/number"},
		{"one figure of two people", "Edith Crane repaid the party $5 million.", "Paul Venn repaid a bank $5 million.", ""},
		{"two ages", "Paul Venn, 47, was arrested on Monday.", "Police took Paul Venn, 49, from the harbour.", "divergence/age"},
		{"before what he is called", "Paul Venn was arrested on Monday. The 47-year-old driver was alone.", "Police took Paul Venn, 49, from the harbour.", ""},
		{"one age", "Paul Venn, 47, was arrested on Monday.", "Police took Paul Venn, 47, from the harbour.", ""},
		{"the age of another", "Paul Venn, 47, was arrested on Monday.", "Police took Ida Venn, 49, from the harbour.", ""},
		{"an age that was", "Paul Venn, 47, was arrested on Monday.", "In those days a 26-year-old Paul Venn kept the harbour.", ""},
		{"a deputy and the one whose deputy she is", "Edith Crane, the deputy mayor, closed the line.", "Edith Crane, the mayor, closed the line.", "tension/office"},
		{"an assistant", "Paul Venn, an assistant district attorney, left the court.", "Paul Venn, the district attorney, left the court.", "tension/office"},
		{"who gives both shortens the one", "Edith Crane, the deputy mayor, closed the line. Edith Crane, the mayor, was alone.", "Edith Crane, the mayor, closed the line.", ""},
		{"no office at all", "Edith Crane, the deputy mayor, closed the line.", "Edith Crane closed the line.", ""},
		{"an office elsewhere", "Edith Crane, the deputy harbour master, closed the line.", "Edith Crane, the choir master, closed the line.", ""},
		{"a rank that politeness leaves away", "Edith Crane, an assistant professor, measured the lake.", "Edith Crane, a professor, measured the lake.", "narrower/office"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, swap := range []bool{false, true} {
				docs := []Document{r.document(t, c.a, day), r.document(t, c.b, day)}
				if swap {
					slices.Reverse(docs)
				}
				matches, err := f.Find(context.Background(), docs, Options{})
				if err != nil {
					t.Fatal(err)
				}
				var rules []string
				for _, m := range matches {
					if !slices.Contains(rules, m.Rule) {
						rules = append(rules, m.Rule)
					}
				}
				if c.want == "" && len(rules) > 0 || c.want != "" && !slices.Equal(rules, []string{c.want}) {
					t.Errorf("swapped %v: %v, want %q\n%s\n%s", swap, rules, c.want, c.a, c.b)
				}
			}
		})
	}
}

// TestOtherStories holds nothing against what another story tells.
func TestOtherStories(t *testing.T) {
	r := newReader(t)
	docs := []Document{r.document(t, "Paul Venn, 47, was arrested.", time.Time{}), r.document(t, "Paul Venn, 52, was arrested.", time.Time{})}
	docs[1].Story = 1
	matches, err := r.finder(t).Find(context.Background(), docs, Options{})
	if err != nil || len(matches) > 0 {
		t.Errorf("matches %v, error %v", matches, err)
	}
	docs[1].Story = 0
	if matches, err = r.finder(t).Find(context.Background(), docs, Options{}); err != nil || len(matches) != 1 {
		t.Errorf("in one story: matches %v, error %v", matches, err)
	}
}

// TestUndatedAges allows for a birthday between texts without dates.
func TestUndatedAges(t *testing.T) {
	r := newReader(t)
	docs := []Document{r.document(t, "Paul Venn, 47, was arrested.", time.Time{}), r.document(t, "Paul Venn, 48, was arrested.", time.Time{})}
	if matches, err := r.finder(t).Find(context.Background(), docs, Options{}); err != nil || len(matches) > 0 {
		t.Errorf("matches %v, error %v", matches, err)
	}
}

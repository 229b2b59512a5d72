package event_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// reading reads texts as a run does.
type reading struct {
	pack      *rule.Pack
	reader    *nlp.Reader
	resolver  *entity.Resolver
	finder    *attribution.Finder
	extractor *claim.Extractor
}

func newReading(t testing.TB) *reading {
	t.Helper()
	r := &reading{}
	var err error
	if r.pack, err = rule.Builtin(); err != nil {
		t.Fatal(err)
	}
	if r.reader, err = nlp.NewReader(nlp.Options{}); err != nil {
		t.Fatal(err)
	}
	if r.finder, err = attribution.NewFinder(r.pack); err != nil {
		t.Fatal(err)
	}
	if r.extractor, err = claim.NewExtractor(r.pack); err != nil {
		t.Fatal(err)
	}
	r.resolver = entity.NewResolver(r.pack)
	return r
}

func (r *reading) source(t testing.TB, id, text string) event.Source {
	t.Helper()
	d, err := r.reader.Read(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	e := r.resolver.Resolve(d)
	a := r.finder.Find(d, e)
	return event.Source{ID: id, Read: d, Entities: e, Attributions: a, Claims: r.extractor.Extract(id, d, e, a, time.Time{})}
}

// told lists the events with the sentences that they group, in an order of their own.
func told(sources []event.Source, events []event.Event) []string {
	var out []string
	for _, e := range events {
		var claims []string
		for _, r := range e.Claims {
			s := &sources[r.Source]
			claims = append(claims, s.ID+":"+s.Claims[r.Claim].Predicate.Lemma+fmt.Sprint("@", s.Claims[r.Claim].Sentence))
		}
		sort.Strings(claims)
		out = append(out, fmt.Sprintf("%v %v %.6f %s", e.Possible, e.Statement, e.Confidence, strings.Join(claims, " ")))
	}
	sort.Strings(out)
	return out
}

var quarry = []string{
	"Fire closes the Halden quarry\n\nA fire broke out at the Halden quarry on Monday and two workers were rescued by the mountain brigade. Manager Ida Brekk said the quarry would stay closed for a week. Observers warned that safe reopening will require careful inspection of the tunnels.",
	"Halden quarry burns\n\nTwo miners were saved by the mountain brigade after a blaze at the Halden quarry on Monday. The quarry will remain shut for a week, manager Ida Brekk said. A safe reopening requires a careful inspection of every tunnel, engineers said.",
	"Library opens in Torvik\n\nThe new library of Torvik opened its doors on Sunday. Children sang in the hall, and the mayor read from a novel.",
}

func TestOrderOfTheSourcesPlaysNoPart(t *testing.T) {
	r := newReading(t)
	var sources []event.Source
	for i, text := range quarry {
		sources = append(sources, r.source(t, fmt.Sprint(i), text))
	}
	align := func(sources []event.Source) []string {
		events, err := event.Align(context.Background(), sources, r.pack, event.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return told(sources, events)
	}
	want := align(sources)
	if len(want) == 0 {
		t.Fatal("nothing was aligned")
	}
	turned := slices.Clone(sources)
	slices.Reverse(turned)
	if got := align(turned); !reflect.DeepEqual(got, want) {
		t.Errorf("the events depend on the order of the sources:\n%s\n\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAStoryIsReadTheSameInALargerCorpus(t *testing.T) {
	r := newReading(t)
	var alone, among []event.Source
	for i, text := range quarry[:2] {
		alone = append(alone, r.source(t, fmt.Sprint(i), text))
	}
	among = append(among, alone[0], r.source(t, "library", quarry[2]), alone[1], r.source(t, "market", market))
	align := func(sources []event.Source) []string {
		events, err := event.Align(context.Background(), sources, r.pack, event.Options{})
		if err != nil {
			t.Fatal(err)
		}
		events = slices.DeleteFunc(events, func(e event.Event) bool { return sources[e.Claims[0].Source].ID > "1" })
		return told(sources, events)
	}
	want := align(alone)
	if len(want) == 0 {
		t.Fatal("nothing was aligned")
	}
	if got := align(among); !reflect.DeepEqual(got, want) {
		t.Errorf("other documents change a story's events:\n%s\n\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const market = "Herring prices rise at Vadheim\n\nThe price of herring rose by a tenth at the market of Vadheim on Tuesday. Storms had kept the boats in port, dealers said."

func TestStoriesHoldEachDocumentOnce(t *testing.T) {
	r := newReading(t)
	var sources []event.Source
	for i, text := range append(slices.Clone(quarry), market) {
		sources = append(sources, r.source(t, fmt.Sprint(i), text))
	}
	got, err := event.Stories(context.Background(), sources, r.pack)
	if err != nil {
		t.Fatal(err)
	}
	if want := [][]int{{0, 1}, {2}, {3}}; !reflect.DeepEqual(got, want) {
		t.Errorf("stories %v, want %v", got, want)
	}
	sources[1].Published = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	sources[0].Published = sources[1].Published.AddDate(-1, 0, 0)
	if got, _ = event.Stories(context.Background(), sources, r.pack); len(got) != 4 {
		t.Errorf("documents a year apart are one story: %v", got)
	}
}

func TestWordsAlonePartStoriesTheSame(t *testing.T) {
	r := newReading(t)
	var sources []event.Source
	var documents []event.StoryDocument
	for i, text := range append(slices.Clone(quarry), market) {
		s := r.source(t, fmt.Sprint(i), text)
		words, err := event.StoryWords(event.Lemmas(s.Read), r.pack)
		if err != nil {
			t.Fatal(err)
		}
		sources, documents = append(sources, s), append(documents, event.StoryDocument{Words: words, Published: s.Published})
	}
	want, err := event.Stories(context.Background(), sources, r.pack)
	if err != nil {
		t.Fatal(err)
	}
	got, cut, err := event.PartStories(context.Background(), documents, len(documents))
	if err != nil || cut != 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("stories %v, %d cut and %v, want %v", got, cut, err, want)
	}
	// Twice the same documents: each with its twin, as they are the most alike.
	got, cut, err = event.PartStories(context.Background(), append(slices.Clone(documents), documents...), 2)
	if want := [][]int{{0, 4}, {1, 5}, {2, 6}, {3, 7}}; err != nil || cut != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("stories of at most two documents: %v, %d cut and %v, want %v and one cut", got, cut, err, want)
	}
}

func TestStoriesAreKeptApart(t *testing.T) {
	r := newReading(t)
	var sources []event.Source
	for i, text := range quarry {
		sources = append(sources, r.source(t, fmt.Sprint(i), text))
	}
	events, err := event.Align(context.Background(), sources, r.pack, event.Options{})
	if err != nil {
		t.Fatal(err)
	}
	statement := false
	for _, e := range events {
		for _, c := range e.Claims {
			if c.Source == 2 {
				t.Errorf("a claim of the library is in an event of the quarry: %v", told(sources, []event.Event{e}))
			}
		}
		statement = statement || e.Statement
	}
	if !statement {
		t.Error("that reopening requires an inspection is said twice and not aligned as a statement")
	}
}

// TestWhatIsComparedHasNoSay changes numbers, polarity and modality, which must change no probability: or divergences
// would vanish before they are seen.
func TestWhatIsComparedHasNoSay(t *testing.T) {
	r := newReading(t)
	sources := []event.Source{r.source(t, "a", quarry[0]), r.source(t, "b", quarry[1])}
	before, err := event.Compare(context.Background(), sources, r.pack)
	if err != nil {
		t.Fatal(err)
	}
	var features [][]float64
	for i := range before.Len() {
		_, _, f := before.Pair(i)
		features = append(features, slices.Clone(f))
	}
	for i := range sources[0].Claims {
		c := &sources[0].Claims[i]
		c.Polarity, c.Modality = claim.Negative, claim.Hedged
		for j := range c.Roles {
			if a := c.Roles[j].Amount; a != nil {
				other := *a
				other.Low, other.High = a.Low+7, a.High+7
				c.Roles[j].Amount = &other
			}
		}
	}
	after, err := event.Compare(context.Background(), sources, r.pack)
	if err != nil {
		t.Fatal(err)
	}
	if after.Len() != before.Len() {
		t.Fatalf("%d pairs instead of %d", after.Len(), before.Len())
	}
	for i := range after.Len() {
		if _, _, f := after.Pair(i); !reflect.DeepEqual(slices.Clone(f), features[i]) {
			t.Fatalf("pair %d: polarity, modality or numbers changed a feature", i)
		}
	}
}

func TestExplainSaysWhatJoinsAndParts(t *testing.T) {
	r := newReading(t)
	a := r.source(t, "a", "Envoys mediated the truce on Monday.")
	b := r.source(t, "b", "The truce was brokered by monks. The bakery sells bread.")
	x, err := event.Explain(context.Background(), a, b, nil, nil, r.pack)
	if err != nil {
		t.Fatal(err)
	}
	skipped := false
	for _, p := range x.Pairs {
		lemmas := a.Claims[p.A.Claim].Predicate.Lemma + "/" + b.Claims[p.B.Claim].Predicate.Lemma
		switch {
		case lemmas == "mediate/broker" && (p.Outcome == event.Skipped || len(p.Why) == 0):
			t.Errorf("%s: %s, reasons %v", lemmas, p.Outcome, p.Why)
		case strings.HasSuffix(lemmas, "/sell"):
			skipped = p.Outcome == event.Skipped
		}
	}
	if !skipped {
		t.Error("mediating and selling share nothing and were compared")
	}
}

func TestCancelledAlignmentStops(t *testing.T) {
	r := newReading(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := event.Align(ctx, []event.Source{r.source(t, "a", quarry[0])}, r.pack, event.Options{}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func TestMoreWorkersAlignNothingElse(t *testing.T) {
	r := newReading(t)
	sources := []event.Source{r.source(t, "a", quarry[0]), r.source(t, "b", quarry[1])}
	one, _, err := event.AlignStory(context.Background(), sources, []int{0, 1}, r.pack, event.Options{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	many, _, err := event.AlignStory(context.Background(), sources, []int{0, 1}, r.pack, event.Options{Jobs: 5})
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(one) != fmt.Sprint(many) || len(one) == 0 {
		t.Errorf("%d events by one, %d by five", len(one), len(many))
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := event.AlignStory(ended, sources, []int{0, 1}, r.pack, event.Options{Jobs: 5}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// Package verdict compares one slot of two claims about one event, by deciders that are independent of each other:
// each has an id, its documentation in the rule packs, its tests, and says why it decides. It knows nothing of
// formats.
package verdict

import (
	"strings"
	"time"

	"gainsay/internal/attribution"
	"gainsay/internal/claim"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/wordnet"
)

// Verdict says how two answers to one question stand to each other.
type Verdict string

// The verdicts. Diverge, Disputed and Tension raise an alarm; Different means that there is nothing to compare.
const (
	Agree     Verdict = "agree"
	Narrower  Verdict = "narrower"
	Diverge   Verdict = "diverge"
	Disputed  Verdict = "disputed"
	Tension   Verdict = "tension"
	Updated   Verdict = "updated"
	Hedged    Verdict = "hedged"
	Different Verdict = "different"
)

// Alarm reports whether the verdict is one that an editor is called for.
func (v Verdict) Alarm() bool { return v == Diverge || v == Disputed || v == Tension }

// Cautious reports whether the outcome stands even when the two claims are only possibly about one event: its decider
// asks for so much in common that it is its own evidence.
func (o *Outcome) Cautious() bool {
	switch o.Rule {
	case "tension/description", "copy/quote-cut", "divergence/polarity", "disputed/denial":
		return true
	}
	return o.OneDeed
}

// Slot is what a question asks about.
type Slot string

// The slots.
const (
	Who         Slot = "who"
	Whom        Slot = "whom"
	What        Slot = "what"
	Whether     Slot = "whether"
	HowMany     Slot = "how many"
	When        Slot = "when"
	Where       Slot = "where"
	Modality    Slot = "modality"
	Attribution Slot = "attribution"
)

// Side is one of two claims with what its document knows.
type Side struct {
	Document     string
	Claim        *claim.Claim
	Sentence     *nlp.Sentence
	Text         string
	Entities     *entity.Document
	Attributions *attribution.Document
	// Published is zero when unknown.
	Published time.Time
}

// Outcome is what a decider found. Answers are the spans compared, one a side. For Narrower the answer of B follows
// from the answer of A unless Swapped.
type Outcome struct {
	Verdict    Verdict
	Slot       Slot
	Rule       string
	Confidence float64
	Answers    [2]text.Span
	Swapped    bool
	// Question asks for the answers where the claims that they stand beside cannot, "" elsewhere.
	Question string
	// Named is true where the claims share a participant in a core role that both texts name.
	Named bool
	// OneDeed is true where both claims name the event that was done ("the truce"): there is only one of it in a story.
	OneDeed bool
	Why     []string
}

// decider looks at one phenomenon. It answers ok=false when it has nothing to say.
type decider interface {
	id() string
	decide(p *pair) (Outcome, bool)
}

// Judge compares claims with the knowledge of a rule pack. It is safe for concurrent use.
type Judge struct {
	pack     *rule.Pack
	deciders []decider
	// occasions look at an occasion and a refusal, which need not be aligned; wording at what two sentences that say the
	// same have beside their claims.
	occasions, wording []decider
	words              *wordnet.Table
}

// NewJudge makes a judge with all deciders.
func NewJudge(pack *rule.Pack) (*Judge, error) {
	table, err := wordnet.Builtin()
	if err != nil {
		return nil, err
	}
	return &Judge{pack: pack, words: table, deciders: []decider{
		quotes{}, numbers{}, dates{}, places{}, actors{}, swapped{}, patients{}, polarity{}, opposites{},
	}, occasions: []decider{attendance{}, invitee{}}, wording: []decider{figures{quantity.NewFinder(pack)}}}, nil
}

// Compare asks every decider about two claims that are taken to be about the same event. The outcomes are in the
// order of the deciders, at most one each.
func (j *Judge) Compare(a, b Side) []Outcome { return j.ask(j.deciders, a, b) }

// CompareOccasion asks the deciders about a plan or an invitation and a refusal in one story.
func (j *Judge) CompareOccasion(a, b Side) []Outcome { return j.ask(j.occasions, a, b) }

// CompareWording asks the deciders that look at whole sentences about two that are sure to speak of one thing.
func (j *Judge) CompareWording(a, b Side) []Outcome { return j.ask(j.wording, a, b) }

// SameSense reports whether two lemmas may stand for each other in some sense of theirs.
func (j *Judge) SameSense(x, y string) bool {
	a, b := j.words.Find(strings.ToLower(x)), j.words.Find(strings.ToLower(y))
	if a == wordnet.None || b == wordnet.None {
		return false
	}
	p, q := j.words.Entry(a), j.words.Entry(b)
	return p.Synonyms(&q) || p.DerivedFrom(b) || q.DerivedFrom(a)
}

func (j *Judge) ask(deciders []decider, a, b Side) []Outcome {
	p := newPair(j.pack, a, b)
	var out []Outcome
	for _, d := range deciders {
		if o, ok := d.decide(p); ok && !p.guarded(&o) {
			if o.Rule == "" {
				o.Rule = d.id()
			}
			o.Named = p.namesCore()
			out = append(out, o)
		}
	}
	return out
}

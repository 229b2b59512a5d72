package verdict

import (
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/claim"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// ProgressRule is the id of the decider that compares how far a process has come.
const ProgressRule = "tension/progress"

// Stage is what one sentence says of how far a process (an agreement, a merger) has come.
type Stage struct {
	Sentence int
	// Near is true where the process is said to be nearly done, false where much is said to be open.
	Near bool
	// Span is the phrase that says so, Process the lemma of what it is said of.
	text.Span
	Process string
	// Claim is the index of a claim in that sentence, -1 for none: it knows who speaks.
	Claim int
}

// Stages finds the sentences of a document that say how far a process has come. The process is named in the sentence
// itself or, where the sentence says what is open, in one of the two before.
func Stages(pack *rule.Pack, d *nlp.Document, claims []claim.Claim) []Stage {
	near, far := phrases(pack, "progress/near"), phrases(pack, "progress/far")
	var out []Stage
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Kind != nlp.Text {
			continue
		}
		lower := strings.ToLower(s.Cut(d.Text))
		stage := Stage{Sentence: i, Claim: -1}
		reach := 0
		if at, ok := locate(lower, near); ok {
			stage.Near, stage.Span = true, at.shift(s.Start)
		} else if at, ok := locate(lower, far); ok {
			stage.Span, reach = at.shift(s.Start), 2
		} else if at, ok := obstacle(pack, s); ok {
			stage.Span, reach = at, 2
		} else {
			continue
		}
		if stage.Process = process(pack, d, i, reach); stage.Process == "" {
			continue
		}
		stage.Claim = claimAt(claims, i, stage.Span)
		out = append(out, stage)
	}
	return out
}

type at text.Span

func (a at) shift(by int) text.Span { return text.Span{Start: a.Start + by, End: a.End + by} }

func phrases(pack *rule.Pack, id string) []string {
	for i := range pack.WordLists {
		if pack.WordLists[i].ID == id {
			return pack.WordLists[i].Words
		}
	}
	return nil
}

// locate finds the first of the phrases that stands in s between word boundaries.
func locate(s string, phrases []string) (at, bool) {
	for _, p := range phrases {
		for from := 0; ; {
			i := strings.Index(s[from:], p)
			if i < 0 {
				break
			}
			i += from
			if boundary(s, i-1) && boundary(s, i+len(p)) {
				return at{i, i + len(p)}, true
			}
			from = i + 1
		}
	}
	return at{}, false
}

func boundary(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return true
	}
	c := s[i]
	return c != '\'' && (c < 'a' || c > 'z') && c < 0x80
}

// obstacle finds "several obstacles still stand", "key questions remain": a noun of the list under a verb of the list.
func obstacle(pack *rule.Pack, s *nlp.Sentence) (text.Span, bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Class != "NOUN" || t.Head < 0 || !strings.HasPrefix(t.Relation, "nsubj") || !pack.Listed("progress/obstacle", strings.ToLower(t.Lemma)) {
			continue
		}
		if v := &s.Tokens[t.Head]; pack.Listed("progress/persist", strings.ToLower(v.Lemma)) && !negated(s, t.Head) {
			return t.Span.Hull(v.Span), true
		}
	}
	return text.Span{}, false
}

func negated(s *nlp.Sentence, predicate int) bool {
	return slices.ContainsFunc(s.Tokens, func(t nlp.Token) bool { return t.Head == predicate && negativeWord(&t) })
}

// process is the first thing named in sentence i, or in up to reach sentences of its paragraph's run before it, that
// comes about by stages.
func process(pack *rule.Pack, d *nlp.Document, i, reach int) string {
	for j := i; j >= 0 && j >= i-reach; j-- {
		for k := range d.Sentences[j].Tokens {
			if t := &d.Sentences[j].Tokens[k]; t.Class == "NOUN" && pack.Listed("progress/process", strings.ToLower(t.Lemma)) {
				return strings.ToLower(t.Lemma)
			}
		}
	}
	return ""
}

// claimAt is the claim of a sentence whose predicate lies nearest to the span, -1 for none.
func claimAt(claims []claim.Claim, sentence int, span text.Span) int {
	best, least := -1, 1<<30
	for i := range claims {
		if claims[i].Sentence != sentence || claims[i].Reporting {
			continue
		}
		d := max(claims[i].Predicate.Start-span.End, span.Start-claims[i].Predicate.End, 0)
		if d < least {
			best, least = i, d
		}
	}
	return best
}

// CompareStages says how two stages of one process stand to each other: nearly done against much open is a tension.
// Both may hold, the one as a hope and the other as a list, so it is never more. caution is what
// the missing dates of the documents leave open, "" for nothing.
func CompareStages(a, b Stage, textA, textB, caution string) (Outcome, bool) {
	if a.Near == b.Near {
		return Outcome{}, false
	}
	o := Outcome{Verdict: Tension, Slot: Modality, Rule: ProgressRule, Confidence: .6, Answers: [2]text.Span{a.Span, b.Span}}
	o.Why = []string{fmt.Sprintf("%q says that it is nearly done, %q that much is open", pick(a.Near, a.Cut(textA), b.Cut(textB)), pick(a.Near, b.Cut(textB), a.Cut(textA)))}
	if caution != "" {
		o.Why = append(o.Why, caution)
	}
	return o, true
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

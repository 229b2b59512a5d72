package analysis

import (
	"regexp"
	"slices"
	"strings"

	"gainsay/internal/event"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// askCircumstance fits a question about a time or a place to its answers: it does not give one of them away, and asks of a length of
// time how long something took and not when it was.
func (b *builder) askCircumstance(q string, order []event.Ref, answers map[event.Ref]text.Span) string {
	for _, r := range order {
		q = withoutAnswer(q, answers[r].Cut(b.documents[r.Source].Text))
	}
	rest, ok := strings.CutPrefix(q, "When ")
	if !ok {
		return q
	}
	if !slices.ContainsFunc(order, func(r event.Ref) bool { return !b.follows(r, answers[r], "since") }) {
		return "Since when " + rest
	}
	opening := ""
	for _, r := range order {
		e := b.timeAt(r, answers[r])
		if e == nil || e.Kind != timex.Duration {
			return q
		}
		o := ""
		switch b.before(r, answers[r]) {
		case "in", "within":
			o = "In how much time "
		case "for":
			o = "How long "
		case "after":
			o = "After how long "
		}
		if o == "" || opening != "" && o != opening {
			return q
		}
		opening = o
	}
	if opening == "" {
		return q
	}
	return opening + rest
}

// before is the word before an answer, in lower case.
func (b *builder) before(r event.Ref, answer text.Span) string {
	doc := b.documents[r.Source].Text
	words := strings.Fields(strings.ToLower(answer.Cut(doc)))
	if len(words) > 0 {
		switch words[0] {
		case "for", "in", "within", "after", "before":
			return words[0]
		}
	}
	line := strings.Fields(strings.ToLower(doc[max(0, answer.Start-24):answer.Start]))
	for i := len(line) - 1; i >= 0; i-- {
		switch line[i] {
		case "nearly", "almost", "about", "around", "roughly", "some", "more", "than", "over", "just", "only", "the", "a", "an":
		default:
			return line[i]
		}
	}
	return ""
}

// withoutAnswer cuts an answer out of the question that asks for it, with its preposition.
func withoutAnswer(q, answer string) string {
	answer = strings.Join(strings.Fields(strings.Trim(answer, " ,.;:")), " ")
	if answer == "" {
		return q
	}
	cut, err := regexp.Compile(`(?i)(?: (?:on|in|at|by|since|from|during|for|of|to))?(?: the)? ` + regexp.QuoteMeta(answer) + `([ ,?])`)
	if err != nil {
		return q
	}
	at := cut.FindStringSubmatchIndex(q)
	if at == nil {
		words := strings.Fields(answer)
		if last := words[len(words)-1]; len(words) > 1 && last == strings.ToLower(last) {
			if rest, ok := strings.CutSuffix(q, " "+last+"?"); ok && len(strings.Fields(rest)) > 3 && !strings.HasSuffix(rest, " the") && !strings.HasSuffix(rest, " a") {
				return rest + "?" // "launched to the moon month"
			}
		}
		return q
	}
	if before := strings.Fields(q[:at[0]]); len(before) < 3 || strings.HasSuffix(before[len(before)-1], "ing") {
		return q // "residing"
	}
	return q[:at[0]] + q[at[2]:]
}

// Package question puts the question that an event's claims answer, in words that a reader would use: from the
// frame's template where the rule packs have one, else from the grammar of the claim.
package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/claim"
	"gainsay/internal/rule"
)

// Subject is what is asked about.
type Subject struct {
	Predicate claim.Predicate
	Modality  claim.Modality
	Tense     string
	// Fillers are the phrases that fill the roles, in the documents' words; a missing one is unknown. Those of place
	// and time bring their preposition along ("in the capital", "on Friday").
	Fillers map[claim.RoleName]string
	// Counted is the noun that a quantity counts ("people"), Befell what happened to it ("killed").
	Counted, Befell string
	// CountedRole is the role of what is counted in the claim.
	CountedRole claim.RoleName
	// Measured is true for an amount of money, length, share or the like, of which one asks how much.
	Measured bool
	// Dimension is what such an amount measures ("speed", "length"), "" for what has no question word of its own.
	Dimension string
	// Event is the noun of the event with what hangs on it, in the document's words; "" where the predicate is no noun.
	Event string
	// Plural is true when the patient is plural; Plurals says it of each filler.
	Plural  bool
	Plurals map[claim.RoleName]bool
}

// Ask puts the question for one slot: a role name, or "whether", "how many", "when", "where", "who", "whom", "what".
func Ask(slot string, s Subject, frame *rule.Frame) string {
	if slot == "how many" && s.Counted != "" && !s.Measured && s.CountedRole == claim.Patient && s.Fillers[claim.Agent] == "" {
		return tidy(howManyUndergo(s)) // a frame would ask how many "they" released
	}
	if frame != nil && !s.Measured {
		if q := fromFrame(slot, s, frame); q != "" {
			if standsIn(q) || s.Predicate.Kind == claim.Verb && !uses(q, s.Predicate.Lemma) {
				if g := fromGrammar(slot, s); !standsIn(g) && (s.Fillers[claim.Agent] != "" || s.Fillers[claim.Patient] != "") {
					return g
				}
			}
			return q
		}
	}
	return fromGrammar(slot, s)
}

// standsIn reports whether a pronoun stands in for somebody or something that the question ought to name.
func standsIn(q string) bool {
	for _, w := range strings.Fields(strings.TrimSuffix(q, "?")) {
		switch w {
		case "it", "they", "them", "anyone", "anything":
			return true
		}
	}
	return false
}

// uses reports whether a question has a form of a verb in it. A frame asks in its own word for all of its verbs, and one of them may be
// meant in another sense: whoever removes an obstacle dismisses nobody.
func uses(q, lemma string) bool {
	verb, _, _ := strings.Cut(lemma, " ")
	stem := strings.TrimSuffix(verb, "e")
	for _, w := range strings.Fields(strings.TrimSuffix(q, "?")) {
		if w == Past(verb) || w == Participle(verb) || strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

var slotRole = map[string]claim.RoleName{
	"who": claim.Agent, "whom": claim.Patient, "what": claim.Patient, "when": claim.Time, "where": claim.Place, "how many": claim.Quantity,
}

func fromFrame(slot string, s Subject, frame *rule.Frame) string {
	template := ""
	if slot == "whether" {
		template = frame.Whether
	}
	want, known := slotRole[slot]
	if !known {
		want = claim.RoleName(slot)
	}
	for _, r := range frame.Roles {
		if template == "" && r.Role == string(want) {
			template = r.Question
		}
	}
	q, ok := fill(template, s)
	if !ok || q == "" {
		return ""
	}
	if s.Modality == claim.Planned || s.Tense == "future" {
		q = future(q, frame)
	}
	if s.Counted != "" && slot == "how many" {
		q = strings.Replace(q, "How many people", "How many "+s.Counted, 1)
	}
	return tidy(q)
}

// fill puts the fillers into a template. A part in square brackets falls away when one of its fillers is unknown, or
// gives way to what follows a bar: "[{agent}|anyone]". An unknown filler outside brackets makes the template unfit.
func fill(template string, s Subject) (string, bool) {
	var out strings.Builder
	for rest := template; rest != ""; {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			t, ok := substitute(rest, s)
			out.WriteString(t)
			return out.String(), ok
		}
		t, ok := substitute(rest[:open], s)
		end := strings.IndexByte(rest[open:], ']')
		if !ok || end < 0 {
			return "", false
		}
		out.WriteString(t)
		inner, otherwise, _ := strings.Cut(rest[open+1:open+end], "|")
		if t, ok := substitute(inner, s); ok {
			out.WriteString(t)
		} else {
			out.WriteString(otherwise)
		}
		rest = rest[open+end+1:]
	}
	return out.String(), true
}

// substitute replaces "{role}" by the role's filler and "{was:role}" by "was" or "were" as the filler demands.
func substitute(t string, s Subject) (string, bool) {
	for {
		open := strings.IndexByte(t, '{')
		if open < 0 {
			return t, true
		}
		end := strings.IndexByte(t[open:], '}')
		if end < 0 {
			return t, true
		}
		name := t[open+1 : open+end]
		verb, role, agrees := strings.Cut(name, ":")
		if !agrees {
			role = name
		}
		f := s.Fillers[claim.RoleName(role)]
		switch {
		case agrees && s.Plurals[claim.RoleName(role)]:
			f = map[string]string{"was": "were", "is": "are", "has": "have", "does": "do"}[verb]
		case agrees:
			f = verb
		case f == "":
			return "", false
		}
		t = t[:open] + f + t[open+end+1:]
	}
}

// future turns a question written in the past to an event that is still to come.
func future(q string, frame *rule.Frame) string {
	words := strings.Fields(q)
	for i, w := range words {
		switch strings.ToLower(w) {
		case "did":
			words[i] = match(w, "will")
			return strings.Join(words, " ")
		case "was", "were":
			// "When was the bill signed?": the participle is the last word that is one.
			for j := len(words) - 1; j > i; j-- {
				bare, mark := strings.CutSuffix(words[j], "?")
				if isParticiple(bare, frame) {
					words[i] = match(w, "will")
					words[j] = "be " + bare
					if mark {
						words[j] += "?"
					}
					return strings.Join(words, " ")
				}
			}
			return q
		}
	}
	if len(words) > 1 && strings.EqualFold(words[0], "who") {
		for _, v := range frame.Verbs {
			if Past(v) == words[1] || strings.HasPrefix(strings.Join(words[1:], " "), Past(v)+" ") && !strings.Contains(v, " ") {
				words[1] = "will " + v
				return strings.Join(words, " ")
			}
		}
	}
	return q
}

func isParticiple(w string, frame *rule.Frame) bool {
	for _, v := range frame.Verbs {
		if Participle(v) == w {
			return true
		}
	}
	return false
}

// match gives word the capital of like.
func match(like, word string) string {
	if r, _ := utf8.DecodeRuneInString(like); unicode.IsUpper(r) {
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// tidy sets single spaces, none before the question mark, and a capital; nothing stays nothing.
func tidy(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.ReplaceAll(s, " ?", "?")
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func fromGrammar(slot string, s Subject) string {
	f := s.Fillers
	agent, patient, place := f[claim.Agent], f[claim.Patient], f[claim.Place]
	verb := s.Predicate.Kind == claim.Verb || s.Predicate.Kind == claim.Headline
	object := ""
	if patient != "" && verb {
		object = " " + patient
	}
	event := nounPhrase(s)
	switch slot {
	case "how many":
		return tidy(howMany(s))
	case "who":
		switch {
		case verb:
			return tidy("Who " + finite(s) + object + "?")
		case s.Predicate.Kind == claim.Copula:
			return tidy("Who " + be(s) + " " + patient + "?")
		}
		return tidy("Who took part in " + event + "?")
	case "whom", "what":
		wh := "What"
		if slot == "whom" {
			wh = "Whom"
		}
		switch {
		case verb && agent != "":
			return tidy(wh + " " + do(s) + " " + agent + " " + s.Predicate.Lemma + "?")
		case verb:
			return tidy("What was " + Participle(s.Predicate.Lemma) + "?")
		case s.Predicate.Kind == claim.Copula && agent != "":
			return tidy("What " + be(s) + " " + agent + "?")
		}
		return tidy("What was " + event + " about?")
	case "when", "where":
		wh := strings.ToUpper(slot[:1]) + slot[1:]
		switch {
		case verb && agent != "" && object == "" && undergone[s.Predicate.Lemma]:
			return "" // whom?
		case verb && agent != "":
			return tidy(wh + " " + do(s) + " " + agent + " " + s.Predicate.Lemma + object + "?")
		case verb && patient != "":
			return tidy(wh + " " + be(s) + " " + patient + " " + Participle(s.Predicate.Lemma) + "?")
		case verb:
			return tidy(wh + " did it " + s.Predicate.Lemma + "?")
		}
		return tidy(wh + " was " + event + "?")
	}
	// whether
	if place != "" {
		place = " " + place
	}
	switch {
	case verb && agent != "":
		return tidy(do(s) + " " + agent + " " + s.Predicate.Lemma + object + place + "?")
	case verb && patient != "":
		if s.Modality == claim.Planned {
			return tidy("Will " + patient + " be " + Participle(s.Predicate.Lemma) + place + "?")
		}
		return tidy(be(s) + " " + patient + " " + Participle(s.Predicate.Lemma) + place + "?")
	case s.Predicate.Kind == claim.Copula && agent != "":
		s.Plural = s.Plurals[claim.Agent]
		return tidy(be(s) + " " + agent + " " + patient + "?")
	case verb:
		return tidy("Did anyone " + s.Predicate.Lemma + place + "?")
	}
	return tidy("Was there " + article(event) + "?")
}

// questionWord asks for what a verb with a measure tells: "travelled at 140 km/h", "ran 10 miles".
var questionWord = map[string]string{"speed": "How fast", "length": "How far", "time": "How long"}

func howMany(s Subject) string {
	if s.Measured {
		how := questionWord[s.Dimension]
		if how == "" {
			how = "How much"
		}
		if a := s.Fillers[claim.Agent]; a != "" && s.Predicate.Kind == claim.Verb {
			return how + " " + do(s) + " " + a + " " + s.Predicate.Lemma + "?"
		}
		return "How much was " + nounPhrase(s) + "?"
	}
	counted := s.Counted
	if counted == "" {
		counted = "people"
	}
	if s.Befell != "" {
		if s.Modality == claim.Planned {
			return "How many " + counted + " will be " + s.Befell + "?"
		}
		return "How many " + counted + " were " + s.Befell + "?"
	}
	f := s.Fillers
	if s.Predicate.Kind == claim.Verb && f[claim.Agent] != "" {
		return "How many " + counted + " " + do(s) + " " + f[claim.Agent] + " " + s.Predicate.Lemma + "?"
	}
	if s.Predicate.Kind == claim.Verb {
		return "How many " + counted + " " + finite(s) + "?"
	}
	return "How many " + counted + "?"
}

// howManyUndergo asks for the number of those to whom something was done by nobody who is named.
func howManyUndergo(s Subject) string {
	be := "were"
	if s.Modality == claim.Planned || s.Tense == "future" {
		be = "will be"
	}
	done := s.Befell
	if done == "" {
		done = Participle(s.Predicate.Lemma)
	}
	if done == "had" || done == "been" {
		return "" // what one has nobody did to it
	}
	q := "How many " + s.Counted + " " + be + " " + done
	if p := s.Fillers[claim.Place]; p != "" {
		q += " " + p
	}
	return q + "?"
}

func finite(s Subject) string {
	if s.Modality == claim.Planned {
		return "will " + s.Predicate.Lemma
	}
	return Past(s.Predicate.Lemma)
}

func do(s Subject) string {
	switch {
	case s.Modality == claim.Planned || s.Tense == "future":
		return "will"
	case s.Tense == "present" && !s.Plural:
		return "does"
	case s.Tense == "present":
		return "do"
	}
	return "did"
}

func be(s Subject) string {
	switch {
	case s.Tense == "present" && s.Plural:
		return "are"
	case s.Tense == "present":
		return "is"
	case s.Plural:
		return "were"
	}
	return "was"
}

// nounPhrase names an event noun with its patient: "the release of 34 servicemen".
func nounPhrase(s Subject) string {
	if s.Event != "" {
		if p := s.Fillers[claim.Place]; p != "" && !strings.Contains(s.Event, p) {
			return s.Event + " " + p
		}
		return s.Event
	}
	n := "the " + s.Predicate.Lemma
	if p := s.Fillers[claim.Patient]; p != "" && s.Predicate.Kind == claim.Noun {
		n += " of " + p
	}
	if p := s.Fillers[claim.Place]; p != "" {
		n += " " + p
	}
	return n
}

// uncounted nouns have no article: of nouns that name events and what is said a closed class.
var uncounted = map[string]bool{"information": true, "progress": true, "violence": true, "evidence": true, "damage": true, "support": true, "pressure": true,
	"criticism": true, "speculation": true, "anger": true, "outrage": true, "opposition": true, "research": true, "help": true, "aid": true, "news": true, "advice": true,
	"confusion": true, "uncertainty": true, "testimony": true, "unrest": true, "fighting": true, "fraud": true, "corruption": true, "work": true, "traffic": true}

// Article puts "a" or "an" before a noun phrase that takes one.
func Article(event string) string { return article(event) }

func article(event string) string {
	n := strings.TrimPrefix(event, "the ")
	if strings.HasSuffix(strings.Fields(n + " x")[0], "s") {
		return n
	}
	if first, _, _ := strings.Cut(n, " "); uncounted[first] {
		return n
	}
	if vowel(n[0]) || strings.HasPrefix(n, "8") || strings.HasPrefix(n, "11-") || strings.HasPrefix(n, "18-") {
		return "an " + n
	}
	return "a " + n
}

// Package rule loads, validates, indexes and tests the packs of rules: the program's knowledge of language and of
// the world, as data that a desk can add to or override. It knows nothing of the pipeline.
//
// A pack is a folder of YAML files. A file holds one or more YAML documents, each of one kind ("kind: frames") with
// its entries and the tests of them. The types of this file are the entries; the tag `rule` states what the loader
// demands of a field, and the JSON Schemas under schema/ are generated from the same tags:
//
//	required       the key must be there and not be empty
//	oneof=a|b      the value, or each value of a list, must be one of these
//	keys=a|b       each key of a mapping must be one of these
//	words          lower-case English words with single spaces, as a lemma or a phrase is written
//	min=1          a list has at least as many values; a number is at least as large
//	max=1          a number is at most as large
package rule

// Cue is a word that introduces what somebody says.
type Cue struct {
	ID    string `yaml:"id" json:"id"`
	Lemma string `yaml:"lemma" json:"lemma" rule:"required,words"`
	// Class: "report", "deny", "doubt", "belief", "demand", "promise", "plan", "perception", "document",
	// "decline" (to comment), "hearsay".
	Class string `yaml:"class" json:"class" rule:"required,oneof=report|deny|doubt|belief|demand|promise|plan|perception|document|decline|hearsay"`
	// Frames say how the content is joined: "that", "quote", "to", "of", "np", "according", "as", "whether",
	// "clause" (a bare clause: "X, he said").
	Frames []string `yaml:"frames" json:"frames" rule:"required,min=1,oneof=that|quote|to|of|np|according|as|whether|clause"`
	// Part: "verb", "noun", "preposition", "adverb".
	Part string `yaml:"part" json:"part" rule:"required,oneof=verb|noun|preposition|adverb"`
	// Needs is "source" where the word is a cue only beside somebody who can speak ("reflect", "show").
	Needs string `yaml:"needs,omitempty" json:"needs,omitempty" rule:"oneof=source"`
}

// VagueSource is a word or a form behind which nobody stands by name ("observers", "it is believed").
type VagueSource struct {
	ID     string `yaml:"id" json:"id"`
	Phrase string `yaml:"phrase" json:"phrase" rule:"required,words"`
	// Form: "noun" (a source beside a verb of saying only), "agentless" ("it is believed"), "adverb" ("reportedly").
	Form string `yaml:"form" json:"form" rule:"required,oneof=noun|agentless|adverb"`
}

// Hedge lowers a claim from an assertion to something less.
type Hedge struct {
	ID     string `yaml:"id" json:"id"`
	Phrase string `yaml:"phrase" json:"phrase" rule:"required,words"`
	// Modality that it makes: "hedged", "planned", "conditional", "question".
	Modality string `yaml:"modality" json:"modality" rule:"required,oneof=hedged|planned|conditional|question"`
	// Part: "modal", "adverb", "verb", "adjective", "noun", "preposition", "conjunction".
	Part string `yaml:"part" json:"part" rule:"required,oneof=modal|adverb|verb|adjective|noun|preposition|conjunction"`
}

// Veridicality says what becomes of the complement of a verb, an adjective or a noun: "+" it holds, "-" it does
// not, "o" open.
type Veridicality struct {
	ID   string `yaml:"id" json:"id"`
	Verb string `yaml:"verb" json:"verb" rule:"required,words"`
	// Part is "verb" unless said otherwise: "noun" ("failure to"), "adjective" ("able to").
	Part string `yaml:"part,omitempty" json:"part,omitempty" rule:"oneof=verb|noun|adjective"`
	// Frame: "that_S", "to_VP", "NP_to_VP", "for_NP_to_VP", "ing", "np"; Voice "active" or "passive".
	Frame    string `yaml:"frame" json:"frame" rule:"required,oneof=that_S|to_VP|NP_to_VP|for_NP_to_VP|ing|np"`
	Voice    string `yaml:"voice" json:"voice" rule:"required,oneof=active|passive"`
	Positive string `yaml:"positive" json:"positive" rule:"required,oneof=+|-|o"`
	Negated  string `yaml:"negated" json:"negated" rule:"required,oneof=+|-|o"`
}

// Opposite is a pair of predicates that cannot both hold of the same participants at the same time.
type Opposite struct {
	ID string `yaml:"id" json:"id"`
	A  string `yaml:"a" json:"a" rule:"required,words"`
	B  string `yaml:"b" json:"b" rule:"required,words"`
	// Part: "verb", "noun", "adjective", "adverb", "preposition".
	Part string `yaml:"part" json:"part" rule:"required,oneof=verb|noun|adjective|adverb|preposition"`
	// Strength: "contradictory" (exactly one holds), "contrary" (not both), "sequence" (one follows the other:
	// arrest, release: an alarm only at the same time).
	Strength string `yaml:"strength" json:"strength" rule:"required,oneof=contradictory|contrary|sequence"`
	// Same lists the roles that both sides have to fill with the same participants for the two to exclude each
	// other; when empty, both have to fill the same core roles. One police force may arrest whom another releases:
	// same: [patient]. A role that both fill outside of Same must not differ either, unless it is the agent: who is
	// convicted of fraud may be acquitted of arson.
	Same []string `yaml:"same,omitempty" json:"same,omitempty" rule:"oneof=agent|patient|recipient|place|time|topic"`
	// Roles maps the roles of A to those of B that have the same filler, where they differ: who is killed (patient)
	// cannot be who survives (agent): {patient: agent}. Each role is its own counterpart when empty.
	Roles map[string]string `yaml:"roles,omitempty" json:"roles,omitempty" rule:"keys=agent|patient|recipient|place|time|quantity|topic,oneof=agent|patient|recipient|place|time|quantity|topic"`
}

// Converse says the same thing from the other side (buy, sell), with the roles of A that become those of B.
type Converse struct {
	ID string `yaml:"id" json:"id"`
	A  string `yaml:"a" json:"a" rule:"required,words"`
	B  string `yaml:"b" json:"b" rule:"required,words"`
	// Roles maps each role of A to the role of B that has the same filler: {agent: recipient, patient: patient}.
	Roles map[string]string `yaml:"roles" json:"roles" rule:"required,min=1,keys=agent|patient|recipient|place|time|quantity|topic,oneof=agent|patient|recipient|place|time|quantity|topic"`
}

// Functional is a predicate with one value at a time in a slot (born in, killed by, cost).
type Functional struct {
	ID    string `yaml:"id" json:"id"`
	Lemma string `yaml:"lemma" json:"lemma" rule:"required,words"`
	Part  string `yaml:"part" json:"part" rule:"required,oneof=verb|noun|adjective"`
	// Slot is the role that has one value, given the roles in Given. Of a noun ("capital of"), agent is the
	// subject of the copula and patient what follows "of".
	Slot  string   `yaml:"slot" json:"slot" rule:"required,oneof=agent|patient|recipient|place|time|quantity|manner|topic"`
	Given []string `yaml:"given" json:"given" rule:"required,min=1,oneof=agent|patient|recipient|place|time|quantity|manner|topic"`
}

// Frame is a kind of event: its words, its roles, which of them exclude another filler, and a question for each.
type Frame struct {
	ID    string   `yaml:"id" json:"id" rule:"required"`
	Title string   `yaml:"title" json:"title" rule:"required"`
	Verbs []string `yaml:"verbs" json:"verbs,omitempty" rule:"words"`
	Nouns []string `yaml:"nouns" json:"nouns,omitempty" rule:"words"`
	// Light lists the verbs that carry a noun of this frame ("hold" talks, "reach" a ceasefire).
	Light []string    `yaml:"light,omitempty" json:"light,omitempty" rule:"words"`
	Roles []FrameRole `yaml:"roles" json:"roles" rule:"required,min=1"`
	// Related lists frames that may speak of the same event (mediate, cease fire).
	Related []string `yaml:"related,omitempty" json:"related,omitempty"`
	// Whether is the question about the event as such: "Did {agent} attend {patient}?"
	Whether string `yaml:"whether" json:"whether" rule:"required"`
}

// FrameRole is one slot of a frame.
type FrameRole struct {
	Role string `yaml:"role" json:"role" rule:"required,oneof=agent|patient|recipient|place|time|quantity|manner|topic"`
	// Exclusive slots hold one answer at a time: two that exclude each other diverge.
	Exclusive bool `yaml:"exclusive,omitempty" json:"exclusive,omitempty"`
	// Question is a template: "{agent}", "{patient}", "{place}", "{time}" stand for the other fillers; a part in
	// square brackets falls away when its filler is unknown: "Who mediated [the {patient}]?"
	Question string `yaml:"question" json:"question" rule:"required"`
	// Prepositions that introduce the role besides the usual ones.
	Prepositions []string `yaml:"prepositions,omitempty" json:"prepositions,omitempty" rule:"words"`
}

// Alias says that names mean one entity.
type Alias struct {
	ID   string `yaml:"id" json:"id"`
	Name string `yaml:"name" json:"name" rule:"required"`
	// Kind: "person", "organisation", "place", "government".
	Kind    string   `yaml:"kind" json:"kind" rule:"required,oneof=person|organisation|place|government"`
	Country string   `yaml:"country,omitempty" json:"country,omitempty"`
	Aliases []string `yaml:"aliases,omitempty" json:"aliases,omitempty"`
	// Contains lists the codes of the countries that lie in it, for a region.
	Contains []string `yaml:"contains,omitempty" json:"contains,omitempty"`
	// Within is the id or name of the place that contains it.
	Within string `yaml:"within,omitempty" json:"within,omitempty"`
}

// Country has its names, capital, demonyms and seats of power.
type Country struct {
	ID string `yaml:"id" json:"id"`
	// Code is ISO 3166-1 alpha-2.
	Code     string   `yaml:"code" json:"code" rule:"required"`
	Name     string   `yaml:"name" json:"name" rule:"required"`
	Aliases  []string `yaml:"aliases,omitempty" json:"aliases,omitempty"`
	Demonyms []string `yaml:"demonyms" json:"demonyms,omitempty"`
	Capital  string   `yaml:"capital" json:"capital,omitempty"`
	// Region is the UN sub-region, for containment.
	Region string   `yaml:"region,omitempty" json:"region,omitempty"`
	Seats  []string `yaml:"seats,omitempty" json:"seats,omitempty"`
}

// Unit of measure or of money, with its forms and its factor to the base unit of its dimension. The dimension of a
// currency is "money:" with its ISO 4217 code; the id without "unit/" is the name that reports print.
type Unit struct {
	ID        string `yaml:"id" json:"id" rule:"required"`
	Dimension string `yaml:"dimension" json:"dimension" rule:"required"`
	// Signs stand before the number ("$", "US$"), of money only.
	Signs []string `yaml:"signs,omitempty" json:"signs,omitempty"`
	// Forms as written, singular and plural, symbols included ("km", "kilometres", "km/h").
	Forms  []string `yaml:"forms" json:"forms" rule:"required,min=1"`
	Factor float64  `yaml:"factor" json:"factor" rule:"required"`
	// Offset is added after the factor, for scales that do not begin at the same zero (Fahrenheit).
	Offset float64 `yaml:"offset,omitempty" json:"offset,omitempty"`
}

// Toll is what befalls people or things that are counted, with the words that say so.
type Toll struct {
	ID string `yaml:"id" json:"id"`
	// Role names it in reports ("killed").
	Role string `yaml:"role" json:"role" rule:"required,words"`
	// Verbs act on their object ("kill"), Intransitive ones befall their subject ("die").
	Verbs        []string `yaml:"verbs,omitempty" json:"verbs,omitempty" rule:"words"`
	Intransitive []string `yaml:"intransitive,omitempty" json:"intransitive,omitempty" rule:"words"`
	// Nouns count the thing itself ("34 deaths") or govern the counted ("the release of 34").
	Nouns []string `yaml:"nouns,omitempty" json:"nouns,omitempty" rule:"words"`
	// Bearers are called by it ("34 hostages"); what a verb says of them goes first ("freed 34 hostages").
	Bearers []string `yaml:"bearers,omitempty" json:"bearers,omitempty" rule:"words"`
	// Adjectives say the state ("34 dead").
	Adjectives []string `yaml:"adjectives,omitempty" json:"adjectives,omitempty" rule:"words"`
	// Grows is true where the count only grows while a story unfolds: a later, larger one is an update.
	Grows bool `yaml:"grows,omitempty" json:"grows,omitempty"`
}

// Variant says that several written forms are one word.
type Variant struct {
	ID string `yaml:"id" json:"id"`
	// Use: "first-name" (Bill for William), "title" (Sen. for senator), "counted" (nouns that reports use for the same
	// people or things when they count them), "spelling" (house style, which is no difference between copies).
	Use   string   `yaml:"use" json:"use" rule:"required,oneof=first-name|title|counted|spelling"`
	Word  string   `yaml:"word" json:"word" rule:"required,words"`
	Forms []string `yaml:"forms" json:"forms" rule:"required,min=1,words"`
}

// Boilerplate is a pattern of lines that belong to the site and not to the story.
type Boilerplate struct {
	ID string `yaml:"id" json:"id" rule:"required"`
	// Pattern is a Go regular expression matched against the whole trimmed line, case folded.
	Pattern string `yaml:"pattern" json:"pattern" rule:"required"`
	// Class: "subscription", "navigation", "caption", "comment", "credit", "share", "copyright", "comment-declined".
	Class string `yaml:"class" json:"class" rule:"required,oneof=subscription|navigation|caption|comment|credit|share|copyright|comment-declined"`
	// Longest is the length in bytes of the longest line that the pattern is tried on, 160 when zero.
	Longest int `yaml:"longest,omitempty" json:"longest,omitempty" rule:"min=1,max=2000"`
	// Rest is true when everything after the line belongs to the site as well ("Previous Article").
	Rest bool `yaml:"rest,omitempty" json:"rest,omitempty"`
}

// WordList is a set of words with one use ("refutation": hoax, rumour, false), for lists that need no fields of
// their own.
type WordList struct {
	ID    string   `yaml:"id" json:"id" rule:"required"`
	Title string   `yaml:"title" json:"title" rule:"required"`
	Words []string `yaml:"words" json:"words" rule:"required,min=1,words"`
}

// Threshold is a number that a decision of the program turns on.
type Threshold struct {
	ID    string  `yaml:"id" json:"id" rule:"required"`
	Title string  `yaml:"title" json:"title" rule:"required"`
	Value float64 `yaml:"value" json:"value" rule:"required"`
	// Min and Max bound what a desk may set it to.
	Min float64 `yaml:"min" json:"min" rule:"required"`
	Max float64 `yaml:"max" json:"max" rule:"required"`
}

// Severity sets how loud an alarm is, for a desk that disagrees with the built-in choice.
type Severity struct {
	ID    string `yaml:"id" json:"id"`
	Alarm string `yaml:"alarm" json:"alarm" rule:"required"`
	// Severity: "error", "warning", "note", or "off": the rule reports nothing.
	Severity string `yaml:"severity" json:"severity" rule:"required,oneof=error|warning|note|off"`
}

// Alarm documents one rule that produces findings; it feeds explain, SARIF and the site of rules.
type Alarm struct {
	ID    string `yaml:"id" json:"id" rule:"required"`
	Title string `yaml:"title" json:"title" rule:"required"`
	Why   string `yaml:"why" json:"why" rule:"required"`
	// Before and After are an example: sentences that raise the alarm, and sentences that do not, with what was
	// mended between them.
	Before   string `yaml:"before" json:"before" rule:"required"`
	After    string `yaml:"after" json:"after" rule:"required"`
	Severity string `yaml:"severity" json:"severity" rule:"required,oneof=error|warning|note"`
	// Precision measured, 0 to 1, with the set it was measured on; 0 when not yet measured.
	Precision float64 `yaml:"precision,omitempty" json:"precision,omitempty" rule:"min=0,max=1"`
	Measured  string  `yaml:"measured,omitempty" json:"measured,omitempty"`
	Since     string  `yaml:"since" json:"since" rule:"required"`
}

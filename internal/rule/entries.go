// Package rule loads, validates, indexes and tests the packs of rules: the program's knowledge of language and of
// the world, as data that a desk can add to or override. It knows nothing of the pipeline.
package rule

// Cue is a word that introduces what somebody says.
type Cue struct {
	ID    string `yaml:"id"`
	Lemma string `yaml:"lemma"`
	// Class: "report", "deny", "doubt", "belief", "demand", "promise", "plan", "perception", "document",
	// "decline" (to comment), "hearsay".
	Class string `yaml:"class"`
	// Frames say how the content is joined: "that", "quote", "to", "of", "np", "according", "as".
	Frames []string `yaml:"frames"`
	// Part: "verb", "noun", "preposition", "adverb".
	Part string `yaml:"part"`
	// Needs is "source" where the word is a cue only beside somebody who can speak ("reflect", "show").
	Needs string `yaml:"needs,omitempty"`
}

// VagueSource is a word or a form behind which nobody stands by name ("observers", "it is believed").
type VagueSource struct {
	ID     string `yaml:"id"`
	Phrase string `yaml:"phrase"`
	// Form: "noun" (a source beside a verb of saying only), "agentless" ("it is believed"), "adverb" ("reportedly").
	Form string `yaml:"form"`
}

// Hedge lowers a claim from an assertion to something less.
type Hedge struct {
	ID     string `yaml:"id"`
	Phrase string `yaml:"phrase"`
	// Modality that it makes: "hedged", "planned", "conditional", "question".
	Modality string `yaml:"modality"`
	// Part: "modal", "adverb", "verb", "adjective", "noun".
	Part string `yaml:"part"`
}

// Veridicality says what becomes of a verb's complement: "+" it holds, "-" it does not, "o" open.
type Veridicality struct {
	Verb string `yaml:"verb"`
	// Frame: "that_S", "to_VP", "NP_to_VP", "for_NP_to_VP", "ing", "np"; Voice "active" or "passive".
	Frame    string `yaml:"frame"`
	Voice    string `yaml:"voice"`
	Positive string `yaml:"positive"`
	Negated  string `yaml:"negated"`
}

// Opposite is a pair of predicates that cannot both hold of the same participants at the same time.
type Opposite struct {
	ID string `yaml:"id"`
	A  string `yaml:"a"`
	B  string `yaml:"b"`
	// Part: "verb", "noun", "adjective", "adverb".
	Part string `yaml:"part"`
	// Strength: "contradictory" (exactly one holds), "contrary" (not both), "sequence" (one follows the other:
	// arrest, release: an alarm only at the same time).
	Strength string `yaml:"strength"`
}

// Converse says the same thing from the other side (buy, sell), with the roles of A that become those of B.
type Converse struct {
	ID    string            `yaml:"id"`
	A     string            `yaml:"a"`
	B     string            `yaml:"b"`
	Roles map[string]string `yaml:"roles"`
}

// Functional is a predicate with one value at a time in a slot (born in, killed by, cost).
type Functional struct {
	ID    string `yaml:"id"`
	Lemma string `yaml:"lemma"`
	Part  string `yaml:"part"`
	// Slot is the role that has one value, given the roles in Given.
	Slot  string   `yaml:"slot"`
	Given []string `yaml:"given"`
}

// Frame is a kind of event: its words, its roles, which of them exclude another filler, and a question for each.
type Frame struct {
	ID    string   `yaml:"id"`
	Title string   `yaml:"title"`
	Verbs []string `yaml:"verbs"`
	Nouns []string `yaml:"nouns"`
	// Light lists the verbs that carry a noun of this frame ("hold" talks, "reach" a ceasefire).
	Light []string    `yaml:"light,omitempty"`
	Roles []FrameRole `yaml:"roles"`
	// Related lists frames that may speak of the same event (mediate, cease fire).
	Related []string `yaml:"related,omitempty"`
	// Whether is the question about the event as such: "Did {agent} attend {patient}?"
	Whether string `yaml:"whether"`
}

// FrameRole is one slot of a frame.
type FrameRole struct {
	Role string `yaml:"role"`
	// Exclusive slots hold one answer at a time: two that exclude each other diverge.
	Exclusive bool `yaml:"exclusive"`
	// Question is a template: "{agent}", "{patient}", "{place}", "{time}" stand for the other fillers; a part in
	// square brackets falls away when its filler is unknown: "Who mediated [the {patient}]?"
	Question string `yaml:"question"`
	// Prepositions that introduce the role besides the usual ones.
	Prepositions []string `yaml:"prepositions,omitempty"`
}

// Alias says that names mean one entity.
type Alias struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	// Kind: "person", "organisation", "place", "government".
	Kind    string   `yaml:"kind"`
	Country string   `yaml:"country,omitempty"`
	Aliases []string `yaml:"aliases"`
	// Within is the id or name of the place that contains it.
	Within string `yaml:"within,omitempty"`
}

// Country has its names, capital, demonyms and seats of power.
type Country struct {
	// Code is ISO 3166-1 alpha-2.
	Code     string   `yaml:"code"`
	Name     string   `yaml:"name"`
	Aliases  []string `yaml:"aliases,omitempty"`
	Demonyms []string `yaml:"demonyms"`
	Capital  string   `yaml:"capital"`
	// Region is the UN sub-region, for containment.
	Region string   `yaml:"region,omitempty"`
	Seats  []string `yaml:"seats,omitempty"`
}

// Unit of measure or of money, with its forms and its factor to the base unit of its dimension.
type Unit struct {
	ID        string   `yaml:"id"`
	Dimension string   `yaml:"dimension"`
	Forms     []string `yaml:"forms"`
	Factor    float64  `yaml:"factor"`
}

// Boilerplate is a pattern of lines that belong to the site and not to the story.
type Boilerplate struct {
	ID string `yaml:"id"`
	// Pattern is a Go regular expression matched against the whole trimmed line, case folded.
	Pattern string `yaml:"pattern"`
	// Class: "subscription", "navigation", "caption", "comment", "credit", "share", "copyright", "comment-declined".
	Class string `yaml:"class"`
	// Rest is true when everything after the line belongs to the site as well ("Previous Article").
	Rest bool `yaml:"rest,omitempty"`
}

// Alarm documents one rule that produces findings; it feeds explain, SARIF and the site of rules.
type Alarm struct {
	ID       string `yaml:"id"`
	Title    string `yaml:"title"`
	Why      string `yaml:"why"`
	Before   string `yaml:"before"`
	After    string `yaml:"after"`
	Severity string `yaml:"severity"`
	// Precision measured, 0 to 1, with the set it was measured on; 0 when not yet measured.
	Precision float64 `yaml:"precision,omitempty"`
	Measured  string  `yaml:"measured,omitempty"`
	Since     string  `yaml:"since"`
}

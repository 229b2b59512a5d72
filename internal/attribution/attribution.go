// Package attribution finds who says what: source, cue and content of each attribution, its grade, and the
// sentences that nobody is named for. It knows nothing of events.
package attribution

import (
	"strings"

	"gainsay/internal/text"
)

// Grade says how far a reader is told who speaks.
type Grade string

// Named: a person, office, institution or document. Side: "Azerbaijani officials", "Moscow". Vague: "observers
// note", "it is believed". None: nobody.
const (
	Named Grade = "named"
	Side  Grade = "side"
	Vague Grade = "vague"
	None  Grade = "none"
)

// Attribution is one act of saying in a document.
type Attribution struct {
	// ID is the content's place, unique in its document; a run puts the document's ID before it.
	ID string
	// Sentence is the index of the sentence in which the content begins.
	Sentence int
	// Source may be empty: hearsay ("is expected to"), or carried over from a sentence before.
	Source, Cue, Content []text.Span
	Grade                Grade
	// CueLemma is the lemma of the cue's head ("say", "deny", "according"); CueClass its class in the rule
	// packs ("report", "deny", "doubt", "demand", "belief"...), "" when unknown.
	CueLemma, CueClass string
	// Carried is true when the source was taken over from an earlier sentence.
	Carried bool
	// Within is the index in the document's attributions of the one that this is nested in, -1 for none.
	Within int
	// Entity is the index of the source's entity in the document's entities, -1 when unknown. SourceName is
	// the name that a table shows: the fullest name of that entity, else the words of the source.
	Entity     int
	SourceName string
	// Firm is true when somebody certainly says or thinks the content; false for what is as likely wanting, judging or
	// doing ("both sides seek to ..."). The grades of sentences rest on firm attributions alone.
	Firm bool
	// Quoted is true when the content stands in quotation marks throughout.
	Quoted     bool
	Confidence float64
}

// Document is what is known of who speaks in one document.
type Document struct {
	Attributions []Attribution
	// Grades has one entry for each sentence of the document.
	Grades []Grade
}

// Qualify puts an identifier before the IDs of the attributions, so that those of different documents differ.
func (d *Document) Qualify(prefix string) {
	for i := range d.Attributions {
		d.Attributions[i].ID = prefix + "#" + d.Attributions[i].ID
	}
}

// FirstPerson reports whether the source is the one who speaks or writes: "I", "we". doc is the document's text.
func (a *Attribution) FirstPerson(doc string) bool {
	if len(a.Source) == 0 {
		return false
	}
	switch strings.ToLower(a.Source[0].Cut(doc)) {
	case "i", "we":
		return true
	}
	return false
}

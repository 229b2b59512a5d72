package rule

import (
	"fmt"
	"reflect"
	"strings"
)

// Kind is what the entries of a YAML document are.
type Kind string

// The kinds of entries.
const (
	Cues           Kind = "attribution-cues"
	VagueSources   Kind = "vague-sources"
	Hedges         Kind = "hedges"
	Veridicalities Kind = "veridicality"
	OppositePairs  Kind = "opposites"
	ConversePairs  Kind = "converses"
	Functionals    Kind = "functional"
	Frames         Kind = "frames"
	Aliases        Kind = "aliases"
	Countries      Kind = "countries"
	Units          Kind = "units"
	Tolls          Kind = "tolls"
	Variants       Kind = "variants"
	Boilerplates   Kind = "boilerplate"
	WordLists      Kind = "word-lists"
	Thresholds     Kind = "thresholds"
	Severities     Kind = "severities"
	Alarms         Kind = "alarms"
)

// Entries holds the rules of a pack by kind, each list sorted by pack, the last first, and by id within.
type Entries struct {
	Cues         []Cue          `kind:"attribution-cues"`
	VagueSources []VagueSource  `kind:"vague-sources"`
	Hedges       []Hedge        `kind:"hedges"`
	Veridicality []Veridicality `kind:"veridicality"`
	Opposites    []Opposite     `kind:"opposites"`
	Converses    []Converse     `kind:"converses"`
	Functional   []Functional   `kind:"functional"`
	Frames       []Frame        `kind:"frames"`
	Aliases      []Alias        `kind:"aliases"`
	Countries    []Country      `kind:"countries"`
	Units        []Unit         `kind:"units"`
	Tolls        []Toll         `kind:"tolls"`
	Variants     []Variant      `kind:"variants"`
	Boilerplate  []Boilerplate  `kind:"boilerplate"`
	WordLists    []WordList     `kind:"word-lists"`
	Thresholds   []Threshold    `kind:"thresholds"`
	Severities   []Severity     `kind:"severities"`
	Alarms       []Alarm        `kind:"alarms"`
}

// Kinds lists every kind, in the order in which the documentation shows them.
func Kinds() []Kind {
	t := reflect.TypeFor[Entries]()
	out := make([]Kind, t.NumField())
	for i := range out {
		out[i] = Kind(t.Field(i).Tag.Get("kind"))
	}
	return out
}

// list is the slice of Entries that holds a kind, settable; the zero Value for a kind that does not exist.
func (e *Entries) list(k Kind) reflect.Value {
	v := reflect.ValueOf(e).Elem()
	for i := range v.NumField() {
		if Kind(v.Type().Field(i).Tag.Get("kind")) == k {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// entry is what every kind of entry can say of itself. Key is what an entry is made of when its author gave it no
// id; Headline describes it in one line.
type entry interface {
	RuleID() string
	Key() string
	Headline() string
}

// idPrefix is the first part of the ids of a kind.
var idPrefix = map[Kind]string{
	Cues: "cue", VagueSources: "vague", Hedges: "hedge", Veridicalities: "veridicality", OppositePairs: "opposite",
	ConversePairs: "converse", Functionals: "functional", Frames: "frame", Aliases: "alias", Countries: "country",
	Units: "unit", Tolls: "toll", Variants: "variant", Boilerplates: "boilerplate", WordLists: "list", Thresholds: "threshold", Severities: "severity",
}

// slug makes text fit for an id: words joined by hyphens.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r == ' ' || r == '/' || r == '\'' || r == '’'
	}), "-")
}

func (c Cue) RuleID() string          { return c.ID }
func (v VagueSource) RuleID() string  { return v.ID }
func (h Hedge) RuleID() string        { return h.ID }
func (v Veridicality) RuleID() string { return v.ID }
func (o Opposite) RuleID() string     { return o.ID }
func (c Converse) RuleID() string     { return c.ID }
func (f Functional) RuleID() string   { return f.ID }
func (f Frame) RuleID() string        { return f.ID }
func (a Alias) RuleID() string        { return a.ID }
func (c Country) RuleID() string      { return c.ID }
func (u Unit) RuleID() string         { return u.ID }
func (t Toll) RuleID() string         { return t.ID }
func (v Variant) RuleID() string      { return v.ID }
func (b Boilerplate) RuleID() string  { return b.ID }
func (w WordList) RuleID() string     { return w.ID }
func (t Threshold) RuleID() string    { return t.ID }
func (s Severity) RuleID() string     { return s.ID }
func (a Alarm) RuleID() string        { return a.ID }

func (c Cue) Key() string         { return slug(c.Lemma) + "-" + c.Part }
func (v VagueSource) Key() string { return slug(v.Phrase) }
func (h Hedge) Key() string       { return slug(h.Phrase) + "-" + h.Part }
func (v Veridicality) Key() string {
	if v.Part != "" && v.Part != "verb" {
		return slug(v.Verb) + "-" + v.Part + "-" + v.Frame
	}
	return slug(v.Verb) + "-" + v.Frame + "-" + v.Voice
}
func (o Opposite) Key() string    { return slug(o.A) + "-" + slug(o.B) + "-" + o.Part }
func (c Converse) Key() string    { return slug(c.A) + "-" + slug(c.B) }
func (f Functional) Key() string  { return slug(f.Lemma) + "-" + f.Part + "-" + f.Slot }
func (f Frame) Key() string       { return "" }
func (a Alias) Key() string       { return slug(a.Name) }
func (c Country) Key() string     { return c.Code }
func (u Unit) Key() string        { return "" }
func (t Toll) Key() string        { return slug(t.Role) }
func (v Variant) Key() string     { return v.Use + "-" + slug(v.Word) }
func (b Boilerplate) Key() string { return "" }
func (w WordList) Key() string    { return "" }
func (t Threshold) Key() string   { return "" }
func (s Severity) Key() string    { return s.Alarm }
func (a Alarm) Key() string       { return "" }

func (c Cue) Headline() string {
	return fmt.Sprintf("%q (%s) introduces what somebody says: %s", c.Lemma, c.Part, c.Class)
}
func (v VagueSource) Headline() string { return fmt.Sprintf("%q names nobody (%s)", v.Phrase, v.Form) }
func (h Hedge) Headline() string {
	return fmt.Sprintf("%q (%s) makes a claim %s", h.Phrase, h.Part, h.Modality)
}
func (v Veridicality) Headline() string {
	return fmt.Sprintf("%q %s (%s): complement %s, when negated %s", v.Verb, v.Frame, v.Voice,
		holds(v.Positive), holds(v.Negated))
}
func (o Opposite) Headline() string {
	return fmt.Sprintf("%q and %q (%s) are %s", o.A, o.B, o.Part, o.Strength)
}
func (c Converse) Headline() string {
	return fmt.Sprintf("%q and %q say the same from two sides", c.A, c.B)
}
func (f Functional) Headline() string {
	return fmt.Sprintf("%q (%s) has one %s at a time", f.Lemma, f.Part, f.Slot)
}
func (f Frame) Headline() string   { return f.Title }
func (a Alias) Headline() string   { return "names of " + a.Name }
func (c Country) Headline() string { return c.Name + ", its capital, demonyms and seats of power" }
func (u Unit) Headline() string {
	return fmt.Sprintf("unit of %s: %s", u.Dimension, strings.Join(u.Forms, ", "))
}
func (t Toll) Headline() string        { return fmt.Sprintf("how many are %s", t.Role) }
func (v Variant) Headline() string     { return fmt.Sprintf("forms of %q (%s)", v.Word, v.Use) }
func (b Boilerplate) Headline() string { return "lines of the site, not of the story: " + b.Class }
func (w WordList) Headline() string    { return w.Title }
func (t Threshold) Headline() string   { return t.Title }
func (s Severity) Headline() string    { return s.Alarm + " is reported as " + s.Severity }
func (a Alarm) Headline() string       { return a.Title }

func holds(signature string) string {
	switch signature {
	case "+":
		return "holds"
	case "-":
		return "does not hold"
	}
	return "open"
}

package analysis

import (
	"slices"
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
	"gainsay/internal/report"
)

// namedSources counts who is named for the answers of a finding: somebody who is called by name in one place and by office in another
// is one.
type namedSources struct {
	b *builder
	// one is true where all say the same words: several who may be one are.
	one  bool
	list []sourced
}

type sourced struct {
	document int
	said     *attribution.Attribution
}

// add counts the source of an attribution of a document, nil for none.
func (s *namedSources) add(document int, a *attribution.Attribution) {
	if a == nil || a.SourceName == "" || a.Grade != attribution.Named && !(a.Grade == attribution.Side && s.b.engine.options.SideIsNamed) {
		return
	}
	x := sourced{document, a}
	for _, y := range s.list {
		if s.same(x, y) {
			return
		}
	}
	s.list = append(s.list, x)
}

// count is the number of sources.
func (s *namedSources) count() int { return len(s.list) }

func (s *namedSources) same(x, y sourced) bool {
	if strings.EqualFold(x.said.SourceName, y.said.SourceName) || x.document == y.document && x.said.Entity >= 0 && x.said.Entity == y.said.Entity {
		return true
	}
	ex, ey := s.entity(x), s.entity(y)
	if s.one {
		return s.b.oneSpeaker(x.document, x.said, y.document, y.said)
	}
	return ex != nil && ey != nil && entity.Same(ex, ey) >= entity.SureSame
}

func (s *namedSources) entity(x sourced) *entity.Entity {
	if x.said.Entity < 0 {
		return nil
	}
	return &s.b.documents[x.document].entities.Entities[x.said.Entity]
}

// voiceOf is who says what several give in the same words: a person by the name that most give; else a body with a name; else how the
// texts call whoever says it ("the statement"). "" for nobody.
func (b *builder) voiceOf(said []sourced) string {
	var people, bodies, described []string
	for _, x := range said {
		if e := b.speaker(x.document, x.said); e != nil {
			people = append(people, b.documents[x.document].voice(x.said, e))
			continue
		}
		switch name, named := b.voiceless(x); {
		case named:
			bodies = append(bodies, name)
		case name != "":
			described = append(described, name)
		}
	}
	for _, names := range [][]string{people, bodies, described} {
		if len(names) > 0 {
			return speakerOf(names)
		}
	}
	return ""
}

// voiceless is how a question calls a source that is no person with a name, and whether that is a name.
func (b *builder) voiceless(x sourced) (name string, named bool) {
	if x.said == nil || x.said.Grade != attribution.Named || len(x.said.SourceName) > longestFiller {
		return "", false
	}
	if x.said.Entity >= 0 {
		d := b.documents[x.document]
		if e := &d.entities.Entities[x.said.Entity]; len(e.Names) > 0 {
			switch e.Kind {
			case entity.Organisation, entity.Government, entity.Country, entity.Group:
				return d.called(e), true
			}
		}
	}
	if rest, ok := strings.CutPrefix(x.said.SourceName, "The "); ok {
		return "the " + rest, false
	}
	if strings.HasPrefix(x.said.SourceName, "the ") {
		return x.said.SourceName, false
	}
	return "", false
}

// voice is the name of a person who says something: that of the text's own words where they are no more than a last name that two
// people in it have ("Mr. Venn").
func (d *document) voice(said *attribution.Attribution, e *entity.Entity) string {
	name := shortName(e)
	if len(said.Source) != 1 {
		return name
	}
	words := strings.Fields(said.Source[0].Cut(d.Text))
	own := strings.Fields(e.Name)
	if len(words) == 0 || len(own) < 2 || words[len(words)-1] != own[len(own)-1] || slices.Contains(words, own[0]) {
		return name
	}
	spoken := func(o *entity.Entity) (n int) {
		for _, m := range d.entities.Mentions {
			if &d.entities.Entities[m.Entity] == o {
				n++
			}
		}
		return n
	}
	namesake := false
	for i := range d.entities.Entities {
		o := &d.entities.Entities[i]
		full := strings.Fields(o.Name)
		if o.Kind == entity.Person && o.Key != e.Key && len(full) > 1 && full[len(full)-1] == own[len(own)-1] && full[0] != own[0] {
			namesake = namesake || spoken(e) < farMore*spoken(o)
		}
	}
	if namesake && len(words) <= 2 {
		return strings.Join(words, " ")
	}
	return name
}

// farMore is how many times as often a text has to speak of one person as of a namesake for the last name alone to be theirs.
const farMore = 4

// nameSpeakers puts the name of who says what several give in the same words for a pronoun that nobody is known for in one of them.
func (b *builder) nameSpeakers(members []report.Member, who string, said []sourced) {
	gender := entity.UnknownGender
	for _, x := range said {
		if e := b.speaker(x.document, x.said); e != nil && b.documents[x.document].voice(x.said, e) == who && gender == entity.UnknownGender {
			gender = e.Gender
		}
	}
	for i := range members {
		switch pronoun := strings.ToLower(members[i].Speaker); {
		case who == "", (pronoun == "he" || pronoun == "his") && gender != entity.Male, (pronoun == "she" || pronoun == "her") && gender != entity.Female:
		case pronoun == "he", pronoun == "his", pronoun == "she", pronoun == "her":
			members[i].Speaker = who
		}
	}
}

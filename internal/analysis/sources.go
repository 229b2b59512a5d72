package analysis

import (
	"strings"

	"gainsay/internal/attribution"
	"gainsay/internal/entity"
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

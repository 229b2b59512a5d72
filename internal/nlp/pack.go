package nlp

import (
	"strings"

	"gainsay/internal/rule"
)

// PackOptions are the options of a reader that goes by a pack of rules: the pack's boilerplate tells lines of the site
// from the story, its countries, places, organisations and people give names their kinds.
func PackOptions(pack *rule.Pack) Options {
	return Options{Lines: []LineClassifier{packLines{pack}}, Gazetteer: packNames{pack}}
}

type packLines struct{ pack *rule.Pack }

// ClassifyLine implements LineClassifier.
func (p packLines) ClassifyLine(line string) LineRole {
	b, ok := p.pack.Furniture(line)
	switch {
	case !ok:
		return UnknownLine
	case b.Rest:
		return LinkListLine
	default:
		return FurnitureLine
	}
}

type packNames struct{ pack *rule.Pack }

// NameKind implements Gazetteer. Names that people bear too ("Jordan") are left to the text.
func (p packNames) NameKind(name string) NameKind {
	for _, list := range []string{"first-name/male", "first-name/female", "first-name/either"} {
		if p.pack.Listed(list, strings.ToLower(name)) {
			return NoName
		}
	}
	if c, ok := p.pack.Country(name); ok && len(name) > 2 && c.Code != name {
		return PlaceName
	}
	if a, ok := p.pack.Alias(name); ok {
		switch a.Kind {
		case "place":
			return PlaceName
		case "person":
			return Person
		case "organisation", "government":
			return Organisation
		}
	}
	return NoName
}

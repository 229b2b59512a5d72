package entity

import (
	"strings"
	"sync"

	"gainsay/internal/rule"
)

// nameForms knows which written forms are forms of one name or title. It never changes after it was made.
type nameForms struct {
	// first and title map a form to the word that it is a form of: "bill" to "william", "sen." to "senator".
	first, title map[string]string
	// generation and corporate hold what may follow the name of a person ("jr.") or of a company ("inc.").
	generation, corporate map[string]bool
}

func newNameForms(p *rule.Pack) *nameForms {
	f := &nameForms{first: map[string]string{}, title: map[string]string{}, generation: map[string]bool{}, corporate: map[string]bool{}}
	for _, v := range p.Variants {
		var into map[string]string
		switch v.Use {
		case "first-name":
			into = f.first
		case "title":
			into = f.title
		default:
			continue
		}
		for _, form := range append([]string{v.Word}, v.Forms...) {
			if _, taken := into[form]; !taken {
				into[form] = v.Word
			}
		}
	}
	for _, l := range p.WordLists {
		var into map[string]bool
		switch l.ID {
		case "name/generation":
			into = f.generation
		case "name/corporate":
			into = f.corporate
		default:
			continue
		}
		for _, w := range l.Words {
			into[w] = true
		}
	}
	return f
}

// builtinForms serves entities that no Resolver made.
var builtinForms = sync.OnceValue(func() *nameForms {
	pack, err := rule.Builtin()
	if err != nil {
		return &nameForms{} // a test holds the built-in rules readable
	}
	return newNameForms(pack)
})

// nameForms are those of the rules that the entity was found with.
func (e *Entity) nameForms() *nameForms {
	if e.forms != nil {
		return e.forms
	}
	return builtinForms()
}

// sameFirst reports whether two first names in lower case are forms of one.
func (f *nameForms) sameFirst(a, b string) bool { return f.first[a] != "" && f.first[a] == f.first[b] }

// expandTitle writes an abbreviated title in full.
func (f *nameForms) expandTitle(t string) string {
	if full := f.title[t]; full != "" {
		return full
	}
	return t
}

// nameWords are the words of a name, without suffixes such as "Jr.".
func (f *nameForms) nameWords(core string) []string {
	words := strings.Fields(strings.ReplaceAll(core, ",", " "))
	for len(words) > 1 && f.generation[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return words
}

// hasSuffix reports whether a name ends with "Jr." or the like.
func (f *nameForms) hasSuffix(core string) bool {
	words := strings.Fields(core)
	return len(words) > 1 && f.generation[strings.ToLower(words[len(words)-1])]
}

// organisationKey is a name without its corporate suffix, in lower case.
func (f *nameForms) organisationKey(core string) string {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(core, ",", " ")))
	for len(words) > 1 && f.corporate[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

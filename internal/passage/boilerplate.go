package passage

import (
	"regexp"
	"slices"
	"strings"

	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// Documents of one story share the words that tell what it is about, documents that merely print the same line do
// not. Two sentences of ECB+ on one event stand in documents with a cosine of at least 0.15 in 98.6 % of cases; a
// little lower here, because the passage in question is left out.
const relatedCosine = 0.12

// A line is repeated for its form when its template (numbers and names masked) stands in this many documents with
// this many different fillings, and has so few words of its own.
const (
	templateDocuments = 4
	templateFillings  = 3
	templateOwnWords  = 3
)

// chanceWords is the length up to which two unrelated articles may have the same sentence by chance or habit
// ("Here is what you need to know"); a longer one was copied, whatever else the articles say.
const chanceWords = 12

// boilerplate tells what belongs to a site, an agency or to habit from what belongs to a story.
type boilerplate struct {
	inputs  []Input
	nodes   *collection
	vectors *vectors
	pack    *rule.Pack
	// patterns are compiled when the first group asks for them.
	patterns []*regexp.Regexp
}

func newBoilerplate(inputs []Input, nodes *collection, pack *rule.Pack) *boilerplate {
	return &boilerplate{inputs: inputs, nodes: nodes, vectors: newVectors(nodes, len(inputs)), pack: pack}
}

// linePatterns compiles the patterns of the rules; one that does not compile was reported when the rules were loaded.
func (b *boilerplate) linePatterns() []*regexp.Regexp {
	if b.patterns == nil {
		b.patterns = []*regexp.Regexp{}
		for _, e := range b.pack.Boilerplate {
			if p, err := regexp.Compile(`(?is)^(?:` + e.Pattern + `)$`); err == nil {
				b.patterns = append(b.patterns, p)
			}
		}
	}
	return b.patterns
}

// is reports whether a group is boilerplate; words are those of its representative.
func (b *boilerplate) is(d draft, words []Word) bool {
	return b.mostlyFurniture(d) || b.matchesRules(d.members[0]) || b.isTemplate(d) || b.unrelated(d, words)
}

// mostlyFurniture reports whether most members are lines that the reader took for furniture.
func (b *boilerplate) mostlyFurniture(d draft) bool {
	n := 0
	for _, e := range d.members {
		if b.inputs[e.document].Sentences[e.first].Kind == nlp.Furniture {
			n++
		}
	}
	return 2*n > len(d.members)
}

// matchesRules reports whether every sentence of an excerpt is a line that the rules know.
func (b *boilerplate) matchesRules(e excerpt) bool {
	in := &b.inputs[e.document]
	for i := e.first; i <= e.last; i++ {
		line := strings.Join(strings.Fields(in.Sentences[i].Cut(in.Text)), " ")
		if !slices.ContainsFunc(b.linePatterns(), func(p *regexp.Regexp) bool { return p.MatchString(line) }) {
			return false
		}
	}
	return true
}

// isTemplate reports whether the representative is one sentence whose template is filled in many ways.
func (b *boilerplate) isTemplate(d draft) bool {
	e := d.members[0]
	if e.first != e.last || e.part {
		return false
	}
	in := &b.inputs[e.document]
	t := templateOf(Words(in.Text, in.Sentences[e.first].Span))
	use := b.nodes.templates[t.hash]
	return t.masked && t.ownWords <= templateOwnWords && use.documents >= templateDocuments && use.fillings >= templateFillings
}

// unrelated reports whether the documents of a group have nothing else in common: one outlet prints the line again
// and again under different stories, or the passage is so short that its likeness is chance.
func (b *boilerplate) unrelated(d draft, words []Word) bool {
	passage := b.nodes.ranksOf(words)
	related, pairs := 0, 0
	outlets := map[string]int{}
	previous := map[string]int32{}
	relatedWithin, pairsWithin := map[string]int{}, map[string]int{}
	last := int32(-1)
	members := slices.Clone(d.members)
	slices.SortFunc(members, compareExcerpts)
	for _, e := range members {
		if e.document == last {
			continue
		}
		outlet := strings.ToLower(b.inputs[e.document].Outlet)
		outlets[outlet]++
		if last >= 0 {
			pairs++
			if b.vectors.cosine(last, e.document, passage) >= relatedCosine {
				related++
			}
		}
		if p, ok := previous[outlet]; ok {
			pairsWithin[outlet]++
			if b.vectors.cosine(p, e.document, passage) >= relatedCosine {
				relatedWithin[outlet]++
			}
		}
		last, previous[outlet] = e.document, e.document
	}
	for outlet, n := range outlets {
		if n >= 3 && 2*relatedWithin[outlet] < pairsWithin[outlet] {
			return true
		}
	}
	if 2*related >= pairs {
		return false
	}
	return len(outlets) == 1 || len(words) <= chanceWords
}

// template is a sentence with names and numbers masked.
type template struct {
	hash     uint64
	masked   bool
	ownWords int
}

// templateUse counts where a template stands.
type templateUse struct {
	documents, fillings int32
	document            int32
}

const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

func templateOf(words []Word) template {
	t := template{hash: hashBasis}
	inMask := false
	for _, w := range words {
		if masks(w.Norm, w.Capital && !w.Opens) {
			t.masked = true
			if !inMask {
				t.hash = (t.hash ^ 0xff) * hashPrime
			}
			inMask = true
			continue
		}
		inMask = false
		if !lightWords[w.Norm] {
			t.ownWords++
		}
		t.hash = hashWord(t.hash, w.Norm)
	}
	return t
}

func masks(norm string, capital bool) bool { return capital || norm != "" && isDigit(norm[0]) }

func hashWord[S string | []byte](h uint64, norm S) uint64 {
	for i := range len(norm) {
		h = (h ^ uint64(norm[i])) * hashPrime
	}
	return (h ^ 0xfe) * hashPrime
}

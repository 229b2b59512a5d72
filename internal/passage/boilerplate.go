package passage

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

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

// leastInformation is the weight of words (see Weights.Of) that a passage must have to be told from a turn of phrase:
// "I am running for president of the United States" has 9, "Rescuers pulled 14 miners from the flooded pit" 33.
const leastInformation = 14

// Shorter phrases are a passage only where several publishers print them at once, under one story: a short quotation.
const (
	leastTogether  = 9
	togetherCosine = 0.25
)

// leastOwnWords is how many words that are neither names nor numbers nor little words a passage must have to say
// something; fewer make a name, a signature, a caption. Headlines in capitals are another matter.
const leastOwnWords = 3

// An outlet's own line is one that it alone prints in this many documents, over more days than a story runs.
const (
	outletDocuments = 3
	storyDays       = 3
)

// menuTimes is how often a line stands in one document before it is taken for a part of the page.
const menuTimes = 4

// boilerplate tells what belongs to a site, an agency or to habit from what belongs to a story.
type boilerplate struct {
	inputs  []Input
	nodes   *collection
	vectors *vectors
	weights *Weights
	pack    *rule.Pack
	// patterns are compiled when the first group asks for them.
	patterns []*regexp.Regexp
}

func newBoilerplate(inputs []Input, nodes *collection, weights *Weights, pack *rule.Pack) *boilerplate {
	return &boilerplate{inputs: inputs, nodes: nodes, vectors: newVectors(nodes, len(inputs)), weights: weights, pack: pack}
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
	return b.mostlyFurniture(d) || b.saysNothing(d, words) || b.repeats(d) || b.matchesRules(d.members[0]) ||
		b.isTemplate(d) || b.belongsToOutlet(d) || b.isStock(d, words) || b.unrelated(d, words)
}

// saysNothing reports whether a passage is a turn of phrase or a mere name.
func (b *boilerplate) saysNothing(d draft, words []Word) bool {
	information, own := 0.0, 0
	seen := map[string]bool{}
	for _, w := range words {
		if seen[w.Norm] {
			continue
		}
		seen[w.Norm] = true
		information += b.weights.Of(w.Norm)
		if !masks(w.Norm, w.Capital && !w.Opens) && !lightWords[w.Norm] {
			own++
		}
	}
	if information < leastInformation && !(information >= leastTogether && own >= leastOwnWords && b.together(d, words)) {
		return true
	}
	e := d.members[0]
	headline := !e.part && b.inputs[e.document].Sentences[e.first].Kind == nlp.Heading
	return own < leastOwnWords && !(headline && b.contemporary(d, storyDays) >= 0.5)
}

// contemporary is the share of the dated documents that another publisher's document follows or precedes by no more
// than so many days; 1 when fewer than two publishers' documents are dated.
func (b *boilerplate) contemporary(d draft, days float64) float64 {
	dated, near := 0, 0
	publishers := map[string]bool{}
	for i, e := range d.members {
		x := &b.inputs[e.document]
		if x.Published.IsZero() || slices.ContainsFunc(d.members[:i], func(o excerpt) bool { return o.document == e.document }) {
			continue
		}
		dated++
		publishers[x.publisher()] = true
		if slices.ContainsFunc(d.members, func(o excerpt) bool {
			y := &b.inputs[o.document]
			return !y.Published.IsZero() && x.publisher() != y.publisher() &&
				math.Abs(x.Published.Sub(y.Published).Hours()) <= 24*days
		}) {
			near++
		}
	}
	if len(publishers) < 2 {
		return 1
	}
	return float64(near) / float64(dated)
}

// stockDays is how far apart the documents of different publishers are that share a sentence because there is one
// way to put it ("The poll has a margin of error of three points"), and not because one copied the other.
const stockDays = 30

// isStock reports whether a passage is a stock sentence: no quotation, and printed by several publishers, but mostly not
// within a month of each other.
func (b *boilerplate) isStock(d draft, words []Word) bool {
	quoted := slices.ContainsFunc(words, func(w Word) bool { return w.InQuote }) || d.members[0].part
	return !quoted && d.members[0].first == d.members[0].last && b.contemporary(d, stockDays) < 0.5
}

// together reports whether several publishers print a passage within the days that a story runs, in documents that
// are clearly about one matter.
func (b *boilerplate) together(d draft, words []Word) bool {
	passage := b.nodes.ranksOf(words)
	publishers := map[string]bool{}
	first := d.members[0]
	pairs, alike := 0, 0
	for _, e := range d.members {
		in := &b.inputs[e.document]
		publishers[in.publisher()] = true
		if in.Published.IsZero() {
			return false
		}
		if e.document == first.document {
			continue
		}
		pairs++
		if b.vectors.cosine(first.document, e.document, passage) >= togetherCosine {
			alike++
		}
	}
	return len(publishers) > 1 && pairs > 0 && alike == pairs && b.contemporary(d, storyDays) == 1
}

// repeats reports whether the passage stands more than once in at least half of the documents, or several times in
// one, as the captions of a gallery and the entries of a menu do.
func (b *boilerplate) repeats(d draft) bool {
	times := map[int32]int{}
	for _, e := range d.members {
		times[e.document]++
	}
	several := 0
	for _, n := range times {
		if n > 1 {
			several++
		}
		if n >= menuTimes {
			return true
		}
	}
	return several > 1 && 2*several >= len(times)
}

// belongsToOutlet reports whether one outlet alone prints the passage, again and again over more days than a story
// runs: a series, a standing explanation, a list of links.
func (b *boilerplate) belongsToOutlet(d draft) bool {
	documents := map[int32]bool{}
	byOutlet := map[string]int{}
	var first, last time.Time
	dated := true
	for _, e := range d.members {
		if documents[e.document] {
			continue
		}
		documents[e.document] = true
		in := &b.inputs[e.document]
		byOutlet[in.publisher()]++
		if in.Published.IsZero() {
			dated = false
			continue
		}
		if first.IsZero() || in.Published.Before(first) {
			first = in.Published
		}
		if in.Published.After(last) {
			last = in.Published
		}
	}
	most := 0
	for _, n := range byOutlet {
		most = max(most, n)
	}
	if most < outletDocuments || most < len(documents) && (most < 2*outletDocuments || 10*most < 8*len(documents)) {
		return false
	}
	return !dated || last.Sub(first) > storyDays*24*time.Hour
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
		line := spaced(in.Sentences[i].Cut(in.Text))
		if !slices.ContainsFunc(b.linePatterns(), func(p *regexp.Regexp) bool { return p.MatchString(line) }) {
			return false
		}
	}
	return true
}

// spaced is a text with one blank between its words.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// isTemplate reports whether the representative is one sentence whose template is filled in many ways.
func (b *boilerplate) isTemplate(d draft) bool {
	e := d.members[0]
	if e.first != e.last || e.part {
		return false
	}
	in := &b.inputs[e.document]
	t := templateOf(Words(in.Text, in.Sentences[e.first].Span))
	if !t.masked || t.ownWords > templateOwnWords {
		return false
	}
	u := b.nodes.useOf(t.hash)
	return u.Documents >= templateDocuments && u.Fillings >= templateFillings
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
		outlet := b.inputs[e.document].publisher()
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

func templateOf(words []Word) template {
	t := template{hash: hashBasis}
	inMask := false
	for _, w := range words {
		if masks(w.Norm, w.Capital && !w.Opens) {
			t.masked = true
			if !inMask {
				t.hash = chainHash(t.hash, maskHash)
			}
			inMask = true
			continue
		}
		inMask = false
		if !lightWords[w.Norm] {
			t.ownWords++
		}
		t.hash = chainHash(t.hash, hashOf(w.Norm))
	}
	return t
}

func masks(norm string, capital bool) bool { return capital || norm != "" && isDigit(norm[0]) }

package event

import (
	_ "embed"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed weights.tsv
var builtinWeights string

// weights of a logistic model over the features. Positive joins, negative parts.
type weights [featureCount]float64

// model weighs a pair twice: whether it may be one event, which is grouped and checked for divergences, and whether it surely is,
// which an agreement may count. The second is learned from stories of the press as well, in which two of the same word are two
// events far oftener than where only the main events are marked.
type model struct{ likely, sure weights }

// loadModel reads the embedded table of name, weight and weight of the sure.
func loadModel(table string) (*model, error) {
	var m model
	var err error
	seen := 0
	for n, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			return nil, fmt.Errorf("weights.tsv:%d: a name and two weights are expected", n+1)
		}
		i := slices.Index(featureNames[:], fields[0])
		if i < 0 {
			return nil, fmt.Errorf("weights.tsv:%d: unknown feature %q", n+1, fields[0])
		}
		for k, w := range []*weights{&m.likely, &m.sure} {
			if w[i], err = strconv.ParseFloat(fields[k+1], 64); err != nil {
				return nil, fmt.Errorf("weights.tsv:%d: %w", n+1, err)
			}
		}
		seen++
	}
	if seen == 0 {
		return nil, errors.New("weights.tsv: holds no weights")
	}
	return &m, nil
}

// sums weighs what is known of a pair without its neighbours.
func (m *model) sums(p *pair, f *features) {
	p.sum, p.sureSum = m.likely.sum(f), m.sure.sum(f)
	m.weigh(p)
}

// weigh gives a pair its probabilities from its sums and its neighbours.
func (m *model) weigh(p *pair) {
	p.p = probability(p.sum + m.likely[neighboursAligned]*p.beside)
	p.sure = probability(p.sureSum + m.sure[neighboursAligned]*p.beside)
}

// sum is that of the weighted features but for neighboursAligned, the last.
func (w *weights) sum(f *features) float64 {
	sum := 0.0
	for i, x := range f[:neighboursAligned] {
		sum += w[i] * x
	}
	return sum
}

// probability is the logistic of a weighted sum.
func probability(sum float64) float64 { return 1 / (1 + math.Exp(-sum)) }

// featureNames are the names of the features in the table of weights, in their order.
var featureNames = func() (names [featureCount]string) {
	kinds := [kindreds]string{"same word", "derived", "synonym", "opposite", "frame", "kin", "unrelated"}
	per := [perRelation]string{"", " × sentence cosine", " × shared content", " × story cosine", " × shared participants", " × a role clashes"}
	for k := range kinds {
		for p := range per {
			names[k*int(perRelation)+p] = kinds[k] + per[p]
		}
	}
	for f, name := range map[feature]string{
		bias: "bias", rarity: "rarity", rareSame: "rare same word", bothVerbs: "both verbs", verbAndNoun: "verb and noun", bothNouns: "both nouns",
		copula: "copula", oneReports: "one reports", bothReport: "both report", sameAgent: "same agent", samePatient: "same patient",
		crossedRoles: "crossed roles", samePlace: "same place", agentsClash: "agents clash", patientsClash: "patients clash",
		placesClash: "places clash", timesClash: "times clash", timesMeet: "times meet", sharedNames: "shared names", namesClash: "names clash",
		sameBefallen: "same befallen", wordElsewhere: "word elsewhere", nothingCommon: "nothing in common", wellCovered: "well covered",
		bothLead: "both lead", oneLeads: "one leads", sameDocument: "same document", oftenSaid: "often said", emptyPredicate: "empty predicate",
		namedClash: "named participants clash", describedApart: "one noun, of others", oneAndSeveral: "one and several", oneGeneral: "one in general",
		bothGeneral: "both in general", sameWordOneDocument: "same word × same document", nounsOneDocument: "both nouns × same document", leastCovered: "least covered", onePast: "one long past", befallenNamesClash: "same befallen × names clash",
		neighboursAligned: "neighbours aligned",
	} {
		names[f] = name
	}
	return names
}()

// words for the features that a reader meets in an explanation.
var inWords = map[feature]string{
	rarity: "the words are rare", rareSame: "a rare word", oneReports: "one only reports that something was said", bothReport: "both report that something was said",
	sameAgent: "the same who", samePatient: "the same whom or what", crossedRoles: "a participant in another role", samePlace: "the same place",
	agentsClash: "another who", patientsClash: "another whom or what", placesClash: "another place", timesClash: "another time", timesMeet: "the same time",
	sharedNames: "names in common", namesClash: "no name in common", sameBefallen: "they count those whom the same befell",
	wordElsewhere: "the word of one stands elsewhere in the other's sentence", nothingCommon: "nothing else in common", wellCovered: "most of what one says stands in the other",
	bothLead: "both are told first", oneLeads: "only one is told first", sameDocument: "of one document", oftenSaid: "the word comes often in the document",
	emptyPredicate: "a word that says little", namedClash: "both name a participant, and not the same", describedApart: "one kind of participant, of others",
	oneAndSeveral: "one speaks of one event and the other of several", oneGeneral: "one speaks of such events in general", bothGeneral: "both speak of such events in general",
	leastCovered: "each says much of what the other says", onePast: "only one is dated long before the news", neighboursAligned: "the sentences around are about the same",
}

var relationWords = [kindreds]string{"the same word", "words made from one another", "synonyms or words of one kind of event", "opposites or converses", "words of related kinds of event",
	"words of one narrow kind", "words that are not related"}

// reason is one group of features in words with the weight that it had.
type reason struct {
	words  string
	weight float64
}

// reasons says in words which features joined or parted a pair, the strongest first: those of the relation between
// the predicates as one, every other by itself.
func (w *weights) reasons(f *features) []reason {
	var out []reason
	add := func(words string, weight float64) {
		if math.Abs(weight) >= .2 {
			out = append(out, reason{words, weight})
		}
	}
	for k := range relationWords {
		base := feature(k) * perRelation
		if f[base+relation] == 0 {
			continue
		}
		add(relationWords[k], w[base]+w[base+storyLikeness]*f[base+storyLikeness])
		add("words in common in the sentences", w[base+sentenceCosine]*f[base+sentenceCosine])
		add("words in common in what is said", w[base+coreCover]*f[base+coreCover])
		add("participants in common", w[base+sharedParts]*f[base+sharedParts])
		add("a participant that differs", w[base+clash]*f[base+clash])
	}
	for i := bias + 1; i < featureCount; i++ {
		if words := inWords[i]; words != "" {
			add(words, w[i]*f[i])
		}
	}
	slices.SortStableFunc(out, func(x, y reason) int {
		switch d := math.Abs(y.weight) - math.Abs(x.weight); {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	return out
}

// why is reasons as lines.
func (w *weights) why(f *features) []string {
	var out []string
	for _, r := range w.reasons(f) {
		out = append(out, fmt.Sprintf("%s %+.1f", r.words, r.weight))
	}
	return out
}

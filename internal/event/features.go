package event

import (
	"math"
	"slices"

	"gainsay/internal/claim"
	"gainsay/internal/timex"
)

// feature is the number of a feature of a pair of claims; its name stands in featureNames and, with its weight, in
// weights.tsv.
type feature int

// features of a pair, 0 where one does not hold.
type features [featureCount]float64

// kindred is how the predicates of two claims are related: the strongest relation counts.
type kindred int

// The relations of predicates, the strongest first.
const (
	sameWord kindred = iota
	derivedWord
	synonymWord
	oppositeWord
	framed
	kinWord
	unrelated
	kindreds
)

// The features that every relation of predicates weighs by itself.
const (
	relation       feature = iota // the relation holds
	sentenceCosine                // times the cosine of the sentences
	coreCover                     // times how much of what is said they share
	storyLikeness                 // times the cosine of the documents
	sharedParts                   // times the weight of the shared participants
	clash                         // both fill a core role and differ
	perRelation
)

// The features that stand alone.
const (
	bias = feature(kindreds)*perRelation + iota
	rarity
	rareSame
	bothVerbs
	verbAndNoun
	bothNouns
	copula
	oneReports
	bothReport
	sameAgent
	samePatient
	crossedRoles
	samePlace
	agentsClash
	patientsClash
	placesClash
	timesClash
	timesMeet
	sharedNames
	namesClash
	sameBefallen
	wordElsewhere
	nothingCommon
	wellCovered
	bothLead
	oneLeads
	sameDocument
	oftenSaid
	emptyPredicate
	namedClash
	describedApart
	oneAndSeveral
	oneGeneral
	bothGeneral
	sameWordOneDocument
	nounsOneDocument
	leastCovered
	onePast
	befallenNamesClash
	neighboursAligned
	featureCount
)

// features computes the features of a pair.
func (p *pair) features() features {
	var f features
	a, b := p.a, p.b
	f[bias] = 1
	kind := related(a, b)
	parts := participants(a, b)
	cosine := a.place.cosine(b.place)
	cover := (p.cover[0]*a.core.total + p.cover[1]*b.core.total) / max(a.core.total+b.core.total, 1e-9)
	base := feature(kind) * perRelation
	f[base+relation] = 1
	f[base+sentenceCosine] = cosine
	f[base+coreCover] = cover
	f[base+storyLikeness] = min(p.story, copied)
	f[base+sharedParts] = parts.shared
	f[base+clash] = truth(parts.agentsClash || parts.patientsClash || parts.placesClash)
	f[rarity] = min(a.predicate.weight, b.predicate.weight)
	if kind == sameWord {
		f[rareSame] = a.predicate.weight
	}
	f.kinds(a, b)
	f[sameAgent], f[samePatient], f[crossedRoles], f[samePlace] = parts.agent, parts.patient, parts.crossed, parts.place
	f[agentsClash], f[patientsClash], f[placesClash] = truth(parts.agentsClash), truth(parts.patientsClash), truth(parts.placesClash)
	f[timesClash], f[timesMeet] = times(a.time, b.time)
	f[sharedNames], f[namesClash] = names(a.names, b.names)
	f[sameBefallen] = truth(a.befallen != "" && a.befallen == b.befallen)
	f[wordElsewhere] = truth(kind != sameWord && (b.place.has(a.predicate) || a.place.has(b.predicate)))
	f[nothingCommon] = truth(parts.shared == 0 && cosine < .1 && f[sameBefallen] == 0)
	f[wellCovered] = max(0, cover-.5)
	f[bothLead] = truth(a.before < leadSentences && b.before < leadSentences)
	f[oneLeads] = truth((a.before < leadSentences) != (b.before < leadSentences))
	f[sameDocument] = truth(a.ref.Source == b.ref.Source)
	f[oftenSaid] = math.Log(float64(max(a.repeated, b.repeated)))
	f[neighboursAligned] = p.beside
	f[namedClash], f[describedApart] = truth(parts.namedClash), truth(parts.describedApart)
	f[oneAndSeveral] = truth(a.noun == oneEvent && b.noun == severalEvents || a.noun == severalEvents && b.noun == oneEvent)
	f[oneGeneral], f[bothGeneral] = truth((a.noun == inGeneral) != (b.noun == inGeneral)), truth(a.noun == inGeneral && b.noun == inGeneral)
	f[sameWordOneDocument], f[nounsOneDocument] = f[sameDocument]*truth(kind == sameWord), f[sameDocument]*f[bothNouns]
	f[onePast] = truth(a.past != b.past)
	f[befallenNamesClash] = f[sameBefallen] * f[namesClash]
	f[leastCovered] = min(p.cover[0], p.cover[1])
	f[emptyPredicate] = truth(emptyVerbs[a.predicate.lemma] || emptyVerbs[b.predicate.lemma])
	return f
}

// copied is the cosine from which documents are so much alike that it says nothing more about their claims.
const copied = .6

// leadSentences is how many sentences tell what is news: the heading and the first.
const leadSentences = 3

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (f *features) kinds(a, b *profile) {
	verbs, nouns := 0, 0
	for _, k := range []claim.PredicateKind{a.claim.Predicate.Kind, b.claim.Predicate.Kind} {
		switch k {
		case claim.Verb, claim.Headline:
			verbs++
		case claim.Noun:
			nouns++
		}
	}
	switch {
	case verbs+nouns < 2:
		f[copula] = 1
	case verbs == 2:
		f[bothVerbs] = 1
	case nouns == 2:
		f[bothNouns] = 1
	default:
		f[verbAndNoun] = 1
	}
	switch reporting := truth(a.claim.Reporting) + truth(b.claim.Reporting); reporting {
	case 1:
		f[oneReports] = 1
	case 2:
		f[bothReport] = 1
	}
}

// related is the strongest relation between two predicates.
func related(a, b *profile) kindred {
	if a.predicate == b.predicate {
		return sameWord
	}
	l := alike(a.predicate, b.predicate)
	switch {
	case l.kind == derived:
		return derivedWord
	case l.kind == opposite || slices.Contains(a.predicate.opposed, b.predicate.lemma):
		return oppositeWord
	case l.kind == synonym, a.frame != "" && a.frame == b.frame:
		return synonymWord
	case a.frame != "" && b.frame != "" && (slices.Contains(a.related, b.frame) || slices.Contains(b.related, a.frame)):
		return framed
	case a.befallen != "" && a.befallen == b.befallen:
		return framed
	case l.kind == kin:
		return kinWord
	}
	return unrelated
}

// common is what two claims have in common and apart in their participants; the weights lie between 0 and 1.
type common struct {
	// shared sums what is shared in whatever roles, up to 1: passives, converses and nouns change roles too often to
	// insist on them. agent, patient and place are shared in that role, crossed is the agent of one and the patient of
	// the other.
	shared, agent, patient, crossed, place float64
	// Both fill the role and nothing is shared.
	agentsClash, patientsClash, placesClash bool
	// namedClash is that both name who fills a role, and name others; describedApart that both describe by one noun what
	// fills it, of others.
	namedClash, describedApart bool
}

func participants(a, b *profile) common {
	var c common
	filled := map[claim.RoleName]int{}
	met := map[claim.RoleName]bool{}
	for i := range b.participants {
		filled[b.participants[i].role] |= 2
	}
	for i := range a.participants {
		p := &a.participants[i]
		filled[p.role] |= 1
		for j := range b.participants {
			q := &b.participants[j]
			if p.role == q.role && p.apart(q) {
				c.describedApart = true
				continue
			}
			w := p.like(q) * (p.weight + q.weight) / 2
			if w == 0 {
				continue
			}
			met[p.role], met[q.role] = true, true
			if p.role != q.role {
				c.crossed = max(c.crossed, w)
				c.shared += .7 * w
				continue
			}
			c.shared += w
			switch p.role {
			case claim.Agent:
				c.agent = max(c.agent, w)
			case claim.Patient:
				c.patient = max(c.patient, w)
			case claim.Place:
				c.place = max(c.place, w)
			}
		}
	}
	for i := range a.participants {
		for j := range b.participants {
			if p, q := &a.participants[i], &b.participants[j]; p.role == q.role && p.named && q.named && !met[p.role] {
				c.namedClash = true
			}
		}
	}
	c.shared = min(c.shared, 1)
	c.agentsClash = filled[claim.Agent] == 3 && !met[claim.Agent]
	c.patientsClash = filled[claim.Patient] == 3 && !met[claim.Patient]
	c.placesClash = filled[claim.Place] == 3 && !met[claim.Place]
	return c
}

// apart reports whether two describe what fills a role by one noun, of others: "Russian ships", "Chinese ships".
func (p *participant) apart(q *participant) bool {
	if p.head == nil || q.head == nil || p.head != q.head {
		return false
	}
	if p.side != "" && q.side != "" && p.side != q.side {
		return true
	}
	return len(p.described) > 0 && len(q.described) > 0 && !slices.ContainsFunc(p.described, func(d string) bool { return slices.Contains(q.described, d) })
}

// leastHead is the likeness from which two common nouns may describe one participant.
const leastHead = .8

// like is how sure it is that two participants are one, 0 to 1.
func (p *participant) like(q *participant) float64 {
	switch {
	case p.key == q.key:
		return 1
	case p.head != nil && q.head != nil:
		if l := alike(p.head, q.head); l.value >= leastHead {
			return l.value
		}
	}
	if p.side != "" && p.side == q.side {
		return .5 // "Armenian representatives", "Armenian negotiators": of one side
	}
	return 0
}

// times tells whether two claims are dated apart, or to the same time.
func times(a, b *timex.Expression) (apart, meet float64) {
	if a == nil || b == nil {
		return 0, 0
	}
	switch timex.CompareAcross(*a, *b) {
	case timex.Disjoint:
		return 1, 0
	case timex.Same, timex.Narrower, timex.Broader:
		return 0, 1
	}
	return 0, 0
}

// names is the share of the names of two sentences that they have in common, and whether both have names and share
// none.
func names(a, b []string) (shared, clash float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	n := 0
	for _, k := range a {
		if slices.Contains(b, k) {
			n++
		}
	}
	if n == 0 {
		return 0, 1
	}
	return float64(n) / float64(len(a)+len(b)-n), 0
}

package claim

import "gainsay/internal/rule"

// vocabulary holds the word lists of a rule pack by which claims are read (rules/claim-words.yaml).
type vocabulary struct {
	light              map[string]bool
	common             map[string]bool
	undone             map[string]bool
	objectPlanned      map[string]bool
	objectHedged       map[string]bool
	communicated       map[string]bool
	planning           map[string]bool
	pondering          map[string]bool
	hedging            map[string]bool
	doubting           map[string]bool
	aspectual          map[string]bool
	likelihood         map[string]bool
	preventing         map[string]bool
	perceiving         map[string]bool
	outcomes           map[string]bool
	moving             map[string]bool
	negativeAdjectives map[string]bool
	plannedAdjectives  map[string]bool
	hedgedAdjectives   map[string]bool
	falseAdjectives    map[string]bool
	believed           map[string]bool
	openNouns          map[string]bool
	negativeNouns      map[string]bool
	plannedNouns       map[string]bool
	hedgedNouns        map[string]bool
	scaling            map[string]bool
	charging           map[string]bool
	objectControl      map[string]bool
	giving             map[string]bool
	settings           map[string]bool
	wishing            map[string]bool
	occurring          map[string]bool
	fearing            map[string]bool
	failing            map[string]bool
	objectWished       map[string]bool
	causative, wanting map[string]bool
	wishedAdjectives   map[string]bool
	wishedNouns        map[string]bool
	ending             map[string]bool
	foretelling        map[string]bool
	performed          map[string]bool
	prospects          map[string]bool
	there              map[string]bool
	probable           map[string]bool
	announcing         map[string]bool
	measures           map[string]bool
}

// newVocabulary finds the lists of a pack. A list that the pack lacks has no words.
func newVocabulary(pack *rule.Pack) vocabulary {
	var v vocabulary
	fields := map[string]*map[string]bool{
		"event/light-verb":     &v.light,
		"event/no-noun":        &v.common,
		"object/undone":        &v.undone,
		"object/planned":       &v.objectPlanned,
		"object/hedged":        &v.objectHedged,
		"object/spoken":        &v.communicated,
		"complement/planned":   &v.planning,
		"complement/pondered":  &v.pondering,
		"complement/hedged":    &v.hedging,
		"complement/doubted":   &v.doubting,
		"complement/phase":     &v.aspectual,
		"complement/likely":    &v.likelihood,
		"complement/prevented": &v.preventing,
		"complement/perceived": &v.perceiving,
		"complement/outcome":   &v.outcomes,
		"complement/movement":  &v.moving,
		"adjective/undone":     &v.negativeAdjectives,
		"adjective/planned":    &v.plannedAdjectives,
		"adjective/hedged":     &v.hedgedAdjectives,
		"adjective/false":      &v.falseAdjectives,
		"noun/believed":        &v.believed,
		"noun/open":            &v.openNouns,
		"noun/refused":         &v.negativeNouns,
		"noun/planned":         &v.plannedNouns,
		"noun/able":            &v.hedgedNouns,
		"verb/scaling":         &v.scaling,
		"verb/charging":        &v.charging,
		"verb/object-control":  &v.objectControl,
		"verb/giving":          &v.giving,
		"noun/setting":         &v.settings,
		"complement/wished":    &v.wishing,
		"verb/occurring":       &v.occurring,
		"adjective/fearing":    &v.fearing,
		"verb/failing":         &v.failing,
		"object/wished":        &v.objectWished,
		"object/caused":        &v.causative,
		"object/wanted":        &v.wanting,
		"adjective/wished":     &v.wishedAdjectives,
		"noun/wished":          &v.wishedNouns,
		"object/ended":         &v.ending,
		"verb/foretelling":     &v.foretelling,
		"verb/performed":       &v.performed,
		"noun/prospect":        &v.prospects,
		"object/there":         &v.there,
		"adjective/probable":   &v.probable,
		"verb/announcing":      &v.announcing,
		"noun/measure":         &v.measures,
	}
	for _, l := range pack.WordLists {
		set, ok := fields[l.ID]
		if !ok {
			continue
		}
		if *set == nil {
			*set = make(map[string]bool, len(l.Words))
		}
		for _, w := range l.Words {
			(*set)[w] = true
		}
	}
	return v
}

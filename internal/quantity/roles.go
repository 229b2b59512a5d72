package quantity

import "strings"

// fate is what can befell people or things that are counted, with the words that say so.
type fate struct {
	role string
	// transitive verbs act on their object; intransitive ones on their subject.
	transitive, intransitive []string
	// nouns count the fate itself ("34 deaths") or govern the counted ("the release of 34").
	nouns []string
	// bearers are called by the fate ("34 hostages"); what a verb says of them goes first ("freed 34 hostages").
	bearers []string
	// adjectives say the state ("34 dead").
	adjectives []string
}

var fates = []fate{
	{"killed",
		[]string{"kill", "murder", "slay", "massacre", "assassinate", "execute", "slaughter", "behead", "martyr"},
		[]string{"die", "perish", "drown", "succumb"},
		[]string{"death", "fatality", "killing", "murder", "toll", "execution", "massacre", "homicide"}, nil,
		[]string{"dead", "deceased", "slain"}},
	{"injured",
		[]string{"injure", "wound", "hurt", "maim"}, nil,
		[]string{"injury", "wounding"}, nil, []string{"wounded", "injured", "hurt"}},
	{"casualty", nil, nil, nil, []string{"casualty", "victim"}, nil},
	{"missing", nil, nil, nil, nil, []string{"missing", "unaccounted"}},
	{"arrested",
		[]string{"arrest", "detain", "apprehend", "jail", "imprison", "capture"}, nil,
		[]string{"arrest", "detention"}, []string{"detainee"}, nil},
	{"charged", []string{"charge", "indict", "prosecute"}, nil, []string{"indictment"}, nil, nil},
	{"convicted", []string{"convict", "sentence"}, nil, []string{"conviction"}, nil, nil},
	{"released", []string{"release", "free", "liberate"}, nil, []string{"release"}, nil, nil},
	{"displaced",
		[]string{"displace", "uproot", "evict"}, []string{"flee"},
		[]string{"displacement"}, []string{"refugee"}, []string{"homeless"}},
	{"evacuated", []string{"evacuate"}, nil, []string{"evacuation"}, []string{"evacuee"}, nil},
	{"rescued", []string{"rescue", "save"}, nil, []string{"rescue"}, []string{"survivor"}, nil},
	{"kidnapped", []string{"kidnap", "abduct"}, nil, []string{"kidnapping", "abduction"}, []string{"hostage", "captive"}, nil},
	{"trapped", []string{"trap", "strand"}, nil, nil, nil, nil},
	{"infected", []string{"infect"}, nil, []string{"infection"}, nil, nil},
	{"recovered", nil, []string{"recover"}, []string{"recovery"}, nil, nil},
	{"hospitalised", []string{"hospitalise", "hospitalize"}, nil, []string{"hospitalisation", "hospitalization"}, nil, nil},
	{"tested", []string{"test"}, nil, nil, nil, nil},
	{"vaccinated", []string{"vaccinate", "immunise", "immunize"}, nil, []string{"vaccination"}, nil, nil},
	{"destroyed", []string{"destroy", "demolish", "raze", "flatten"}, nil, []string{"destruction"}, nil, nil},
	{"damaged", []string{"damage"}, nil, nil, nil, nil},
	{"dismissed", []string{"dismiss", "sack"}, nil, []string{"dismissal", "layoff"}, nil, nil},
	{"deported", []string{"deport", "expel"}, nil, []string{"deportation", "expulsion"}, nil, nil},
	{"deployed", []string{"deploy", "send"}, nil, []string{"deployment"}, nil, nil},
	{"elected", []string{"elect"}, nil, nil, nil, nil},
}

// roleTable finds roles by word.
type roleTable struct {
	// verbs and intransitives by lemma; forms and pastForms by inflected form, for sentences without lemmas: past
	// participles and simple pasts, and the "-ing" forms.
	verbs, intransitives, nouns, bearers, adjectives map[string]string
	past, ing, intransitivePast                      map[string]string
}

func newRoleTable(fates []fate) *roleTable {
	t := &roleTable{
		verbs: map[string]string{}, intransitives: map[string]string{}, nouns: map[string]string{},
		bearers:    map[string]string{},
		adjectives: map[string]string{}, past: map[string]string{}, ing: map[string]string{}, intransitivePast: map[string]string{},
	}
	for _, f := range fates {
		for _, v := range f.transitive {
			t.verbs[v] = f.role
			past, ing := inflect(v)
			for _, p := range past {
				t.past[p] = f.role
			}
			t.ing[ing] = f.role
		}
		for _, v := range f.intransitive {
			t.intransitives[v] = f.role
			past, _ := inflect(v)
			for _, p := range past {
				t.intransitivePast[p] = f.role
			}
		}
		for _, n := range f.nouns {
			t.nouns[n] = f.role
			t.nouns[pluralOf(n)] = f.role
		}
		for _, b := range f.bearers {
			t.bearers[b] = f.role
		}
		for _, a := range f.adjectives {
			t.adjectives[a] = f.role
		}
	}
	return t
}

// irregular pasts and doubled consonants of the verbs of the table.
var irregular = map[string][]string{
	"slay": {"slain", "slew"}, "hurt": {"hurt"}, "flee": {"fled"}, "behead": {"beheaded"}, "send": {"sent"},
	"kidnap": {"kidnapped", "kidnaped"}, "trap": {"trapped"}, "die": {"died"}, "expel": {"expelled"}, "free": {"freed"},
}

// inflect gives the past forms and the present participle of a verb.
func inflect(v string) (past []string, ing string) {
	stem := v
	switch {
	case v == "die":
		return irregular[v], "dying"
	case v == "kidnap" || v == "trap" || v == "expel":
		return irregular[v], v + v[len(v)-1:] + "ing"
	case v == "free" || v == "flee":
		return irregular[v], v + "ing"
	case strings.HasSuffix(v, "e"):
		stem = v[:len(v)-1]
	}
	if p, ok := irregular[v]; ok {
		return p, stem + "ing"
	}
	return []string{stem + "ed"}, stem + "ing"
}

// pluralOf is the regular plural of a noun.
func pluralOf(n string) string {
	switch {
	case strings.HasSuffix(n, "y") && len(n) > 1 && !strings.ContainsRune("aeiou", rune(n[len(n)-2])):
		return n[:len(n)-1] + "ies"
	case strings.HasSuffix(n, "s"), strings.HasSuffix(n, "x"), strings.HasSuffix(n, "ch"), strings.HasSuffix(n, "sh"):
		return n + "es"
	}
	return n + "s"
}

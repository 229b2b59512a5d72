package question

import "strings"

// Past is the simple past of a verb's lemma, with its particle ("carry out": "carried out").
func Past(lemma string) string { return inflect(lemma, 0) }

// Participle is the past participle of a verb's lemma, with its particle.
func Participle(lemma string) string { return inflect(lemma, 1) }

// Plural is the plural of a noun, as far as its ending tells.
func Plural(noun string) string {
	n := len(noun)
	switch {
	case n < 2, irregularPlural[noun] == noun:
		return noun
	case irregularPlural[noun] != "":
		return irregularPlural[noun]
	case noun[n-1] == 'y' && !vowel(noun[n-2]):
		return noun[:n-1] + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}

var irregularPlural = map[string]string{"person": "people", "people": "people", "man": "men", "woman": "women", "child": "children", "policeman": "policemen",
	"serviceman": "servicemen", "life": "lives", "wife": "wives", "knife": "knives", "aircraft": "aircraft", "police": "police", "fish": "fish", "sheep": "sheep",
	"spacecraft": "spacecraft", "percent": "percent", "staff": "staff", "personnel": "personnel", "foot": "feet"}

// Gerund is the form in -ing of a verb's lemma.
func Gerund(lemma string) string {
	verb, particle, _ := strings.Cut(lemma, " ")
	n := len(verb)
	switch {
	case n < 2:
	case strings.HasSuffix(verb, "ie"):
		verb = verb[:n-2] + "ying"
	case strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee") && !strings.HasSuffix(verb, "ye") && !strings.HasSuffix(verb, "oe") && verb != "be":
		verb = verb[:n-1] + "ing"
	default:
		if past := regular(verb); strings.HasSuffix(past, verb[n-1:]+verb[n-1:]+"ed") && len(past) == n+len("xed") && n > 2 {
			verb += verb[n-1:]
		}
		verb += "ing"
	}
	if particle != "" {
		return verb + " " + particle
	}
	return verb
}

func inflect(lemma string, form int) string {
	verb, particle, _ := strings.Cut(lemma, " ")
	if f, ok := irregular[verb]; ok {
		verb = f[form]
	} else if prefix, stem, ok := prefixed(verb); ok {
		verb = prefix + irregular[stem][form]
	} else {
		verb = regular(verb)
	}
	if particle != "" {
		return verb + " " + particle
	}
	return verb
}

// prefixed parts a verb that is made of an irregular one: "repay", "outsell", "foresee".
func prefixed(v string) (prefix, stem string, ok bool) {
	for _, p := range []string{"re", "over", "out", "under", "mis", "un", "fore", "inter", "pre"} {
		if s, has := strings.CutPrefix(v, p); has {
			if _, known := irregular[s]; known && (len(s) > 2 || s == "do") && v != "relay" {
				return p, s, true
			}
		}
	}
	return "", "", false
}

func regular(v string) string {
	n := len(v)
	switch {
	case n == 0:
		return v
	case v[n-1] == 'e':
		return v + "d"
	case n > 1 && v[n-1] == 'y' && !vowel(v[n-2]):
		return v[:n-1] + "ied"
	case n > 2 && !vowel(v[n-1]) && v[n-1] != 'w' && v[n-1] != 'x' && v[n-1] != 'y' && vowel(v[n-2]) && !vowel(v[n-3]) && (syllables(v) == 1 || stressed[v]):
		return v + v[n-1:] + "ed"
	}
	return v + "ed"
}

// stressed are the verbs of more than one syllable that double their last letter.
var stressed = map[string]bool{
	"admit": true, "commit": true, "permit": true, "submit": true, "refer": true, "prefer": true, "occur": true, "defer": true,
	"transfer": true, "compel": true, "expel": true, "control": true, "regret": true, "rebel": true, "omit": true, "deter": true,
	"incur": true, "confer": true, "infer": true, "propel": true, "patrol": true, "equip": true, "abet": true, "acquit": true,
}

func syllables(v string) int {
	n, in := 0, false
	for i := range len(v) {
		if vowel(v[i]) || v[i] == 'y' && i > 0 {
			if !in {
				n++
			}
			in = true
		} else {
			in = false
		}
	}
	return n
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// irregular verbs of the news: past and participle.
var irregular = parseIrregular(`
arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten; become became become; begin began begun;
bet bet bet; bid bid bid; bind bound bound; bite bit bitten; bleed bled bled; blow blew blown; break broke broken; bring brought brought;
broadcast broadcast broadcast; build built built; burst burst burst; buy bought bought; catch caught caught; choose chose chosen;
come came come; cost cost cost; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; drink drank drunk;
drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found;
flee fled fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
get got got; give gave given; go went gone; grow grew grown; hang hung hung; have had had; hear heard heard; hide hid hidden;
hit hit hit; hold held held; hurt hurt hurt; keep kept kept; know knew known; lay laid laid; lead led led; leave left left;
lend lent lent; let let let; lie lay lain; light lit lit; lose lost lost; make made made; mean meant meant; meet met met;
mislead misled misled; overcome overcame overcome; oversee oversaw overseen; overthrow overthrew overthrown; overtake overtook overtaken;
pay paid paid; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt; ride rode ridden; ring rang rung; rise rose risen;
run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken;
shed shed shed; shoot shot shot; show showed shown; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; sleep slept slept;
speak spoke spoken; spend spent spent; split split split; spread spread spread; stand stood stood; steal stole stolen; stick stuck stuck;
strike struck struck; swear swore sworn; sweep swept swept; swim swam swum; take took taken; teach taught taught; tear tore torn;
tell told told; think thought thought; throw threw thrown; understand understood understood; undergo underwent undergone;
undertake undertook undertaken; uphold upheld upheld; wake woke woken; wear wore worn; weep wept wept; win won won; wind wound wound;
withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; write wrote written`)

func parseIrregular(s string) map[string][2]string {
	m := map[string][2]string{}
	for _, line := range strings.Split(s, ";") {
		if f := strings.Fields(line); len(f) == 3 {
			m[f[0]] = [2]string{f[1], f[2]}
		}
	}
	return m
}

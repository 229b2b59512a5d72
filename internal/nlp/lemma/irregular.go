package lemma

import "strings"

// irregular looks up verbs and nouns whose forms follow no rule. The commoner ones the model has learned as edits; the
// list makes sure of the rare.
func irregular(form, penn string) (string, bool) {
	if len(form) > 16 {
		return "", false
	}
	switch penn {
	case "VBD", "VBN":
		lemma, ok := irregularVerbs[strings.ToLower(form)]
		return lemma, ok
	case "NNS":
		lemma, ok := irregularNouns[strings.ToLower(form)]
		return lemma, ok
	}
	return "", false
}

// OfPast is the verb whose past is an irregular form ("bit"), false for any other form.
func OfPast(form string) (string, bool) {
	lemma, ok := irregular(form, "VBD")
	return lemma, ok
}

var irregularVerbs = verbTable(`
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|befall befell befallen
beget begot begotten|begin began begun|behold beheld beheld|bend bent bent|beseech besought besought|beset beset beset
bid bade bidden|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred
bring brought brought|build built built|burst burst burst|buy bought bought|catch caught caught|choose chose chosen
cling clung clung|come came come|creep crept crept|deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|flee fled fled
fling flung flung|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten
forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|freeze froze frozen|get got gotten|give gave given
go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hold held held
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|lie lay lain|lose lost lost
make made made|mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken|misunderstand misunderstood misunderstood
mow mowed mown|outdo outdid outdone|outgrow outgrew outgrown|overcome overcame overcome|overhear overheard overheard
override overrode overridden|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
partake partook partaken|pay paid paid|prove proved proven|rebuild rebuilt rebuilt|redo redid redone|repay repaid repaid
rerun reran rerun|resell resold resold|retake retook retaken|rethink rethought rethought|rewrite rewrote rewritten
ride rode ridden|ring rang rung|rise rose risen|run ran run|saw sawed sawn|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|sew sewed sewn|shake shook shaken|shear sheared shorn|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept
slide slid slid|sling slung slung|slink slunk slunk|smite smote smitten|sow sowed sown|speak spoke spoken|speed sped sped
spend spent spent|spin spun spun|spit spat spat|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck
sting stung stung|stink stank stunk|stride strode stridden|strike struck struck|string strung strung|strive strove striven
swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown|tread trod trodden|undergo underwent undergone
understand understood understood|undertake undertook undertaken|undo undid undone|unwind unwound unwound|uphold upheld upheld
wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn
withhold withheld withheld|withstand withstood withstood|wring wrung wrung|write wrote written|foretell foretold foretold
outsell outsold outsold|overdo overdid overdone|overrun overran overrun|remake remade remade|retell retold retold
unbind unbound unbound|underpay underpaid underpaid|outrun outran outrun|overeat overate overeaten|overpay overpaid overpaid
mishear misheard misheard|misspeak misspoke misspoken|outshine outshone outshone|overshoot overshot overshot
undersell undersold undersold|unmake unmade unmade|rewind rewound rewound|regrow regrew regrown|interweave interwove interwoven
die died died|lie lied lied|tie tied tied|vie vied vied|belie belied belied|untie untied untied`)

// verbTable reads "lemma past participle" groups. Forms that belong to two verbs as commonly ("lay", "found", "saw",
// "wound", "ground", "bound") are left to the model.
func verbTable(s string) map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(s, "\n") {
		for _, group := range strings.Split(line, "|") {
			f := strings.Fields(group)
			for _, form := range f[min(1, len(f)):] {
				if other, ok := m[form]; ok && other != f[0] {
					m[form] = ""
				} else {
					m[form] = f[0]
				}
			}
		}
	}
	for _, ambiguous := range []string{"lay", "saw", "wound", "ground", "bound", "found", "left", "hung"} {
		delete(m, ambiguous)
	}
	for form, lemma := range m {
		if lemma == "" {
			delete(m, form)
		}
	}
	m["left"], m["hung"], m["born"] = "leave", "hang", "bear"
	return m
}

var irregularNouns = map[string]string{
	"men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth", "geese": "goose",
	"mice": "mouse", "lice": "louse", "oxen": "ox", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
	"halves": "half", "calves": "calf", "wolves": "wolf", "shelves": "shelf", "thieves": "thief", "loaves": "loaf", "selves": "self",
	"crises": "crisis", "analyses": "analysis", "hypotheses": "hypothesis", "theses": "thesis", "oases": "oasis",
	"diagnoses": "diagnosis", "parentheses": "parenthesis", "emphases": "emphasis", "phenomena": "phenomenon", "criteria": "criterion",
	"bacteria": "bacterium", "strata": "stratum", "referenda": "referendum", "memoranda": "memorandum", "alumni": "alumnus",
	"nuclei": "nucleus", "radii": "radius", "stimuli": "stimulus", "syllabi": "syllabus", "cacti": "cactus", "fungi": "fungus",
	"appendices": "appendix", "indices": "index", "vertices": "vertex", "matrices": "matrix", "heroes": "hero", "echoes": "echo",
	"potatoes": "potato", "tomatoes": "tomato", "vetoes": "veto", "embargoes": "embargo", "torpedoes": "torpedo", "volcanoes": "volcano",
	"tornadoes": "tornado", "policemen": "policeman", "policewomen": "policewoman", "spokesmen": "spokesman",
	"spokeswomen": "spokeswoman", "gunmen": "gunman", "lawmen": "lawman", "congressmen": "congressman", "congresswomen": "congresswoman",
	"businessmen": "businessman", "businesswomen": "businesswoman", "firemen": "fireman", "servicemen": "serviceman", "servicewomen": "servicewoman",
	"fishermen": "fisherman", "statesmen": "statesman", "militiamen": "militiaman", "guardsmen": "guardsman", "airmen": "airman",
	"countrymen": "countryman", "clergymen": "clergyman", "chairmen": "chairman", "craftsmen": "craftsman", "freshmen": "freshman",
	"grandchildren": "grandchild", "schoolchildren": "schoolchild", "stepchildren": "stepchild", "passersby": "passerby",
	"midwives": "midwife", "housewives": "housewife", "axes": "axe", "quizzes": "quiz", "buses": "bus", "gases": "gas",
	"viruses": "virus", "campuses": "campus", "statuses": "status", "bonuses": "bonus", "censuses": "census", "atlases": "atlas",
	"lenses": "lens", "series": "series", "species": "species",
}

package rule

// KindDoc describes a kind for people who write rules: what it holds and what each key says. It feeds the schemas, the
// reference in docs/rules.md and "gainsay explain".
type KindDoc struct {
	Title string
	// What says what an entry does and how it is tested.
	What string
	// Keys describe the keys of an entry, and of an entry within it as "roles.role".
	Keys map[string]string
}

const idKey = "Names the rule. Leave it out and it is made of what the entry says; give the id of a built-in rule to replace that rule."

// Doc describes a kind.
func (k Kind) Doc() KindDoc { return kindDocs()[k] }

func kindDocs() map[Kind]KindDoc {
	return map[Kind]KindDoc{
		Cues: {"Attribution cues", "Words that introduce what somebody says, thinks, wants or denies: \"say\", \"according to\", \"the claim that\". They decide who is the source of a sentence and how it is to be taken. A test names the cues that stand in its sentences.", map[string]string{
			"id":     idKey,
			"lemma":  "The word in its base form, with its particle: \"say\", \"rule out\", \"according to\".",
			"class":  "What kind of saying it is. Denials and demands assert nothing; decline is \"declined to comment\".",
			"frames": "How what is said is joined to it: that (a that-clause), quote, clause (\"X, he said\"), to (an infinitive), of, np (a noun phrase), according, as, whether.",
			"part":   "The part of speech of the word.",
			"needs":  "source: the word is a cue only beside somebody who can speak (\"the minister maintains that\", not \"the road is maintained\").",
		}},
		VagueSources: {"Vague sources", "Words and forms behind which nobody stands by name: \"observers\", \"it is believed\", \"reportedly\". A statement that rests on one of them is reported as vague. A test names those that stand in its sentences.", map[string]string{
			"id":     idKey,
			"phrase": "The words, in lower case, as they stand in the text.",
			"form":   "noun: a source only beside a verb of saying; agentless: a sentence without a speaker (\"it is believed\"); adverb.",
		}},
		Hedges: {"Hedges", "Words that make less of a claim than an assertion: \"may\", \"plan to\", \"if\". A hedged claim never contradicts an assertion. A test names the hedges that stand in its sentences.", map[string]string{
			"id":       idKey,
			"phrase":   "The word in its base form, or the phrase.",
			"modality": "What the claim becomes: hedged (possible), planned (meant to happen), conditional (if something else holds) or question.",
			"part":     "The part of speech of the word.",
		}},
		Veridicalities: {"Veridicality", "What becomes of the complement of a word: \"managed to leave\" says that somebody left, \"failed to leave\" that nobody did, \"hoped to leave\" leaves it open. A test names the words that stand in its sentences.", map[string]string{
			"id":       idKey,
			"verb":     "The word in its base form, with its particle or preposition.",
			"part":     "The part of speech; verb when left out.",
			"frame":    "The complement: that_S (a that-clause), to_VP (an infinitive), NP_to_VP (\"force him to leave\"), for_NP_to_VP, ing (a gerund), np (a noun phrase that names an event).",
			"voice":    "Whether the word stands in the active or the passive (\"was forced to\").",
			"positive": "The complement of the plain sentence: + it holds, - it does not, o open.",
			"negated":  "The same when the word is negated (\"did not manage to\").",
		}},
		OppositePairs: {"Opposites", "Pairs of words that cannot both hold of the same participants at the same time: attend and skip, alive and dead. Two sources that use them of one event diverge. A test gives sentences with the one and with the other.", map[string]string{
			"id":       idKey,
			"a":        "One word, in its base form.",
			"b":        "The other word.",
			"part":     "The part of speech of both.",
			"strength": "contradictory: exactly one holds; contrary: not both; sequence: one may follow the other (arrest, release), so that only the same time makes an alarm.",
			"same":     "The roles that both sides have to fill with the same participants. Left out: every role that they fill.",
			"roles":    "Where the roles differ, the role of a and the role of b with the same filler: {patient: agent} for kill and survive.",
		}},
		ConversePairs: {"Converses", "Pairs of words that tell one event from two sides: buy and sell, defeat and lose to. With their roles exchanged they agree; with the same roles they do not. A test gives a sentence with the one and a sentence with the other.", map[string]string{
			"id":    idKey,
			"a":     "One word, in its base form.",
			"b":     "The other word; the same for a mutual event (\"marry\").",
			"roles": "Each role of a with the role of b that has the same filler: {agent: recipient, patient: patient}.",
		}},
		Functionals: {"Functional predicates", "Predicates that have one value at a time in a slot: somebody is born in one place, a truce has one mediator. Two different values exclude each other. A test names the predicates that stand in its sentences.", map[string]string{
			"id":    idKey,
			"lemma": "The word in its base form. Of a noun, agent is the subject (\"X is the capital of Y\") and patient what follows \"of\".",
			"part":  "The part of speech of the word.",
			"slot":  "The role that has one value.",
			"given": "The roles whose fillers have to be the same for that to hold.",
		}},
		Frames: {"Event frames", "Kinds of events: their words, their participants, which of these exclude another, and the question that a report asks about each. A test names the frames whose words stand in its sentences, or gives fillers and the questions that come of them.", map[string]string{
			"id":                 "Names the frame, such as frame/ratify.",
			"title":              "The event in one short sentence.",
			"verbs":              "Verbs that tell of such an event, in their base form, with their particle.",
			"nouns":              "Nouns that name such an event, in the singular.",
			"light":              "Verbs that carry one of the nouns: \"hold\" talks, \"reach\" a deal.",
			"roles":              "The participants and circumstances that can be asked about.",
			"roles.role":         "Which participant: agent does it, patient undergoes it, recipient gets it or stands opposite.",
			"roles.exclusive":    "true when an event has one filler at a time: two that cannot be one diverge.",
			"roles.question":     "The question about this role, as a person would put it. {patient} and the like stand for the other fillers, {was:patient} for was or were; a part in square brackets falls away, or gives way to what follows a bar, when its filler is unknown. Fillers of place and time bring their preposition along.",
			"roles.prepositions": "Prepositions that introduce the role besides the usual ones.",
			"related":            "Frames that may tell of the same event in other words.",
			"whether":            "The question about the event as such.",
		}},
		Aliases: {"Aliases", "Names that mean one person, organisation, place or government. A test names the aliases that stand in its sentences.", map[string]string{
			"id":       idKey,
			"name":     "The name that reports show.",
			"kind":     "What it names.",
			"country":  "The ISO 3166-1 code of the country that it belongs to.",
			"aliases":  "The other names.",
			"within":   "The name or the id of the place that contains it.",
			"contains": "The ISO 3166-1 codes of the countries that lie in it, for a region.",
		}},
		Countries: {"Countries", "Countries with their capitals, demonyms and seats of power. A test names the countries that are spoken of in its sentences.", map[string]string{
			"id":       idKey,
			"code":     "ISO 3166-1 alpha-2: two capital letters.",
			"name":     "The name that reports show.",
			"aliases":  "The other names.",
			"demonyms": "What its people and things are called.",
			"capital":  "Its capital, which stands for the government where it speaks or decides.",
			"region":   "The region that contains it.",
			"seats":    "Buildings and places that stand for its government (\"the Kremlin\").",
		}},
		Units: {"Units", "Units of measure and of money. A test names the units that stand in its sentences.", map[string]string{
			"id":        "Names the unit, such as unit/kilometre.",
			"dimension": "What it measures: only units of one dimension are compared.",
			"forms":     "How it is written: singular, plural, symbol.",
			"signs":     "Signs before the number, of money only: \"$\", \"US$\".",
			"factor":    "How many base units of the dimension it is.",
			"offset":    "What is added after that, for scales with another zero (degrees Fahrenheit).",
		}},
		Tolls: {"Tolls", "What befalls people or things that are counted: killed, arrested, displaced. Two counts of one event diverge only when they count the same. A test names the tolls whose words stand in its sentences.", map[string]string{
			"id":           idKey,
			"role":         "What befalls the counted, as reports name it: \"killed\".",
			"verbs":        "Verbs that do it to their object, in their base form.",
			"intransitive": "Verbs that say it of their subject (\"die\").",
			"nouns":        "Nouns that count it (\"34 deaths\") or govern the counted (\"the release of 34\").",
			"bearers":      "What the counted are called after it (\"34 hostages\").",
			"adjectives":   "Words that say the state (\"34 dead\").",
			"grows":        "true when the count only grows while a story unfolds, so that a later, larger one is an update.",
		}},
		Variants: {"Variants", "Written forms of one word: first names and their short forms, abbreviated titles, nouns that reports use for each other when they count, spellings of house style. A test names the variants that stand in its sentences.", map[string]string{
			"id":    idKey,
			"use":   "first-name: Bill for William; title: Sen. for senator; counted: nouns for the same people or things when they are counted; spelling: no difference between copies.",
			"word":  "The word, in lower case.",
			"forms": "The other forms.",
		}},
		Boilerplates: {"Furniture", "Lines that belong to the site and not to the story: subscriptions, navigation, credits. They are never searched for claims. A test gives lines and names the patterns that match them.", map[string]string{
			"id":      "Names the pattern, such as boilerplate/subscribe.",
			"pattern": "A regular expression (RE2 syntax) for the whole line, in lower case.",
			"class":   "What the line is.",
			"longest": "The length in bytes of the longest line that the pattern is tried on; 160 when left out.",
			"rest":    "true when everything below the line belongs to the site as well.",
		}},
		WordLists: {"Word lists", "Sets of words with one use. A test names the lists whose words stand in its sentences.", map[string]string{
			"id":    "Names the list.",
			"title": "What the words are.",
			"words": "The words or phrases, in lower case.",
		}},
		Thresholds: {"Thresholds", "Numbers that a decision of the program turns on.", map[string]string{
			"id":    "Names the number.",
			"title": "What turns on it.",
			"value": "The number in force.",
			"min":   "The smallest value that makes sense.",
			"max":   "The largest value that makes sense.",
		}},
		Severities: {"Severities", "How loud an alarm is, for a desk that disagrees with the built-in choice.", map[string]string{
			"id":       idKey,
			"alarm":    "The id of the alarm.",
			"severity": "error, warning, note, or off: the rule reports nothing.",
		}},
		Alarms: {"Alarms", "The rules that produce findings. Their documentation feeds explain, SARIF and docs/rules.md. A test gives two sentences to compare, or documents to check together, and names the findings.", map[string]string{
			"id":        "Names the alarm, as findings do.",
			"title":     "What is reported, in one sentence.",
			"why":       "Why it matters.",
			"before":    "An example that is reported.",
			"after":     "The example as it is not reported.",
			"severity":  "How loud it is.",
			"precision": "The share of its findings that were right, from 0 to 1.",
			"measured":  "On what that was measured.",
			"since":     "The version that brought it.",
		}},
	}
}

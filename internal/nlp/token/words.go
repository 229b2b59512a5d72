package token

// abbreviationKind says when the full stop after an abbreviation belongs to it, and whether a sentence may end
// there.
type abbreviationKind int

const (
	always       abbreviationKind = iota // "etc.", "vs.": wherever it stands
	title                                // "Mr.", "Gen.": capitalised; never ends a sentence
	capitalised                          // "Inc.", "Jr.": only when capitalised; may end a sentence
	beforeNumber                         // "No. 5", "pp. 3": only before a digit
	month                                // "Sat.", "Mar.": capitalised and before a number or a lower-case word
)

// abbreviations of written English, without their last stop, in lower case.
var abbreviations = abbreviationTable()

func abbreviationTable() map[string]abbreviationKind {
	m := map[string]abbreviationKind{}
	add := func(k abbreviationKind, words ...string) {
		for _, w := range words {
			m[w] = k
		}
	}
	add(title, "mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "rev", "fr", "hon", "gen", "lt", "col", "maj", "capt",
		"cmdr", "cpl", "sgt", "adm", "brig", "pvt", "gov", "govs", "sen", "sens", "rep", "reps", "pres", "supt", "insp",
		"st", "ste", "mt", "ft", "mme", "mlle", "mgr", "msgr", "sr", "atty", "asst", "amb", "sec", "treas", "ald", "cllr",
		"lieut", "def", "dept", "univ", "assn", "bros", "pte", "det", "spc", "spec")
	add(capitalised, "inc", "corp", "co", "cos", "ltd", "jr", "esq", "bldg", "ave", "blvd", "rd", "hwy", "pkwy", "calif",
		"conn", "colo", "fla", "ill", "kan", "ky", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "pa",
		"tenn", "tex", "va", "wis", "wyo", "ariz", "ala", "ark", "ga", "ind", "la", "md", "ore", "penn", "vt", "wash",
		"que", "ont", "rep", "dist", "inst", "tel", "attn", "cf", "op", "ed", "eds", "vol")
	add(month, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
		"tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
	add(beforeNumber, "no", "nos", "art", "arts", "fig", "figs", "pp", "vols", "ch", "chap", "sect", "para", "paras",
		"ext", "approx", "ca", "pt", "pg")
	add(always, "etc", "vs", "viz", "al", "eg", "ie", "esp", "est", "dep", "mins", "secs", "hrs", "yrs", "lbs", "lb", "oz",
		"div", "incl", "misc", "ret", "mfg", "intl", "natl", "govt")
	delete(m, "mar") // Re-added below: a verb in lower case, the month only before a digit.
	m["mar"] = beforeNumber
	m["sun"] = beforeNumber
	m["sat"] = beforeNumber
	m["ed"] = beforeNumber
	m["op"] = beforeNumber
	m["la"] = beforeNumber
	m["ill"] = title
	return m
}

// hyphenPrefixes are the affixes that the treebanks leave joined to their word.
var hyphenPrefixes = set("e", "a", "u", "x", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "counter", "cross",
	"cyber", "de", "eco", "ex", "extra", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non",
	"over", "pan", "para", "peri", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "super", "tri", "ultra",
	"un", "uni", "vice", "socio", "psycho")

// fused are words of two tokens written as one, with the length of the first.
var fused = map[string]int{"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2,
	"dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
	"hasnt": 3, "havent": 4, "hadnt": 3, "arent": 3, "werent": 4}

// units are what stands after a number without a space and is a word of its own.
var units = set("m", "mm", "cm", "km", "kg", "g", "mg", "k", "bn", "b", "tn", "mn", "mln", "bln", "am", "pm", "ft", "in",
	"lb", "lbs", "oz", "mph", "kmh", "kph", "hz", "khz", "mhz", "ghz", "kw", "mw", "gw", "kwh", "mwh", "gb", "mb", "kb", "tb",
	"c", "f", "p", "hrs", "hr", "min", "sec", "yr", "yrs", "x", "million", "billion", "trillion", "percent", "pc", "ml", "l", "t", "ha")

// sentenceStarters are words that, capitalised after an abbreviation, begin a new sentence.
var sentenceStarters = set("The", "A", "An", "This", "That", "These", "Those", "He", "She", "It", "They", "We", "I", "You",
	"His", "Her", "Its", "Their", "Our", "My", "Your", "In", "On", "At", "But", "And", "Or", "So", "If", "When", "While",
	"As", "After", "Before", "Since", "For", "From", "With", "Without", "By", "To", "There", "Here", "What", "Who", "Why",
	"How", "Where", "Some", "Many", "Most", "Both", "All", "No", "Not", "One", "Two", "However", "Although", "Though",
	"Because", "Meanwhile", "According", "Under", "During", "Despite", "Then", "Now", "Also", "Even", "Yet", "Still",
	"Another", "Other", "Others", "Such", "Each", "Every", "Once", "Until", "Between", "Among", "Earlier", "Later",
	"Nevertheless", "Moreover", "Instead", "Only", "Just", "Asked", "Do", "Did", "Does", "Is", "Are", "Was", "Were", "Will",
	"Would", "Can", "Could", "Should", "Have", "Has", "Had", "Let", "Please", "Thanks", "Yes", "Its", "Over", "About")

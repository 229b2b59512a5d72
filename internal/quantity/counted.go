package quantity

import (
	"strings"

	"gainsay/internal/numeral"
)

// stop are the words at which a noun phrase ends, closed classes and the verbs that stand behind counts; they matter
// where there are no tags.
var stop = map[string]bool{
	"and": true, "or": true, "but": true, "in": true, "on": true, "at": true, "by": true, "to": true, "from": true, "with": true, "for": true,
	"of": true, "the": true, "a": true, "an": true, "is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "being": true,
	"has": true, "have": true, "had": true, "will": true, "would": true, "could": true, "can": true, "may": true, "might": true, "must": true,
	"should": true, "shall": true, "do": true, "does": true, "did": true, "not": true, "that": true, "which": true, "who": true, "whom": true,
	"as": true, "than": true, "when": true, "while": true, "after": true, "before": true, "since": true, "during": true, "because": true, "if": true,
	"said": true, "says": true, "died": true, "killed": true, "injured": true, "wounded": true, "this": true, "these": true, "those": true,
	"his": true, "her": true, "their": true, "its": true, "our": true, "my": true, "it": true, "he": true, "she": true, "they": true, "we": true,
	"i": true, "you": true, "also": true, "so": true, "then": true, "there": true, "here": true, "into": true, "over": true, "under": true,
	"between": true, "against": true, "about": true, "through": true, "per": true, "each": true, "every": true, "all": true, "both": true,
	"nor": true, "yet": true, "until": true, "within": true, "without": true, "ago": true, "later": true, "earlier": true, "n't": true,
	"arrested": true, "detained": true, "released": true, "missing": true, "dead": true, "hurt": true, "displaced": true, "evacuated": true,
	"rescued": true, "freed": true, "left": true, "came": true, "took": true, "went": true, "made": true, "out": true, "up": true, "down": true,
	"more": true, "away": true, "off": true, "years": false,
}

// noun reports a token that may be a noun: by its tag, and where there is none by not being a word of another kind.
func (r *reader) noun(i int) bool {
	if i < 0 || i >= len(r.Lexemes) || r.Lexemes[i].Class != numeral.Word || stop[r.Word(i)] || r.Word(i) == "s" || r.Word(i) == "'s" {
		return false
	}
	t := r.Tag(i)
	return t == "" || strings.HasPrefix(t, "NN")
}

// pluralNoun reports a noun that looks plural and no name.
func (r *reader) pluralNoun(i int) bool {
	if !r.noun(i) || r.Capital(i) {
		return false
	}
	w := r.Word(i)
	return r.Tag(i) == "NNS" || r.people[w] && w != "man" && w != "woman" && w != "child" || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && len(w) > 3 && r.Tag(i) != "NNP" && !strings.HasPrefix(r.Tag(i), "V")
}

// adjective reports a word that may stand between a number and its noun.
func (r *reader) adjective(i int) bool {
	if i < 0 || i >= len(r.Lexemes) || r.Lexemes[i].Class != numeral.Word {
		return false
	}
	switch r.Word(i) {
	case "new", "other", "more", "additional", "young", "armed", "unarmed", "innocent", "confirmed", "serious", "further", "local", "foreign", "senior", "major":
		return true
	}
	t := r.Tag(i)
	return (strings.HasPrefix(t, "JJ") || t == "VBN" || t == "NNP" || t == "NNPS" || t == "POS") && !stop[r.Word(i)]
}

// counted finds the counted noun and the role. With a tree both are read from it; without one the noun is the last
// of the run of adjectives and nouns that follows, and the role stays open unless the words stand side by side.
func (r *reader) counted(q *found) {
	if r.tree && r.countedByTree(q) {
		return
	}
	at, last := q.end, -1
	of := false
	if r.Is(at, "of") {
		of = true
		at++
		for n := 0; n < 3 && r.Is(at, "the", "those", "these", "them", "its", "their", "his", "her", "all", "our"); n++ {
			at++
		}
		if whole, ok := numeral.Cardinal(r.Lexemes, at); ok && !r.year(at) {
			at = whole.To // "21 of 71 laps"
		}
	} else if q.Kind == Fraction && r.Is(at, "the", "its", "their", "his", "her", "all", "our") {
		at++
	}
	role := ""
	for n := 0; n < 7 && at < len(r.Lexemes); n++ {
		w := r.Word(at)
		if r.Lexemes[at].Class == numeral.Symbol {
			if !r.Hyphen(at) {
				break
			}
			at++
			continue
		}
		if r.noun(at) {
			last = at
			at++
			if n <= 1 && r.Hyphen(at-2) && at-2 == q.afterNum && !r.Hyphen(at) {
				break // "a 34-ship convoy" counts ships
			}
			continue
		}
		if last >= 0 && !(r.Hyphen(at-1) || r.Tag(at) == "POS" || r.Tag(last) == "NNP" && r.Tag(at) == "JJ") {
			break
		}
		// "34 wounded soldiers": a participle inside the phrase says the role.
		fate := r.fateWord(w)
		if fate != "" && (r.noun(at+1) || r.adjective(at+1)) && !r.Is(at+1, "people") {
			role = fate
		} else if !r.adjective(at) {
			break
		}
		at++
	}
	if last >= 0 {
		q.Head = r.Lexemes[last].Token
		if q.Kind == Count || q.Kind == Ordinal {
			q.Unit = r.lemma(last)
		}
		if !of || q.Kind == Count {
			q.end = last + 1
		}
		if q.Kind == Count {
			// Only the nearest noun of a run of names is counted: "34 Reuters Monday" has none.
			if q.Role = r.roles.nouns[r.lemma(last)]; q.Role == "" {
				q.Role = role
			}
		}
	}
	if q.Kind == Count && q.Role == "" {
		if q.Role = r.roleBeside(q); q.Role == "" {
			q.Role = r.roles.bearers[q.Unit]
		}
	}
}

// fateOfNone reads the role of "no one was injured", which counts no noun.
func (r *reader) fateOfNone(q *found) {
	if r.tree {
		top := r.Lexemes[q.end-1].Token
		q.Role = r.roleByTree(top, -1)
	}
	if q.Role == "" {
		q.Role = r.roleBeside(q)
	}
}

// lemma of a lexeme's token, by the tagger's or, when that is the form itself, by cutting a plural ending.
func (r *reader) lemma(i int) string {
	t := &r.Parsed.Tokens[r.Lexemes[i].Token]
	w := r.Word(i)
	if t.Lemma != "" && len(t.Form) == len(r.Lexemes[i].Text) && !strings.EqualFold(t.Lemma, t.Form) {
		return strings.ToLower(t.Lemma)
	}
	return singular(w)
}

var irregularPlural = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "servicemen": "serviceman", "policemen": "policeman",
	"lives": "life", "wives": "wife", "feet": "foot", "teeth": "tooth", "gunmen": "gunman", "fishermen": "fisherman", "firemen": "fireman",
	"persons": "person", "series": "series", "species": "species", "police": "police", "crises": "crisis", "bases": "base", "buses": "bus",
	"businesses": "business", "servicewomen": "servicewoman", "media": "media", "news": "news", "troops": "troop", "lawmen": "lawman",
	"congressmen": "congressman", "clergymen": "clergyman", "countrymen": "countryman", "knives": "knife", "thieves": "thief",
}

// singular cuts a plural ending.
func singular(w string) string {
	if s, ok := irregularPlural[w]; ok {
		return s
	}
	switch {
	case len(w) <= 3, strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

// fateWord is the role that a participle or an adjective states.
func (r *reader) fateWord(w string) string {
	if role, ok := r.roles.past[w]; ok {
		return role
	}
	return r.roles.adjectives[w]
}

// fateBehind reports that lexeme i begins what befell the counted ("34 killed", "34 were arrested").
func (r *reader) fateBehind(i int) bool {
	for k := 0; k < 3; k++ {
		w := r.Word(i + k)
		if r.fateWord(w) != "" || r.roles.intransitivePast[w] != "" {
			return true
		}
		switch w {
		case "were", "was", "are", "have", "had", "been", "has", "is", "people", "others":
		default:
			return false
		}
	}
	return false
}

// roleBeside reads the role from the words next to the phrase: "killing 34", "34 people were killed", "34 dead",
// "the deaths of 34". Only words that stand side by side count, since nothing says who did what to whom.
func (r *reader) roleBeside(q *found) string {
	// Before.
	i := q.from - 1
	for n := 0; n < 2 && r.Is(i, "another", "the", "a", "an", "total", "of", "up", "as"); n++ {
		i--
	}
	w := r.Word(i)
	if role, ok := r.roles.ing[w]; ok && !r.Is(i-1, "for", "of", "after") {
		return role
	}
	if role, ok := r.roles.past[w]; ok && !r.Is(i-1, "were", "was", "been", "are", "is", "be", "being") {
		return role
	}
	if role, ok := r.roles.verbs[w]; ok && (r.Is(i-1, "to", "will", "would", "could", "may", "might", "can", "not", "should")) {
		return role
	}
	j := q.from - 1
	if r.Is(j, "of") {
		for n := 0; n < 3; n++ {
			j--
			if role, ok := r.roles.nouns[r.Word(j)]; ok {
				return role
			}
			if !r.adjective(j) && !r.Is(j, "the") {
				break
			}
		}
	}
	if role := r.toll(q.from); role != "" {
		return role
	}
	// Behind.
	i = q.end
	helped := false
	for n := 0; n < 4; n++ {
		w := r.Word(i)
		switch w {
		case "were", "was", "are", "is", "be", "been", "being", "have", "has", "had", "reported", "reportedly", "also", "confirmed", "believed", "feared", "known", "to", "got", "others", "more", "people", "who", "that", "which", "had been":
			helped = true
			i++
			continue
		}
		if role := r.roles.intransitivePast[w]; role != "" {
			return role
		}
		if role := r.roles.adjectives[w]; role != "" {
			return role
		}
		if role := r.roles.past[w]; role != "" {
			// "34 soldiers killed two" has the soldiers as killers.
			if !helped && r.object(i+1) {
				return ""
			}
			return role
		}
		break
	}
	return ""
}

// object reports that a noun phrase begins at lexeme i.
func (r *reader) object(i int) bool {
	if r.Is(i, "the", "a", "an", "his", "her", "their", "its", "at", "more", "dozens", "several", "him", "them", "us", "it", "each") && !r.Is(i, "at") {
		return true
	}
	if _, ok := numeral.Cardinal(r.Lexemes, i); ok {
		return true
	}
	return r.noun(i) && !r.Is(i, "yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") && r.Tag(i) != ""
}

// toll reads the noun of a sum before a number: "the death toll rose to 34", "a toll of 34", "the number of dead is
// 34".
func (r *reader) toll(from int) string {
	for j := from - 1; j >= 0 && j > from-9; j-- {
		w := r.Word(j)
		if w == "." || w == ";" || w == "," {
			break
		}
		if w == "toll" && !r.Is(j+1, "road") {
			return "killed"
		}
		if n, ok := r.roles.nouns[w]; ok && (r.Is(j-1, "of") && r.Is(j-2, "number", "total", "count")) {
			return n
		}
		if n, ok := r.roles.adjectives[w]; ok && r.Is(j-1, "of", "the") && (r.Is(j-2, "number", "total") || r.Is(j-3, "number", "total")) {
			return n
		}
	}
	return ""
}

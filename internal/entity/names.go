package entity

import (
	"strings"
	"unicode"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// name is a stretch of text that was taken for a proper name, with what stands before it.
type name struct {
	sentence int
	// first and last are the tokens of the name proper; start is the first token with titles and modifiers.
	first, last, start int
	// core is the name proper as it is compared.
	core string
	// title is the phrase before the name in lower case, honorific the form of address.
	title, honorific string
	// country is the code of a demonym, country or place before the title.
	country string
	// senses are what the gazetteer knows the whole name as.
	senses []sense
	// titled is true for a title without a name after it ("the Prime Minister"): no name, but a nominal.
	titled bool
	// kind votes of the context, indexed by voteOf.
	votes [4]float64
	// reader is the kind that the reader marked the name with.
	reader nlp.NameKind
	// opening is true where the name begins its sentence, headline where all words of the sentence are capitalised.
	opening, headline bool
	// compound is true for a name that modifies the noun after it ("the Ostrow movement").
	compound bool
}

// usage counts how the words of a document are written.
type usage struct {
	// capital counts a form capitalised inside a sentence, lower a form in lower case.
	capital, lower map[string]int
	// titleCase marks sentences whose words are nearly all capitalised.
	titleCase []bool
	// mixedCase marks sentences with a word in lower case, in which capitals mean something.
	mixedCase []bool
}

func newUsage(g *gazetteer, d *nlp.Document) *usage {
	u := &usage{capital: map[string]int{}, lower: map[string]int{}, titleCase: make([]bool, len(d.Sentences)),
		mixedCase: make([]bool, len(d.Sentences))}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		upper, words := 0, 0
		for j := 1; j < len(s.Tokens); j++ {
			if f := s.Tokens[j].Form; letterCount(f) >= 3 && g.class(f)&isNever == 0 {
				words++
				if isCapitalised(f) {
					upper++
				}
			}
		}
		// One word in lower case that could be a capital shows that the sentence is none of a headline's kind.
		u.titleCase[i] = words >= 3 && upper == words || s.Kind == nlp.Heading && words > 0 && upper*5 >= words*3
		for j := range s.Tokens {
			f := s.Tokens[j].Form
			if letterCount(f) > 2 && f == strings.ToLower(f) {
				u.mixedCase[i] = true
			}
			switch {
			case !isCapitalised(f):
				u.lower[f]++
			case !u.titleCase[i] && !opens(s, j):
				u.capital[f]++
			}
		}
	}
	return u
}

// opens reports whether a capital at token j may be owed to its place: at the start of a sentence, a quotation, a
// parenthesis or after a colon.
func opens(s *nlp.Sentence, j int) bool {
	if j == 0 {
		return true
	}
	switch s.Tokens[j-1].Form {
	case "\"", "'":
		// A straight mark that touches the word before it and not the one after it closes.
		return !(j >= 2 && s.Tokens[j-2].End == s.Tokens[j-1].Start && s.Tokens[j-1].End < s.Tokens[j].Start)
	case "“", "``", "‘", "«", "„", ":", "(", "[", "—", "–", "--", "•", "*", ".", "!", "?", "…", "...", ";", "|", "/":
		return true
	}
	return j == 1 && letterCount(s.Tokens[0].Form) == 0
}

// findNames finds the names of a sentence.
func (r *reading) findNames(si int) {
	s := &r.doc.Sentences[si]
	for i := 0; i < len(s.Tokens); {
		start, end := r.run(si, s, i)
		if end <= i {
			i++
			continue
		}
		r.segment(si, s, start, end)
		i = end
	}
}

// run is the half-open range of tokens of the capitalised run that begins at token i; end is i when none does. The
// start may lie before i never.
func (r *reading) run(si int, s *nlp.Sentence, i int) (start, end int) {
	if n, _ := r.longest(s, i); n > 0 && r.credible(si, s, i, n) {
		end = i + n
	} else if r.nameable(si, s, i) {
		end = i + 1
	} else if p := r.leadingParticle(si, s, i); p > 0 {
		end = i + p
	} else {
		return i, i
	}
	for end < len(s.Tokens) && end-i < maxRun {
		if n := r.nickname(si, s, end); n > 0 {
			end += n
			continue
		}
		if n, _ := r.longest(s, end); n > 0 && r.adjacent(s, end) && r.credible(si, s, end, n) {
			end += n
			continue
		}
		if r.nameable(si, s, end) && r.adjacent(s, end) {
			end++
			continue
		}
		n := r.connector(si, s, i, end)
		if n == 0 {
			break
		}
		end += n
	}
	return i, end
}

// nickname is the number of tokens of a nickname in quotation marks that stands at token j inside a name, with the
// token after it: Karl "the Hammer" Ostrow.
func (r *reading) nickname(si int, s *nlp.Sentence, j int) int {
	if !isQuote(s.Tokens[j].Form) || j == 0 || r.g.class(s.Tokens[j-1].Form)&isFirstName == 0 {
		return 0
	}
	for k := j + 2; k < len(s.Tokens)-1 && k <= j+5; k++ {
		if isQuote(s.Tokens[k].Form) {
			next := s.Tokens[k+1].Form
			if isCapitalised(next) && r.g.class(next)&(isNever|isCalendar) == 0 && isCapitalised(s.Tokens[k-1].Form) {
				return k + 2 - j
			}
			return 0
		}
	}
	return 0
}

func isQuote(form string) bool {
	switch form {
	case "\"", "“", "”", "‘", "’", "'", "``", "''":
		return true
	}
	return false
}

// maxRun bounds the tokens of one run, so that a text without a lower-case letter costs no more than another.
const maxRun = 24

// adjacent reports whether token j continues a run at all: a quotation mark or a stop never does.
func (r *reading) adjacent(s *nlp.Sentence, j int) bool {
	return !opens(s, j) || s.Tokens[j-1].Form == "."
}

// longest is the number of tokens of the longest name of the gazetteer that begins at token i, with its senses.
func (r *reading) longest(s *nlp.Sentence, i int) (int, []sense) {
	if i >= len(s.Tokens) {
		return 0, nil
	}
	form := s.Tokens[i].Form
	limit, ok := r.g.longest[form]
	if !ok {
		if isPlain(form) {
			return 0, nil
		}
		if limit, ok = r.g.longest[plain(form)]; !ok {
			return 0, nil
		}
	}
	for n := min(limit, len(s.Tokens)-i); n > 0; n-- {
		r.work++
		span := text.Span{Start: s.Tokens[i].Start, End: s.Tokens[i+n-1].End}
		if span.Len() > maxNameBytes {
			continue
		}
		if senses := r.g.senses[plain(span.Cut(r.doc.Text))]; senses != nil {
			return n, senses
		}
	}
	return 0, nil
}

// maxNameBytes is longer than every name of the gazetteer.
const maxNameBytes = 120

// credible reports whether a name of the gazetteer found at token i is meant as one. A single word that opens a
// sentence, or stands among capitalised words alone, may be an ordinary word.
func (r *reading) credible(si int, s *nlp.Sentence, i, n int) bool {
	form := s.Tokens[i].Form
	if n > 1 {
		return true
	}
	if !isCapitalised(form) {
		return false
	}
	lower := strings.ToLower(form)
	if r.g.words[lower]&(isNever|isCalendar) != 0 {
		return isAcronym(form) && !r.use.titleCase[si] && r.use.mixedCase[si]
	}
	if opens(s, i) || r.use.titleCase[si] {
		return r.use.lower[lower] == 0 || r.use.capital[form] > 0
	}
	return true
}

// nameable reports whether token i may be part of a proper name by its capital and its place.
func (r *reading) nameable(si int, s *nlp.Sentence, i int) bool {
	t := &s.Tokens[i]
	if !isCapitalised(t.Form) {
		return false
	}
	class := r.g.class(t.Form)
	if class&(isNever|isCalendar) != 0 && !isAcronym(t.Form) {
		// "Theresa May", "April Smith", "Will Smith"
		inside := i > 0 && (r.g.class(s.Tokens[i-1].Form)&isFirstName != 0 && isCapitalised(s.Tokens[i-1].Form) || r.isHonorific(s.Tokens[i-1].Form)) && !opens(s, i)
		ahead := class&isFirstName != 0 && i+1 < len(s.Tokens) && isCapitalised(s.Tokens[i+1].Form) &&
			r.g.class(s.Tokens[i+1].Form)&(isNever|isCalendar) == 0 && (!opens(s, i) || class&isNever == 0)
		return inside && class&isCalendar != 0 || inside && class&isFirstName != 0 || ahead
	}
	if letterCount(t.Form) == 0 || len(t.Form) == 1 && i+1 < len(s.Tokens) && s.Tokens[i+1].Form == "-" {
		// "(D-Va.)" is a party and a state.
		return false
	}
	if !opens(s, i) && !r.use.titleCase[si] {
		return t.Form != "I"
	}
	if r.use.capital[t.Form] > 0 {
		return true
	}
	if isAcronym(t.Form) && r.use.mixedCase[si] && class&isNever == 0 {
		return true
	}
	if n := r.titleAt(s, i, len(s.Tokens)); n >= 2 && isCapitalised(s.Tokens[i+n-1].Form) {
		return true // "Secretary of State"
	}
	lower := strings.ToLower(t.Form)
	switch {
	case r.use.lower[lower] > 0:
		return false
	case class&isFirstName != 0 || r.isHonorific(t.Form):
		return true
	case r.use.titleCase[si]:
		return false
	}
	if _, title := r.g.titles[lower]; title {
		return i+1 < len(s.Tokens) && isCapitalised(s.Tokens[i+1].Form)
	}
	// An unknown word that opens a sentence: the tag decides, or a capital after it.
	return strings.HasPrefix(t.Tag, "NNP") ||
		i+1 < len(s.Tokens) && isCapitalised(s.Tokens[i+1].Form) && r.g.class(s.Tokens[i+1].Form)&(isNever|isCalendar) == 0 &&
			letterCount(s.Tokens[i+1].Form) > 1 && !isVerbTag(t.Tag) && t.Class != "ADV" && t.Class != "SCONJ" && t.Class != "DET"
}

func isVerbTag(tag string) bool { return strings.HasPrefix(tag, "VB") || tag == "MD" }

func (r *reading) isHonorific(form string) bool {
	return r.g.titles[strings.ToLower(form)] == "honorific" && isCapitalised(form)
}

// leadingParticle is the number of tokens of a particle that begins a name in lower case: "al-" before "Assad".
func (r *reading) leadingParticle(si int, s *nlp.Sentence, i int) int {
	if i+2 < len(s.Tokens) && s.Tokens[i+1].Form == "-" && r.g.class(s.Tokens[i].Form)&isParticle != 0 &&
		s.Tokens[i].End == s.Tokens[i+1].Start && r.nameable(si, s, i+2) {
		return 3
	}
	return 0
}

// connector is the number of tokens from end on that continue a run which began at i although they are no names
// themselves, the name that they lead to included; 0 when the run is over.
func (r *reading) connector(si int, s *nlp.Sentence, i, end int) int {
	at := func(j int) string {
		if j < len(s.Tokens) {
			return s.Tokens[j].Form
		}
		return ""
	}
	follows := func(j int) bool { return j < len(s.Tokens) && r.nameable(si, s, j) && isCapitalised(at(j)) }
	touching := end > 0 && end < len(s.Tokens) && s.Tokens[end-1].End == s.Tokens[end].Start
	form := at(end)
	class := r.g.class(form)
	switch {
	case form == "-" && touching:
		j := end + 1
		if j >= len(s.Tokens) || s.Tokens[end].End != s.Tokens[j].Start {
			return 0
		}
		if follows(j) {
			return 2
		}
		// "Mazar-i-Sharif", "Li Tae-ho"
		if r.g.class(at(j))&isParticle != 0 && at(j+1) == "-" && follows(j+2) {
			return 4
		}
		if r.g.class(at(end-1)+"-"+at(j))&isFirstName != 0 {
			return 2
		}
		return 0
	case form == "&":
		if n, _ := r.longest(s, end+1); n == 0 && follows(end+1) {
			return 2
		}
	case class&isNever != 0 && isCapitalised(form) && !r.use.titleCase[si] && !opens(s, end) && form != "I":
		// A capital that the place of the word does not ask for: "Fairness Beyond Borders Act".
		if follows(end+1) && !opens(s, end+1) {
			return 2
		}
	case class&isParticle != 0 && !isCapitalised(form):
		n := 1
		for n < 3 && r.g.class(at(end+n))&isParticle != 0 && !isCapitalised(at(end+n)) {
			n++
		}
		if at(end+n) == "-" && follows(end+n+1) {
			return n + 2
		}
		// "at", "as" and the like are ordinary words unless a hyphen joins them.
		if class&isNever == 0 && follows(end+n) {
			return n + 1
		}
	case form == "of" || form == "for" || form == "on":
		// "Secretary of State"
		for k := end - 1; k >= i && k >= end-3; k-- {
			if n := r.titleAt(s, k, len(s.Tokens)); k+n > end+1 && isCapitalised(at(k+n-1)) {
				return k + n - end
			}
		}
		if !r.headed(s, i, end, form) {
			return 0
		}
		n := 1
		if at(end+1) == "the" || at(end+1) == "The" {
			n = 2
		}
		if follows(end + n) {
			return n + 1
		}
	case form == "and" || form == ",":
		// "Department of Health and Human Services": only inside a name that an "of" opened, and never before a name
		// that stands by itself.
		if !r.opened(s, i, end) || !follows(end+1) || form == "," && at(end+2) != "," && at(end+2) != "and" {
			return 0
		}
		if n, _ := r.longest(s, end+1); n > 0 || r.g.class(at(end+1))&isFirstName != 0 || r.titleAt(s, end+1, len(s.Tokens)) > 0 {
			return 0
		}
		return 2
	}
	return 0
}

// headed reports whether the run from i to end can take a complement: its last word is the head of names of
// organisations or places ("Ministry of", "Center for", "Gulf of").
func (r *reading) headed(s *nlp.Sentence, i, end int, preposition string) bool {
	class := r.g.class(s.Tokens[end-1].Form)
	if preposition != "of" {
		return class&isOrganisationHead != 0
	}
	if r.titleEndingAt(s, i, end) {
		return false
	}
	if end+1 < len(s.Tokens) && r.opened(s, i, end) {
		// "Ministry of Defence of Ruritania"
		_, senses := r.longest(s, end+1)
		return only(senses, countrySense)
	}
	return class&(isOrganisationHead|isPlaceHead) != 0 || class&isThingHead != 0 && !r.use.titleCase[s.Index]
}

// opened reports whether the run holds an organisation head and a preposition after it.
func (r *reading) opened(s *nlp.Sentence, i, end int) bool {
	head := false
	for j := i; j < end; j++ {
		f := s.Tokens[j].Form
		if r.g.class(f)&isOrganisationHead != 0 {
			head = true
		} else if head && (f == "of" || f == "for" || f == "on") {
			return end-j <= 4
		}
	}
	return false
}

// titleAt is the number of tokens of the longest title phrase that begins at token i and ends before limit.
func (r *reading) titleAt(s *nlp.Sentence, i, limit int) int {
	if i >= len(s.Tokens) {
		return 0
	}
	longest := r.g.titleLength[strings.ToLower(s.Tokens[i].Form)]
	for n := min(longest, limit-i); n > 0; n-- {
		if _, ok := r.g.titles[r.phrase(s, i, i+n)]; ok {
			return n
		}
	}
	return 0
}

// titleEndingAt reports whether a title phrase ends before token end ("Secretary" in "Secretary of State" does).
func (r *reading) titleEndingAt(s *nlp.Sentence, i, end int) bool {
	for j := end - 1; j >= i && end-j <= 4; j-- {
		if n := r.titleAt(s, j, end); n > 0 && j+n == end {
			return true
		}
	}
	return false
}

// phrase is the text of tokens [i, j) in lower case.
func (r *reading) phrase(s *nlp.Sentence, i, j int) string {
	if j == i+1 {
		return strings.ToLower(s.Tokens[i].Form)
	}
	return strings.ToLower(plain(text.Span{Start: s.Tokens[i].Start, End: s.Tokens[j-1].End}.Cut(r.doc.Text)))
}

// cut is the text of tokens [i, j) as it stands.
func (r *reading) cut(s *nlp.Sentence, i, j int) string {
	return text.Span{Start: s.Tokens[i].Start, End: s.Tokens[j-1].End}.Cut(r.doc.Text)
}

// hasLetter reports whether a token is a word.
func hasLetter(form string) bool {
	for _, c := range form {
		if unicode.IsLetter(c) {
			return true
		}
	}
	return false
}

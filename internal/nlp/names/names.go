package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the type of a proper name.
type Kind string

// The kinds of names; they agree with those of package nlp.
const (
	None         Kind = ""
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Place        Kind = "place"
	Other        Kind = "other"
)

// Gazetteer knows names of the world. Kind returns None for a name it does not know.
type Gazetteer interface {
	NameKind(name string) Kind
}

// Sentence is what names are found in.
type Sentence struct {
	Forms []string
	// Tags are Penn tags.
	Tags []string
	// Glued is true for a token without a blank before it.
	Glued []bool
	// Heading is true for a line without a stop, where capitals may mean nothing.
	Heading bool
}

// Label is the place of a token in a name.
type Label struct {
	Kind  Kind
	Start bool
}

// run is a stretch of tokens [start, end) taken for one name.
type run struct {
	sentence, start, end int
	kind                 Kind
	// sure is true when evidence other than the library's guess or a default decided on the kind.
	sure bool
}

// Mark finds the names of a document. The tagger's proper nouns and the shape of words decide where a name begins and
// ends; its kind is decided, in this order, by the gazetteer, by titles and the words that organisations and places are
// made of, and by the votes of all places where the document uses the same words: there the guesses of the library,
// the prepositions of place before it and the full names of people count. The library is asked only about sentences
// with a name on which less than three votes have been cast. gazetteer and guess may be nil.
func Mark(sentences []Sentence, gazetteer Gazetteer, guess func(forms []string) []Guess) [][]Label {
	var runs []run
	votes := map[string]*ballot{}
	for i := range sentences {
		s := &sentences[i]
		if s.Heading && titleCase(s) {
			continue
		}
		found := candidates(s, i)
		var open []run
		for k := range found {
			r := &found[k]
			ownEvidence(s, r, gazetteer)
			if r.kind == None && r.start < r.end && !votes[r.text(s)].enough() {
				open = append(open, *r)
			}
		}
		var guesses []Guess
		if len(open) > 0 && guess != nil {
			guesses = guessAround(s, open, guess)
		}
		for _, r := range found {
			for _, part := range splitByGuess(s, r, guesses) {
				part.vote(s, votes)
				runs = append(runs, part)
			}
		}
	}
	settled := map[string]Kind{}
	for text, b := range votes {
		if k := b.winner(); k != None && k != Other {
			settled[text] = k
		}
	}
	for i := range runs {
		r := &runs[i]
		if k, ok := settled[r.text(&sentences[r.sentence])]; ok && !r.sure {
			r.kind = k
		}
	}
	return labels(sentences, runs, settled, gazetteer)
}

// ballot counts what the places where a name stands say of its kind.
type ballot struct{ person, organisation, place, other int }

func (b *ballot) enough() bool { return b != nil && b.person+b.organisation+b.place >= 3 }

func (b *ballot) add(k Kind, n int) {
	switch k {
	case Person:
		b.person += n
	case Organisation:
		b.organisation += n
	case Place:
		b.place += n
	default:
		b.other += n
	}
}

// winner is the kind with the most votes; those without an opinion do not count. On equal votes a person comes before
// an organisation and that before a place, since the library's places are the guess that fails most.
func (b *ballot) winner() Kind {
	switch most := max(b.person, b.organisation, b.place); {
	case most == 0:
		return Other
	case b.person == most:
		return Person
	case b.organisation == most:
		return Organisation
	}
	return Place
}

// vote casts what one place says. The full name of a person votes for its parts.
func (r *run) vote(s *Sentence, votes map[string]*ballot) {
	cast := func(text string, k Kind, n int) {
		b := votes[text]
		if b == nil {
			b = &ballot{}
			votes[text] = b
		}
		b.add(k, n)
	}
	n := 1
	if r.sure {
		n = 3
	}
	text := r.text(s)
	cast(text, r.kind, n)
	if r.kind == Place && r.start > 0 && locative[strings.ToLower(s.Forms[r.start-1])] {
		cast(text, Place, 1)
	}
	if r.kind == Person && r.end-r.start > 1 {
		cast(s.Forms[r.end-1], Person, 2)
		cast(s.Forms[r.start], Person, 1)
	}
}

func (r *run) text(s *Sentence) string { return joined(s, r.start, r.end) }

// joined writes tokens with the blanks of the text between them.
func joined(s *Sentence, start, end int) string {
	var b strings.Builder
	for k := start; k < end; k++ {
		if k > start && !s.Glued[k] {
			b.WriteByte(' ')
		}
		b.WriteString(s.Forms[k])
	}
	return b.String()
}

// titleCase reports whether most longer words of a line begin with a capital, or all letters are capitals.
func titleCase(s *Sentence) bool {
	long, capital := 0, 0
	for _, f := range s.Forms {
		if utf8.RuneCountInString(f) < 4 || !startsWithLetter(f) {
			continue
		}
		long++
		if startsUpper(f) {
			capital++
		}
	}
	return capital*10 >= long*7
}

func startsUpper(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsUpper(r)
}

func startsWithLetter(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsLetter(r)
}

// candidates finds runs of proper nouns with the small words that stand inside names.
func candidates(s *Sentence, index int) []run {
	var out []run
	n := len(s.Forms)
	for i := 0; i < n; {
		if !isProper(s, i) {
			i++
			continue
		}
		j := i + 1
		for j < n {
			if isProper(s, j) {
				j++
				continue
			}
			k := bridge(s, i, j)
			if k == 0 {
				break
			}
			j = k
		}
		out = append(out, run{sentence: index, start: i, end: j})
		i = j
	}
	return out
}

// isProper reports whether token i can be part of a name: a proper noun that begins with a capital, months and days
// apart.
func isProper(s *Sentence, i int) bool {
	t := s.Tags[i]
	f := s.Forms[i]
	if t == "NNP" || t == "NNPS" {
		return startsUpper(f) && !calendar[f]
	}
	return false
}

// bridge returns the index after the tokens from j on that join the name s[i:j) to a proper noun behind them, or 0.
func bridge(s *Sentence, i, j int) int {
	n := len(s.Forms)
	next := func(k int) bool { return k < n && isProper(s, k) }
	switch f := s.Forms[j]; {
	case (f == "-" || f == "‑") && s.Glued[j] && j+1 < n && s.Glued[j+1]:
		if next(j + 1) {
			// "Armenia-Azerbaijan talks": two names, told apart later by the gazetteer.
			return j + 2
		}
		if j+3 < n && lowerParticles[s.Forms[j+1]] && s.Forms[j+2] == "-" && next(j+3) {
			return j + 4 // Mazar-i-Sharif
		}
	case lowerParticles[f] && next(j+1):
		return j + 2
	case lowerParticles[f] && j+1 < n && lowerParticles[s.Forms[j+1]] && next(j+2):
		return j + 3 // van der Veld
	case (f == "of" || f == "for" || f == "on") && institutional[s.Forms[j-1]]:
		if next(j + 1) {
			return j + 2
		}
		if j+2 < n && s.Forms[j+1] == "the" && next(j+2) && f == "of" {
			return j + 3
		}
	case f == "&" && next(j+1):
		return j + 2
	case f == "and" && next(j+1) && hasInstitutional(s, i, j):
		// "Ministry of Labour and Social Affairs", but not "the Ministry of Defence and Gazprom": the words after it
		// must be common words with a capital, which only an institution's name has.
		if ministryFields[s.Forms[j+1]] && ministryFields[s.Forms[j-1]] {
			return j + 2
		}
	}
	return 0
}

func hasInstitutional(s *Sentence, i, j int) bool {
	for k := i; k < j; k++ {
		if institutional[s.Forms[k]] {
			return true
		}
	}
	return false
}

// ownEvidence decides on the kind of a run where the words themselves tell, and cuts titles off its head.
func ownEvidence(s *Sentence, r *run, gazetteer Gazetteer) {
	if gazetteer != nil {
		if k := gazetteer.NameKind(r.text(s)); k != None {
			// A single word may be somebody's last name too: "Washington" is left to the vote.
			r.kind, r.sure = k, r.end-r.start > 1
			return
		}
	}
	last := s.Forms[r.end-1]
	if organisationHeads[last] || hasOfHead(s, r) {
		r.kind, r.sure = Organisation, true
		return
	}
	if placeHeads[last] && r.end-r.start > 1 || placeFirst[s.Forms[r.start]] && r.end-r.start > 1 {
		r.kind, r.sure = Place, true
		return
	}
	// Titles before a person: "President Marlow", "Foreign Minister Anna Marlow".
	cut := r.start
	for cut < r.end && titles[s.Forms[cut]] {
		cut++
	}
	if cut > r.start {
		r.start = cut
		if cut == r.end {
			return // A title alone names nobody; the run is empty.
		}
		r.kind, r.sure = Person, true
		return
	}
	if r.start > 0 && personBefore[strings.ToLower(s.Forms[r.start-1])] && s.Tags[r.start-1] != "NNP" && r.end-r.start > 1 {
		r.kind, r.sure = Person, true
	}
}

// hasOfHead holds for "Ministry of ...", "Bank of ...".
func hasOfHead(s *Sentence, r *run) bool {
	for k := r.start; k+1 < r.end; k++ {
		if organisationHeads[s.Forms[k]] && (s.Forms[k+1] == "of" || s.Forms[k+1] == "for" || s.Forms[k+1] == "on") {
			return true
		}
	}
	return false
}

// surroundings is how many tokens on each side of a name the library is shown: its features reach two tokens, and its
// own tags a little further. It takes most of its time for each token, and a third of that of reading.
const surroundings = 4

// guessAround asks for the guesses about the runs, which are in order, each with the words around it.
func guessAround(s *Sentence, runs []run, guess func(forms []string) []Guess) []Guess {
	out := make([]Guess, len(s.Forms))
	for i := 0; i < len(runs); {
		start, end := max(0, runs[i].start-surroundings), min(len(s.Forms), runs[i].end+surroundings)
		for i++; i < len(runs) && runs[i].start-surroundings <= end; i++ {
			end = min(len(s.Forms), runs[i].end+surroundings)
		}
		part := &Sentence{Forms: s.Forms[start:end], Glued: s.Glued[start:end]}
		copy(out[start:end], spreadHyphens(part, guess(joinHyphens(part))))
	}
	return out
}

// splitByGuess gives a run its kind from the library's guesses, and cuts it where two names of different kinds stand
// side by side.
func splitByGuess(s *Sentence, r run, guesses []Guess) []run {
	if r.start >= r.end {
		return nil
	}
	if r.kind != None {
		return []run{r}
	}
	if guesses == nil {
		r.kind = shapeKind(s, r)
		return []run{r}
	}
	var parts []run
	current := run{sentence: r.sentence, start: r.start}
	for k := r.start; k < r.end; k++ {
		kind := kindOf(guesses[k].Label)
		if kind != None && current.kind != None && kind != current.kind && guesses[k].Begin && !s.Glued[k] {
			current.end = k
			parts = append(parts, current)
			current = run{sentence: r.sentence, start: k}
		}
		if current.kind == None {
			current.kind = kind
		}
	}
	current.end = r.end
	parts = append(parts, current)
	for i := range parts {
		p := &parts[i]
		if shape := shapeKind(s, *p); p.kind == None || shape == Organisation {
			p.kind = shape
		}
		// A title inside, after another name: "Armenia Prime Minister Marlow".
		for k := p.start; k < p.end; k++ {
			if titles[s.Forms[k]] && p.kind == Person {
				p.start = k + 1
			}
		}
	}
	out := parts[:0]
	for _, p := range parts {
		if p.start < p.end {
			out = append(out, p)
		}
	}
	return out
}

func kindOf(label string) Kind {
	switch label {
	case "PERSON":
		return Person
	case "ORGANIZATION":
		return Organisation
	case "GPE", "LOCATION", "FACILITY", "GSP":
		return Place
	}
	return None
}

// shapeKind is the kind of a name of which nothing else is known: acronyms are organisations.
func shapeKind(s *Sentence, r run) Kind {
	if r.end-r.start == 1 {
		f := s.Forms[r.start]
		if n := len(f); n >= 3 && n <= 6 && strings.ToUpper(f) == f && !strings.ContainsAny(f, ".0123456789") && !placeAcronyms[f] {
			return Organisation
		}
	}
	return Other
}

// labels writes runs out as labels of tokens, and finds the names that the document uses elsewhere in headings whose
// capitals say nothing.
func labels(sentences []Sentence, runs []run, settled map[string]Kind, gazetteer Gazetteer) [][]Label {
	out := make([][]Label, len(sentences))
	for i := range sentences {
		out[i] = make([]Label, len(sentences[i].Forms))
	}
	longest := 1
	for _, r := range runs {
		if r.kind == None {
			r.kind = Other
		}
		for k := r.start; k < r.end; k++ {
			out[r.sentence][k] = Label{r.kind, k == r.start}
		}
		longest = max(longest, r.end-r.start)
	}
	for i := range sentences {
		s := &sentences[i]
		if !s.Heading || !titleCase(s) {
			continue
		}
		for at := 0; at < len(s.Forms); {
			matched := 0
			if startsUpper(s.Forms[at]) {
				for n := min(longest, 6, len(s.Forms)-at); n > 0 && matched == 0; n-- {
					text := joined(s, at, at+n)
					kind, ok := settled[text]
					if !ok && gazetteer != nil {
						kind = gazetteer.NameKind(text)
						ok = kind != None
					}
					if ok {
						for k := at; k < at+n; k++ {
							out[i][k] = Label{kind, k == at}
						}
						matched = n
					}
				}
			}
			at += max(matched, 1)
		}
	}
	return out
}

// joinHyphens hands words with hyphens to the library whole, as it learned them.
func joinHyphens(s *Sentence) []string {
	var out []string
	for i, f := range s.Forms {
		if i > 0 && s.Glued[i] && (f == "-" || s.Forms[i-1] == "-" && i > 1 && s.Glued[i-1]) {
			out[len(out)-1] += f
			continue
		}
		out = append(out, f)
	}
	return out
}

// spreadHyphens gives each token the guess of the joined word that it is part of.
func spreadHyphens(s *Sentence, guesses []Guess) []Guess {
	out := make([]Guess, len(s.Forms))
	g := -1
	for i, f := range s.Forms {
		joined := i > 0 && s.Glued[i] && (f == "-" || s.Forms[i-1] == "-" && i > 1 && s.Glued[i-1])
		if !joined {
			g++
		}
		if g < 0 || g >= len(guesses) {
			continue
		}
		out[i] = guesses[g]
		if joined {
			out[i].Begin = false
		}
	}
	return out
}

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
// made of, by the guess of the library, and by what the same words are elsewhere in the document. The library is
// asked only about sentences in which a name is left open. gazetteer and guess may be nil.
func Mark(sentences []Sentence, gazetteer Gazetteer, guess func(forms []string) []Guess) [][]Label {
	var runs []run
	byText := map[string]Kind{} // kinds settled earlier in the document
	settle := func(text string, k Kind) {
		if _, ok := byText[text]; !ok && k != None && k != Other {
			byText[text] = k
		}
	}
	for i := range sentences {
		s := &sentences[i]
		if s.Heading && titleCase(s) {
			continue
		}
		var guesses []Guess
		found := candidates(s, i)
		open := false
		for k := range found {
			r := &found[k]
			ownEvidence(s, r, gazetteer)
			if r.kind == None {
				r.kind = byText[r.text(s)]
				open = open || r.kind == None
			}
		}
		if open && guess != nil {
			guesses = guess(joinHyphens(s))
			guesses = spreadHyphens(s, guesses)
		}
		for _, r := range found {
			for _, part := range splitByGuess(s, r, guesses) {
				settle(part.text(s), part.kind)
				if part.kind == Person && part.end-part.start > 1 {
					settle(s.Forms[part.end-1], Person)
				}
				runs = append(runs, part)
			}
		}
	}
	return labels(sentences, runs, byText, gazetteer)
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
	if lowerParticles[f] && i+1 < len(s.Forms) && (s.Tags[i+1] == "NNP") && startsUpper(s.Forms[i+1]) && (t == "FW" || t == "NNP") {
		return true
	}
	// "-" between the parts of a name: al-Assad, Nagorno-Karabakh, Mazar-i-Sharif.
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
			r.kind, r.sure = k, true
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
		if shape := shapeKind(s, *p); p.kind == None || (shape == Organisation && p.end-p.start == 1 && p.kind != Place) {
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
		if n := len(f); n >= 3 && n <= 6 && strings.ToUpper(f) == f && !strings.ContainsAny(f, ".0123456789") {
			return Organisation
		}
	}
	return Other
}

// labels writes runs out as labels of tokens, and finds the names that the document uses elsewhere in headings whose
// capitals say nothing.
func labels(sentences []Sentence, runs []run, byText map[string]Kind, gazetteer Gazetteer) [][]Label {
	out := make([][]Label, len(sentences))
	for i := range sentences {
		out[i] = make([]Label, len(sentences[i].Forms))
	}
	longest := 1
	for _, r := range runs {
		s := &sentences[r.sentence]
		if r.kind == Other || r.kind == None {
			if k, ok := byText[r.text(s)]; ok {
				r.kind = k
			}
		}
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
					kind, ok := byText[text]
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

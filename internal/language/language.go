// Package language tells English from what is not, for a document and for a sentence. It counts scripts and
// function words, needs no model and allocates next to nothing; it knows nothing of news.
//
// The decision leans to English: a text is called foreign only on positive evidence of another language, because
// a document left out by mistake is lost to every later stage, while names, headlines and tables carry no
// evidence either way.
package language

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Guess is what a text was taken for.
type Guess struct {
	// Tag is the BCP 47 tag, "und" where nothing speaks for any language.
	Tag string
	// Hits is how many words of the text are function words of the language, or, for a script that is not
	// Latin, how many stretches of five letters it has. English counts the same for English.
	Hits, English int
	// Words is how many words the text has, a stretch of five letters for one where the script is not Latin.
	Words int
	// telling counts the different words among the hits that have more than one letter and are no function
	// words of English: "a" in a list of English words speaks for eight languages. script is true where the
	// guess rests on the script.
	telling int
	script  bool
}

// English is the tag of the one language that is analysed.
const English = "en"

// Undetermined is the tag where nothing speaks for any language.
const Undetermined = "und"

// sampleBytes bounds how much of a document is looked at; function words show themselves in the first lines.
const sampleBytes = 24 << 10

// Detect guesses the language of a document from its first lines, some from its middle and its end.
func Detect(text string) Guess {
	if len(text) <= sampleBytes {
		return count(text)
	}
	third := sampleBytes / 3
	middle := boundary(text, len(text)/2)
	return count(text[:boundary(text, third)] + " " + text[middle:boundary(text, middle+third)] + " " +
		text[boundary(text, len(text)-third):])
}

// IsEnglish reports whether a document is to be analysed as English: true unless another language has clearly
// more evidence than English.
func (g Guess) IsEnglish() bool {
	return g.Tag == English || g.Tag == Undetermined || g.Hits < 3 || 2*g.Hits < 3*g.English
}

// Foreign reports whether a sentence is in another language than English, and in which. It is far stricter than a
// guess for a document: a sentence of names, a quotation of two foreign words or a title stays English.
func Foreign(sentence string) (tag string, foreign bool) {
	g := count(sentence)
	if g.Tag == English || g.Tag == Undetermined {
		return g.Tag, false
	}
	return g.Tag, g.Hits >= 3 && 4*g.Hits >= g.Words && g.Hits >= 2*g.English && (g.script || g.telling >= 2)
}

// boundary moves i left to the start of a rune.
func boundary(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

var latin = sync.OnceValue(func() *lexicon { return newLexicon(functionWords) })

// maxWord is the longest function word worth looking up, in bytes.
const maxWord = 16

// maxTelling bounds how many different words are remembered of one text.
const maxTelling = 64

// lettersPerWord is how many letters of another script count as one word.
const lettersPerWord = 5

// count weighs the evidence of one text. A word that begins with a capital counts as a word and never as a hit:
// "La Paz" and "Die Welt" are names, and no sentence lives of its first word. Nor is part of a hyphenated word one:
// "al-Masri".
func count(text string) Guess {
	words := latin()
	hits := make([]int, len(words.tags))
	rarity := make([]float64, len(words.tags))
	scripts := make(map[string]int)
	total := 0
	var telling []string

	var buffer [maxWord + utf8.UTFMax]byte
	word, capital, long := buffer[:0], false, false
	flush := func() {
		if len(word) == 0 {
			return
		}
		total++
		if !capital && !long {
			owners := words.words[string(word)]
			if len(word) > 1 && len(owners) > 0 && len(telling) < maxTelling && !slices.Contains(telling, string(word)) {
				telling = append(telling, string(word))
			}
			for _, i := range owners {
				hits[i]++
				rarity[i] += 1 / float64(len(owners))
			}
		}
		word, capital, long = buffer[:0], false, false
	}
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z':
		case 'A' <= r && r <= 'Z':
			capital = capital || len(word) == 0
		case r == '-':
			long = true
			flush()
			long = true
			continue
		case r < utf8.RuneSelf:
			flush()
			long = false
			continue
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsLetter(r):
			flush()
			continue
		case !unicode.Is(unicode.Latin, r):
			flush()
			scripts[scriptOf(r)]++
			continue
		default:
			capital = capital || len(word) == 0 && unicode.IsUpper(r)
		}
		if len(word) > maxWord {
			long = true
			continue
		}
		word = utf8.AppendRune(word, r)
	}
	flush()

	g := Guess{Tag: Undetermined}
	best := -1
	for i, tag := range words.tags {
		if tag == English {
			g.English = hits[i]
		}
		if hits[i] > 0 && (best < 0 || hits[i] > hits[best] || hits[i] == hits[best] && rarity[i] > rarity[best]) {
			best = i
		}
	}
	if best >= 0 {
		g.Tag, g.Hits = words.tags[best], hits[best]
	}
	for _, w := range telling {
		owners := words.words[w]
		if best >= 0 && slices.Contains(owners, uint8(best)) && !slices.Contains(owners, words.english) {
			g.telling++
		}
	}
	letters := 0
	for _, tag := range slices.Sorted(maps.Keys(scripts)) {
		letters += scripts[tag]
		if n := (scripts[tag] + lettersPerWord - 1) / lettersPerWord; n > g.Hits {
			g.Tag, g.Hits, g.script = tag, n, true
		}
	}
	g.Words = total + letters/lettersPerWord
	switch {
	case g.Tag == "zh" && scripts["ja"] > 0:
		g.Tag = "ja"
	case g.Tag == "ru":
		g.Tag = cyrillic(text)
	case g.Tag == "ar" && strings.ContainsAny(text, "پچژگ"):
		g.Tag = "fa"
	}
	return g
}

// scriptOf names the commonest language of a script that is not Latin.
func scriptOf(r rune) string {
	for _, s := range scriptTables {
		if unicode.Is(s.table, r) {
			return s.tag
		}
	}
	return "mul"
}

type script struct {
	table *unicode.RangeTable
	tag   string
}

var scriptTables = []script{
	{unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"}, {unicode.Han, "zh"}, {unicode.Hiragana, "ja"},
	{unicode.Katakana, "ja"}, {unicode.Hangul, "ko"}, {unicode.Greek, "el"}, {unicode.Hebrew, "he"},
	{unicode.Devanagari, "hi"}, {unicode.Armenian, "hy"}, {unicode.Georgian, "ka"}, {unicode.Thai, "th"},
	{unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Gujarati, "gu"},
	{unicode.Gurmukhi, "pa"}, {unicode.Ethiopic, "am"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"},
	{unicode.Myanmar, "my"}, {unicode.Sinhala, "si"}, {unicode.Malayalam, "ml"}, {unicode.Kannada, "kn"},
}

// cyrillic tells Ukrainian, Serbian and Bulgarian from Russian by letters that Russian lacks, and the other way.
func cyrillic(text string) string {
	switch {
	case strings.ContainsAny(text, "іїєґІЇЄҐ") && !strings.ContainsAny(text, "ыэъЫЭЪ"):
		return "uk"
	case strings.ContainsAny(text, "ђћџјљњЂЋЏЈЉЊ"):
		return "sr"
	case strings.ContainsAny(text, "ъЪ") && !strings.ContainsAny(text, "ыэЫЭ"):
		return "bg"
	}
	return "ru"
}

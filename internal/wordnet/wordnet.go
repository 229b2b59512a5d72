// Package wordnet answers what Princeton WordNet 3.0 knows of single words: which are synonyms, which derive from
// one another, which are opposites, what a word is a kind of, and under which heading the lexicographers filed it. The
// table is read where it lies in the program: opening it costs nothing, a look-up is a binary search.
package wordnet

import (
	_ "embed"
	"errors"
	"slices"
	"sort"
	"strings"
)

//go:embed wordnet.bin
var builtin string

// Part is a part of speech in WordNet's sense.
type Part uint8

// The parts of speech.
const (
	Noun Part = iota
	Verb
	Adjective
	Adverb
	parts
)

// Table is WordNet's knowledge of single words and of verbs with a particle ("carry out"). It is read-only and safe
// for concurrent use.
//
// Layout, little-endian: magic "gwn1"; u32 number of lemmas L, of synsets S, of further hypernyms H, and of bytes of
// the names; (L+1) u32 ends of names; (L+1) u32 ends of entries; S records of four bytes (u8 lexicographer file, u24
// hypernym, all ones for none); H pairs of u32 (synset, further hypernym) in order; the names; the entries. An entry
// is a mask of parts of speech; for each part the number of senses and for each sense the synset and its share of the
// uses in 255ths; then the number of relations and for each the kind and the other lemma. All are uvarints.
type Table struct {
	lemmas, synsets, further                        int
	nameEnds, entryEnds, records, extra, names, raw string
}

const (
	magic       = "gwn1"
	noSynset    = 1<<24 - 1
	headerBytes = 20
)

// Builtin opens the embedded table.
func Builtin() (*Table, error) { return Open(builtin) }

// Open reads a table as the compiler wrote it. It fails on a text that is not one.
func Open(s string) (*Table, error) {
	if len(s) < headerBytes || s[:4] != magic {
		return nil, errors.New("open WordNet table: not a table of WordNet")
	}
	t := &Table{lemmas: int(u32(s, 4)), synsets: int(u32(s, 8)), further: int(u32(s, 12))}
	names := int(u32(s, 16))
	rest := s[headerBytes:]
	cut := func(n int) string {
		if n < 0 || n > len(rest) {
			rest = ""
			return ""
		}
		var head string
		head, rest = rest[:n], rest[n:]
		return head
	}
	t.nameEnds = cut((t.lemmas + 1) * 4)
	t.entryEnds = cut((t.lemmas + 1) * 4)
	t.records = cut(t.synsets * 4)
	t.extra = cut(t.further * 8)
	t.names = cut(names)
	t.raw = rest
	if len(t.nameEnds) == 0 || len(t.entryEnds) == 0 || int(u32(t.nameEnds, t.lemmas*4)) != len(t.names) || int(u32(t.entryEnds, t.lemmas*4)) != len(t.raw) {
		return nil, errors.New("open WordNet table: its length does not agree with its index")
	}
	for _, ends := range []string{t.nameEnds, t.entryEnds} {
		for i := 4; i < len(ends); i += 4 {
			if u32(ends, i-4) > u32(ends, i) {
				return nil, errors.New("open WordNet table: its index is out of order")
			}
		}
	}
	if len(t.records) != t.synsets*4 || len(t.extra) != t.further*8 {
		return nil, errors.New("open WordNet table: cut short")
	}
	return t, nil
}

func u32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// Sense is one meaning of a word: the number of its synset and its share of the word's uses as that part of speech, 0
// to 1, after the counts of WordNet's semantic concordances.
type Sense struct {
	Synset int
	Share  float64
}

// Word is the number of a lemma in the table, for comparing many words: Find once, then ask.
type Word int

// None is the Word of what the table does not hold.
const None Word = -1

// Find looks a lemma up, lower case, a particle after one blank. It gives None for what is not listed.
func (t *Table) Find(lemma string) Word {
	i := sort.Search(t.lemmas, func(i int) bool { return t.name(Word(i)) >= lemma })
	if i < t.lemmas && t.name(Word(i)) == lemma {
		return Word(i)
	}
	return None
}

func (t *Table) name(w Word) string {
	return t.names[u32(t.nameEnds, int(w)*4):u32(t.nameEnds, int(w)*4+4)]
}

// relation kinds of an entry.
const (
	derivation = iota
	antonym
)

// Entry is what the table says of one word.
type Entry struct {
	// Senses of each part of speech, the commonest first.
	Senses [parts][]Sense
	// Derived lists the words that derive from this one or from which it derives, and the nouns that an adjective
	// pertains to; Antonyms its opposites. Both are in order.
	Derived, Antonyms []Word
}

// Entry decodes what the table says of a word; the zero Entry for None.
func (t *Table) Entry(w Word) Entry {
	var e Entry
	if w < 0 || int(w) >= t.lemmas {
		return e
	}
	d := decoder(t.raw[u32(t.entryEnds, int(w)*4):u32(t.entryEnds, int(w)*4+4)])
	mask := d.uvarint()
	for p := range parts {
		if mask&(1<<p) == 0 {
			continue
		}
		for n := d.uvarint(); n > 0 && len(d) > 0; n-- {
			synset := d.uvarint()
			e.Senses[p] = append(e.Senses[p], Sense{int(synset), float64(d.uvarint()) / 255})
		}
	}
	for n := d.uvarint(); n > 0 && len(d) > 0; n-- {
		kind, other := d.uvarint(), Word(d.uvarint())
		if kind == antonym {
			e.Antonyms = append(e.Antonyms, other)
		} else {
			e.Derived = append(e.Derived, other)
		}
	}
	return e
}

type decoder string

func (d *decoder) uvarint() uint64 {
	var x uint64
	for shift := uint(0); len(*d) > 0 && shift < 64; shift += 7 {
		b := (*d)[0]
		*d = (*d)[1:]
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	return x
}

// Lexname is the lexicographers' heading of a synset, such as "noun.act"; "" for a number out of range.
func (t *Table) Lexname(synset int) string {
	if synset < 0 || synset >= t.synsets {
		return ""
	}
	if f := int(t.records[synset*4]); f < len(lexnames) {
		return lexnames[f]
	}
	return ""
}

// Hypernyms lists what a synset is a kind of, directly; for a satellite adjective the adjective it is near to.
func (t *Table) Hypernyms(synset int) []int {
	if synset < 0 || synset >= t.synsets {
		return nil
	}
	h := u32(t.records, synset*4) >> 8
	if h == noSynset {
		return nil
	}
	out := []int{int(h)}
	i := sort.Search(t.further, func(i int) bool { return int(u32(t.extra, i*8)) >= synset })
	for ; i < t.further && int(u32(t.extra, i*8)) == synset; i++ {
		out = append(out, int(u32(t.extra, i*8+4)))
	}
	return out
}

// leastShare is the share of a word's uses below which a sense is left out of comparisons: rare senses make synonyms
// of everything ("get" and "kill").
const leastShare = .1

// Synonyms reports whether two entries share a sense that is common for both, as one part of speech.
func (e *Entry) Synonyms(o *Entry) bool {
	for p := range parts {
		for _, x := range e.Senses[p] {
			if x.Share < leastShare {
				continue
			}
			for _, y := range o.Senses[p] {
				if x.Synset == y.Synset && y.Share >= leastShare {
					return true
				}
			}
		}
	}
	return false
}

// DerivedFrom reports whether the word derives from the other or the other from it.
func (e *Entry) DerivedFrom(other Word) bool { return slices.Contains(e.Derived, other) }

// Opposite reports whether the words are antonyms.
func (e *Entry) Opposite(other Word) bool { return slices.Contains(e.Antonyms, other) }

// share of a word's uses that are filed under one of the headings.
func (t *Table) share(e *Entry, p Part, headings []string) float64 {
	sum := 0.0
	for _, s := range e.Senses[p] {
		if slices.Contains(headings, t.Lexname(s.Synset)) {
			sum += s.Share
		}
	}
	return sum
}

// What a noun names, by the headings it is filed under: what is done or happens, and what is said, thought or goes on,
// which counts when the noun is made of a verb ("announcement", "suspicion", but not "letter", "idea").
var (
	eventHeadings    = []string{"noun.act", "noun.event"}
	deverbalHeadings = []string{"noun.act", "noun.event", "noun.communication", "noun.cognition", "noun.phenomenon", "noun.process"}
)

// leastEvent is the share of a noun's uses that must name what happens for the noun to name an event.
const leastEvent = .5

// EventNoun reports whether a noun mostly names something that happens, is done or is said. known is false for words
// that are not listed as nouns.
func (t *Table) EventNoun(lemma string) (event, known bool) {
	e := t.Entry(t.Find(lemma))
	if len(e.Senses[Noun]) == 0 {
		return false, false
	}
	if t.share(&e, Noun, eventHeadings) >= leastEvent {
		return true, true
	}
	return t.ofVerb(&e) && t.share(&e, Noun, deverbalHeadings) >= leastEvent, true
}

// ofVerb reports whether a noun derives from a verb of another form, or is one form with a verb of saying ("claim").
func (t *Table) ofVerb(e *Entry) bool {
	if v := e.Senses[Verb]; len(v) > 0 {
		return t.Lexname(v[0].Synset) == "verb.communication"
	}
	for _, d := range e.Derived {
		if other := t.Entry(d); len(other.Senses[Verb]) > 0 {
			return true
		}
	}
	return false
}

// lexnames are the lexicographers' headings by number, from lexnames(5WN).
var lexnames = strings.Fields(`adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute
	noun.body noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive
	noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation
	noun.shape noun.state noun.substance noun.time verb.body verb.change verb.cognition verb.communication
	verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion verb.perception
	verb.possession verb.social verb.stative verb.weather adj.ppl`)

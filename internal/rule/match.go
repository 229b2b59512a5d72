package rule

import (
	"cmp"
	"slices"
	"strings"

	"gainsay/internal/pattern"
)

// Word is one word of a text as the reader gives it: the form as written, its lemma, and its part of speech ("verb",
// "noun", "adjective", "adverb", "modal", "preposition", "conjunction", or "" for any other).
type Word struct{ Form, Lemma, Part string }

// Match is a place where a rule's words stand: Words[First:Last]. Side is "a" or "b" for the rules that pair words.
type Match struct {
	ID          string
	Side        string
	First, Last int
}

// trie is an automaton over words: each path from the root is a phrase, and ends lists the rules that it belongs to. A
// text is matched in time proportional to its length, however many phrases there are.
type trie struct {
	next map[string]*trie
	ends []ending
}

type ending struct {
	id, part, side string
}

func (t *trie) add(phrase string, e ending) {
	for _, words := range spellings(phrase) {
		at := t
		for _, w := range words {
			child := at.next[w]
			if child == nil {
				child = &trie{}
				if at.next == nil {
					at.next = map[string]*trie{}
				}
				at.next[w] = child
			}
			at = child
		}
		if !slices.Contains(at.ends, e) {
			at.ends = append(at.ends, e)
		}
	}
}

// spellings lists the ways in which a phrase may be cut into words: at spaces, and at hyphens and genitives too.
func spellings(phrase string) [][]string {
	phrase = strings.ToLower(phrase)
	whole := strings.Fields(phrase)
	cut := strings.Fields(strings.NewReplacer("-", " - ", "'s", " 's", "’s", " ’s").Replace(phrase))
	if len(cut) == len(whole) {
		return [][]string{whole}
	}
	return [][]string{whole, cut}
}

// matcher is the automaton of one kind, nil for kinds that are not matched by words.
func (p *Pack) matcher(k Kind) *trie {
	t := &trie{}
	switch k {
	case Cues:
		for _, c := range p.Cues {
			t.add(c.Lemma, ending{c.ID, c.Part, ""})
		}
	case VagueSources:
		for _, v := range p.VagueSources {
			t.add(v.Phrase, ending{v.ID, "", ""})
		}
	case Hedges:
		for _, h := range p.Hedges {
			t.add(h.Phrase, ending{h.ID, h.Part, ""})
		}
	case Veridicalities:
		for _, v := range p.Entries.Veridicality {
			t.add(v.Verb, ending{v.ID, cmp.Or(v.Part, "verb"), ""})
		}
	case OppositePairs:
		for _, o := range p.Entries.Opposites {
			t.add(o.A, ending{o.ID, o.Part, "a"})
			t.add(o.B, ending{o.ID, o.Part, "b"})
		}
	case ConversePairs:
		for _, c := range p.Converses {
			t.add(c.A, ending{c.ID, "verb", "a"})
			t.add(c.B, ending{c.ID, "verb", "b"})
		}
	case Functionals:
		for _, f := range p.Entries.Functional {
			t.add(f.Lemma, ending{f.ID, f.Part, ""})
		}
	case Frames:
		for _, f := range p.Frames {
			for _, v := range f.Verbs {
				t.add(v, ending{f.ID, "verb", ""})
			}
			for _, n := range f.Nouns {
				t.add(n, ending{f.ID, "noun", ""})
			}
		}
	case Aliases:
		for _, a := range p.Aliases {
			for _, name := range append([]string{a.Name}, a.Aliases...) {
				t.add(name, ending{a.ID, "", ""})
			}
		}
	case Countries:
		for _, c := range p.Countries {
			for _, name := range slices.Concat([]string{c.Name}, c.Aliases, c.Demonyms, c.Seats) {
				t.add(name, ending{c.ID, "", ""})
			}
		}
	case Units:
		for _, u := range p.Units {
			for _, form := range u.Forms {
				t.add(form, ending{u.ID, "", ""})
			}
		}
	case Tolls:
		for _, o := range p.Tolls {
			for _, v := range slices.Concat(o.Verbs, o.Intransitive) {
				t.add(v, ending{o.ID, "verb", ""})
			}
			for _, n := range slices.Concat(o.Nouns, o.Bearers) {
				t.add(n, ending{o.ID, "noun", ""})
			}
			for _, a := range o.Adjectives {
				t.add(a, ending{o.ID, "adjective", ""})
			}
		}
	case Variants:
		for _, v := range p.Variants {
			for _, form := range append([]string{v.Word}, v.Forms...) {
				t.add(form, ending{v.ID, "", ""})
			}
		}
	case WordLists:
		for _, l := range p.WordLists {
			for _, w := range l.Words {
				t.add(w, ending{l.ID, "", ""})
			}
		}
	default:
		return nil
	}
	return t
}

// Match finds the rules of a kind whose words stand in a sentence, in its order. A phrase within a longer one of the
// same kind is left out ("go ahead" within "go ahead with").
func (p *Pack) Match(k Kind, words []Word) []Match {
	p.matchersOnce.Do(func() {
		p.matchers = make(map[Kind]func() *trie)
		for _, k := range Kinds() {
			p.matchers[k] = onceTrie(func() *trie { return p.matcher(k) })
		}
	})
	build, ok := p.matchers[k]
	if !ok {
		return nil
	}
	root := build()
	if root == nil {
		return nil
	}
	var out []Match
	for i := range words {
		root.walk(words, i, i, &out)
	}
	return slices.DeleteFunc(slices.Clone(out), func(m Match) bool {
		return slices.ContainsFunc(out, func(o Match) bool {
			return o.First <= m.First && m.Last <= o.Last && o.Last-o.First > m.Last-m.First
		})
	})
}

// walk follows every path that the words from position at spell, by form or lemma.
func (t *trie) walk(words []Word, first, at int, out *[]Match) {
	for _, e := range t.ends {
		if fits(e.part, words[first:at]) {
			*out = append(*out, Match{e.id, e.side, first, at})
		}
	}
	if at == len(words) || t.next == nil {
		return
	}
	form, lemma := strings.ToLower(words[at].Form), strings.ToLower(words[at].Lemma)
	if child := t.next[form]; child != nil {
		child.walk(words, first, at+1, out)
	}
	if lemma != form {
		if child := t.next[lemma]; child != nil {
			child.walk(words, first, at+1, out)
		}
	}
}

// fits reports whether the words can be of a part of speech. The word that carries a verb phrase is its first, that of a
// noun phrase its last; other phrases are fixed and are known by their words. A participle may stand for an adjective.
func fits(part string, words []Word) bool {
	if len(words) == 0 {
		return false
	}
	var have string
	switch {
	case part == "verb":
		have = words[0].Part
		return have == "verb" || have == "modal" || have == "" || len(words) > 1 && have != "noun"
	case part == "noun":
		return words[len(words)-1].Part == "noun" || words[len(words)-1].Part == ""
	case part == "" || len(words) > 1:
		return true
	case part == "adjective":
		have = words[0].Part
		return have == "adjective" || have == "verb" || have == ""
	case part == "preposition" || part == "conjunction":
		have = words[0].Part
		return have == "preposition" || have == "conjunction" || have == "verb" || have == ""
	}
	return words[0].Part == part || words[0].Part == ""
}

// Furniture finds the pattern that a whole line matches: a line of the site and not of the story.
func (p *Pack) Furniture(line string) (Boilerplate, bool) {
	line = strings.ToLower(strings.TrimSpace(line))
	for i, re := range p.index.furniture() {
		if len(line) <= longest(p.Entries.Boilerplate[i]) && re.MatchString(line) {
			return p.Entries.Boilerplate[i], true
		}
	}
	return Boilerplate{}, false
}

// longest is the length in bytes of the longest line that a pattern is tried on.
func longest(b Boilerplate) int {
	if b.Longest > 0 {
		return b.Longest
	}
	return 160
}

// compilePattern anchors a pattern at both ends of the line.
func compilePattern(expression string) (*pattern.Pattern, error) {
	return pattern.Compile(`^(?:` + expression + `)$`)
}

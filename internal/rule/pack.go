package rule

import (
	"cmp"
	"strings"
	"sync"

	"gainsay/internal/pattern"
)

// Pack is a set of rules, indexed. It never changes after it was made and is safe for concurrent use.
type Pack struct {
	Entries
	origin map[string]Origin
	tests  []Test
	index  index
	// raw is the compiled form that the pack was read from, nil when it was loaded from YAML.
	raw map[Kind]string

	matchersOnce sync.Once
	matchers     map[Kind]func() *trie
}

// onceTrie builds an automaton when it is first asked for.
func onceTrie(build func() *trie) func() *trie { return sync.OnceValue(build) }

// Origin says where a rule is written; the zero value when it was read from the compiled form.
type Origin struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

// Origin is where the rule with an id is written.
func (p *Pack) Origin(id string) Origin { return p.origin[id] }

// Tests lists the tests that stand beside the rules; none when the pack was read from its compiled form.
func (p *Pack) Tests() []Test { return p.tests }

// wordKey is a lemma with its part of speech.
type wordKey struct{ lemma, part string }

// index finds entries by what they are about. Each part is built when it is first asked for.
type index struct {
	cues         func() map[wordKey]int
	vague        func() map[string]int
	hedges       func() map[wordKey]int
	veridicality func() map[[4]string]int
	opposites    func() map[wordKey][]int
	converses    func() map[string][]int
	functional   func() map[string][]int
	frames       func() map[wordKey][]int
	frameIDs     func() map[string]int
	countries    func() map[string]int
	aliases      func() map[string]int
	units        func() map[string]int
	tolls        func() map[string]int
	variants     func() map[[2]string]int
	lists        func() map[string]map[string]bool
	thresholds   func() map[string]float64
	alarms       func() map[string]int
	severities   func() map[string]string
	furniture    func() []*pattern.Pattern
}

// newPack indexes entries.
func newPack(e Entries) *Pack {
	p := &Pack{Entries: e}
	p.index = index{
		cues: sync.OnceValue(func() map[wordKey]int {
			return byKey(p.Cues, func(c *Cue) []wordKey { return []wordKey{{c.Lemma, c.Part}, {c.Lemma, ""}} })
		}),
		vague: sync.OnceValue(func() map[string]int {
			return byKey(p.VagueSources, func(v *VagueSource) []string { return []string{v.Phrase} })
		}),
		hedges: sync.OnceValue(func() map[wordKey]int {
			return byKey(p.Hedges, func(h *Hedge) []wordKey { return []wordKey{{h.Phrase, h.Part}, {h.Phrase, ""}} })
		}),
		veridicality: sync.OnceValue(func() map[[4]string]int {
			return byKey(p.Entries.Veridicality, func(v *Veridicality) [][4]string {
				return [][4]string{{v.Verb, cmp.Or(v.Part, "verb"), v.Frame, v.Voice}}
			})
		}),
		opposites: sync.OnceValue(func() map[wordKey][]int {
			return allByKey(p.Entries.Opposites, func(o *Opposite) []wordKey {
				return []wordKey{{o.A, o.Part}, {o.B, o.Part}, {o.A, ""}, {o.B, ""}}
			})
		}),
		converses: sync.OnceValue(func() map[string][]int {
			return allByKey(p.Converses, func(c *Converse) []string { return []string{c.A, c.B} })
		}),
		functional: sync.OnceValue(func() map[string][]int {
			return allByKey(p.Entries.Functional, func(f *Functional) []string { return []string{f.Lemma} })
		}),
		frames: sync.OnceValue(func() map[wordKey][]int {
			return allByKey(p.Frames, func(f *Frame) []wordKey {
				var out []wordKey
				for _, v := range f.Verbs {
					out = append(out, wordKey{v, "verb"})
				}
				for _, n := range f.Nouns {
					out = append(out, wordKey{n, "noun"})
				}
				return out
			})
		}),
		frameIDs: sync.OnceValue(func() map[string]int {
			return byKey(p.Frames, func(f *Frame) []string { return []string{f.ID} })
		}),
		countries: sync.OnceValue(func() map[string]int {
			return byKey(p.Countries, func(c *Country) []string {
				return fold(append([]string{c.Name, c.Code}, c.Aliases...))
			})
		}),
		aliases: sync.OnceValue(func() map[string]int {
			return byKey(p.Aliases, func(a *Alias) []string { return fold(append([]string{a.Name}, a.Aliases...)) })
		}),
		units: sync.OnceValue(func() map[string]int {
			return byKey(p.Units, func(u *Unit) []string { return u.Forms })
		}),
		variants: sync.OnceValue(func() map[[2]string]int {
			return byKey(p.Variants, func(v *Variant) [][2]string {
				keys := [][2]string{{v.Use, v.Word}}
				for _, form := range v.Forms {
					keys = append(keys, [2]string{v.Use, form})
				}
				return keys
			})
		}),
		tolls: sync.OnceValue(func() map[string]int {
			return byKey(p.Tolls, func(t *Toll) []string { return []string{t.Role} })
		}),
		lists: sync.OnceValue(func() map[string]map[string]bool {
			out := make(map[string]map[string]bool, len(p.WordLists))
			for _, l := range p.WordLists {
				out[l.ID] = make(map[string]bool, len(l.Words))
				for _, w := range l.Words {
					out[l.ID][w] = true
				}
			}
			return out
		}),
		thresholds: sync.OnceValue(func() map[string]float64 {
			out := make(map[string]float64, len(p.Thresholds))
			for _, t := range p.Thresholds {
				out[t.ID] = t.Value
			}
			return out
		}),
		alarms: sync.OnceValue(func() map[string]int {
			return byKey(p.Alarms, func(a *Alarm) []string { return []string{a.ID} })
		}),
		severities: sync.OnceValue(func() map[string]string {
			out := make(map[string]string, len(p.Severities))
			for _, s := range p.Severities {
				out[s.Alarm] = s.Severity
			}
			return out
		}),
		furniture: sync.OnceValue(func() []*pattern.Pattern {
			out := make([]*pattern.Pattern, len(p.Entries.Boilerplate))
			for i, b := range p.Entries.Boilerplate {
				out[i], _ = compilePattern(b.Pattern) // a pack with a pattern that does not compile is refused
			}
			return out
		}),
	}
	return p
}

func fold(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.ToLower(n)
	}
	return out
}

// byKey maps each key of each entry to the entry; the first entry of a key wins.
func byKey[T any, K comparable](list []T, keys func(*T) []K) map[K]int {
	out := make(map[K]int, len(list))
	for i := range list {
		for _, k := range keys(&list[i]) {
			if _, taken := out[k]; !taken {
				out[k] = i
			}
		}
	}
	return out
}

// allByKey maps each key to every entry that has it, in order.
func allByKey[T any, K comparable](list []T, keys func(*T) []K) map[K][]int {
	out := make(map[K][]int, len(list))
	for i := range list {
		for _, k := range keys(&list[i]) {
			if n := len(out[k]); n == 0 || out[k][n-1] != i {
				out[k] = append(out[k], i)
			}
		}
	}
	return out
}

// pick is the entry that a key leads to.
func pick[T any, K comparable](list []T, index map[K]int, key K) (T, bool) {
	i, ok := index[key]
	if !ok {
		var none T
		return none, false
	}
	return list[i], true
}

// pickAll is every entry that a key leads to.
func pickAll[T any, K comparable](list []T, index map[K][]int, key K) []T {
	var out []T
	for _, i := range index[key] {
		out = append(out, list[i])
	}
	return out
}

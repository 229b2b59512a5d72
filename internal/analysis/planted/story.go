package planted

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// story is the documents of a folder with what was read in them.
type story struct {
	name     string
	pack     *rule.Pack
	docs     []corpus.Document
	articles []*article
	// forms are the written forms of a lemma by its tag, as the story has them.
	forms map[[2]string]string
}

type article struct {
	index    int
	doc      *corpus.Document
	read     *nlp.Document
	entities *entity.Document
	lines    []*line
}

// line is one sentence of running text.
type line struct {
	article  *article
	sentence *nlp.Sentence
	// content are the lemmas that tell something.
	content map[string]bool
}

func (l *line) text() string { return l.sentence.Span.Cut(l.article.doc.Text) }

// The shortest and longest sentences, in tokens, that are changed.
const shortest, longest = 7, 60

func (b *Bench) read(ctx context.Context, docs []corpus.Document) (*story, error) {
	s := &story{pack: b.pack, docs: docs, forms: map[[2]string]string{}}
	for i := range docs {
		read, err := b.reader.Read(ctx, docs[i].Readable())
		if err != nil {
			return nil, err
		}
		a := &article{index: i, doc: &docs[i], read: read, entities: b.resolver.Resolve(read)}
		s.articles = append(s.articles, a)
		for k := range read.Sentences {
			sentence := &read.Sentences[k]
			for t := range sentence.Tokens {
				token := &sentence.Tokens[t]
				if token.Form == strings.ToLower(token.Form) {
					s.forms[[2]string{token.Lemma, token.Tag}] = token.Form
				}
			}
			if n := len(sentence.Tokens); sentence.Kind == nlp.Text && n >= shortest && n <= longest {
				a.lines = append(a.lines, &line{a, sentence, contentOf(sentence)})
			}
		}
	}
	return s, nil
}

func contentOf(s *nlp.Sentence) map[string]bool {
	m := map[string]bool{}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; tells(t) {
			m[strings.ToLower(t.Lemma)] = true
		}
	}
	return m
}

func tells(t *nlp.Token) bool {
	switch t.Lemma {
	case "be", "have", "do", "say", "get", "make", "go", "take":
		return false
	}
	switch t.Class {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
		return true
	}
	return false
}

// pairing is two sentences of two documents that say the same in part at least.
type pairing struct {
	x, y           *line
	overlap        float64
	copied, agreed bool
}

// Two sentences are paired when they share leastWords words that tell something and leastOverlap of their weight.
const (
	leastWords   = 4
	leastOverlap = .3
	// copiedPairs is the share of the pairs of neighbouring words of the shorter sentence that makes it a copy.
	copiedPairs = .5
)

// pairs lists the pairings of the story, the most alike first.
func (b *Bench) pairs(s *story, r *report.Report) []pairing {
	frequency := map[string]int{}
	n := 0
	for _, a := range s.articles {
		for _, l := range a.lines {
			n++
			for w := range l.content {
				frequency[w]++
			}
		}
	}
	weight := func(w string) float64 { return math.Log(float64(n+1) / float64(frequency[w])) }
	mass := func(l *line) float64 {
		sum := 0.0
		for _, w := range sortedKeys(l.content) {
			sum += weight(w)
		}
		return sum
	}
	together := agreements(s, r)
	var out []pairing
	for i, a := range s.articles {
		for _, other := range s.articles[i+1:] {
			for _, x := range a.lines {
				for _, y := range other.lines {
					shared, sum := 0, 0.0
					for _, w := range sortedKeys(x.content) {
						if y.content[w] {
							shared++
							sum += weight(w)
						}
					}
					p := pairing{x: x, y: y, agreed: together[[2]*line{x, y}]}
					if p.overlap = sum / math.Sqrt(max(1e-9, mass(x)*mass(y))); !p.agreed && (shared < leastWords || p.overlap < leastOverlap) {
						continue
					}
					p.copied = bigramsShared(x.sentence, y.sentence) >= copiedPairs
					out = append(out, p)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(p, q pairing) int { return -cmp.Compare(p.overlap, q.overlap) })
	return out
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// bigramsShared is the share of the pairs of neighbouring words of the shorter sentence that the longer one has.
func bigramsShared(x, y *nlp.Sentence) float64 {
	of := func(s *nlp.Sentence) map[string]bool {
		m := map[string]bool{}
		for i := range len(s.Tokens) - 1 {
			m[strings.ToLower(s.Tokens[i].Form+" "+s.Tokens[i+1].Form)] = true
		}
		return m
	}
	a, b := of(x), of(y)
	if len(b) < len(a) {
		a, b = b, a
	}
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(a)))
}

// agreements are the pairs of sentences that the run found to agree.
func agreements(s *story, r *report.Report) map[[2]*line]bool {
	find := func(m report.Member) *line {
		for _, a := range s.articles {
			if a.doc.ID != m.Document {
				continue
			}
			for _, l := range a.lines {
				if l.sentence.Span.Contains(text.Span{Start: m.Start, End: m.Start + 1}) {
					return l
				}
			}
		}
		return nil
	}
	out := map[[2]*line]bool{}
	for _, f := range r.Findings {
		if f.Kind != "agreement" {
			continue
		}
		for i, m := range f.Members {
			for _, o := range f.Members[i+1:] {
				if x, y := find(m), find(o); x != nil && y != nil && x.article != y.article {
					out[[2]*line{x, y}], out[[2]*line{y, x}] = true, true
				}
			}
		}
	}
	return out
}

// change is one thing to be changed in x, which y says too.
type change struct {
	pairing
	kind  Kind
	edits []edit
}

// choose picks the changes of a story: for each kind a few in copies and a few in other pairs, the sentences that are
// most alike first, no sentence twice for one kind.
func (s *story) choose(pairs []pairing) []change {
	type bin struct {
		kind   Kind
		copied bool
	}
	taken := map[bin]int{}
	used := map[Kind]map[*line]bool{}
	var out []change
	for _, p := range pairs {
		if lot(2, s.name, p.x.text(), p.y.text()) == 1 {
			p.x, p.y = p.y, p.x
		}
		for _, side := range [2]pairing{p, {x: p.y, y: p.x, overlap: p.overlap, copied: p.copied, agreed: p.agreed}} {
			for _, c := range s.changes(side) {
				k := bin{c.kind, p.copied}
				if taken[k] == perKind || used[c.kind][c.x] || used[c.kind][c.y] {
					continue
				}
				taken[k]++
				if used[c.kind] == nil {
					used[c.kind] = map[*line]bool{}
				}
				used[c.kind][c.x], used[c.kind][c.y] = true, true
				out = append(out, c)
			}
		}
	}
	return out
}

// changes lists what can be changed in x of a pairing, at most one of each kind.
func (s *story) changes(p pairing) []change {
	var out []change
	seen := map[Kind]bool{}
	for _, make := range []func(pairing) []change{s.numbers, s.times, s.places, s.participants, s.negations, s.opposites, s.quotations} {
		for _, c := range make(p) {
			if !seen[c.kind] {
				seen[c.kind] = true
				c.pairing = p
				out = append(out, c)
			}
		}
	}
	return out
}

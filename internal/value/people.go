package value

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/quantity"
)

// aged is the age that a document gives a person.
type aged struct {
	told
	person *entity.Entity
	years  float64
}

// ages compares how old documents say that a person is: in years, as press style has it, behind the name or before what the
// person is called ("Paul Venn, 47,", "the 47-year-old driver").
func (f *Finder) ages(ctx context.Context, all []told) ([]Match, error) {
	var given []aged
	for i := range all {
		if a, ok := all[i].age(); ok {
			given = append(given, a)
		}
	}
	var out []Match
	for i := range given {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := i + 1; j < len(given); j++ {
			x, y := &given[i], &given[j]
			if x.Document == y.Document || entity.Same(x.person, y.person) < entity.SureSame || !f.oneMoment(&x.told, &y.told) {
				continue
			}
			apart := math.Abs(x.years - y.years)
			if apart < 1 || apart < 2 && (x.document.Published.IsZero() || y.document.Published.IsZero()) || gives(given, x, y.years) || gives(given, y, x.years) {
				continue // a birthday may lie between two documents of which one has no date
			}
			out = append(out, Match{A: x.Answer, B: y.Answer, Relation: Apart, Rule: "divergence/age", Confidence: .8,
				Question: fmt.Sprintf("How old is %s?", x.person.Name),
				Why:      []string{fmt.Sprintf("%q and %q are given as the age of one person", x.Cut(x.document.Read.Text), y.Cut(y.document.Read.Text))}})
		}
	}
	return out, nil
}

// gives reports whether the document of an age gives the person the other age too.
func gives(all []aged, x *aged, years float64) bool {
	return slices.ContainsFunc(all, func(o aged) bool { return o.Document == x.Document && o.years == years && o.person == x.person })
}

// age reads whose age a figure is, where it stands beside what names the person.
func (t *told) age() (aged, bool) {
	q := t.amount
	if q.Kind != quantity.Age || q.Comparator != "" || q.Low != q.High || q.Spoken < 1 || q.Spoken > 120 {
		return aged{}, false
	}
	g := t.sentence.Tokens[t.head].Head
	if g < 0 {
		return aged{}, false
	}
	switch before := g > t.head; {
	case before && !t.definite(g):
		return aged{}, false // "a 26-year-old Paul Venn" was that then
	case !before && !t.betweenCommas():
		return aged{}, false
	}
	e := t.document.entityAt(&t.sentence.Tokens[g])
	if e == nil || e.Kind != entity.Person || len(e.Names) == 0 || e.Plural {
		return aged{}, false
	}
	return aged{*t, e, q.Spoken}, true
}

func (t *told) definite(noun int) bool {
	return slices.ContainsFunc(t.sentence.Children(noun), func(k int) bool { return strings.EqualFold(t.sentence.Tokens[k].Form, "the") })
}

// betweenCommas reports whether a figure stands between commas, or between a comma and the end of a sentence.
func (t *told) betweenCommas() bool {
	doc := t.document.Read.Text
	before, behind := strings.TrimRight(doc[t.sentence.Start:t.Start], " "), strings.TrimLeft(doc[t.End:min(len(doc), t.sentence.End)], " ")
	return strings.HasSuffix(before, ",") && (behind == "" || strings.ContainsAny(behind[:1], ",.;"))
}

// office is what a document calls a person, with the rank that stands before it.
type office struct {
	Answer
	document *Document
	person   *entity.Entity
	noun     string
	rank     string
	of       map[string]bool
}

// offices compares what documents call a person: with a rank in the one ("the deputy mayor"), without it in the other.
func (f *Finder) offices(ctx context.Context, number []int, documents []Document) ([]Match, error) {
	var all []office
	for _, i := range number {
		all = append(all, f.officesOf(&documents[i], i)...)
	}
	var out []Match
	for i := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for j := range all {
			x, y := &all[i], &all[j]
			if x.rank == "" || y.rank != "" || x.Document == y.Document || x.noun != y.noun || entity.Same(x.person, y.person) < entity.SureSame || disjoint(x.of, y.of) {
				continue
			}
			both := func(o office) bool {
				return o.noun == x.noun && (o.Document == y.Document && o.person == y.person && o.rank != "" || o.Document == x.Document && o.person == x.person && o.rank == "")
			}
			if slices.ContainsFunc(all, both) {
				continue // who gives both shortens the one
			}
			m := Match{A: x.Answer, B: y.Answer, Relation: Apart, Rule: "tension/office", Confidence: .7,
				Question: fmt.Sprintf("What is %s: %q or %q?", x.person.Name, x.Cut(x.document.Read.Text), y.Cut(y.document.Read.Text)),
				Why:      []string{fmt.Sprintf("one says %q, the other leaves %q away", x.rank+" "+x.noun, x.rank)}}
			if f.words.loose[x.noun] {
				m.Relation, m.Rule = Within, "narrower/office"
			}
			if y.Document < x.Document {
				m.A, m.B = m.B, m.A
			}
			out = append(out, m)
		}
	}
	return out, nil
}

// officesOf lists the offices that a document gives to the people whom it names: before the name, or behind it between commas.
func (f *Finder) officesOf(d *Document, number int) []office {
	if d.Entities == nil {
		return nil
	}
	var out []office
	for i := range d.Entities.Mentions {
		m := &d.Entities.Mentions[i]
		e := &d.Entities.Entities[m.Entity]
		if e.Kind != entity.Person || len(e.Names) == 0 || m.Form != entity.NameForm {
			continue
		}
		s := &d.Read.Sentences[m.Sentence]
		if s.Kind == nlp.Furniture || len(s.Tokens) > longestSentence {
			continue
		}
		for k := range s.Tokens {
			t := &s.Tokens[k]
			title := m.Contains(t.Span) && k < m.Head && t.Name == nlp.NoName
			apposed := t.Head == m.Head && t.Relation == "appos" && k > m.Head
			if (t.Class == "NOUN" || t.Class == "PROPN") && (title || apposed) {
				o := f.office(d, number, m.Sentence, e, k)
				if !slices.ContainsFunc(out, func(p office) bool { return p.person == o.person && p.noun == o.noun && p.rank == o.rank }) {
					out = append(out, o)
				}
			}
		}
	}
	return out
}

// office reads the phrase that ends with a noun.
func (f *Finder) office(d *Document, number, sentence int, person *entity.Entity, noun int) office {
	s := &d.Read.Sentences[sentence]
	o := office{document: d, person: person, noun: strings.ToLower(s.Tokens[noun].Lemma), of: map[string]bool{}}
	from := noun
	for from > 0 && (s.Tokens[from-1].Class == "NOUN" || s.Tokens[from-1].Class == "PROPN" || s.Tokens[from-1].Class == "ADJ") {
		from--
		w := strings.ToLower(s.Tokens[from].Lemma)
		switch {
		case f.words.ranks[strings.TrimPrefix(w, "ex-")]:
			o.rank = w
		case !f.words.vague[w]:
			o.of[w] = true
		}
	}
	o.Answer = Answer{number, sentence, s.Tokens[from].Hull(s.Tokens[noun].Span)}
	return o
}

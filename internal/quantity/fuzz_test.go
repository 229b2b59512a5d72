package quantity_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/nlp/names"
	"gainsay/internal/quantity"
	"gainsay/internal/text"
)

// FuzzFind reads arbitrary text: nothing panics, spans cut the text and hold the number, quantities come in order and
// apart, intervals are numbers that do not run backwards, and every quantity equals itself.
func FuzzFind(f *testing.F) {
	for _, c := range amounts {
		f.Add(c.doc)
	}
	f.Add("between 5 and 4 to 3-2-1, $-5--6m, one one one hundred hundred million million")
	f.Add("½½½ 1,2,3,4,5 000 000 12'13'' 5/10/10 no no one none of 9999999999999999999999999999bn")
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		f.Fatal(err)
	}
	// The fuzzer takes ten seconds in one input for a deadlock: the models of prose are decoded before it looks at the clock.
	if _, err := names.Default(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		read, err := reader.ReadShallow(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range read.Sentences {
			check(t, &read.Sentences[i], doc)
		}
	})
}

// vocabulary holds the words that the grammar turns on, for sentences that no writer would write.
var vocabulary = strings.Fields(`the a an at least most more than less fewer no not one two three twenty hundred thousand million
	dozen dozens of hundreds several few couple half third thirds quarter in out every 5 34 1990 1,000 1.5 12m 8,568-metre 12:30 000 / - – : ,
	. ' " ( ) + % $ £ US EUR percent per cent points dollars pounds metre metres m k bn km feet inches hours days ago later years year old aged
	killed wounded dead people soldiers deaths toll release were was been and or to from between by rose fell won vote over under up about
	nearly some so first 42nd nobody none without casualties both twice ½ minus degrees C 's s 70s his`)

// FuzzFindWords reads sentences of the grammar's own words in any order, with any tags and any tree.
func FuzzFindWords(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
	tags := []string{"", "NN", "NNS", "NNP", "VBD", "VBN", "CD", "JJ", "IN", "DT", "RB", "VBG"}
	relations := []string{"", "nummod", "nsubj", "nsubj:pass", "obj", "nmod", "acl", "conj", "amod", "case", "root", "obl"}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, doc := &nlp.Sentence{}, ""
		words := len(data) / 3
		for i := range words {
			w, bits := vocabulary[int(data[3*i])%len(vocabulary)], data[3*i+1]
			if bits&1 == 0 && doc != "" {
				doc += " "
			}
			s.Tokens = append(s.Tokens, nlp.Token{
				Span: text.Span{Start: len(doc), End: len(doc) + len(w)}, Form: w, Lemma: w, Head: int(data[3*i+2])%(words+1) - 1,
				Labels: &nlp.Labels{Tag: tags[int(bits>>1)%len(tags)], Relation: relations[int(data[3*i+2])%len(relations)]},
			})
			doc += w
		}
		s.End = len(doc)
		check(t, s, doc)
	})
}

// check verifies what Find promises whatever the sentence.
func check(t *testing.T, s *nlp.Sentence, doc string) {
	t.Helper()
	end := 0
	for _, q := range quantity.Find(s, doc) {
		if q.Start < end || q.End <= q.Start || q.End > len(doc) || !q.Span.Contains(q.Number) || q.Number.Empty() {
			t.Fatalf("span %v, number %v after %d in %d bytes", q.Span, q.Number, end, len(doc))
		}
		end = q.End
		if math.IsNaN(q.Low) || math.IsNaN(q.High) || q.High < q.Low || math.IsNaN(q.Rounding) || q.Rounding < 0 {
			t.Fatalf("%q: [%g, %g] rounded by %g", q.Span.Cut(doc), q.Low, q.High, q.Rounding)
		}
		if q.Head < -1 || q.Head >= len(s.Tokens) {
			t.Fatalf("%q: head %d of %d tokens", q.Span.Cut(doc), q.Head, len(s.Tokens))
		}
		if r := quantity.Compare(q, q); r != quantity.Equal {
			t.Fatalf("%q is %s to itself", q.Span.Cut(doc), r)
		}
	}
}

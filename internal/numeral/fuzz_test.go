package numeral_test

import (
	"context"
	"math"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/numeral"
)

// FuzzParseFigure reads arbitrary figures: what is taken for one is a number, with a step of which it could be a multiple.
func FuzzParseFigure(f *testing.F) {
	for _, s := range []string{"8,568", "1.5", "1.234.567", "12.05.2024", "007", ",,,", "1e9", "NaN", "Inf", "0x1p-2", "1_000", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, step, ok := numeral.ParseFigure(s)
		if !ok {
			return
		}
		if math.IsNaN(v) || math.IsInf(v, 0) || step <= 0 || step > 1 {
			t.Errorf("%q is %v in steps of %v", s, v, step)
		}
		if c := s[0]; c < '0' && c != '.' && c != ',' && c != '-' && c != '+' || c > '9' {
			t.Errorf("%q is taken for the figure %v", s, v)
		}
	})
}

// FuzzRead cuts arbitrary text: lexemes lie in order, apart, inside their sentence, and every question about a neighbour
// has an answer.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"Thirty-one soldiers died on 5-6 March.", "½ of 12'13'' at 5/10/10, ---", "In the mid-1990s, 70s-style $3.5m–$4m deals"} {
		f.Add(s)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		read, err := reader.ReadShallow(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range read.Sentences {
			parsed := &read.Sentences[i]
			s := numeral.Read(parsed)
			at := parsed.Start
			for k, l := range s.Lexemes {
				if l.Start < at || l.End < l.Start || l.End > parsed.End {
					t.Errorf("lexeme %d at %d to %d, the one before it ends at %d and the sentence at %d", k, l.Start, l.End, at, parsed.End)
				}
				at = l.End
				_, _, _, _, _, _ = s.Word(k+1), s.Is(k-1, "-"), s.Tag(k+1), s.Hyphen(k), s.Glued(k), s.First(k)
			}
		}
	})
}

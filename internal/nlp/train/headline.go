package train

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp/conllu"
)

// Headlines makes sentences in the style of headlines out of every step-th sentence of a treebank, which has next to
// none: articles and forms of "be" that govern nothing fall away, the last stop too, and in every other one the words
// begin with capitals. Tags and trees stay what they were. The second result holds the index of each one's source.
func Headlines(sentences []conllu.Sentence, step int) (out []conllu.Sentence, from []int) {
	if step <= 0 {
		return nil, nil
	}
	for i := 0; i < len(sentences); i += step {
		s := headline(&sentences[i], i/step%2 == 0)
		if n := len(s.Words); n >= 4 && n <= 20 {
			out, from = append(out, s), append(from, i)
		}
	}
	return out, from
}

func headline(s *conllu.Sentence, capitals bool) conllu.Sentence {
	governs := make([]bool, len(s.Words))
	for _, w := range s.Words {
		if w.Head >= 0 {
			governs[w.Head] = true
		}
	}
	place := make([]int, len(s.Words))
	var out conllu.Sentence
	for i, w := range s.Words {
		lower := strings.ToLower(w.Form)
		drop := !governs[i] && w.Head >= 0 && (w.Deprel == "det" && (lower == "the" || lower == "a" || lower == "an") ||
			(w.Deprel == "aux" || w.Deprel == "aux:pass" || w.Deprel == "cop") && w.Lemma == "be" ||
			i == len(s.Words)-1 && w.Deprel == "punct" && lower == ".")
		place[i] = len(out.Words)
		if drop {
			place[i] = -1
			continue
		}
		if capitals && (!smallInTitles[lower] || len(out.Words) == 0) {
			r, n := utf8.DecodeRuneInString(w.Form)
			w.Form = string(unicode.ToUpper(r)) + w.Form[n:]
		}
		out.Words = append(out.Words, w)
	}
	for i := range out.Words {
		if h := out.Words[i].Head; h >= 0 {
			out.Words[i].Head = place[h]
		}
	}
	return out
}

// smallInTitles are the words that headlines in capitals leave small.
var smallInTitles = map[string]bool{"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true,
	"for": true, "and": true, "or": true, "but": true, "by": true, "as": true, "with": true, "from": true, "n't": true, "'s": true}

package train

import (
	"fmt"
	"io"

	"gainsay/internal/nlp"
	"gainsay/internal/nlp/names"
)

// ScoreReading prints how the embedded models read treebanks with gold tokens, how the tags of prose/v2 compare, and how
// far the confidence of an attachment can be believed.
func ScoreReading(treebanks []NamedTreebank, out io.Writer) error {
	recogniser, err := names.Default()
	if err != nil {
		return err
	}
	for _, b := range treebanks {
		var n, penn, universal, lemmas, heads, labelled, prose, either int
		type bucket struct {
			n, right int
			sum      float64
		}
		var buckets [10]bucket
		for i := range b.Sentences {
			gold := b.Sentences[i].Words
			words := forms(&b.Sentences[i])
			read, err := nlp.ReadWords(words)
			if err != nil {
				return err
			}
			guesses := recogniser.Tags(words)
			for j, t := range read.Tokens {
				g := &gold[j]
				n++
				penn += count(t.Tag == g.XPOS)
				universal += count(t.Class == g.UPOS)
				lemmas += count(t.Lemma == g.Lemma)
				prose += count(guesses[j].Tag == g.XPOS)
				either += count(guesses[j].Tag == g.XPOS || t.Tag == g.XPOS)
				right := t.Head == g.Head
				heads += count(right)
				labelled += count(right && coarse(t.Relation) == coarse(g.Deprel))
				k := &buckets[min(int(t.Confidence*10), 9)]
				k.n++
				k.sum += t.Confidence
				k.right += count(right)
			}
		}
		fmt.Fprintf(out, "%s: %d tokens, UPOS %.2f, XPOS %.2f, lemma %.2f, UAS %.2f, LAS %.2f\n", b.Name, n, percent(universal, n),
			percent(penn, n), percent(lemmas, n), percent(heads, n), percent(labelled, n))
		fmt.Fprintf(out, "%s: XPOS of prose %.2f, of either %.2f\n", b.Name, percent(prose, n), percent(either, n))
		for k, x := range buckets {
			if x.n > 0 {
				fmt.Fprintf(out, "%s: confidence %.1f to %.1f: %5d attachments, said %.3f, right %.3f\n", b.Name, float64(k)/10,
					float64(k+1)/10, x.n, x.sum/float64(x.n), float64(x.right)/float64(x.n))
			}
		}
	}
	return nil
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

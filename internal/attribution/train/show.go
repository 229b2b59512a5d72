package train

import (
	"fmt"
	"io"
	"strings"

	"gainsay/internal/attribution/sequence"
)

// Show prints each sentence of the articles with the marked and the found runs in brackets, for a person to read.
func Show(w io.Writer, m *sequence.Model, c Corpus) {
	for i := range c {
		r := &c[i]
		l := m.Read(r.document)
		fmt.Fprintln(w, "=====", r.article.Name)
		for s := range r.document.Sentences {
			gold, mine := bracketed(r, s, r.labels[s]), bracketed(r, s, l.Labels[s])
			if gold == mine {
				fmt.Fprintln(w, "  =", gold)
			} else {
				fmt.Fprintf(w, "  g %s\n  m %s\n", gold, mine)
			}
		}
	}
}

func bracketed(r *read, s int, labels []sequence.Label) string {
	var b strings.Builder
	runs := sequence.Runs(labels)
	for t, w := range r.document.Sentences[s].Tokens {
		if len(runs) > 0 && runs[0].End == t {
			b.WriteString("] ")
			runs = runs[1:]
		}
		if len(runs) > 0 && runs[0].Start == t {
			b.WriteString([]string{"", "[S ", "[C ", "[T "}[runs[0].Role])
		}
		b.WriteString(w.Form + " ")
	}
	if len(runs) > 0 {
		b.WriteString("]")
	}
	return b.String()
}

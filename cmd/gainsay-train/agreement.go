package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"gainsay/internal/analysis"
	"gainsay/internal/rule"
)

// trainAgreement learns from labelled pairs of claims which say the same.
func trainAgreement(ctx context.Context, args []string, out, log io.Writer) error {
	t := pairTask{
		name:    "agreement",
		labels:  "internal/analysis/testdata/agreement-labels.tsv",
		letters: "yhn",
		wrong:   "n",
		out:     "internal/analysis/agreement.tsv",
		folds:   5,
		signs:   analysis.AgreementSigns(),
		pairs:   claimsOf,
		title:   "Weights of the signs of agreement",
		purpose: "What each sign says for (+) or against (-) two claims that were aligned saying the same",
		data: "pairs of claims of news stories (BASIL; Giveme5W1H), drawn from those that rules took for agreements, from those that were near it and from the rest, " +
			"and labelled by readers who saw the two sentences alone",
	}
	return t.run(ctx, args, out, log)
}

// claimsOf lists the pairs of claims of a story that may be agreements.
func claimsOf(ctx context.Context, folder string, pack *rule.Pack) ([]candidate, error) {
	return observed(ctx, folder, pack, func(texts map[string]string, tell func(candidate)) analysis.Options {
		return analysis.Options{Observe: func(p analysis.AgreementPair) {
			a, b := p.A, p.B
			if a.Document > b.Document || a.Document == b.Document && a.Predicate.Start > b.Predicate.Start {
				a, b = b, a
			}
			tell(candidate{key: fmt.Sprintf("%s\t%d\t%s\t%d", a.Document, a.Predicate.Start, b.Document, b.Predicate.Start),
				a: marked(texts[a.Document], a), b: marked(texts[b.Document], b), signs: p.Signs})
		}}
	})
}

// marked is the sentence of a claim, the claim between <> and its predicate between **.
func marked(text string, p analysis.AgreementPlace) string {
	var out strings.Builder
	for i := p.Sentence.Start; i <= p.Sentence.End; i++ {
		if i == p.Predicate.End {
			out.WriteString("**")
		}
		if i == p.Claim.End {
			out.WriteByte('>')
		}
		if i == p.Claim.Start {
			out.WriteByte('<')
		}
		if i == p.Predicate.Start {
			out.WriteString("**")
		}
		if i < p.Sentence.End {
			out.WriteByte(text[i])
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

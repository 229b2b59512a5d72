package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"gainsay/internal/analysis"
	"gainsay/internal/rule"
	"gainsay/internal/text"
	"gainsay/internal/value"
)

// trainFigure learns from labelled pairs of figures which are of one thing.
func trainFigure(ctx context.Context, args []string, out, log io.Writer) error {
	t := pairTask{
		name:    "figure",
		labels:  "internal/value/testdata/figure-labels.tsv",
		letters: "spn",
		wrong:   "pn",
		out:     "internal/value/figure.tsv",
		folds:   6,
		signs:   analysis.FigureSigns(),
		pairs:   figuresOf,
		kinds:   []string{numbers(value.Same), numbers(value.Within), numbers(value.Apart)},
		title:   "Weights of the signs that two figures are of one thing",
		purpose: "What each sign says for (+) or against (-) two figures of two documents of a story answering one question",
		data: "pairs of figures of news stories (BASIL; Giveme5W1H): all that exclude each other, and a part of those that are equal or nearly so; " +
			"labelled by readers who saw the sentences and those before them alone",
	}
	return t.run(ctx, args, out, log)
}

// numbers says how the numbers of two figures compare.
func numbers(r value.Relation) string { return "numbers that are " + string(r) }

// figuresOf lists the pairs of figures of a story that may be of one thing.
func figuresOf(ctx context.Context, folder string, pack *rule.Pack) ([]candidate, error) {
	return observed(ctx, folder, pack, func(texts map[string]string, tell func(candidate)) analysis.Options {
		return analysis.Options{ObserveFigures: func(p analysis.FigurePair) {
			a, b := p.A, p.B
			if a.Document > b.Document {
				a, b = b, a
			}
			tell(candidate{key: fmt.Sprintf("%s\t%d\t%s\t%d", a.Document, a.Figure.Start, b.Document, b.Figure.Start), kind: numbers(p.Numbers),
				a: figureIn(texts[a.Document], a), b: figureIn(texts[b.Document], b), signs: p.Signs})
		}}
	})
}

// figureIn is the sentence of a figure, the figure between <>.
func figureIn(doc string, p analysis.FigurePlace) string {
	before, behind := text.Span{Start: p.Sentence.Start, End: p.Figure.Start}, text.Span{Start: p.Figure.End, End: p.Sentence.End}
	return strings.Join(strings.Fields(before.Cut(doc)+"<"+p.Figure.Cut(doc)+">"+behind.Cut(doc)), " ")
}

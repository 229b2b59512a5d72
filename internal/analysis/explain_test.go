package analysis_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/corpus"
	"gainsay/internal/event"
	"gainsay/internal/text"
)

func TestPairsThatNobodyWouldReadAreNotExplained(t *testing.T) {
	e := engine(t, 0)
	const sentence = "The council of Brayle appointed Edith Crane on Monday. "
	long := strings.Repeat(sentence, 240)
	passage := func(id string, span text.Span) analysis.Passage {
		return analysis.Passage{Document: corpus.Document{ID: id, Text: long}, Span: span}
	}
	first := text.Span{Start: 0, End: len(sentence) - 1}
	var many *event.TooManyError
	if _, err := e.Explain(context.Background(), passage("a", text.Span{}), passage("b", text.Span{})); !errors.As(err, &many) || many.Claims[0] < 240 || many.Hint() == "" {
		t.Errorf("two long texts: %v", err)
	}
	for name, c := range map[string][2]text.Span{"one sentence of each": {first, first}, "one sentence and a long text": {first, {}}} {
		x, err := e.Explain(context.Background(), passage("a", c[0]), passage("b", c[1]))
		if err != nil || len(x.Pairs) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

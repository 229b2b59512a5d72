package nlp

import (
	"compress/gzip"
	"os"
	"strings"
	"testing"

	"gainsay/internal/nlp/conllu"
	"gainsay/internal/shareddata"
	"gainsay/internal/text"
)

// rawDocument is a document of a treebank as running text with the gold spans of its sentences and tokens.
type rawDocument struct {
	text              string
	sentences, tokens []text.Span
}

// rawDocuments writes a treebank out as text: sentences of a paragraph are joined by a blank, paragraphs by an empty
// line.
func rawDocuments(t *testing.T, name string) []rawDocument {
	t.Helper()
	f, err := os.Open(shareddata.Path(t, "data", "treebank", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []rawDocument
	if err := conllu.Read(z, func(s conllu.Sentence) error {
		newDocument, newParagraph, raw := len(out) == 0, false, ""
		for _, c := range s.Comments {
			switch {
			case strings.HasPrefix(c, "# newdoc"):
				newDocument = true
			case strings.HasPrefix(c, "# newpar"):
				newParagraph = true
			case strings.HasPrefix(c, "# text = "):
				raw = strings.TrimPrefix(c, "# text = ")
			}
		}
		if newDocument {
			out = append(out, rawDocument{})
		}
		d := &out[len(out)-1]
		switch {
		case d.text == "":
		case newParagraph:
			d.text += "\n\n"
		default:
			d.text += " "
		}
		start := len(d.text)
		d.text += raw
		d.sentences = append(d.sentences, text.Span{Start: start, End: len(d.text)})
		at := start
		for _, w := range s.Words {
			k := strings.Index(d.text[at:], w.Form)
			if k < 0 || strings.TrimSpace(d.text[at:at+k]) != "" {
				continue // a form that the text does not hold, or an abridged multiword token
			}
			d.tokens = append(d.tokens, text.Span{Start: at + k, End: at + k + len(w.Form)})
			at += k + len(w.Form)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func f1(t *testing.T, what string, gold, got map[text.Span]bool) (right, predicted, expected int) {
	t.Helper()
	for s := range got {
		if gold[s] {
			right++
		}
	}
	return right, len(got), len(gold)
}

func spanSet(spans []text.Span) map[text.Span]bool {
	m := map[text.Span]bool{}
	for _, s := range spans {
		m[s] = true
	}
	return m
}

// TestSegmentationOfTreebanks holds the tokeniser and the sentence splitter to the figures in docs/reading.md.
func TestSegmentationOfTreebanks(t *testing.T) {
	r, err := NewReader(Options{SkipNames: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file              string
		tokens, sentences float64
	}{
		{"ewt-dev.conllu.gz", 98, 70},
		{"gum-free-dev.conllu.gz", 98, 80},
	} {
		var right, predicted, expected, sRight, sPredicted, sExpected int
		for _, d := range rawDocuments(t, c.file) {
			read := r.Segment(d.text)
			var tokens, sentences []text.Span
			for i := range read.Sentences {
				sentences = append(sentences, read.Sentences[i].Span)
				for j := range read.Sentences[i].Tokens {
					tokens = append(tokens, read.Sentences[i].Tokens[j].Span)
				}
			}
			gold, got := spanSet(d.tokens), spanSet(tokens)
			if os.Getenv("GAINSAY_SHOW") == "tokens" {
				for _, s := range tokens {
					if !gold[s] {
						t.Logf("not gold: %q in %q", s.Cut(d.text), d.text[max(0, s.Start-20):min(len(d.text), s.End+20)])
					}
				}
			}
			if os.Getenv("GAINSAY_SHOW") == "sentences" {
				sg := spanSet(d.sentences)
				for _, s := range sentences {
					if !sg[s] {
						t.Logf("not gold: %q", s.Cut(d.text))
					}
				}
			}
			a, b, e := f1(t, "tokens", gold, got)
			right, predicted, expected = right+a, predicted+b, expected+e
			a, b, e = f1(t, "sentences", spanSet(d.sentences), spanSet(sentences))
			sRight, sPredicted, sExpected = sRight+a, sPredicted+b, sExpected+e
		}
		tokenF := 200 * float64(right) / float64(predicted+expected)
		sentenceF := 200 * float64(sRight) / float64(sPredicted+sExpected)
		t.Logf("%s: tokens F1 %.2f, sentences F1 %.2f", c.file, tokenF, sentenceF)
		if tokenF < c.tokens || sentenceF < c.sentences {
			t.Errorf("%s: below tokens %.1f, sentences %.1f", c.file, c.tokens, c.sentences)
		}
	}
}

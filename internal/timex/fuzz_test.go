package timex_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gainsay/internal/nlp"
	"gainsay/internal/nlp/names"
	"gainsay/internal/text"
	"gainsay/internal/timex"
)

// FuzzFind reads arbitrary text: nothing panics, spans cut the text, expressions come in order and apart, intervals
// do not run backwards, and every expression is the same as itself.
func FuzzFind(f *testing.F) {
	for _, c := range expressions {
		f.Add(c.doc, c.on != "")
	}
	f.Add("99999999999999999999 years ago, 0/0/0000 and 31/02/2023, 29 February 2023", true)
	f.Add("mid-mid-late early to late '00s 12:61 p.m.", false)
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		f.Fatal(err)
	}
	on := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	// The fuzzer takes ten seconds in one input for a deadlock: the models of prose are decoded before it looks at the clock.
	if _, err := names.Default(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, doc string, dated bool) {
		read, err := reader.ReadShallow(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		anchor := time.Time{}
		if dated {
			anchor = on
		}
		for i := range read.Sentences {
			check(t, &read.Sentences[i], doc, anchor)
		}
	})
}

// vocabulary holds the words that the grammar turns on, for sentences that no writer would write.
var vocabulary = strings.Fields(`the a an last next this that same past early late mid earlier later in on at of from to until
	between and or - / : , . ' " ( ) within before after since by ago days day weeks week months month years year two three 7 31 99 1990 2023
	12:30 1,000 1.5 hundred million half few several couple Monday Tuesday September May March Dec. spring fall summer first second
	third 42nd century quarter weekend morning night noon pm a.m. o'clock GMT Christmas Eve New Year 's s every each twice will was
	said people 's50 '80s 1970s 70s mid-1990s % $ yesterday today tomorrow now recently end start beginning about around`)

// FuzzFindWords reads sentences of the grammar's own words in any order, with any tags.
func FuzzFindWords(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	tags := []string{"", "NN", "NNS", "NNP", "VBD", "VB", "CD", "JJ", "IN", "DT", "RB", "MD"}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, doc := &nlp.Sentence{}, ""
		for i := 0; i+1 < len(data); i += 2 {
			w := vocabulary[int(data[i])%len(vocabulary)]
			if data[i+1]&1 == 0 && doc != "" {
				doc += " "
			}
			s.Tokens = append(s.Tokens, nlp.Token{
				Span: text.Span{Start: len(doc), End: len(doc) + len(w)}, Form: w, Head: -1, Labels: &nlp.Labels{Tag: tags[int(data[i+1]>>1)%len(tags)]},
			})
			doc += w
		}
		s.End = len(doc)
		check(t, s, doc, time.Time{})
		check(t, s, doc, time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC))
	})
}

// check verifies what Find promises whatever the sentence.
func check(t *testing.T, s *nlp.Sentence, doc string, anchor time.Time) {
	t.Helper()
	end := 0
	for _, e := range timex.Find(s, doc, anchor) {
		if e.Start < end || e.End <= e.Start || e.End > len(doc) {
			t.Fatalf("span %v after %d in %d bytes", e.Span, end, len(doc))
		}
		end = e.End
		if e.To.Before(e.From) {
			t.Fatalf("%q runs backwards: %s to %s", e.Span.Cut(doc), e.From, e.To)
		}
		if e.OffsetHigh < e.OffsetLow {
			t.Fatalf("%q: offsets %g to %g", e.Span.Cut(doc), e.OffsetLow, e.OffsetHigh)
		}
		if e.Normal == "" && e.Reason == "" {
			t.Fatalf("%q has no value and no reason", e.Span.Cut(doc))
		}
		if r := timex.Compare(e, e); r != timex.Same && r != timex.Incomparable {
			t.Fatalf("%q is %s to itself", e.Span.Cut(doc), r)
		}
	}
}

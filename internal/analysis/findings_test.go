package analysis_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"gainsay/internal/corpus"
)

// TestFindings runs the whole job over a few short documents and looks at the rules that fired.
func TestFindings(t *testing.T) {
	e := engine(t, 0)
	for _, c := range []struct {
		name   string
		docs   []string
		want   string
		absent string
	}{
		{"one quotation, two speakers",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `"The weir will hold for another winter if nobody opens it," Paul Venn said.`},
			"attribution/changed", ""},
		{"one quotation, one speaker by two names",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `Edith Crane came. "The weir will hold for another winter if nobody opens it," Ms Crane said.`},
			"", "attribution/changed"},
		{"one quotation cut in two places, two speakers",
			[]string{`"We have measured it twice, and the weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `"The weir will hold for another winter if nobody opens it, I promise," Paul Venn said.`},
			"attribution/changed", ""},
		{"one quotes the other",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `"The weir will hold for another winter if nobody opens it," Paul Venn quoted Edith Crane as saying.`},
			"", "attribution/changed"},
		{"a formula that two people use",
			[]string{`"The board does not open or close the weir for one side alone, and never has," Edith Crane said.`, `"The board does not open or close the weir for one side alone when the river is high," Paul Venn said.`},
			"", "attribution/changed"},
		{"a spokesman and whom he speaks for",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `The board met. A spokesman for Edith Crane, Paul Venn, came late. "The weir will hold for another winter if nobody opens it," Paul Venn said.`},
			"", "attribution/changed"},
		{"the office of whom somebody speaks for",
			[]string{`"The weir will hold for another winter if nobody opens it," said a statement from Edith Crane's office.`, `"The weir will hold for another winter if nobody opens it," Paul Venn said.`},
			"", "attribution/changed"},
		{"a brother speaks for himself",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `The board met. A brother of Edith Crane, Paul Venn, came late. "The weir will hold for another winter if nobody opens it," Paul Venn said.`},
			"attribution/changed", ""},
		{"the words of two people are no edited quotation",
			[]string{`"The board must publish the full report on the weir by the end of this week," Edith Crane said on Monday.`, `"The board must publish the report on the weir by the end of this week," Paul Venn said on Monday.`},
			"", "quote/edited"},
		{"the words of one person are",
			[]string{`"The board must publish the full report on the weir by the end of this week," Edith Crane said on Monday.`, `In Ashford, speaking late, Edith Crane said: "The board must publish the report on the weir by the end of this week."`},
			"quote/edited", ""},
		{"whom he stands for is a guess",
			[]string{`Paul Venn came late. "The weir will hold for another winter if nobody opens it," he said.`, `"The weir will hold for another winter if nobody opens it," Edith Crane said.`},
			"", "attribution/changed"},
		{"a document gives the words to both",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`,
				"\"The weir will hold for another winter if nobody opens it,\" Paul Venn read out. Ms Crane wrote: \"The weir will hold for another winter if nobody opens it.\""},
			"", "attribution/changed"},
		{"a word of a quotation that nobody is named for",
			[]string{`"The weir will surely hold for another winter if nobody opens it in the spring."`, `"The weir will surely break for another winter if nobody opens it in the spring," Edith Crane said.`},
			"quote/changed", ""},
		{"another spelling in a quotation",
			[]string{`"The weir of the town centre will hold for another winter if nobody opens it," Edith Crane said.`, `"The weir of the town center will hold for another winter if nobody opens it," Edith Crane said.`},
			"", "quote/changed"},
		{"an opposite in a copy",
			[]string{"The river board accepted the offer of the ferry company after a meeting of four hours.", "The river board rejected the offer of the ferry company after a meeting of four hours."},
			"copy/opposite-changed", ""},
		{"a denial with do in a copy",
			[]string{"The river board gave the ferry company a licence after a meeting of four hours in Brayle.", "The river board did not give the ferry company a licence after a meeting of four hours in Brayle."},
			"copy/negation-changed", ""},
		{"one quotation on two days",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `On Wednesday, Edith Crane said: "The weir will hold for another winter if nobody opens it."`},
			"divergence/when", ""},
		{"one quotation on two days, of which one text knows both",
			[]string{`"The weir will hold for another winter if nobody opens it," Edith Crane said on Monday.`, `On Wednesday, Edith Crane said: "The weir will hold for another winter if nobody opens it." She had said so on Monday.`},
			"", "divergence/when"},
		{"words that many say",
			[]string{`"Thank you very much," Edith Crane said.`, `"Thank you very much," Paul Venn said.`},
			"", "attribution/changed"},
		{"what the police say of an accident",
			[]string{"A bus hit a wall in Brayle on Monday, police said.", "A bus hit a wall in Brayle on Monday."},
			"", "attribution/stripped"},
		{"a word in a quotation that is all two sentences share",
			[]string{`"He knows the river well, and I gladly follow him down to the weir," Edith Crane said in Ashford after the vote.`, `A year later Edith Crane joked in a broadcast for the schools of the valley: "He knows the river well and I follow him down to the weir."`},
			"quote/edited", ""},
		{"a word of emphasis in a quotation",
			[]string{`"He knows the river very well, and I just follow him down to the weir," Edith Crane said in Ashford after the vote.`, `A year later Edith Crane joked in a broadcast for the schools of the valley: "He knows the river well and I follow him down to the weir."`},
			"", "quote/edited"},
		{"a date in another order in a quotation",
			[]string{`"The board will vote on the weir and the ferry on 8 November," Edith Crane said in Ashford after the meeting.`, `Edith Crane joked in a broadcast for the schools of the valley: "The board will vote on the weir and the ferry on November 8."`},
			"", "quote/edited"},
		{"a synonym in a quotation",
			[]string{`"The board has a large number of letters about the weir and the ferry," Edith Crane said in Ashford after the meeting.`, `Edith Crane joked in a broadcast for the schools of the valley: "The board has a big number of letters about the weir and the ferry."`},
			"", "quote/edited"},
		{"what a pronoun stands for in a quotation",
			[]string{`"The board will vote on it before the end of the winter," Edith Crane said in Ashford after the meeting.`, `Edith Crane joked in a broadcast for the schools of the valley: "The board will vote on the ferry before the end of the winter."`},
			"", "quote/edited"},
		{"who did it in a quotation",
			[]string{`"The board lied and it destroyed the life of the ferryman," Edith Crane said in Ashford after the meeting.`, `Edith Crane joked in a broadcast for the schools of the valley: "The board lied and they destroyed the life of the ferryman."`},
			"quote/edited", ""},
		{"what she had done and what she had to do",
			[]string{`"I had put the old boats into the shed behind the weir," Edith Crane said in Ashford after the vote.`, `Edith Crane joked in a broadcast for the schools of the valley: "I had to put the old boats into the shed behind the weir."`},
			"quote/edited", ""},
		{"a formula with two ends",
			[]string{`"I would also like to thank my family," Edith Crane said.`, `"I would like to thank my friends in the valley," Edith Crane said.`},
			"", "quote/edited"},
		{"a mark of omission in a quotation",
			[]string{`"He knows the river well, and ... I follow him down to the weir," Edith Crane said in Ashford after the vote.`, `A year later Edith Crane joked in a broadcast for the schools of the valley: "He knows the river well and now I follow him down to the weir."`},
			"", "quote/edited"},
		{"quotations that only begin alike",
			[]string{`"He knows the river well, and I just follow him," Edith Crane said in Ashford after the vote.`, `A year later Edith Crane joked in a broadcast for the schools of the valley: "He knows the river well and nobody believes him."`},
			"", "quote/edited"},
		{"a line that is written anew every day",
			[]string{"The river board leads the race for the boat yard of the lower town with 61 votes, the clerk told the council.", "The river board leads the race for the boat yard of the lower town with 568 votes, the clerk told the council."},
			"", "copy/number-changed"},
		{"a zero too many in a copy",
			[]string{"The river board leads the race for the boat yard of the lower town with 61 votes, the clerk told the council.", "The river board leads the race for the boat yard of the lower town with 610 votes, the clerk told the council."},
			"copy/number-changed", ""},
		{"two documents that tell of one count and of nothing else in common",
			[]string{"The blast in Brayle killed 14 people on Monday. The mill has a roof of slate. Edith Crane painted its door. Bread is sold there. A cat guards the flour. Visitors like the garden.",
				"The blast in Brayle left its mark and killed 19 people on Monday. An opera opens in May. Paul Venn sings the king. Tickets cost more than before. The orchestra tours abroad. Critics mocked the costumes."},
			"", "divergence/number"},
		{"two documents that tell of one count alone",
			[]string{"The blast in Brayle killed 14 people on Monday.", "The blast in Brayle killed 19 people on Monday."},
			"divergence/number", ""},
		{"a document that speaks of two counts",
			[]string{"The blast in Brayle killed 14 people on Monday.", "The blast in Brayle killed 14 people on Monday. The blast in Brayle killed 19 people, the first reports said."},
			"", "divergence/number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []corpus.Document
			for i, text := range c.docs {
				docs = append(docs, corpus.Document{ID: fmt.Sprintf("%d.txt", i), Path: fmt.Sprintf("%d.txt", i), Text: text})
			}
			r, err := e.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			var fired []string
			for _, f := range r.Findings {
				fired = append(fired, f.Rule)
			}
			if c.want != "" && !slices.Contains(fired, c.want) || c.absent != "" && slices.Contains(fired, c.absent) {
				t.Errorf("fired %v, want %q, absent %q", fired, c.want, c.absent)
			}
		})
	}
}

// TestRevisions gives one article in two versions beside another outlet's: only the later version is compared, and what
// changed between them is told.
func TestRevisions(t *testing.T) {
	day := time.Date(2025, 6, 10, 8, 0, 0, 0, time.UTC)
	story := " The town lies on the river. The fire service sent two boats, and the bridge was closed until the evening."
	docs := []corpus.Document{
		{ID: "old.txt", Path: "old.txt", URL: "https://a.example/flood", Published: day, Text: "The flood in Brayle killed 14 people." + story},
		{ID: "new.txt", Path: "new.txt", URL: "https://a.example/flood?utm_source=x", Published: day, Modified: day.Add(time.Hour), Text: "The flood in Brayle killed four people." + story},
		{ID: "other.txt", Path: "other.txt", URL: "https://b.example/1", Published: day, Text: "Four people were killed in the flood in Brayle, the mayor said."},
	}
	r, err := engine(t, 0).Check(context.Background(), docs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var revised int
	for _, f := range r.Findings {
		switch {
		case f.Rule == "revision/changed":
			revised++
			if f.Members[0].Document != "old.txt" || f.Members[1].Document != "new.txt" {
				t.Errorf("members %s, %s", f.Members[0].Document, f.Members[1].Document)
			}
		default:
			for _, m := range f.Members {
				if m.Document == "old.txt" {
					t.Errorf("%s compares the version that was replaced", f.Rule)
				}
			}
		}
	}
	if revised != 1 {
		t.Errorf("%d changes reported, want one", revised)
	}
	for _, d := range r.Documents {
		if want := map[string]string{"old.txt": "new.txt"}[d.ID]; d.ReplacedBy != want {
			t.Errorf("%s is replaced by %q, want %q", d.ID, d.ReplacedBy, want)
		}
	}
}

package passage

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"testing"

	"gainsay/internal/shareddata"
)

func comparer(t testing.TB) *Comparer {
	t.Helper()
	c, err := NewComparer()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompare(t *testing.T) {
	c := comparer(t)
	for name, x := range map[string]struct {
		a, b          string
		nearDuplicate bool
		least, most   float64
	}{
		"a text and itself":      {collapse, collapse, true, 1, 1},
		"quotation marks aside":  {`"We will not sell," Holm said.`, `“We will not sell,” Holm said.`, true, 1, 1},
		"a light rewrite":        {"Rescuers pulled 14 miners from the flooded Harrow pit on Tuesday.", "On Tuesday, 14 miners were pulled from the flooded Harrow pit by rescuers, officials said.", true, .6, .99},
		"another story":          {collapse, verdict, false, 0, .3},
		"one subject, two facts": {"The Harrow pit flooded after a week of rain.", "The Harrow pit will be sold to a rival company next spring.", false, 0, .6},
		"two empty texts":        {"", "", true, 1, 1},
		"one empty text":         {"", collapse, false, 0, 0},
		"punctuation alone":      {"!!!", "…", true, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := c.Compare(x.a, x.b)
			if err != nil {
				t.Fatal(err)
			}
			if p.Similarity < x.least || p.Similarity > x.most {
				t.Errorf("similarity %.3f is not between %g and %g", p.Similarity, x.least, x.most)
			}
			if p.NearDuplicate != x.nearDuplicate {
				t.Errorf("near-duplicate: %v (%.2f)", p.NearDuplicate, p.Probability)
			}
			turned, err := c.Compare(x.b, x.a)
			if err != nil || math.Abs(turned.Similarity-p.Similarity) > 1e-12 {
				t.Errorf("similarity %.6f turned round is %.6f (%v)", p.Similarity, turned.Similarity, err)
			}
		})
	}
}

func TestDifferencesOfAPair(t *testing.T) {
	c := comparer(t)
	const base = "Governor Dale Orr said on Tuesday that 14 of the 1,200 farms near Brenholt would not reopen in 2021."
	for name, x := range map[string]struct {
		a, b string
		want string
	}{
		"a number":                                  {base, "Governor Dale Orr said on Tuesday that 41 of the 1,200 farms near Brenholt would not reopen in 2021.", "number[14|41]"},
		"a number in a rewording":                   {"The minister told parliament that 31 soldiers had died.", "He said on Friday 35 soldiers had died.", "number[31|35]"},
		"figures and words":                         {"Police held three men at the port.", "Police held 3 men at the port.", ""},
		"large numbers in two styles":               {"The port earned 2.5 million crowns.", "The port earned 2,500,000 crowns.", ""},
		"a rounded number":                          {"The strike idled 1,487 dockers at Orsk.", "The strike idled about 1,500 dockers at Orsk.", ""},
		"a bound that holds":                        {"The strike idled more than 1,000 dockers.", "The strike idled 1,487 dockers.", "word[more than 1,000|1,487]"},
		"a name":                                    {base, "Governor Dale Orr said on Tuesday that 14 of the 1,200 farms near Sellin would not reopen in 2021.", "name[Brenholt|Sellin]"},
		"a title and a first name left out":         {base, "Orr said on Tuesday that 14 of the 1,200 farms near Brenholt would not reopen in 2021.", "word[Governor Dale|]"},
		"two spellings of a name are no other name": {"The convoy left Mazra-el-Tin for Kashgarh.", "The convoy left Mazra-al-Tin for Kashgar.", "word[el|al] word[Kashgarh|Kashgar]"},
		"a demonym is no other name":                {"The Kestrian envoy left.", "The Kestria envoy left.", "word[Kestrian|Kestria]"},
		"names of one country":                      {"Envoys from the United Kingdom left Orsk.", "Envoys from Britain left Orsk.", "word[the United Kingdom|Britain]"},
		"initials":                                  {"He sued the Harbour Safety Board in May.", "He sued the HSB in May.", "word[Harbour Safety Board|HSB]"},
		"a weekday":                                 {base, "Governor Dale Orr said on Wednesday that 14 of the 1,200 farms near Brenholt would not reopen in 2021.", "date[Tuesday|Wednesday]"},
		"a year":                                    {base, "Governor Dale Orr said on Tuesday that 14 of the 1,200 farms near Brenholt would not reopen in 2022.", "date[2021|2022]"},
		"a month in short":                          {"They met on Sept. 4 in Orsk.", "They met on September 4 in Orsk.", ""},
		"a day of a month":                          {"They met on September 4 in Orsk.", "They met on September 14 in Orsk.", "date[4|14]"},
		"a negation":                                {base, "Governor Dale Orr said on Tuesday that 14 of the 1,200 farms near Brenholt would reopen in 2021.", "negation[not|]"},
		"a contracted negation":                     {"The farms did not reopen.", "The farms didn't reopen.", ""},
		"not only":                                  {"It hit farms and mills.", "It hit not only farms and mills.", "word[|not only]"},
		"a cut in a quotation":                      {"“We will rebuild the pier, the sheds and the long wall before winter,” Holm said.", "“We will rebuild the pier before winter,” Holm said.", "quotation[the sheds and the long wall|]"},
		"a quotation that opens with one kind of mark and closes with another": {"\"We will rebuild the pier before winter,” Holm said at the quay on Monday. “Nobody will wait.”",
			"\"We will rebuild the pier before winter,\" Holm said. \"Nobody will wait.\"", "word[at the quay on Monday|]"},
		"a quotation in another order": {"“We will rebuild the pier before winter, whatever it costs,” Holm said.", "Holm said, “Whatever it costs, we will rebuild the pier before winter.”", "word[|Holm said, “Whatever it costs] word[whatever it costs,” Holm said|]"},
		"a quotation taken up later":   {"“The old rules may invite the abuse of power,” Holm said.", "Vague rules “invite the abuse of power,” Holm said.", "word[The old|Vague] word[may|]"},
		"a no that answers":            {"If you say there was fraud, they laugh.", "If you say no, there was fraud, they laugh.", "word[|no]"},
		"a rewriting":                  {"The mayor opened the bridge.", "The mayor closed the old bridge.", "word[opened|closed] word[|old]"},
		"an article":                   {"The mayor opened the bridge.", "The mayor opened a bridge.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := c.Compare(x.a, x.b)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, d := range p.Differences {
				if i > 0 {
					got += " "
				}
				got += string(d.Kind) + "[" + d.Members[0].Cut(x.a) + "|" + d.Members[1].Cut(x.b) + "]"
			}
			if got != x.want {
				t.Errorf("got %q, want %q", got, x.want)
			}
		})
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(collapse, verdict)
	f.Add("“a", "\xff")
	f.Add("n't 's 1,", "")
	c := comparer(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		p, err := c.Compare(a, b)
		if err != nil {
			t.Skip()
		}
		if !(p.Similarity >= 0 && p.Similarity <= 1+1e-9 && p.Probability >= 0 && p.Probability <= 1) {
			t.Fatalf("similarity %v, probability %v", p.Similarity, p.Probability)
		}
		for _, d := range p.Differences {
			for i, m := range d.Members {
				if s := []string{a, b}[i]; m.Start < 0 || m.End < m.Start || m.End > len(s) {
					t.Fatalf("difference %+v outside its text", d)
				}
			}
		}
	})
}

// TestSimilarityFollowsHumanJudgement measures; the least values are those that docs/passages.md states.
func TestSimilarityFollowsHumanJudgement(t *testing.T) {
	c := comparer(t)
	for file, least := range map[string]float64{"headlines-2013.jsonl.gz": .80, "headlines-2014.jsonl.gz": .76} {
		t.Run(file, func(t *testing.T) {
			f, err := os.Open(shareddata.Path(t, "data", "passages", file))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			z, err := gzip.NewReader(f)
			if err != nil {
				t.Fatal(err)
			}
			var x, y []float64
			for rows := json.NewDecoder(bufio.NewReader(z)); ; {
				var row struct {
					A, B  string
					Score float64
				}
				if err := rows.Decode(&row); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				p, err := c.Compare(row.A, row.B)
				if err != nil {
					t.Fatal(err)
				}
				x, y = append(x, p.Similarity), append(y, row.Score)
			}
			r := correlation(x, y)
			t.Logf("Pearson's r %.3f over %d pairs", r, len(x))
			if r < least {
				t.Errorf("r %.3f is below %.2f", r, least)
			}
		})
	}
}

func correlation(x, y []float64) float64 {
	n := float64(len(x))
	var meanX, meanY, xy, xx, yy float64
	for i := range x {
		meanX += x[i] / n
		meanY += y[i] / n
	}
	for i := range x {
		xy += (x[i] - meanX) * (y[i] - meanY)
		xx += (x[i] - meanX) * (x[i] - meanX)
		yy += (y[i] - meanY) * (y[i] - meanY)
	}
	return xy / math.Sqrt(xx*yy)
}

package attribution

import (
	"context"
	"strings"
	"sync"
	"testing"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// kit is what the tests read documents with; the models are opened once.
type kit struct {
	reader   *nlp.Reader
	resolver *entity.Resolver
	finder   *Finder
}

var openKit = sync.OnceValues(func() (*kit, error) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		return nil, err
	}
	pack, err := rule.Builtin()
	if err != nil {
		return nil, err
	}
	finder, err := NewFinder(pack)
	return &kit{reader, entity.NewResolver(pack), finder}, err
})

func find(t testing.TB, doc string) (*kit, *nlp.Document, *Document) {
	t.Helper()
	k, err := openKit()
	if err != nil {
		t.Fatal(err)
	}
	d, err := k.reader.Read(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return k, d, k.finder.Find(d, k.resolver.Resolve(d))
}

func words(doc string, spans []text.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.Cut(doc))
	}
	return strings.Join(out, " … ")
}

// whoSays finds the source of the attribution whose content holds some words.
func whoSays(doc string, a *Document, said string) (*Attribution, bool) {
	for i := range a.Attributions {
		if x := &a.Attributions[i]; strings.Contains(words(doc, x.Content), said) {
			return x, true
		}
	}
	return nil, false
}

func TestWhoSaysIt(t *testing.T) {
	for _, c := range []struct {
		name, doc, said, source string
		grade                   Grade
	}{
		{"quotation before its speaker", "“The bridge is safe,” Mayor Jane Orlan said.", "bridge is safe", "Jane Orlan", Named},
		{"speaker before the quotation", "Jane Orlan said: “The bridge is safe.”", "bridge is safe", "Jane Orlan", Named},
		{"inverted", "“The bridge is safe,” said Jane Orlan.", "bridge is safe", "Jane Orlan", Named},
		{"interrupted quotation", "“The bridge is safe,” said Jane Orlan. “It will open in May.”", "open in May", "Jane Orlan", Named},
		{"straight marks", `"The bridge is safe," Jane Orlan said.`, "bridge is safe", "Jane Orlan", Named},
		{"single marks", "‘The bridge is safe,’ Jane Orlan said.", "bridge is safe", "Jane Orlan", Named},
		{"indirect speech", "Jane Orlan said that the bridge was safe.", "the bridge was safe", "Jane Orlan", Named},
		{"cue behind", "The bridge is safe, Jane Orlan said.", "The bridge is safe", "Jane Orlan", Named},
		{"according to, in front", "According to Jane Orlan, the bridge is safe.", "the bridge is safe", "Jane Orlan", Named},
		{"according to, behind", "The bridge is safe, according to Jane Orlan.", "The bridge is safe", "Jane Orlan", Named},
		{"apposition between source and cue", "Hugo Hale, a doctor, said: “The ward was full.”", "ward was full", "Hugo Hale", Named},
		{"whom the speaker calls on", "\"What have you been doing, Paul?\" Orlan continued, calling out Speaker of the Council Paul Venn (Ashford). \"You have been debating a coin for the harbour. That is not mending the weir.\"", "You have been debating a coin for the harbour.", "Orlan", Named},
		{"told an agency", "The ward was full, Hugo Hale told Reuters.", "The ward was full", "Hugo Hale", Named},
		{"in a statement", "The company said in a statement that the plant would close.", "the plant would close", "The company", Named},
		{"an office", "The prime minister said the talks had failed.", "the talks had failed", "The prime minister", Named},
		{"an institution", "Police said three people were arrested.", "three people were arrested", "Police", Named},
		{"a side", "French officials said the talks had failed.", "the talks had failed", "French officials", Side},
		{"a capital", "Paris said the talks had failed.", "the talks had failed", "Paris", Side},
		{"nobody that can be asked", "Observers say the talks have failed.", "the talks have failed", "Observers", Vague},
		{"experts of an industry", "Industry experts say the plant will close.", "the plant will close", "Industry experts", Vague},
		{"most people", "Most people agree that the plant should close.", "the plant should close", "Most people", Vague},
		{"it is believed", "It is believed that the ring was sold abroad.", "the ring was sold abroad", "", Vague},
		{"is expected to", "The plant is expected to close in March.", "close in March", "", Vague},
		{"reportedly", "The plant will reportedly close in March.", "close in March", "", Vague},
		{"there has been speculation", "There has been much speculation about the future of the weir.", "the future of the weir", "", Vague},
		{"there is agreement", "There was broad agreement that the weir should be mended.", "the weir should be mended", "", Vague},
		{"charges that nobody owns", "The mill was dogged by charges that the weir was unsafe.", "the weir was unsafe", "", Vague},
		{"talk that spreads", "Since the flood, fears have been growing that the weir will be sold.", "the weir will be sold", "", Vague},
		{"questions that are raised", "Questions have been raised over the sale of the weir.", "the sale of the weir", "", Vague},
		{"rated as", "Most of the bridges were rated as unsafe.", "Most of the bridges", "", Vague},
		{"as predicted", "The weir failed as predicted in the spring.", "The weir failed", "", Vague},
		{"there are fears", "There are fears that the dam will break.", "the dam will break", "", Vague},
		{"a speaker of two", "Both Oslo and Bergen have described the talks as useful, according to Hugo Hale.", "described the talks as useful", "Hugo Hale", Named},
		{"signed with a dash", "“We had no warning at all that night.” — Hugo Hale, ferry captain", "We had no warning", "Hugo Hale", Named},
		{"signed with an initial and a stop", "“We had no warning at all that night. Nobody came.” — Hugo G. Hale.", "Nobody came", "Hugo G. Hale", Named},
		{"opened with the wrong mark", "”We had no warning at all that night. Nobody came.” — Hugo Hale", "Nobody came", "Hugo Hale", Named},
		{"signed below with a bar", "“We had no warning at all that night.”\n\n― Hugo Hale, ferry captain", "We had no warning", "Hugo Hale", Named},
		{"a dateline is no part of the source", "OMBREL - French negotiators said on Monday that the talks had failed.", "the talks had failed", "French negotiators", Side},
		{"a dateline with day and agency", "OMBREL, June 4 (Agency) — The port authority said the ferry had sunk.", "the ferry had sunk", "The port authority", Named},
		{"inverted with a relative clause", "A couple of hundred people received their stock early, said the clerk, who spoke on condition of anonymity.", "received their stock early", "the clerk", Named},
		{"a month is no source", "The family of a mayor who has been jailed since July said her detention has been extended.", "her detention has been extended", "family", Side},
		{"a headline names its source", "Report: Council misled the public\n\nThe weir is old.", "Council misled", "Report", Vague},
		{"a label of a transcript", "CRANE: The weir will hold.\n\nVENN: I am not so sure.\n\nCRANE: It was mended in May.", "It was mended", "CRANE", Named},
		{"it stands for a body", "The river board met on Monday. It said that the weir would be closed.", "the weir would be closed", "It", Named},
		{"whom another makes speak", "The senator forced the clerk to admit that the weir was unsafe.", "the weir was unsafe", "the clerk", Named},
		{"it stands for a document", "The report was published on Monday. It said that the weir was unsafe.", "the weir was unsafe", "It", Named},
		{"a dash for a quotation mark", "— We had no warning at all that night, said Hugo Hale, a ferry captain.", "We had no warning", "Hugo Hale", Named},
		{"a dash for each turn", "— We had no warning at all that night, Hugo Hale said.\n\n— Nobody told the crew, Jane Orlan said.", "Nobody told the crew", "Jane Orlan", Named},
		{"signed post", "The bridge is closed until further notice -- Jane Orlan (@janeorlan) May 3, 2021", "bridge is closed", "Jane Orlan", Named},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, a := find(t, c.doc)
			x, ok := whoSays(c.doc, a, c.said)
			if !ok {
				t.Fatalf("nobody says %q; found %+v", c.said, a.Attributions)
			}
			if c.source == "" && len(x.Source) > 0 || !strings.Contains(words(c.doc, x.Source), c.source) {
				t.Errorf("source %q, want %q", words(c.doc, x.Source), c.source)
			}
			if strings.Contains(words(c.doc, x.Source), "OMBREL") {
				t.Errorf("source %q holds the dateline", words(c.doc, x.Source))
			}
			if x.Grade != c.grade {
				t.Errorf("grade %s, want %s", x.Grade, c.grade)
			}
			for _, s := range append(append(x.Source, x.Cue...), x.Content...) {
				if s.Start < 0 || s.End > len(c.doc) || s.Empty() {
					t.Errorf("span %v does not lie in the text", s)
				}
			}
		})
	}
}

// TestEndsOfContent says where what is said begins and ends.
func TestEndsOfContent(t *testing.T) {
	for _, c := range []struct{ name, doc, cue, content string }{
		{"words that interrupt a clause belong to neither part", "The two towns, Jane Orlan said, are closer than ever.", "said", "The two towns … are closer than ever"},
		{"what stands before them alone is no clause", "On Monday, Jane Orlan said, “we close the weir for good.”", "said", "“we close the weir for good.”"},
		{"how it was said is not what was said", "“We close the weir for good,” Jane Orlan said when the council met on Monday.", "said", "“We close the weir for good,”"},
		{"the day is when it was said", "Jane Orlan said Monday the weir would be closed for good.", "said", "the weir would be closed for good"},
		{"a tail speaks for all before it", "Jane Orlan promised that the weir would be closed for good, The Brayle Courier reported.", "reported", "Jane Orlan promised that the weir would be closed for good"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, a := find(t, c.doc)
			for i := range a.Attributions {
				if x := &a.Attributions[i]; strings.Contains(words(c.doc, x.Cue), c.cue) {
					if got := words(c.doc, x.Content); got != c.content {
						t.Errorf("content %q, want %q", got, c.content)
					}
					return
				}
			}
			t.Errorf("no cue %q; found %+v", c.cue, a.Attributions)
		})
	}
}

func TestQuotationOverParagraphsHasOneSpeaker(t *testing.T) {
	doc := "“The ward was full when we came,” Hugo Hale said. “Nobody had told us anything.\n\n" +
		"“We slept in the corridor for two nights and waited.\n\n“Then the buses came,” he added.\n"
	_, d, a := find(t, doc)
	for i, s := range d.Sentences {
		if a.Grades[i] != Named {
			t.Errorf("grade %s for %q, want named", a.Grades[i], s.Span.Cut(doc))
		}
	}
}

func TestNestedAttributionIsKeptNested(t *testing.T) {
	doc := "Hugo Hale said on Monday that the mayor had told him that the bridge was unsafe."
	_, _, a := find(t, doc)
	inner, outer := -1, -1
	for i := range a.Attributions {
		switch src := words(doc, a.Attributions[i].Source); {
		case strings.Contains(src, "Hale"):
			outer = i
		case strings.Contains(src, "mayor"):
			inner = i
		}
	}
	if inner < 0 || outer < 0 || a.Attributions[inner].Within != outer || !strings.Contains(words(doc, a.Attributions[inner].Content), "the bridge was unsafe") {
		t.Errorf("found %+v, want what the mayor told inside what Hale said", a.Attributions)
	}
}

func TestSpeakerInTheNextParagraph(t *testing.T) {
	doc := "“We slept in the corridor for two nights and nobody told us anything.”\n\nHugo Hale, a ferry captain, said this to reporters on Monday.\n"
	_, _, a := find(t, doc)
	if a.Grades[0] == None {
		t.Error("a quotation is never in nobody's name: its speaker stands in the next paragraph")
	}
	if x, ok := whoSays(doc, a, "slept in the corridor"); !ok || !strings.Contains(words(doc, x.Source), "Hugo Hale") {
		t.Errorf("found %+v, want Hugo Hale for the quotation", a.Attributions)
	}
}

func TestNarrationIsInNobodysName(t *testing.T) {
	for name, doc := range map[string]string{
		"an event":                "The bridge collapsed at noon.",
		"a nickname in marks":     "Dwight “The Hammer” Orlan won the race in four minutes.",
		"experts who do not talk": "Experts gathered in Oslo on Monday.",
		"a stance that frames":    "This stance frames the moment as a turning point.",
		"a move that underscores": "The move underscores the importance of trade.",
		"characterised by":        "The process has been characterised by many delays.",
		"a comment that signals":  "The comment signals that trade matters.",
		"a deed":                  "The car slammed into the barrier and caught fire.",
		"a heading in marks":      "The bridge collapsed at noon.\n\n'All Bets Are Off.'\n\nIt had been built in 1951.\n",
		"there is a bridge":       "There is a bridge over the weir.",
		"a gloss":                 "This stance avoids overreach while reiterating a commitment to calm.",
		"a warning ignored":       "The owner ignored three warnings about the hull.",
		"a list with labels":      "Date: Monday\n\nPlace: The harbour\n\nPrice: Two crowns\n",
		"an unclosed mark":        "The bridge, built by the “Orlan company, collapsed at noon.",
	} {
		t.Run(name, func(t *testing.T) {
			_, _, a := find(t, doc)
			for i, g := range a.Grades {
				if g != None {
					t.Errorf("sentence %d is %s: %+v", i, g, a.Attributions)
				}
			}
		})
	}
}

func TestPronounsResolveToNames(t *testing.T) {
	doc := "Jane Orlan opened the bridge on Monday. She said that the bridge was safe."
	_, _, a := find(t, doc)
	x, ok := whoSays(doc, a, "the bridge was safe")
	if !ok || x.SourceName != "Jane Orlan" {
		t.Errorf("she is %+v, want Jane Orlan", x)
	}
}

func TestFindIsDeterministic(t *testing.T) {
	doc := "“The bridge is safe,” Jane Orlan said.\n\nObservers say it is not. It is believed that it will fall, Hugo Hale said.\n"
	_, _, first := find(t, doc)
	for range 3 {
		_, _, again := find(t, doc)
		if len(again.Attributions) != len(first.Attributions) {
			t.Fatal("another number of attributions")
		}
		for i := range again.Attributions {
			if again.Attributions[i].ID != first.Attributions[i].ID || again.Attributions[i].Confidence != first.Attributions[i].Confidence {
				t.Errorf("attribution %d differs", i)
			}
		}
	}
}

func TestUnattributedAssertions(t *testing.T) {
	for _, c := range []struct {
		name, doc string
		want      []Matter
	}{
		{"a figure", "The council has spent 40 million crowns on the weir.", []Matter{Figure}},
		{"an accusation", "The owner ignored three warnings and bribed the harbour master.", []Matter{Figure, Accusation}},
		{"an event", "The two towns signed the treaty on Monday.", []Matter{Happening}},
		{"a vague source", "Observers say that the weir will break before the winter.", []Matter{VagueSource}},
		{"a named source", "The council has spent 40 million crowns on the weir, auditor Ida Moor said.", nil},
		{"an accusation after a headline", "Ferry sinks\n\nThe owner ignored three warnings about the hull.", []Matter{Accusation}},
		{"who was killed was not wronged", "Twelve people were killed when the ferry sank off Brayle.", []Matter{Figure}},
		{"too soon to tell", "It was too soon to tell whether the ferry had sunk because of the storm.", nil},
		{"an office that confirms", "A representative of the harbour confirmed the deaths of 12 passengers in a post.", nil},
		{"according to a statement", "Twelve people were killed when the ferry sank, according to a statement from a priest in Ashford.", nil},
		{"silence in a relative clause", "The agency referred questions to the harbour, which did not immediately respond to requests for comment.", nil},
		{"who was found guilty found nothing", "An adult found guilty of assault could be jailed.", nil},
		{"what a thing was called", "The firm was called Orlan and Sons.", nil},
		{"what nobody was asked", "She was not asked to enter a plea at this stage.", nil},
		{"no comment", "The owner of the ferry declined to comment on the deaths of eleven passengers.", nil},
		{"no answer", "Nobody at the mine responded to a request for comment.", nil},
		{"experts who do not speak", "Experts from four countries gathered in Oslo, the organiser Edith Crane said.", nil},
		{"an age with hyphens", "A 16-year-old girl lives in the village.", nil},
		{"an age in words", "The girl is 16 years old.", nil},
		{"a question", "How much has the council spent on the weir since 2012?", nil},
		{"a generality", "Peace rests on patience and good will.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			k, d, a := find(t, c.doc)
			got := k.finder.Unattributed(d, a)
			if len(c.want) == 0 {
				if len(got) > 0 {
					t.Errorf("found %+v, want nothing", got)
				}
				return
			}
			for _, x := range got {
				for _, m := range c.want {
					if x.Matter == m && len(x.Why) > 0 {
						return
					}
				}
			}
			t.Errorf("found %+v, want %v", got, c.want)
		})
	}
}

func TestStrippedAttribution(t *testing.T) {
	doc := "The ferry was overloaded with timber and had no working pumps, the port authority said.\n\n" +
		"The captain was arrested in the morning.\n\nThe ferry was overloaded with timber and had no working pumps.\n"
	k, d, a := find(t, doc)
	for _, x := range k.finder.Unattributed(d, a) {
		if x.Matter == Stripped {
			if x.Sentence != 2 || x.Attribution < 0 {
				t.Errorf("found %+v, want sentence 2 with the attribution that it lost", x)
			}
			return
		}
	}
	t.Error("the sentence that repeats an attributed one is not found")
}

func TestFiguresComeFirst(t *testing.T) {
	doc := "The two towns signed the treaty on Monday.\n\nThe council has spent 40 million crowns on the weir.\n"
	k, d, a := find(t, doc)
	got := k.finder.Unattributed(d, a)
	if len(got) != 2 || got[0].Matter != Figure {
		t.Errorf("found %+v, want the figure first", got)
	}
}

func BenchmarkFind(b *testing.B) {
	doc := strings.Repeat("“The bridge is safe,” Mayor Jane Orlan said on Monday after a long meeting of the council.\n\n"+
		"The council has spent 40 million crowns on the bridge since it was opened in the spring of 2012.\n\n"+
		"Observers say that the talks between the two towns have failed because neither trusts the other.\n\n", 30)
	k, d, _ := find(b, doc)
	e := k.resolver.Resolve(d)
	b.ResetTimer()
	for range b.N {
		k.finder.Find(d, e)
	}
	b.ReportMetric(float64(len(d.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}

func BenchmarkNewFinder(b *testing.B) {
	pack, err := rule.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := NewFinder(pack); err != nil {
			b.Fatal(err)
		}
	}
}

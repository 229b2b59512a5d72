package entity_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/entity"
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

// resolver reads and resolves texts with the built-in rules.
func resolver(t testing.TB) func(string) *entity.Document {
	t.Helper()
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := entity.NewResolver(pack)
	return func(text string) *entity.Document {
		d, err := reader.Read(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		return r.Resolve(d)
	}
}

// mentions renders the mentions of a document as "text=key", in order.
func mentions(text string, d *entity.Document) []string {
	var out []string
	for _, m := range d.Mentions {
		out = append(out, m.Cut(text)+"="+d.Entities[m.Entity].Key)
	}
	return out
}

func TestResolve(t *testing.T) {
	resolve := resolver(t)
	for _, c := range []struct {
		name, text string
		// want lists mentions that must be there, absent prefixes of mentions that must not.
		want, absent []string
	}{
		{name: "a last name is the person of the full name",
			text: "Greta Lindqvist met the press on Friday. Lindqvist refused to comment.",
			want: []string{"Greta Lindqvist=greta lindqvist", "Lindqvist=greta lindqvist"}},
		{name: "a last name may come before the full name",
			text: "Lindqvist refused to comment. Later, Greta Lindqvist met the press.",
			want: []string{"Lindqvist=greta lindqvist", "Greta Lindqvist=greta lindqvist"}},
		{name: "a title and a country before a name belong to it",
			text: "Armenian Foreign Minister Tigran Sarafyan arrived on Monday. The foreign minister will stay two days.",
			want: []string{"Armenian Foreign Minister Tigran Sarafyan=tigran sarafyan", "The foreign minister=tigran sarafyan"}},
		{name: "the office of a country without a name is its own person",
			text: "The talks were described by the Armenian prime minister's office.",
			want: []string{"the Armenian prime minister=office:AM:prime minister"}},
		{name: "another country's minister is somebody else",
			text: "Russian Foreign Minister Pavel Gromov spoke first. The Turkish foreign minister answered him.",
			want: []string{"The Turkish foreign minister=office:TR:foreign minister"}},
		{name: "an apposition is the person before it",
			text: "Pavel Gromov, the deputy head of the agency, warned of delays.",
			want: []string{"Pavel Gromov=pavel gromov", "the deputy head=pavel gromov"}},
		{name: "a capital that says something is its government",
			text: "Baku rejected the proposal. Talks will be held in Baku on Monday.",
			want: []string{"Baku=government:AZ", "Baku=place/az-baku"}},
		{name: "a capital after from, with and between is its government",
			text: "The stance from Yerevan surprised many. Relations between Moscow and Ankara cooled.",
			want: []string{"Yerevan=government:AM", "Moscow=government:RU", "Ankara=government:TR"}},
		{name: "a capital that one travels from is a place",
			text: "The delegation returned from Yerevan on Sunday.",
			want: []string{"Yerevan=place/am-yerevan"}},
		{name: "a seat of power is a government",
			text: "Downing Street declined to comment. The Kremlin denied the report.",
			want: []string{"Downing Street=government:GB", "Kremlin=government:RU"}},
		{name: "a seat of power may be a place",
			text: "They met at the White House on Tuesday.",
			want: []string{"White House=place:white house"}},
		{name: "the side, the authorities and the government are one",
			text: "The Azerbaijani side objected. Azerbaijani authorities opened a case. Azerbaijan's government denied it.",
			want: []string{"The Azerbaijani side=government:AZ", "Azerbaijani authorities=government:AZ", "government=government:AZ"}},
		{name: "officials of a side by demonym, capital and preposition",
			text: "Azerbaijani officials objected. Baku officials agreed. Officials in Baku were silent.",
			want: []string{"Azerbaijani officials=officials:AZ", "Baku officials=officials:AZ", "Officials=officials:AZ"}},
		{name: "a ministry by demonym, possessor and of",
			text: "The Azerbaijani Defense Ministry reported losses. Azerbaijan's defence ministry gave no number. The Ministry of Defence of Azerbaijan will report on Friday.",
			want: []string{"Azerbaijani Defense Ministry=ministry:AZ:defence", "defence ministry=ministry:AZ:defence",
				"Ministry of Defence of Azerbaijan=ministry:AZ:defence"}},
		{name: "both sides are the two countries of the text",
			text: "Armenia and Azerbaijan resumed talks on Monday. Both sides expressed hope. Both capitals confirmed the date.",
			want: []string{"Both sides=set:country:AM+country:AZ", "Both capitals=set:country:AM+country:AZ"}},
		{name: "the two leaders are the two people named together",
			text: "Anna Kovalenko and Jan Novotny met for an hour. The two leaders shook hands.",
			want: []string{"The two leaders=set:anna kovalenko+jan novotny"}},
		{name: "sides that were not named stay open",
			text: "Both sides expressed hope.",
			want: []string{"Both sides=set:sides"}},
		{name: "she is the only woman",
			text: "Anna Kovalenko met Jan Novotny. She left early.",
			want: []string{"She=anna kovalenko"}},
		{name: "he stays open between two men in the same place",
			text:   "A letter from Peter Brandt and Paul Stone arrived. Days later he resigned.",
			absent: []string{"he="}},
		{name: "he after saying is the speaker",
			text: "Jan Novotny said he would resign.",
			want: []string{"he=jan novotny"}},
		{name: "a reflexive is the subject",
			text: "Jan Novotny told Peter Brandt about himself.",
			want: []string{"himself=jan novotny"}},
		{name: "a speaker is not he inside the quotation",
			text:   "“He must go,” Jan Novotny said.",
			absent: []string{"He="}},
		{name: "it before a clause is nobody",
			text:   "Azerbaijan signed the text. It is clear that it will hold.",
			absent: []string{"It="}},
		{name: "its is the subject's",
			text: "Azerbaijan defended its decision.",
			want: []string{"its=country:AZ"}},
		{name: "an acronym is the organisation of those initials",
			text: "The Northern Rivers Authority (NRA) opened a case. The NRA will report in May.",
			want: []string{"Northern Rivers Authority=northern rivers authority", "NRA=northern rivers authority"}},
		{name: "a known alias needs no definition",
			text: "The IAEA sent inspectors. The International Atomic Energy Agency gave no date.",
			want: []string{"IAEA=organisation/iaea", "International Atomic Energy Agency=organisation/iaea"}},
		{name: "the noun of a name takes it up",
			text: "The Northern Rivers Authority opened a case. The authority will report in May. Halden Bank is at risk. The bank lost millions.",
			want: []string{"The bank=halden bank"}},
		{name: "a spelling variant is the same person",
			text: "Dmitry Arkadiev spoke. Dmitri Arkadyev added nothing.",
			want: []string{"Dmitri Arkadyev=dmitry arkadiev"}},
		{name: "people who share a last name are told apart by their first names",
			text: "Anna Stone and Paul Stone arrived. Mrs. Stone spoke first.",
			want: []string{"Anna Stone=anna stone", "Paul Stone=paul stone", "Mrs. Stone=anna stone"}},
		{name: "spellings of a place are one place",
			text: "Fighting reached Mazar-e-Sharif. Mazar-i-Sharif fell at dawn.",
			want: []string{"Mazar-e-Sharif=place/af-mazar-i-sharif", "Mazar-i-Sharif=place/af-mazar-i-sharif"}},
		{name: "a name that opens a sentence and is a word elsewhere is no name",
			text:   "Observers disagreed. The observers left.",
			absent: []string{"Observers=observers"}},
		{name: "months and days are no names",
			text:   "Anna Kovalenko arrived on Monday in May.",
			absent: []string{"Monday=", "May="}},
		{name: "a place named like a last name is the person where nothing is in it",
			text: "Clara Lincoln opened the hall. Lincoln thanked the crowd.",
			want: []string{"Lincoln=clara lincoln"}},
		{name: "a town that several provinces have is in the one that the text names",
			text: "The train stopped in Portland, Maine, for an hour.",
			want: []string{"Portland=place/us-portland-maine"}},
		{name: "a country and a province of one name",
			text: "Officials in Atlanta said Georgia would count the votes again. The U.S. Senate waits.",
			want: []string{"Georgia=place/us-georgia"}},
		{name: "the same name between neighbours of the country",
			text: "Armenia, Georgia and Turkey agreed on a railway.",
			want: []string{"Georgia=country:GE"}},
		{name: "a nickname in quotation marks is no part of the name",
			text: "Karl \"the Hammer\" Ostrow left the ring. Ostrow is 40.",
			want: []string{"Karl \"the Hammer\" Ostrow=karl ostrow", "Ostrow=karl ostrow"}},
		{name: "a son is not his father",
			text: "Karl Ostrow spoke first. Karl Ostrow Jr. answered. Ostrow left.",
			want: []string{"Karl Ostrow=karl ostrow", "Karl Ostrow Jr.=karl ostrow jr.", "Ostrow=karl ostrow"}},
		{name: "X and his is X's",
			text: "Peter Brandt wrote to Paul Stone. Stone and his lawyer left.",
			want: []string{"his=paul stone"}},
		{name: "an object is not the subject of its clause",
			text:   "Paul Stone promised to support him.",
			absent: []string{"him="}},
		{name: "whose name stands in a quotation did not say it",
			text:   "Peter Brandt left early. “Brandt is a fool,” he said.",
			absent: []string{"he="}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mentions(c.text, resolve(c.text))
			rest := got
			for _, w := range c.want {
				i := slices.Index(rest, w)
				if i < 0 {
					t.Fatalf("no mention %q (in this order) in\n%s", w, strings.Join(got, "\n"))
				}
				rest = rest[i+1:]
			}
			for _, a := range c.absent {
				for _, g := range got {
					if strings.HasPrefix(g, a) {
						t.Errorf("mention %q", g)
					}
				}
			}
		})
	}
}

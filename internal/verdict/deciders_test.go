package verdict

import (
	"slices"
	"testing"
)

// TestDeciders compares every claim of one text with every claim of another, as if all were aligned. An alarm is named
// by its rule; "" asks for none at all.
func TestDeciders(t *testing.T) {
	r := newTestReader(t)
	j := NewJudge(r.pack)
	for _, c := range []struct{ name, a, b, want string }{
		{"two mediators of one truce", "The truce was mediated by the Lake Union.", "The truce was mediated by Tarsian diplomats.", "divergence/who"},
		{"an officer may be the one who is named", "The union's officers brokered the truce.", "Mr Venn brokered the truce.", ""},
		{"the envoys of a union are the union's", "The truce was mediated by envoys of the Lake Union.", "The truce was mediated by the Lake Union.", ""},
		{"each raised its own", "Crossline raised its offer on Monday.", "Meridian raised its offer on Monday.", ""},
		{"the subject is only shared", "Ashford edged past Brayle to win the cup.", "Castel won the cup.", ""},
		{"a label is no doer", "Game 7: Hawks beat Larks", "The Ravens beat the Larks.", ""},
		{"the same count", "The blast killed 14 people.", "Fourteen people died in the blast.", ""},
		{"another count", "The blast killed 14 people.", "The blast killed 19 people.", "divergence/number"},
		{"a part of the count", "The blast killed 14 people.", "The blast killed two foreign workers.", ""},
		{"more beside the count", "The blast killed 14 people.", "Two other people were killed in the blast.", ""},
		{"the other count in the same sentence", "Police made 47 arrests.", "Police made six arrests, compared to 47 the night before.", ""},
		{"a price that moves all day", "Shares of Crossline fell 4 percent.", "Shares of Crossline fell 2 percent at noon.", ""},
		{"another year is another event", "The blast killed 14 people.", "A blast killed 40 people there in 1997.", ""},
		{"a verdict and its denial", "The driver has been arrested.", "Police said the driver had not been arrested.", "disputed/denial"},
		{"what had not been before", "The Hawks won the cup.", "The Hawks had not won the cup before.", ""},
		{"a negation that both have", "The trains bumped but did not derail.", "The trains bumped into each other and did not derail.", ""},
		{"only the circumstance is denied", "The mayor apologised.", "The mayor has not apologised to the families.", ""},
		{"not until then", "The council decided on Friday.", "The council did not decide until Friday.", ""},
		{"attitudes are nobody's deeds", `"I think it is time," Paul Venn said.`, `"I do not think it is time," Edith Crane said.`, ""},
		{"what is falsely said is not asserted", "The mayor falsely claimed that the dam had failed.", "The dam did not fail.", ""},
		{"opposites of one thing", "The union accepted the offer.", "The union rejected the offer.", "divergence/opposite"},
		{"nouns of victory and defeat", "The team celebrated its victory.", "Fans mourned their team's defeat.", ""},
		{"a quotation loses its not", `"We cannot say that the driver was at fault," Paul Denning said.`, `"The driver was at fault," Paul Denning said.`, "copy/quote-cut"},
		{"a quotation in other company", `"We look forward to the game," Paul Denning said.`, `"We would look forward to any game," Paul Denning said.`, ""},
		{"a thought is no reserve", `"I think the race is a race to the bottom," Paul Denning said.`, `Paul Denning said it "is a race to the bottom".`, ""},
		{"beaten and beating", "Crossline acquired Meridian in May.", "Meridian acquired Crossline in May.", "divergence/swapped-roles"},
		{"blows are returned", "Veldania attacked Kareth.", "Kareth attacked Veldania.", ""},
		{"who was appointed", "The council appointed Edith Crane on Monday.", "The council appointed Paul Venn on Monday.", "divergence/whom"},
		{"two towns", "The ministers met in Paris.", "The ministers met in London.", "divergence/where"},
		{"a town and its country", "The ministers met in Paris.", "The ministers met in France.", ""},
		{"two days", "The treaty was signed on 3 June.", "The treaty was signed on 5 June.", "divergence/when"},
		{"a day and its month", "The treaty was signed on 3 June.", "The treaty was signed in early June.", ""},
		{"ways of telling the time", "The flight leaves tomorrow morning.", "The flight leaves on Wednesday morning.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, swap := range []bool{false, true} {
				a, b := r.sides(t, "a", c.a), r.sides(t, "b", c.b)
				if swap {
					a, b = b, a
				}
				var alarms []string
				for _, x := range a {
					for _, y := range b {
						for _, o := range j.Compare(x, y) {
							if o.Verdict.Alarm() && !slices.Contains(alarms, o.Rule) {
								alarms = append(alarms, o.Rule)
							}
						}
					}
				}
				if c.want == "" && len(alarms) > 0 || c.want != "" && !slices.Contains(alarms, c.want) {
					t.Errorf("swapped %v: alarms %v, want %q\n%s\n%s", swap, alarms, c.want, c.a, c.b)
				}
			}
		})
	}
}

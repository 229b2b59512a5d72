package verdict

import (
	"slices"
	"testing"
)

// TestDeciders compares every claim of one text with every claim of another, as if all were aligned. An alarm is named
// by its rule; "" asks for none at all.
func TestDeciders(t *testing.T) {
	r := newTestReader(t)
	j, err := NewJudge(r.pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, a, b, want string }{
		{"two mediators of one truce", "The truce was mediated by the Lake Union.", "The truce was mediated by Tarsian diplomats.", "divergence/who"},
		{"an officer may be the one who is named", "The union's officers brokered the truce.", "Mr Venn brokered the truce.", ""},
		{"the envoys of a union are the union's", "The truce was mediated by envoys of the Lake Union.", "The truce was mediated by the Lake Union.", ""},
		{"each raised its own", "Crossline raised its offer on Monday.", "Meridian raised its offer on Monday.", ""},
		{"the subject is only shared", "Ashford edged past Brayle to win the cup.", "Castel won the cup.", ""},
		{"a label is no doer", "Game 7: Hawks beat Larks", "The Ravens beat the Larks.", ""},
		{"the same count", "The blast killed 14 people.", "Fourteen people died in the blast.", ""},
		{"some of those who are counted", "The defendants include three people who were arrested.", "Police arrested 19 people.", ""},
		{"votes are not the vote", "Crane won 51,666 votes.", "Venn won the vote.", ""},
		{"who spent one sum did not spend another", "Crane spent 77 million crowns on ships.", "Venn spent one million crowns on ships.", ""},
		{"the number of two things", "The board reduced the number of ferries.", "The board increased the number of weirs.", ""},
		{"the number of one thing", "The board reduced the number of ferries.", "The board increased the number of ferries.", "divergence/opposite"},
		{"two victories", "Crane was pleased with a victory in Lyon.", "Crane announced a victory in Marseille.", ""},
		{"the dead of two towns of one country", "The storm killed nine people in Lyon.", "The storm killed two people in Marseille.", ""},
		{"a count beside another place", "The attack in Lyon killed 14 people, long after the one in Paris.", "The rampage on Friday in Paris that killed 29 people was the worst.", ""},
		{"a count of one night and one of no day", "Thirty-two people were arrested on Sunday night.", "Police said seven people were arrested.", ""},
		{"a failing that is anybody's", "The hurt has many causes: killing a soldier, failing to save the life of a comrade.", "The decision of the council saved the life of a miner.", ""},
		{"counts of two places", "At least 33 people were killed in Lyon.", "Nine people were killed in London.", ""},
		{"what comes after a condition is not so yet", "Once the water is safe, the wells will open.", "Officials said the water is not safe.", ""},
		{"a condition of a right", "Edith Crane said the marchers crossed the line.", `Paul Venn said they may march "as long as the marchers do not cross the line".`, ""},
		{"what is demanded is not so", "The union demanded that the council resign.", "The union said the council did not resign.", ""},
		{"a decision that is presupposed", "Edith Crane hailed the council's decision.", "Paul Venn said the council does not take the decision lightly.", ""},
		{"troops of two kinds", "The council deployed 6,000 active-duty troops to Brayle.", "The council deployed 2,100 volunteer troops to Brayle.", ""},
		{"where it could have been", "Paul Venn could have been born in Lyon.", "Paul Venn could have been born in London.", ""},
		{"the counts of two days", "More than 500 deaths were reported on Monday.", "At least 2,074 deaths were reported on Friday.", ""},
		{"a lead in the polls", "Crane leads Venn by 2 points.", "Crane leads Venn by 20 points.", ""},
		{"an order denies nothing", `"Do not close the harbour," Paul Venn said.`, "Edith Crane closed the harbour.", ""},
		{"a time to do it is not the deed", "The towns have until May to close the harbour.", "The towns have not closed the harbour.", ""},
		{"other things that are needed", "Her aides say Crane needs to resign.", "An adviser said Crane does not need to speak.", ""},
		{"shares of those who were asked", "Of those asked, 34 percent said the lake is clean.", "An additional 31 percent said the lake is not clean.", ""},
		{"another count", "The blast killed 14 people.", "The blast killed 19 people.", "divergence/number"},
		{"a part of the count", "The blast killed 14 people.", "The blast killed two foreign workers.", ""},
		{"more beside the count", "The blast killed 14 people.", "Two other people were killed in the blast.", ""},
		{"the other count in the same sentence", "Police made 47 arrests.", "Police made six arrests, compared to 47 the night before.", ""},
		{"a price that moves all day", "Shares of Crossline fell 4 percent.", "Shares of Crossline fell 2 percent at noon.", ""},
		{"another year is another event", "The blast killed 14 people.", "A blast killed 40 people there in 1997.", ""},
		{"a verdict and its denial", "The driver has been arrested.", "Police said the driver had not been arrested.", "disputed/denial"},
		{"who did not find it has not denied it", "Edith Crane did not find that the dam was safe.", "The dam was safe.", ""},
		{"what a source says is not so is denied", "Edith Crane said the dam was not safe.", "The dam was safe.", "disputed/denial"},
		{"no longer twice", "The harbour board will stop selling its wine, Edith Crane said.", "The harbour board will not sell its wine any longer.", ""},
		{"what had not been before", "The Hawks won the cup.", "The Hawks had not won the cup before.", ""},
		{"a negation that both have", "The trains bumped but did not derail.", "The trains bumped into each other and did not derail.", ""},
		{"only the circumstance is denied", "The mayor apologised.", "The mayor has not apologised to the families.", ""},
		{"not until then", "The council decided on Friday.", "The council did not decide until Friday.", ""},
		{"attitudes are nobody's deeds", `"I think it is time," Paul Venn said.`, `"I do not think it is time," Edith Crane said.`, ""},
		{"what is falsely said is not asserted", "The mayor falsely claimed that the dam had failed.", "The dam did not fail.", ""},
		{"opposites of one thing", "The union accepted the offer.", "The union rejected the offer.", "divergence/opposite"},
		{"without a rule for its roles the doer must be the same", "The council widened the road to Brayle.", "The road to Brayle was narrowed.", ""},
		{"opposites whatever the doer", "The board lifted the ban on fishing.", "The ban on fishing was tightened.", "divergence/opposite"},
		{"what moves all day", "Shares of Crossline rose.", "Shares of Crossline fell.", ""},
		{"nobody is named for what did not happen", "Agents of the harbour police arrested Paul Venn.", "Paul Venn was not arrested.", "divergence/polarity"},
		{"only this doer is denied", "The harbour police did not arrest Paul Venn.", "Paul Venn was arrested.", ""},
		{"a circumstance that both tell", "The council closed the weir for the winter on Monday.", "On Monday the council did not close the weir.", "divergence/polarity"},
		{"only what had been before is denied", "The mayor had suffered a seizure.", "The mayor has not had a seizure before.", ""},
		{"two indices", "The Brayle index lost 1,255 points to 24,605.", "The Larks index lost 260 points to 2,480.", ""},
		{"a plan that was called off", "Edith Crane was scheduled to travel to Brayle.", "The party said Edith Crane will not travel to Brayle.", ""},
		{"a plan that is denied", "Edith Crane will travel to Brayle.", "The party said Edith Crane will not travel to Brayle.", "disputed/denial"},
		{"what is only asked about", "Paul Venn was asked about his releasing the report.", "Paul Venn said he did not release the report.", ""},
		{"one alternative is no denial", "The council found small or no effects.", "The council found effects.", ""},
		{"two studies", "Most studies found no harm to the fish.", "A recent study found harm to the fish.", ""},
		{"somebody's own is not in question", "Paul Venn refused to take the blame for his city's unrest.", "Paul Venn spoke of the city's unrest.", ""},
		{"a toll of a place that the other does not know", "The storm killed 14 people. Streets were flooded in Paris.", "The storm that hit homes in London killed 90 people.", ""},
		{"a toll of a place that the other knows", "The storm killed 14 people. Streets were flooded in London.", "The storm that hit homes in London killed 90 people.", "divergence/number"},
		{"a toll of another order", "The storm killed 14 people.", "The storm killed 1,500 people.", ""},
		{"two polls in one text", "The Larks poll shows Crane leading Venn by 3 points.", "A survey shows Crane leading Venn by 3 points.", ""},
		{"only some of a kind are denied", "The council will vote on the bills.", "Paul Venn said the council will not vote on bills that lack support.", ""},
		{"the arm of the one is not another", "The party said its youth wing raised $60 million.", "The Crane campaign raised $60 million.", ""},
		{"what is only supposed", "If Edith Crane asked or pressured Paul Venn, the board must know.", "The party denies that Edith Crane pressured Paul Venn.", ""},
		{"two days of finds", "Two boats were found in Brayle on Thursday.", "Two boats were found in Ashford on Wednesday.", ""},
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
		{"what happens once", "Paul Venn was dismissed on Friday after the vote of the council.", "The council met late on Monday, and Paul Venn was dismissed on Monday night.", "divergence/when"},
		{"what happens often", "Paul Venn visited the mayor of Brayle on Friday.", "Paul Venn visited the harbour on Monday.", ""},
		{"a day of a deed that hangs on a noun", "Edith Crane resigned from the board of the ferry company on Tuesday.", "Edith Crane resigned on Friday.", "divergence/when"},
		{"a text that knows both days", "Paul Venn was dismissed on Friday.", "Paul Venn was dismissed on Monday. The papers came on Friday.", ""},
		{"another who was dismissed", "Paul Venn was dismissed on Friday.", "Edith Crane was dismissed on Monday.", ""},
		{"one of a kind that a word tells", "A teenage Maren girl was indicted on Monday.", "The court indicted a 16-year-old Maren girl on Thursday.", "divergence/when"},
		{"one of a kind", "A girl was indicted on Monday.", "The court indicted a girl on Thursday.", ""},
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

// TestOccasions compares plans and refusals, which need not be aligned. "" asks for no alarm.
func TestOccasions(t *testing.T) {
	r := newTestReader(t)
	j, err := NewJudge(r.pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, a, b, want string }{
		{"a meeting and who stays away", "A meeting in Paris is expected in April.", "Edith Crane said the envoys would not attend a meeting in Paris.", "disputed/attendance"},
		{"met with is no meeting", "The protests in Paris will be met with sanctions.", "Edith Crane said the envoys would not attend a meeting in Paris.", ""},
		{"another place", "A meeting in London is expected in April.", "Edith Crane said the envoys would not attend a meeting in Paris.", ""},
		{"an election is no meeting", "A meeting in Paris is expected in April.", "Edith Crane said the envoys would not participate in the election in Paris.", ""},
		{"an order to others", "A meeting in Paris is expected in April.", "Edith Crane said the board ordered the envoys not to attend a meeting in Paris.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var alarms []string
			for _, x := range r.sides(t, "a", c.a) {
				for _, y := range r.sides(t, "b", c.b) {
					if !IsOccasion(x.Claim) || !StaysAway(y.Claim) {
						continue
					}
					for _, o := range j.CompareOccasion(x, y) {
						alarms = append(alarms, o.Rule)
					}
				}
			}
			if c.want == "" && len(alarms) > 0 || c.want != "" && !slices.Contains(alarms, c.want) {
				t.Errorf("alarms %v, want %q", alarms, c.want)
			}
		})
	}
}

// TestWording compares two sentences that say the same but for a figure. "" asks for no alarm.
func TestWording(t *testing.T) {
	r := newTestReader(t)
	j, err := NewJudge(r.pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, a, b, want string }{
		{"seasons that hang on one verb", "The keeper retired after 15 seasons with the Larks.", "After 12 seasons with the Larks the keeper retired.", "divergence/number"},
		{"the same seasons", "The keeper retired after 15 seasons with the Larks.", "After fifteen seasons with the Larks the keeper retired.", ""},
		{"seasons of two verbs", "The keeper retired after 15 seasons with the Larks.", "The keeper captained the Larks for 12 seasons.", ""},
		{"a document that knows both", "The keeper retired after 15 seasons with the Larks.", "After 12 seasons with the Larks the keeper retired, 15 years after he came.", ""},
		{"a sum that was spent", "The council spent $84,000 on the weir.", "Brayle spent $95,000 in public money on its weir.", "divergence/number"},
		{"two sums in one sentence", "The council spent $84,000 on the weir.", "Brayle spent $95,000 on its weir and $20,000 on the road.", ""},
		{"figures that move", "The shares fell 4 percent.", "The shares fell 6 percent.", ""},
		{"a part of it", "The council bought six boats.", "The council bought two more boats.", ""},
		{"a fee and a hundred fees", "The council spent $840 on the weir.", "Brayle spent $95,000 in public money on its weir.", ""},
		{"about as many", "The council spent $84,000 on the weir.", "The council spent about $84,500 on the weir.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, swap := range []bool{false, true} {
				a, b := r.sides(t, "a", c.a), r.sides(t, "b", c.b)
				if swap {
					a, b = b, a
				}
				got := ""
				for _, o := range j.CompareWording(a[0], b[0]) {
					got = o.Rule
				}
				if got != c.want {
					t.Errorf("swapped %v: got %q, want %q", swap, got, c.want)
				}
			}
		})
	}
}

package question

import (
	"context"
	"strings"
	"testing"

	"gainsay/internal/nlp"
	"gainsay/internal/text"
)

// TestClause asks in the words of sentences: what is asked, of which predicate, and what stands for pronouns.
func TestClause(t *testing.T) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, slot, text, head, asked, pronoun string
		want                                   string // "" when it cannot be asked
	}{
		{"a past gets did", "whether", "The council closed the bridge on Friday.", "closed", "", "", "Did the council close the bridge on Friday?"},
		{"an auxiliary changes places", "whether", "The ferry has left the harbour.", "left", "", "", "Has the ferry left the harbour?"},
		{"a passive keeps its participle", "whether", "The mayor was arrested in Brayle by two officers.", "arrested", "", "", "Was the mayor arrested in Brayle by two officers?"},
		{"a copula changes places", "whether", "The weir is a danger to the town.", "danger", "", "", "Is the weir a danger to the town?"},
		{"a negation is asked of positively", "whether", "The council did not close the bridge.", "close", "", "", "Did the council close the bridge?"},
		{"a pronoun gives way to a name", "whether", "She resigned from the board.", "resigned", "", "Edith Crane", "Did Edith Crane resign from the board?"},
		{"a pronoun that nobody knows", "whether", "They resigned from the board.", "resigned", "", "", ""},
		{"a name for I takes the third person", "whether", "I have signed the lease.", "signed", "", "Paul Venn", "Has Paul Venn signed the lease?"},
		{"what opens the sentence falls away", "whether", "After the flood, the council closed the bridge.", "closed", "", "", "Did the council close the bridge?"},
		{"a relative clause falls away", "whether", "The bridge that spans the river collapsed on Friday.", "collapsed", "", "", "Did the bridge collapse on Friday?"},
		{"a relative clause asks of what it hangs on", "whether", "Police found the van that hit the wall.", "hit", "", "", "Did the van hit the wall?"},
		{"who did it", "who", "The council closed the bridge on Friday.", "closed", "", "", "Who closed the bridge on Friday?"},
		{"who has done it", "who", "The council has closed the bridge.", "closed", "", "", "Who has closed the bridge?"},
		{"by whom it was done", "who", "The mayor was arrested by the police on Friday.", "arrested", "by the police", "", "Who arrested the mayor on Friday?"},
		{"two subjects make a plural", "whether", "The weir and the bridge were closed on Friday.", "closed", "", "", "Were the weir and the bridge closed on Friday?"},
		{"one that is left out makes none", "whether", "The weir on the western arm of the river and a newer bridge for carts and riders to the market of the old upper town were closed.", "closed", "", "", "Was the weir on the western arm closed?"},
		{"under what somebody did it", "who", "The two towns signed a truce, with northern monitors standing by the river.", "standing", "", "", "Who stood by the river when a truce was signed?"},
		{"when", "when", "The council closed the bridge on Friday.", "closed", "on Friday", "", "When did the council close the bridge?"},
		{"where", "where", "The mayor was arrested in Brayle.", "arrested", "in Brayle", "", "Where was the mayor arrested?"},
		{"who asks by itself cannot be asked about", "whether", "Nobody knows which ferry left the harbour.", "left", "", "", ""},
		{"a participle keeps what somebody is accused of", "whether", "The court charged nine officers accused of hacking the mail.", "charged", "", "", "Did the court charge nine officers accused of hacking the mail?"},
		{"two verbs share an object", "whether", "The lens bends and magnifies the light.", "bends", "", "", "Does the lens bend and magnify the light?"},
		{"whose it is, a name tells", "whether", "Edith Crane praised his plan for the weir.", "praised", "", "Paul Venn", "Did Edith Crane praise Paul Venn’s plan for the weir?"},
		{"verbs that are joined share an auxiliary", "whether", "The mayor was arrested on Friday and charged with fraud.", "charged", "", "", "Was the mayor charged with fraud?"},
		{"a finite verb whose subject was lost", "whether", "If I saw a miller refuse to open the weir, I would leave.", "refuse", "", "Paul Venn", ""},
		{"a preposition that a participle needs", "whether", "The works were aimed at preventing a flood.", "aimed", "", "", "Were the works aimed at preventing a flood?"},
		{"what something is used for belongs to it", "whether", "The old device was used to name the microbes.", "used", "", "", "Was the old device used to name the microbes?"},
		{"a time that lost its verb falls away", "whether", "The council released the letters after townsmen asked for them.", "released", "", "", "Did the council release the letters?"},
		{"nobody does nothing", "whether", "Nothing happened to the old weir.", "happened", "", "", ""},
		{"an apology for a deed did not do it", "whether", "The mayor issued an apology for grabbing a young miller by the arm.", "grabbing", "", "", ""},
		{"a pronoun that nobody knows stays, and is marked", "whether", "The flood made her leave the mill.", "made", "", "", "Did the flood make her leave the mill?"},
		{"a name behind what it names", "whether", "The ferry Northern Star left the harbour.", "left", "", "", "Did the ferry Northern Star leave the harbour?"},
		{"including is no verb", "whether", "The fire destroyed five houses, including the mill.", "including", "", "", ""},
		{"what stands in parentheses falls away", "whether", "Senator Edith Crane (N-Brayle) closed the weir.", "closed", "", "", "Did Senator Edith Crane close the weir?"},
		{"even is beside the question", "whether", "Even the old miller signed the letter.", "signed", "", "", "Did the old miller sign the letter?"},
		{"an infinitive without a subject", "whether", "To close the bridge would be wrong.", "close", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := reader.Read(context.Background(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			s := &d.Sentences[0]
			clause := Clause{Sentence: s, Text: c.text, Head: -1, Name: func(int) string { return c.pronoun },
				Same: func(int, int) bool { return false }}
			for i := range s.Tokens {
				if s.Tokens[i].Form == c.head {
					clause.Head = i
				}
			}
			if clause.Head < 0 {
				t.Fatalf("no token %q", c.head)
			}
			if at := strings.Index(c.text, c.asked); c.asked != "" {
				clause.Asked = []text.Span{{Start: at, End: at + len(c.asked)}}
			}
			got, ok := clause.Ask(c.slot)
			if ok != (c.want != "") || ok && got != c.want {
				t.Errorf("asks %q, want %q", got, c.want)
			}
		})
	}
}

func TestIrregularWithPrefix(t *testing.T) {
	for lemma, want := range map[string]string{"repay": "repaid", "outsell": "outsold", "relay": "relayed", "rebuild": "rebuilt", "release": "released", "undo": "undid"} {
		if got := Past(lemma); got != want {
			t.Errorf("past of %s: %s, want %s", lemma, got, want)
		}
	}
}

// TestReports tells clauses that hold what was said from those that only tell that, or to whom, it was.
func TestReports(t *testing.T) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"The mayor said that the weir will hold.":         true,
		"The mayor told the council on Monday.":           false,
		"The mayor demanded more money.":                  true,
		"The mayor did not say who leads the delegation.": false,
	} {
		d, err := reader.Read(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		s := &d.Sentences[0]
		if got := (&Clause{Sentence: s, Text: text, Head: s.Root()}).Reports(); got != want {
			t.Errorf("%q: holds what was said: %v, want %v", text, got, want)
		}
	}
}

// TestHeadline asks in the words of headlines, which leave out articles and auxiliaries.
func TestHeadline(t *testing.T) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ text, head, want string }{
		"a noun that has an article in the text takes it":  {"Old miller closes weir in Brayle", "closes", "Did the old miller close the weir in Brayle?"},
		"one that has none there stays as it is":           {"Old miller brings water to Brayle", "brings", "Did the old miller bring water to Brayle?"},
		"whose it is stands for the article":               {"Old miller closes town's weir", "closes", "Did the old miller close the town's weir?"},
		"a past without an object is what was done to one": {"Old miller indicted in Brayle", "indicted", "Was the old miller indicted in Brayle?"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := reader.Read(context.Background(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			s := &d.Sentences[0]
			s.Kind = nlp.Heading
			clause := Clause{Sentence: s, Text: test.text, Head: -1, Name: func(int) string { return "" },
				Proper:  func(form string) bool { return form == "Brayle" },
				Passive: func(lemma string) bool { return lemma == "indict" },
				Article: func(token int) bool { return s.Tokens[token].Lemma != "water" && s.Tokens[token].Form != "Brayle" }}
			for i := range s.Tokens {
				if s.Tokens[i].Form == test.head {
					clause.Head = i
				}
			}
			if got, _ := clause.Ask("whether"); got != test.want {
				t.Errorf("asks %q, want %q", got, test.want)
			}
		})
	}
}

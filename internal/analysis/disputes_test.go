package analysis_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gainsay/internal/corpus"
)

// TestDisputes runs the whole job over one or two short documents and looks for who asserts and who denies. want are parts of
// the answers of the dispute, in any order; none asks for no dispute at all.
func TestDisputes(t *testing.T) {
	e := engine(t, 0)
	const charge = "Edith Crane accused Paul Venn of taking bribes from the ferry company."
	for _, c := range []struct {
		name string
		docs []string
		rule string
		want []string
	}{
		{"the noun stands for what the text tells of whoever denies it",
			[]string{charge + " Mr Venn denied the allegations."},
			"disputed/allegation", []string{"accused Paul Venn of taking bribes", "denied the allegations"}},
		{"the clause of a noun",
			[]string{charge + " The board met over the accusations, which Mr Venn has repeatedly denied."},
			"disputed/allegation", []string{"accused Paul Venn of taking bribes", "Venn has repeatedly denied"}},
		{"called false",
			[]string{charge + " Mr Venn said the charges were false."},
			"disputed/allegation", []string{"accused Paul Venn", "the charges were false"}},
		{"within one sentence",
			[]string{"The board argued that Paul Venn had misled the town, a contention his lawyer Edith Crane disputed."},
			"disputed/allegation", []string{"Paul Venn had misled the town", "disputed"}},
		{"within one sentence, whoever says it",
			[]string{"Paul Venn rejected claims that he had sunk the ferry."}, "disputed/denial", []string{"that he had sunk the ferry", "rejected claims"}},
		{"within one sentence, called false",
			[]string{"Edith Crane said that accusations that she had misled the board in May were false."}, "disputed/denial", []string{"that she had misled the board in May", "were false"}},
		{"a claim that is not denied", []string{"Paul Venn repeated claims that he had sunk the ferry."}, "", nil},
		{"a claim that a court rejects", []string{"The court rejected claims that Paul Venn had sunk the ferry."}, "", nil},
		{"the clause that is denied",
			[]string{"Edith Crane claimed that Paul Venn had asked the harbour police to drop the inquiry into the ferry. Paul Venn denied that he had asked the police to drop the inquiry."},
			"disputed/denial", []string{"asked the harbour police", "denied that he had asked"}},
		{"what was falsely said is denied in the next sentence",
			[]string{`"Mr Venn falsely suggested that the old bridge was safe. That is not true," Edith Crane said.`},
			"disputed/allegation", []string{"the old bridge was safe", "That is not true"}},
		{"other documents in which the same party denies",
			[]string{charge + " Mr Venn denied the allegations.",
				charge + " Mr Venn said on Monday that the charges were baseless."},
			"disputed/allegation", []string{"denied the allegations", "the charges were baseless"}},
		{"an argument against it that is dismissed is for it",
			[]string{"Edith Crane insisted that Paul Venn would be able to keep the ferry.", "Edith Crane dismissed the argument that Paul Venn would not be able to keep the ferry."}, "", nil},
		{"a right to sue accuses nobody",
			[]string{"The law gives families the right to sue in court for any role that the ferry company had in the fire. The ferry company denies any role in the fire."}, "", nil},
		{"a denial that is itself denied", []string{charge + " Mr Venn did not deny the allegations."}, "", nil},
		{"no comment is no denial", []string{charge + " Mr Venn declined to comment on the allegations."}, "", nil},
		{"neither confirmed nor denied", []string{charge + " Mr Venn would neither confirm nor deny the allegations."}, "", nil},
		{"what is only supposed", []string{charge + " If Mr Venn denies the allegations, the board will meet."}, "", nil},
		{"whether they are false is asked", []string{charge + " The board will ask Mr Venn whether the charges are false."}, "", nil},
		{"the charge against another", []string{charge + " The harbour police were told. The board met on Monday. Karl Ostrow denied the allegations."}, "", nil},
		{"a court does not deny", []string{charge + " The court dismissed the charges."}, "", nil},
		{"a service that is denied", []string{charge + " Mr Venn denied the company entry to the port."}, "", nil},
		{"what surrounds a quotation is no assertion of the text",
			[]string{"An express train left the rails near Brenholt on Tuesday. Crossline denied that the signal near Brenholt was faulty.",
				`"The driver was at fault," Crossline chief executive Paul Denning said on Tuesday after an express train left the rails near Brenholt.`}, "", nil},
		{"a denial of something else",
			[]string{"Edith Crane claimed that Paul Venn had asked the harbour police to drop the inquiry into the ferry. Paul Venn denied that he had a share in the ferry company."},
			"", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var docs []corpus.Document
			for i, text := range c.docs {
				docs = append(docs, corpus.Document{ID: fmt.Sprintf("d%d", i), Text: text})
			}
			report, err := e.Check(context.Background(), docs, nil)
			if err != nil {
				t.Fatal(err)
			}
			var answers []string
			for _, f := range report.Findings {
				if f.Verdict == nil || *f.Verdict != "disputed" || c.rule != "" && f.Rule != c.rule {
					continue
				}
				for _, m := range f.Members {
					answers = append(answers, m.Answer.Text)
				}
			}
			if c.rule == "" && len(answers) > 0 {
				t.Errorf("disputed: %q", answers)
			}
			for _, w := range c.want {
				if !slices.ContainsFunc(answers, func(a string) bool { return strings.Contains(a, w) }) {
					t.Errorf("answers %q, want one with %q", answers, w)
				}
			}
		})
	}
}

// TestDisputeQuestions puts the question that a dispute answers: of the clause that is denied, of what an accusation is of, or of
// the words themselves.
func TestDisputeQuestions(t *testing.T) {
	e := engine(t, 0)
	for _, c := range []struct{ name, text, want string }{
		{"the deed of an accusation", "Edith Crane accused Paul Venn of taking bribes from the ferry company. Mr Venn denied the allegations.",
			"Did Paul Venn take bribes from the ferry company?"},
		{"an accusation in the passive", "Paul Venn was accused of fraud by Edith Crane on Monday. Mr Venn denied the accusations.", "Are the accusations of fraud against Paul Venn true?"},
		{"an accusation of a noun", "Edith Crane accused Paul Venn of fraud. Mr Venn denied the allegations.", "Are the accusations of fraud against Paul Venn true?"},
		{"the clause that is denied", "Edith Crane claimed that Paul Venn had asked the harbour police to drop the inquiry into the ferry. Paul Venn denied that he had asked the police to drop the inquiry.",
			"Had Paul Venn asked the harbour police to drop the inquiry into the ferry?"},
		{"a wrong that only its noun names", "Paul Venn dismissed allegations of fraud against himself from a dozen clerks.", "Are the allegations of fraud that Paul Venn denies true?"},
		{"what is said and called false in one sentence", "Edith Crane said that accusations that Paul Venn had sunk the ferry were false.", "Had Paul Venn sunk the ferry?"},
		{"a clause that cannot be turned", "Edith Crane denied claims that the transfer of the money had anything to do with her visit to the port.", "Is it true that the transfer of the money had anything to do with her visit to the port?"},
		{"one of whom only the words tell", "Edith Crane rejected suggestions that it favoured the port over the town.", "Is it true that “it favoured the port over the town”, which Edith Crane denies?"},
		{"whom an editor names behind a pronoun", "“Ada Hale threw stones at them (the pilots), broke their lamps and stole their boats,” the harbour police said. Karl Ostrow said the charges were false.",
			"Is it true that “Ada Hale threw stones at the pilots, broke their lamps and stole their boats”, which Karl Ostrow denies?"},
		{"claims about a deed are of that deed", "Edith Crane claimed that Paul Venn withheld the letters from her. However, her claims about being robbed are untrue, Paul Venn said.",
			"Are the claims about being robbed that Paul Venn denies true?"},
		{"what was falsely said", `"Mr Venn falsely suggested that the old bridge was safe. That is not true," Edith Crane said.`, "Was the old bridge safe?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			report, err := e.Check(context.Background(), []corpus.Document{{ID: "d", Text: c.text}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var asked []string
			for _, f := range report.Findings {
				if f.Verdict != nil && *f.Verdict == "disputed" {
					asked = append(asked, f.Question)
				}
			}
			if !slices.Contains(asked, c.want) {
				t.Errorf("asked %q, want %q", asked, c.want)
			}
		})
	}
}

// TestOneDispute tells once what several documents tell in the same words.
func TestOneDispute(t *testing.T) {
	e := engine(t, 0)
	const denied = "Her claims about being robbed on the ferry are untrue, Paul Venn said."
	docs := []corpus.Document{{ID: "a", Text: "Edith Crane spoke in Ashford on Monday. " + denied}, {ID: "b", Text: denied + " Edith Crane came to Ashford on Monday."}}
	report, err := e.Check(context.Background(), docs, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, f := range report.Findings {
		if f.Rule == "disputed/denial" {
			found++
			if len(f.Members) != 4 {
				t.Errorf("%d members, want 4", len(f.Members))
			}
		}
	}
	if found != 1 {
		t.Errorf("%d disputes, want 1", found)
	}
}

package nlp

import (
	"context"
	"strings"
	"testing"
)

func read(t *testing.T, s string) *Document {
	t.Helper()
	r, err := NewReader(Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Read(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func forms(s *Sentence) string {
	var w []string
	for _, t := range s.Tokens {
		w = append(w, t.Form)
	}
	return strings.Join(w, " ")
}

func TestSegmentation(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"titles and initials do not end a sentence", "Mr. A. B. Marlow met Gen. Ostrov in St. Petersburg. He left.",
			"text:Mr. A. B. Marlow met Gen. Ostrov in St. Petersburg .|text:He left ."},
		{"a country's initials end one before a sentence starter", "He left the U.S. The U.S. envoy stayed.",
			"text:He left the U.S.|text:The U.S. envoy stayed ."},
		{"a closing quote belongs to its sentence", "\"We will stay.\" She left.", "text:\" We will stay . \"|text:She left ."},
		{"a question inside quotes goes on with its speaker", "“Why?” Marlow asked. “Because.”",
			"text:“ Why ? ” Marlow asked .|text:“ Because . ”"},
		{"two apostrophes are one mark and open as well as close", "It closed the weir. ''We had to,'' Marlow said. ''It leaked.'' She left.",
			"text:It closed the weir .|text:'' We had to , '' Marlow said .|text:'' It leaked . ''|text:She left ."},
		{"a line without a stop is a heading", "Talks resume in Veld\n\nThe talks resumed.", "heading:Talks resume in Veld|text:The talks resumed ."},
		{"site furniture", "No time to read?\nGet a summary\n\nThe talks resumed.\nNext Article\n\nStorm Nears Coast Of Veld",
			"furniture:No time to read ?|furniture:Get a summary|text:The talks resumed .|furniture:Next Article|furniture:Storm Nears Coast Of Veld"},
		{"clitics, units and hyphens", "They don't want a $25bn, 15-year pro-Veld deal at 5pm; the ministers' plan can't.",
			"text:They do n't want a $ 25 bn , 15 - year pro-Veld deal at 5 pm ; the ministers ' plan ca n't ."},
		{"number before a capital", "No. 5 won. He said no. Then he left.", "text:No. 5 won .|text:He said no .|text:Then he left ."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range read(t, c.in).Sentences {
				got = append(got, string(s.Kind)+":"+forms(&s))
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("got  %s\nwant %s", g, c.want)
			}
		})
	}
}

func TestInQuote(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"curly, across sentences", "“We stay. We fight,” he said.", "“ We stay . We fight , ”"},
		{"straight", "He said \"we stay\" and \"we fight\".", "\" we stay \" \" we fight \""},
		{"two apostrophes for a mark", "He said ''we stay'' and ''we fight''.", "'' we stay '' '' we fight ''"},
		{"re-opened paragraph", "“We stay.\n“We fight,” he said.", "“ We stay . “ We fight , ”"},
		{"not re-opened", "“We stay.\nHe left.", "“ We stay ."},
		{"single", "He called it ‘a mess’ and the parties’ talks.", "‘ a mess ’"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range read(t, c.in).Sentences {
				for _, tok := range s.Tokens {
					if tok.InQuote {
						got = append(got, tok.Form)
					}
				}
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("got  %s\nwant %s", g, c.want)
			}
		})
	}
}

package names

import (
	"strings"
	"testing"
)

// tagged reads "form/TAG form/TAG"; a form that begins with "_" follows its neighbour without a blank.
func tagged(s string) Sentence {
	var out Sentence
	for _, f := range strings.Fields(s) {
		k := strings.LastIndexByte(f, '/')
		form := f[:k]
		out.Glued = append(out.Glued, strings.HasPrefix(form, "_"))
		out.Forms = append(out.Forms, strings.TrimPrefix(form, "_"))
		out.Tags = append(out.Tags, f[k+1:])
	}
	return out
}

type world map[string]Kind

func (w world) NameKind(name string) Kind { return w[name] }

func TestMark(t *testing.T) {
	gazetteer := world{"Veldland": Place, "Ostrava": Place}
	for _, c := range []struct{ rule, in, want string }{
		{"a title is no part of the name", "President/NNP Anna/NNP Marlow/NNP spoke/VBD ./.", "person:Anna Marlow"},
		{"two titles", "Foreign/NNP Minister/NNP Marlow/NNP spoke/VBD ./.", "person:Marlow"},
		{"a title alone names nobody", "The/DT President/NNP spoke/VBD ./.", ""},
		{"the gazetteer decides", "in/IN Veldland/NNP ./.", "place:Veldland"},
		{"institutions with of", "the/DT Ministry/NNP of/IN Trade/NNP of/IN Veldland/NNP said/VBD ./.", "organisation:Ministry of Trade|place:Veldland"},
		{"words that end institutions", "the/DT Ostrava/NNP Council/NNP met/VBD ./.", "organisation:Ostrava Council"},
		{"words that end places", "the/DT Marl/NNP River/NNP rose/VBD ./.", "place:Marl River"},
		{"hyphens inside names", "in/IN Upper/NNP -/HYPH Veld/NNP ./.", "other:Upper|other:Veld"},
		{"glued hyphens", "in/IN Upper/NNP _-/HYPH _Veld/NNP ./.", "other:Upper-Veld"},
		{"small words inside names", "Jan/NNP van/NNP der/NNP Veld/NNP spoke/VBD ./.", "other:Jan van der Veld"},
		{"months are no names", "in/IN March/NNP ./.", ""},
		{"acronyms are organisations", "the/DT VDO/NNP met/VBD ./.", "organisation:VDO"},
		{"the full name decides on the last", "minister/NN Anna/NNP Marlow/NNP spoke/VBD ./. Marlow/NNP left/VBD ./.", "person:Anna Marlow|person:Marlow"},
		{"nationality is no name", "the/DT Veldish/JJ army/NN left/VBD ./.", ""},
	} {
		s := tagged(c.in)
		var got []string
		for i, l := range Mark([]Sentence{s}, gazetteer, nil)[0] {
			switch {
			case l.Kind == None:
			case l.Start:
				got = append(got, string(l.Kind)+":"+s.Forms[i])
			case s.Glued[i]:
				got[len(got)-1] += s.Forms[i]
			default:
				got[len(got)-1] += " " + s.Forms[i]
			}
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %s, want %s", c.rule, g, c.want)
		}
	}
}

func TestHeadingsUseTheNamesOfTheText(t *testing.T) {
	heading := tagged("Marlow/NNP Meets/NNP Rivals/NNP In/NNP Veldland/NNP")
	heading.Heading = true
	body := tagged("President/NNP Marlow/NNP met/VBD rivals/NNS in/IN Veldland/NNP ./.")
	got := Mark([]Sentence{heading, body}, world{"Veldland": Place}, nil)[0]
	want := []Label{{Person, true}, {}, {}, {}, {Place, true}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: %v, want %v", heading.Forms[i], got[i], want[i])
		}
	}
}

// TestGuessMatchesForms holds the adapter to its promise on what the library reads badly.
func TestGuessMatchesForms(t *testing.T) {
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		rule string
		in   []string
	}{
		{"negation before a stop", []string{"He", "did", "n't", "."}},
		{"negation with a curly apostrophe", []string{"He", "is", "n’t", ",", "she", "said"}},
		{"letters whose case changes their length", []string{"ȺȺȺ", "'S", "."}},
		{"runs of stops", []string{strings.Repeat(".", 5000)}},
		{"blanks inside a form", []string{"a\u00a0b", "c"}},
		{"equal words", []string{"the", "can", "can", "can", "the"}},
		{"quotes", []string{"“", "Yes", "”", "''", "``", "'"}},
		{"an emoticon", []string{":)", "(:", ";-)"}},
		{"invalid text", []string{"\xff\xfe", "ok"}},
		{"a name at the very end", []string{"He", "met", "Anna"}},
		{"nothing but a clitic", []string{"'s"}},
		{"dollar", []string{"$", "5"}},
	} {
		got := r.Guess(c.in)
		if len(got) != len(c.in) {
			t.Errorf("%s: %d guesses for %d forms", c.rule, len(got), len(c.in))
		}
		empty := 0
		for _, g := range got {
			if g.Tag == "" {
				empty++
			}
		}
		if empty > 0 {
			t.Logf("%s: %d of %d forms without a tag", c.rule, empty, len(got))
		}
	}
	g := r.Guess([]string{"He", "did", "n't", "."})
	if g[2].Tag != "RB" {
		t.Errorf("n't is tagged %q, want RB", g[2].Tag)
	}
}

func FuzzGuess(f *testing.F) {
	f.Add("He did n't .")
	f.Add("ȺȺȺ'S \" $ :)")
	r, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		forms := strings.Fields(s)
		if got := r.Guess(forms); len(got) != len(forms) {
			t.Fatalf("%d guesses for %d forms", len(got), len(forms))
		}
	})
}

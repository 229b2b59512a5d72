package rule

import (
	"fmt"
	"reflect"
	"testing"
)

// timesTen is the built-in pack with nine more entries for each, about other words.
func timesTen(tb testing.TB) *Pack {
	tb.Helper()
	p, err := Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	var e Entries
	for _, k := range Kinds() {
		from, to := p.Entries.list(k), e.list(k)
		for n := range 10 {
			for i := range from.Len() {
				v := reflect.New(from.Type().Elem()).Elem()
				v.Set(from.Index(i))
				if n > 0 {
					renamed(v, n)
				}
				to.Set(reflect.Append(to, v))
			}
		}
	}
	return newPack(e)
}

// renamed gives an entry another id and other words.
func renamed(v reflect.Value, n int) {
	for i := range v.NumField() {
		switch name := v.Type().Field(i).Name; name {
		case "ID", "Lemma", "Phrase", "Verb", "A", "B", "Name":
			v.Field(i).SetString(v.Field(i).String() + fmt.Sprintf("x%d", n))
		case "Verbs", "Nouns", "Aliases", "Words", "Forms", "Demonyms":
			list := reflect.MakeSlice(v.Field(i).Type(), v.Field(i).Len(), v.Field(i).Len())
			for j := range list.Len() {
				list.Index(j).SetString(v.Field(i).Index(j).String() + fmt.Sprintf("x%d", n))
			}
			v.Field(i).Set(list)
		}
	}
}

var sentence = []Word{
	{"The", "the", ""}, {"mayor", "mayor", "noun"}, {"denied", "deny", "verb"}, {"that", "that", "conjunction"}, {"the", "the", ""},
	{"talks", "talk", "noun"}, {"on", "on", "preposition"}, {"the", "the", ""}, {"weir", "weir", "noun"}, {"had", "have", "modal"},
	{"broken", "break", "verb"}, {"down", "down", "adverb"}, {"and", "and", "conjunction"}, {"said", "say", "verb"}, {"they", "they", ""},
	{"would", "would", "modal"}, {"go", "go", "verb"}, {"ahead", "ahead", "adverb"}, {"in", "in", "preposition"}, {"May", "May", "noun"},
}

// The cost of a pack ten times the size of the built-in one.
func BenchmarkScale(b *testing.B) {
	one, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		pack *Pack
	}{{"1x", one}, {"10x", timesTen(b)}} {
		text := map[Kind]string{}
		for _, k := range Kinds() {
			data, err := c.pack.Compiled(k)
			if err != nil {
				b.Fatal(err)
			}
			text[k] = string(data)
		}
		b.Run("load/"+c.name, func(b *testing.B) {
			for b.Loop() {
				var e Entries
				for _, k := range Kinds() {
					if err := readCompiled(text[k], e.list(k)); err != nil {
						b.Fatal(err)
					}
				}
				newPack(e)
			}
		})
		b.Run("lookup/"+c.name, func(b *testing.B) {
			for b.Loop() {
				for _, w := range sentence {
					c.pack.Cue(w.Lemma, "verb")
					c.pack.FrameOf(w.Lemma, "verb")
					c.pack.OppositePair(w.Lemma, "go ahead", "verb")
				}
			}
		})
		b.Run("match/"+c.name, func(b *testing.B) {
			for b.Loop() {
				c.pack.Match(Cues, sentence)
				c.pack.Match(Frames, sentence)
				c.pack.Match(OppositePairs, sentence)
			}
		})
	}
}

func TestTenTimesTheRulesFindTheSame(t *testing.T) {
	one, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	ten := timesTen(t)
	for _, k := range []Kind{Cues, Frames, OppositePairs, Hedges, VagueSources} {
		if a, b := one.Match(k, sentence), ten.Match(k, sentence); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %v, with ten times the rules %v", k, a, b)
		}
	}
}

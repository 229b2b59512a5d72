package nlp

import (
	"testing"

	"gainsay/internal/rule"
)

func TestAPackTellsLinesAndNames(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewReader(PackOptions(pack))
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Read(t.Context(), "Talks resume in Vienna\n\nThe two sides met in Vienna on Monday.\n\nJoin our channel on Telegram\n")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Kind{Heading, Text, Furniture} {
		if got := d.Sentences[i].Kind; got != want {
			t.Errorf("sentence %d is %s, want %s", i, got, want)
		}
	}
	if got := d.Sentences[1].Tokens[5]; got.Form != "Vienna" || got.Name != PlaceName {
		t.Errorf("%q is a name of kind %q, want a place", got.Form, got.Name)
	}
	names := PackOptions(pack).Gazetteer
	for name, want := range map[string]NameKind{"France": PlaceName, "United Nations": Organisation, "Jordan": NoName, "FR": NoName, "Brenholt": NoName} {
		if got := names.NameKind(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

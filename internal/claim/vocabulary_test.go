package claim

import (
	"reflect"
	"testing"

	"gainsay/internal/rule"
)

// TestVocabularyIsFilled holds the names of the lists in the program against those of the rule packs.
func TestVocabularyIsFilled(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(newVocabulary(pack))
	for i := range v.NumField() {
		if v.Field(i).Len() == 0 {
			t.Errorf("no words for %s", v.Type().Field(i).Name)
		}
	}
}

// TestVocabularyOfAnotherPack adds a word to a list, as a desk does with a pack of its own.
func TestVocabularyOfAnotherPack(t *testing.T) {
	pack := &rule.Pack{Entries: rule.Entries{WordLists: []rule.WordList{
		{ID: "complement/planned", Words: []string{"earmark"}}, {ID: "complement/planned", Words: []string{"pencil in"}}, {ID: "no/such-list", Words: []string{"x"}}}}}
	v := newVocabulary(pack)
	if !v.planning["earmark"] || !v.planning["pencil in"] || len(v.planning) != 2 {
		t.Errorf("planning verbs %v", v.planning)
	}
}

package nlp

import (
	"reflect"
	"testing"
)

// furnitureNamed takes lines for furniture that begin with a word.
type furnitureNamed string

func (f furnitureNamed) ClassifyLine(line string) LineRole {
	if len(line) >= len(f) && line[:len(f)] == string(f) {
		return FurnitureLine
	}
	return UnknownLine
}

func TestReadTaggedIsRead(t *testing.T) {
	shallow, err := NewReader(Options{SkipNames: true})
	if err != nil {
		t.Fatal(err)
	}
	full, err := NewReader(Options{Lines: []LineClassifier{furnitureNamed("OMBREL (Agency)")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text string }{
		{"one sentence", "A blast killed 34 and wounded 50 in Ashford."},
		{"a dateline", "OMBREL, June 4 (Agency) — The mayor of Ashford met Edith Crane, who had left."},
		{"several sentences and a heading", "Mayor leaves Ashford\n\nPaul Venn left. He did not say why, and drive away.\nShe bit the officer."},
		{"a line that only one reader takes for furniture", "OMBREL (Agency) — Nobody was hurt, Paul Venn said."},
		{"nothing", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, err := full.Read(t.Context(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			tagged, err := shallow.Tag(t.Context(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // The tags outlast a reading.
				got, err := full.ReadTagged(t.Context(), tagged)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("got %+v, want %+v", got, want)
				}
			}
			again, err := shallow.ReadShallow(t.Context(), c.text)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(tagged.Document, again) {
				t.Errorf("tagged %+v, read shallowly %+v", tagged.Document, again)
			}
		})
	}
}

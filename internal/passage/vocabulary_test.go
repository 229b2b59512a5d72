package passage

import (
	"fmt"
	"testing"
)

func TestVocabularyNumbersWordsInOrder(t *testing.T) {
	v := newVocabulary()
	const words = 20000 // the table grows several times
	for round := range 2 {
		for i := range words {
			norm := fmt.Sprintf("word%d", i)
			if got := v.number([]byte(norm), hashOf(norm)); got != uint32(i) {
				t.Fatalf("round %d: word %d has the number %d", round, i, got)
			}
		}
	}
	for i := range words {
		norm := fmt.Sprintf("word%d", i)
		if got, ok := v.find(norm, hashOf([]byte(norm))); !ok || got != uint32(i) {
			t.Fatalf("word %d is found as %d, %v", i, got, ok)
		}
	}
	if _, ok := v.find("missing", hashOf("missing")); ok {
		t.Error("a word that was never numbered is found")
	}
}

func TestVocabularyTellsWordsOfOneHashApart(t *testing.T) {
	v := newVocabulary()
	a, b := v.number([]byte("harbour"), 7), v.number([]byte("ferry"), 7)
	if a == b {
		t.Fatal("two words have one number")
	}
	if got, ok := v.find("ferry", 7); !ok || got != b {
		t.Errorf("the second word is found as %d, %v", got, ok)
	}
}

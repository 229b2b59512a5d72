package compile

import (
	"bytes"
	"os"
	"testing"
)

func TestTheModelsAreThoseOfTheLibrary(t *testing.T) {
	want, err := Compile()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../library.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("library.bin has other bytes: go run ./cmd/gainsay-train names")
	}
}

package compare

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
)

// TestRecalledTextsChangeNothing compares pairs that share their texts, at once and again, with what is told of each alone.
func TestRecalledTextsChangeNothing(t *testing.T) {
	c := newComparer(t)
	var texts []string
	for _, p := range benchPairs {
		texts = append(texts, p.a, p.b)
	}
	alone := map[[2]string]Result{}
	for _, a := range texts {
		for _, b := range texts {
			c.forget()
			r, err := c.Compare(t.Context(), a, b)
			if err != nil {
				t.Fatal(err)
			}
			alone[[2]string{a, b}] = r
		}
	}
	c.forget()
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			for p, want := range alone {
				if r, err := c.Compare(t.Context(), p[0], p[1]); err != nil || !reflect.DeepEqual(r, want) {
					t.Errorf("%q and %q: got %+v (%v), alone %+v", p[0], p[1], r, err, want)
				}
			}
		})
	}
	workers.Wait()
}

func TestNoMoreThanTwoGenerationsAreRecalled(t *testing.T) {
	r := recalled[int]{generation: 10}
	for i := range 100 {
		r.add(fmt.Sprint(i), &i)
		if r.get("0") == nil && i < 10 {
			t.Fatalf("a text was forgotten after %d others", i)
		}
		if n := len(r.young) + len(r.older); n > 20 {
			t.Fatalf("%d texts are recalled", n)
		}
	}
	if r.get("50") != nil || r.get("99") == nil {
		t.Error("an old text is recalled, or a new one is not")
	}
}

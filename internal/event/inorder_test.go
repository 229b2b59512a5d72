package event

import (
	"context"
	"fmt"
	"testing"
)

func TestWhatIsDoneAtOnceIsTakenInOrder(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 7} {
		var got []int
		err := inOrder(context.Background(), workers, 100, func(_, i int) (int, error) { return i, nil }, func(i int) { got = append(got, i) })
		if err != nil || len(got) != 100 {
			t.Fatalf("%d workers: %d taken, error %v", workers, len(got), err)
		}
		for i, n := range got {
			if n != i {
				t.Fatalf("%d workers: %d taken at %d", workers, n, i)
			}
		}
	}
}

func TestTheFirstErrorEndsWhatIsDoneAtOnce(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		taken := 0
		err := inOrder(context.Background(), workers, 1000, func(_, i int) (int, error) {
			if i == 10 || i == 12 {
				return 0, fmt.Errorf("at %d", i)
			}
			return i, nil
		}, func(int) { taken++ })
		if err == nil || err.Error() != "at 10" || taken != 10 {
			t.Errorf("%d workers: error %v after %d", workers, err, taken)
		}
	}
}

package corpus

import (
	"cmp"
	"fmt"
	"slices"
)

// maxSkipped bounds the list of what was left out; the rest is counted.
const maxSkipped = 10_000

// skippedList gathers what was left out, in the order of the inputs: what of too many is listed must not depend on which of
// them was read first.
type skippedList struct {
	items []Skipped
	more  int
}

func (l *skippedList) add(path, reason string) { l.put(Skipped{Path: path, Reason: reason}) }

func (l *skippedList) put(item Skipped) {
	if len(l.items) >= maxSkipped {
		l.more++
		return
	}
	l.items = append(l.items, item)
}

// sorted is the list by path and reason, with a last entry for what was only counted.
func (l *skippedList) sorted() []Skipped {
	items := slices.Clone(l.items)
	slices.SortFunc(items, func(a, b Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	if l.more > 0 {
		items = append(items, Skipped{Path: "(others)", Reason: fmt.Sprintf("%d more inputs were left out; only the first %d are listed", l.more, maxSkipped)})
	}
	return items
}

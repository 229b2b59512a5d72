package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// maxSkipped bounds the list of what was left out; the rest is counted.
const maxSkipped = 10_000

// skippedList gathers what was left out, from many goroutines.
type skippedList struct {
	mu    sync.Mutex
	items []Skipped
	more  int
}

func (l *skippedList) add(path, reason string) { l.put(Skipped{Path: path, Reason: reason}) }

func (l *skippedList) put(item Skipped) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.items) >= maxSkipped {
		l.more++
		return
	}
	l.items = append(l.items, item)
}

// sorted is the list by path and reason, with a last entry for what was only counted.
func (l *skippedList) sorted() []Skipped {
	l.mu.Lock()
	defer l.mu.Unlock()
	items := slices.Clone(l.items)
	slices.SortFunc(items, func(a, b Skipped) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason))
	})
	if l.more > 0 {
		items = append(items, Skipped{Path: "(others)", Reason: fmt.Sprintf("%d more inputs were left out; only the first %d are listed", l.more, maxSkipped)})
	}
	return items
}

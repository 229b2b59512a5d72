package analysis

import (
	"slices"

	"gainsay/internal/event"
)

// tellers are the documents that tell of one event, ascending, each once. Two claims that may be of one event are none.
type tellers struct {
	Documents []int
	// Statement is true where they say the same, whatever their predicates.
	Statement bool
}

// tellersOf lists the documents of the events.
func tellersOf(events []event.Event) []tellers {
	var out []tellers
	for i := range events {
		if events[i].Possible {
			continue
		}
		t := tellers{Statement: events[i].Statement}
		for _, r := range events[i].Claims {
			t.Documents = append(t.Documents, r.Source)
		}
		slices.Sort(t.Documents)
		t.Documents = slices.Compact(t.Documents)
		out = append(out, t)
	}
	return out
}

// acquainted knows which events the documents have in common. It holds lists of events and no pairs of documents, which
// are millions where thousands tell of one event.
type acquainted struct {
	documents []*document
	// of lists the numbers of the events that each document tells of, ascending.
	of        map[int][]int
	statement []bool
	// dated is true where one of them at least has a date.
	dated bool
}

func newAcquainted(documents []*document, all []tellers) *acquainted {
	a := &acquainted{documents: documents, of: map[int][]int{}, statement: make([]bool, len(all))}
	for n, t := range all {
		a.statement[n] = t.Statement
		for _, i := range t.Documents {
			a.of[i] = append(a.of[i], n)
			a.dated = a.dated || !documents[i].Published.IsZero()
		}
	}
	return a
}

// common counts the events that two documents have in common: those that are none but statements apart.
func (a *acquainted) common(i, j int) (events, statements int) {
	x, y := a.of[i], a.of[j]
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			if a.statement[x[0]] {
				statements++
			} else {
				events++
			}
			x, y = x[1:], y[1:]
		}
	}
	return events, statements
}

// near says how far two documents tell one story: how many events both tell, for each sentence of the shorter of them, up
// to 1. In folders of one story most pairs of documents that contradict each other reach .75; of two articles on one campaign
// that tell of different days few do.
func (a *acquainted) near(i, j int) float64 {
	events, _ := a.common(i, j)
	least := min(len(a.documents[i].read.Sentences), len(a.documents[j].read.Sentences))
	return min(1, float64(events)/float64(max(1, least)))
}

// oneEvent reports whether two documents are one or speak of an event in common.
func (a *acquainted) oneEvent(i, j int) bool {
	if i == j {
		return true
	}
	events, statements := a.common(i, j)
	return events+statements > 0
}

// sameDays says whether two documents were published within the days of one story. It is not known of one without a date, unless
// none of the story has one: then they were brought together by somebody who knew.
func (a *acquainted) sameDays(i, j int) (same, known bool) {
	x, y := a.documents[i].Published, a.documents[j].Published
	if x.IsZero() || y.IsZero() {
		return !a.dated, !a.dated
	}
	return mayBeWithin(x, y, storyDays), true
}

// oneStory reports whether two documents are one or tell one story.
func (a *acquainted) oneStory(i, j int) bool { return i == j || a.near(i, j) >= leastNear }

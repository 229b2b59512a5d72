package value

import (
	"context"
	"fmt"

	"gainsay/internal/background"
)

// Options of a search. The zero value holds all documents of a story against each other.
type Options struct {
	// Related says of two documents, by their numbers, that they speak of an event in common; nil for all.
	Related func(a, b int) bool
	// Observe is shown each pair of figures that may be of one thing, for training; nil for none.
	Observe func(*Pair)
}

// Find lists the matches of the documents of each story, in the order of the documents. The error may be that of the context.
func (f *Finder) Find(ctx context.Context, documents []Document, o Options) ([]Match, error) {
	if o.Related == nil {
		o.Related = func(int, int) bool { return true }
	}
	table, err := background.Builtin()
	if err != nil {
		return nil, fmt.Errorf("weigh the words of the stories: %w", err)
	}
	stories := map[int][]int{}
	last := -1
	for i := range documents {
		stories[documents[i].Story] = append(stories[documents[i].Story], i)
		last = max(last, documents[i].Story)
	}
	var out []Match
	for n := 0; n <= last; n++ {
		if len(stories[n]) < 2 {
			continue
		}
		var all []told
		var read []*Document
		for _, i := range stories[n] {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			read = append(read, &documents[i])
			all = append(all, f.tell(i, &documents[i])...)
		}
		for _, find := range []func() ([]Match, error){
			func() ([]Match, error) { return f.figures(ctx, newWeights(table, f.words, read), all, o) },
			func() ([]Match, error) { return f.ages(ctx, all) },
			func() ([]Match, error) { return f.offices(ctx, stories[n], documents) },
		} {
			found, err := find()
			if err != nil {
				return nil, err
			}
			for _, m := range found {
				if o.Related(m.A.Document, m.B.Document) {
					out = append(out, m)
				}
			}
		}
	}
	return out, nil
}

package value

import (
	"context"
	"fmt"

	"gainsay/internal/background"
)

// Find lists the matches of the documents of each story, in the order of the documents. The error may be that of the context.
func (f *Finder) Find(ctx context.Context, documents []Document) ([]Match, error) {
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
			func() ([]Match, error) { return f.figures(ctx, newWeights(table, f.words, read), all) },
			func() ([]Match, error) { return f.ages(ctx, all) },
			func() ([]Match, error) { return f.offices(ctx, stories[n], documents) },
		} {
			found, err := find()
			if err != nil {
				return nil, err
			}
			out = append(out, found...)
		}
	}
	return out, nil
}

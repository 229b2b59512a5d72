package value

import (
	"fmt"

	"gainsay/internal/background"
)

// Find lists the matches of the documents of each story, in the order of the documents.
func (f *Finder) Find(documents []Document) ([]Match, error) {
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
			read = append(read, &documents[i])
			all = append(all, f.tell(i, &documents[i])...)
		}
		out = append(out, f.figures(newWeights(table, f.words, read), all)...)
		out = append(out, f.ages(all)...)
		out = append(out, f.offices(stories[n], documents)...)
	}
	return out, nil
}

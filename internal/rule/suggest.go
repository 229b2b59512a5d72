package rule

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// nearest is the word of a list that a misspelt one most likely stands for: at most two edits away and no
// more than half its length; "" when there is none. Of equals the first wins.
func nearest(word string, list []string) string {
	best, at := 3, ""
	for _, w := range list {
		if n := levenshtein.ComputeDistance(word, w); n < best && 2*n <= len(w) {
			best, at = n, w
		}
	}
	return at
}

// distance is how far an id is from what was typed; what was typed as a part of the id is near, so that "mediate" finds
// frame/mediate, and so is what begins with its name: "vague-source" finds attribution/vague.
func distance(typed, id string) int {
	if _, name, ok := strings.Cut(id, "/"); ok && (name == typed || strings.HasPrefix(name, typed+"-") || strings.HasPrefix(typed, name+"-")) {
		return 1
	}
	return levenshtein.ComputeDistance(typed, id)
}

package attribution

import (
	"slices"
	"strings"
)

// isSilence reports whether an attribution tells that somebody did not speak: "declined to comment", "did not respond to
// a request for comment", "could not be reached". There is nothing in it that anybody could check or that rests on a
// source.
func (f *Finder) isSilence(doc string, a *Attribution) bool {
	if len(a.Cue) == 0 {
		return false
	}
	var cue, all []string
	for _, c := range a.Cue {
		cue = append(cue, strings.FieldsFunc(strings.ToLower(c.Cut(doc)), notInWord)...)
	}
	for _, c := range a.Content {
		all = append(all, strings.FieldsFunc(strings.ToLower(c.Cut(doc)), notInWord)...)
	}
	for _, c := range a.Source {
		if words := strings.FieldsFunc(strings.ToLower(c.Cut(doc)), notInWord); len(words) > 0 && (words[0] == "nobody" || words[0] == "none" || words[0] == "neither" || words[0] == "no") {
			cue = append(cue, "not")
		}
	}
	all = append(all, cue...)
	has := func(words []string, lists ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return f.listed(w, lists...) })
	}
	return has(cue, "silence/refusal") && has(all, "silence/request")
}

func notInWord(c rune) bool { return !isWordRune(c) && c != '\'' && c != '’' }

package attribution

import "gainsay/internal/attribution/sequence"

// orphans gives a content to a source and a cue that the labels found at the end of a sentence with nothing said: all
// that stands before them. What was found there is said inside it: "The mayor promised that ..., The Courier reported".
func (r *reading) orphans() {
	joined := map[int]bool{}
	for _, j := range r.labelled.Joined {
		joined[j.Cue] = true
	}
	places := r.labelled.Places
	for k, c := range places {
		if c.Role != sequence.Cue || joined[k] {
			continue
		}
		for _, j := range []int{k - 1, k + 1} {
			if j >= 0 && j < len(places) && places[j].Role == sequence.Source && places[j].Sentence == c.Sentence &&
				r.adopt(r.placeOf(j), r.placeOf(k)) {
				break
			}
		}
	}
}

// adopt adds the attribution of the front of a sentence to a source and a cue that stand side by side at its end.
func (r *reading) adopt(source, cue place) bool {
	s := &r.doc.Sentences[cue.sentence]
	lo, hi := min(cue.start, source.start), max(cue.end, source.end)
	if hi-lo > cue.end-cue.start+source.end-source.start+1 || len(s.Tokens)-hi > longestTail {
		return false
	}
	if lo < 5 || s.Tokens[lo-1].Form != "," || !isFiniteIn(s.Tokens[:lo-1]) {
		return false
	}
	content := trimmed(s, 0, lo-1)
	if r.taken(s, content, cue.start) && !r.speaksForAll(s, source, content, cue.start) {
		return false
	}
	r.addDraft(r.spoken(s, source, cue, content, confidenceOfTail))
	return true
}

// confidenceOfTail is the confidence of what the words at the end of a sentence say alone.
const confidenceOfTail = 0.7

package sequence

import "testing"

// TestPhrases reads a tree of five words: 0 hangs on 1 and 1 on the cue 2, 4 on 3 and 3 on the cue.
func TestPhrases(t *testing.T) {
	v := &sentence{treed: true, candidates: []int{2}, tokens: []token{
		{head: 1, relation: 10, under: 2}, {head: 2, relation: 11, under: 2}, {head: -1, relation: 12, under: -1},
		{head: 2, relation: 13, under: 2}, {head: 3, relation: 14, under: 2},
	}}
	v.phrases()
	for _, c := range []struct {
		name      string
		got, want phrase
	}{
		{"the first word opens the sentence, which hangs on nothing", v.tokens[0].opens, phrase{12, 4, isRoot}},
		{"what hangs on the cue behind it opens there", v.tokens[3].opens, phrase{13, 1, isCue}},
		{"what hangs on that opens below the cue", v.tokens[4].opens, phrase{14, 0, underCue}},
		{"the subject closes before the cue", v.tokens[1].closes, phrase{11, 1, isCue}},
		{"no phrase opens with the head of one that has begun", v.tokens[1].opens, phrase{}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

func TestQuotationsOfASentence(t *testing.T) {
	v := &sentence{}
	for _, q := range []quoteState{quoted, closeMark, unquoted, openMark, quoted} {
		v.tokens = append(v.tokens, token{quote: q})
	}
	v.bracket()
	want := []mark{{start: 0, end: 2, fromBefore: true}, {start: 3, end: 5, goesOn: true}}
	if len(v.marks) != 2 || v.marks[0] != want[0] || v.marks[1] != want[1] {
		t.Errorf("got %+v, want %+v", v.marks, want)
	}
	for i, m := range []int{0, 0, -1, 1, 1} {
		if v.tokens[i].mark != m {
			t.Errorf("token %d stands in quotation %d, want %d", i, v.tokens[i].mark, m)
		}
	}
}

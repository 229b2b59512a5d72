// Package sequence labels the tokens of a document as source, cue or content of an attribution. It is the
// statistical half of finding who says what; joining the labelled runs into attributions is left to its caller.
package sequence

// Label of a token: the beginning or the inside of a source, a cue or a content, or none of them.
type Label uint8

// The labels, in the order in which a model stores its weights.
const (
	Outside Label = iota
	BeginSource
	InSource
	BeginCue
	InCue
	BeginContent
	InContent
	labelCount
)

// LabelCount is the number of labels.
const LabelCount = int(labelCount)

// Role is what a run of labels stands for.
type Role uint8

// The roles of a run of tokens in an attribution.
const (
	NoRole Role = iota
	Source
	Cue
	Content
)

// Role is the role that the label begins or continues.
func (l Label) Role() Role { return Role((l + 1) / 2) }

// Begins reports whether the label begins a run.
func (l Label) Begins() bool { return l != Outside && l%2 == 1 }

// Begin and Inside are the labels with which a run of the role begins and goes on.
func (r Role) Begin() Label {
	if r == NoRole {
		return Outside
	}
	return Label(2*r - 1)
}

// Inside is the label with which a run of the role goes on.
func (r Role) Inside() Label { return Label(2 * r) }

// Allowed reports whether b may follow a: a run cannot go on that has not begun.
func Allowed(a, b Label) bool {
	return b == Outside || b.Begins() || a.Role() == b.Role()
}

// Run is a maximal run of one role: tokens [Start, End) of a sentence.
type Run struct {
	Role       Role
	Start, End int
}

// Runs reads the runs off the labels of a sentence.
func Runs(labels []Label) []Run {
	var runs []Run
	for i, l := range labels {
		switch {
		case l == Outside:
		case !l.Begins() && len(runs) > 0 && runs[len(runs)-1].End == i && runs[len(runs)-1].Role == l.Role():
			runs[len(runs)-1].End = i + 1
		default:
			runs = append(runs, Run{l.Role(), i, i + 1})
		}
	}
	return runs
}

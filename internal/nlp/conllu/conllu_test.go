package conllu

import (
	"strings"
	"testing"
)

const sample = `# newdoc id = a
# text = Don't go.
1-2	Don't	_	_	_	_	_	_	_	SpaceAfter=No
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
3.1	it	it	PRON	PRP	_	_	_	_	_
4	.	.	PUNCT	.	_	3	punct	_	_

# text = Yes
1	Yes	yes	INTJ	UH	_	0	root	_	_

`

func rewrite(s string) (string, error) {
	var out strings.Builder
	err := Read(strings.NewReader(s), func(x Sentence) error { return x.Write(&out) })
	return out.String(), err
}

func TestReadThenWriteChangesNothing(t *testing.T) {
	got, err := rewrite(sample)
	if err != nil || got != sample {
		t.Errorf("error %v, got\n%s", err, got)
	}
	if got, err := rewrite(strings.TrimRight(sample, "\n")); err != nil || got != sample {
		t.Errorf("without an empty line at the end: error %v, got\n%s", err, got)
	}
	if got, err := rewrite(strings.ReplaceAll(sample, "\n", "\r\n")); err != nil || got != sample {
		t.Errorf("with carriage returns: error %v, got\n%s", err, got)
	}
}

func TestHeadsAreIndices(t *testing.T) {
	var heads []int
	if err := Read(strings.NewReader(sample), func(x Sentence) error {
		for _, w := range x.Words {
			heads = append(heads, w.Head)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := []int{2, 2, -1, 2, -1}
	for i := range want {
		if heads[i] != want[i] {
			t.Fatalf("heads %v, want %v", heads, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1\tx\t_\t_\t_\t_\t99999999999999999999\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, s string) {
		once, err := rewrite(s)
		if err != nil {
			return
		}
		twice, err := rewrite(once)
		if err != nil || twice != once {
			t.Fatalf("error %v; once\n%q\ntwice\n%q", err, once, twice)
		}
	})
}

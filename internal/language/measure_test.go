package language

import (
	"bufio"
	"compress/gzip"
	"os"
	"strings"
	"testing"

	"gainsay/internal/shareddata"
)

// TestEnglishOfTreebanksIsNotTakenForForeign measures how many sentences of English treebanks would be left out. It
// is a bound on harm: the sentences are English but for a handful of quotations.
func TestEnglishOfTreebanksIsNotTakenForForeign(t *testing.T) {
	total, wrong := 0, 0
	for _, name := range []string{"ewt-train.conllu.gz", "ewt-dev.conllu.gz", "gum-free-train.conllu.gz", "gum-free-dev.conllu.gz"} {
		f, err := os.Open(shareddata.Path(t, "data", "treebank", name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			text, ok := strings.CutPrefix(lines.Text(), "# text = ")
			if !ok {
				continue
			}
			total++
			if tag, foreign := Foreign(text); foreign {
				wrong++
				t.Logf("%s: %s", tag, text)
			}
		}
	}
	t.Logf("%d of %d sentences taken for foreign", wrong, total)
	if wrong*1000 > total {
		t.Errorf("%d of %d English sentences taken for foreign, more than one in a thousand", wrong, total)
	}
}

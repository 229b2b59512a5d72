package train

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"gainsay/internal/nlp/conllu"
)

// ReadTreebank reads the sentences of CoNLL-U files, gzip-compressed when the name ends in .gz.
func ReadTreebank(paths ...string) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	for _, path := range paths {
		if err := readFile(path, func(s conllu.Sentence) error {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			return nil
		}); err != nil {
			return nil, fmt.Errorf("read treebank %s: %w", path, err)
		}
	}
	return out, nil
}

func readFile(path string, yield func(conllu.Sentence) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		defer z.Close()
		r = z
	}
	return conllu.Read(r, yield)
}

// forms lists the words of a sentence.
func forms(s *conllu.Sentence) []string {
	out := make([]string, len(s.Words))
	for i := range s.Words {
		out[i] = s.Words[i].Form
	}
	return out
}

// numbering collects values in the order of their first use, so that numbering depends on the data alone.
type numbering struct {
	list []string
	of   map[string]int
}

func (n *numbering) add(s string) int {
	if n.of == nil {
		n.of = map[string]int{}
	}
	i, ok := n.of[s]
	if !ok {
		i = len(n.list)
		n.of[s] = i
		n.list = append(n.list, s)
	}
	return i
}

package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/nlp"
	"gainsay/internal/nlp/lexicon"
	"gainsay/internal/nlp/names"
	"gainsay/internal/nlp/word"
)

// LexiconOptions are the settings of TrainLexicon.
type LexiconOptions struct {
	// Classes is the number of word classes, Rounds the number of passes of the exchange, Least the count from which a
	// word gets a class.
	Classes, Rounds, Least int
	Log                    io.Writer
}

// ReadCorpus returns the texts of a JSON-lines file (gzip when it ends in .gz; the field "text") or of all .txt files
// below a folder, in the order of their names.
func ReadCorpus(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	var out []string
	if info.IsDir() {
		err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".txt") {
				return err
			}
			b, err := os.ReadFile(p)
			out = append(out, string(b))
			return err
		})
		return out, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, err
		}
		defer z.Close()
		r = z
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var row struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("read corpus %s: %w", path, err)
		}
		out = append(out, row.Text)
	}
	return out, in.Err()
}

// TrainLexicon learns the classes of words and the tags they are given in the texts.
func TrainLexicon(texts []string, o LexiconOptions) ([]byte, error) {
	reader, err := nlp.NewReader(nlp.Options{})
	if err != nil {
		return nil, err
	}
	recogniser, err := names.Default()
	if err != nil {
		return nil, err
	}
	counts := map[uint64]int{}
	tagCounts := map[uint64]map[string]int{}
	capitals, inside := map[uint64]int{}, map[uint64]int{} // away from the head of a sentence
	var sentences [][]uint64
	seen := map[string]bool{} // the same sentence in many articles says no more than once
	var forms []string
	var described []word.Word
	total := 0
	for _, text := range texts {
		d := reader.Segment(text)
		for i := range d.Sentences {
			s := &d.Sentences[i]
			if s.Kind != nlp.Text {
				continue
			}
			if cut := s.Cut(text); seen[cut] {
				continue
			} else {
				seen[cut] = true
			}
			forms = forms[:0]
			for j := range s.Tokens {
				forms = append(forms, s.Tokens[j].Form)
			}
			described = word.Describe(described, forms, nil)
			guesses := recogniser.Tags(forms)
			ids := make([]uint64, len(forms))
			for j := range described {
				h := described[j].Norm
				ids[j] = h
				counts[h]++
				total++
				if j > 0 && startsSmall(forms[j-1]) {
					inside[h]++
					if r, _ := utf8.DecodeRuneInString(forms[j]); unicode.IsUpper(r) {
						capitals[h]++
					}
				}
				if t := guesses[j].Tag; t != "" {
					if tagCounts[h] == nil {
						tagCounts[h] = map[string]int{}
					}
					tagCounts[h][t]++
				}
			}
			sentences = append(sentences, ids)
		}
	}
	fmt.Fprintf(o.Log, "lexicon: %d texts, %d sentences, %d tokens, %d words\n", len(texts), len(sentences), total, len(counts))
	vocabulary := byFrequency(counts, o.Least)
	number := make(map[uint64]int32, len(vocabulary))
	for i, w := range vocabulary {
		number[w] = int32(i)
	}
	runs := make([][]int32, len(sentences))
	for i, s := range sentences {
		runs[i] = make([]int32, len(s))
		for j, h := range s {
			n, ok := number[h]
			if !ok {
				n = -1
			}
			runs[i][j] = n
		}
	}
	b := countBigrams(runs, len(vocabulary))
	class := exchange(b, o.Classes, o.Rounds, o.Log)
	paths := hierarchy(b, class, o.Classes)
	var sets numbering
	entries := make([]lexicon.Entry, len(vocabulary))
	for i, w := range vocabulary {
		entries[i] = lexicon.Entry{Norm: w, Path: paths[class[i]], Dictionary: uint16(sets.add(tagSet(tagCounts[w])) + 1),
			Capital: capitalClass(capitals[w], inside[w])}
	}
	fmt.Fprintf(o.Log, "lexicon: %d words in %d classes, %d sets of tags\n", len(entries), o.Classes, len(sets.list))
	return lexicon.Build(entries), nil
}

// startsSmall holds for words in lower case and for commas: what follows them owes its capital to no sentence, title or
// quotation that begins.
func startsSmall(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsLower(r) || form == ","
}

// capitalClass puts the share of capitals among a word's uses in one of five classes, 0 when it was never seen inside a
// sentence.
func capitalClass(capitals, inside int) uint8 {
	switch {
	case inside == 0:
		return 0
	case capitals*20 <= inside:
		return 1
	case capitals*2 <= inside:
		return 2
	case capitals*20 <= inside*19:
		return 3
	}
	return 4
}

// tagSet writes the tags that make up a tenth or more of a word's uses, the commonest first.
func tagSet(counts map[string]int) string {
	total := 0
	var tags []string
	for t, n := range counts {
		total += n
		tags = append(tags, t)
	}
	tags = slices.DeleteFunc(tags, func(t string) bool { return counts[t]*10 < total })
	slices.SortFunc(tags, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return strings.Join(tags[:min(3, len(tags))], " ")
}

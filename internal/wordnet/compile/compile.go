// Package compile makes the table of internal/wordnet from the database files of Princeton WordNet.
package compile

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Stats says what a table holds.
type Stats struct{ Lemmas, Synsets, Derivations, Antonyms, Bytes int }

// part is a part of speech with the letter and the file ending of WordNet; the order is that of wordnet.Part.
var parts = []struct{ letter, file, keyType string }{{"n", "noun", "1"}, {"v", "verb", "2"}, {"a", "adj", "3"}, {"r", "adv", "4"}}

// place names a synset of the database: its part of speech and its offset.
type place struct {
	part   int
	offset string
}

type synset struct {
	lexfile   int
	words     []string
	hypernyms []place
	pointers  []pointer
}

// pointer is a relation between two words of two synsets.
type pointer struct {
	kind             byte
	to               place
	fromWord, toWord int
}

type sense struct {
	place
	count float64
}

// Compile reads the folder with data.* , index.* and cntlist.rev (Debian: /usr/share/wordnet of package wordnet-base)
// and returns the table.
func Compile(folder string) ([]byte, Stats, error) {
	synsets := map[place]*synset{}
	for p := range parts {
		if err := readData(folder, p, synsets); err != nil {
			return nil, Stats{}, err
		}
	}
	counts, err := readCounts(filepath.Join(folder, "cntlist.rev"))
	if err != nil {
		return nil, Stats{}, err
	}
	senses := map[string]*[4][]sense{}
	for p := range parts {
		if err := readIndex(folder, p, counts, senses); err != nil {
			return nil, Stats{}, err
		}
	}
	return encode(synsets, senses)
}

func lines(path string, each func(line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		if strings.HasPrefix(in.Text(), "  ") {
			continue // the licence
		}
		if err := each(in.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return in.Err()
}

// readData reads data.POS, in the format of wndb(5WN).
func readData(folder string, p int, synsets map[place]*synset) error {
	return lines(filepath.Join(folder, "data."+parts[p].file), func(line string) error {
		f := strings.Fields(line)
		if len(f) < 6 {
			return fmt.Errorf("too few fields")
		}
		s := &synset{}
		var err error
		if s.lexfile, err = strconv.Atoi(f[1]); err != nil {
			return err
		}
		words, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		i := 4
		for range words {
			w, _, _ := strings.Cut(f[i], "(") // "(p)": where an adjective may stand
			s.words = append(s.words, w)
			i += 2
		}
		n, err := strconv.Atoi(f[i])
		if err != nil {
			return err
		}
		i++
		for range n {
			to := place{partOf(f[i+2]), f[i+1]}
			from, err := strconv.ParseInt(f[i+3][:2], 16, 32)
			if err != nil {
				return err
			}
			target, err := strconv.ParseInt(f[i+3][2:], 16, 32)
			if err != nil {
				return err
			}
			switch f[i] {
			case "@", "@i", "&":
				s.hypernyms = append(s.hypernyms, to)
			case "+", "!", "\\", "<":
				s.pointers = append(s.pointers, pointer{f[i][0], to, int(from) - 1, int(target) - 1})
			}
			i += 4
		}
		synsets[place{p, f[0]}] = s
		return nil
	})
}

func partOf(letter string) int {
	if letter == "s" {
		letter = "a"
	}
	return slices.IndexFunc(parts, func(p struct{ letter, file, keyType string }) bool { return p.letter == letter })
}

// readCounts gives the tagged uses of each sense by "lemma part number".
func readCounts(path string) (map[string]float64, error) {
	counts := map[string]float64{}
	err := lines(path, func(line string) error {
		f := strings.Fields(line)
		if len(f) != 3 {
			return fmt.Errorf("three fields are expected")
		}
		lemma, rest, ok := strings.Cut(f[0], "%")
		n, err := strconv.Atoi(f[2])
		if !ok || err != nil || rest == "" {
			return fmt.Errorf("not a sense and a count: %q", line)
		}
		part := rest[:1]
		if part == "5" {
			part = "3"
		}
		counts[lemma+" "+part+" "+f[1]] += float64(n)
		return nil
	})
	return counts, err
}

func readIndex(folder string, p int, counts map[string]float64, senses map[string]*[4][]sense) error {
	return lines(filepath.Join(folder, "index."+parts[p].file), func(line string) error {
		f := strings.Fields(line)
		if len(f) < 6 || !keep(f[0], p) {
			return nil
		}
		n, err := strconv.Atoi(f[2])
		if err != nil || n > len(f) {
			return fmt.Errorf("not a number of senses: %q", f[2])
		}
		lemma := strings.ReplaceAll(f[0], "_", " ")
		if senses[lemma] == nil {
			senses[lemma] = &[4][]sense{}
		}
		for i, offset := range f[len(f)-n:] {
			senses[lemma][p] = append(senses[lemma][p], sense{place{p, offset}, counts[fmt.Sprintf("%s %s %d", f[0], parts[p].keyType, i+1)]})
		}
		return nil
	})
}

// keep tells which words the table holds: single words and verbs with one particle.
func keep(lemma string, p int) bool {
	blanks := strings.Count(lemma, "_")
	return blanks == 0 || p == 1 && blanks == 1
}

const mostSenses = 12

func encode(synsets map[place]*synset, senses map[string]*[4][]sense) ([]byte, Stats, error) {
	lemmas := make([]string, 0, len(senses))
	for l := range senses {
		lemmas = append(lemmas, l)
	}
	slices.Sort(lemmas)
	number := map[string]int{}
	for i, l := range lemmas {
		number[l] = i
	}
	// The synsets that a word needs, with all they are kinds of.
	used := map[place]bool{}
	var use func(p place)
	use = func(p place) {
		if used[p] || synsets[p] == nil {
			return
		}
		used[p] = true
		for _, h := range synsets[p].hypernyms {
			use(h)
		}
	}
	for _, l := range lemmas {
		for p := range parts {
			for i, s := range senses[l][p] {
				if i < mostSenses {
					use(s.place)
				}
			}
		}
	}
	order := make([]place, 0, len(used))
	for p := range used {
		order = append(order, p)
	}
	slices.SortFunc(order, func(a, b place) int { return cmp.Or(a.part-b.part, cmp.Compare(a.offset, b.offset)) })
	id := map[place]uint32{}
	for i, p := range order {
		id[p] = uint32(i)
	}
	relations := relate(synsets, number)
	var names, entries, nameEnds, entryEnds, records, extra []byte
	nameEnds, entryEnds = binary.LittleEndian.AppendUint32(nameEnds, 0), binary.LittleEndian.AppendUint32(entryEnds, 0)
	stats := Stats{Lemmas: len(lemmas), Synsets: len(order)}
	for i, l := range lemmas {
		names = append(names, l...)
		entries = appendEntry(entries, senses[l], id, relations[i])
		nameEnds = binary.LittleEndian.AppendUint32(nameEnds, uint32(len(names)))
		entryEnds = binary.LittleEndian.AppendUint32(entryEnds, uint32(len(entries)))
		for _, r := range relations[i] {
			if r.kind == 1 {
				stats.Antonyms++
			} else {
				stats.Derivations++
			}
		}
	}
	further := 0
	for i, p := range order {
		s := synsets[p]
		first := uint32(1<<24 - 1)
		for j, h := range s.hypernyms {
			if j == 0 {
				first = id[h]
				continue
			}
			extra = binary.LittleEndian.AppendUint32(extra, uint32(i))
			extra = binary.LittleEndian.AppendUint32(extra, id[h])
			further++
		}
		records = binary.LittleEndian.AppendUint32(records, uint32(s.lexfile)|first<<8)
	}
	out := []byte("gwn1")
	for _, n := range []int{len(lemmas), len(order), further, len(names)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for _, section := range [][]byte{nameEnds, entryEnds, records, extra, names, entries} {
		out = append(out, section...)
	}
	stats.Bytes = len(out)
	return out, stats, nil
}

type relation struct{ kind, other int }

// relate collects the relations between listed words: derivation and pertaining in both directions, antonymy.
func relate(synsets map[place]*synset, number map[string]int) map[int][]relation {
	out := map[int][]relation{}
	add := func(from, to string, kind int) {
		a, okA := number[lemma(from)]
		b, okB := number[lemma(to)]
		if okA && okB && a != b {
			out[a] = append(out[a], relation{kind, b})
		}
	}
	for _, s := range synsets {
		for _, p := range s.pointers {
			to := synsets[p.to]
			if to == nil || p.fromWord < 0 || p.toWord < 0 || p.fromWord >= len(s.words) || p.toWord >= len(to.words) {
				continue
			}
			from, target := s.words[p.fromWord], to.words[p.toWord]
			if p.kind == '!' {
				add(from, target, 1)
				continue
			}
			add(from, target, 0)
			add(target, from, 0)
		}
	}
	for i, rs := range out {
		slices.SortFunc(rs, func(a, b relation) int { return cmp.Or(a.kind-b.kind, a.other-b.other) })
		out[i] = slices.Compact(rs)
	}
	return out
}

func lemma(word string) string { return strings.ToLower(strings.ReplaceAll(word, "_", " ")) }

func appendEntry(out []byte, senses *[4][]sense, id map[place]uint32, relations []relation) []byte {
	mask := uint64(0)
	for p := range parts {
		if len(senses[p]) > 0 {
			mask |= 1 << p
		}
	}
	out = binary.AppendUvarint(out, mask)
	for p := range parts {
		all := senses[p]
		if len(all) == 0 {
			continue
		}
		total := 0.0
		for rank, s := range all {
			total += s.count + 1/float64(rank+1)
		}
		kept := all[:min(len(all), mostSenses)]
		out = binary.AppendUvarint(out, uint64(len(kept)))
		for rank, s := range kept {
			out = binary.AppendUvarint(out, uint64(id[s.place]))
			out = binary.AppendUvarint(out, uint64(math.Round(255*(s.count+1/float64(rank+1))/total)))
		}
	}
	out = binary.AppendUvarint(out, uint64(len(relations)))
	for _, r := range relations {
		out = binary.AppendUvarint(out, uint64(r.kind))
		out = binary.AppendUvarint(out, uint64(r.other))
	}
	return out
}

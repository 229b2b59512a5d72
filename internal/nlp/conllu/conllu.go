// Package conllu reads and writes CoNLL-U, the format of the Universal Dependencies treebanks.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Word is a syntactic word, a line with a whole number.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	// Head is the index of the governor in Sentence.Words, -1 for the root, -2 where the file has none.
	Head   int
	Deprel string
	Deps   string
	Misc   string
}

// NoHead stands for a head column that was empty ("_").
const NoHead = -2

// Sentence is one sentence with everything that is needed to print it again.
type Sentence struct {
	Comments []string
	Words    []Word
	// Extra holds lines of multiword tokens and empty nodes by the number of words before them.
	Extra map[int][]string
}

// Read calls yield with every sentence of r. An error names the line.
func Read(r io.Reader, yield func(Sentence) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	var s Sentence
	number := 0
	flush := func() error {
		if len(s.Words) == 0 && len(s.Comments) == 0 {
			return nil
		}
		for i := range s.Words {
			if h := s.Words[i].Head; h >= len(s.Words) {
				return fmt.Errorf("line %d: word %d has head %d in a sentence of %d words", number, i+1, h+1, len(s.Words))
			}
		}
		out := s
		s = Sentence{}
		return yield(out)
	}
	for {
		line, err := in.ReadString('\n')
		if err != nil && err != io.EOF {
			return err
		}
		atEnd := err == io.EOF
		if atEnd && line == "" {
			return flush()
		}
		number++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
			if err := flush(); err != nil {
				return err
			}
		case line[0] == '#':
			s.Comments = append(s.Comments, line)
		default:
			if err := s.add(line); err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
		}
		if atEnd {
			return flush()
		}
	}
}

func (s *Sentence) add(line string) error {
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10, separated by tabs", len(c))
	}
	id, err := strconv.Atoi(c[0])
	if err != nil {
		if strings.ContainsAny(c[0], "-.") {
			if s.Extra == nil {
				s.Extra = map[int][]string{}
			}
			s.Extra[len(s.Words)] = append(s.Extra[len(s.Words)], line)
			return nil
		}
		return fmt.Errorf("word number %q is not a number", c[0])
	}
	if id != len(s.Words)+1 {
		return fmt.Errorf("word number %d where %d was due", id, len(s.Words)+1)
	}
	if c[1] == "" {
		return fmt.Errorf("word %d has no form", id)
	}
	head := NoHead
	if c[6] != "_" {
		h, err := strconv.Atoi(c[6])
		if err != nil || h < 0 {
			return fmt.Errorf("head %q is not a number", c[6])
		}
		head = h - 1
	}
	s.Words = append(s.Words, Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: head, Deprel: c[7],
		Deps: c[8], Misc: c[9]})
	return nil
}

// Write prints the sentence with a blank line after it.
func (s *Sentence) Write(w io.Writer) error {
	var b strings.Builder
	for _, c := range s.Comments {
		b.WriteString(c)
		b.WriteByte('\n')
	}
	for i := range len(s.Words) + 1 {
		for _, line := range s.Extra[i] {
			b.WriteString(line)
			b.WriteByte('\n')
		}
		if i == len(s.Words) {
			break
		}
		x := &s.Words[i]
		head := "_"
		if x.Head != NoHead {
			head = strconv.Itoa(x.Head + 1)
		}
		b.WriteString(strings.Join([]string{strconv.Itoa(i + 1), x.Form, x.Lemma, x.UPOS, x.XPOS, x.Feats, head, x.Deprel,
			x.Deps, x.Misc}, "\t"))
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

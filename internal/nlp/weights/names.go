package weights

import (
	"errors"
	"strings"
)

// AppendNames writes a list of names: a count and the names, each with its length before it, in one byte each.
func AppendNames(out []byte, names []string) []byte {
	out = append(out, byte(len(names)))
	for _, n := range names {
		out = append(out, byte(len(n)))
		out = append(out, n...)
	}
	return out
}

// OpenNames reads what AppendNames wrote and returns what follows.
func OpenNames(s string) (names []string, rest string, err error) {
	if s == "" {
		return nil, "", errors.New("no list of names")
	}
	n := int(s[0])
	s = s[1:]
	for range n {
		if s == "" || len(s) < 1+int(s[0]) {
			return nil, "", errors.New("list of names is cut short")
		}
		names = append(names, s[1:1+int(s[0])])
		s = s[1+int(s[0]):]
	}
	return names, s, nil
}

// AppendLines writes a list of words of any number, none of which holds a line feed: its length in bytes, and its lines.
func AppendLines(out []byte, lines []string) []byte {
	text := strings.Join(lines, "\n")
	out = append(out, byte(len(text)), byte(len(text)>>8), byte(len(text)>>16), byte(len(text)>>24))
	return append(out, text...)
}

// OpenLines reads what AppendLines wrote and returns what follows.
func OpenLines(s string) (lines []string, rest string, err error) {
	if len(s) < 4 || len(s)-4 < int(u32(s, 0)) {
		return nil, "", errors.New("list of lines is cut short")
	}
	n := int(u32(s, 0))
	return strings.Split(s[4:4+n], "\n"), s[4+n:], nil
}

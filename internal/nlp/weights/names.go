package weights

import "errors"

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

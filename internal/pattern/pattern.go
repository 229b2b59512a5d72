// Package pattern matches regular expressions that seldom match: most texts are told by their first character, or by words
// that a match cannot do without, before the expression is tried.
package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pattern is a regular expression. It is safe for concurrent use.
type Pattern struct {
	re *regexp.Regexp
	// first says of each character of ASCII whether a matching text may begin with it.
	first [utf8.RuneSelf]bool
	// needed are strings of which a matching text holds at least one; none where nothing is known.
	needed []string
}

// Compile parses a regular expression.
func Compile(expression string) (*Pattern, error) {
	re, err := regexp.Compile(expression)
	if err != nil {
		return nil, err
	}
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil, err
	}
	tree = tree.Simplify()
	program, err := syntax.Compile(tree)
	if err != nil {
		return nil, err
	}
	return &Pattern{re: re, first: firstOf(program), needed: neededBy(tree)}, nil
}

// MustCompile is Compile for expressions of the program.
func MustCompile(expression string) *Pattern {
	p, err := Compile(expression)
	if err != nil {
		regexp.MustCompile(expression)
	}
	return p
}

// MatchString reports whether a text matches.
func (p *Pattern) MatchString(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf && !p.first[s[0]] {
		return false
	}
	for i, n := range p.needed {
		if strings.Contains(s, n) {
			break
		}
		if i == len(p.needed)-1 {
			return false
		}
	}
	return p.re.MatchString(s)
}

// firstOf follows a program to the first characters that it reads: where it begins at the head of the text, a match begins
// with one of them.
func firstOf(program *syntax.Prog) (first [utf8.RuneSelf]bool) {
	all := func() {
		for c := range first {
			first[c] = true
		}
	}
	type state struct {
		at uint32
		// anchored is true behind the head of the text.
		anchored bool
	}
	seen := map[state]bool{}
	var follow func(s state)
	follow = func(s state) {
		if seen[s] {
			return
		}
		seen[s] = true
		switch in := &program.Inst[s.at]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			follow(state{in.Out, s.anchored})
			follow(state{in.Arg, s.anchored})
		case syntax.InstCapture, syntax.InstNop:
			follow(state{in.Out, s.anchored})
		case syntax.InstEmptyWidth:
			follow(state{in.Out, s.anchored || syntax.EmptyOp(in.Arg)&syntax.EmptyBeginText != 0})
		case syntax.InstFail:
		case syntax.InstMatch:
			all()
		default:
			if !s.anchored {
				all()
				return
			}
			for c := range first {
				first[c] = first[c] || in.MatchRune(rune(c))
			}
		}
	}
	follow(state{uint32(program.Start), false})
	return first
}

// neededBy are strings of which whatever matches holds at least one, nil where none are known.
func neededBy(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		// An expression takes stray bytes for the mark of one.
		if re.Flags&syntax.FoldCase != 0 || slices.Contains(re.Rune, utf8.RuneError) {
			return nil
		}
		return []string{string(re.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return neededBy(re.Sub[0])
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if n := neededBy(sub); shortest(n) > shortest(best) {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			n := neededBy(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		if len(all) > mostNeeded {
			return nil
		}
		return all
	}
	return nil
}

// mostNeeded is the number of strings from which looking for them costs as much as the expression.
const mostNeeded = 12

// shortest is the length of the shortest string: the longer, the seldomer a text holds one by chance.
func shortest(list []string) int {
	if len(list) == 0 {
		return 0
	}
	n := len(list[0])
	for _, s := range list {
		n = min(n, len(s))
	}
	return n
}

package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// samePerson says how well two names of people, given as words, fit one person: 1 for the same words, 0.9 where one
// has an initial, a nickname or a middle name more, 0.8 for a variant spelling, 0.6 where one is only a last name,
// 0 where they exclude each other.
func samePerson(a, b []string, forms *nameForms) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if squeeze(a) == squeeze(b) && len(a) > 1 && len(b) > 1 {
		return 1
	}
	if len(a) == 1 || len(b) == 1 {
		switch {
		case lastName(a) == lastName(b) && len(a) == len(b):
			return 0.8
		case lastName(a) == lastName(b):
			return 0.6
		}
		return 0
	}
	score := 1.0
	if la, lb := lastName(a), lastName(b); la != lb {
		if !spelledAlike(la, lb) {
			return 0
		}
		score = 0.8
	}
	fa, fb := strings.ToLower(a[0]), strings.ToLower(b[0])
	switch {
	case fa == fb:
		if len(a) != len(b) || !equalFold(a, b) {
			if middleConflict(a, b) {
				return 0.3
			}
			score = min(score, 0.9)
		}
	case isInitial(fa, fb) || isInitial(fb, fa) || forms.sameFirst(fa, fb):
		score = min(score, 0.9)
	case score == 1 && spelledAlike(fa, fb):
		score = 0.8
	case score == 1 && (contains(b, fa) || contains(a, fb)):
		// "Emil Ostrow" in "Karl Emil Ostrow"
		score = 0.8
	default:
		return 0
	}
	return score
}

func equalFold(a, b []string) bool {
	for i := range a {
		if !strings.EqualFold(a[i], b[i]) {
			return false
		}
	}
	return true
}

func contains(words []string, lower string) bool {
	for _, w := range words {
		if strings.ToLower(w) == lower {
			return true
		}
	}
	return false
}

// middleConflict reports whether both names have a middle name and these differ ("Karl E. Ostrow", "Karl J.
// Ostrow").
func middleConflict(a, b []string) bool {
	if len(a) < 3 || len(b) < 3 {
		return false
	}
	ma, mb := strings.ToLower(a[1]), strings.ToLower(b[1])
	return ma != mb && !isInitial(ma, mb) && !isInitial(mb, ma) && !spelledAlike(ma, mb)
}

// isInitial reports whether short is the first letter of long, with or without a stop ("j.", "john").
func isInitial(short, long string) bool {
	short = strings.TrimSuffix(short, ".")
	return utf8.RuneCountInString(short) == 1 && strings.HasPrefix(long, short)
}

// spelledAlike reports whether two words in lower case may be one name in two spellings: one letter in five may
// differ, none in short words, and the first letter stays.
func spelledAlike(a, b string) bool {
	n := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if n < 5 || n > 40 || a[0] != b[0] {
		return false
	}
	limit := 1
	if n >= 9 {
		limit = 2
	}
	if abs(len(a)-len(b)) > 2*limit {
		return false
	}
	return levenshtein.ComputeDistance(a, b) <= limit
}

func abs(n int) int { return max(n, -n) }

package report

import (
	"slices"
	"strings"
	"unicode"
)

// NobodyNamed is the reason that nearly every assertion in nobody's name has. What is written for readers says it once,
// above the list.
const NobodyNamed = "nobody is named for it, here or in the sentences before"

// unlessSaid is NobodyNamed said of a whole list.
const unlessSaid = "Unless its reasons say otherwise, nobody is named for an assertion, in its sentence or in those before."

// sharesNobody reports whether any of a list has NobodyNamed among its reasons.
func sharesNobody(list []assertion) bool {
	return slices.ContainsFunc(list, func(a assertion) bool { return slices.Contains(a.Why, NobodyNamed) })
}

// reasons are those of a, plain, without the one that the list shares.
func (a assertion) reasons() []string {
	return plainAll(slices.DeleteFunc(slices.Clone(a.Why), func(w string) bool { return w == NobodyNamed }))
}

// assertion is a sentence that is said in nobody's name, once for all the documents that print it: a report of one agency in
// five papers is one thing to check, not five.
type assertion struct {
	*Finding
	row
	// others are the further documents that print it, each once, in the order of their findings.
	others []*Document
}

// assertions lists what is said in nobody's name, the weightiest first. Sentences are one when they are copies of each
// other (a group of passages holds them) or have the same words, whatever their marks and capitals.
func (v *view) assertions() []assertion {
	copied := v.copiedSentences()
	var out []assertion
	at := map[string]int{}
	for _, f := range v.unattributed {
		for _, r := range v.rows(f) {
			key, known := copied[Located{r.Document, r.Span}]
			if !known {
				key = "words " + lettersOf(r.Text)
			}
			i, told := at[key]
			if !told {
				at[key] = len(out)
				out = append(out, assertion{Finding: f, row: r})
				continue
			}
			if a := &out[i]; a.document.ID != r.document.ID && !slices.Contains(a.others, r.document) {
				a.others = append(a.others, r.document)
			}
		}
	}
	return out
}

// copiedSentences tells for each unattributed sentence the group of copies that it makes up the better part of a member of,
// where it says the same: a group whose members differ in a number, a name or a date says several things, one whose members
// differ in a word has a dateline or a synonym of its own.
func (v *view) copiedSentences() map[Located]string {
	members := map[string][]Located{} // of a document
	group := map[Located]string{}
	for _, p := range v.Passages {
		if p.Kind != "copy" || slices.ContainsFunc(p.Differences, func(d Difference) bool { return d.Kind != "word" }) {
			continue
		}
		for _, m := range p.Members {
			if _, known := group[m]; !known {
				group[m] = "passage " + p.ID
				members[m.Document] = append(members[m.Document], m)
			}
		}
	}
	out := map[Located]string{}
	for _, f := range v.unattributed {
		for _, m := range f.Members {
			for _, c := range members[m.Document] {
				if shared := min(m.End, c.End) - max(m.Start, c.Start); 10*shared >= 8*max(m.End-m.Start, c.End-c.Start) {
					out[Located{m.Document, m.Span}] = group[c]
					break
				}
			}
		}
	}
	return out
}

// lettersOf are the letters and digits of s in lower case, words parted by single spaces: what is left when marks and
// capitals do not count.
func lettersOf(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// alsoIn names the outlets of the further documents of an assertion, each once, the shown one left out.
func (v *view) alsoIn(a assertion) []string {
	var names []string
	for _, d := range a.others {
		if name := plain(v.outlet(d)); name != plain(v.outlet(a.document)) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

package names

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/jdkato/prose/v2"
	"github.com/mingrammer/commonregex"

	"gainsay/internal/nlp/weights"
)

// tagger is the library's model of tags, an averaged perceptron. The library adds its weights up in floats and in the order
// of a map, so that equal sums were equal in one run and not in the next; they are thousandths, and are added up as such.
type tagger struct {
	tags    []string
	weights weights.Exact
	// known are the tags of words that have but one.
	known map[string]string
}

// tag gives tokens their Penn tags, from the first to the last.
func (t *tagger) tag(tokens []prose.Token) {
	// Two places before the first token and after the last.
	context := make([]string, 0, len(tokens)+4)
	context = append(context, "-START-", "-START2-")
	for i := range tokens {
		context = append(context, normalised(tokens[i].Text))
	}
	context = append(context, "-END-", "-END2-")
	before, second := "-START-", "-START2-"
	for i := range tokens {
		word := tokens[i].Text
		tag, ok := fixedTag(word)
		if !ok {
			tag, ok = t.known[word]
		}
		if !ok {
			var scores sums
			for _, f := range tagFeatures(context[i:], word, before, second) {
				scores.add(&t.weights, f)
			}
			if best := scores.best(len(t.tags), false); best >= 0 {
				tag = t.tags[best]
			}
		}
		tokens[i].Tag = tag
		before, second = tag, before
	}
}

// tagFeatures hashes what the library looks at to tag a word: the context begins two places before it; before and second
// are the tags of the token before it and the one before that.
func tagFeatures(context []string, word, before, second string) [14]uint64 {
	ending := func(s string) string { return s[len(s)-min(len(s), 3):] }
	return [14]uint64{
		feature("bias"),
		feature("i suffix ", ending(word)),
		feature("i pref1 ", string(word[0])),
		feature("i-1 tag ", before),
		feature("i-2 tag ", second),
		feature("i tag+i-2 tag ", before, " ", second),
		feature("i word ", context[2]),
		feature("i-1 tag+i word ", before, " ", context[2]),
		feature("i-1 word ", context[1]),
		feature("i-1 suffix ", ending(context[1])),
		feature("i-2 word ", context[0]),
		feature("i+1 word ", context[3]),
		feature("i+1 suffix ", ending(context[3])),
		feature("i+2 word ", context[4]),
	}
}

// normalised is what the library takes a word for beside others.
func normalised(word string) string {
	if word == "" {
		return word
	}
	if strings.Contains(word, "-") && word[0] != '-' {
		return "!HYPHEN"
	}
	if _, err := strconv.Atoi(word); err == nil && len(word) == 4 {
		return "!YEAR"
	}
	if word[0] >= '0' && word[0] <= '9' {
		return "!DIGITS"
	}
	return strings.ToLower(word)
}

// fixedTag is the tag of what the library takes for no word: marks, faces made of marks, addresses.
func fixedTag(word string) (string, bool) {
	switch {
	case word == "-":
		return "-", true
	case emoticons[word]:
		return "SYM", true
	case strings.HasPrefix(word, "@"),
		strings.Contains(word, ".") && commonregex.LinkRegex.MatchString(word),
		strings.Contains(word, "@") && commonregex.EmailRegex.MatchString(word):
		return "NN", true
	case (word[0] == '0' || word[0] == '*') && noWord.MatchString(word):
		return "-NONE-", true
	case word[0] == '-' && bracketCode.MatchString(word):
		return word, true
	}
	return "", false
}

// What treebanks write for words that are not there, and for brackets.
var (
	noWord      = regexp.MustCompile(`^(?:0|\*[\w?]\*|\*\-\d{1,3}|\*[A-Z]+\*\-\d{1,3}|\*)$`)
	bracketCode = regexp.MustCompile(`^\-[A-Z]{3}\-$`)
)

// emoticons are the faces that the library knows.
var emoticons = set("(-8", "(-;", "(-_-)", "(._.)", "(:", "(=", "(o:", "(¬_¬)", "(ಠ_ಠ)", "(╯°□°）╯︵┻━┻", "-__-", "8-)", "8-D",
	"8D", ":(", ":((", ":(((", ":()", ":)))", ":-)", ":-))", ":-)))", ":-*", ":-/", ":-X", ":-]", ":-o", ":-p",
	":-x", ":-|", ":-}", ":0", ":3", ":P", ":]", ":`(", ":`)", ":`-(", ":o", ":o)", "=(", "=)", "=D", "=|",
	"@_@", "O.o", "O_o", "V_V", "XDD", "[-:", "^___^", "o_0", "o_O", "o_o", "v_v", "xD", "xDD", "¯\\(ツ)/¯")

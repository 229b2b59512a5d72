package passage

import (
	"regexp"
	"slices"
	"strings"

	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// Credit says that a document names a news agency as the one it has its text from.
type Credit struct {
	// Agency is the id of the agency in the rules, or its signature in lower case where it has no entry.
	Agency string
	// Name is the agency as it is called, for people.
	Name string
	// Whole is true for the signature of a text ("(Reuters) -", "By The Associated Press"), false where the agency
	// contributed to it.
	Whole bool
	// Span is where the text says so; empty when metadata do.
	text.Span
}

// credits reads who a document is credited to. It holds what it needs of the rules.
type credits struct{ pack *rule.Pack }

// signatureList is the word list of the agencies' signatures.
const signatureList = "agency/signature"

// agency resolves a name to an agency.
func (c credits) agency(name string) (id, called string, ok bool) {
	name = strings.Trim(strings.Join(strings.Fields(name), " "), " .,:;-–—")
	lower := strings.ToLower(name)
	if !c.pack.Listed(signatureList, lower) {
		return "", "", false
	}
	bare := strings.TrimPrefix(lower, "the ")
	// An abbreviation may stand for something else among the aliases: its full name must be an agency as well.
	if a, ok := c.pack.Alias(bare); ok && c.pack.Listed(signatureList, strings.ToLower(a.Name)) {
		return a.ID, a.Name, true
	}
	return bare, name, true
}

// creditHead and creditTail bound, in bytes, where signatures are looked for: a text is signed at its beginning or at
// its end. "(AP)" in its midst is a photograph's.
const (
	creditHead = 600
	creditTail = 500
)

// The forms of signatures. The first group is the name, to be found among the agencies.
var (
	wholeAtHead = []*regexp.Regexp{
		// BRENHOLT, Kestria (Reuters) - ; (AP) —
		regexp.MustCompile(`(?m)(?:^|[\p{Lu}.,\d] ?|\w )\(([\p{Lu}][\p{L} .&-]{1,38})\)\s{0,2}(?:--|[-–—−])\s`),
		// BRENHOLT, 3 May. /TASS/.
		regexp.MustCompile(`(?m)[\p{L}\d][.,]? /([\p{Lu}][\p{L}-]{1,20})/\.`),
		// By The Associated Press; By Ina Roe, Associated Press; By Ina Roe | Reuters
		regexp.MustCompile(`(?m)^[Bb][Yy][: ]\s?([\p{L} .-]{2,40})\s*$`),
		regexp.MustCompile(`(?m)^[Bb][Yy][: ][^\n]{3,60}?(?:, | \| | / |/|  )([\p{L} .-]{2,30})\s*$`),
		// Reuters (a line by itself)
		regexp.MustCompile(`(?m)^(?:Source: |Source – |— |– |- )?([\p{Lu}][\p{L} .-]{1,30})\s*$`),
	}
	wholeAtTail = []*regexp.Regexp{
		regexp.MustCompile(`(?m)^(?:Source: |Source – |— |– |- |© |\()([\p{Lu}][\p{L} .-]{1,30})\)?\.?\s*$`),
		regexp.MustCompile(`(?:©|\([Cc]\)|Copyright)(?: ©| \([Cc]\))?(?: ?\d{4})?,? ((?:[Tt]he )?[\p{Lu}][\p{L} -]{1,30}?)(?:[.,]|\s*$| \d{4}| All)`),
		regexp.MustCompile(`[.!?”"] (?:\(|— ?|– ?)([\p{Lu}][\p{L} -]{1,30})\)?\s*$`),
	}
	contributed = []*regexp.Regexp{
		regexp.MustCompile(`((?:[Tt]he )?[\p{Lu}][\p{L}-]*(?: [\p{Lu}][\p{L}-]*){0,3})(?:['’]s? [^.\n]{0,60}| (?:writers?|reporters?|correspondents?|staff) [^.\n]{0,120}| news agency)?(?:, [^.\n]{0,60})? (?:also )?contributed(?: to|\.|\s*$| reporting)`),
		regexp.MustCompile(`(?:and|with) ((?:[Tt]he )?[\p{Lu}][\p{L}-]*(?: [\p{Lu}][\p{L}-]*){0,3}) contributed to`),
		regexp.MustCompile(`(?:[Ww]ith|[Ff]rom|[Aa]dditional|[Ss]ome) (?:reporting|inputs?|information|material|files?)(?: (?:from|by|for this article was (?:provided|contributed) by))? ((?:[Tt]he )?[\p{Lu}][\p{L}-]*(?: [\p{Lu}][\p{L}-]*){0,3})`),
		regexp.MustCompile(`\([Ww]ith ((?:[Tt]he )?[\p{Lu}][\p{L}-]*(?: [\p{Lu}][\p{L}-]*){0,3})\)`),
	}
)

// of lists the credits of a document, each agency once, whole credits first, then by place.
func (c credits) of(in *Input) []Credit {
	var out []Credit
	add := func(name string, whole bool, span text.Span) {
		id, called, ok := c.agency(name)
		if !ok {
			return
		}
		if at := slices.IndexFunc(out, func(x Credit) bool { return x.Agency == id }); at >= 0 {
			out[at].Whole = out[at].Whole || whole
			return
		}
		out = append(out, Credit{Agency: id, Name: called, Whole: whole, Span: span})
	}
	add(in.Credit, true, text.Span{})
	add(in.Outlet, true, text.Span{})
	for _, source := range in.Sources {
		add(source, true, text.Span{})
	}
	search := func(patterns []*regexp.Regexp, from, to int, whole bool) {
		for _, p := range patterns {
			for _, m := range p.FindAllStringSubmatchIndex(in.Text[from:to], -1) {
				add(in.Text[from+m[2]:from+m[3]], whole, text.Span{Start: from + m[0], End: from + m[1]})
			}
		}
	}
	head := lineBreak(in.Text, min(creditHead, len(in.Text)))
	tail := max(0, len(in.Text)-creditTail)
	tail = lineBreak(in.Text, tail)
	search(wholeAtHead, 0, head, true)
	search(wholeAtTail, tail, len(in.Text), true)
	search(contributed, tail, len(in.Text), false)
	slices.SortStableFunc(out, func(a, b Credit) int {
		switch {
		case a.Whole == b.Whole:
			return text.Compare(a.Span, b.Span)
		case a.Whole:
			return -1
		}
		return 1
	})
	return out
}

// lineBreak moves at to the nearest line break or blank before it, so that no character is cut.
func lineBreak(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	if i := strings.LastIndexAny(s[:at], "\n "); i >= 0 {
		return i
	}
	return 0
}

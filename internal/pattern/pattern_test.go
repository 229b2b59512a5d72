package pattern

import (
	"regexp"
	"testing"
)

// expressions are of the kinds that the rules and the lines of sites have.
var expressions = []string{
	`^(?:(please )?(subscribe|sign up)\b.*)$`, `^(?:.*all rights reserved.*)$`, `^(?:.*\((l|r|left)\).*(is|are) (seen|shown)\b.*)$`,
	`^(?i:image copyright|(?:photo|image)(?:s)? ?(?:by|:))`, `^By:? [A-Z][\pL.'’-]+(?: [A-Z][\pL.'’-]+){1,3}[^.?!]$|^[^.?!]{0,80}(?:/|via )(?:Reuters|AP)[\])]?$`,
	`©`, `(?i)©|copyright`, `^$`, `^`, ``, `a|`, `^(a|b)*c`, `(?m)^x`, `^\bword`, `x+y`, `(?:ab){2,3}`, `^[^a]b`, `(a|bc)(d|ef)`, `ſtop`, `(?i)k`,
	`^(?:[-–— ]*(advertisement|ad)[-–— .]*)$`, `\d+ comments?$`, "^a?\ufffdb",
}

// texts may match any of them.
var texts = []string{
	"", "a", "ab", "abab", "bcef", "c", "abc", "x", "y\nx", "xxy", "word", "words", "sword", "bb", "ab b", "ſtop", "stop", "K", "\u212a",
	"please subscribe to us", "sign up", "sign upon", "All rights reserved", "so all rights reserved.", "(l) and (r) are shown here",
	"Image copyright Venn", "photos by Crane", "PHOTO: x", "By Paul Venn of Ashford", "A bridge in Ashford via Reuters", "(Ashford/AP)",
	"© Venn", "Copyright", "— advertisement —", "ad.", "12 comments", "\xff", "\xffb", "é", "The mayor said the bridge would open in May.",
}

func TestPatternsMatchWhatTheirExpressionsMatch(t *testing.T) {
	for _, e := range expressions {
		p, err := Compile(e)
		if err != nil {
			t.Fatal(err)
		}
		re := regexp.MustCompile(e)
		for _, s := range texts {
			if got, want := p.MatchString(s), re.MatchString(s); got != want {
				t.Errorf("%q matches %q: got %v, want %v", e, s, got, want)
			}
		}
	}
}

func TestMostTextsAreToldBeforeTheExpressionIsTried(t *testing.T) {
	for _, c := range []struct {
		expression, text string
	}{
		{`^(?:(please )?subscribe\b.*)$`, "the mayor subscribed"},
		{`^(?:.*all rights reserved.*)$`, "the mayor has all rights"},
		{`^(?:.*\b(declined|refused) to .*)$`, "the mayor went to the bridge"},
		{`^(?i:image|photo)`, "The mayor"},
	} {
		p, err := Compile(c.expression)
		if err != nil {
			t.Fatal(err)
		}
		p.re = regexp.MustCompile("") // matches anything
		if p.MatchString(c.text) {
			t.Errorf("%q is tried on %q", c.expression, c.text)
		}
	}
}

func FuzzPattern(f *testing.F) {
	for _, e := range expressions {
		for _, s := range texts[:3] {
			f.Add(e, s)
		}
	}
	f.Fuzz(func(t *testing.T, e, s string) {
		p, err := Compile(e)
		if err != nil || len(s) > 200 {
			return
		}
		if got, want := p.MatchString(s), p.re.MatchString(s); got != want {
			t.Fatalf("%q matches %q: got %v, want %v", e, s, got, want)
		}
	})
}

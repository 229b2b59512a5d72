package report

import (
	"encoding/base64"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"gainsay/internal/text"
)

var (
	styleElement  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	scriptElement = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	policyMeta    = regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`)
)

func TestThePageRunsItsOwnScriptAndNothingElse(t *testing.T) {
	page := string(render(t, "html", hostileReport(), Options{Title: hostile}))
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d script elements", n)
	}
	if n := strings.Count(page, "<style"); n != 1 {
		t.Errorf("%d style elements", n)
	}
	policy := html.UnescapeString(policyMeta.FindStringSubmatch(page)[1])
	for name, element := range map[string]*regexp.Regexp{"style-src": styleElement, "script-src": scriptElement} {
		want := name + " '" + digest([]byte(element.FindStringSubmatch(page)[1])) + "'"
		if !strings.Contains(policy, want) {
			t.Errorf("the policy %q does not allow the page's own %s", policy, name)
		}
	}
	if !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy %q lets the page load things", policy)
	}
	for _, bad := range []string{"javascript:", "<script>alert", "ZgotmplZ", " style=", " onclick=", "<iframe", "<img"} {
		rest := strings.Replace(page, scriptElement.FindStringSubmatch(page)[1], "", 1)
		if i := strings.Index(rest, bad); i >= 0 && (bad != "javascript:" || strings.Contains(rest, `="javascript:`)) {
			t.Errorf("the page holds %q: …%s…", bad, rest[max(0, i-60):i+40])
		}
	}
	for _, r := range page {
		if hidden(r) && !dropped(r) && r != '\n' && r != '\t' {
			t.Errorf("the page holds %U", r)
		}
	}
}

func TestThePageLoadsNothing(t *testing.T) {
	page := string(render(t, "html", sample(t), Options{}))
	for _, m := range regexp.MustCompile(`(?:src|href|action|data|poster|srcset)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(m[1], "#") && m[1] != "https://meridian.example/aurelia" {
			t.Errorf("the page points at %q", m[1])
		}
	}
	if strings.Contains(styleElement.FindString(page), "url(") {
		t.Error("the style sheet loads something")
	}
}

// The script finds a passage by offsets in UTF-16 units; what it finds must be the words of the member, whatever
// the text holds.
func TestOffsetsInThePageFindTheQuotedWords(t *testing.T) {
	awkward := "Überschrift 😀 heading\r\n\r\nFirst line — “curly” 𝔘nicode.\r\nSame paragraph, next line.\n\n\tIndented\u00a0text with \u202eoverride\u202c and more.\n"
	answer := "“curly” 𝔘nicode"
	passage := "First line — “curly” 𝔘nicode."
	at := strings.Index(awkward, passage)
	last := "override\u202c and more."
	lastAt := strings.Index(awkward, last)
	r := &Report{Documents: []Document{{ID: "x", Text: awkward, Sentences: []Sentence{
		{Span: text.Span{Start: 0, End: strings.Index(awkward, "\r")}, Kind: "heading"},
		{Span: text.Span{Start: at, End: at + len(passage)}, Kind: "text", Paragraph: 1},
		{Span: text.Span{Start: lastAt - 30, End: lastAt + len(last)}, Kind: "text", Paragraph: 2},
	}}}, Findings: []Finding{{ID: "f", Kind: "unattributed", Members: []Member{
		{Document: "x", Span: text.Span{Start: at, End: at + len(passage)}, Text: passage,
			Answer: &Answer{Span: text.Span{Start: at + strings.Index(passage, answer), End: at + strings.Index(passage, answer) + len(answer)}, Text: answer}},
		{Document: "x", Span: text.Span{Start: lastAt, End: lastAt + len(last)}, Text: last},
	}}}}
	for name, strip := range map[string]bool{"with the text": false, "without the text": true} {
		if strip {
			r.Documents[0].Text = ""
		}
		page := string(render(t, "html", r, Options{}))
		checkOffsets(t, name, page, r)
	}
	checkOffsets(t, "the sample", string(render(t, "html", sample(t), Options{})), sample(t))
}

var (
	quoteLink = regexp.MustCompile(`class="quote[^>]*data-doc="(\d+)"[^>]*data-from="(\d+)" data-to="(\d+)" data-afrom="(\d+)" data-ato="(\d+)"`)
	bodyStart = regexp.MustCompile(`<div class="body" data-doc="(\d+)"`)
	paragraph = regexp.MustCompile(`(?s)<p id="[^"]*" class="[^"]*" data-at="(\d+)">(.*?)</p>`)
	tag       = regexp.MustCompile(`<[^>]*>`)
)

func checkOffsets(t *testing.T, name, page string, r *Report) {
	t.Helper()
	bodies := map[string]string{}
	starts := bodyStart.FindAllStringSubmatchIndex(page, -1)
	for i, s := range starts {
		end := len(page)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		bodies[page[s[2]:s[3]]] = page[s[0]:end]
	}
	words := map[string]bool{}
	answers := map[string]bool{}
	for _, f := range r.Findings {
		for _, m := range f.Members {
			words[visible(m.Text)] = true
			if m.Answer != nil {
				answers[visible(m.Answer.Text)] = true
			}
		}
	}
	quotes := quoteLink.FindAllStringSubmatch(page, -1)
	if len(quotes) == 0 {
		t.Fatalf("%s: no quotations on the page", name)
	}
	for _, q := range quotes {
		if got := cutUnits(t, bodies[q[1]], q[2], q[3]); !words[got] {
			t.Errorf("%s: units %s to %s of document %s are %q", name, q[2], q[3], q[1], got)
		}
		if q[4] != q[5] {
			if got := cutUnits(t, bodies[q[1]], q[4], q[5]); !answers[got] {
				t.Errorf("%s: the answer at %s to %s of document %s is %q", name, q[4], q[5], q[1], got)
			}
		}
	}
}

// cutUnits does what the script does: it takes the UTF-16 units from one offset to another.
func cutUnits(t *testing.T, body, from, to string) string {
	t.Helper()
	first, _ := strconv.Atoi(from)
	last, _ := strconv.Atoi(to)
	var out []uint16
	for _, p := range paragraph.FindAllStringSubmatch(body, -1) {
		at, _ := strconv.Atoi(p[1])
		for i, u := range utf16.Encode([]rune(html.UnescapeString(tag.ReplaceAllString(p[2], "")))) {
			if at+i >= first && at+i < last {
				out = append(out, u)
			}
		}
	}
	return string(utf16.Decode(out))
}

func TestReportsWithWrongOffsetsAreRenderedAllTheSame(t *testing.T) {
	for name, change := range map[string]func(r *Report){
		"a span behind the end":       func(r *Report) { r.Findings[0].Members[0].End = 1 << 30 },
		"a span before the beginning": func(r *Report) { r.Findings[0].Members[0].Start = -5 },
		"a span turned round":         func(r *Report) { m := &r.Findings[0].Members[0]; m.Start, m.End = m.End, m.Start },
		"an answer outside":           func(r *Report) { r.Findings[0].Members[0].Answer.Start += 4000 },
		"sentences that overlap":      func(r *Report) { r.Documents[0].Sentences[1].Start = 0; r.Documents[0].Sentences[0].End = 1 << 20 },
		"a document nobody lists":     func(r *Report) { r.Findings[0].Members[0].Document = "nowhere" },
		"a passage behind the end": func(r *Report) {
			r.Passages[1].Members[0].End = 1 << 30
			r.Passages[1].Differences[0].Members[0].Start = -1
		},
		"a claim behind the end":     func(r *Report) { r.Claims[0].Start = 1 << 30 },
		"an event without its claim": func(r *Report) { r.Events[0].Claims = []string{"nothing"} },
		"no documents":               func(r *Report) { r.Documents = nil },
		"nothing at all":             func(r *Report) { *r = Report{} },
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range Formats() {
				r := sample(t)
				change(r)
				render(t, f.Name, r, Options{})
			}
		})
	}
}

func TestDigestIsTheOneBrowsersCompute(t *testing.T) {
	got := digest([]byte("alert('Hello, world.');"))
	// From the Content Security Policy Level 3 specification, section 7.2.
	if want := "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="; got != want {
		t.Errorf("digest = %s, want %s", got, want)
	}
	if _, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(got, "sha256-")); err != nil {
		t.Error(err)
	}
}

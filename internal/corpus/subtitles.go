package corpus

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// subtitleReader reads WebVTT and SubRip files of broadcasts: the cues joined to running text, with the time as the
// place. A new paragraph begins where the speaker changes and after a pause.
type subtitleReader struct{}

// pause is the silence after which a new paragraph begins.
const pause = 4 * time.Second

// cueTiming is the line of times of a cue in either format.
var cueTiming = regexp.MustCompile(`^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s+-->\s+((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})`)

var cueTag = regexp.MustCompile(`<[^<>\n]*>|\{\\[^{}\n]*\}`)
var voiceTag = regexp.MustCompile(`<v(?:\.[^ >]*)?\s+([^<>]+)>`)
var soundNote = regexp.MustCompile(`^[\[(][^\])]*[\])]$|^[♪#].*`)

func (subtitleReader) read(s *source) error {
	data, err := s.whole()
	if err != nil {
		return err
	}
	text, encoding, err := decode(data)
	if err != nil {
		return err
	}
	d := Document{Format: "subtitles", Encoding: encoding}
	var out textBuilder
	p := &cueText{out: &out}
	cues := 0
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(text, byteOrderMark), "\r\n", "\n"), "\r", "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		m := cueTiming.FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		cues++
		start, end := cueTime(m[1]), cueTime(m[2])
		var body []string
		for i++; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
			// A cue without an empty line before it: its number, then its times.
			if i+1 < len(lines) && cueTiming.MatchString(lines[i+1]) {
				break
			}
			if cueTiming.MatchString(lines[i]) {
				i--
				break
			}
			body = append(body, lines[i])
		}
		p.cue(body, start, end)
	}
	p.flush()
	if cues == 0 {
		return skipf("subtitles without a cue")
	}
	out.into(&d)
	return s.deliver(d, metadata{})
}

// cueText joins cues to paragraphs.
type cueText struct {
	out       *textBuilder
	paragraph strings.Builder
	began     time.Duration
	ended     time.Duration
	// last are the lines of the cue before: rolling captions show each line twice or three times.
	last []string
}

func (p *cueText) cue(lines []string, start, end time.Duration) {
	if p.paragraph.Len() > 0 && start-p.ended >= pause {
		p.flush()
	}
	var shown []string
	for _, line := range lines {
		speaker := ""
		if m := voiceTag.FindStringSubmatch(line); m != nil {
			speaker = oneLine(html.UnescapeString(m[1])) + ": "
		}
		line = oneLine(html.UnescapeString(cueTag.ReplaceAllString(line, "")))
		if line == "" || soundNote.MatchString(line) {
			continue
		}
		shown = append(shown, line)
		if contains(p.last, line) {
			continue
		}
		if rest, ok := strings.CutPrefix(line, ">>"); ok {
			p.flush()
			line = strings.TrimSpace(strings.TrimLeft(rest, "> "))
		} else if rest, ok := strings.CutPrefix(line, "- "); ok {
			p.flush()
			line = rest
		} else if speaker != "" {
			p.flush()
		}
		if p.paragraph.Len() == 0 {
			p.began = start
		} else {
			p.paragraph.WriteByte(' ')
		}
		p.paragraph.WriteString(speaker + line)
	}
	if len(shown) > 0 {
		p.last = shown
	}
	p.ended = max(p.ended, end)
}

func (p *cueText) flush() {
	p.out.paragraph(p.paragraph.String(), clockTime(p.began))
	p.paragraph.Reset()
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// cueTime reads hours:minutes:seconds.milliseconds; the pattern that found it holds numbers alone.
func cueTime(s string) time.Duration {
	clock, fraction, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	total := 0
	for part := range strings.SplitSeq(clock, ":") {
		n, _ := strconv.Atoi(part)
		total = total*60 + n
	}
	milliseconds, _ := strconv.Atoi((fraction + "000")[:3])
	return time.Duration(total)*time.Second + time.Duration(milliseconds)*time.Millisecond
}

// clockTime writes a time of a broadcast: "00:01:23".
func clockTime(d time.Duration) string {
	s := int(d / time.Second)
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return two(s/3600) + ":" + two(s/60%60) + ":" + two(s%60)
}

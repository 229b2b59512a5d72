// Command nearcopies makes a larger corpus of a smaller one: each article of the JSON lines on standard input is written as it
// is and then so many times more with other names, numbers and dates, as other outlets would have printed it or got it wrong.
// The same input gives the same output.
//
//	go run ./bench/beam/nearcopies -times 4 <articles.jsonl >larger.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
)

func main() {
	times := flag.Int("times", 4, "how many `articles` to write for each")
	flag.Parse()
	if err := run(*times); err != nil {
		fmt.Fprintf(os.Stderr, "nearcopies: error: %v\n", err)
		os.Exit(1)
	}
}

func run(times int) error {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	w := json.NewEncoder(out)
	w.SetEscapeHTML(false)
	for in.Scan() {
		var article map[string]any
		if err := json.Unmarshal(in.Bytes(), &article); err != nil {
			return err
		}
		for n := range times {
			if err := w.Encode(edition(article, n)); err != nil {
				return err
			}
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}

// edition is the article as it is, or its nth near-copy, a day later each.
func edition(article map[string]any, n int) map[string]any {
	if n == 0 {
		return article
	}
	c := copier(n)
	out := map[string]any{}
	for k, v := range article {
		s, ok := v.(string)
		switch {
		case !ok:
			out[k] = v
		case k == "id" || k == "url":
			out[k] = fmt.Sprintf("%s-%d", s, n)
		case k == "outlet":
			out[k] = fmt.Sprintf("%s %d", s, n)
		case k == "published":
			out[k] = s
			if day, err := time.Parse(time.DateOnly, s); err == nil {
				out[k] = day.AddDate(0, 0, n).Format(time.DateOnly)
			}
		default:
			out[k] = c.edit(s)
		}
	}
	return out
}

// copier edits a text the same way wherever a word stands: half of the names, numbers and days are others.
type copier int

var (
	names   = regexp.MustCompile(`[\p{Ll},] \p{Lu}\p{Ll}{2,}`)
	numbers = regexp.MustCompile(`\b[0-9]{1,3}\b`)
	days    = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

func (c copier) edit(text string) string {
	text = names.ReplaceAllStringFunc(text, func(s string) string {
		at := strings.IndexByte(s, ' ') + 1
		word := s[at:]
		if i := slices.Index(days, word); i >= 0 {
			word = days[(i+int(c.chance(word)%4))%len(days)]
		} else if c.chance(word)%2 == 0 {
			word = c.name(word)
		}
		return s[:at] + word
	})
	return numbers.ReplaceAllStringFunc(text, func(s string) string {
		if c.chance(s)%2 == 0 {
			return s
		}
		return s[:len(s)-1] + string('0'+(s[len(s)-1]-'0'+3)%10)
	})
}

// name is another name, made of syllables.
func (c copier) name(word string) string {
	syllables := []string{"bar", "dol", "fen", "gor", "hal", "kes", "lin", "mar", "nor", "pel", "ros", "tav", "ven", "wil", "zan"}
	x := c.chance(word) / 2
	out := ""
	for range 3 {
		out += syllables[x%uint64(len(syllables))]
		x /= uint64(len(syllables))
	}
	return strings.ToUpper(out[:1]) + out[1:]
}

func (c copier) chance(word string) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %s", int(c), word)
	return h.Sum64() >> 8
}

package planted

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Unchanged counts what the stories gave before anything was changed in them.
type Unchanged struct{ Stories, Alarms int }

// Table writes the share of the changes that were found, by kind, for copies and for other sentences apart, and the
// rules that found them, as Markdown.
func Table(w io.Writer, plants []Plant, unchanged Unchanged) {
	fmt.Fprintf(w, "%d changes in %d stories; before them %d alarms and updates.\n\n", len(plants), unchanged.Stories, unchanged.Alarms)
	fmt.Fprintln(w, "| changed | in copies | found | in other words | aligned | found | where an agreement had been found |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---:|---:|")
	row := func(name string, of func(*Plant) bool) {
		var n, found [2]int
		var aligned, agreed, agreedFound int
		for i := range plants {
			p := &plants[i]
			if !of(p) {
				continue
			}
			at := 1
			if p.Copy {
				at = 0
			}
			n[at]++
			if p.Found {
				found[at]++
			}
			if at == 1 && p.Aligned {
				aligned++
			}
			if at == 1 && p.Agreed {
				agreed++
				if p.Found {
					agreedFound++
				}
			}
		}
		if n[0]+n[1] > 0 {
			fmt.Fprintf(w, "| %s | %d | %s | %d | %d | %s | %d of %d |\n", name, n[0], share(found[0], n[0]), n[1], aligned, share(found[1], n[1]), agreedFound, agreed)
		}
	}
	for _, k := range Kinds() {
		row(string(k), func(p *Plant) bool { return p.Kind == k })
	}
	row("all", func(*Plant) bool { return true })
	elsewhere := 0
	rules := map[string]int{}
	for i := range plants {
		elsewhere += len(plants[i].Elsewhere)
		for _, r := range plants[i].Rules {
			rules[r]++
		}
	}
	var names []string
	for r := range rules {
		names = append(names, r)
	}
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(rules[y]-rules[x], strings.Compare(x, y)) })
	fmt.Fprintf(w, "\nNew alarms that do not hold the change: %d.\n\n", elsewhere)
	for _, r := range names {
		fmt.Fprintf(w, "- %s: %d\n", r, rules[r])
	}
}

func share(found, n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%d (%.2f)", found, float64(found)/float64(n))
}

// Show writes out changes to read: those that were missed, found, or raised an alarm elsewhere.
func Show(w io.Writer, plants []Plant, which []string) {
	for _, p := range plants {
		all := slices.Contains(which, "all")
		if !all && !(slices.Contains(which, "missed") && !p.Found) && !(slices.Contains(which, "found") && p.Found) && !(slices.Contains(which, "elsewhere") && len(p.Elsewhere) > 0) {
			continue
		}
		fmt.Fprintf(w, "[%s] %s copy=%v agreed=%v aligned=%v found=%v differs=%v %v\n   was   %s\n   now   %s\n   other %s\n", p.Kind, p.Story, p.Copy, p.Agreed, p.Aligned, p.Found, p.Differs, p.Rules, oneLine(p.Changed), oneLine(p.Into), oneLine(p.Other))
		for _, e := range p.Elsewhere {
			fmt.Fprintf(w, "   elsewhere %s\n", e)
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

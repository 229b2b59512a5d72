package rule

import (
	"cmp"
	"slices"
)

// Info is one line of a list of rules.
type Info struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// Severity in force, of alarms only.
	Severity string `json:"severity"`
	Title    string `json:"title"`
	// Tests counts the cases about the rule, 0 when the pack was read from its compiled form.
	Tests int `json:"tests"`
	// Origin is where the rule is written.
	Origin
}

// List describes every rule of a pack, by kind in the order of Kinds and by id within.
func (p *Pack) List() []Info {
	tests := map[string]int{}
	for _, t := range p.tests {
		tests[t.Rule]++
	}
	var out []Info
	e := p.Entries
	for _, k := range Kinds() {
		list := e.list(k)
		for i := range list.Len() {
			r := list.Index(i).Interface().(entry)
			info := Info{ID: r.RuleID(), Kind: k, Title: r.Headline(), Tests: tests[r.RuleID()], Origin: p.origin[r.RuleID()]}
			if k == Alarms {
				a, _ := p.Alarm(info.ID)
				info.Severity = a.Severity
			}
			out = append(out, info)
		}
	}
	return out
}

// Find is the rule with an id: its line in the list and the entry itself (a Frame, a Cue, ...).
func (p *Pack) Find(id string) (Info, any, bool) {
	e := p.Entries
	for _, info := range p.List() {
		if info.ID != id {
			continue
		}
		list := e.list(info.Kind)
		for i := range list.Len() {
			if r := list.Index(i).Interface(); r.(entry).RuleID() == id {
				return info, r, true
			}
		}
	}
	return Info{}, nil, false
}

// Nearest lists up to n ids that a misspelt one may stand for, the likeliest first.
func (p *Pack) Nearest(id string, n int) []string { return nearestOf(id, n, p.List()) }

// NearestAlarms is Nearest among the rules that raise findings alone.
func (p *Pack) NearestAlarms(id string, n int) []string {
	return nearestOf(id, n, slices.DeleteFunc(p.List(), func(i Info) bool { return i.Kind != Alarms }))
}

func nearestOf(id string, n int, infos []Info) []string {
	type near struct {
		id       string
		distance int
	}
	var all []near
	for _, info := range infos {
		if d := distance(id, info.ID); d <= max(2, len(id)/3) {
			all = append(all, near{info.ID, d})
		}
	}
	slices.SortFunc(all, func(a, b near) int { return cmp.Or(a.distance-b.distance, cmp.Compare(a.id, b.id)) })
	var out []string
	for _, a := range all[:min(n, len(all))] {
		out = append(out, a.id)
	}
	return out
}

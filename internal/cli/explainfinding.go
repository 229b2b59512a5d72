package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"gainsay/internal/finding"
	"gainsay/internal/report"
	"gainsay/internal/rule"
	"gainsay/internal/text"
)

// findingID is what ids of findings look like, and ids of rules never do.
var findingID = regexp.MustCompile("^" + finding.IDPattern + "$")

// explainFinding prints the chain of evidence of a finding of a saved run: the finding as the table shows it, the claims that
// its answers were read from, the event that joins them, and its rule.
func explainFinding(ctx context.Context, env *environment, pack *rule.Pack, s *settings, run, id string) error {
	path, err := s.runPath(slices.DeleteFunc([]string{run}, func(p string) bool { return p == "" }))
	if errors.Is(err, errNoRun) {
		return withHint(fmt.Errorf("finding %s of which run?", id), "name it with --run run.json; 'gainsay check -o json=run.json PATH' saves one")
	} else if err != nil {
		return err
	}
	r, err := env.readRun(ctx, path)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(r.Findings, func(f report.Finding) bool { return f.ID == id })
	if at < 0 {
		return withHint(fmt.Errorf("%s has no finding %s", path, id), "run 'gainsay review %s --list --all' for the ids", path)
	}
	f := &r.Findings[at]
	if err := report.WriteFinding(env.out, r, f, report.Options{Width: env.width(env.out), Color: env.color(env.out), Rules: described(pack)}); err != nil {
		return err
	}
	if err := writeEvidence(env.out, r, f); err != nil {
		return err
	}
	if _, _, known := pack.Find(f.Rule); !known {
		return nil
	}
	fmt.Fprintln(env.out)
	return explainRule(env, pack, f.Rule)
}

// writeEvidence lists, for each answer of a finding, the claims that were read in it, and the events that join claims of
// several answers.
func writeEvidence(w io.Writer, r *report.Report, f *report.Finding) error {
	b := bufio.NewWriter(w)
	claims := map[string]*report.Claim{}
	for i := range r.Claims {
		claims[r.Claims[i].ID] = &r.Claims[i]
	}
	attributions := map[string]*report.Attribution{}
	for i := range r.Attributions {
		attributions[r.Attributions[i].ID] = &r.Attributions[i]
	}
	fmt.Fprintln(b, "what was read in each passage:")
	member := map[string]int{} // claim to the member that it stands in, from 1
	for i, m := range f.Members {
		fmt.Fprintf(b, "  %d  %s: “%s”\n", i+1, report.Plain(m.Document), report.Plain(m.Text))
		for k := range r.Claims {
			c := &r.Claims[k]
			if c.Document != m.Document || c.Start < m.Start || c.End > m.End || m.Answer != nil && !overlap(c.Span, m.Answer.Span) && !overlap(c.Predicate.Span, m.Answer.Span) {
				continue
			}
			member[c.ID] = i + 1
			cut := func(s text.Span) string {
				if s.Start < m.Start || s.End > m.End || s.Start > s.End || s.End-m.Start > len(m.Text) {
					return ""
				}
				return report.Plain(m.Text[s.Start-m.Start : s.End-m.Start])
			}
			fmt.Fprintf(b, "     %s, %s, %s", cmp.Or(cut(c.Predicate.Span), report.Plain(c.Predicate.Lemma)), report.Plain(c.Polarity), report.Plain(c.Modality))
			for _, role := range c.Roles {
				if words := cut(role.Span); words != "" {
					fmt.Fprintf(b, "; %s “%s”", report.Plain(role.Role), words)
					if role.Value != "" {
						fmt.Fprintf(b, " = %s", report.Plain(role.Value))
					}
				}
			}
			if c.Attribution != nil && attributions[*c.Attribution] != nil {
				a := attributions[*c.Attribution]
				fmt.Fprintf(b, "; said by %s, %s", cmp.Or(report.Plain(a.SourceName), "nobody in particular"), report.Plain(a.Grade))
			}
			fmt.Fprintf(b, " [%s]\n", report.Plain(c.ID))
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		members := map[int]bool{}
		var ids []string
		for _, id := range e.Claims {
			if n := member[id]; n > 0 {
				members[n] = true
				ids = append(ids, report.Plain(id))
			}
		}
		if len(members) > 1 {
			fmt.Fprintf(b, "held to be about one event (%.2f): %s\n", e.Confidence, strings.Join(ids, ", "))
		}
	}
	for _, p := range r.Passages {
		var in []string
		for i, m := range f.Members {
			if slices.ContainsFunc(p.Members, func(l report.Located) bool { return l.Document == m.Document && overlap(l.Span, m.Span) }) {
				in = append(in, fmt.Sprint(i+1))
			}
		}
		related := map[string]string{"copy": "are copies of one passage", "rewrite": "are rewrites of one passage", "background": "retell one background"}[p.Kind]
		if len(in) > 1 && related != "" {
			fmt.Fprintf(b, "one origin, for they %s: %s\n", related, strings.Join(in, ", "))
		}
	}
	return b.Flush()
}

func overlap(a, b text.Span) bool { return a.Start < b.End && b.Start < a.End }

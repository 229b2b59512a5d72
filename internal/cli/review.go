package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/finding"
	"gainsay/internal/report"
)

func newReviewCommand(env *environment) *cobra.Command {
	var triage triageFlags
	var by, reviewer, reason string
	var confirm, dismiss, reopen []string
	var list, all bool
	cmd := &cobra.Command{
		Use:   "review [RUN.json]",
		Short: "Page through the findings; mark each confirmed or dismissed, with a reason",
		Example: `  gainsay review run.json                          one finding after the other
  gainsay review run.json --by document            all of one document together
  gainsay review run.json --list                   what is open, a line each
  gainsay review run.json --dismiss 3f2a91c0b7de --reason "the ministry corrected it"`,
		Long: `Shows one finding at a time and asks what to do with it. Decisions are written at once into a text file
(.gainsay-reviews.yaml, or --reviews) that is meant for version control; 'gainsay check' and 'gainsay report' read it.
A decision holds as long as the finding says nothing new: it survives edits elsewhere in the documents, and lapses when
a quoted passage changes or another source joins.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return withHint(fmt.Errorf("%s wants one saved run, and got %d arguments", cmd.CommandPath(), len(args)), "save a run with 'gainsay check -o json=run.json PATH'")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := env.configure(cmd)
			if err != nil {
				return err
			}
			path, err := s.runPath(args)
			if err != nil {
				return err
			}
			known, err := triage.read(env.files, s)
			if err != nil {
				return err
			}
			r, err := env.readRun(cmd.Context(), path)
			if err != nil {
				return err
			}
			if err := triage.decide(env, r, known, true); err != nil {
				return err
			}
			pack, err := env.pack(s.list("rules"))
			if err != nil {
				return err
			}
			v := &session{env: env, run: r, path: triage.reviews, name: reviewer, out: env.out,
				options: report.Options{Width: env.width(env.out), Color: env.color(env.out), Rules: described(pack)}}
			if v.entries, err = order(r, by, all); err != nil {
				return err
			}
			switch {
			case len(confirm)+len(dismiss)+len(reopen) > 0:
				return v.decideAll(confirm, dismiss, reopen, reason)
			case list:
				if len(v.entries) == 0 {
					fmt.Fprintln(env.err, "gainsay: "+nothingLeft)
				}
				return v.list()
			}
			return v.loop(cmd.Context(), env.in)
		},
	}
	registerConfig(cmd)
	triage.registerFiles(cmd)
	cmd.Flags().StringVar(&by, "by", "question", "order: question, document or kind")
	cmd.Flags().BoolVar(&all, "all", false, "show agreements, updated and narrower answers, and what has been decided as well")
	cmd.Flags().BoolVar(&list, "list", false, "list the findings instead of asking")
	cmd.Flags().StringVar(&reviewer, "reviewer", "", "name that is written beside a decision")
	cmd.Flags().StringArrayVar(&confirm, "confirm", nil, "confirm the finding with this `id`")
	cmd.Flags().StringArrayVar(&dismiss, "dismiss", nil, "dismiss the finding with this `id`")
	cmd.Flags().StringArrayVar(&reopen, "reopen", nil, "take the decision about the finding with this `id` back")
	cmd.Flags().StringVar(&reason, "reason", "", "reason of --confirm or --dismiss")
	return cmd
}

// entry is a finding in the order of a review, under the heading it belongs to.
type entry struct {
	heading string
	finding *report.Finding
}

// order lists the findings to review: by question as reports have them, by the document that stands first, or by
// kind. Agreements ask for no decision, nor do updated and
// narrower answers, with which both sides are right.
func order(r *report.Report, by string, all bool) ([]entry, error) {
	paths := map[string]string{}
	for i := range r.Documents {
		paths[r.Documents[i].ID] = r.Documents[i].Path
	}
	var out []entry
	for _, f := range report.InOrder(r) {
		if !all && (f.Settled() || f.Status == finding.Confirmed || f.Kind == "agreement") {
			continue
		}
		e := entry{finding: f}
		switch by {
		case "question":
		case "document":
			if len(f.Members) > 0 {
				e.heading = cmp.Or(paths[f.Members[0].Document], f.Members[0].Document)
			}
		case "kind":
			e.heading = f.Kind
			if f.Verdict != nil {
				e.heading = *f.Verdict
			}
		default:
			return nil, withHint(fmt.Errorf("unknown order %q", by), "order by question, document or kind")
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b entry) int { return cmp.Compare(a.heading, b.heading) })
	return out, nil
}

// session is one review: a run, the decisions so far, and where they are written.
type session struct {
	env     *environment
	run     *report.Report
	entries []entry
	path    string
	name    string
	out     io.Writer
	options report.Options
	// unsaved is why the last decision could not be written, nil when it was.
	unsaved error
}

// decide records one decision and writes the file.
func (v *session) decide(f *report.Finding, status, reason string) error {
	if status != finding.Open && strings.TrimSpace(reason) == "" {
		return withHint(fmt.Errorf("no reason is given for finding %s", f.ID), "say in a few words why; whoever reads the file later will want to know")
	}
	// The file is read again: somebody else may have decided meanwhile.
	reviews, err := finding.ReadReviews(v.env.files, v.path)
	if err != nil {
		return withHint(err, "nothing was written; mend the file by hand")
	}
	decided := *f
	decided.Status, decided.Reason, decided.Reviewer = status, strings.TrimSpace(reason), v.name
	reviews.Delete(f.ID)
	if status != finding.Open {
		reviews.Set(finding.EntryOf(v.run, &decided))
	}
	if v.unsaved = v.env.writeFile(v.path, func(w writer) error { return reviews.Write(w) }); v.unsaved != nil {
		return v.unsaved
	}
	*f = decided
	return nil
}

// decideAll records the decisions of the command line.
func (v *session) decideAll(confirm, dismiss, reopen []string, reason string) error {
	byID := map[string]*report.Finding{}
	for i := range v.run.Findings {
		byID[v.run.Findings[i].ID] = &v.run.Findings[i]
	}
	asked := []struct {
		status string
		ids    []string
	}{{finding.Confirmed, confirm}, {finding.Dismissed, dismiss}, {finding.Open, reopen}}
	decided := map[string]string{}
	for _, d := range asked {
		status := d.status
		for _, id := range d.ids {
			if other, ok := decided[id]; ok && other != status {
				return withHint(fmt.Errorf("finding %s is to be %s and %s", id, other, status), "name it after one of --confirm, --dismiss and --reopen")
			}
			decided[id] = status
			if byID[id] == nil {
				return withHint(fmt.Errorf("the run has no finding %s", id), "run 'gainsay review RUN.json --list --all' for the ids")
			}
			if status != finding.Open && strings.TrimSpace(reason) == "" {
				return withHint(fmt.Errorf("no reason is given for finding %s", id), "add --reason \"why\"")
			}
		}
	}
	for _, d := range asked {
		for _, id := range d.ids {
			if err := v.decide(byID[id], d.status, reason); err != nil {
				return err
			}
			fmt.Fprintf(v.env.err, "gainsay: %s %s\n", id, d.status)
		}
	}
	return nil
}

// list writes one line a finding.
func (v *session) list() error {
	b := bufio.NewWriter(v.out)
	heading := ""
	for _, e := range v.entries {
		if e.heading != heading {
			heading = e.heading
			fmt.Fprintf(b, "%s\n", report.Plain(heading))
		}
		f := e.finding
		label := f.Kind
		if f.Verdict != nil {
			label = *f.Verdict
		}
		fmt.Fprintf(b, "%s  %-9s %-7s %-12s %s\n", report.Plain(f.ID), cmp.Or(f.Status, finding.Open), report.Plain(f.Severity), report.Plain(label), titleOf(f))
	}
	return b.Flush()
}

// titleOf is the question of a finding, or its words where the question says nothing.
func titleOf(f *report.Finding) string {
	if f.Kind == "unattributed" && len(f.Members) > 0 {
		return "“" + report.Plain(f.Members[0].Text) + "”"
	}
	return report.Plain(f.Question)
}

// nothingLeft is said where no finding is open. A list says it on the error stream, so that its lines stay findings.
const nothingLeft = "Nothing is left to review."

const reviewHelp = `  c REASON  confirm            n, Enter  next           g N     go to finding N
  d REASON  dismiss            p         previous       / WORD  next finding with the word
  o         open again         l         list           q       quit
`

// loop asks about one finding after the other. It reads whole lines, so it works on any terminal and over any
// connection, and from a file.
func (v *session) loop(ctx context.Context, in io.Reader) error {
	if len(v.entries) == 0 {
		fmt.Fprintln(v.out, nothingLeft)
		return nil
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	at, show := 0, true
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if show {
			if err := v.show(at); err != nil {
				return err
			}
		}
		fmt.Fprintf(v.out, "[%d of %d] c REASON, d REASON, n, p, ? > ", at+1, len(v.entries))
		if !lines.Scan() {
			fmt.Fprintln(v.out)
			if errors.Is(lines.Err(), bufio.ErrTooLong) {
				return withHint(errors.New("a line of more than a million characters"), "what was decided until then is kept; write one command a line")
			}
			return cmp.Or(lines.Err(), v.unsaved)
		}
		line := strings.TrimSpace(lines.Text())
		command, rest, _ := strings.Cut(line, " ")
		show = true
		if words, ok := strings.CutPrefix(line, "/"); ok {
			words = strings.TrimSpace(words)
			if next := v.search(at, words); next >= 0 {
				at = next
			} else {
				fmt.Fprintf(v.out, "No finding holds %q.\n", words)
				show = false
			}
			continue
		}
		switch command {
		case "", "n":
			if at+1 == len(v.entries) {
				fmt.Fprintln(v.out, "That was the last finding.")
				return v.unsaved
			}
			at++
		case "p":
			at = max(0, at-1)
		case "q":
			return v.unsaved
		case "c", "d", "o":
			status := map[string]string{"c": finding.Confirmed, "d": finding.Dismissed, "o": finding.Open}[command]
			if err := v.decide(v.entries[at].finding, status, rest); err != nil {
				var h hinted
				if !errors.As(err, &h) {
					return err
				}
				fmt.Fprintf(v.out, "%v: %s\n", h.error, h.hint)
				show = false
				continue
			}
			fmt.Fprintf(v.out, "%s.\n\n", status)
			if at+1 < len(v.entries) {
				at++
			}
		case "g":
			n, err := strconv.Atoi(strings.TrimSpace(rest))
			if err != nil || n < 1 || n > len(v.entries) {
				fmt.Fprintf(v.out, "Give a number from 1 to %d.\n", len(v.entries))
				show = false
				continue
			}
			at = n - 1
		case "l":
			if err := v.list(); err != nil {
				return err
			}
			show = false
		default:
			fmt.Fprint(v.out, reviewHelp)
			show = false
		}
	}
}

// search finds the next finding, from the one after at around, whose question or quotations hold the words.
func (v *session) search(at int, words string) int {
	words = strings.ToLower(words)
	for i := 1; i <= len(v.entries); i++ {
		k := (at + i) % len(v.entries)
		f := v.entries[k].finding
		text := f.Question + " " + f.ID + " " + f.Rule
		for _, m := range f.Members {
			text += " " + m.Text + " " + m.Speaker
		}
		if strings.Contains(strings.ToLower(text), words) {
			return k
		}
	}
	return -1
}

func (v *session) show(at int) error {
	e := v.entries[at]
	fmt.Fprintln(v.out)
	if e.heading != "" {
		fmt.Fprintf(v.out, "%s\n", report.Plain(e.heading))
	}
	return report.WriteFinding(v.out, v.run, e.finding, v.options)
}

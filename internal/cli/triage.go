package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/files"
	"gainsay/internal/finding"
	"gainsay/internal/report"
	"gainsay/internal/rule"
)

// triageFlags say what becomes of findings between the engine and the formats: severities, decisions of reviewers,
// baselines, ignored patterns, and what is left out.
type triageFlags struct {
	severity                  []string
	minSeverity               string
	limit                     int
	baseline, reviews, ignore string
	openOnly                  bool
	// anew takes a baseline that cannot be understood as empty, for it is to be written anew; unread is why it cannot.
	anew   bool
	unread error
}

func (f *triageFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.severity, "severity", nil, "severity of a rule as `RULE=LEVEL`: error, warning, note, off; may be given again")
	cmd.Flags().StringVar(&f.minSeverity, "min-severity", lowestSeverity, "leave findings below this `severity` out of the report; --fail-on counts them all the same")
	cmd.Flags().IntVar(&f.limit, "limit", 0, "most findings of one rule, 0 for all")
	f.registerFiles(cmd)
	cmd.Flags().BoolVar(&f.openOnly, "open", false, "leave out what is dismissed, ignored or in the baseline")
}

// registerFiles adds the flags that name the files of decisions.
func (f *triageFlags) registerFiles(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.baseline, "baseline", "", "`file` of accepted findings (default .gainsay-baseline.yaml)")
	cmd.Flags().StringVar(&f.reviews, "reviews", "", "`file` of decisions about findings (default .gainsay-reviews.yaml)")
	cmd.Flags().StringVar(&f.ignore, "ignore", "", "`file` of patterns of findings that nobody wants to see (default .gainsayignore)")
}

// decisions are the files of decisions, read.
type decisions struct {
	baseline *finding.Baseline
	reviews  *finding.Reviews
	ignore   *finding.Ignore
}

// read reads the files, those of the flags or those of the configuration, before any work is done.
func (f *triageFlags) read(system files.System, s *settings) (*decisions, error) {
	for name, flag := range map[string]*string{"baseline": &f.baseline, "reviews": &f.reviews, "ignore": &f.ignore} {
		if *flag == "" {
			*flag = s.text(name)
		}
	}
	var d decisions
	var err error
	switch d.baseline, err = finding.ReadBaseline(system, f.baseline); {
	case err == nil:
	case !legible(err):
		return nil, withHint(err, "name a file that can be read with --baseline")
	case !f.anew:
		return nil, withHint(err, "mend the file by hand, or write it anew with 'gainsay baseline create RUN.json --force --reason TEXT'")
	default:
		d.baseline, f.unread = &finding.Baseline{}, err
	}
	switch d.reviews, err = finding.ReadReviews(system, f.reviews); {
	case err == nil:
	case !legible(err):
		return nil, withHint(err, "name a file that can be read with --reviews")
	default:
		return nil, withHint(err, "mend the file by hand; it is written by 'gainsay review'")
	}
	if d.ignore, err = finding.ReadIgnore(system, f.ignore); err != nil {
		return nil, hintOf(err)
	}
	return &d, nil
}

// legible reports whether a file of decisions could be read at all, so that a person can mend what stands in it.
func legible(err error) bool {
	var path *fs.PathError
	return !errors.As(err, &path)
}

// severities are the severities of rules that the flags set, by rule.
func (f *triageFlags) severities() (map[string]string, error) {
	out := map[string]string{}
	for _, s := range f.severity {
		id, level, ok := strings.Cut(s, "=")
		if !ok || level != "off" && level != "error" && level != "warning" && level != "note" {
			return nil, withHint(fmt.Errorf("--severity %s is not RULE=LEVEL", s), "the levels are error, warning, note and off")
		}
		out[id] = level
	}
	return out, nil
}

// verify refuses severities and patterns of rules that raise no findings: a misspelt one would be a setting without effect. r
// is a saved run, whose findings may come from rules of another pack, or nil. The rules are loaded only where some are named.
func (f *triageFlags) verify(load func() (*rule.Pack, error), d *decisions, r *report.Report) error {
	bySeverity, err := f.severities()
	if err != nil {
		return err
	}
	if _, err := f.least(); err != nil {
		return err
	}
	if _, _, named := d.ignore.UnknownRule(nil); !named && len(bySeverity) == 0 {
		return nil
	}
	pack, err := load()
	if err != nil {
		return err
	}
	ids := alarmIDs(pack)
	if r != nil {
		for i := range r.Findings {
			ids = append(ids, r.Findings[i].Rule)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(bySeverity)) {
		if !slices.Contains(ids, id) {
			return unknownAlarm(pack, "severity", id)
		}
	}
	if pattern, line, ok := d.ignore.UnknownRule(ids); ok {
		return unknownAlarm(pack, fmt.Sprintf("%s:%d", f.ignore, line), pattern)
	}
	return nil
}

// alarmIDs are the ids of the rules that raise findings.
func alarmIDs(pack *rule.Pack) []string {
	ids := make([]string, len(pack.Alarms))
	for i, a := range pack.Alarms {
		ids[i] = a.ID
	}
	return ids
}

// unknownAlarm says where a rule is named that raises no findings, and which it may stand for.
func unknownAlarm(pack *rule.Pack, where, id string) error {
	err := fmt.Errorf("%s: no rule %q raises findings", where, id)
	if near := pack.NearestAlarms(id, 3); len(near) > 0 {
		return withHint(err, "did you mean %s?", strings.Join(near, " or "))
	}
	return withHint(err, "run 'gainsay rules list --kind alarms' for the ids")
}

// least is the severity below which findings are left out; note, the lowest, where the command has no flag for it.
func (f *triageFlags) least() (finding.Threshold, error) {
	least, err := finding.ParseSeverity("--min-severity", cmp.Or(f.minSeverity, lowestSeverity))
	if err != nil {
		return least, hintOf(err)
	}
	return least, nil
}

// lowestSeverity is that of findings which are no more than worth a look.
const lowestSeverity = "note"

// decide puts the decisions onto the findings of r. What matches nothing is told in the notes of the report and on the error
// stream; with partial, when only a part of the corpus was compared or the run was interrupted, not.
func (f *triageFlags) decide(env *environment, r *report.Report, d *decisions, partial bool) error {
	bySeverity, err := f.severities()
	if err != nil {
		return err
	}
	finding.Severities(bySeverity)(r)
	notes := []string{
		finding.UnusedNote(f.reviews, d.reviews.Apply(r), "delete the entry when the decision is of no use any more"),
		finding.UnusedNote(f.baseline, d.baseline.Apply(r), "'gainsay baseline prune RUN.json' takes it out"),
	}
	d.ignore.Apply(r)
	notes = append(notes, d.ignore.Unused(f.ignore)...)
	if !partial && r.NewDocuments == nil && r.Omitted == 0 {
		for _, n := range notes {
			if n != "" {
				r.Notes = append(r.Notes, n)
				fmt.Fprintf(env.err, "gainsay: %s\n", n)
			}
		}
	}
	finding.Sort(r)
	return nil
}

// leaveOut drops the findings that the flags keep out of sight. What a run fails on was decided before: what is not shown
// still counts.
func (f *triageFlags) leaveOut(r *report.Report) error {
	least, err := f.least()
	if err != nil {
		return err
	}
	if f.openOnly {
		finding.DropSettled(r)
	}
	if cmp.Or(f.minSeverity, lowestSeverity) != lowestSeverity {
		finding.AtLeast(least)(r)
	}
	finding.Cap(f.limit)(r)
	finding.Sort(r)
	return nil
}

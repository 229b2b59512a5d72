package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/rule"
)

// newExplainCommand explains a rule, a finding, or why two passages were or were not aligned. How many arguments there are,
// and what they look like, decides which.
func newExplainCommand(env *environment) *cobra.Command {
	var packs rulePacks
	var most int
	var run string
	cmd := &cobra.Command{
		Use:   "explain RULE | FINDING | A B",
		Short: "Explain a rule, what a finding rests on, or why two sentences were or were not held against each other",
		Long: `With a rule, explains it: what it reports, why it matters, with an example.

With the id of a finding, shows the chain of its evidence: the claims that were read in each passage, what joins them, and
the rule. The finding is looked up in the run of --run, or in the one that the configuration writes.

With two, explains why the claims of two passages are or are not about one event: the pairs that were considered, and
what joined (+) or parted (-) them. Each passage is a sentence, or a place as reports give it: PATH:LINE.`,
		Example: `  gainsay explain divergence/number       why a finding was raised, with an example
  gainsay explain 3f2a91c0b7de --run run.json
  gainsay explain frame/mediate           an event frame: its words, roles and questions
  gainsay explain opposite/attend-skip-verb
  gainsay explain "Envoys mediated the truce." "The truce was brokered by monks."
  gainsay explain articles/herald.txt:5 articles/post.txt:11`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 && len(args) != 2 {
				return withHint(fmt.Errorf("explain takes one rule, one finding or two passages, not %d arguments", len(args)), "give the rule that a finding names, such as gainsay explain divergence/number")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			pack, err := packs.load(env, cmd)
			if err != nil {
				return err
			}
			if len(args) == 2 {
				return explainAlignment(cmd.Context(), env, pack, args[0], args[1], most)
			}
			if findingID.MatchString(args[0]) {
				s, err := env.configure(cmd)
				if err != nil {
					return err
				}
				return explainFinding(cmd.Context(), env, pack, s, run, args[0])
			}
			return explainRule(env, pack, args[0])
		},
	}
	packs.register(cmd)
	cmd.Flags().StringVar(&run, "run", "", "saved `run` in which a finding is looked up")
	cmd.Flags().IntVar(&most, "most", 6, "pairs of claims to show for two passages, the likeliest first (0: all)")
	return cmd
}

// explainRule prints the documentation of a rule.
func explainRule(env *environment, pack *rule.Pack, id string) error {
	info, entry, ok := pack.Find(id)
	if !ok {
		return unknownRule(pack, id)
	}
	if a, isAlarm := entry.(rule.Alarm); isAlarm {
		a.Severity = info.Severity
		explainAlarm(env.out, a)
		return nil
	}
	doc := info.Kind.Doc()
	fmt.Fprintf(env.out, "%s\n\n%s\n\n%s\n\n%s: %s\n", info.ID, sentence(info.Title), indent(showYAML(entry)), doc.Title, wrap(doc.What, len(doc.Title)+2))
	where(env.out, info)
	return nil
}

func explainAlarm(w io.Writer, a rule.Alarm) {
	fmt.Fprintf(w, "%s (%s)\n\n%s\n\n%s\n\n", a.ID, a.Severity, sentence(a.Title), wrap(a.Why, 0))
	fmt.Fprintf(w, "reported:\n%s\n\nnot reported:\n%s\n\n", indent(a.Before), indent(a.After))
	switch {
	case a.Severity == "off":
		fmt.Fprintln(w, "A rule pack has turned it off.")
	case a.Measured != "":
		fmt.Fprintf(w, "Precision %.2f on %s. Since %s.\n", a.Precision, a.Measured, a.Since)
	default:
		fmt.Fprintf(w, "Its precision has not been measured yet. Since %s.\n", a.Since)
	}
}

// unknownRule says that there is no such rule, and which was perhaps meant.
func unknownRule(pack *rule.Pack, id string) error {
	err := fmt.Errorf("there is no rule %q", id)
	if near := pack.Nearest(id, 3); len(near) > 0 {
		return withHint(err, "did you mean %s?", strings.Join(near, " or "))
	}
	return withHint(err, "run 'gainsay rules list' for the ids")
}

// where says in which file a rule is written, and how many tests it has.
func where(w io.Writer, info rule.Info) {
	tests := fmt.Sprintf("%d tests", info.Tests)
	if info.Tests == 1 {
		tests = "1 test"
	}
	fmt.Fprintf(w, "\n%s, line %d; %s\n", info.File, info.Line, tests)
}

func sentence(s string) string { return strings.TrimSuffix(s, ".") + "." }

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n  ")
}

// explainWidth is how wide explanations are set: narrow enough for half a screen.
const explainWidth = 100

// wrap breaks text into lines; used is what stands before it on the first.
func wrap(s string, used int) string {
	var b strings.Builder
	for _, w := range strings.Fields(s) {
		switch {
		case b.Len() > 0 && used+1+len(w) > explainWidth:
			b.WriteString("\n")
			used = 0
		case b.Len() > 0:
			b.WriteString(" ")
			used++
		}
		b.WriteString(w)
		used += len(w)
	}
	return b.String()
}

package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gainsay/internal/config"
)

func newManCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Example: `  gainsay man | man -l -
  gainsay man > /usr/local/share/man/man1/gainsay.1`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return writeManual(env.out, cmd.Root()) },
	}
}

// writeManual writes one page for the program and all its commands, in the macros of man(7).
func writeManual(w io.Writer, root *cobra.Command) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, ".TH GAINSAY 1\n.SH NAME\ngainsay \\- %s\n", roff(root.Short))
	fmt.Fprint(b, ".SH SYNOPSIS\n.B gainsay\n.I COMMAND\n[\\fIFLAG\\fR...] [\\fIARGUMENT\\fR...]\n")
	fmt.Fprint(b, ".SH COMMANDS\n")
	for _, c := range root.Commands() {
		manualOf(b, c)
	}
	fmt.Fprint(b, `.SH EXIT STATUS
.TP
.B 0
nothing at or above \-\-fail\-on
.TP
.B 1
findings at or above \-\-fail\-on
.TP
.B 2
usage, configuration, an input that was named and could not be read, or internal error
.TP
.B 130
interrupted; the partial report says so
.SH ENVIRONMENT
A flag wins over a variable, a variable over the configuration file, the file over the default.
.TP
.B GAINSAY_CONFIG
path of the configuration file, or none
`)
	for _, s := range config.Settings() {
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(s.Variable()), roff(s.About))
	}
	fmt.Fprint(b, ".TP\n.B NO_COLOR\nwrite no colour\n.SH FILES\n.TP\n.B .gainsay.yaml\nconfiguration, found from the working folder upwards\n"+
		".TP\n.B .gainsayignore\npatterns of findings that nobody wants to see, each with its reason\n"+
		".TP\n.B .gainsay\\-baseline.yaml\naccepted findings\n.TP\n.B .gainsay\\-reviews.yaml\ndecisions about findings\n")
	return b.Flush()
}

func manualOf(b *bufio.Writer, c *cobra.Command) {
	if c.Hidden {
		return
	}
	fmt.Fprintf(b, ".SS \"%s\"\n%s.\n", roff(strings.TrimPrefix(c.UseLine(), "gainsay ")), roff(c.Short))
	if c.Long != "" {
		fmt.Fprintf(b, ".PP\n%s\n", roff(c.Long))
	}
	if c.Example != "" {
		fmt.Fprintf(b, ".PP\n.nf\n%s\n.fi\n", roff(c.Example))
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := "\\-\\-" + roff(f.Name)
		if f.Shorthand != "" {
			name = "\\-" + f.Shorthand + ", " + name
		}
		if value != "" {
			name += " \\fI" + roff(value) + "\\fR"
		}
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" && f.DefValue != "0" {
			usage += " (default " + f.DefValue + ")"
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", name, roff(usage))
	})
	for _, sub := range c.Commands() {
		manualOf(b, sub)
	}
}

// roff escapes text for troff: backslashes, hyphens that are part of a command, and lines that would be a macro.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\"", `\(dq`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

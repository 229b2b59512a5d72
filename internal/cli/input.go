package cli

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"gainsay/internal/bytesize"
	"gainsay/internal/corpus"
)

// inputFlags say how much is read and how.
type inputFlags struct {
	limits      corpus.Limits
	followLinks bool
	pdfToText   string
}

func (f *inputFlags) register(cmd *cobra.Command) {
	for _, l := range f.limits.Flags() {
		if l.Bytes {
			cmd.Flags().Var(&sizeValue{bytes: l.Value, initial: l.Default}, l.Flag, l.Usage)
			continue
		}
		cmd.Flags().Int64Var(l.Value, l.Flag, l.Default, l.Usage)
	}
	cmd.Flags().BoolVar(&f.followLinks, "follow-links", false, "follow symbolic links that lead out of the folder they are found in")
	cmd.Flags().StringVar(&f.pdfToText, "pdftotext", "", "the `program` that reads PDF files; \"none\" uses the reader of gainsay (default: pdftotext where it is installed)")
}

// options say how documents are read with the flags.
func (f *inputFlags) options() corpus.Options {
	o := corpus.Options{Limits: f.limits, FollowLinks: f.followLinks, PDFToText: f.pdfToText}
	if o.PDFToText == "none" {
		o.PDFToText = "-"
	}
	return o
}

// patterns is a flag for patterns of paths, which may be given again.
type patterns []string

func (p *patterns) Type() string   { return "stringArray" }
func (p *patterns) String() string { return "" }

// Set takes a pattern. One that can match nothing would be a setting without effect; a slash at the end, as of a folder, is no
// part of any name.
func (p *patterns) Set(s string) error {
	if _, err := path.Match(s, ""); err != nil {
		return fmt.Errorf("%q is no pattern: a bracket is not closed, or a backslash stands at the end", s)
	}
	trimmed := strings.TrimRight(s, "/")
	if trimmed == "" {
		return fmt.Errorf("%q names nothing below a folder", s)
	}
	*p = append(*p, strings.TrimPrefix(trimmed, "./"))
	return nil
}

// sizeValue is a flag for a number of bytes, such as 16MB. The value 0 stands for initial.
type sizeValue struct {
	bytes   *int64
	initial int64
	// positive refuses numbers below zero, which elsewhere mean no limit.
	positive bool
}

func (v *sizeValue) Type() string { return "size" }

func (v *sizeValue) String() string {
	if v.bytes == nil {
		return ""
	}
	return bytesize.Short(cmp.Or(*v.bytes, v.initial))
}

// Set reads a number with a unit; a negative number is no limit.
func (v *sizeValue) Set(s string) error {
	n, err := bytesize.Parse(s)
	if err == nil && n < 0 && v.positive {
		err = fmt.Errorf("%q is below zero", s)
	}
	if err == nil {
		*v.bytes = n
	}
	return err
}

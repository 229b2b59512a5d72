package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

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
			cmd.Flags().Var(&sizeValue{l.Value, l.Default}, l.Flag, l.Usage)
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

// sizeValue is a flag for a number of bytes, such as 16MB; the units are powers of 1024.
type sizeValue struct {
	bytes   *int64
	initial int64
}

func (v *sizeValue) Type() string { return "size" }

func (v *sizeValue) String() string {
	if v.bytes == nil {
		return ""
	}
	n := *v.bytes
	if n == 0 {
		n = v.initial
	}
	for _, u := range sizeUnits {
		if u.bytes > 1 && n >= u.bytes && n%u.bytes == 0 {
			return strconv.FormatInt(n/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(n, 10)
}

// Set reads a number with a unit; a negative number is no limit.
func (v *sizeValue) Set(s string) error {
	number, factor := strings.ToUpper(strings.ReplaceAll(s, " ", "")), int64(1)
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, factor = rest, u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n > (1<<62)/factor {
		return fmt.Errorf("%q is no size: write it as 500KB, 16MB or 2GB", s)
	}
	*v.bytes = n * factor
	return nil
}

var sizeUnits = []struct {
	name  string
	bytes int64
}{{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}}

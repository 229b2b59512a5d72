package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"gainsay/internal/compare"
	"gainsay/internal/files"
	"gainsay/internal/verdict"
)

func newCompareCommand(env *environment) *cobra.Command {
	var rules []string
	var pairs, format string
	var jobs int
	cmd := &cobra.Command{
		Use:   "compare A B",
		Short: "Hold one sentence against another: agree, diverge, or neither",
		Example: `  gainsay compare "Nine people were killed." "Fourteen people were killed."
  gainsay compare -f json "The union accepted the offer." "The union rejected the offer."
  gainsay compare --pairs pairs.jsonl.gz > verdicts.jsonl`,
		Long: `Compares two sentences that are taken to be about the same event: B is held against A.

With --pairs, reads JSON lines with the fields id, a and b (gzip too; "-" is standard input) and prints one JSON line
for each, in the same order.`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case pairs != "" && len(args) > 0:
				return withHint(errors.New("--pairs takes no sentences beside it"), "give either two sentences or --pairs FILE")
			case pairs == "" && len(args) != 2:
				return withHint(fmt.Errorf("compare takes two sentences, not %d", len(args)), `put each in quotes: gainsay compare "Nine were killed." "Fourteen were killed."`)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return withHint(fmt.Errorf("unknown format %q", format), "the formats of compare are text, json")
			}
			pack, err := env.pack(rules)
			if err != nil {
				return err
			}
			c, err := compare.New(pack)
			if err != nil {
				return err
			}
			if pairs != "" {
				return comparePairs(cmd.Context(), env, c, pairs, jobs)
			}
			r, err := c.Compare(cmd.Context(), args[0], args[1])
			if err != nil {
				return err
			}
			if format == "json" {
				return writeVerdict(env.out, "", r)
			}
			// The answers are places in the plain texts.
			return printVerdict(env.out, compare.Plain(args[0]), compare.Plain(args[1]), r)
		},
	}
	cmd.Flags().StringArrayVar(&rules, "rules", nil, "a `folder` with a rule pack of your own; may be given again")
	cmd.Flags().StringVar(&pairs, "pairs", "", "compare the pairs of this `FILE` of JSON lines with id, a and b")
	cmd.Flags().StringVarP(&format, "format", "f", "text", "`format` for two sentences: text or json")
	cmd.Flags().IntVar(&jobs, "jobs", 0, "pairs compared at once (0: one for each processor); never changes the outcome")
	return cmd
}

// verdictLine is what is printed for a pair.
type verdictLine struct {
	ID            string          `json:"id,omitempty"`
	Verdict       verdict.Verdict `json:"verdict"`
	Slot          verdict.Slot    `json:"slot"`
	Confidence    float64         `json:"confidence"`
	Rule          string          `json:"rule"`
	Why           []string        `json:"why"`
	Similarity    float64         `json:"similarity"`
	NearDuplicate bool            `json:"near_duplicate"`
	Stance        *compare.Stance `json:"stance,omitempty"`
}

func lineOf(id string, r compare.Result) verdictLine {
	l := verdictLine{ID: id, Verdict: r.Verdict, Slot: r.Slot, Confidence: rounded(r.Confidence), Rule: r.Rule, Why: r.Why,
		Similarity: rounded(r.Similarity), NearDuplicate: r.NearDuplicate, Stance: r.Stance}
	if l.Why == nil {
		l.Why = []string{}
	}
	return l
}

// rounded keeps four decimals, more than any of the figures is worth.
func rounded(x float64) float64 { return float64(int64(x*1e4+.5)) / 1e4 }

func writeVerdict(w io.Writer, id string, r compare.Result) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(lineOf(id, r))
}

// printVerdict shows a verdict for a person to read: the words that were compared, and why.
func printVerdict(w io.Writer, a, b string, r compare.Result) error {
	var out strings.Builder
	fmt.Fprintf(&out, "%s", strings.ToUpper(string(r.Verdict)))
	if r.Slot != "" {
		fmt.Fprintf(&out, " on %s", r.Slot)
	}
	if r.Rule != "" {
		fmt.Fprintf(&out, " · confidence %.2f · %s", r.Confidence, r.Rule)
	}
	out.WriteByte('\n')
	for i, text := range []string{a, b} {
		if span := r.Answers[i]; span.Len() > 0 {
			fmt.Fprintf(&out, "  %c  %q in %q\n", 'A'+i, span.Cut(text), text)
		}
	}
	for _, why := range r.Why {
		fmt.Fprintf(&out, "  why  %s\n", why)
	}
	if r.Verdict == verdict.Different {
		out.WriteString("  why  they answer no question in common, or nothing tells their answers apart\n")
	}
	near := ""
	if r.NearDuplicate {
		near = ", near-duplicates"
	}
	fmt.Fprintf(&out, "  similarity %.2f%s\n", r.Similarity, near)
	_, err := io.WriteString(w, out.String())
	return err
}

// pairLine is one line of a file of pairs. Missing fields are told from empty ones.
type pairLine struct {
	ID json.RawMessage `json:"id"`
	A  *string         `json:"a"`
	B  *string         `json:"b"`
}

// comparePairs compares the pairs of a file, several at once, and prints the verdicts in the order of the file.
func comparePairs(ctx context.Context, env *environment, c *compare.Comparer, path string, jobs int) error {
	// A line that cannot be read ends the reading of the next ones, which may never come.
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	in, err := env.open(ctx, path)
	if err != nil {
		return withHint(err, "give the path of a file of JSON lines, or - for standard input")
	}
	defer in.Close()
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	// Each line becomes a job with a channel for its answer; the writer takes the answers in the order of the lines.
	type job struct {
		number int
		line   []byte
		answer chan answer
	}
	work, order := make(chan job), make(chan job, 4*jobs)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for j := range work {
				j.answer <- comparePair(ctx, c, path, j.number, j.line)
			}
		})
	}
	var readErr error
	go func() {
		defer close(order)
		defer close(work)
		lines := bufio.NewScanner(in)
		lines.Buffer(make([]byte, 1<<16), maxPairLine)
		n := 0
		for lines.Scan() {
			n++
			if len(strings.TrimSpace(lines.Text())) == 0 {
				continue
			}
			j := job{n, append([]byte(nil), lines.Bytes()...), make(chan answer, 1)}
			select {
			case order <- j:
			case <-ctx.Done():
				return
			}
			select {
			case work <- j:
			case <-ctx.Done():
				return
			}
		}
		if err := lines.Err(); err != nil {
			readErr = withHint(fmt.Errorf("read %s after line %d: %w", path, n, err), "each pair is one line of JSON of at most %d MB", maxPairLine>>20)
		}
	}()
	out := bufio.NewWriterSize(env.out, 1<<16)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	// Whoever reads the verdicts while the pairs still come gets each as soon as it is there.
	next := func() (j job, ok bool, err error) {
		select {
		case j, ok = <-order:
			return j, ok, nil
		default:
		}
		if err := out.Flush(); err != nil {
			return j, false, err
		}
		j, ok = <-order
		return j, ok, nil
	}
	var failed error
	for failed == nil {
		j, ok, err := next()
		if failed = err; !ok {
			break
		}
		select {
		case a := <-j.answer:
			if failed = a.err; failed == nil {
				failed = encoder.Encode(a.line)
			}
		case <-ctx.Done():
			failed = ctx.Err()
		}
	}
	if failed != nil {
		cancel()
	}
	workers.Wait()
	if err := out.Flush(); failed == nil {
		failed = err
	}
	if failed == nil {
		failed = readErr
	}
	return failed
}

// maxPairLine bounds one line of a file of pairs.
const maxPairLine = 16 << 20

type answer struct {
	line verdictLine
	err  error
}

func comparePair(ctx context.Context, c *compare.Comparer, path string, number int, line []byte) answer {
	var p pairLine
	if number == 1 {
		line = bytes.TrimPrefix(line, []byte(files.ByteOrderMark))
	}
	const form = `each line is a JSON object such as {"id": "1", "a": "Nine were killed.", "b": "Fourteen were killed."}`
	if err := json.Unmarshal(line, &p); err != nil {
		return answer{err: withHint(fmt.Errorf("%s:%d: %w", path, number, err), form)}
	}
	if p.A == nil || p.B == nil {
		return answer{err: withHint(fmt.Errorf("%s:%d: a pair needs the fields a and b", path, number), form)}
	}
	id := strings.Trim(string(p.ID), `"`)
	if len(p.ID) > 0 && p.ID[0] == '"' {
		if err := json.Unmarshal(p.ID, &id); err != nil {
			return answer{err: withHint(fmt.Errorf("%s:%d: %w", path, number, err), form)}
		}
	}
	r, err := c.Compare(ctx, *p.A, *p.B)
	if err != nil {
		if ctx.Err() != nil {
			return answer{err: ctx.Err()}
		}
		return answer{err: fmt.Errorf("%s:%d: %w", path, number, err)}
	}
	return answer{line: lineOf(id, r)}
}

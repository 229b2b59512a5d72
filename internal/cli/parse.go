package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"gainsay/internal/nlp"
	"gainsay/internal/nlp/conllu"
	"gainsay/internal/rule"
)

// newParseCommand shows how sentences are read: for people who write rules.
func newParseCommand(env *environment) *cobra.Command {
	var conlluPath string
	cmd := &cobra.Command{
		Use:   "parse [TEXT...]",
		Short: "Show how sentences were read: tokens, tags, lemmas, trees",
		Example: `  gainsay parse "The talks resumed on Tuesday, officials said."
  gainsay parse < article.txt
  gainsay parse --conllu treebank.conllu.gz > predicted.conllu`,
		Long: `Shows each sentence as a tree, one word a line under its governor, with the relation, the word, its Penn
Treebank tag, its lemma, and marks for quotation (q), names and doubtful attachments (?).

With --conllu, reads CoNLL-U with gold tokens (gzip too, standard input for "-") and prints it
with LEMMA, UPOS, XPOS, HEAD and DEPREL predicted.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if conlluPath != "" {
				if len(args) > 0 {
					return withHint(fmt.Errorf("--conllu takes no text beside it"), "give either a text or --conllu FILE")
				}
				return parseConllu(cmd.Context(), env, conlluPath)
			}
			text := strings.Join(args, " ")
			if len(args) == 0 {
				b, err := io.ReadAll(env.in)
				if err != nil {
					return fmt.Errorf("read standard input: %w", err)
				}
				text = string(b)
			}
			pack, err := env.pack(nil)
			if err != nil {
				return err
			}
			return printTrees(cmd.Context(), env.out, pack, text)
		},
	}
	cmd.Flags().StringVar(&conlluPath, "conllu", "", "predict over the gold tokens of this CoNLL-U `FILE`")
	return cmd
}

// parseConllu prints a CoNLL-U file with predicted columns.
func parseConllu(ctx context.Context, env *environment, path string) error {
	in, err := env.open(ctx, path)
	if err != nil {
		return withHint(err, "give the path of a CoNLL-U file, or - for standard input")
	}
	defer in.Close()
	out := bufio.NewWriterSize(env.out, 1<<16)
	err = conllu.Read(in, func(s conllu.Sentence) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		words := make([]string, len(s.Words))
		for i := range s.Words {
			words[i] = s.Words[i].Form
		}
		read, err := nlp.ReadWords(words)
		if err != nil {
			return err
		}
		for i, t := range read.Tokens {
			w := &s.Words[i]
			w.Lemma, w.UPOS, w.XPOS, w.Head, w.Deprel = t.Lemma, t.Class, t.Tag, t.Head, t.Relation
			w.Feats, w.Deps = "_", "_"
		}
		return s.Write(out)
	})
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return withHint(fmt.Errorf("read %s: %w", path, err), "CoNLL-U has ten columns separated by tabs, and a blank line after each sentence")
	}
	return out.Flush()
}

// printTrees reads text and prints a tree for each sentence.
func printTrees(ctx context.Context, w io.Writer, pack *rule.Pack, text string) error {
	reader, err := nlp.NewReader(nlp.PackOptions(pack))
	if err != nil {
		return err
	}
	d, err := reader.Read(ctx, text)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "# %d-%d %s: %s\n", s.Start, s.End, s.Kind, strings.Join(strings.Fields(s.Cut(text)), " "))
		printTree(out, s)
	}
	return out.Flush()
}

// treeLine is one word of a printed tree.
type treeLine struct {
	branch string
	token  int
}

func printTree(w io.Writer, s *nlp.Sentence) {
	children := make([][]int, len(s.Tokens))
	root := -1
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 {
			children[h] = append(children[h], i)
		} else {
			root = i
		}
	}
	if root < 0 {
		return
	}
	var lines []treeLine
	// An explicit stack, since a tree can be as deep as the sentence is long.
	type frame struct {
		token        int
		indent, edge string
	}
	stack := []frame{{token: root}}
	for len(stack) > 0 {
		f := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		lines = append(lines, treeLine{f.indent + f.edge, f.token})
		below := f.indent
		switch f.edge {
		case "├─ ":
			below += "│  "
		case "└─ ":
			below += "   "
		}
		kids := children[f.token]
		for k := len(kids) - 1; k >= 0; k-- {
			edge := "├─ "
			if k == len(kids)-1 {
				edge = "└─ "
			}
			stack = append(stack, frame{kids[k], below, edge})
		}
	}
	width := 0
	left := func(l treeLine) string {
		t := &s.Tokens[l.token]
		return fmt.Sprintf("%s%s %s", l.branch, t.Relation, t.Form)
	}
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(left(l)))
	}
	for _, l := range lines {
		t := &s.Tokens[l.token]
		text := left(l)
		fmt.Fprintf(w, "%s%s  %3d %-5s %-5s %s%s\n", text, strings.Repeat(" ", width-utf8.RuneCountInString(text)),
			l.token+1, t.Tag, t.Class, t.Lemma, marks(t))
	}
}

// doubtful is the confidence below which an attachment is marked.
const doubtful = 0.5

func marks(t *nlp.Token) string {
	m := ""
	if t.InQuote {
		m += " q"
	}
	if t.Name != nlp.NoName {
		m += " " + string(t.Name)
		if t.NameStart {
			m += "*"
		}
	}
	if t.Head >= 0 && t.Confidence < doubtful {
		m += " ?"
	}
	return m
}

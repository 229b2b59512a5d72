package rule

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Markdown is the reference of the rules of a pack: docs/rules.md. Alarms and frames are shown one by one, the lists by
// what they hold and where.
func (p *Pack) Markdown() []byte {
	var b strings.Builder
	b.WriteString("# The rules\n\n")
	b.WriteString("<!-- Generated from the files in rules/ by go generate ./rules. Do not edit. -->\n\n")
	b.WriteString("What gainsay knows of language and of the world stands in YAML files under `rules/`, each rule with its tests\n")
	b.WriteString("beside it. A desk adds to them or changes them with a pack of its own: see [writing-rules.md](writing-rules.md).\n")
	b.WriteString("`gainsay rules list` lists every rule, `gainsay rules show ID` prints one, `gainsay explain ID` explains one.\n\n")
	b.WriteString("| kind | rules | what they are |\n|---|---:|---|\n")
	e := p.Entries
	for _, k := range Kinds() {
		what, _, _ := strings.Cut(k.Doc().What, ". ")
		fmt.Fprintf(&b, "| [`%s`](#%s) | %d | %s |\n", k, anchor(k.Doc().Title), e.list(k).Len(), cell(strings.TrimSuffix(what, ".")))
	}
	b.WriteString("\n")
	p.alarmsMarkdown(&b)
	p.framesMarkdown(&b)
	for _, k := range Kinds() {
		if k != Alarms && k != Frames {
			p.kindMarkdown(&b, k)
		}
	}
	return []byte(b.String())
}

func anchor(title string) string { return strings.ReplaceAll(strings.ToLower(title), " ", "-") }

// cell makes text fit for a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

func (p *Pack) kindHead(b *strings.Builder, k Kind) {
	doc := k.Doc()
	fmt.Fprintf(b, "## %s\n\n%s\n\n", doc.Title, doc.What)
	b.WriteString("| key | | |\n|---|---|---|\n")
	var e Entries
	keysMarkdown(b, e.list(k).Type().Elem(), doc.Keys, "")
	b.WriteString("\n")
	if files := p.filesOf(k); len(files) > 0 {
		fmt.Fprintf(b, "In %s.\n\n", strings.Join(files, ", "))
	}
}

func keysMarkdown(b *strings.Builder, t reflect.Type, docs map[string]string, path string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name := keyOf(f)
		if name == "" {
			continue
		}
		spec := specOf(f)
		need := ""
		if spec.required {
			need = "required"
		}
		text := docs[join(path, name)]
		if len(spec.oneOf) > 0 {
			text += " One of " + strings.Join(quoteAll(spec.oneOf), ", ") + "."
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", join(path, name), need, cell(text))
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
			keysMarkdown(b, f.Type.Elem(), docs, join(path, name))
		}
	}
}

func quoteAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = "`" + s + "`"
	}
	return out
}

// filesOf lists the files that hold rules of a kind.
func (p *Pack) filesOf(k Kind) []string {
	var out []string
	e := p.Entries
	list := e.list(k)
	for i := range list.Len() {
		if f := p.origin[list.Index(i).Interface().(entry).RuleID()].File; f != "" && !slices.Contains(out, "`rules/"+f+"`") {
			out = append(out, "`rules/"+f+"`")
		}
	}
	slices.Sort(out)
	return out
}

func (p *Pack) kindMarkdown(b *strings.Builder, k Kind) {
	p.kindHead(b, k)
	e := p.Entries
	list := e.list(k)
	if list.Len() == 0 {
		b.WriteString("None is built in.\n\n")
		return
	}
	// A few of them, spread over the list, show what it holds.
	b.WriteString("Some of them:\n\n")
	step := max(1, list.Len()/5)
	for i := step / 2; i < list.Len(); i += step {
		r := list.Index(i).Interface().(entry)
		fmt.Fprintf(b, "- `%s`: %s\n", r.RuleID(), r.Headline())
	}
	b.WriteString("\n")
}

func (p *Pack) framesMarkdown(b *strings.Builder) {
	p.kindHead(b, Frames)
	b.WriteString("| frame | the event | words | the question |\n|---|---|---|---|\n")
	for _, f := range p.Frames {
		words := append(slices.Clone(f.Verbs), f.Nouns...)
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", f.ID, cell(f.Title), cell(strings.Join(words, ", ")), cell("`"+f.Whether+"`"))
	}
	b.WriteString("\n")
}

func (p *Pack) alarmsMarkdown(b *strings.Builder) {
	p.kindHead(b, Alarms)
	for _, a := range p.Alarms {
		fmt.Fprintf(b, "### %s\n\n%s.\n\n%s\n\n", a.ID, strings.TrimSuffix(a.Title, "."), a.Why)
		fmt.Fprintf(b, "Reported:\n\n%s\n\nNot reported:\n\n%s\n\n", quoted(a.Before), quoted(a.After))
		fmt.Fprintf(b, "Severity %s. Since %s. %s\n\n", a.Severity, a.Since, precision(a))
	}
}

// quoted sets each line of an example as a line of a quotation.
func quoted(s string) string {
	return "> " + strings.ReplaceAll(s, "\n", "  \n> ")
}

func precision(a Alarm) string {
	if a.Measured == "" {
		return "Its precision has not been measured yet."
	}
	return fmt.Sprintf("Precision %.2f on %s.", a.Precision, a.Measured)
}

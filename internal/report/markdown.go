package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeMarkdown writes the fact-check report in GitHub-flavoured Markdown.
func writeMarkdown(w io.Writer, r *Report, o Options) error {
	b := bufio.NewWriter(w)
	d := newDossier(newView(r, o), o)
	m := markdown{b}
	m.header(d)
	for _, register := range d.Registers {
		m.printf("## %s\n\n%s\n\n", register.Title, register.Lead)
		for _, q := range register.Questions {
			m.printf("### %d. %s\n\n", q.Number, md(q.Text))
			for _, f := range q.Findings {
				m.finding(f)
			}
		}
	}
	if len(d.Unattributed) > 0 {
		m.printf("## Said in nobody’s name\n\n")
		if d.UnattributedLead != "" {
			m.printf("%s\n\n", md(d.UnattributedLead))
		}
		m.printf("| Source | Assertion | Why | Review |\n| --- | --- | --- | --- |\n")
		for _, u := range d.Unattributed {
			source := m.source(u.Row)
			if len(u.AlsoIn) > 0 {
				source += "<br>also in " + md(strings.Join(u.AlsoIn, ", "))
			}
			m.row(source, "“"+md(u.Row.Before+u.Row.Answer+u.Row.After)+"”",
				md(strings.Join(u.Reasons, "; "))+" "+mdCode(u.Rule)+" "+mdCode(u.ID), md(orDefault(u.Review, "open")))
		}
		m.printf("\n")
	}
	if len(d.Singles) > 0 {
		m.printf("## One source alone\n\nWhat one document alone reports; another source could confirm it.\n\n| Source | Report | Said by |\n| --- | --- | --- |\n")
		for _, s := range d.Singles {
			m.row(md(s.Outlet)+"<br>"+mdCode(s.Where), md(s.Words), md(s.Source))
		}
		m.printf("\n")
	}
	m.passages(d)
	m.documents(d)
	m.printf("## Method and limits\n\n")
	for _, p := range d.Method {
		m.printf("%s\n\n", md(p))
	}
	for _, p := range d.Limits {
		m.printf("- %s\n", md(p))
	}
	m.printf("\ngainsay %s", md(d.Tool.Version))
	if len(d.Tool.Packs) > 0 {
		m.printf(", rule packs %s", md(strings.Join(d.Tool.Packs, ", ")))
	}
	if d.Tool.Rules != "" {
		m.printf(", rules %s", mdCode(d.Tool.Rules))
	}
	m.printf("\n\n## Sign-off\n\n| Checked by | Date | Approved by | Date |\n| --- | --- | --- | --- |\n| &nbsp; | | | |\n")
	return b.Flush()
}

type markdown struct{ w *bufio.Writer }

func (m markdown) printf(format string, args ...any) { fmt.Fprintf(m.w, format, args...) }

func (m markdown) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	m.printf("| %s |\n", strings.Join(cells, " | "))
}

func (m markdown) header(d *dossier) {
	// The mark tells the report from an article when it lies among them (package corpus).
	m.printf("<!-- gainsay report -->\n# %s\n\n%s\n\n", md(d.Title), md(d.Lead))
	if !d.Complete {
		m.printf("> **Not complete.**")
		if len(d.Skipped) > 0 {
			m.printf(" %s left out, see below.", Plural(len(d.Skipped), "input"))
		} else {
			m.printf(" The run was interrupted.")
		}
		m.printf("\n\n")
	}
	for _, n := range d.Notes {
		m.printf("- %s\n", md(n))
	}
	if d.Folder != "" {
		m.printf("- Places are below %s\n", mdCode(d.Folder))
	}
	if len(d.Notes) > 0 || d.Folder != "" {
		m.printf("\n")
	}
	if len(d.Counts) == 0 {
		m.printf("No findings.\n\n")
		return
	}
	m.printf("| Verdict | Findings | Meaning |\n| --- | ---: | --- |\n")
	for _, c := range d.Counts {
		m.row(md(c.Label), fmt.Sprint(c.N), md(c.Words))
	}
	m.printf("\n")
}

func (m markdown) source(r dossierRow) string {
	out := "**" + md(r.Outlet) + "**<br>" + md(r.Date)
	if r.Place != "" {
		out += ", " + md(r.Place)
	}
	return out + "<br>" + mdCode(r.Where)
}

func (m markdown) finding(f dossierFinding) {
	m.printf("**%s**", md(f.Label))
	if f.Words != "" {
		m.printf(" (%s)", md(f.Words))
	}
	m.printf(", %s", md(f.Severity))
	if f.Slot != "" {
		m.printf(", on %s", md(f.Slot))
	}
	m.printf("\n\n| | Source | Answer, in its words | Said by |\n| --- | --- | --- | --- |\n")
	for _, a := range f.Answers {
		letter := a.Letter
		if len(f.Answers) == 1 {
			letter = ""
		}
		for _, r := range a.Rows {
			words := md(r.After)
			if r.Answer != "" {
				words = md(r.Before) + "**" + md(r.Answer) + "**" + md(r.After)
			}
			said := md(r.SaidWord)
			if r.Cue != "" && r.Speaker != "" {
				said += "<br>“" + md(r.Cue) + "”"
			}
			m.row(letter, m.source(r), "“"+strings.TrimSpace(words)+"”", said)
		}
	}
	m.printf("\n")
	if len(f.SilentOutlets) > 0 {
		m.printf("- Silent: %s\n", md(strings.Join(f.SilentOutlets, "; ")))
	}
	if len(f.Reasons) > 0 {
		m.printf("- Why: %s\n", md(strings.Join(f.Reasons, "; ")))
	}
	m.printf("- Rests on %s, %s; same event %.2f, verdict %.2f\n", Plural(f.Origins, "independent origin"), Plural(f.NamedSources, "named source"), f.Confidence.Event, f.Confidence.Verdict)
	if f.TimeNote != "" {
		m.printf("- Time: %s\n", md(f.TimeNote))
	}
	if f.Settle != "" {
		m.printf("- To settle it: *%s*\n", md(f.Settle))
	}
	m.printf("- Review: %s\n", md(orDefault(f.Review, "open")))
	m.printf("- Rule %s, finding %s\n\n", mdCode(f.Rule), mdCode(f.ID))
}

func (m markdown) passages(d *dossier) {
	if len(d.Passages) == 0 {
		return
	}
	m.printf("## Copied passages\n\n")
	if d.Boilerplate > 0 {
		m.printf("%s of boilerplate set apart.\n\n", Plural(d.Boilerplate, "group"))
	}
	if len(d.PassageKinds) > 0 {
		m.printf("%s.\n\n", md(strings.Join(d.PassageKinds, "; ")))
	}
	for _, p := range d.Passages {
		m.printf("- **%s**", md(p.Kind))
		if p.Origin != "" {
			m.printf(", probably first in %s", md(p.Origin))
		}
		m.printf("\n")
		for _, x := range p.Differences {
			m.printf("  - differs in %s: %s\n", md(x.Kind), md(strings.Join(x.Words, " / ")))
		}
		for _, r := range p.Members {
			m.printf("  - %s (%s): “%s”\n", md(r.Outlet), md(r.Date), md(r.After))
		}
	}
	m.printf("\n")
}

func (m markdown) documents(d *dossier) {
	m.printf("## Documents\n\n| Document | Published | Sentences | Named | Side | Vague | None | Sources most used |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n")
	for _, doc := range d.Documents {
		name := "**" + md(doc.Name) + "**"
		if doc.Title != "" {
			name += "<br>" + md(doc.Title)
		}
		if doc.Family != "" {
			name += "<br>family: " + md(doc.Family)
		}
		name += "<br>" + mdCode(doc.Place)
		for _, r := range doc.Remarks {
			name += "<br>" + md(r)
		}
		var sources []string
		for i, s := range doc.Sources {
			if i == sourcesShown {
				sources = append(sources, fmt.Sprintf("and %d more", len(doc.Sources)-i))
				break
			}
			sources = append(sources, fmt.Sprintf("%s (%d)", s.Name, s.N))
		}
		m.row(name, md(doc.Date), fmt.Sprint(doc.Total), fmt.Sprint(doc.Named), fmt.Sprint(doc.Side), fmt.Sprint(doc.Vague), fmt.Sprint(doc.None), md(strings.Join(sources, ", ")))
	}
	m.printf("\n")
	if len(d.Skipped) > 0 {
		m.printf("### Left out\n\n")
		for _, s := range d.Skipped {
			m.printf("- %s: %s\n", mdCode(s.Path), md(s.Reason))
		}
		m.printf("\n")
	}
}

// md escapes text for Markdown: nothing in it becomes emphasis, a link, a table cell, HTML, a heading, a list, or
// a mention of somebody on the site that shows the report.
func md(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '|', '~', '$':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '@':
			b.WriteString("&#64;")
		case '#':
			b.WriteString("&#35;")
		case ':':
			if strings.HasPrefix(s[i:], "://") { // no autolink
				b.WriteString("&#58;")
			} else {
				b.WriteByte(':')
			}
		case '+', '-', '=':
			if i == 0 {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		case '.', ')':
			if i > 0 && strings.Trim(s[:i], "0123456789") == "" { // no numbered list
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mdCode writes text as code. A code span cannot escape anything, so what would end it, or the cell of a table,
// is replaced.
func mdCode(s string) string {
	s = plain(s)
	if s == "" {
		return ""
	}
	return "`" + strings.NewReplacer("`", "'", "|", "¦").Replace(s) + "`"
}

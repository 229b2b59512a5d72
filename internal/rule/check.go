package rule

import (
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
)

// check looks at every entry that was read, after all packs are in place, for what makes it wrong or idle: a rule that
// can never fire reads as knowledge and is none.
func (b *builder) check(p *Pack) {
	c := &checker{pack: p, builder: b}
	for _, s := range b.checked {
		c.source = s
		switch e := s.value.Interface().(type) {
		case Frame:
			c.frame(e)
		case Opposite:
			c.opposite(e)
		case Converse:
			c.converse(e)
		case Functional:
			if slices.Contains(e.Given, e.Slot) {
				c.fail("given", fmt.Sprintf("the slot %q is also given", e.Slot), "given lists the other roles, whose fillers have to be the same")
			}
		case Boilerplate:
			c.boilerplate(e)
		case Unit:
			c.unit(e)
			if e.Factor <= 0 {
				c.fail("factor", fmt.Sprintf("the factor is %v", e.Factor), "expected how many base units one of this unit is, such as 1000 for the kilometre")
			}
		case Country:
			if len(e.Code) != 2 || e.Code != strings.ToUpper(e.Code) {
				c.fail("code", fmt.Sprintf("%q is no country code", e.Code), "expected two capital letters (ISO 3166-1 alpha-2), such as NO")
			}
		case Threshold:
			if e.Min > e.Max || e.Value < e.Min || e.Value > e.Max {
				c.fail("value", fmt.Sprintf("%v does not lie between min %v and max %v", e.Value, e.Min, e.Max), "choose a value within the bounds; they are those of the decision that uses it")
			}
		case Severity:
			c.severity(e)
		}
		c.neverFires()
	}
	c.tests()
}

type checker struct {
	pack    *Pack
	builder *builder
	source
}

func (c *checker) note(path string, fatal bool, message, hint string) {
	at, ok := c.places[path]
	if !ok {
		at = c.at
	}
	c.builder.problems = append(c.builder.problems, located(c.file, c.lines, at, fatal, c.id+": "+message, hint))
}

func (c *checker) fail(path, message, hint string) { c.note(path, true, message, hint) }
func (c *checker) warn(path, message, hint string) { c.note(path, false, message, hint) }

func (c *checker) frame(f Frame) {
	if len(f.Verbs) == 0 && len(f.Nouns) == 0 {
		c.fail("", "the frame can never fire: it has neither verbs nor nouns", "add the words that tell of such an event: verbs: [ratify], nouns: [ratification]")
	}
	if len(f.Light) > 0 && len(f.Nouns) == 0 {
		c.warn("light", "the light verbs are never used: the frame has no nouns", "add the nouns that they carry, or remove the light verbs")
	}
	var roles []string
	for i, r := range f.Roles {
		if slices.Contains(roles, r.Role) {
			c.fail(fmt.Sprintf("roles.%d.role", i), fmt.Sprintf("the role %s stands twice", r.Role), "keep one of the two")
		}
		roles = append(roles, r.Role)
	}
	for i, r := range f.Roles {
		if message, hint := checkTemplate(r.Question, roles); message != "" {
			c.fail(fmt.Sprintf("roles.%d.question", i), message, hint)
		}
	}
	if message, hint := checkTemplate(f.Whether, roles); message != "" {
		c.fail("whether", message, hint)
	}
	for i, id := range f.Related {
		if _, ok := c.pack.Frame(id); !ok {
			c.unknown(fmt.Sprintf("related.%d", i), "frame", id, keys(c.builder.entries[Frames]))
		}
	}
}

// unknown reports an id that leads nowhere, with the nearest that does.
func (c *checker) unknown(path, what, id string, known []string) {
	hint := "see gainsay rules list for the ids"
	if near := nearest(id, known); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	c.fail(path, fmt.Sprintf("there is no %s %q", what, id), hint)
}

func (c *checker) opposite(o Opposite) {
	if o.A == o.B {
		c.fail("b", fmt.Sprintf("%q is paired with itself", o.A), "a word is no opposite of itself; give the other word")
		return
	}
	for _, other := range c.pack.Opposites(o.A, o.Part) {
		if other.A == o.B && other.B == o.A && c.builder.before(other.ID, o.ID) {
			c.fail("a", fmt.Sprintf("%q and %q are paired already, the other way round, by %s", o.A, o.B, other.ID), "an opposite holds both ways; remove one")
		}
	}
}

func (c *checker) converse(v Converse) {
	seen := map[string]string{}
	for _, from := range keys(v.Roles) {
		to := v.Roles[from]
		if other, taken := seen[to]; taken {
			c.fail("roles."+from, fmt.Sprintf("%s and %s both become %s", other, from, to), "each role of one side is one role of the other")
		}
		seen[to] = from
	}
	if v.A == v.B && v.Roles["agent"] == "agent" {
		c.fail("roles", fmt.Sprintf("%q is its own converse only when its roles change places", v.A), "expected {agent: patient, patient: agent}")
	}
}

// unit finds a form that another unit of the same pack is written by as well: of the two only one is ever found.
func (c *checker) unit(u Unit) {
	for i, form := range u.Forms {
		other, ok := c.pack.Unit(form)
		if ok && other.ID != u.ID && c.builder.layer[other.ID] == c.builder.layer[u.ID] {
			c.fail(fmt.Sprintf("forms.%d", i), fmt.Sprintf("%q can never be found: it is a form of %s", form, other.ID), "remove it from one of the two")
		}
	}
}

func (c *checker) severity(s Severity) {
	if _, ok := c.pack.Alarm(s.Alarm); !ok {
		c.unknown("alarm", "alarm", s.Alarm, keys(c.builder.entries[Alarms]))
	}
}

// A pattern is too costly when its program is larger than this: a line is matched in time proportional to it. The
// built-in patterns stay below a third of it; the size comes from counted repetitions such as .{0,500}.
const maxPatternProgram = 1500

func (c *checker) boilerplate(b Boilerplate) {
	re, err := syntax.Parse(`^(?:`+b.Pattern+`)$`, syntax.Perl)
	if err != nil {
		message := strings.TrimPrefix(err.Error(), "error parsing regexp: ")
		c.fail("pattern", "the pattern is no regular expression: "+message, "see https://pkg.go.dev/regexp/syntax; a plain bracket or dot is written \\( or \\.")
		return
	}
	program, err := syntax.Compile(re.Simplify())
	if err != nil || len(program.Inst) > maxPatternProgram {
		c.warn("pattern", "the pattern is too costly", "use .* in the place of large counts such as .{0,500}, and \"longest\" to bound the line")
	}
	if strings.IndexFunc(withoutClasses(b.Pattern), func(r rune) bool { return 'A' <= r && r <= 'Z' }) >= 0 {
		c.fail("pattern", "the pattern can never fire: lines are matched in lower case and it has capital letters", "write it in lower case")
		return
	}
	compiled, err := compilePattern(b.Pattern)
	if err != nil {
		return
	}
	for _, line := range plainLines {
		if compiled.MatchString(line) {
			c.fail("pattern", fmt.Sprintf("the pattern matches any line, such as %q", line), "name the words that only the site would print")
			return
		}
	}
}

// plainLines are sentences that no pattern of furniture may match.
var plainLines = []string{
	"", "the mayor said the bridge would open in may.", "two men were arrested on friday night, police said.",
	"rain is expected over the weekend", "she was born in 1951.",
}

// withoutClasses removes escapes such as \W and \S, whose capital letters are no text, and flags.
func withoutClasses(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '\\' && i+1 < len(pattern) {
			i++
			if pattern[i] == 'p' || pattern[i] == 'P' {
				for i+1 < len(pattern) && pattern[i] != '}' {
					i++
				}
			}
			continue
		}
		if strings.HasPrefix(pattern[i:], "(?P<") {
			i += 3
			continue
		}
		b.WriteByte(pattern[i])
	}
	return b.String()
}

// neverFires finds an entry that a lookup can never reach, because another answers for the same words.
func (c *checker) neverFires() {
	switch c.kind {
	case Cues, VagueSources, Hedges, Veridicalities, Countries, Severities, OppositePairs, ConversePairs, Functionals, Tolls, Variants:
	default:
		return
	}
	key := c.value.Interface().(entry).Key()
	list := c.pack.Entries.list(c.kind)
	if c.builder.byWord == nil {
		c.builder.byWord = map[Kind]map[string]string{}
	}
	if c.builder.byWord[c.kind] == nil {
		m := make(map[string]string, list.Len())
		for i := range list.Len() {
			e := list.Index(i).Interface().(entry)
			if first, taken := m[e.Key()]; !taken || c.builder.before(e.RuleID(), first) {
				m[e.Key()] = e.RuleID()
			}
		}
		c.builder.byWord[c.kind] = m
	}
	if other := c.builder.byWord[c.kind][key]; other != c.id {
		o := c.builder.origin[other]
		c.fail("", fmt.Sprintf("the rule can never fire: %s answers for the same words", other), fmt.Sprintf("it is in %s, line %d; remove one of the two", o.File, o.Line))
	}
}

// before reports whether the rule x answers before y when both are about the same words.
func (b *builder) before(x, y string) bool {
	if b.layer[x] != b.layer[y] {
		return b.layer[x] > b.layer[y]
	}
	return b.order[x] < b.order[y]
}

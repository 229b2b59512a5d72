package rule

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Test is a case beside the rules of a document: what the rules do with sentences or documents.
type Test struct {
	// Rule is the id of the rule that the case is about; it counts as a test of it.
	Rule string `yaml:"rule" json:"rule" rule:"required"`
	// Name says what the case shows.
	Name string `yaml:"name,omitempty" json:"name,omitempty"`
	// Sentences are matched one by one; Docs are whole documents, for rules that compare documents.
	Sentences []string   `yaml:"sentences,omitempty" json:"sentences,omitempty" rule:"min=1"`
	Docs      []Document `yaml:"docs,omitempty" json:"docs,omitempty" rule:"min=1"`
	// Want lists every rule that fires, of the kind of the document that the test stands in; Contains those that
	// have to be among them; Absent those that may not be. An empty Want says that none fires.
	Want     []string `yaml:"want,omitempty" json:"want,omitempty"`
	Contains []string `yaml:"contains,omitempty" json:"contains,omitempty" rule:"min=1"`
	Absent   []string `yaml:"absent,omitempty" json:"absent,omitempty" rule:"min=1"`
	// Fillers and Questions test a frame: with these words in its roles, these are the questions by role
	// ("whether" for the event as such).
	Fillers   map[string]string `yaml:"fillers,omitempty" json:"fillers,omitempty" rule:"keys=agent|patient|recipient|place|time|quantity|manner|topic"`
	Questions map[string]string `yaml:"questions,omitempty" json:"questions,omitempty" rule:"min=1,keys=whether|agent|patient|recipient|place|time|quantity|manner|topic"`

	// Waits says what the program still lacks for the case; such a case is shown as skipped, with these words.
	Waits string `yaml:"waits,omitempty" json:"waits,omitempty"`

	// File and Line say where the test stands, Kind what its document holds.
	File string `yaml:"-" json:"file"`
	Line int    `yaml:"-" json:"line"`
	Kind Kind   `yaml:"-" json:"kind"`
}

// Document is a small news document of a test.
type Document struct {
	Outlet string `yaml:"outlet,omitempty" json:"outlet,omitempty"`
	// Published is a day or a time as RFC 3339 writes it; "" for an undated document.
	Published string `yaml:"published,omitempty" json:"published,omitempty"`
	Title     string `yaml:"title,omitempty" json:"title,omitempty"`
	// URL makes documents of one address versions of one article.
	URL  string `yaml:"url,omitempty" json:"url,omitempty"`
	Text string `yaml:"text" json:"text" rule:"required"`
}

// header is what stands beside the entries of a YAML document.
type header struct {
	Kind    string `yaml:"kind" rule:"required"`
	Title   string `yaml:"title,omitempty"`
	Source  string `yaml:"source,omitempty"`
	Licence string `yaml:"licence,omitempty"`
	// Remove lists ids of rules of the packs below that this pack takes away.
	Remove []string `yaml:"remove,omitempty"`
	Tests  []Test   `yaml:"tests,omitempty"`
}

// part is one YAML document of a rule file, decoded.
type part struct {
	kind    Kind
	entries []placed
	remove  []placedID
	tests   []Test
	// testPlaces holds the places of the fields of the tests ("tests.0.want").
	testPlaces map[string]position
}

// placed is an entry with the places of its fields.
type placed struct {
	value  reflect.Value
	at     position
	places map[string]position
}

type placedID struct {
	id string
	at position
}

// Limits of a rule file: nothing written by hand comes near them, and within them no input takes the parser longer
// than seconds (it is quadratic in the depth of nesting, in documents and in the keys of one mapping).
const (
	maxFileBytes = 2 << 20
	maxNesting   = 100
	maxKeyRun    = 8
	maxDocuments = 200
	maxKeys      = 1000
)

// parseFile reads the YAML documents of a file.
func parseFile(name string, data []byte) (parts []part, lines []string, problems []Problem) {
	d := &decoder{file: name}
	if len(data) > maxFileBytes {
		d.failAt(position{}, fmt.Sprintf("the file has %d bytes", len(data)), fmt.Sprintf("split it: a rule file has at most %d", maxFileBytes))
		return nil, d.lines, d.problems
	}
	text := strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\ufeff")
	d.lines = strings.Split(text, "\n")
	if d.guard(); len(d.problems) > 0 {
		return nil, d.lines, d.problems
	}
	file, err := parse(text)
	if err != nil {
		d.syntax(err)
		return nil, d.lines, d.problems
	}
	for _, doc := range file.Docs {
		if len(d.problems) > maxProblems {
			break
		}
		if doc == nil || doc.Body == nil {
			continue
		}
		if _, comment := doc.Body.(*ast.CommentGroupNode); comment {
			continue
		}
		if p, ok := d.part(doc.Body); ok {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 && len(d.problems) == 0 {
		d.failAt(position{1, 1}, "the file holds no rules", `begin with "kind:" and one of `+kindNames())
	}
	return parts, d.lines, d.problems
}

// parse calls the YAML parser, whose panics on malformed input become errors.
func parse(text string) (f *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the YAML parser failed: %v", r)
		}
	}()
	// The parser looks for keys that stand twice in time quadratic in their number; pairs does it in linear time.
	return parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
}

// guard refuses what the parser should not be given.
func (d *decoder) guard() {
	depth, quote, documents := 0, rune(0), 0
	var keys, colons keyCounter
	for i, line := range d.lines {
		if strings.HasPrefix(line, "---") {
			if documents++; documents > maxDocuments {
				d.failAt(position{i + 1, 1}, fmt.Sprintf("the file holds more than %d documents", maxDocuments), "put entries of one kind under one \"entries:\"")
				return
			}
		}
		if !utf8.ValidString(line) {
			d.failAt(position{i + 1, 1}, "the line is not valid UTF-8", "save the file as UTF-8")
			return
		}
		if c := strings.IndexFunc(line, func(r rune) bool { return r < ' ' && r != '\t' }); c >= 0 {
			d.failAt(position{i + 1, utf8.RuneCountInString(line[:c]) + 1}, fmt.Sprintf("the line holds the control character %q", line[c]), "remove it")
			return
		}
		if keys.line(line) > maxKeys {
			d.failAt(position{i + 1, 1}, fmt.Sprintf("one mapping has more than %d keys", maxKeys), "make a list of it: each entry begins with \"- \"")
			return
		}
		if n := leadingIndicators(line); n > maxKeyRun {
			d.failAt(position{i + 1, 1}, fmt.Sprintf("the line opens %d lists in one another", n), "rule files nest at most a few levels")
			return
		}
		prev := ' '
		for j, r := range line {
			switch {
			case quote != 0:
				if r == quote {
					quote = 0
				}
			case (r == '"' || r == '\'') && strings.ContainsRune(" \t[{,:", prev):
				quote = r
			case r == '#' && prev == ' ':
				goto next
			case r == '[' || r == '{':
				if depth++; depth > maxNesting {
					d.failAt(position{i + 1, utf8.RuneCountInString(line[:j]) + 1}, fmt.Sprintf("more than %d brackets are open", maxNesting), "close them: rule files nest at most a few levels")
					return
				}
			case r == ']' || r == '}':
				colons.end(depth)
				depth = max(0, depth-1)
			case r == ':' && depth > 0:
				if colons.at(depth) > maxKeys {
					d.failAt(position{i + 1, utf8.RuneCountInString(line[:j]) + 1}, fmt.Sprintf("one mapping has more than %d keys", maxKeys), "make a list of it")
					return
				}
			}
			prev = r
		}
	next:
		// A quotation over several lines is rare and an apostrophe is not: the state does not outlive the line.
		quote = 0
	}
}

// keyCounter counts the keys of the mappings that are open, by their depth: brackets or columns of indentation.
type keyCounter struct{ counts map[int]int }

// at counts one more at a depth.
func (k *keyCounter) at(depth int) int {
	if k.counts == nil {
		k.counts = map[int]int{}
	}
	k.counts[depth]++
	return k.counts[depth]
}

// end forgets what was counted at a depth.
func (k *keyCounter) end(depth int) { delete(k.counts, depth) }

// line counts a line as a key of the mapping at its indentation; deeper mappings and those of the item before end.
func (k *keyCounter) line(s string) int {
	text := strings.TrimLeft(s, " ")
	if text == "" || text[0] == '#' {
		return 0
	}
	depth := len(s) - len(text)
	for d := range k.counts {
		if d > depth {
			delete(k.counts, d)
		}
	}
	if strings.HasPrefix(text, "---") {
		k.counts = nil
		return 0
	}
	if strings.HasPrefix(text, "- ") || !strings.Contains(text, ":") {
		return 0
	}
	return k.at(depth)
}

// leadingIndicators counts the list and key marks before the first word of a line ("- - a").
func leadingIndicators(line string) int {
	n := 0
	for _, f := range strings.Fields(line) {
		if f != "-" && f != "?" && f != ":" {
			break
		}
		n++
	}
	return n
}

// syntax turns an error of the parser into a problem with its place.
func (d *decoder) syntax(err error) {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil || e.GetToken().Position == nil {
		d.failAt(position{}, "the file is not valid YAML: "+strings.SplitN(err.Error(), "\n", 2)[0], "")
		return
	}
	at := position{e.GetToken().Position.Line, e.GetToken().Position.Column}
	message := e.GetMessage()
	hint := ""
	switch {
	case strings.Contains(message, "mapping value is not allowed"):
		hint = "text with a colon in it has to stand in quotes; and keys of one mapping have to begin in one column"
	case strings.Contains(message, "cannot start any token") && at.line <= len(d.lines) && strings.Contains(d.lines[max(0, at.line-1)], "\t"):
		hint = "indent with spaces; YAML does not allow tabs"
	case strings.Contains(message, "could not find end character"):
		hint = "close the quotation mark"
	case strings.Contains(message, "']'"), strings.Contains(message, "flow map"), strings.Contains(message, "'}'"):
		hint = "close the bracket, and put a comma between values"
	case strings.Contains(message, "reserved character"), strings.Contains(message, "escape character"):
		hint = "put the text in single quotes"
	case strings.Contains(message, "value is not allowed"):
		hint = "a list and keys cannot stand side by side: indent what belongs to the key above"
	}
	d.failAt(at, "the file is not valid YAML: "+message, hint)
}

// part decodes one YAML document.
func (d *decoder) part(n ast.Node) (part, bool) {
	var p part
	pairs, ok := d.pairs(n, "the document")
	if !ok {
		return p, false
	}
	d.places = map[string]position{}
	var h header
	var entries ast.Node
	rest := &ast.MappingNode{Start: n.GetToken()}
	var kindAt ast.Node
	for _, q := range pairs {
		switch q.name {
		case "entries":
			entries = q.value
			continue
		case "kind":
			kindAt = q.value
		}
		rest.Values = append(rest.Values, q.node)
	}
	if kindAt == nil {
		d.fail(n, "the document does not say what its entries are", `begin with "kind:" and one of `+kindNames())
		return p, false
	}
	before := len(d.problems)
	d.structure(rest, reflect.ValueOf(&h).Elem(), "the document", "")
	headerPlaces := d.places
	p.testPlaces = headerPlaces
	if h.Kind == "" {
		return p, false
	}
	p.kind = Kind(h.Kind)
	var e Entries
	list := e.list(p.kind)
	if !list.IsValid() {
		names := make([]string, 0)
		for _, k := range Kinds() {
			names = append(names, string(k))
		}
		hint := "expected one of " + strings.Join(names, ", ")
		if near := nearest(h.Kind, names); near != "" {
			hint = fmt.Sprintf("did you mean %q? %s", near, hint)
		}
		d.fail(kindAt, fmt.Sprintf("unknown kind %q", h.Kind), hint)
		return p, false
	}
	for i, t := range h.Tests {
		t.File, t.Line, t.Kind = d.file, headerPlaces["tests."+strconv.Itoa(i)].line, p.kind
		p.tests = append(p.tests, t)
	}
	for i, id := range h.Remove {
		p.remove = append(p.remove, placedID{id, headerPlaces["remove."+strconv.Itoa(i)]})
	}
	if entries == nil {
		if len(p.remove) == 0 && len(p.tests) == 0 && len(d.problems) == before {
			d.fail(n, "the document has no entries", fmt.Sprintf(`add "entries:" with a list of %s below it`, p.kind))
		}
		return p, true
	}
	s, ok := entries.(*ast.SequenceNode)
	if !ok {
		d.fail(entries, fmt.Sprintf("\"entries\" is %s", describe(entries)), "expected a list: each entry begins with \"- \"")
		return p, true
	}
	for i, item := range s.Values {
		if len(d.problems) > maxProblems {
			break
		}
		d.places = map[string]position{}
		v := reflect.New(list.Type().Elem()).Elem()
		was := len(d.problems)
		d.structure(item, v, fmt.Sprintf("entry %d of %s", i+1, p.kind), "")
		if len(d.problems) == was {
			setID(p.kind, v)
			p.entries = append(p.entries, placed{v, place(item), d.places})
		}
	}
	return p, true
}

// setID gives an entry without an id the one that follows from what it says.
func setID(k Kind, v reflect.Value) {
	if id := v.FieldByName("ID"); id.String() == "" {
		id.SetString(idPrefix[k] + "/" + v.Interface().(entry).Key())
	}
}

func kindNames() string {
	names := make([]string, 0, 16)
	for _, k := range Kinds() {
		names = append(names, string(k))
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

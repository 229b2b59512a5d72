package rule

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"
)

// position is a place in a file, from 1.
type position struct{ line, column int }

// decoder fills Go values from YAML nodes of one file and notes everything that does not fit. It is strict: rule
// files are written by hand, and a key that is silently ignored is a rule that silently does not work.
type decoder struct {
	file     string
	lines    []string
	problems []Problem
	// places holds where each field of the value decoded last was found, by dotted path ("roles.0.question").
	places map[string]position
}

// fail notes a problem at a node.
func (d *decoder) fail(n ast.Node, message, hint string) { d.failAt(place(n), message, hint) }

// maxProblems is how many problems of one file are told: who has more has one mistake many times.
const maxProblems = 100

func (d *decoder) failAt(at position, message, hint string) {
	switch {
	case len(d.problems) == maxProblems:
		d.problems = append(d.problems, Problem{File: d.file, Line: at.line, Column: at.column, Fatal: true,
			Message: "there are more problems from here on", Hint: "mend those above and look again"})
		return
	case len(d.problems) > maxProblems:
		return
	}
	d.problems = append(d.problems, located(d.file, d.lines, at, true, message, hint))
}

// located makes a problem with the lines around its place.
func located(file string, lines []string, at position, fatal bool, message, hint string) Problem {
	p := Problem{File: file, Line: at.line, Column: at.column, Fatal: fatal, Message: message, Hint: hint}
	if at.line < 1 || at.line > len(lines) {
		return p
	}
	first, last := max(1, at.line-1), min(len(lines), at.line+1)
	p.First = first
	p.Lines = slices.Clone(lines[first-1 : last])
	for i, line := range p.Lines {
		if len(line) > 4*maxShownLine {
			line = line[:4*maxShownLine]
		}
		line = strings.ReplaceAll(strings.ToValidUTF8(line, "?"), "\t", " ")
		if runes := []rune(line); len(runes) > maxShownLine {
			line = string(runes[:maxShownLine]) + " ..."
		}
		p.Lines[i] = line
	}
	if p.Column > maxShownLine {
		p.Column = maxShownLine
	}
	return p
}

// maxShownLine is how many characters of a line a message shows.
const maxShownLine = 160

// place is where a node begins.
func place(n ast.Node) position {
	switch n := n.(type) {
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return place(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return place(n.Key)
	}
	if n == nil || reflect.ValueOf(n).IsNil() {
		return position{}
	}
	t := n.GetToken()
	if t == nil || t.Position == nil {
		return position{}
	}
	return position{t.Position.Line, t.Position.Column}
}

// describe says in words what a node is.
func describe(n ast.Node) string {
	switch n := n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "a mapping"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.BoolNode:
		return "the truth value " + n.GetToken().Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return "the number " + n.GetToken().Value
	case *ast.StringNode:
		return fmt.Sprintf("the text %q", clip(n.Value))
	case *ast.LiteralNode:
		return "a block of text"
	case *ast.AnchorNode:
		return "an anchor (&)"
	case *ast.AliasNode:
		return "an alias (*)"
	case *ast.TagNode:
		return "a tag (!)"
	case *ast.MergeKeyNode:
		return "a merge key (<<)"
	}
	return "something that rule files do not use"
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "..."
	}
	return s
}

// pair is a key of a mapping with its value.
type pair struct {
	key   ast.Node
	name  string
	value ast.Node
	node  *ast.MappingValueNode
}

// pairs lists the keys and values of a mapping, false when the node is none.
func (d *decoder) pairs(n ast.Node, what string) ([]pair, bool) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		d.fail(n, fmt.Sprintf("%s is %s", what, describe(n)), "expected a mapping, keys with values (\"key: value\")")
		return nil, false
	}
	out := make([]pair, 0, len(values))
	first := make(map[string]position, len(values))
	for _, v := range values {
		name, ok := v.Key.(ast.Node).(*ast.StringNode)
		if !ok {
			d.fail(v.Key, fmt.Sprintf("a key of %s is %s", what, describe(v.Key)), "expected a plain word as key")
			continue
		}
		if at, twice := first[name.Value]; twice {
			d.fail(v.Key, fmt.Sprintf("the key %q stands twice in %s, first in line %d", name.Value, what, at.line),
				"keep one of the two; two entries are two items of a list, each with its own \"- \"")
			continue
		}
		first[name.Value] = place(v.Key)
		out = append(out, pair{v.Key, name.Value, v.Value, v})
	}
	return out, true
}

// structure fills a struct from a mapping.
func (d *decoder) structure(n ast.Node, v reflect.Value, what, path string) {
	pairs, ok := d.pairs(n, what)
	if !ok {
		return
	}
	t := v.Type()
	seen := map[string]bool{}
	known := keysOf(t)
	if t == reflect.TypeFor[header]() {
		known = append(known, "entries")
	}
	for _, p := range pairs {
		i := fieldByKey(t, p.name)
		if i < 0 {
			hint := "expected one of " + strings.Join(known, ", ")
			if _, empty := p.value.(*ast.NullNode); empty && strings.Contains(p.name, " ") {
				hint = "text with a comma in it has to stand in quotes within brackets"
			}
			if near := nearest(p.name, known); near != "" {
				hint = fmt.Sprintf("did you mean %q? expected one of %s", near, strings.Join(known, ", "))
				seen[near] = true // or the same slip would be told twice
			}
			d.fail(p.key, fmt.Sprintf("unknown key %q in %s", p.name, what), hint)
			continue
		}
		seen[p.name] = true
		f := t.Field(i)
		at := join(path, p.name)
		d.places[at] = place(p.value)
		d.value(p.value, v.Field(i), specOf(f), fmt.Sprintf("%q of %s", p.name, what), at)
	}
	for i := range t.NumField() {
		name, spec := keyOf(t.Field(i)), specOf(t.Field(i))
		if spec.required && name != "" && !seen[name] {
			d.fail(n, fmt.Sprintf("%s lacks the key %q", what, name), "expected "+spec.expected(t.Field(i).Type))
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// value fills any value from a node, as its type and the spec of its field demand.
func (d *decoder) value(n ast.Node, v reflect.Value, spec fieldSpec, what, path string) {
	switch v.Kind() {
	case reflect.String:
		if s, ok := d.text(n, spec, what); ok {
			v.SetString(s)
		}
	case reflect.Bool:
		b, ok := n.(*ast.BoolNode)
		if !ok {
			d.fail(n, fmt.Sprintf("%s is %s", what, describe(n)), "expected true or false")
			return
		}
		v.SetBool(b.Value)
	case reflect.Float64, reflect.Int:
		d.number(n, v, spec, what)
	case reflect.Slice:
		d.sequence(n, v, spec, what, path)
	case reflect.Map:
		d.mapping(n, v, spec, what, path)
	case reflect.Struct:
		d.structure(n, v, what, path)
	default:
		d.fail(n, fmt.Sprintf("%s cannot be read", what), "")
	}
}

// text reads a string and holds it against its spec.
func (d *decoder) text(n ast.Node, spec fieldSpec, what string) (string, bool) {
	var s string
	switch n := n.(type) {
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = n.Value.Value
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		d.fail(n, fmt.Sprintf("%s is %s, not text", what, describe(n)),
			fmt.Sprintf("put it in quotes: %q", n.GetToken().Value))
		return "", false
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		d.fail(n, fmt.Sprintf("%s is %s", what, describe(n)), "rule files use none: write the value out, in quotes if it begins with that character")
		return "", false
	default:
		d.fail(n, fmt.Sprintf("%s is %s", what, describe(n)), "expected "+spec.expected(reflect.TypeFor[string]()))
		return "", false
	}
	s = strings.TrimSpace(s)
	if message, hint := spec.checkText(s, what); message != "" {
		d.fail(n, message, hint)
		return "", false
	}
	return s, true
}

func (d *decoder) number(n ast.Node, v reflect.Value, spec fieldSpec, what string) {
	var x float64
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		var err error
		if x, err = strconv.ParseFloat(strings.ReplaceAll(n.GetToken().Value, "_", ""), 64); err != nil {
			d.fail(n, fmt.Sprintf("%s is %s, which is no decimal number", what, describe(n)), "expected a number such as 0.25")
			return
		}
	default:
		d.fail(n, fmt.Sprintf("%s is %s", what, describe(n)), "expected a number such as 0.25")
		return
	}
	if spec.hasMin && x < spec.min || spec.hasMax && x > spec.max {
		d.fail(n, fmt.Sprintf("%s is %v", what, x), "expected "+spec.expected(v.Type()))
		return
	}
	if v.Kind() == reflect.Float64 {
		v.SetFloat(x)
		return
	}
	if x != math.Trunc(x) {
		d.fail(n, fmt.Sprintf("%s is %v", what, x), "expected a whole number")
		return
	}
	v.SetInt(int64(x))
}

func (d *decoder) sequence(n ast.Node, v reflect.Value, spec fieldSpec, what, path string) {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		hint := "expected a list, such as [first, second]"
		if text, isText := n.(*ast.StringNode); isText {
			hint = fmt.Sprintf("expected a list: put it in brackets, [%s]", clip(text.Value))
		}
		d.fail(n, fmt.Sprintf("%s is %s", what, describe(n)), hint)
		return
	}
	if spec.hasMin && len(s.Values) < int(spec.min) {
		d.fail(n, fmt.Sprintf("%s is empty", what), fmt.Sprintf("expected at least %d value", int(spec.min)))
		return
	}
	of := spec
	of.hasMin, of.hasMax, of.required = false, false, true
	out := reflect.MakeSlice(v.Type(), 0, len(s.Values))
	for i, item := range s.Values {
		x := reflect.New(v.Type().Elem()).Elem()
		at := join(path, strconv.Itoa(i))
		d.places[at] = place(item)
		before := len(d.problems)
		d.value(item, x, of, fmt.Sprintf("value %d of %s", i+1, what), at)
		if len(d.problems) > before {
			continue
		}
		if x.Kind() == reflect.String && contains(out, x.String()) {
			d.fail(item, fmt.Sprintf("%s lists %q twice", what, x.String()), "remove one of the two")
			continue
		}
		out = reflect.Append(out, x)
	}
	v.Set(out)
}

func contains(list reflect.Value, s string) bool {
	for i := range list.Len() {
		if list.Index(i).String() == s {
			return true
		}
	}
	return false
}

func (d *decoder) mapping(n ast.Node, v reflect.Value, spec fieldSpec, what, path string) {
	pairs, ok := d.pairs(n, what)
	if !ok {
		return
	}
	if spec.hasMin && len(pairs) < int(spec.min) {
		d.fail(n, fmt.Sprintf("%s is empty", what), fmt.Sprintf("expected at least %d key", int(spec.min)))
		return
	}
	of := fieldSpec{required: true, oneOf: spec.oneOf}
	out := reflect.MakeMap(v.Type())
	for _, p := range pairs {
		if len(spec.keys) > 0 && !slices.Contains(spec.keys, p.name) {
			d.fail(p.key, fmt.Sprintf("unknown key %q in %s", p.name, what), "expected one of "+strings.Join(spec.keys, ", "))
			continue
		}
		x := reflect.New(v.Type().Elem()).Elem()
		at := join(path, p.name)
		d.places[at] = place(p.value)
		before := len(d.problems)
		d.value(p.value, x, of, fmt.Sprintf("%q in %s", p.name, what), at)
		if len(d.problems) == before {
			out.SetMapIndex(reflect.ValueOf(p.name), x)
		}
	}
	v.Set(out)
}

// fieldSpec is what the tag `rule` of a field demands.
type fieldSpec struct {
	required, words bool
	oneOf, keys     []string
	min, max        float64
	hasMin, hasMax  bool
}

// specOf reads the tag of a field. The tags are constants of this package, checked by a test.
func specOf(f reflect.StructField) fieldSpec {
	var s fieldSpec
	for _, part := range strings.Split(f.Tag.Get("rule"), ",") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "required":
			s.required = true
		case "words":
			s.words = true
		case "oneof":
			s.oneOf = strings.Split(value, "|")
		case "keys":
			s.keys = strings.Split(value, "|")
		case "min":
			s.min, _ = strconv.ParseFloat(value, 64)
			s.hasMin = true
		case "max":
			s.max, _ = strconv.ParseFloat(value, 64)
			s.hasMax = true
		}
	}
	return s
}

// expected says in words what a value of type t has to be.
func (s fieldSpec) expected(t reflect.Type) string {
	switch {
	case len(s.oneOf) > 0 && t.Kind() == reflect.Slice:
		return "a list of " + strings.Join(s.oneOf, ", ")
	case len(s.oneOf) > 0:
		return "one of " + strings.Join(s.oneOf, ", ")
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return "a list of texts, such as [first, second]"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Map:
		return "keys with values, such as {agent: patient}"
	case t.Kind() == reflect.Int && s.hasMin && s.hasMax:
		return fmt.Sprintf("a whole number from %v to %v", s.min, s.max)
	case t.Kind() == reflect.Float64 && s.hasMin && s.hasMax:
		return fmt.Sprintf("a number from %v to %v", s.min, s.max)
	case t.Kind() == reflect.Float64:
		return "a number"
	case t.Kind() == reflect.Bool:
		return "true or false"
	case s.words:
		return "a word or a phrase in lower case"
	}
	return "text"
}

// checkText says what is wrong with a text, "" when nothing is, and how to mend it.
func (s fieldSpec) checkText(x, what string) (message, hint string) {
	if x == "" {
		if !s.required {
			return "", ""
		}
		return what + " is empty", "expected " + s.expected(reflect.TypeFor[string]())
	}
	if len(s.oneOf) > 0 && !slices.Contains(s.oneOf, x) {
		hint := "expected one of " + strings.Join(s.oneOf, ", ")
		if near := nearest(x, s.oneOf); near != "" {
			hint = fmt.Sprintf("did you mean %q? %s", near, hint)
		}
		return fmt.Sprintf("%s is %q", what, clip(x)), hint
	}
	if !s.words {
		return "", ""
	}
	if x != strings.Join(strings.Fields(x), " ") {
		return fmt.Sprintf("%s has more than one space between words", what), "expected single spaces"
	}
	if x != strings.ToLower(x) {
		return fmt.Sprintf("%s has capital letters: %q", what, clip(x)), fmt.Sprintf("write it in lower case: %q", strings.ToLower(clip(x)))
	}
	for _, r := range x {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -'’.&", r) {
			return fmt.Sprintf("%s has the character %q, which never stands in a word", what, r), "expected " + s.expected(reflect.TypeFor[string]())
		}
	}
	return "", ""
}

// keyOf is the YAML key of a field, "" for one that files cannot set.
func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if name == "-" {
		return ""
	}
	return name
}

func keysOf(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if k := keyOf(t.Field(i)); k != "" {
			out = append(out, k)
		}
	}
	return out
}

func fieldByKey(t reflect.Type, key string) int {
	for i := range t.NumField() {
		if k := keyOf(t.Field(i)); k != "" && k == key {
			return i
		}
	}
	return -1
}

package rule

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// The compiled form of a kind is a text with a line an entry, after a line with the names of the fields. The parts of a
// value are joined by a separator that depends on how deep the value lies: the fields of an entry by tabs, the items of
// a list in a field by the next, and so on. Reading it is a matter of cutting one string, which takes a tenth of the time
// of JSON and a hundredth of that of YAML (BenchmarkBuiltin, BenchmarkLoadYAML).
var separators = [...]string{"\t", "\x1f", "\x1e", "\x1d"}

// lineBreak stands for a line break within a text.
const lineBreak = "\x1b"

// Compiled renders the entries of a kind as the program reads them when it starts.
func (p *Pack) Compiled(k Kind) ([]byte, error) {
	if raw, ok := p.raw[k]; ok {
		return []byte(raw), nil
	}
	e := p.Entries
	list := e.list(k)
	if !list.IsValid() {
		return nil, fmt.Errorf("there are no rules of kind %q", k)
	}
	var b strings.Builder
	b.WriteString(signature(list.Type().Elem()) + "\n")
	for i := range list.Len() {
		if err := compile(&b, list.Index(i), 0); err != nil {
			return nil, fmt.Errorf("compile rule %s: %w", list.Index(i).Interface().(entry).RuleID(), err)
		}
		b.WriteString("\n")
	}
	return []byte(b.String()), nil
}

// signature names the fields of an entry, so that data written for other fields is not read into these.
func signature(t reflect.Type) string {
	var names []string
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Name + ":" + f.Type.String()
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct {
			name += "(" + strings.ReplaceAll(signature(f.Type.Elem()), "\t", " ") + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, "\t")
}

func compile(b *strings.Builder, v reflect.Value, depth int) error {
	switch v.Kind() {
	case reflect.String:
		s := strings.ReplaceAll(v.String(), "\n", lineBreak)
		if i := strings.IndexFunc(s, func(r rune) bool { return r < ' ' && string(r) != lineBreak }); i >= 0 {
			return fmt.Errorf("the text %q holds the control character %q", clip(s), s[i])
		}
		b.WriteString(s)
	case reflect.Float64:
		if v.Float() != 0 {
			b.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, 64))
		}
	case reflect.Int:
		if v.Int() != 0 {
			b.WriteString(strconv.FormatInt(v.Int(), 10))
		}
	case reflect.Bool:
		if v.Bool() {
			b.WriteString("1")
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if i > 0 {
				b.WriteString(separators[depth])
			}
			if err := compile(b, v.Field(i), depth+1); err != nil {
				return err
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if i > 0 {
				b.WriteString(separators[depth])
			}
			if err := compile(b, v.Index(i), depth+1); err != nil {
				return err
			}
		}
	case reflect.Map:
		names := make([]string, 0, v.Len())
		for _, k := range v.MapKeys() {
			names = append(names, k.String())
		}
		slices.Sort(names)
		for i, k := range names {
			if i > 0 {
				b.WriteString(separators[depth])
			}
			b.WriteString(k + separators[depth] + v.MapIndex(reflect.ValueOf(k)).String())
		}
	default:
		return fmt.Errorf("fields of type %s cannot be compiled", v.Type())
	}
	return nil
}

// readCompiled fills a list of entries from their compiled form.
func readCompiled(data string, list reflect.Value) error {
	head, rest, _ := strings.Cut(data, "\n")
	if want := signature(list.Type().Elem()); head != want {
		return fmt.Errorf("the compiled form has other fields than the program: run go generate ./rules")
	}
	out := reflect.MakeSlice(list.Type(), strings.Count(rest, "\n"), strings.Count(rest, "\n"))
	for i := range out.Len() {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if err := uncompile(line, out.Index(i), 0); err != nil {
			return fmt.Errorf("line %d: %w", i+2, err)
		}
	}
	list.Set(out)
	return nil
}

func uncompile(s string, v reflect.Value, depth int) error {
	switch v.Kind() {
	case reflect.String:
		if strings.Contains(s, lineBreak) {
			s = strings.ReplaceAll(s, lineBreak, "\n")
		}
		v.SetString(s)
	case reflect.Bool:
		v.SetBool(s == "1")
	case reflect.Float64:
		if s == "" {
			return nil
		}
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return err
		}
		v.SetFloat(x)
	case reflect.Int:
		if s == "" {
			return nil
		}
		x, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return err
		}
		v.SetInt(x)
	case reflect.Struct:
		for i := range v.NumField() {
			part, rest, more := strings.Cut(s, separators[depth])
			if more != (i < v.NumField()-1) {
				return fmt.Errorf("expected %d fields in %q", v.NumField(), clip(s))
			}
			if err := uncompile(part, v.Field(i), depth+1); err != nil {
				return err
			}
			s = rest
		}
	case reflect.Slice:
		if s == "" {
			return nil
		}
		n := strings.Count(s, separators[depth]) + 1
		if v.Type().Elem().Kind() == reflect.String {
			v.Set(reflect.ValueOf(strings.Split(s, separators[depth])))
			return nil
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			part, rest, _ := strings.Cut(s, separators[depth])
			if err := uncompile(part, v.Index(i), depth+1); err != nil {
				return err
			}
			s = rest
		}
	case reflect.Map:
		if s == "" {
			return nil
		}
		parts := strings.Split(s, separators[depth])
		if len(parts)%2 != 0 {
			return fmt.Errorf("expected keys with values in %q", clip(s))
		}
		m := make(map[string]string, len(parts)/2)
		for i := 0; i < len(parts); i += 2 {
			m[parts[i]] = parts[i+1]
		}
		v.Set(reflect.ValueOf(m))
	}
	return nil
}

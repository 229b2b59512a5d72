package rule

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gainsay/rules"
)

// Load reads packs of YAML files, each on top of those before it: an entry with the id of an earlier one replaces
// it, "remove:" takes one away. Within one pack an id may stand once. Problems are everything that was found wrong,
// in order of place; the error is an *InvalidError when one of them is fatal (and the pack nil), or says which file
// could not be read.
func Load(packs ...fs.FS) (*Pack, []Problem, error) {
	return extend(nil, packs...)
}

// Builtin is the pack that comes with the program, read from its compiled form.
func Builtin() (*Pack, error) {
	var e Entries
	raw := make(map[Kind]string, len(Kinds()))
	for _, k := range Kinds() {
		data, err := rules.Compiled.ReadFile("compiled/" + string(k) + ".txt")
		if err != nil {
			return nil, fmt.Errorf("read built-in rules: %w", err)
		}
		raw[k] = string(data)
		if err := readCompiled(raw[k], e.list(k)); err != nil {
			return nil, fmt.Errorf("read built-in rules of kind %s: %w", k, err)
		}
	}
	p := newPack(e)
	p.raw = raw
	return p, nil
}

// Extend is the pack with others on top of it, as Load says.
func (p *Pack) Extend(packs ...fs.FS) (*Pack, []Problem, error) {
	return extend(p, packs...)
}

func extend(base *Pack, packs ...fs.FS) (*Pack, []Problem, error) {
	b := newBuilder(base)
	for _, fsys := range packs {
		names, err := ruleFiles(fsys)
		if err != nil {
			return nil, nil, fmt.Errorf("read rules: %w", err)
		}
		if len(names) == 0 {
			b.problems = append(b.problems, Problem{File: ".", Fatal: true, Message: "the folder holds no rules",
				Hint: "rules are read from files that end in .yaml or .yml"})
		}
		b.beginPack()
		for _, name := range names {
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, nil, fmt.Errorf("read rules: %w", err)
			}
			parts, lines, problems := parseFile(name, data)
			b.problems = append(b.problems, problems...)
			for _, p := range parts {
				b.add(name, lines, p)
			}
		}
		b.endPack()
	}
	pack := b.finish()
	b.check(pack)
	sortProblems(b.problems)
	if err := invalid(b.problems); err != nil {
		return nil, b.problems, err
	}
	return pack, b.problems, nil
}

// ruleFiles lists the YAML files of a pack by name. Hidden folders are left out.
func ruleFiles(fsys fs.FS) ([]string, error) {
	var out []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
			out = append(out, name)
		}
		return nil
	})
	slices.Sort(out)
	return out, err
}

// builder puts packs on top of each other.
type builder struct {
	problems []Problem
	entries  map[Kind]map[string]reflect.Value
	origin   map[string]Origin
	tests    []Test
	// ids of the pack being read, to find one that stands twice; lines and places for messages of later checks.
	ids     map[string]Origin
	checked []source
	removed []removal
	// order counts the entries as they were read, layer the pack they come from (0 for what was there before). byWord
	// is the entry that answers for what another entry is made of as well: that of the last pack, and the first in it.
	order, layer map[string]int
	packs        int
	byWord       map[Kind]map[string]string

	placedTests []placedTest
}

// source is an entry with what a message about it needs.
type source struct {
	kind  Kind
	id    string
	file  string
	lines []string
	placed
}

type removal struct {
	file  string
	lines []string
	kind  Kind
	placedID
}

func newBuilder(base *Pack) *builder {
	b := &builder{entries: map[Kind]map[string]reflect.Value{}, origin: map[string]Origin{}, order: map[string]int{}, layer: map[string]int{}}
	for _, k := range Kinds() {
		b.entries[k] = map[string]reflect.Value{}
	}
	if base != nil {
		e := base.Entries
		for _, k := range Kinds() {
			list := e.list(k)
			for i := range list.Len() {
				b.entries[k][list.Index(i).Interface().(entry).RuleID()] = list.Index(i)
			}
		}
		for id, o := range base.origin {
			b.origin[id] = o
		}
		b.tests = slices.Clone(base.tests)
	}
	return b
}

func (b *builder) beginPack() { b.ids, b.removed, b.packs = map[string]Origin{}, nil, b.packs+1 }

// add takes the entries of one YAML document in.
func (b *builder) add(file string, lines []string, p part) {
	for _, e := range p.entries {
		id := e.value.Interface().(entry).RuleID()
		at := e.at
		if q, ok := e.places["id"]; ok {
			at = q
		}
		if !validID(id) {
			b.problems = append(b.problems, located(file, lines, at, true, fmt.Sprintf("the id %q cannot be used", id),
				"expected two or more parts of letters, digits and hyphens, joined by slashes, such as frame/ratify"))
			continue
		}
		if first, twice := b.ids[id]; twice {
			b.problems = append(b.problems, located(file, lines, at, true, fmt.Sprintf("the rule %s stands here for the second time", id),
				fmt.Sprintf("the first is in %s, line %d; remove one, or give this one an id of its own", first.File, first.Line)))
			continue
		}
		o := Origin{File: file, Line: e.at.line}
		b.ids[id], b.origin[id] = o, o
		b.order[id], b.layer[id] = len(b.checked), b.packs
		for _, k := range Kinds() {
			if _, other := b.entries[k][id]; other && k != p.kind {
				delete(b.entries[k], id)
			}
		}
		b.entries[p.kind][id] = e.value
		b.checked = append(b.checked, source{p.kind, id, file, lines, e})
	}
	for _, r := range p.remove {
		b.removed = append(b.removed, removal{file, lines, p.kind, r})
	}
	for i, t := range p.tests {
		b.tests = append(b.tests, t)
		b.placedTests = append(b.placedTests, placedTest{t, lines, "tests." + strconv.Itoa(i), p.testPlaces})
	}
}

// endPack carries out the removals of the pack.
func (b *builder) endPack() {
	for _, r := range b.removed {
		if _, own := b.ids[r.id]; own {
			b.problems = append(b.problems, located(r.file, r.lines, r.at, true, fmt.Sprintf("%s is removed by the pack that adds it", r.id), "keep one of the two"))
			continue
		}
		if _, ok := b.entries[r.kind][r.id]; !ok {
			hint := "see gainsay rules list for the ids"
			if near := nearest(r.id, keys(b.entries[r.kind])); near != "" {
				hint = fmt.Sprintf("did you mean %q? %s", near, hint)
			}
			b.problems = append(b.problems, located(r.file, r.lines, r.at, true, fmt.Sprintf("there is no rule %q of kind %s to remove", r.id, r.kind), hint))
			continue
		}
		delete(b.entries[r.kind], r.id)
		delete(b.origin, r.id)
		b.tests = slices.DeleteFunc(b.tests, func(t Test) bool { return t.Rule == r.id })
	}
}

// finish makes the pack, with each list sorted by pack, the last first, and by id within: lookups take the first that
// answers, so that a desk's own frame for a word goes before the built-in one.
func (b *builder) finish() *Pack {
	var e Entries
	for _, k := range Kinds() {
		list := e.list(k)
		ids := keys(b.entries[k])
		slices.SortStableFunc(ids, func(x, y string) int { return cmp.Compare(b.layer[y], b.layer[x]) })
		for _, id := range ids {
			list.Set(reflect.Append(list, b.entries[k][id]))
		}
	}
	p := newPack(e)
	p.origin = b.origin
	p.tests = b.tests
	return p
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}

// validID reports whether an id has two or more parts of letters, digits, hyphens and the like.
func validID(id string) bool {
	parts := strings.Split(id, "/")
	for _, p := range parts {
		if p == "" {
			return false
		}
		for _, r := range p {
			if r <= ' ' || strings.ContainsRune("\"'`\\:;,{}[]()<>|", r) {
				return false
			}
		}
	}
	return len(parts) > 1
}

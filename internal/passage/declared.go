package passage

import (
	"net/url"
	"slices"
	"strings"
)

// declaredSources lists, for each input, the names under which its item is known and those of everything that it is
// declared to come from, in one step or through other inputs; sorted, lower case. Inputs that declare nothing and that
// nobody declares have none.
func declaredSources(inputs []Input) [][]string {
	byName := map[string][]int{}
	for i := range inputs {
		for _, name := range inputs[i].itemNames() {
			byName[name] = append(byName[name], i)
		}
	}
	out := make([][]string, len(inputs))
	var visit func(root, i int, seen map[int]bool)
	visit = func(root, i int, seen map[int]bool) {
		if seen[i] {
			return // derived from itself, through whatever detour
		}
		seen[i] = true
		for _, source := range inputs[i].Sources {
			name := sourceName(source)
			if name == "" {
				continue
			}
			out[root] = append(out[root], name)
			for _, parent := range byName[name] {
				out[parent] = append(out[parent], name)
				visit(root, parent, seen)
			}
		}
	}
	for i := range inputs {
		visit(i, i, map[int]bool{})
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// itemNames are the names under which others may declare an input as their source.
func (in *Input) itemNames() []string {
	var out []string
	for _, name := range []string{in.Item, in.URL} {
		if n := sourceName(name); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// SourceNames are the names under which others may declare an input as their source, and those of what it declares
// itself; sorted. Documents of one origin by declaration share one, directly or through others.
func (in *Input) SourceNames() []string {
	out := in.itemNames()
	for _, source := range in.Sources {
		if n := sourceName(source); n != "" {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sourceName is the form in which the names of sources are compared: addresses without scheme and closing slash.
func sourceName(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		name = strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
		if u.RawQuery != "" {
			name += "?" + u.RawQuery
		}
	}
	return name
}

// derivedFrom is the one of the documents that others of them are declared to be derived from and that is not derived
// from another itself; -1 when there is none, or more than one.
func (f *finder) derivedFrom(documents []int) int {
	source := -1
	if !slices.ContainsFunc(documents, func(d int) bool { return len(f.inputs[d].Sources) > 0 }) {
		return source
	}
	for _, d := range documents {
		names := f.inputs[d].itemNames()
		isSource, isDerived := false, false
		for _, other := range documents {
			if other == d {
				continue
			}
			isSource = isSource || declares(&f.inputs[other], names)
			isDerived = isDerived || declares(&f.inputs[d], f.inputs[other].itemNames())
		}
		if isSource && !isDerived {
			if source >= 0 {
				return -1
			}
			source = d
		}
	}
	return source
}

// declares reports whether an input names one of the names as its source.
func declares(in *Input, names []string) bool {
	return slices.ContainsFunc(in.Sources, func(s string) bool { return slices.Contains(names, sourceName(s)) })
}

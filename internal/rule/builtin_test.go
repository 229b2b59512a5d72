package rule_test

import (
	"sync"
	"testing"

	"gainsay/internal/rule"
	"gainsay/rules"
)

// builtinFromYAML loads the built-in packs from their source, once for all tests.
func builtinFromYAML(t *testing.T) *rule.Pack {
	t.Helper()
	loaded := source()
	if loaded.err != nil {
		t.Fatal(loaded.err)
	}
	for _, p := range loaded.problems {
		t.Errorf("the built-in packs have no warnings, found:\n%v", p)
	}
	return loaded.pack
}

type loaded struct {
	pack     *rule.Pack
	problems []rule.Problem
	err      error
}

var source = sync.OnceValue(func() loaded {
	pack, problems, err := rule.Load(rules.FS)
	return loaded{pack, problems, err}
})

func TestCompiledPacksAreCurrent(t *testing.T) {
	pack := builtinFromYAML(t)
	for _, k := range rule.Kinds() {
		want, err := pack.Compiled(k)
		if err != nil {
			t.Fatal(err)
		}
		got, err := rules.Compiled.ReadFile("compiled/" + string(k) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("rules/compiled/%s.txt is not what the YAML files say: run go generate ./rules", k)
		}
	}
}

func TestBuiltinEqualsItsSource(t *testing.T) {
	builtin, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	source := builtinFromYAML(t)
	for _, k := range rule.Kinds() {
		a, _ := builtin.Compiled(k)
		b, _ := source.Compiled(k)
		if string(a) != string(b) {
			t.Errorf("kind %s reads differently from its compiled form", k)
		}
	}
}

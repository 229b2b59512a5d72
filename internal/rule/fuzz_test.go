package rule_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"gainsay/internal/rule"
)

// Whatever a rule file holds, loading it ends in a pack or in problems with places, never in a panic.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "messages", "*.yaml"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("kind: frames\nentries:\n  - {id: frame/a, title: a, verbs: [a], whether: \"[{agent}|x]?\", roles: [{role: agent, question: \"Who?\"}]}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pack, problems, err := rule.Load(fstest.MapFS{"desk.yaml": {Data: data}})
		if (pack == nil) != (err != nil) {
			t.Fatalf("pack %v with error %v", pack, err)
		}
		for _, p := range problems {
			if p.Message == "" || p.Error() == "" {
				t.Fatalf("a problem without a message: %+v", p)
			}
		}
		if err != nil {
			return
		}
		for _, k := range rule.Kinds() {
			if _, err := pack.Compiled(k); err != nil {
				t.Fatalf("what was loaded cannot be written: %v", err)
			}
		}
		pack.Match(rule.Frames, []rule.Word{{Form: "a", Lemma: "a", Part: "verb"}})
		pack.Furniture("a line")
	})
}

// Input that a YAML parser may choke on is refused before it gets there.
func TestHostileFiles(t *testing.T) {
	long := func(s string, n int) []byte {
		out := make([]byte, 0, len(s)*n)
		for range n {
			out = append(out, s...)
		}
		return out
	}
	for name, data := range map[string][]byte{
		"nested brackets":     long("[", 100_000),
		"nested braces":       long("{a: ", 50_000),
		"brackets over lines": long("[\n", 50_000),
		"nested lists":        long("- ", 50_000),
		"nested keys":         long("? ", 50_000),
		"quotation marks":     long("'", 100_000),
		"control characters":  long("\x00", 1000),
		"too large":           long("# nothing\n", 300_000),
		"many documents":      long("---\nkind: hedges\n", 50_000),
		"many keys":           long("a: &x 1\n", 50_000),
		"many keys in braces": append([]byte("kind: {"), long("a: 1, ", 50_000)...),
		"many problems":       append([]byte("kind: word-lists\nentries: ["), append(long("a,", 20_000), ']')...),
		"comments only":       long("#\n", 50_000),
	} {
		t.Run(name, func(t *testing.T) {
			if _, problems, err := rule.Load(fstest.MapFS{"desk.yaml": {Data: data}}); err == nil || len(problems) == 0 {
				t.Errorf("accepted: %v, %v", problems, err)
			}
		})
	}
}

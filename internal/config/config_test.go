package config

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"gainsay/internal/files"
)

const full = `inputs: [stories/]
exclude: ["*.draft.txt"]
rules: [desk]
severity:
  attribution/vague: off
  divergence/number: error
side-is-named: true
fail-on: warning
min-severity: note
limit: 20
format: text
output: [html=report.html, json=/abs/run.json]
with-text: true
jobs: 2
baseline: accepted.yaml
reviews: reviews.yaml
ignore: ignored
cache: off
cache-size: 1GB
`

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "schema", "config-v1.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The reader and the published schema take the same files.
func TestTheReaderAndTheSchemaAgree(t *testing.T) {
	s := schema(t)
	for name, c := range map[string]struct {
		text string
		ok   bool
	}{
		"everything":             {full, true},
		"nothing":                {"{}", true},
		"an unknown setting":     {"fail_on: error", false},
		"a severity nobody has":  {"fail-on: high", false},
		"sizes":                  {"cache-size: 512 mb\nmax-memory: \"0\"", true},
		"a size that is none":    {"cache-size: bar", false},
		"memory below zero":      {"max-memory: \"-1\"", false},
		"a rule's severity":      {"severity: {numbers: fatal}", false},
		"a number below zero":    {"limit: -1", false},
		"a number that is none":  {"jobs: many", false},
		"a switch that is none":  {"with-text: perhaps", false},
		"a text for a list":      {"inputs: stories/", false},
		"a list for a text":      {"format: [html]", false},
		"an empty path":          {"inputs: ['']", false},
		"a list of settings":     {"- fail-on: error", false},
		"off for the cache":      {"cache: 'off'", true},
		"never for fail-on":      {"fail-on: never", true},
		"never for min-severity": {"min-severity: never", false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]byte(c.text), "x/.gainsay.yaml")
			if (err == nil) != c.ok {
				t.Errorf("the reader says %v", err)
			}
			var v any
			if err := yaml.Unmarshal([]byte(c.text), &v); err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			instance, err := jsonschema.UnmarshalJSON(strings.NewReader(string(b)))
			if err != nil {
				t.Fatal(err)
			}
			if name == "everything" {
				// YAML 1.1 readers take a bare off for false; the file quotes it where it matters.
				return
			}
			if err := s.Validate(instance); (err == nil) != c.ok {
				t.Errorf("the schema says %v", err)
			}
		})
	}
}

func TestSettingsFieldsAndSchemaHaveTheSameNames(t *testing.T) {
	var names, fields, properties []string
	for _, s := range Settings() {
		names = append(names, s.Name)
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[File]()) {
		fields = append(fields, f.Tag.Get("yaml"))
	}
	b, err := os.ReadFile(filepath.Join("..", "..", "schema", "config-v1.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	var published struct {
		Properties map[string]struct {
			Description string `json:"description"`
			Default     any    `json:"default"`
		} `json:"properties"`
	}
	if err := json.Unmarshal(b, &published); err != nil {
		t.Fatal(err)
	}
	for _, s := range Settings() {
		p, ok := published.Properties[s.Name]
		if !ok || p.Description != s.About {
			t.Errorf("%s is described as %q and published as %q", s.Name, s.About, p.Description)
		}
		want := ""
		if p.Default != nil {
			d, _ := json.Marshal(p.Default)
			want = strings.Trim(string(d), `"`)
		}
		if s.Default != want {
			t.Errorf("%s has the default %q and is published with %q", s.Name, s.Default, want)
		}
	}
	for name := range published.Properties {
		properties = append(properties, name)
	}
	slices.Sort(names)
	slices.Sort(fields)
	slices.Sort(properties)
	if !slices.Equal(names, fields) || !slices.Equal(names, properties) {
		t.Errorf("settings %q, fields %q, schema %q", names, fields, properties)
	}
}

func TestErrorsNameFilePlaceAndMend(t *testing.T) {
	for text, want := range map[string][]string{
		"jobs: 2\nfail_on: error\n": {"dir/.gainsay.yaml:2:1", `unknown field "fail_on"`, ">  2 | fail_on: error"},
		"jobs: 2\nfail-on: high\n":  {"dir/.gainsay.yaml", `fail-on is "high" and not one of error, warning, note, never`, ">  2 | fail-on: high"},
		"jobs: [":                   {"dir/.gainsay.yaml:1:"},
	} {
		_, err := Parse([]byte(text), "dir/.gainsay.yaml")
		var invalid *InvalidError
		if !errors.As(err, &invalid) || invalid.Hint() == "" {
			t.Fatalf("%q: error %v", text, err)
		}
		for _, w := range want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%q: %q lacks %q", text, err, w)
			}
		}
	}
}

func TestAVariableWinsOverTheFileAndTheFileOverTheDefault(t *testing.T) {
	f, err := Parse([]byte("fail-on: warning\njobs: 2\nrules: [desk]\noutput: [html=r.html]\n"), "/story/.gainsay.yaml")
	if err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"GAINSAY_FAIL_ON": "note", "GAINSAY_SEVERITY": "a=off,b=error", "GAINSAY_RULES": "x" + string(os.PathListSeparator) + "y"}
	values, err := Resolve(f, "/story/.gainsay.yaml", func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, v := range values {
		got[v.Setting.Name] = strings.Join(v.Values, " ") + " from " + v.Origin
	}
	for name, want := range map[string]string{
		"fail-on":  "note from GAINSAY_FAIL_ON",
		"jobs":     "2 from /story/.gainsay.yaml",
		"rules":    "x y from GAINSAY_RULES",
		"severity": "a=off b=error from GAINSAY_SEVERITY",
		"format":   "table from default",
		"output":   "html=" + filepath.FromSlash("/story/r.html") + " from /story/.gainsay.yaml",
		"inputs":   " from default",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if _, err := Resolve(nil, "", func(name string) string { return map[string]string{"GAINSAY_JOBS": "two"}[name] }); err == nil || !strings.Contains(err.Error(), "GAINSAY_JOBS") {
		t.Errorf("a wrong variable: %v", err)
	}
}

func TestFindLooksUpwards(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, "a", FileName), 0o755); err != nil { // a folder of that name is none
		t.Fatal(err)
	}
	want := filepath.Join(root, FileName)
	if err := os.WriteFile(want, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := Find(files.OS{}, deep); err != nil || got != want {
		t.Errorf("Find = %q, %v; want %q", got, err, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("severity: {a: off}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Parse(b, "f")
		if err == nil {
			if _, err := Resolve(file, "f", func(string) string { return "" }); err != nil {
				t.Error(err)
			}
		}
	})
}

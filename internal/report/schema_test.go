package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var schemaPath = filepath.Join("..", "..", "schema", "report-v1.schema.json")

func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, s *jsonschema.Schema, document []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestJSONReportsFollowThePublishedSchema(t *testing.T) {
	s := compileSchema(t)
	nobody := &Report{Documents: []Document{{ID: "a"}}, Findings: []Finding{{ID: "x", Kind: "unattributed", Severity: "note"}}}
	for name, r := range map[string]*Report{"the sample": sample(t), "an empty run": {}, "lists that are nil": nobody} {
		if err := validate(t, s, render(t, "json", r, Options{})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSchemaRefusesWhatIsNoReport(t *testing.T) {
	s := compileSchema(t)
	for name, change := range map[string]func(map[string]any){
		"another version":         func(m map[string]any) { m["schema"] = "gainsay.report/v2" },
		"a verdict nobody knows":  func(m map[string]any) { first(m, "findings")["verdict"] = "false" },
		"a severity nobody knows": func(m map[string]any) { first(m, "findings")["severity"] = "high" },
		"a confidence above one": func(m map[string]any) {
			first(m, "findings")["confidence"] = map[string]any{"event": 1.2, "verdict": 1}
		},
		"a negative offset":          func(m map[string]any) { first(m, "documents")["sentences"] = []any{map[string]any{"start": -1}} },
		"a date that is none":        func(m map[string]any) { first(m, "documents")["published"] = "yesterday" },
		"a finding without its rule": func(m map[string]any) { delete(first(m, "findings"), "rule") },
	} {
		var m map[string]any
		if err := json.Unmarshal(render(t, "json", sample(t), Options{}), &m); err != nil {
			t.Fatal(err)
		}
		change(m)
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if validate(t, s, b) == nil {
			t.Errorf("the schema accepts %s", name)
		}
	}
}

func first(m map[string]any, list string) map[string]any { return m[list].([]any)[0].(map[string]any) }

// Every field that the program can write is described, and nothing is described that it cannot write.
func TestTheSchemaDescribesEveryField(t *testing.T) {
	b, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]any `json:"properties"`
		Defs       map[string]struct {
			Properties map[string]any `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	check := func(where string, described map[string]any, typ reflect.Type) {
		written := fieldNames(typ)
		for name := range written {
			if described[name] == nil {
				t.Errorf("%s: %q is written and not described", where, name)
			}
		}
		for name := range described {
			if !written[name] {
				t.Errorf("%s: %q is described and never written", where, name)
			}
		}
	}
	check("report", schema.Properties, reflect.TypeFor[Report]())
	types := map[string]reflect.Type{
		"document": reflect.TypeFor[Document](), "sentence": reflect.TypeFor[Sentence](), "place": reflect.TypeFor[Place](),
		"attribution": reflect.TypeFor[Attribution](), "claim": reflect.TypeFor[Claim](), "predicate": reflect.TypeFor[Predicate](),
		"role": reflect.TypeFor[Role](), "event": reflect.TypeFor[Event](), "passage": reflect.TypeFor[Passage](),
		"difference": reflect.TypeFor[Difference](), "finding": reflect.TypeFor[Finding](), "member": reflect.TypeFor[Member](),
		"answer": reflect.TypeFor[Answer](), "located": reflect.TypeFor[Located](), "skipped": reflect.TypeFor[Skipped](),
	}
	for name, def := range schema.Defs {
		if typ := types[name]; typ != nil {
			check(name, def.Properties, typ)
		}
	}
}

func fieldNames(typ reflect.Type) map[string]bool {
	names := map[string]bool{}
	for _, f := range reflect.VisibleFields(typ) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && !f.Anonymous {
			names[name] = true
		}
	}
	return names
}

func TestReadTakesBackWhatWasWritten(t *testing.T) {
	written := render(t, "json", sample(t), Options{})
	r, err := Read(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	if again := render(t, "json", r, Options{}); !bytes.Equal(written, again) {
		t.Errorf("a report changes when it is read and written: %s", firstDifference(string(again), string(written)))
	}
	for _, bad := range []string{"", "{}", `{"schema":"gainsay.report/v9"}`, "[1,2]", "PK\x03\x04"} {
		if _, err := Read(strings.NewReader(bad)); err == nil {
			t.Errorf("Read took %q for a report", bad)
		}
	}
}

package rule

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Schema is the JSON Schema (draft 2020-12) of a YAML document of a kind, for editors that complete and check while a
// person types. It is generated from the same tags that the loader reads; what no schema can say (that an id exists,
// that a template names roles of its frame) the loader says.
func Schema(k Kind) ([]byte, error) {
	var e Entries
	list := e.list(k)
	if !list.IsValid() {
		return nil, fmt.Errorf("there are no rules of kind %q", k)
	}
	doc := k.Doc()
	head := objectSchema(reflect.TypeFor[header](), headerDoc(), "")
	properties := head["properties"].(map[string]any)
	properties["kind"] = map[string]any{"const": string(k), "description": "What the entries of this document are."}
	properties["entries"] = map[string]any{
		"type": "array", "description": "The rules.",
		"items": objectSchema(list.Type().Elem(), doc.Keys, ""),
	}
	head["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	head["title"] = "gainsay rules: " + doc.Title
	head["description"] = doc.What
	out, err := json.MarshalIndent(head, "", "  ")
	return append(out, '\n'), err
}

func headerDoc() map[string]string {
	return map[string]string{
		"kind":            "What the entries of this document are.",
		"title":           "What the document holds, for people.",
		"source":          "Where the entries come from, when they are not the author's own.",
		"licence":         "The licence of the source.",
		"remove":          "Ids of rules of this kind, of the built-in packs or of packs loaded before, that are taken away.",
		"tests":           "Cases that show what the rules do; run with gainsay rules test.",
		"tests.rule":      "The id of the rule that the case is about.",
		"tests.name":      "What the case shows.",
		"tests.sentences": "Sentences in which the rules are looked for, one by one. For alarms: two sentences to compare.",
		"tests.docs":      "Documents to check together (alarms only).",
		"tests.waits":     "What the program still lacks for the case; such a case is shown as skipped, with these words.",
		"tests.want":      "Every rule of this kind that fires; [] says that none does.",
		"tests.contains":  "Rules that have to be among those that fire.",
		"tests.absent":    "Rules that may not fire.",
		"tests.fillers":   "Words in the roles of a frame.",
		"tests.questions": "The questions that come of the fillers, by role (\"whether\" for the event as such).",

		"tests.docs.outlet":    "Who published the document.",
		"tests.docs.published": "When, as 2024-05-31 or with a time as RFC 3339 writes it.",
		"tests.docs.title":     "Its title.",
		"tests.docs.url":       "Its address; documents of one address are versions of one article.",
		"tests.docs.text":      "Its text.",
	}
}

func objectSchema(t reflect.Type, docs map[string]string, path string) map[string]any {
	properties := map[string]any{}
	var required []string
	for i := range t.NumField() {
		name := keyOf(t.Field(i))
		if name == "" {
			continue
		}
		spec := specOf(t.Field(i))
		s := valueSchema(t.Field(i).Type, spec, docs, join(path, name))
		if d := docs[join(path, name)]; d != "" {
			s["description"] = d
		}
		properties[name] = s
		if spec.required {
			required = append(required, name)
		}
	}
	out := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if required != nil {
		out["required"] = required
	}
	return out
}

func valueSchema(t reflect.Type, spec fieldSpec, docs map[string]string, path string) map[string]any {
	switch t.Kind() {
	case reflect.Slice:
		of := spec
		of.hasMin, of.hasMax, of.required = false, false, true
		s := map[string]any{"type": "array", "items": valueSchema(t.Elem(), of, docs, path)}
		if t.Elem().Kind() == reflect.String {
			s["uniqueItems"] = true
		}
		if spec.hasMin {
			s["minItems"] = int(spec.min)
		}
		return s
	case reflect.Map:
		s := map[string]any{"type": "object", "additionalProperties": valueSchema(t.Elem(), fieldSpec{required: true, oneOf: spec.oneOf}, docs, path)}
		if len(spec.keys) > 0 {
			s["propertyNames"] = map[string]any{"enum": spec.keys}
		}
		if spec.hasMin {
			s["minProperties"] = int(spec.min)
		}
		return s
	case reflect.Struct:
		return objectSchema(t, docs, path)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64, reflect.Int:
		s := map[string]any{"type": "number"}
		if t.Kind() == reflect.Int {
			s["type"] = "integer"
		}
		if spec.hasMin {
			s["minimum"] = spec.min
		}
		if spec.hasMax {
			s["maximum"] = spec.max
		}
		return s
	}
	s := map[string]any{"type": "string"}
	switch {
	case len(spec.oneOf) > 0:
		s["enum"] = spec.oneOf
	case spec.words:
		s["pattern"] = `^[^A-Z\s]+( [^A-Z\s]+)*$`
	case spec.required:
		s["minLength"] = 1
	}
	return s
}

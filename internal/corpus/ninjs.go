package corpus

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// readNinjs reads one item of ninjs, the JSON of the IPTC, in its versions 1 (headline, body_text, body_xhtml) and
// 2 (headlines, bodies). It reports whether the object is one.
func (s *source) readNinjs(r record, mark string) (bool, error) {
	_, isItem := r.fields["uri"]
	bodies := r.bodies()
	if !isItem || len(bodies) == 0 {
		return false, nil
	}
	get := func(name string) string { value, _, _ := r.text(name); return value }
	d := Document{ID: s.id + mark, Path: s.path + mark, Format: "ninjs", Encoding: encodingUTF8, GUID: get("uri")}
	if status := get("pubstatus"); status == "canceled" || status == "withheld" {
		s.skip(mark, "withdrawn by its agency (%s)", status)
		return true, nil
	}
	m := metadata{
		outlet:    firstOf(get("provider"), get("copyrightholder")),
		title:     firstOf(r.part("headlines", "main", "value"), get("headline"), get("title")),
		author:    get("byline"),
		credit:    firstOf(get("creditline"), get("source")),
		published: firstOf(get("firstcreated"), get("contentcreated"), get("versioncreated")),
		language:  get("language"),
	}
	if canonical := firstOf(get("url"), get("canonicalurl"), r.part("links", "canonical", "href")); host(canonical) != "" {
		m.url = canonical
	} else if host(d.GUID) != "" {
		m.url = d.GUID
	}
	d.Modified, _, _ = parseTime(get("versioncreated"))
	for _, name := range []string{"infosources", "infosource"} {
		var list []struct {
			Name string `json:"name"`
		}
		if raw, ok := r.fields[name]; ok && json.Unmarshal(raw, &list) == nil {
			for _, source := range list {
				d.Origins = append(d.Origins, source.Name)
			}
		}
	}
	for _, rel := range []string{"derivedfrom", "derivedFrom"} {
		if uri := r.part("associations", rel, "uri"); uri != "" {
			d.Origins = append(d.Origins, uri)
		}
	}
	d.Origins = sortedSet(d.Origins)
	var out textBuilder
	out.paragraph(m.title, "headline")
	if err := fragmentText(&out, bodies[0], ""); err != nil {
		s.skip(mark, "%v", err)
		return true, nil
	}
	out.into(&d)
	numberPlaces(&d)
	if mark != "" {
		for i := range d.Places {
			d.Places[i].Label = fmt.Sprintf("record %s, %s", strings.TrimPrefix(mark, "#"), d.Places[i].Label)
		}
	}
	m.apply(&d)
	return true, s.deliver(d, metadata{})
}

// bodies are the texts of an item as markup, the best first.
func (r record) bodies() []string {
	var out []string
	for _, name := range []string{"body_xhtml", "body_html", "body_text", "body"} {
		if value, ok, _ := r.text(name); ok && strings.TrimSpace(value) != "" {
			if name == "body_text" {
				value = escapeText(value)
			}
			out = append(out, value)
		}
	}
	// Renditions of the form body_xyz are allowed by version 1, a list by version 2.
	for _, name := range slices.Sorted(maps.Keys(r.fields)) {
		if strings.HasPrefix(name, "body_") && len(out) == 0 {
			if value, ok, _ := r.text(name); ok && strings.TrimSpace(value) != "" {
				out = append(out, value)
			}
		}
	}
	var list []struct {
		Role        string `json:"role"`
		ContentType string `json:"contenttype"`
		Value       string `json:"value"`
	}
	if raw, ok := r.fields["bodies"]; ok && json.Unmarshal(raw, &list) == nil {
		for _, body := range list {
			if strings.TrimSpace(body.Value) == "" {
				continue
			}
			value := body.Value
			if strings.Contains(body.ContentType, "plain") {
				value = escapeText(value)
			}
			if body.Role == "main" {
				out = slices.Insert(out, 0, value)
			} else {
				out = append(out, value)
			}
		}
	}
	return out
}

// part is a value inside a list of objects that have a role, or inside an object that is keyed by role.
func (r record) part(list, role, field string) string {
	raw, ok := r.fields[list]
	if !ok {
		return ""
	}
	var items []map[string]any
	if json.Unmarshal(raw, &items) == nil {
		for _, item := range items {
			if item["role"] == role || item["rel"] == role || item["name"] == role {
				value, _ := item[field].(string)
				return value
			}
		}
		if len(items) > 0 && role == "main" {
			value, _ := items[0][field].(string)
			return value
		}
		return ""
	}
	var keyed map[string]map[string]any
	if json.Unmarshal(raw, &keyed) == nil {
		value, _ := keyed[role][field].(string)
		return value
	}
	return ""
}

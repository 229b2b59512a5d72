package corpus

import (
	"net/url"
	"slices"
	"strings"
)

// metadata is what one source says of a document; an empty field says nothing.
type metadata struct {
	id, outlet, family, published, title, url, author, credit, language string
}

// aliases lists the names by which front matter, sheets and JSON call each field, the best first.
var aliases = []struct {
	field func(*metadata) *string
	names []string
}{
	{func(m *metadata) *string { return &m.id }, []string{"id"}},
	{func(m *metadata) *string { return &m.outlet }, []string{"outlet", "publisher", "publication", "source"}},
	{func(m *metadata) *string { return &m.family }, []string{"family", "owner", "group"}},
	{func(m *metadata) *string { return &m.published }, []string{"published", "published_at", "datepublished", "pubdate", "date"}},
	{func(m *metadata) *string { return &m.title }, []string{"title", "headline"}},
	{func(m *metadata) *string { return &m.url }, []string{"url", "canonical", "link"}},
	{func(m *metadata) *string { return &m.author }, []string{"author", "authors", "byline"}},
	{func(m *metadata) *string { return &m.credit }, []string{"credit", "agency"}},
	{func(m *metadata) *string { return &m.language }, []string{"language", "lang"}},
}

// metadataFrom picks the known fields out of named values; names are in lower case.
func metadataFrom(values map[string]string) metadata {
	var m metadata
	for _, a := range aliases {
		for _, name := range a.names {
			if v := strings.TrimSpace(values[name]); v != "" {
				*a.field(&m) = v
				break
			}
		}
	}
	return m
}

// knownField reports whether a name, in lower case, is that of a field of the metadata.
func knownField(name string) bool {
	for _, a := range aliases {
		if slices.Contains(a.names, name) {
			return true
		}
	}
	return false
}

// fieldName is a name as aliases has it.
func fieldName(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// apply fills the fields of d that are still empty, so that the better source is applied first.
func (m metadata) apply(d *Document) {
	fill := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	fill(&d.Outlet, m.outlet)
	fill(&d.Family, m.family)
	fill(&d.Title, m.title)
	fill(&d.URL, m.url)
	fill(&d.Author, m.author)
	fill(&d.Credit, m.credit)
	fill(&d.Language, m.language)
	if d.Published.IsZero() && m.published != "" {
		t, day, ok := parseTime(m.published)
		if !ok {
			d.note("the date %q cannot be read: write it as 2006-01-02 or 2006-01-02T15:04:05Z", clip(m.published, 40))
			return
		}
		d.Published, d.PublishedDay = t, day
		if zone := unknownZone(m.published); zone != "" {
			d.note("the time zone %q of its date is not known: the time is taken as UTC", clip(zone, 10))
		}
	}
}

// host is the name of the site that a URL leads to, "" where there is none.
func host(rawURL string) string {
	u, err := url.Parse(strings.TrimSpace(rawURL))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// clip shortens a value for a message, whole runes at a time.
func clip(s string, n int) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	count := 0
	for i := range s {
		if count == n {
			return s[:i] + "..."
		}
		count++
	}
	return s
}

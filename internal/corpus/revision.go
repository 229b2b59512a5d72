package corpus

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"gainsay/internal/text"
)

// Revision says that one document is a later version of the same article as another. For counting agreement the
// later one stands for both; what changed is a matter of its own.
type Revision struct {
	// Earlier and Later are ids of documents.
	Earlier, Later string
	// URL is the address that both share, in normal form; "" where they share the identifier of an item alone.
	URL string
	// Dated is false where the documents do not say which of them is later; they are in the order of their ids
	// then.
	Dated bool
	// Changes lists what differs, in the order of the later text and then of the earlier; empty where the two say
	// the same.
	Changes []Change
}

// ChangeKind says what a change between two versions touches.
type ChangeKind string

// The kinds of changes. A change that touches several takes the first of them in this order.
const (
	ChangedDenial   ChangeKind = "denial"
	ChangedNumber   ChangeKind = "number"
	ChangedQuote    ChangeKind = "quote"
	ChangedName     ChangeKind = "name"
	ChangedWording  ChangeKind = "wording"
	AddedSentence   ChangeKind = "added"
	RemovedSentence ChangeKind = "removed"
)

// Change is one difference between two versions: what the earlier text says and what stands in its place in the
// later. The spans are of words that differ inside of the sentences; one of them is empty where words were added or
// removed. For whole sentences that were added or removed the other side is a span without length.
type Change struct {
	Kind           ChangeKind
	Earlier, Later text.Span
	// EarlierSentence and LaterSentence are the sentences that hold the words.
	EarlierSentence, LaterSentence text.Span
}

// LinkRevisions finds documents that are versions of one article: the same address, or the same identifier of an
// item, and texts that share much of their words. Each earlier document gets ReplacedBy set to the id of the latest
// version. The result is sorted by the ids, the same for any order of the documents.
func LinkRevisions(documents []Document) []Revision {
	order := make([]int, len(documents))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(documents[a].ID, documents[b].ID) })
	groups := make(map[string][]int)
	var keys []string
	for _, i := range order {
		key := ArticleKey(&documents[i])
		if key == "" {
			continue
		}
		if len(groups[key]) == 0 {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], i)
	}
	var out []Revision
	for _, key := range keys {
		group := groups[key]
		if len(group) < 2 {
			continue
		}
		slices.SortStableFunc(group, func(a, b int) int {
			return cmp.Or(versionTime(&documents[a]).Compare(versionTime(&documents[b])), cmp.Compare(documents[a].ID, documents[b].ID))
		})
		// A section page keeps its address and changes its articles: versions follow each other only where the
		// texts are related.
		last := group[0]
		chain := []int{last}
		for _, next := range group[1:] {
			if !related(documents[last].Readable(), documents[next].Readable()) {
				continue
			}
			earlier, later := &documents[last], &documents[next]
			r := Revision{Earlier: earlier.ID, Later: later.ID, Changes: Changes(earlier.Readable(), later.Readable())}
			if !strings.HasPrefix(key, "guid ") {
				r.URL = key
			}
			r.Dated = !versionTime(earlier).Equal(versionTime(later))
			out = append(out, r)
			chain = append(chain, next)
			last = next
		}
		for _, i := range chain[:len(chain)-1] {
			documents[i].ReplacedBy = documents[last].ID
		}
	}
	slices.SortFunc(out, func(a, b Revision) int {
		return cmp.Or(cmp.Compare(a.Earlier, b.Earlier), cmp.Compare(a.Later, b.Later))
	})
	return out
}

// ArticleKey is what all versions of one article share: the address in normal form, or the identifier of the item; ""
// where a document has neither.
func ArticleKey(d *Document) string {
	if key := articleURL(d.URL); key != "" {
		return key
	}
	if d.GUID != "" {
		return "guid " + d.GUID
	}
	return ""
}

// versionTime is when a version was made.
func versionTime(d *Document) time.Time {
	if !d.Modified.IsZero() {
		return d.Modified
	}
	return d.Published
}

// trackingParameters are parts of a query that say how a reader came to a page and not which page it is.
var trackingParameters = []string{"fbclid", "gclid", "msclkid", "cmpid", "ref", "src", "smid", "partner", "ocid", "icid", "ncid", "amp", "outputtype", "mc_cid", "mc_eid"}

// articleURL is the normal form of an address by which versions of one article are told: without scheme, "www.",
// the subdomains and endings of mobile pages, fragments and tracking. The front page of a site is none.
func articleURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" {
		return ""
	}
	name := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "mobile.", "amp."} {
		name = strings.TrimPrefix(name, prefix)
	}
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	for _, suffix := range []string{"/amp", ".amp", "/index.html", "/index.htm"} {
		path = strings.TrimSuffix(path, suffix)
	}
	query := u.Query()
	for key := range query {
		if lower := strings.ToLower(key); strings.HasPrefix(lower, "utm_") || slices.Contains(trackingParameters, lower) {
			query.Del(key)
		}
	}
	if path == "" && len(query) == 0 {
		return ""
	}
	if encoded := query.Encode(); encoded != "" {
		path += "?" + encoded
	}
	return name + path
}

// relatedShare is the part of the words of the shorter text that two versions of one article share at least.
const relatedShare = 0.35

// related reports whether two texts share much of their words.
func related(a, b string) bool {
	first, second := wordSet(a), wordSet(b)
	if len(first) > len(second) {
		first, second = second, first
	}
	common := 0
	for w := range first {
		if second[w] {
			common++
		}
	}
	return float64(common) >= relatedShare*float64(len(first))
}

// wordSet is the words of four letters and more, which carry the matter.
func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range words(s, 0) {
		if len(w.form) >= 4 {
			set[strings.ToLower(w.form)] = true
		}
	}
	return set
}

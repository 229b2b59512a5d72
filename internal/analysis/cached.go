package analysis

import (
	"context"
	"errors"
	"strconv"
	"sync"

	"gainsay/internal/attribution"
	"gainsay/internal/cache"
	"gainsay/internal/claim"
	"gainsay/internal/codec"
	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
	"gainsay/internal/passage"
)

// kept is what the cache keeps of a document: all that the stages find which look at one document alone.
type kept struct {
	Read         *nlp.Document
	Entities     *entity.Document
	Attributions *attribution.Document
	Claims       []claim.Claim
	Assertions   []attribution.Assertion
}

func (d *document) kept() kept {
	return kept{d.read, d.entities, d.attributions, d.claims, d.assertions}
}

// restore makes a document of what was kept of it, false where that is not whole.
func (e *Engine) restore(d *corpus.Document, k *kept) (*document, bool) {
	if k.Read == nil || k.Entities == nil || k.Attributions == nil {
		return nil, false
	}
	e.reader.Adopt(k.Read)
	e.resolver.Adopt(k.Entities)
	return &document{Document: d, read: k.Read, entities: k.Entities, attributions: k.Attributions, claims: k.Claims, assertions: k.Assertions,
		spelled: sync.OnceValue(func() spelling { return spellingOf(k.Read, k.Entities) })}, true
}

// key of a document in the cache: everything that reading it depends on.
func (e *Engine) key(d *corpus.Document) cache.Key {
	published := d.Published.UTC().Format("2006-01-02T15:04:05.999999999") + strconv.FormatBool(d.PublishedDay)
	return cache.NewKey(e.options.Program, e.rules, []byte(d.ID), []byte(published), []byte(strconv.Itoa(d.Body)), []byte(d.Text))
}

// keeps reports whether there is a cache to be used.
func (e *Engine) keeps() bool { return e.options.Cache != nil && len(e.options.Program) > 0 }

// readCached reads a document or fetches what an earlier run read. A cache that cannot be read or written costs time and
// nothing else.
func (e *Engine) readCached(ctx context.Context, d *corpus.Document) (*document, error) {
	if !e.keeps() {
		return e.read(ctx, d)
	}
	key := e.key(d)
	if k := fetch(e, e.codecs.kept, key); k != nil {
		if out, ok := e.restore(d, k); ok {
			return out, nil
		}
	}
	out, err := e.read(ctx, d)
	if err != nil {
		return nil, err
	}
	k := out.kept()
	keep(e, e.codecs.kept, key, &k)
	return out, nil
}

// rulingKey names what a story came to: everything that it depends on. in are the documents as the search for copies sees
// them.
func (b *builder) rulingKey(story []int) (cache.Key, error) {
	e := b.engine
	parts := [][]byte{[]byte("ruling"), strconv.AppendBool(nil, e.options.SideIsNamed), b.copies.Fingerprint(story)}
	for _, i := range story {
		d := b.documents[i]
		key := e.key(d.Document)
		about := *d.Document
		about.Text, about.Path = "", ""
		metadata, err := e.codecs.document.Encode(&about)
		if err != nil {
			return cache.Key{}, err
		}
		parts = append(parts, key[:], metadata)
	}
	return cache.NewKey(parts...), nil
}

// ruleCached judges a story, or fetches what an earlier run made of the same documents.
func (b *builder) ruleCached(ctx context.Context, in []passage.Input, sources []event.Source, story []int) (ruling, error) {
	e := b.engine
	if !e.keeps() {
		return b.rule(ctx, in, sources, story)
	}
	key, err := b.rulingKey(story)
	if err != nil {
		return b.rule(ctx, in, sources, story)
	}
	if out := fetch(e, e.codecs.ruling, key); out != nil && out.renumber(len(story), func(n int) int { return story[n] }) {
		return *out, nil
	}
	out, err := b.rule(ctx, in, sources, story)
	if err != nil {
		return ruling{}, err
	}
	place := map[int]int{} // of a document in the story
	for n, i := range story {
		place[i] = n
	}
	out.renumber(len(b.documents), func(i int) int { return place[i] })
	keep(e, e.codecs.ruling, key, &out)
	out.renumber(len(story), func(n int) int { return story[n] })
	return out, nil
}

// renumber changes the numbers of documents, of which there are so many; false where one of them is none. The order of the
// numbers must not change.
func (r *ruling) renumber(documents int, to func(int) int) bool {
	sound := true
	number := func(n *int) {
		if sound = sound && *n >= 0 && *n < documents; sound {
			*n = to(*n)
		}
	}
	for i := range r.Background {
		g := &r.Background[i]
		for j := range g.Members {
			number(&g.Members[j].Document)
		}
		if g.Origin >= 0 {
			number(&g.Origin)
		}
	}
	for i := range r.Values {
		number(&r.Values[i].A.Document)
		number(&r.Values[i].B.Document)
	}
	for i := range r.Told {
		for j := range r.Told[i].Documents {
			number(&r.Told[i].Documents[j])
		}
	}
	return sound
}

// codecs write and read what is kept.
type codecs struct {
	kept   *codec.Codec[kept]
	parcel *codec.Codec[parcel]
	ruling *codec.Codec[ruling]
	// document is for what is known of a document.
	document *codec.Codec[corpus.Document]
}

func newCodecs() (c codecs, err error) {
	var failed [4]error
	c.kept, failed[0] = codec.New[kept]()
	c.parcel, failed[1] = codec.New[parcel]()
	c.ruling, failed[2] = codec.New[ruling]()
	c.document, failed[3] = codec.New[corpus.Document]()
	return c, errors.Join(failed[:]...)
}

// fetch reads an entry of the cache, nil when there is none that can be read.
func fetch[T any](e *Engine, c *codec.Codec[T], key cache.Key) *T {
	body, ok := e.options.Cache.Get(key)
	if !ok {
		return nil
	}
	v, err := c.Decode(body)
	if err != nil {
		return nil
	}
	return v
}

func keep[T any](e *Engine, c *codec.Codec[T], key cache.Key, v *T) {
	if body, err := c.Encode(v); err == nil {
		_ = e.options.Cache.Put(key, body)
	}
}

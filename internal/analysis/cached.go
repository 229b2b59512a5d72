package analysis

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/gob"
	"fmt"
	"strconv"

	"gainsay/internal/attribution"
	"gainsay/internal/cache"
	"gainsay/internal/claim"
	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/event"
	"gainsay/internal/nlp"
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
	e.resolver.Adopt(k.Entities)
	return &document{Document: d, read: k.Read, entities: k.Entities, attributions: k.Attributions, claims: k.Claims, assertions: k.Assertions}, true
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
	var k kept
	if e.fetch(key, &k) {
		if out, ok := e.restore(d, &k); ok {
			return out, nil
		}
	}
	out, err := e.read(ctx, d)
	if err != nil {
		return nil, err
	}
	e.keep(key, out.kept())
	return out, nil
}

// alignCached aligns the documents of a story, or fetches what an earlier run found in the same documents.
func (e *Engine) alignCached(ctx context.Context, read []*document, in []event.Source, story []int) ([]event.Event, error) {
	if !e.keeps() {
		return event.AlignStory(ctx, in, story, e.pack, event.Options{})
	}
	parts := [][]byte{[]byte("story")}
	place := map[int]int{} // of a document in the story
	for n, i := range story {
		k := e.key(read[i].Document)
		parts = append(parts, k[:])
		place[i] = n
	}
	key := cache.NewKey(parts...)
	var events []event.Event
	if e.fetch(key, &events) {
		renumber(events, func(n int) int { return story[n] })
		return events, nil
	}
	events, err := event.AlignStory(ctx, in, story, e.pack, event.Options{})
	if err != nil {
		return nil, err
	}
	renumber(events, func(i int) int { return place[i] })
	e.keep(key, events)
	renumber(events, func(n int) int { return story[n] })
	return events, nil
}

// renumber changes the numbers of the sources in events. The order of the numbers must not change.
func renumber(events []event.Event, to func(int) int) {
	for i := range events {
		e := &events[i]
		for j := range e.Claims {
			e.Claims[j].Source = to(e.Claims[j].Source)
		}
		for _, g := range e.Sure {
			for j := range g {
				g[j].Source = to(g[j].Source)
			}
		}
		for j := range e.Links {
			l := &e.Links[j]
			l.A.Source, l.B.Source = to(l.A.Source), to(l.B.Source)
		}
	}
}

// fetch reads an entry of the cache into v, false when there is none that can be read.
func (e *Engine) fetch(key cache.Key, v any) bool {
	body, ok := e.options.Cache.Get(key)
	return ok && unpack(body, v) == nil
}

func (e *Engine) keep(key cache.Key, v any) {
	if body, err := pack(v); err == nil {
		_ = e.options.Cache.Put(key, body)
	}
}

// pack encodes and compresses an entry: tags and relations repeat, so that the fastest level already saves four fifths.
func pack(v any) ([]byte, error) {
	var body bytes.Buffer
	w, err := flate.NewWriter(&body, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := gob.NewEncoder(w).Encode(v); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return body.Bytes(), nil
}

func unpack(body []byte, v any) error {
	return gob.NewDecoder(flate.NewReader(bytes.NewReader(body))).Decode(v)
}

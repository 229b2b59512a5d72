package analysis

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/gob"
	"strconv"

	"gainsay/internal/attribution"
	"gainsay/internal/cache"
	"gainsay/internal/claim"
	"gainsay/internal/corpus"
	"gainsay/internal/entity"
	"gainsay/internal/nlp"
)

// kept is what the cache keeps of a document: all that the stages find which look at one document alone. Those that
// compare documents are run anew each time; they cost little beside reading.
type kept struct {
	Read         *nlp.Document
	Entities     *entity.Document
	Attributions *attribution.Document
	Claims       []claim.Claim
}

// key of a document in the cache: everything that reading it depends on.
func (e *Engine) key(d *corpus.Document) cache.Key {
	published := d.Published.UTC().Format("2006-01-02T15:04:05.999999999") + strconv.FormatBool(d.PublishedDay)
	return cache.NewKey(e.options.Program, e.rules, []byte(d.ID), []byte(published), []byte(strconv.Itoa(d.Body)), []byte(d.Text))
}

// readCached reads a document or fetches what an earlier run read. A cache that cannot be read or written costs time and
// nothing else.
func (e *Engine) readCached(ctx context.Context, d *corpus.Document) (*document, error) {
	if e.options.Cache == nil || len(e.options.Program) == 0 {
		return e.read(ctx, d)
	}
	key := e.key(d)
	if body, ok := e.options.Cache.Get(key); ok {
		var k kept
		if err := gob.NewDecoder(flate.NewReader(bytes.NewReader(body))).Decode(&k); err == nil && k.Read != nil && k.Entities != nil && k.Attributions != nil {
			e.resolver.Adopt(k.Entities)
			return &document{Document: d, read: k.Read, entities: k.Entities, attributions: k.Attributions, claims: k.Claims}, nil
		}
	}
	out, err := e.read(ctx, d)
	if err != nil {
		return nil, err
	}
	if body, err := pack(kept{out.read, out.entities, out.attributions, out.claims}); err == nil {
		_ = e.options.Cache.Put(key, body)
	}
	return out, nil
}

// pack encodes and compresses an entry: tags and relations repeat, so that the fastest level already saves four fifths.
func pack(k kept) ([]byte, error) {
	var body bytes.Buffer
	w, err := flate.NewWriter(&body, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := gob.NewEncoder(w).Encode(k); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return body.Bytes(), nil
}

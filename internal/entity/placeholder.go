// Placeholder: remove this file when the real resolver lands.
package entity

import (
	"gainsay/internal/nlp"
	"gainsay/internal/rule"
)

type Resolver struct{}

func NewResolver(p *rule.Pack) *Resolver              { return &Resolver{} }
func (r *Resolver) Resolve(d *nlp.Document) *Document { return &Document{} }
func Same(a, b *Entity) float64 {
	if a.Key == b.Key {
		return 1
	}
	return 0
}

package rule

import (
	"crypto/sha256"
	"encoding/hex"
)

// Hash names the knowledge in force: twelve hexadecimal digits of the SHA-256 of every kind in its compiled form.
// Two packs with the same entries have the same hash, whatever files they came from.
func (p *Pack) Hash() string {
	h := sha256.New()
	for _, k := range Kinds() {
		b, err := p.Compiled(k)
		if err != nil {
			continue // entries that were loaded can be written again; nothing else is in them
		}
		h.Write([]byte(k))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

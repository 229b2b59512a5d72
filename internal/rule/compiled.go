package rule

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Compiled renders the entries of a kind as the program reads them when it starts: a JSON array with an entry a line.
func (p *Pack) Compiled(k Kind) ([]byte, error) {
	e := p.Entries
	list := e.list(k)
	if !list.IsValid() {
		return nil, fmt.Errorf("there are no rules of kind %q", k)
	}
	var b bytes.Buffer
	b.WriteString("[")
	for i := range list.Len() {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(list.Index(i).Interface()); err != nil {
			return nil, fmt.Errorf("compile rules of kind %s: %w", k, err)
		}
		b.Write(bytes.TrimSpace(line.Bytes()))
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

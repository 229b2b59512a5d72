package train

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"

	"gainsay/internal/compare"
	"gainsay/internal/nlp"
)

// Row is one labelled pair.
type Row struct {
	ID, A, B, Label, Phenomenon string
	// Set is the name of the file without its extension, Group what must stay in one fold of a cross-validation.
	Set, Group string
	// Seen is what the deciders saw.
	Seen []compare.Observation
}

// Contradiction reports the label that alarms are measured against.
func (r *Row) Contradiction() bool { return r.Label == "contradiction" }

// ReadRows reads a file of labelled pairs, JSON lines, gzip.
func ReadRows(path string) ([]Row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	set, _, _ := strings.Cut(filepath.Base(path), ".")
	var out []Row
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		r := Row{Set: set}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("read %s: line %d: %w", path, n, err)
		}
		r.Group = r.B
		if set == "vitaminc_real_a" && strings.Contains(r.ID, "_") {
			r.Group, _, _ = strings.Cut(r.ID[strings.Index(r.ID, "/")+1:], "_")
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// fold puts a group into one of n folds.
func fold(group string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32()>>3) % n
}

// Readings reads texts once and keeps them, since the same sentences are read for every experiment.
type Readings struct {
	reader *nlp.Reader
	Texts  map[string]*nlp.Document
}

// NewReadings makes an empty store.
func NewReadings() (*Readings, error) {
	r, err := nlp.NewReader(nlp.Options{SkipNames: true})
	return &Readings{reader: r, Texts: map[string]*nlp.Document{}}, err
}

// Read reads a text without trees, or recalls it.
func (r *Readings) Read(ctx context.Context, s string) (*nlp.Document, error) {
	s = compare.Plain(s)
	if d := r.Texts[s]; d != nil {
		return d, nil
	}
	d, err := r.reader.ReadShallow(ctx, s)
	if err != nil {
		return nil, err
	}
	r.Texts[s] = d
	return d, nil
}

// Observe fills in what the deciders see in every row.
func Observe(ctx context.Context, c *compare.Comparer, readings *Readings, rows []Row) error {
	for i := range rows {
		a, err := readings.Read(ctx, rows[i].A)
		if err != nil {
			return err
		}
		b, err := readings.Read(ctx, rows[i].B)
		if err != nil {
			return err
		}
		rows[i].Seen = c.Observe(a, b)
	}
	return nil
}

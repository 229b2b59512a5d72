package train

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gainsay/internal/nlp/weights"
)

// Checkpoints keeps what was learned before it is pruned, so that an interrupted training goes on where it stopped and
// a threshold can be tried without training again. The zero value keeps nothing. What is read back is exactly what was
// written; a folder belongs to one set of options.
type Checkpoints struct{ Folder string }

// learned returns the features kept under name, or makes and keeps them.
func (c Checkpoints) learned(name string, learn func() []weights.Feature) ([]weights.Feature, error) {
	if c.Folder == "" {
		return learn(), nil
	}
	var out []weights.Feature
	if found, err := c.load(name, &out); found || err != nil {
		return out, err
	}
	out = learn()
	return out, c.save(name, out)
}

func (c Checkpoints) path(name string) string { return filepath.Join(c.Folder, name+".gob") }

// load reads a value; found is false when none was kept.
func (c Checkpoints) load(name string, value any) (found bool, err error) {
	if c.Folder == "" {
		return false, nil
	}
	f, err := os.Open(c.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	if err := gob.NewDecoder(bufio.NewReaderSize(f, 1<<20)).Decode(value); err != nil {
		return false, fmt.Errorf("read checkpoint %s: %w", c.path(name), err)
	}
	return true, nil
}

// save writes a value whole or not at all.
func (c Checkpoints) save(name string, value any) error {
	if c.Folder == "" {
		return nil
	}
	if err := os.MkdirAll(c.Folder, 0o755); err != nil {
		return err
	}
	f, err := os.Create(c.path(name) + ".part")
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = errors.Join(gob.NewEncoder(w).Encode(value), w.Flush(), f.Close())
	if err != nil {
		return fmt.Errorf("write checkpoint %s: %w", c.path(name), err)
	}
	return os.Rename(c.path(name)+".part", c.path(name))
}

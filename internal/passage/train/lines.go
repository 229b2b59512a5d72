package train

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// ReadLines decodes each JSON line of a file, through gzip when its name ends in .gz, and hands it to use.
func ReadLines[T any](ctx context.Context, path string, use func(T) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
	lines := json.NewDecoder(r)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var row T
		if err := lines.Decode(&row); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read %s: record %d: %w", path, n, err)
		}
		if err := use(row); err != nil {
			return fmt.Errorf("read %s: record %d: %w", path, n, err)
		}
	}
}

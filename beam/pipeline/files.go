package pipeline

import (
	"bufio"
	"context"
	"errors"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// writeFile writes a file of a folder through Beam's file systems. A step that is run again writes the same file again.
func writeFile(ctx context.Context, folder, name string, write func(*bufio.Writer) error) (err error) {
	path := strings.TrimSuffix(folder, "/") + "/" + name
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	out, err := fs.OpenWrite(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	w := bufio.NewWriter(out)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// readFrom reads a file through Beam's file systems.
func readFrom(ctx context.Context, path string, read func(*bufio.Reader) error) error {
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	in, err := fs.OpenRead(ctx, path)
	if err != nil {
		return err
	}
	defer in.Close()
	return read(bufio.NewReader(in))
}

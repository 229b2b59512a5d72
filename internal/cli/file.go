package cli

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
)

type writer = io.Writer

// writeFile writes a file whole or not at all: to a temporary file beside it, which then takes its name.
func writeFile(path string, write func(w writer) error) (err error) {
	path = filepath.Clean(path)
	tmp, err := os.CreateTemp(filepath.Dir(path), ".gainsay-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	b := bufio.NewWriter(tmp)
	if err = write(b); err != nil {
		return err
	}
	if err = b.Flush(); err != nil {
		return err
	}
	if err = tmp.Chmod(0o644); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

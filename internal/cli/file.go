package cli

import (
	"bufio"
	"io"

	"gainsay/internal/files"
)

type writer = io.Writer

// writeFile writes a file whole or not at all.
func (env *environment) writeFile(path string, write func(w writer) error) error {
	err := files.Replace(env.files, path, func(w writer) error {
		b := bufio.NewWriterSize(w, 64<<10)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	})
	if info, found := env.files.Stat(path); found == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return withHint(err, "it is no file that could be replaced: what was written until then stays")
	}
	return withHint(err, "nothing of the file was changed; see that its folder is there and may be written to, and that the disk has room")
}

package cli

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"

	"gainsay/internal/files"
)

// opened is an input of a command.
type opened struct {
	*bufio.Reader
	close func() error
}

func (o *opened) Close() error { return o.close() }

// open opens an input of a command, a file or "-" for standard input, and unpacks what begins as gzip does. Whoever reads it
// stops waiting when ctx is done: for a writer of a named pipe, and for what it writes.
func (env *environment) open(ctx context.Context, path string) (*opened, error) {
	o := &opened{close: func() error { return nil }}
	raw := env.in
	if path != standardInput {
		f, err := files.OpenUntil(ctx, func() (files.File, error) { return files.Open(env.files, path) })
		if err != nil {
			return nil, err
		}
		raw, o.close = f, f.Close
	}
	const buffered = 64 << 10
	o.Reader = bufio.NewReaderSize(&interruptible{ctx: ctx, in: raw}, buffered)
	if head, err := o.Peek(2); err != nil || head[0] != 0x1f || head[1] != 0x8b {
		return o, nil // too short to be packed, or a fault that reading meets again
	}
	z, err := gzip.NewReader(o.Reader)
	if err != nil {
		o.Close()
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	o.Reader = bufio.NewReaderSize(z, buffered)
	return o, nil
}

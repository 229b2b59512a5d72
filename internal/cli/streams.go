package cli

import (
	"context"
	"io"
	"os"
	"sync"
)

// checkedWriter remembers the first failure to write, so that none is lost whoever writes: a full disk behind a redirected
// output must never look like success.
type checkedWriter struct {
	w   io.Writer
	err error
}

func (c *checkedWriter) Write(p []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.w.Write(p)
	c.err = err
	return n, err
}

// file is the file behind a stream, nil where there is none.
func file(w io.Writer) *os.File {
	if c, ok := w.(*checkedWriter); ok {
		w = c.w
	}
	f, _ := w.(*os.File)
	return f
}

// interruptible is a stream whose reader stops waiting when the context is done: at a terminal the next line may never
// come. Nothing is read before somebody asks.
type interruptible struct {
	ctx    context.Context
	in     io.Reader
	start  sync.Once
	chunks chan chunk
	rest   []byte
	err    error
}

type chunk struct {
	bytes []byte
	err   error
}

// pumpBytes is how much is read at once.
const pumpBytes = 64 << 10

func (r *interruptible) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if r.in == nil {
		return 0, io.EOF
	}
	r.start.Do(func() {
		r.chunks = make(chan chunk)
		go r.pump()
	})
	for len(r.rest) == 0 && r.err == nil {
		select {
		case c := <-r.chunks:
			r.rest, r.err = c.bytes, c.err
		case <-r.ctx.Done():
			return 0, r.ctx.Err()
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	if len(r.rest) > 0 {
		return n, nil
	}
	return n, r.err
}

func (r *interruptible) pump() {
	for {
		b := make([]byte, pumpBytes)
		n, err := r.in.Read(b)
		select {
		case r.chunks <- chunk{b[:n], err}:
		case <-r.ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

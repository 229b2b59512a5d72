package files

import (
	"context"
	"io"
)

// OpenUntil opens what may keep its opener waiting, such as a named pipe that nobody writes to, and stops waiting when ctx is
// done. What is opened too late is closed.
func OpenUntil[F io.Closer](ctx context.Context, open func() (F, error)) (F, error) {
	type opened struct {
		file F
		err  error
	}
	done := make(chan opened)
	go func() {
		f, err := open()
		select {
		case done <- opened{f, err}:
		case <-ctx.Done():
			if err == nil {
				f.Close()
			}
		}
	}()
	select {
	case o := <-done:
		return o.file, o.err
	case <-ctx.Done():
		var none F
		return none, ctx.Err()
	}
}

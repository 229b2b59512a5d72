package corpus

import (
	"compress/gzip"
	"io"

	"gainsay/internal/bytesize"
)

// gzipReader unpacks a stream and reads what is inside, whatever it is.
type gzipReader struct{}

func (gzipReader) read(s *source) error {
	if s.depth >= s.run.limits.ArchiveDepth {
		return skipf("archives nested more than %d deep (--%s)", s.run.limits.ArchiveDepth, flagArchiveDepth)
	}
	z, err := gzip.NewReader(s.stream)
	if err != nil {
		return err
	}
	defer z.Close()
	inner := *s
	inner.depth++
	inner.size, inner.file = -1, nil
	inner.stream = newPeeker(&bounded{in: z, left: s.run.limits.ArchiveBytes, limit: s.run.limits.ArchiveBytes})
	err = inner.read()
	s.emitted = inner.emitted
	return err
}

// bounded fails once more than its limit has been unpacked.
type bounded struct {
	in          io.Reader
	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, skipf("unpacks to more than %s (--%s)", bytesize.Format(b.limit), flagArchiveBytes)
	}
	return n, err
}

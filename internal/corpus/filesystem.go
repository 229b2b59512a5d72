package corpus

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// FileSystem is all that reading needs of an operating system. Names are paths as a user types them. It exists so
// that a test can make every single call fail in turn.
type FileSystem interface {
	Open(name string) (File, error)
	// Stat follows symbolic links, Lstat does not.
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	// OpenDir opens a folder to be read entry by entry.
	OpenDir(name string) (Dir, error)
	// Real is the absolute path behind all symbolic links.
	Real(name string) (string, error)
}

// File is an open file. ReadAt is needed for archives alone.
type File interface {
	io.Reader
	io.ReaderAt
	io.Closer
	Stat() (fs.FileInfo, error)
}

// Dir is an open folder. ReadDir returns at most n entries in any order, and io.EOF at the end.
type Dir interface {
	ReadDir(n int) ([]fs.DirEntry, error)
	Close() error
}

// osFileSystem is the operating system's files.
type osFileSystem struct{}

func (osFileSystem) Open(name string) (File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (osFileSystem) Stat(name string) (fs.FileInfo, error)  { return os.Stat(name) }
func (osFileSystem) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(name) }

func (osFileSystem) OpenDir(name string) (Dir, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (osFileSystem) Real(name string) (string, error) {
	p, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", err
	}
	return filepath.Abs(p)
}

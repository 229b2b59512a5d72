// Package files is all that the program needs of the operating system to keep files of its own: outputs, decisions, the
// cache. Reading and writing go through an interface, so that a test can make every single call fail in turn; only the
// cache's list of what it holds, rule packs and the places of explain ask the operating system themselves. Documents are read
// through a smaller one, in package corpus.
package files

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// System is the operating system's files. Names are paths as package os takes them, and errors are *fs.PathError or
// *os.LinkError as there.
type System interface {
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)
	// Stat follows symbolic links, Lstat does not.
	Stat(name string) (fs.FileInfo, error)
	Lstat(name string) (fs.FileInfo, error)
	// Real is the path behind all symbolic links.
	Real(name string) (string, error)
	MkdirAll(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	Chtimes(name string, accessed, modified time.Time) error
}

// File is an open file.
type File interface {
	io.Reader
	io.Writer
	io.Closer
	Sync() error
	Chmod(mode fs.FileMode) error
}

// OS is the files of the machine.
type OS struct{}

func (OS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (OS) Stat(name string) (fs.FileInfo, error)        { return os.Stat(name) }
func (OS) Lstat(name string) (fs.FileInfo, error)       { return os.Lstat(name) }
func (OS) Real(name string) (string, error)             { return filepath.EvalSymlinks(name) }
func (OS) MkdirAll(name string, perm fs.FileMode) error { return os.MkdirAll(name, perm) }
func (OS) Rename(from, to string) error                 { return os.Rename(from, to) }
func (OS) Remove(name string) error                     { return os.Remove(name) }
func (OS) Chtimes(name string, accessed, modified time.Time) error {
	return os.Chtimes(name, accessed, modified)
}

// Open opens a file for reading.
func Open(system System, name string) (File, error) { return system.OpenFile(name, os.O_RDONLY, 0) }

// Read is all that a file holds.
func Read(system System, name string) ([]byte, error) {
	f, err := Open(system, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// ByteOrderMark is U+FEFF in UTF-8, with which editors on Windows begin a text.
const ByteOrderMark = "\ufeff"

// ReadText is the text that a file holds, without a byte order mark.
func ReadText(system System, name string) ([]byte, error) {
	b, err := Read(system, name)
	return bytes.TrimPrefix(b, []byte(ByteOrderMark)), err
}

// Temporary makes a new, empty file in a folder, with a name that begins with prefix and that nothing else has. It has
// the permissions that any new file gets.
func Temporary(system System, folder, prefix string) (f File, name string, err error) {
	for range 100 {
		name = filepath.Join(folder, prefix+rand.Text()[:12])
		f, err = system.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, name, err
		}
	}
	return nil, "", err
}

// TemporaryPrefix begins the names of files that Replace has not finished, so that the leavings of a killed process are
// known. It begins with a dot: folders of documents are read without such files.
const TemporaryPrefix = ".gainsay-"

// Replace writes a file whole or not at all: beside it, to the disk, and then under its name. Whoever reads meanwhile,
// or after the process was killed, finds the old file or the new one. A file that is there keeps its permissions, a
// symbolic link goes on leading to the file. What is no regular file, such as a pipe or /dev/stdout, is written to.
//
// An error names the path and says what failed.
func Replace(system System, path string, write func(io.Writer) error) error {
	path = filepath.Clean(path)
	if err := replaceAt(system, path, write); err != nil {
		return fmt.Errorf("write %s: %w", path, Cause(err))
	}
	return nil
}

// Cause is an error without the operation and the path, which the caller names anyway and which may be that of a temporary
// file.
func Cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

func replaceAt(system System, path string, write func(io.Writer) error) error {
	mode := fs.FileMode(0)
	switch info, err := system.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		// A link that leads nowhere yet is followed where it leads.
		if link, err := system.Lstat(path); err == nil && link.Mode()&fs.ModeSymlink != 0 {
			return writeTo(system, path, write)
		}
	case err != nil:
		return err
	case info.IsDir():
		return errors.New("is a folder")
	case !info.Mode().IsRegular():
		return writeTo(system, path, write)
	default:
		if path, err = system.Real(path); err != nil {
			return err
		}
		mode = info.Mode().Perm()
	}
	return replace(system, path, mode, write)
}

func replace(system System, path string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	f, name, err := Temporary(system, filepath.Dir(path), TemporaryPrefix)
	if err != nil {
		return err
	}
	closed := false
	defer func() {
		if err == nil {
			return
		}
		if !closed {
			f.Close()
		}
		if left := system.Remove(name); left != nil && !errors.Is(left, fs.ErrNotExist) {
			err = fmt.Errorf("%w (%s is left over)", Cause(err), name)
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if mode != 0 {
		if err = f.Chmod(mode); err != nil {
			return err
		}
	}
	// Without it a machine that loses power right after may show an empty file under the new name.
	// Some file systems know no such call.
	if err = f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	closed = true
	if err = f.Close(); err != nil {
		return err
	}
	return system.Rename(name, path)
}

// writeTo writes to what is there.
func writeTo(system System, path string, write func(io.Writer) error) error {
	f, err := system.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// Package faulty is a system of files for tests in which a call of choice fails, as on a full or a broken disk.
package faulty

import (
	"io/fs"
	"sync"
	"syscall"
	"time"

	"gainsay/internal/files"
)

// System hands every call on to another system, but for the one whose turn comes at Fail.
type System struct {
	files.System
	// Fail is the number of the call that fails, from 1; 0 for none.
	Fail int
	// Lasting makes every call behind the first fault fail as well that writes (Only concerns those too), as on a disk
	// that is full and stays so.
	Lasting bool
	// Err is the fault; EIO when nil.
	Err error
	// Only limits counting and failing to calls for which it returns true; nil for all of them.
	Only func(call, path string) bool

	mu    sync.Mutex
	calls int
	call  string
	path  string
}

// Calls is how many calls were counted.
func (s *System) Calls() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls
}

// Fault is the call that failed first and its path; "" before one has.
func (s *System) Fault() (call, path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.call, s.path
}

// turn counts a call and returns the fault when it is its turn.
func (s *System) turn(call, path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Only != nil && !s.Only(call, path) {
		return nil
	}
	s.calls++
	if s.Fail == 0 || s.calls < s.Fail || s.calls > s.Fail && !s.Lasting {
		return nil
	}
	if s.call == "" {
		s.call, s.path = call, path
	}
	err := s.Err
	if err == nil {
		err = syscall.EIO
	}
	return &fs.PathError{Op: call, Path: path, Err: err}
}

func (s *System) OpenFile(name string, flag int, perm fs.FileMode) (files.File, error) {
	if err := s.turn("open", name); err != nil {
		return nil, err
	}
	f, err := s.System.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &file{f, s, name}, nil
}

func (s *System) Stat(name string) (fs.FileInfo, error) {
	if err := s.turn("stat", name); err != nil {
		return nil, err
	}
	return s.System.Stat(name)
}

func (s *System) Lstat(name string) (fs.FileInfo, error) {
	if err := s.turn("lstat", name); err != nil {
		return nil, err
	}
	return s.System.Lstat(name)
}

func (s *System) Real(name string) (string, error) {
	if err := s.turn("real", name); err != nil {
		return "", err
	}
	return s.System.Real(name)
}

func (s *System) MkdirAll(name string, perm fs.FileMode) error {
	if err := s.turn("mkdir", name); err != nil {
		return err
	}
	return s.System.MkdirAll(name, perm)
}

func (s *System) Rename(from, to string) error {
	if err := s.turn("rename", to); err != nil {
		return err
	}
	return s.System.Rename(from, to)
}

func (s *System) Remove(name string) error {
	if err := s.turn("remove", name); err != nil {
		return err
	}
	return s.System.Remove(name)
}

func (s *System) Chtimes(name string, accessed, modified time.Time) error {
	if err := s.turn("chtimes", name); err != nil {
		return err
	}
	return s.System.Chtimes(name, accessed, modified)
}

// file is an open file of a System.
type file struct {
	files.File
	system *System
	name   string
}

func (f *file) Read(p []byte) (int, error) {
	if err := f.system.turn("read", f.name); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

// Write leaves half of what it was given behind when it fails, as a full disk does.
func (f *file) Write(p []byte) (int, error) {
	if err := f.system.turn("write", f.name); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f *file) Sync() error {
	if err := f.system.turn("sync", f.name); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *file) Chmod(mode fs.FileMode) error {
	if err := f.system.turn("chmod", f.name); err != nil {
		return err
	}
	return f.File.Chmod(mode)
}

// Close closes the file in any case.
func (f *file) Close() error {
	err := f.File.Close()
	if fault := f.system.turn("close", f.name); fault != nil {
		return fault
	}
	return err
}

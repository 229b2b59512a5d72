package corpus

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gainsay/internal/nasty"
)

// faultyFS is the files of the operating system, with one call that fails: the one whose turn comes at fail.
type faultyFS struct {
	osFileSystem
	mu    sync.Mutex
	calls int
	fail  int
	// lasting makes every call behind the first fault fail that concerns the same path.
	lasting bool
	// path and call are those of the fault, "" before it.
	path, call string
}

// turn counts a call and returns the fault when it is its turn.
func (f *faultyFS) turn(call, path string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls++
	if f.calls == f.fail {
		f.path, f.call = path, call
		return &fs.PathError{Op: call, Path: path, Err: syscall.EIO}
	}
	if f.lasting && f.path == path {
		return &fs.PathError{Op: call, Path: path, Err: syscall.EIO}
	}
	return nil
}

func (f *faultyFS) Open(name string) (File, error) {
	if err := f.turn("open", name); err != nil {
		return nil, err
	}
	file, err := f.osFileSystem.Open(name)
	if err != nil {
		return nil, err
	}
	return &faultyFile{file, f, name}, nil
}

func (f *faultyFS) Stat(name string) (fs.FileInfo, error) {
	if err := f.turn("stat", name); err != nil {
		return nil, err
	}
	return f.osFileSystem.Stat(name)
}

func (f *faultyFS) Lstat(name string) (fs.FileInfo, error) {
	if err := f.turn("lstat", name); err != nil {
		return nil, err
	}
	return f.osFileSystem.Lstat(name)
}

func (f *faultyFS) OpenDir(name string) (Dir, error) {
	if err := f.turn("opendir", name); err != nil {
		return nil, err
	}
	d, err := f.osFileSystem.OpenDir(name)
	if err != nil {
		return nil, err
	}
	return &faultyDir{d, f, name}, nil
}

func (f *faultyFS) Real(name string) (string, error) {
	if err := f.turn("real", name); err != nil {
		return "", err
	}
	return f.osFileSystem.Real(name)
}

type faultyFile struct {
	File
	fs   *faultyFS
	name string
}

func (f *faultyFile) Read(p []byte) (int, error) {
	if err := f.fs.turn("read", f.name); err != nil {
		return 0, err
	}
	// Short reads, so that a fault may come in the middle of a file.
	return f.File.Read(p[:min(len(p), 700)])
}

func (f *faultyFile) ReadAt(p []byte, at int64) (int, error) {
	if err := f.fs.turn("readat", f.name); err != nil {
		return 0, err
	}
	return f.File.ReadAt(p, at)
}

func (f *faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.fs.turn("fstat", f.name); err != nil {
		return nil, err
	}
	return f.File.Stat()
}

type faultyDir struct {
	Dir
	fs   *faultyFS
	name string
}

func (d *faultyDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if err := d.fs.turn("readdir", d.name); err != nil {
		return nil, err
	}
	return d.Dir.ReadDir(min(n, 3))
}

// TestEveryReadMayFail lets every single call to the file system fail in turn, once for the moment and once for good,
// while all formats are read: the fault is told with its path, or it did no harm, and no document of another file is
// lost or changed.
func TestEveryReadMayFail(t *testing.T) {
	files := map[string]string{
		"sources.csv": "file,outlet\nstory.txt,Maren Gazette\n", "sub/deep/story.txt": story, "sub/page.html": nasty.Page,
	}
	for _, s := range nasty.Samples() {
		files[s.Name] = s.Content
	}
	dir := writeFiles(t, files)
	run := func(fail int, lasting bool) (*faultyFS, []Document, []Skipped, error) {
		f := &faultyFS{fail: fail, lasting: lasting}
		documents, skipped, err := Read(context.Background(), Options{FS: f, PDFToText: "-"}, []string{dir}, nil)
		return f, documents, skipped, err
	}
	sound, want, skipped, err := run(0, false)
	if err != nil || len(want) < len(nasty.Samples()) {
		t.Fatalf("%d documents, skipped %v, %v", len(want), skipped, err)
	}
	faults, harmless, told, ended := 0, 0, 0, 0
	for _, lasting := range []bool{false, true} {
		for fail := 1; fail <= sound.calls; fail++ {
			f, got, skipped, err := run(fail, lasting)
			faults++
			if err != nil {
				// The argument itself cannot be looked at: nothing is read, and the error names it.
				var missing *MissingError
				if !errors.As(err, &missing) || missing.Paths[0] != f.path {
					t.Fatalf("fault %d (%s %s): %v", fail, f.call, f.path, err)
				}
				ended++
				continue
			}
			have := make(map[string]string)
			for _, d := range got {
				have[d.ID] = d.Text
			}
			lost := 0
			for _, d := range want {
				if text, ok := have[d.ID]; ok && text == d.Text {
					continue
				}
				lost++
				if d.Path != f.path && !strings.HasPrefix(d.Path, f.path+"/") && !strings.HasPrefix(d.Path, f.path+"#") {
					t.Errorf("fault %d (%s %s): %s was lost or changed", fail, f.call, f.path, d.Path)
				}
			}
			named := false
			for _, s := range skipped {
				mine := s.Path == f.path || strings.HasPrefix(s.Path, f.path+"/") || strings.HasPrefix(s.Path, f.path+"#")
				named = named || mine && (strings.Contains(s.Reason, "input/output error") || strings.Contains(s.Reason, "changed while"))
			}
			switch {
			case named:
				told++
			case lost > 0:
				t.Errorf("fault %d (%s %s): %d documents lost without a word: %v", fail, f.call, f.path, lost, skipped)
			case filepath.Base(f.path) == sheetName && f.call != "lstat":
				t.Errorf("fault %d (%s %s): a sheet was lost without a word", fail, f.call, f.path)
			default:
				harmless++
			}
		}
	}
	t.Logf("%d faults injected: %d told with their path, %d did no harm, %d ended the run with an error that names the argument", faults, told, harmless, ended)
}

// changingFS changes what a file looks like between two looks at it.
type changingFS struct {
	osFileSystem
	path string
	// times is how many looks differ from the one before.
	times int
	gone  bool
}

func (f *changingFS) Open(name string) (File, error) {
	if f.gone && name == f.path {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.ENOENT}
	}
	file, err := f.osFileSystem.Open(name)
	if err != nil || name != f.path {
		return file, err
	}
	return &changingFile{file, f}, nil
}

type changingFile struct {
	File
	fs *changingFS
}

func (f *changingFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	if err == nil && f.fs.times > 0 {
		f.fs.times--
		return laterInfo{info, time.Duration(f.fs.times) * time.Second}, nil
	}
	return info, err
}

type laterInfo struct {
	fs.FileInfo
	by time.Duration
}

func (i laterInfo) ModTime() time.Time { return i.FileInfo.ModTime().Add(i.by + time.Hour) }

func TestFilesThatChangeOrVanishWhileTheyAreRead(t *testing.T) {
	dir := writeFiles(t, map[string]string{"a.txt": story, "b.txt": story, "c.jsonl": nasty.Lines})
	for _, c := range []struct {
		name, file string
		fs         *changingFS
		want       int
		reason     string
	}{
		{"one change is read again", "a.txt", &changingFS{times: 1}, 4, ""},
		{"a file that keeps changing is left out", "a.txt", &changingFS{times: 100}, 3, "changed while it was being read"},
		{"a file that vanished is left out", "b.txt", &changingFS{gone: true}, 3, "no such file"},
		{"lines of a changing file are kept and told", "c.jsonl", &changingFS{times: 100}, 4, "changed while it was being read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.fs.path = filepath.Join(dir, c.file)
			documents, skipped := readAll(t, Options{FS: c.fs}, dir)
			if len(documents) != c.want {
				t.Errorf("read %q, skipped %v", ids(documents), skipped)
			}
			if got := reasonFor(skipped, c.file); c.reason == "" && got != "" || !strings.Contains(got, c.reason) {
				t.Errorf("reason %q, want %q", got, c.reason)
			}
		})
	}
}

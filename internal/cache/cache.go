// Package cache keeps what was computed for a document under a hash of everything it was computed from, so that a
// second run pays only for what is new. It knows nothing of what it keeps. Several processes may share one folder.
package cache

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gainsay/internal/files"
)

// Key names an entry: a hash of all that the entry depends on.
type Key [sha256.Size]byte

// NewKey hashes the parts in order. Each is preceded by its length, so that no two lists of parts run into the same
// bytes.
func NewKey(parts ...[]byte) Key {
	h := sha256.New()
	var length [8]byte
	for _, p := range parts {
		binary.LittleEndian.PutUint64(length[:], uint64(len(p)))
		h.Write(length[:])
		h.Write(p)
	}
	return Key(h.Sum(nil))
}

// Cache is a folder of entries. The zero value keeps nothing and finds nothing.
type Cache struct {
	folder string
	files  files.System
	now    func() time.Time

	mu     sync.Mutex
	fault  error
	faults int
}

// The layout of the folder carries its version, so that a program with another layout never reads it.
const (
	layout    = "v1"
	magic     = "gainsay1"
	tagName   = "CACHEDIR.TAG"
	tagText   = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of gainsay; 'gainsay cache clean' empties it.\n"
	ending    = ".entry"
	temporary = ".tmp-"
)

// staleAfter is the age from which a temporary file is taken for the remains of a process that died.
const staleAfter = time.Hour

// touchAfter is how old the time of use of an entry may grow before a read renews it: precise enough to trim by, and
// one write a day at most.
const touchAfter = 24 * time.Hour

// Open makes the folder where it is missing.
func Open(folder string) (*Cache, error) { return OpenIn(files.OS{}, folder) }

// OpenIn is Open in another system of files than that of the machine.
func OpenIn(system files.System, folder string) (*Cache, error) {
	if err := system.MkdirAll(filepath.Join(folder, layout), 0o755); err != nil {
		return nil, fmt.Errorf("open the cache: %w", err)
	}
	tag := filepath.Join(folder, tagName)
	if _, err := system.Stat(tag); errors.Is(err, fs.ErrNotExist) {
		// The tag keeps backups out; a cache without it works as well.
		_ = files.Replace(system, tag, func(w io.Writer) error {
			_, err := io.WriteString(w, tagText)
			return err
		})
	}
	return &Cache{folder: folder, files: system, now: time.Now}, nil
}

// Faults is how many entries could not be kept, and what was the matter with the first of them.
func (c *Cache) Faults() (int, error) {
	if c == nil {
		return 0, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.faults, c.fault
}

// Folder is where the cache lies; "" for a cache that keeps nothing.
func (c *Cache) Folder() string {
	if c == nil {
		return ""
	}
	return c.folder
}

func (c *Cache) path(k Key) string {
	name := hex.EncodeToString(k[:])
	return filepath.Join(c.folder, layout, name[:2], name+ending)
}

// Get returns the entry of k. An entry that is damaged counts as missing and is removed.
func (c *Cache) Get(k Key) ([]byte, bool) {
	if c == nil || c.folder == "" {
		return nil, false
	}
	path := c.path(k)
	b, err := files.Read(c.files, path)
	if err != nil {
		return nil, false
	}
	const head = len(magic) + sha256.Size
	if len(b) < head || string(b[:len(magic)]) != magic {
		_ = c.files.Remove(path)
		return nil, false
	}
	body := b[head:]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], b[len(magic):head]) {
		_ = c.files.Remove(path)
		return nil, false
	}
	now := c.now()
	if info, err := c.files.Stat(path); err == nil && now.Sub(info.ModTime()) > touchAfter {
		_ = c.files.Chtimes(path, now, now) // trimming may then be a day off
	}
	return body, true
}

// Put keeps the entry of k: in a temporary file that then takes its name, so that nobody reads half of it. Of two
// processes that put the same key, the last one wins, with the same bytes.
func (c *Cache) Put(k Key, body []byte) error {
	if c == nil || c.folder == "" {
		return nil
	}
	err := c.put(c.path(k), body)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("write to the cache: %w", err)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.faults++; c.fault == nil {
		c.fault = err
	}
	return err
}

// put does not wait for the disk: an entry that a loss of power cuts short is told by its hash and read anew.
func (c *Cache) put(path string, body []byte) error {
	if err := c.files.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, name, err := files.Temporary(c.files, filepath.Dir(path), temporary)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	_, err = f.Write(slices.Concat([]byte(magic), sum[:], body))
	err = errors.Join(err, f.Close())
	if err == nil {
		err = c.files.Rename(name, path)
	}
	if err != nil {
		_ = c.files.Remove(name)
	}
	return err
}

// Info is what a cache holds.
type Info struct {
	Folder  string `json:"folder"`
	Entries int    `json:"entries"`
	Bytes   int64  `json:"bytes"`
}

type entry struct {
	path string
	size int64
	used time.Time
}

// walk lists the entries and the remains of processes that died. Files that are no entries are never listed, so that
// nothing is ever removed that the cache did not write.
func (c *Cache) walk() (entries, remains []entry, err error) {
	if c == nil || c.folder == "" {
		return nil, nil, nil
	}
	root := filepath.Join(c.folder, layout)
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another process was quicker
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		e := entry{path, info.Size(), info.ModTime()}
		switch name := d.Name(); {
		case strings.HasPrefix(name, temporary):
			if c.now().Sub(e.used) > staleAfter {
				remains = append(remains, e)
			}
		case strings.HasSuffix(name, ending) && len(name) == 2*sha256.Size+len(ending):
			entries = append(entries, e)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the cache: %w", err)
	}
	return entries, remains, nil
}

// Info counts what the cache holds.
func (c *Cache) Info() (Info, error) {
	entries, _, err := c.walk()
	info := Info{Folder: c.Folder(), Entries: len(entries)}
	for _, e := range entries {
		info.Bytes += e.size
	}
	return info, err
}

// Trim removes the entries that were not used for the longest time until at most limit bytes are left, and what
// processes that died left behind. It returns what it removed.
func (c *Cache) Trim(limit int64) (Info, error) {
	entries, remains, err := c.walk()
	if err != nil {
		return Info{}, err
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.path, b.path)) })
	var total int64
	for _, e := range entries {
		total += e.size
	}
	removed := Info{Folder: c.Folder()}
	for _, e := range entries {
		if total <= limit {
			break
		}
		if err := c.remove(e.path); err != nil {
			return removed, err
		}
		total -= e.size
		removed.Entries++
		removed.Bytes += e.size
	}
	for _, e := range remains {
		if err := c.remove(e.path); err != nil {
			return removed, err
		}
	}
	return removed, nil
}

// Clean removes every entry.
func (c *Cache) Clean() (Info, error) { return c.Trim(-1) }

func (c *Cache) remove(path string) error {
	if err := c.files.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("trim the cache: %w", err)
	}
	return nil
}

package cache

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gainsay/internal/files"
	"gainsay/internal/files/faulty"
)

func open(t *testing.T) *Cache {
	t.Helper()
	c, err := Open(filepath.Join(t.TempDir(), "deep", "cache"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func put(t *testing.T, c *Cache, name, body string) Key {
	t.Helper()
	k := NewKey([]byte(name))
	if err := c.Put(k, []byte(body)); err != nil {
		t.Fatal(err)
	}
	return k
}

func TestWhatWasPutIsGot(t *testing.T) {
	c := open(t)
	for _, body := range []string{"", "x", strings.Repeat("long ", 1<<16)} {
		k := put(t, c, body, body)
		if got, ok := c.Get(k); !ok || string(got) != body {
			t.Errorf("got %d bytes, %v; want %d", len(got), ok, len(body))
		}
	}
	if _, ok := c.Get(NewKey([]byte("never put"))); ok {
		t.Error("something was got that nobody put")
	}
	again, err := Open(c.Folder())
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := again.Get(NewKey([]byte("x"))); !ok || string(got) != "x" {
		t.Error("the entry is gone after the cache was opened again")
	}
}

func TestKeysOfDifferentPartsDiffer(t *testing.T) {
	b := func(s string) []byte { return []byte(s) }
	keys := map[Key]string{}
	for _, parts := range [][][]byte{{}, {b("")}, {b(""), b("")}, {b("ab")}, {b("a"), b("b")}, {b("b"), b("a")}, {b("ab"), b("")}, {b(""), b("ab")}} {
		k := NewKey(parts...)
		if other, known := keys[k]; known {
			t.Errorf("%q and %s share a key", parts, other)
		}
		keys[k] = fmt.Sprintf("%q", parts)
	}
}

func TestDamagedEntriesCountAsMissing(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"cut short":     func(b []byte) []byte { return b[:len(b)-1] },
		"a bit flipped": func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
		"empty":         func([]byte) []byte { return nil },
		"of another":    func(b []byte) []byte { return append([]byte("gainsay9"), b[8:]...) },
		"longer":        func(b []byte) []byte { return append(b, 'x') },
	} {
		t.Run(name, func(t *testing.T) {
			c := open(t)
			k := put(t, c, "k", "the body")
			b, err := os.ReadFile(c.path(k))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(c.path(k), damage(b), 0o644); err != nil {
				t.Fatal(err)
			}
			if got, ok := c.Get(k); ok {
				t.Errorf("got %q", got)
			}
			if _, err := os.Stat(c.path(k)); err == nil {
				t.Error("the damaged entry is still there")
			}
			put(t, c, "k", "the body")
			if _, ok := c.Get(k); !ok {
				t.Error("the entry cannot be put again")
			}
		})
	}
}

func TestManyWritersAndReadersShareAFolder(t *testing.T) {
	c := open(t)
	var wait sync.WaitGroup
	for w := range 8 {
		wait.Go(func() {
			own, err := Open(c.Folder())
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 60 {
				k := NewKey([]byte{byte(i)})
				body := bytes.Repeat([]byte{byte(i)}, 1000+i)
				if err := own.Put(k, body); err != nil {
					t.Error(err)
				}
				if got, ok := own.Get(k); ok && !bytes.Equal(got, body) {
					t.Errorf("half an entry was read: %d bytes", len(got))
				}
				if w == 0 && i%20 == 0 {
					if _, err := own.Trim(5000); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wait.Wait()
}

// TestACacheSurvivesEveryFault lets every call fail in turn, for the moment and for good: what is got is what was put or
// nothing, a fault of writing is counted, and the next process works as if nothing had been.
func TestACacheSurvivesEveryFault(t *testing.T) {
	bodies := map[string]string{"a": "the body of a", "b": strings.Repeat("the body of b ", 5000)}
	use := func(system files.System, folder string) (*Cache, error) {
		c, err := OpenIn(system, folder)
		if err != nil {
			return nil, err
		}
		for range 2 {
			for _, name := range []string{"a", "b"} {
				k := NewKey([]byte(name))
				if got, ok := c.Get(k); !ok {
					_ = c.Put(k, []byte(bodies[name]))
				} else if string(got) != bodies[name] {
					t.Errorf("half an entry was got: %d bytes", len(got))
				}
			}
		}
		return c, nil
	}
	injected, told := 0, 0
	for _, lasting := range []bool{false, true} {
		for fail := 1; ; fail++ {
			folder := filepath.Join(t.TempDir(), "cache")
			system := &faulty.System{System: files.OS{}, Fail: fail, Lasting: lasting, Err: syscall.ENOSPC}
			c, err := use(system, folder)
			call, path := system.Fault()
			if call == "" {
				if n, fault := c.Faults(); n != 0 || fault != nil {
					t.Fatalf("%d faults, %v, though none was injected", n, fault)
				}
				break
			}
			injected++
			switch n, fault := c.Faults(); {
			case err != nil, n > 0 && errors.Is(fault, syscall.ENOSPC):
				told++
			case n > 0:
				t.Errorf("fault %d (%s %s): %v", fail, call, path, fault)
			case strings.Contains(path, temporary):
				t.Errorf("fault %d (%s %s): not told", fail, call, path)
			}
			again, err := use(files.OS{}, folder)
			if err != nil {
				t.Fatalf("fault %d (%s %s): the next process fails: %v", fail, call, path, err)
			}
			if info, err := again.Info(); err != nil || info.Entries != len(bodies) {
				t.Errorf("fault %d (%s %s): %d entries, %v", fail, call, path, info.Entries, err)
			}
		}
	}
	if injected < 40 {
		t.Errorf("only %d faults were injected", injected)
	}
	t.Logf("%d faults injected, %d told, the others did no harm", injected, told)
}

func TestTrimRemovesWhatWasNotUsedForTheLongestTime(t *testing.T) {
	c := open(t)
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	c.now = func() time.Time { return now }
	var keys []Key
	for i := range 4 {
		k := put(t, c, fmt.Sprint(i), strings.Repeat("x", 100))
		used := now.Add(time.Duration(i-10) * 24 * time.Hour)
		if err := os.Chtimes(c.path(k), used, used); err != nil {
			t.Fatal(err)
		}
		keys = append(keys, k)
	}
	if _, ok := c.Get(keys[0]); !ok { // the oldest is used again
		t.Fatal("no entry")
	}
	stale := filepath.Join(filepath.Dir(c.path(keys[3])), temporary+"dead")
	foreign := filepath.Join(c.Folder(), layout, "README")
	for _, path := range []string{stale, foreign} {
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-2*time.Hour), now.Add(-2*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	size := int64(100 + len(magic) + 32)
	if info, err := c.Info(); err != nil || info.Entries != 4 || info.Bytes != 4*size {
		t.Errorf("info %+v, %v", info, err)
	}
	removed, err := c.Trim(2 * size)
	if err != nil || removed.Entries != 2 || removed.Bytes != 2*size {
		t.Errorf("removed %+v, %v", removed, err)
	}
	for i, want := range []bool{true, false, false, true} {
		if _, ok := c.Get(keys[i]); ok != want {
			t.Errorf("entry %d is there: %v, want %v", i, ok, want)
		}
	}
	if _, err := os.Stat(stale); err == nil {
		t.Error("the remains of a process that died are still there")
	}
	if _, err := c.Clean(); err != nil {
		t.Fatal(err)
	}
	if info, err := c.Info(); err != nil || info.Entries != 0 {
		t.Errorf("after cleaning: %+v, %v", info, err)
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error("a file was removed that the cache did not write")
	}
}

func TestNoCacheKeepsNothing(t *testing.T) {
	for _, c := range []*Cache{nil, {}} {
		if err := c.Put(Key{}, []byte("x")); err != nil {
			t.Error(err)
		}
		if _, ok := c.Get(Key{}); ok {
			t.Error("found something in no cache")
		}
		if info, err := c.Clean(); err != nil || info.Entries != 0 {
			t.Error(info, err)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	c, err := Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	body := bytes.Repeat([]byte("0123456789abcdef"), 4096)
	k := NewKey([]byte("k"))
	if err := c.Put(k, body); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, ok := c.Get(k); !ok {
			b.Fatal("no entry")
		}
	}
}

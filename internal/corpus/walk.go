package corpus

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// standardInput is the argument that stands for standard input.
const standardInput = "-"

// entry is one file to read.
type entry struct {
	// id is unique among the entries; path is what a user would type.
	id, path string
	// rel is the path relative to the argument, with slashes; dir the folder it lies in, as a user would type it.
	rel, dir string
	// stream is true for standard input and for pipes, which have no size and cannot be read twice.
	stream bool
	// listed is true for what was found in a folder.
	listed bool
}

// walker lists the files that the arguments lead to.
type walker struct {
	ctx     context.Context
	fs      FileSystem
	limits  Limits
	options Options
	skip    func(path, reason string)
	pass    func(item Skipped)
	seen    map[string]bool // real paths already listed
	own     map[string]bool // real paths of Options.Own
	entries []entry
	full    bool // the limit of files was met
}

// list lists the files behind the arguments, sorted by id. The order of the arguments and their repetition make no
// difference: a file is listed once.
func (w *walker) list(arguments []string) ([]entry, error) {
	arguments = slices.Clone(arguments)
	for i, a := range arguments {
		if a != standardInput {
			arguments[i] = filepath.Clean(a)
		}
	}
	slices.Sort(arguments)
	arguments = slices.Compact(arguments)

	var missing MissingError
	infos := make([]fs.FileInfo, len(arguments))
	for i, a := range arguments {
		if a == standardInput {
			continue
		}
		info, err := w.fs.Stat(a)
		if err != nil {
			missing.Paths = append(missing.Paths, a)
			missing.Causes = append(missing.Causes, err)
			continue
		}
		infos[i] = info
	}
	if len(missing.Paths) > 0 {
		return nil, &missing
	}
	w.own = make(map[string]bool)
	for _, name := range w.options.Own {
		if name == "" {
			continue
		}
		if real, err := w.fs.Real(name); err == nil {
			w.own[real] = true
		}
	}
	for i, a := range arguments {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		switch info := infos[i]; {
		case a == standardInput:
			w.entries = append(w.entries, entry{id: standardInput, path: standardInput, rel: standardInput, stream: true})
		case info.IsDir():
			real, err := w.fs.Real(a)
			if err != nil {
				w.skip(a, "cannot be opened: "+plainCause(err))
				continue
			}
			w.folder(a, "", real, real, map[string]bool{real: true}, 1)
		case info.Mode().IsRegular() && filepath.Base(a) == sheetName:
			// The shell names it with the rest of a folder ("stories/*").
			w.pass(Skipped{Path: a, Reason: "the table of what the files beside it are, which is no article", Own: true})
		case info.Mode().IsRegular():
			real, err := w.fs.Real(a)
			if err != nil {
				w.skip(a, "cannot be opened: "+plainCause(err))
				continue
			}
			w.add(a, filepath.Base(a), filepath.Dir(a), real, false)
		case info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice|fs.ModeSocket) == fs.ModeNamedPipe:
			w.entries = append(w.entries, entry{id: filepath.Base(a), path: a, rel: filepath.Base(a), dir: filepath.Dir(a), stream: true})
		default:
			w.skip(a, "not a file or a folder: "+info.Mode().Type().String())
		}
	}
	w.uniqueIDs()
	slices.SortFunc(w.entries, func(a, b entry) int {
		return strings.Compare(a.id+"\x00"+a.path, b.id+"\x00"+b.path)
	})
	return w.entries, w.ctx.Err()
}

// uniqueIDs makes ids of paths relative to the arguments, and of whole paths where two arguments collide.
func (w *walker) uniqueIDs() {
	count := make(map[string]int)
	for _, e := range w.entries {
		count[e.id]++
	}
	for i, e := range w.entries {
		if count[e.id] > 1 {
			w.entries[i].id = filepath.ToSlash(e.path)
		}
	}
}

// folder lists one folder and what lies below it. rel is its path relative to the argument, real the folder without
// symbolic links, realRoot the same for the argument, above the real folders that lead here.
func (w *walker) folder(dir, rel, real, realRoot string, above map[string]bool, depth int64) {
	if depth > w.limits.Depth {
		w.skip(dir, fmt.Sprintf("nested more than %d folders deep (--%s)", w.limits.Depth, flagDepth))
		return
	}
	items := w.children(dir, rel)
	if rel != "" && slices.ContainsFunc(items, func(item fs.DirEntry) bool { return item.Name() == cacheTag }) {
		w.pass(Skipped{Path: dir, Reason: "a cache (" + cacheTag + "), which holds no articles", Own: true})
		return
	}
	for _, item := range items {
		if w.ctx.Err() != nil || w.full {
			return
		}
		name := item.Name()
		child := filepath.Join(dir, name)
		childRel := path.Join(rel, name)
		mode := item.Type()
		childReal := filepath.Join(real, name)
		if mode&fs.ModeSymlink != 0 {
			info, target, ok := w.link(child, realRoot)
			if !ok {
				continue
			}
			mode, childReal = info.Mode().Type(), target
		}
		switch {
		case w.own[childReal]:
		case mode.IsDir():
			if above[childReal] {
				w.skip(child, "symbolic link back to a folder that holds it")
				continue
			}
			above[childReal] = true
			w.folder(child, childRel, childReal, realRoot, above, depth+1)
			delete(above, childReal)
		case mode.IsRegular():
			if name == sheetName {
				continue
			}
			w.add(child, childRel, dir, childReal, true)
		default:
			w.skip(child, "not a file: "+mode.String())
		}
	}
}

// cacheTag marks folders that hold nothing of a user's own (https://bford.info/cachedir).
const cacheTag = "CACHEDIR.TAG"

// link resolves a symbolic link met in a folder.
func (w *walker) link(name, realRoot string) (fs.FileInfo, string, bool) {
	info, err := w.fs.Stat(name)
	if err != nil {
		w.skip(name, "symbolic link that leads nowhere: "+plainCause(err))
		return nil, "", false
	}
	target, err := w.fs.Real(name)
	if err != nil {
		w.skip(name, "symbolic link that leads nowhere: "+plainCause(err))
		return nil, "", false
	}
	inside := target == realRoot || strings.HasPrefix(target, strings.TrimSuffix(realRoot, string(filepath.Separator))+string(filepath.Separator))
	if !inside && !w.options.FollowLinks {
		w.skip(name, "symbolic link that leads out of the folder: name its target as an argument, or use --follow-links")
		return nil, "", false
	}
	return info, target, true
}

// add lists a file unless it was listed before or the limit is met.
func (w *walker) add(name, rel, dir, real string, listed bool) {
	if w.seen[real] {
		return
	}
	if int64(len(w.entries)) >= w.limits.Files {
		if !w.full {
			w.skip(name, fmt.Sprintf("more than %d files: this one and all behind it were not read (--%s)", w.limits.Files, flagFiles))
		}
		w.full = true
		return
	}
	w.seen[real] = true
	w.entries = append(w.entries, entry{id: filepath.ToSlash(rel), path: name, rel: filepath.ToSlash(rel), dir: dir, listed: listed})
}

// hidden are names that are left out without a word: those that start with a dot, and backups of editors.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") }

// excluded applies the patterns of Options.Exclude.
func (w *walker) excluded(rel string) bool {
	for _, p := range w.options.Exclude {
		if ok, _ := path.Match(p, rel); ok {
			return true
		}
		if !strings.Contains(p, "/") {
			if ok, _ := path.Match(p, path.Base(rel)); ok {
				return true
			}
		}
	}
	return false
}

// readChunk is how many names are taken from a folder at a time.
const readChunk = 1024

// children lists a folder sorted by name. A folder of millions of files is never held whole: of what exceeds the
// limit the first names are kept, so that what is read does not depend on the order on disk.
func (w *walker) children(dir, rel string) []fs.DirEntry {
	d, err := w.fs.OpenDir(dir)
	if err != nil {
		w.skip(dir, "folder cannot be opened: "+plainCause(err))
		return nil
	}
	defer d.Close()
	var kept nameHeap
	dropped := false
	for w.ctx.Err() == nil {
		items, err := d.ReadDir(readChunk)
		for _, item := range items {
			if hidden(item.Name()) || w.excluded(path.Join(rel, item.Name())) {
				continue
			}
			heap.Push(&kept, item)
			if int64(len(kept)) > w.limits.Files {
				heap.Pop(&kept)
				dropped = true
			}
		}
		if errors.Is(err, io.EOF) || err == nil && len(items) == 0 {
			break
		}
		if err != nil {
			w.skip(dir, "folder cannot be read to its end: "+plainCause(err))
			break
		}
	}
	if dropped {
		w.skip(dir, fmt.Sprintf("folder of more than %d entries: only the first in the order of names were read (--%s)", w.limits.Files, flagFiles))
	}
	items := []fs.DirEntry(kept)
	slices.SortFunc(items, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return items
}

// nameHeap keeps the greatest name on top.
type nameHeap []fs.DirEntry

func (h nameHeap) Len() int           { return len(h) }
func (h nameHeap) Less(i, j int) bool { return h[i].Name() > h[j].Name() }
func (h nameHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *nameHeap) Push(x any)        { *h = append(*h, x.(fs.DirEntry)) }
func (h *nameHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

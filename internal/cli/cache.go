package cli

import (
	"bytes"
	"crypto/sha256"
	"debug/elf"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gainsay/internal/bytesize"
	"gainsay/internal/cache"
)

func newCacheCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Show or empty the cache of what was read of documents",
		Example: `  gainsay cache info
  gainsay cache clean`,
		Args: noSubcommand("info and clean"),
		RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	var asJSON bool
	info := &cobra.Command{
		Use:   "info",
		Short: "Show where the cache lies and how much it holds",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := env.configure(cmd); err != nil {
				return err
			}
			c, err := env.openCache(cacheFlag(cmd))
			if err != nil {
				return err
			}
			held, err := c.Info()
			if err != nil {
				return err
			}
			if asJSON {
				e := json.NewEncoder(env.out)
				e.SetIndent("", " ")
				return e.Encode(held)
			}
			if held.Folder == "" {
				fmt.Fprintln(env.out, "The cache is off.")
				return nil
			}
			fmt.Fprintf(env.out, "folder   %s\nentries  %d\nsize     %s\n", held.Folder, held.Entries, bytesize.Format(held.Bytes))
			return nil
		},
	}
	info.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	clean := &cobra.Command{
		Use:   "clean",
		Short: "Remove everything from the cache",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := env.configure(cmd); err != nil {
				return err
			}
			c, err := env.openCache(cacheFlag(cmd))
			if err != nil {
				return err
			}
			removed, err := c.Clean()
			if err != nil {
				return err
			}
			fmt.Fprintf(env.err, "gainsay: %s removed, %s\n", entryCount(removed.Entries), bytesize.Format(removed.Bytes))
			return nil
		},
	}
	for _, c := range []*cobra.Command{info, clean} {
		registerConfig(c)
		registerCache(c)
	}
	cmd.AddCommand(info, clean)
	return cmd
}

// entryCount is a number of entries in words.
func entryCount(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// registerCache adds the flags that place and bound the cache.
func registerCache(cmd *cobra.Command) {
	cmd.Flags().String("cache", "", "`folder` of the cache, off for none (default: the user's cache folder)")
	limit := int64(defaultCacheSize)
	cmd.Flags().Var(&sizeValue{bytes: &limit, positive: true}, "cache-size", "`size` to which the cache is trimmed")
}

// defaultCacheSize is what the cache is trimmed to.
const defaultCacheSize = 512 << 20

// cacheOff is the folder that stands for no cache.
const cacheOff = "off"

// cacheFlag is the folder that the flag of a command or the configuration names, "" for the usual one.
func cacheFlag(cmd *cobra.Command) string {
	if f := cmd.Flags().Lookup("cache"); f != nil {
		return f.Value.String()
	}
	return ""
}

// openCache opens the cache in a folder, the usual one for ""; nil when it is off.
func (env *environment) openCache(folder string) (*cache.Cache, error) {
	if folder == cacheOff {
		return nil, nil
	}
	if folder == "" {
		var err error
		if folder, err = cacheFolder(); err != nil {
			return nil, withHint(err, "name a folder with --cache, or --cache off")
		}
	}
	c, err := cache.OpenIn(env.files, folder)
	return c, withHint(err, "name another folder with --cache, or --cache off")
}

func cacheFolder() (string, error) {
	root, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the user's cache folder: %w", err)
	}
	return filepath.Join(root, "gainsay"), nil
}

// runCache is the cache of a run that reads documents. One that the user named must be usable; the usual one is done
// without where it cannot be made, as in a container without a home.
func (env *environment) runCache(cmd *cobra.Command) (*cache.Cache, error) {
	folder := cacheFlag(cmd)
	c, err := env.openCache(folder)
	if err != nil && folder == "" {
		return nil, nil
	}
	return c, err
}

// trimCache keeps the cache within the size that the flags allow. That it could not is no reason for a run to fail.
func (env *environment) trimCache(cmd *cobra.Command, c *cache.Cache) {
	limit, ok := cmd.Flags().Lookup("cache-size").Value.(*sizeValue)
	if !ok || c == nil {
		return
	}
	if _, err := c.Trim(*limit.bytes); err != nil {
		fmt.Fprintf(env.err, "gainsay: the cache could not be trimmed: %v\n", err)
	}
}

// program identifies the build, so that nothing read by one is taken for another's: by the build ID that the linker
// writes, which ends in a hash of the contents, or where there is none by the bytes of the executable, which take a third
// of a second to hash. nil, which turns the cache off, where they cannot be read.
func program() []byte {
	path, err := os.Executable()
	if err != nil {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	if id := buildID(f); len(id) > 0 {
		return id
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, math.MaxInt64)); err != nil {
		return nil
	}
	return h.Sum(nil)
}

// buildID is the note of the Go linker in an ELF executable, nil in any other or where the note was left out.
func buildID(executable io.ReaderAt) []byte {
	f, err := elf.NewFile(executable)
	if err != nil {
		return nil
	}
	section := f.Section(".note.go.buildid")
	if section == nil {
		return nil
	}
	note, err := section.Data()
	// Sizes of name and description, kind and the name "Go", four bytes each, stand before the ID.
	const head = 16
	if err != nil || len(bytes.Trim(note[min(head, len(note)):], "\x00")) == 0 {
		return nil
	}
	return note[head:]
}

package files_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gainsay/internal/files"
	"gainsay/internal/files/faulty"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestReplaceKeepsPermissionsAndLinks(t *testing.T) {
	folder := t.TempDir()
	secret, link, ahead := filepath.Join(folder, "secret"), filepath.Join(folder, "link"), filepath.Join(folder, "ahead")
	if err := os.WriteFile(secret, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("secret", link); err != nil {
		t.Skipf("symbolic links: %v", err)
	}
	if err := os.Symlink("later", ahead); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{link: "through the link", ahead: "where the link leads"} {
		if err := files.Replace(files.OS{}, name, text(want)); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(name); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is a link no more", name)
		}
		if got := read(t, name); got != want {
			t.Errorf("%s holds %q", name, got)
		}
	}
	if info, err := os.Stat(secret); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the permissions are %v", info.Mode())
	}
	if got := len(names(t, folder)); got != 4 {
		t.Errorf("the folder holds %v", names(t, folder))
	}
}

func TestReplaceWritesToWhatIsNoFile(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full")
	}
	err := files.Replace(files.OS{}, "/dev/full", text("x"))
	if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "write /dev/full: ") {
		t.Errorf("writing to a full disk: %v", err)
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode()&fs.ModeDevice == 0 {
		t.Fatal("/dev/full was replaced by a file")
	}
	if err := files.Replace(files.OS{}, t.TempDir(), text("x")); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("writing to a folder: %v", err)
	}
}

// TestReplaceIsWholeWhateverFails lets every call fail in turn: the file holds what it held before or all that was to be
// written, and nothing is left beside it that the error does not name.
func TestReplaceIsWholeWhateverFails(t *testing.T) {
	const before, after = "before", "after, and much longer than it was"
	faults := 0
	for _, lasting := range []bool{false, true} {
		for fail := 1; ; fail++ {
			folder := t.TempDir()
			name := filepath.Join(folder, "report.html")
			if err := os.WriteFile(name, []byte(before), 0o644); err != nil {
				t.Fatal(err)
			}
			system := &faulty.System{System: files.OS{}, Fail: fail, Lasting: lasting, Err: syscall.ENOSPC}
			err := files.Replace(system, name, text(after))
			call, _ := system.Fault()
			if call == "" {
				if err != nil || read(t, name) != after {
					t.Fatalf("without a fault: %v", err)
				}
				break
			}
			faults++
			if err == nil || !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "write "+name+": ") {
				t.Errorf("%s fails: %v", call, err)
			}
			if got := read(t, name); got != before {
				t.Errorf("%s fails: the file holds %q", call, got)
			}
			for _, n := range names(t, folder) {
				if n != "report.html" && !strings.Contains(err.Error(), n) {
					t.Errorf("%s fails: %s is left over, and the error says %v", call, n, err)
				}
			}
		}
	}
	if faults < 14 {
		t.Errorf("only %d faults were injected", faults)
	}
	t.Logf("%d faults injected", faults)
}

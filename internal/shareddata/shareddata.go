// Package shareddata finds the public research data that models are trained on and measured against. The data
// is no part of the project; tests and benchmarks that need it skip when it is absent.
package shareddata

import (
	"os"
	"path/filepath"
	"testing"
)

// Path joins elem to the folder of shared data: $GAINSAY_SHARED, or a folder "shared" beside the checkout.
// The test is skipped, with a message that says how to provide it, when the folder or the file is not there.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	root, ok := Root()
	if !ok {
		t.Skip("shared data not found: set GAINSAY_SHARED to its folder")
	}
	p := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("shared data not found: %v", err)
	}
	return p
}

// Root is the folder of shared data, and whether it exists.
func Root() (string, bool) {
	if p := os.Getenv("GAINSAY_SHARED"); p != "" {
		_, err := os.Stat(p)
		return p, err == nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", false
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			p := filepath.Join(filepath.Dir(dir), "shared")
			_, err := os.Stat(p)
			return p, err == nil
		}
		if parent := filepath.Dir(dir); parent == dir {
			return "", false
		} else {
			dir = parent
		}
	}
}

package pipeline

import (
	"bufio"
	"context"
	"errors"
	"math"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// writeLines writes a file of the output folder through Beam's file systems. A step that is run again writes the same file
// again.
func writeLines(ctx context.Context, folder, name string, lines []string) (err error) {
	path := strings.TrimSuffix(folder, "/") + "/" + name
	fs, err := filesystem.New(ctx, path)
	if err != nil {
		return err
	}
	defer fs.Close()
	out, err := fs.OpenWrite(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	w := bufio.NewWriter(out)
	for _, l := range lines {
		w.WriteString(l)
		w.WriteByte('\n')
	}
	return w.Flush()
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// Package setfile reads and writes the token sets that the programs of the benchmark share, and measures what a
// program has used.
package setfile

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Read reads a file of sets: the first line holds the weight of each rank, every other line the ranks of one set,
// ascending, parted by blanks.
func Read(path string) (sets [][]uint32, weights []uint32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	lines := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if err == io.EOF && line == "" {
			return sets, weights, nil
		}
		if err != nil && err != io.EOF {
			return nil, nil, err
		}
		var set []uint32
		for _, field := range strings.Fields(line) {
			v, err := strconv.ParseUint(field, 10, 32)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: line %d: %w", path, n, err)
			}
			set = append(set, uint32(v))
		}
		if n == 1 {
			weights = set
		} else {
			sets = append(sets, set)
		}
	}
}

// Used is the processor time that the process has used, and the most memory that it held, in MB.
func Used() (time.Duration, float64) {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0, 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano()), float64(r.Maxrss) / 1024
}

// WritePairs writes pairs, one a line, and tells on standard error what was used since begin.
func WritePairs(path, name string, pairs [][2]uint32, begin time.Duration) error {
	now, memory := Used()
	fmt.Fprintf(os.Stderr, "%s\t%.2f\t%.0f\n", name, (now - begin).Seconds(), memory)
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, p := range pairs {
		fmt.Fprintf(w, "%d %d\n", p[0], p[1])
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// Minhash runs github.com/ekzhu/minhash-lsh over a file of sets. It is a module of its own, so that gainsay does not
// depend on what it is measured against.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"

	minhashlsh "github.com/ekzhu/minhash-lsh"
)

const permutations = 128

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: minhash SETS.txt THRESHOLD PAIRS.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "minhash:", err)
		os.Exit(1)
	}
}

func run(from, threshold, to string) error {
	least, err := strconv.ParseFloat(threshold, 64)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	_, body, _ := strings.Cut(string(data), "\n")
	var sets [][]uint32
	for line := range strings.Lines(body) {
		var set []uint32
		for _, field := range strings.Fields(line) {
			v, err := strconv.ParseUint(field, 10, 32)
			if err != nil {
				return err
			}
			set = append(set, uint32(v))
		}
		sets = append(sets, set)
	}
	begin := used()
	lsh := minhashlsh.NewMinhashLSH(permutations, least)
	signatures := make([][]uint64, len(sets))
	for i, set := range sets {
		m := minhashlsh.NewMinhash(1, permutations)
		for _, r := range set {
			m.Push(binary.LittleEndian.AppendUint32(nil, r))
		}
		signatures[i] = m.Signature()
		lsh.Add(i, signatures[i])
	}
	lsh.Index()
	var pairs [][2]int
	for i, s := range signatures {
		for _, found := range lsh.Query(s) {
			if j := found.(int); i < j {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	slices.SortFunc(pairs, func(p, q [2]int) int { return slices.Compare(p[:], q[:]) })
	pairs = slices.Compact(pairs)
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "ekzhu/minhash-lsh\t%.2f\t%.0f\n", used()-begin, float64(r.Maxrss)/1024)
	f, err := os.Create(to)
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

// used is the processor time that the process has used, in seconds.
func used() float64 {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9
}

// Truth compares every two sets of a file. It shares no code with the search: all pairs are looked at, and a pair is
// passed over only where the sizes of the two sets, or a count of the bits in which their signatures of 256 bits differ
// (each stands for a word that one of them lacks), leave no room for the threshold.
package main

import (
	"fmt"
	"math"
	"math/bits"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"gainsay/bench/passages/internal/setfile"
)

func main() {
	if len(os.Args) != 5 || os.Args[2] != "plain" && os.Args[2] != "weighted" {
		fmt.Fprintln(os.Stderr, "usage: truth SETS.txt plain|weighted THRESHOLD PAIRS.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2] == "weighted", os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, "truth:", err)
		os.Exit(1)
	}
}

type signature [4]uint64

func run(from string, weighted bool, threshold, to string) error {
	least, err := strconv.ParseFloat(threshold, 64)
	if err != nil {
		return err
	}
	sets, weights, err := setfile.Read(from)
	if err != nil {
		return err
	}
	if !weighted {
		for i := range weights {
			weights[i] = 1
		}
	}
	lightest := slices.Min(weights)
	num := uint64(math.Round(least * 10000))
	const den = 10000
	order := make([]int, len(sets))
	total := make([]uint64, len(sets))
	signatures := make([]signature, len(sets))
	for i, set := range sets {
		order[i] = i
		for _, r := range set {
			total[i] += uint64(weights[r])
			h := uint64(r) * 0x9E3779B97F4A7C15
			signatures[i][h>>62] |= 1 << (h >> 56 & 63)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return int(total[a]) - int(total[b]) })
	// In the order in which they are compared, so that the innermost loop reads memory from end to end.
	ordered, weight := make([]signature, len(order)), make([]uint64, len(order))
	for at, i := range order {
		ordered[at], weight[at] = signatures[i], total[i]
	}
	begin, _ := setfile.Used()
	jobs := make(chan int, 64)
	var mu sync.Mutex
	var pairs [][2]uint32
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var mine [][2]uint32
			for at := range jobs {
				x := order[at]
				sx, own := ordered[at], weight[at]
				for k := at - 1; k >= 0; k-- {
					if weight[k]*den < own*num {
						break
					}
					sy := &ordered[k]
					apart := bits.OnesCount64(sx[0]^sy[0]) + bits.OnesCount64(sx[1]^sy[1]) + bits.OnesCount64(sx[2]^sy[2]) + bits.OnesCount64(sx[3]^sy[3])
					// The words that one of the two lacks weigh at least that much; shared = (sum - apart) / 2.
					sum := own + weight[k]
					if missing := uint64(apart) * uint64(lightest); missing > sum || (sum-missing)*den < (sum+missing)*num {
						continue
					}
					y := order[k]
					shared := overlap(sets[x], sets[y], weights)
					if shared*den >= (sum-shared)*num {
						mine = append(mine, [2]uint32{uint32(min(x, y)), uint32(max(x, y))})
					}
				}
			}
			mu.Lock()
			pairs = append(pairs, mine...)
			mu.Unlock()
		})
	}
	for at := range order {
		jobs <- at
	}
	close(jobs)
	wg.Wait()
	slices.SortFunc(pairs, func(p, q [2]uint32) int { return slices.Compare(p[:], q[:]) })
	return setfile.WritePairs(to, "every pair compared", pairs, begin)
}

func overlap(a, b, weights []uint32) uint64 {
	var sum uint64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			sum += uint64(weights[a[i]])
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return sum
}

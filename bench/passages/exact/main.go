// Exact is gainsay's search over a file of sets.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"gainsay/bench/passages/internal/setfile"
	"gainsay/internal/passage"
)

func main() {
	if len(os.Args) != 5 || os.Args[2] != "plain" && os.Args[2] != "weighted" {
		fmt.Fprintln(os.Stderr, "usage: exact SETS.txt plain|weighted THRESHOLD PAIRS.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2] == "weighted", os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, "exact:", err)
		os.Exit(1)
	}
}

func run(from string, weighted bool, threshold, to string) error {
	least, err := strconv.ParseFloat(threshold, 64)
	if err != nil {
		return err
	}
	sets, weights, err := setfile.Read(from)
	if err != nil {
		return err
	}
	name := "gainsay, weighted"
	if !weighted {
		name = "gainsay"
		for i := range weights {
			weights[i] = 1
		}
	}
	begin, _ := setfile.Used()
	pairs, err := passage.PairsOfSets(context.Background(), sets, weights, least)
	if err != nil {
		return err
	}
	return setfile.WritePairs(to, name, pairs, begin)
}

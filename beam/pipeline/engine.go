package pipeline

import (
	"hash/fnv"
	"sync"

	"gainsay/internal/analysis"
	"gainsay/internal/passage"
	"gainsay/internal/rule"
)

// tools are what a worker process needs of gainsay, made once.
type tools struct {
	pack   *rule.Pack
	engine *analysis.Engine
	runs   *passage.RunReader
}

// workshop makes the tools when the first step asks for them: models are loaded once a worker, not once a document.
var workshop = sync.OnceValues(func() (*tools, error) {
	pack, err := rule.Builtin()
	if err != nil {
		return nil, err
	}
	engine, err := analysis.New(pack, analysis.Options{Jobs: 1})
	if err != nil {
		return nil, err
	}
	runs, err := passage.NewRunReader(passage.Options{Rules: pack})
	if err != nil {
		return nil, err
	}
	return &tools{pack, engine, runs}, nil
})

// key is the number under which a name travels.
func key(kind, name string) int64 {
	h := fnv.New64a()
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write([]byte(name))
	return int64(h.Sum64())
}

// mixed is a number that looks random, for choices that must fall the same on every worker.
func mixed(n int64) uint64 {
	x := uint64(n) + 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

package sequence

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// Weights are a model on its way to a file: rows of weights by the hash of a feature.
type Weights struct {
	Node   map[uint64][LabelCount]float32
	Edge   map[uint64][LabelCount][LabelCount]float32
	Memory map[uint64][MemoryCount][LabelCount + 1]float32
	Link   map[uint64]float32
	// Temperature divides the scores before they are read as probabilities: one for a likelihood, the size of a
	// margin for a perceptron.
	Temperature float32
	Cues        map[CueKey]uint8
}

// CueKey is a word in the cue table: the hash of its lemma and its class of tags.
type CueKey struct {
	Lemma uint64
	Class byte
}

// Lean adds to the score of beginning a cue, wherever it is: more finds more attributions at the cost of precision.
func (w *Weights) Lean(by float32) {
	row := w.Memory[memoryHash(anyToken)]
	for m := range row {
		row[m][BeginCue] += by
	}
	w.Memory[memoryHash(anyToken)] = row
}

// load is the share of the cells of a table that is in use.
const load = 0.8

// Encode writes a model file. The node features with the largest weights are kept, at most nodeRows of them. The
// bytes depend on the weights alone.
func (w *Weights) Encode(nodeRows int) []byte {
	var node, edge, memory, link, cues []entry
	for h, r := range w.Node {
		node = append(node, entry{h, slices.Clone(r[:])})
	}
	if len(node) > nodeRows {
		slices.SortFunc(node, func(a, b entry) int {
			return cmp.Or(cmp.Compare(largestOf(b.row), largestOf(a.row)), cmp.Compare(a.hash, b.hash))
		})
		node = node[:nodeRows]
	}
	for h, r := range w.Edge {
		row := make([]float32, 0, LabelCount*LabelCount)
		for a := range r {
			row = append(row, r[a][:]...)
		}
		edge = append(edge, entry{h, row})
	}
	for h, r := range w.Memory {
		var row []float32
		for k := range r {
			row = append(row, r[k][:]...)
		}
		memory = append(memory, entry{h, row})
	}
	for h, x := range w.Link {
		link = append(link, entry{h, []float32{x}})
	}
	for k, b := range w.Cues {
		cues = append(cues, entry{cueKey(k.Lemma, k.Class), []float32{float32(b)}})
	}
	out := make([]byte, headerSize)
	copy(out, magic)
	binary.LittleEndian.PutUint32(out[len(magic):], math.Float32bits(w.Temperature))
	for i, entries := range [][]entry{node, edge, memory, link, cues} {
		cells, count, largest := encodeTable(entries, widths[i], i == tableCount-1)
		binary.LittleEndian.PutUint32(out[len(magic)+4+8*i:], count)
		binary.LittleEndian.PutUint32(out[len(magic)+8+8*i:], math.Float32bits(largest))
		out = append(out, cells...)
	}
	return out
}

type entry struct {
	hash uint64
	row  []float32
}

func largestOf(row []float32) float32 {
	var m float32
	for _, x := range row {
		m = max(m, max(x, -x))
	}
	return m
}

// encodeTable lays the entries out; raw values are stored as they are and not companded. Where two entries share
// a fingerprint on one path of search, the first by order of hash stays.
func encodeTable(entries []entry, width int, raw bool) (cells []byte, count uint32, largest float32) {
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.hash, b.hash) })
	t := table{count: uint64(float64(len(entries))/load) + 8, width: width}
	size := uint64(2 + width)
	t.cells = make([]byte, t.count*size)
	for _, e := range entries {
		largest = max(largest, largestOf(e.row))
	}
	for _, e := range entries {
		at, print := t.cell(e.hash)
		for {
			c := t.cells[at*size : at*size+size]
			p := binary.LittleEndian.Uint16(c)
			if p == print {
				break
			}
			if p == 0 {
				binary.LittleEndian.PutUint16(c, print)
				for i, x := range e.row {
					if raw {
						c[2+i] = byte(x)
					} else {
						c[2+i] = byte(compress(x, largest))
					}
				}
				break
			}
			if at++; at == t.count {
				at = 0
			}
		}
	}
	return t.cells, uint32(t.count), largest
}

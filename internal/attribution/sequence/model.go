package sequence

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"gainsay/internal/nlp"
	"gainsay/internal/nlp/models"
	"gainsay/internal/nlp/word"
)

// Model holds the weights as they lie in the file: a header and five open-addressed tables. Nothing is decoded when
// it is opened, so opening costs nothing and a Model is safe for concurrent use.
type Model struct {
	node, edge, memory, link, cues table
	// temperature divides the scores before they are read as probabilities.
	temperature float64
	words       Words
	classes     word.Lexicon
}

// calibration is the share of the temperature of a model at which its probabilities are right as often as they say: on
// articles that it was not trained on, runs are right by as much as their mean probability.
const calibration = 0.475

// table is an open-addressed hash table in bytes: each cell has a fingerprint of 16 bits, 0 for an empty cell, and
// a row of values of one byte.
type table struct {
	cells []byte
	count uint64
	width int
	// value turns a stored byte into a weight. Weights are companded: the square of the byte's share of the
	// largest weight, so that small weights keep their resolution beside a few large ones.
	value [256]float32
}

const magic = "GNSYATT3"

// headerSize is the length of the magic, the temperature, and a count of cells and a largest weight for each table.
const headerSize = len(magic) + 4 + tableCount*8

const tableCount = 5

// The widths of the rows of the tables.
var widths = [tableCount]int{LabelCount, LabelCount * LabelCount, MemoryCount * (LabelCount + 1), 1, 1}

// OpenModel makes a Model of the bytes of a model file; the Model keeps and never changes them.
// words must be those that the model was trained with.
func OpenModel(b []byte, words Words) (*Model, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, errors.New("not an attribution model of this version")
	}
	reading, err := models.Open()
	if err != nil {
		return nil, fmt.Errorf("open the classes of words: %w", err)
	}
	m := &Model{words: words, classes: reading.Lexicon, temperature: float64(math.Float32frombits(binary.LittleEndian.Uint32(b[len(magic):])))}
	if !(m.temperature > 0) {
		return nil, errors.New("attribution model has no temperature")
	}
	at := headerSize
	for i, t := range m.tables() {
		count := binary.LittleEndian.Uint32(b[len(magic)+4+8*i:])
		largest := math.Float32frombits(binary.LittleEndian.Uint32(b[len(magic)+8+8*i:]))
		size := int(count) * (2 + widths[i])
		if count == 0 || size > len(b)-at {
			return nil, fmt.Errorf("attribution model is cut short: %d bytes wanted in table %d, %d left", size, i, len(b)-at)
		}
		*t = table{cells: b[at : at+size], count: uint64(count), width: widths[i]}
		for q := range t.value {
			t.value[q] = expand(int8(q), largest)
		}
		at += size
	}
	if at != len(b) {
		return nil, fmt.Errorf("attribution model has %d bytes too many", len(b)-at)
	}
	return m, nil
}

func (m *Model) tables() [tableCount]*table {
	return [tableCount]*table{&m.node, &m.edge, &m.memory, &m.link, &m.cues}
}

func expand(q int8, largest float32) float32 {
	s := float32(q) / 127
	if s < 0 {
		return -s * s * largest
	}
	return s * s * largest
}

func compress(w, largest float32) int8 {
	if largest == 0 {
		return 0
	}
	s := float64(w / largest)
	return int8(math.Round(math.Copysign(math.Sqrt(math.Abs(s)), s) * 127))
}

// cell is where the search for a hash begins, and print its fingerprint.
func (t *table) cell(h uint64) (at uint64, print uint16) {
	print = uint16(h) | 1
	return (h >> 32) * t.count >> 32, print
}

// row is the stored values of a hash, nil when it has none.
func (t *table) row(h uint64) []byte {
	at, print := t.cell(h)
	return t.search(at, print)
}

// each calls see with the row of each hash that has one, in order. The first cells are looked at together, so that the waits
// for memory overlap.
func (t *table) each(hashes []uint64, see func(row []byte)) {
	const batch = 64
	var cells [batch]struct {
		at    uint64
		print uint16
		first byte
	}
	size := uint64(2 + t.width)
	for len(hashes) > 0 {
		part := hashes[:min(batch, len(hashes))]
		hashes = hashes[len(part):]
		for i, h := range part {
			c := &cells[i]
			c.at, c.print = t.cell(h)
			c.first = t.cells[c.at*size]
		}
		for i := range part {
			if r := t.search(cells[i].at, cells[i].print); r != nil {
				see(r)
			}
		}
	}
}

// search finds a fingerprint from a cell on.
func (t *table) search(at uint64, print uint16) []byte {
	size := uint64(2 + t.width)
	for range t.count { // a table without an empty cell is no table of ours, and must not hang the search
		c := t.cells[at*size : at*size+size]
		switch p := uint16(c[0]) | uint16(c[1])<<8; p {
		case print:
			return c[2:]
		case 0:
			return nil
		}
		if at++; at == t.count {
			at = 0
		}
	}
	return nil
}

// Bucket implements CueTable.
func (m *Model) Bucket(lemma uint64, class byte) uint8 {
	if r := m.cues.row(cueKey(lemma, class)); r != nil {
		return r[0]
	}
	return 0
}

func cueKey(lemma uint64, class byte) uint64 { return mix(lemma ^ uint64(class)*0x9E3779B97F4A7C15) }

// Labelled is what a model read in a document.
type Labelled struct {
	Document *Document
	// Labels has one entry for each token of each sentence; Places are its runs; Joined joins them.
	Labels [][]Label
	Places []Place
	Joined []Joined
	// Certainty is the probability of the role of each token, nil for a sentence without a run.
	Certainty [][]float32
}

// Confidence is the mean probability of the role of the tokens of a run.
func (l *Labelled) Confidence(p Place) float64 {
	var sum float64
	for _, x := range l.Certainty[p.Sentence][p.Start:p.End] {
		sum += float64(x)
	}
	return sum / float64(p.End-p.Start)
}

// Read labels the tokens of a document and joins the runs.
func (m *Model) Read(d *nlp.Document) *Labelled {
	v := View(d, m, m.words, m.classes)
	out := &Labelled{Document: v, Labels: make([][]Label, len(v.sentences)), Certainty: make([][]float32, len(v.sentences))}
	var scores Scores
	var marginals Marginals
	var hashes []uint64
	for s := range v.sentences {
		hashes = m.score(v, s, &scores, hashes)
		out.Labels[s] = scores.Viterbi(nil)
		if !slices.ContainsFunc(out.Labels[s], func(l Label) bool { return l != Outside }) {
			continue // no run asks how sure it is
		}
		marginals.Compute(&scores, calibration*m.temperature)
		out.Certainty[s] = make([]float32, len(out.Labels[s]))
		for i, l := range out.Labels[s] {
			out.Certainty[s][i] = float32(marginals.Node[i][l.Role().Begin()])
			if l != Outside {
				out.Certainty[s][i] += float32(marginals.Node[i][l.Role().Inside()])
			}
		}
	}
	out.join(m)
	return out
}

// Join joins the runs of labels that are already known.
func (m *Model) Join(d *nlp.Document, labels [][]Label) *Labelled {
	out := &Labelled{Document: View(d, m, m.words, m.classes), Labels: labels}
	out.join(m)
	return out
}

func (l *Labelled) join(m *Model) {
	l.Places = Places(l.Labels)
	l.Joined = l.Document.Join(l.Places, m.LinkScore)
}

func (m *Model) score(v *Document, s int, scores *Scores, hashes []uint64) []uint64 {
	n := len(v.sentences[s].tokens)
	scores.Reset(n)
	for i := range n {
		hashes = v.Features(hashes[:0], s, i)
		node := &scores.Node[i]
		m.node.each(hashes, func(r []byte) {
			for l := range node {
				node[l] += m.node.value[r[l]]
			}
		})
		hashes = v.EdgeFeatures(hashes[:0], s, i)
		edge := &scores.Edge[i]
		m.edge.each(hashes, func(r []byte) {
			for a := range LabelCount {
				for b := range LabelCount {
					edge[a][b] += m.edge.value[r[a*LabelCount+b]]
				}
			}
		})
	}
	for i := range n + 1 {
		hashes = v.MemoryFeatures(hashes[:0], s, i)
		memory := &scores.Memory[i]
		m.memory.each(hashes, func(r []byte) {
			for k := range MemoryCount {
				for b := range LabelCount + 1 {
					memory[k][b] += m.memory.value[r[k*(LabelCount+1)+b]]
				}
			}
		})
	}
	return hashes
}

// LinkScore is the score of one way to join two runs.
func (m *Model) LinkScore(features []uint64) float32 {
	var sum float32
	for _, h := range features {
		if r := m.link.row(h); r != nil {
			sum += m.link.value[r[0]]
		}
	}
	return sum
}

package sequence

import (
	"math"
	"slices"
	"testing"
)

func TestRunsOfLabels(t *testing.T) {
	for _, c := range []struct {
		name   string
		labels []Label
		want   []Run
	}{
		{"nothing", []Label{Outside, Outside}, nil},
		{"one of each", []Label{BeginSource, InSource, BeginCue, BeginContent, InContent, Outside}, []Run{{Source, 0, 2}, {Cue, 2, 3}, {Content, 3, 5}}},
		{"two beside each other", []Label{BeginContent, BeginContent, InContent}, []Run{{Content, 0, 1}, {Content, 1, 3}}},
		{"a run that goes on without having begun begins", []Label{InCue, InCue}, []Run{{Cue, 0, 2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Runs(c.labels); !slices.Equal(got, c.want) {
				t.Errorf("runs %v, want %v", got, c.want)
			}
		})
	}
}

// random fills scores from a small generator, so that the test needs no seed of its own.
func random(n int, state uint64) *Scores {
	s := &Scores{}
	s.Reset(n)
	next := func() float32 {
		state = mix(state + 0x9E3779B97F4A7C15)
		return float32(state%2000)/500 - 2
	}
	for i := range s.Memory {
		for m := range s.Memory[i] {
			for b := range s.Memory[i][m] {
				s.Memory[i][m][b] = next()
			}
		}
		if i == n {
			break
		}
		for l := range s.Node[i] {
			s.Node[i][l] = next()
			for a := range s.Edge[i] {
				s.Edge[i][a][l] = next()
			}
		}
	}
	return s
}

// score of one sequence, false when a run goes on that has not begun.
func score(s *Scores, labels []Label) (float64, bool) {
	sum, a, m := 0.0, Outside, Memory(0)
	for i, b := range labels {
		if !Allowed(a, b) {
			return 0, false
		}
		sum += float64(s.Node[i][b]) + float64(s.Edge[i][a][b]) + float64(s.Memory[i][m][b])
		a, m = b, m.After(b)
	}
	return sum + float64(s.Memory[len(labels)][m][End]), true
}

// each calls f with every sequence of labels of a length.
func each(n int, f func([]Label)) {
	labels := make([]Label, n)
	for {
		f(labels)
		i := 0
		for ; i < n; i++ {
			if labels[i]++; int(labels[i]) < LabelCount {
				break
			}
			labels[i] = 0
		}
		if i == n {
			return
		}
	}
}

func TestViterbiFindsTheBestSequence(t *testing.T) {
	for seed := range uint64(20) {
		s := random(4, seed)
		best, want := math.Inf(-1), []Label(nil)
		each(4, func(l []Label) {
			if v, ok := score(s, l); ok && v > best {
				best, want = v, slices.Clone(l)
			}
		})
		if got := s.Viterbi(nil); !slices.Equal(got, want) {
			v, _ := score(s, got)
			if math.Abs(v-best) > 1e-4 {
				t.Errorf("seed %d: %v scores %v, want %v with %v", seed, got, v, want, best)
			}
		}
	}
}

func TestMarginalsSumOverSequences(t *testing.T) {
	const temperature = 1.7
	for seed := range uint64(5) {
		s := random(4, seed+100)
		var want [4][LabelCount]float64
		total := 0.0
		each(4, func(l []Label) {
			v, ok := score(s, l)
			if !ok {
				return
			}
			p := math.Exp(v / temperature)
			total += p
			for i, b := range l {
				want[i][b] += p
			}
		})
		var m Marginals
		m.Compute(s, temperature)
		for i := range want {
			for b := range want[i] {
				if got := m.Node[i][b]; math.Abs(got-want[i][b]/total) > 1e-6 {
					t.Fatalf("seed %d, token %d, label %d: %v, want %v", seed, i, b, got, want[i][b]/total)
				}
			}
		}
	}
}

func TestModelKeepsItsWeights(t *testing.T) {
	w := &Weights{
		Node: map[uint64][LabelCount]float32{}, Edge: map[uint64][LabelCount][LabelCount]float32{},
		Memory: map[uint64][MemoryCount][LabelCount + 1]float32{}, Link: map[uint64]float32{}, Cues: map[CueKey]uint8{},
		Temperature: 3,
	}
	for i := range uint64(500) {
		w.Node[mix(i)] = [LabelCount]float32{Outside: float32(i), BeginCue: -float32(i)}
		w.Link[mix(i+9999)] = float32(i)
	}
	w.Cues[CueKey{Lemma: HashWord("say"), Class: 'V'}] = 7
	b := w.Encode(400)
	if !slices.Equal(b, w.Encode(400)) {
		t.Fatal("the same weights give other bytes")
	}
	m, err := OpenModel(b, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Bucket(HashWord("say"), 'V'); got != 7 {
		t.Errorf("bucket %d, want 7", got)
	}
	if got := m.Bucket(HashWord("sing"), 'V'); got != 0 {
		t.Errorf("bucket of an unknown word %d, want 0", got)
	}
	kept := 0
	for i := range uint64(500) {
		r := m.node.row(mix(i))
		if r == nil {
			continue
		}
		kept++
		if got := m.node.value[r[Outside]]; math.Abs(float64(got)-float64(i)) > 0.02*499 {
			t.Errorf("weight %v, want %d", got, i)
		}
		if i < 100 {
			t.Errorf("the small weight %d was kept before larger ones", i)
		}
	}
	if kept < 395 {
		t.Errorf("%d of 400 rows kept", kept)
	}
}

func FuzzOpenModel(f *testing.F) {
	w := &Weights{Temperature: 1, Link: map[uint64]float32{1: 2}}
	f.Add(w.Encode(1))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := OpenModel(b, nil)
		if err != nil {
			return
		}
		for i := range uint64(50) {
			m.Bucket(mix(i), 'V')
			m.LinkScore([]uint64{mix(i)})
		}
	})
}

package passage

import (
	"cmp"
	"regexp"
	"slices"

	"gainsay/internal/nlp"
)

// Run is a sentence or quotation of one document as the search for copies sees it when the documents are not in one
// place: the keys under which it must meet its copies, and what tells whether two that met are.
type Run struct {
	// Hash is that of its words in order: runs with one hash are the same words.
	Hash uint64
	// Words are hashes of its different words and Weights what they weigh (see Weights, in 64ths), sorted by word.
	Words   []uint32
	Weights []uint16
	// Keys are its telling words, one of which it shares with whatever may be a copy of it.
	Keys []uint32
	// Form is the hash of the words with names and numbers masked, 0 where it has neither or is a quotation; Own is
	// whether the other words suffice for one form to make a copy.
	Form uint64
	Own  bool
	// Idle is true for what belongs to the page or says nothing: two such runs make no copy.
	Idle bool
}

// leastKey is the weight from which a word leads from one run to another. Passages all of whose words are more common
// than one in ten documents are turns of phrase.
const leastKey = 2.4 * weightScale

// RunReader reads documents as runs. It is safe for concurrent use.
type RunReader struct {
	options Options
	weights *Weights
	lines   []*regexp.Regexp
}

// NewRunReader makes a reader for a search with some options.
func NewRunReader(o Options) (*RunReader, error) {
	o, err := o.Check()
	if err != nil {
		return nil, err
	}
	weights, err := BuiltinWeights()
	if err != nil {
		return nil, err
	}
	known, err := newCredits(o.Rules)
	if err != nil {
		return nil, err
	}
	return &RunReader{o, weights, (&boilerplate{pack: known.pack}).linePatterns()}, nil
}

// Read lists the sentences and quotations of a document that are long enough to be compared.
func (x *RunReader) Read(in Input) []Run {
	o, weights := x.options, x.weights
	b := newBuilder([]Input{in})
	var out []Run
	for i, s := range in.Sentences {
		u := unit{sentence: int32(i), span: s.Span}
		form := b.read(in.Text, u)
		words := len(b.sequence)
		if words < o.MinTokens {
			continue
		}
		r := b.run(weights)
		line := spaced(s.Cut(in.Text))
		r.Idle = r.Idle || s.Kind == nlp.Furniture || slices.ContainsFunc(x.lines, func(p *regexp.Regexp) bool { return p.MatchString(line) })
		if form != 0 {
			r.Form = form
			own := 0.0
			seen := map[string]bool{}
			for _, w := range Words(in.Text, s.Span) {
				if !seen[w.Norm] && !masks(w.Norm, w.Capital && !w.Opens) {
					seen[w.Norm] = true
					own += weights.Of(w.Norm)
				}
			}
			r.Own = own >= leastOwnInformation
		}
		out = append(out, r)
		for _, q := range quotations(in.Text, s.Span) {
			u.span, u.quote = q, true
			if b.read(in.Text, u); o.MinTokens <= len(b.sequence) && len(b.sequence) < words {
				out = append(out, b.run(weights))
			}
		}
	}
	return out
}

// run makes a Run of the words that were read last.
func (b *builder) run(weights *Weights) Run {
	type held struct{ hash, weight uint32 }
	r := Run{Hash: hashBasis}
	var set []held
	total := uint32(0)
	for _, id := range b.sequence {
		hash := b.words.hashes[id]
		r.Hash = chainHash(r.Hash, hash)
		h := held{uint32(hash), weights.of(b.words.norms[id])}
		if !slices.Contains(set, h) {
			set = append(set, h)
			total += h.weight
		}
	}
	slices.SortFunc(set, func(x, y held) int { return cmp.Compare(x.hash, y.hash) })
	for _, h := range set {
		if float64(h.weight) >= leastKey {
			r.Keys = append(r.Keys, h.hash)
		}
		r.Words, r.Weights = append(r.Words, h.hash), append(r.Weights, uint16(h.weight))
	}
	r.Idle = float64(total) < leastTogether*weightScale
	return r
}

// MayCopy reports whether two runs are alike enough for one to be a copy of the other or of a part of it, a little more
// generously than Find judges: two words may have one hash.
func (x *RunReader) MayCopy(a, b *Run) bool {
	if a.Idle && b.Idle {
		return false
	}
	if a.Hash == b.Hash {
		return true
	}
	var both, inA, inB float64
	for _, w := range a.Weights {
		inA += float64(w)
	}
	for _, w := range b.Weights {
		inB += float64(w)
	}
	for i, j := 0, 0; i < len(a.Words) && j < len(b.Words); {
		switch x, y := a.Words[i], b.Words[j]; {
		case x == y:
			both += float64(a.Weights[i])
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	o := x.options
	return both >= slack*o.Threshold*rewriteBand*(inA+inB-both) || both >= slack*o.Containment*min(inA, inB)
}

// slack is how much less than Find asks makes two runs meet.
const slack = .98

// FormUse is in how many documents a form (see Run) stands and with how many fillings.
type FormUse struct{ Documents, Fillings int }

// Matters reports whether the count changes anything: a form that is a template, or that too many sentences share.
func (u FormUse) Matters() bool {
	return u.Fillings > maxFillings || u.Documents >= templateDocuments && u.Fillings >= templateFillings
}

// Twins reports whether sentences of a form that stand for different names and numbers may be copies of each other.
func (u FormUse) Twins() bool { return u.Fillings > 1 && u.Fillings <= maxFillings }

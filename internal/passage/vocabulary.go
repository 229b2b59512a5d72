package passage

// vocabulary numbers the different words of a collection in the order in which they are met. It is a table of open
// addresses with linear probing: millions of words are looked up while the documents are read, which a map of strings
// does at twice the cost.
type vocabulary struct {
	// slots holds the number of a word plus one, 0 where it is free; hashes holds the words' hashes in full.
	slots  []uint32
	hashes []uint64
	norms  []string
}

func newVocabulary() *vocabulary { return &vocabulary{slots: make([]uint32, 1<<12)} }

// find is the number of a word with its hash (see hashOf), and whether it has one.
func (v *vocabulary) find(norm string, hash uint64) (uint32, bool) {
	mask := uint64(len(v.slots) - 1)
	for i := hash & mask; v.slots[i] != 0; i = (i + 1) & mask {
		if id := v.slots[i] - 1; v.hashes[id] == hash && v.norms[id] == norm {
			return id, true
		}
	}
	return 0, false
}

// number is the number of a word with its hash, a new one when the word is new.
func (v *vocabulary) number(norm []byte, hash uint64) uint32 {
	mask := uint64(len(v.slots) - 1)
	i := hash & mask
	for ; v.slots[i] != 0; i = (i + 1) & mask {
		if id := v.slots[i] - 1; v.hashes[id] == hash && v.norms[id] == string(norm) {
			return id
		}
	}
	id := uint32(len(v.norms))
	v.norms = append(v.norms, string(norm))
	v.hashes = append(v.hashes, hash)
	v.slots[i] = id + 1
	if 2*len(v.norms) > len(v.slots) {
		v.grow()
	}
	return id
}

func (v *vocabulary) grow() {
	v.slots = make([]uint32, 2*len(v.slots))
	mask := uint64(len(v.slots) - 1)
	for id, hash := range v.hashes {
		i := hash & mask
		for v.slots[i] != 0 {
			i = (i + 1) & mask
		}
		v.slots[i] = uint32(id) + 1
	}
}

// The constants of the hash FNV-1a of 64 bits.
const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

// hashOf hashes a word. The last step brings the high bits, which vary most, down to where tables look.
func hashOf[S string | []byte](norm S) uint64 {
	h := uint64(hashBasis)
	for i := range len(norm) {
		h = (h ^ uint64(norm[i])) * hashPrime
	}
	return h ^ h>>32
}

// chainHash adds one more word, by its hash, to the hash of a run of words.
func chainHash(h, word uint64) uint64 {
	h = (h ^ word) * hashPrime
	return h ^ h>>29
}

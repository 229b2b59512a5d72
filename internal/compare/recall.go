package compare

import "sync"

// recalled keeps what was made of texts that were read lately, since files of pairs hold one sentence against many. It
// holds two generations: when the younger is full it becomes the older, which is forgotten. What it holds never changes,
// and never the outcome.
type recalled[T any] struct {
	mu           sync.Mutex
	young, older map[string]*T
	// generation is the number of texts of one generation.
	generation int
}

func (r *recalled[T]) get(text string) *T {
	r.mu.Lock()
	defer r.mu.Unlock()
	if x := r.young[text]; x != nil {
		return x
	}
	if x := r.older[text]; x != nil {
		r.put(text, x)
		return x
	}
	return nil
}

func (r *recalled[T]) add(text string, x *T) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.put(text, x)
}

// put needs the lock.
func (r *recalled[T]) put(text string, x *T) {
	if len(r.young) >= r.generation || r.young == nil {
		r.older, r.young = r.young, make(map[string]*T, r.generation)
	}
	r.young[text] = x
}

// The texts of a generation: a side takes some kilobytes, a reading some tens of them, and most texts that come again come
// soon.
const (
	sidesRecalled    = 2048
	readingsRecalled = 256
)

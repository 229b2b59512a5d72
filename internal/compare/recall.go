package compare

import "sync"

// recalled keeps the sides of texts that were read lately, since files of pairs hold one sentence against many. It holds
// two generations: when the younger is full it becomes the older, which is forgotten. What it holds never changes, and
// never the outcome.
type recalled struct {
	mu           sync.Mutex
	young, older map[string]*side
}

// generation is the number of texts of one generation; a side takes some kilobytes.
const generation = 2048

func (r *recalled) get(text string) *side {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.young[text]; s != nil {
		return s
	}
	if s := r.older[text]; s != nil {
		r.put(text, s)
		return s
	}
	return nil
}

func (r *recalled) add(text string, s *side) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.put(text, s)
}

// put needs the lock.
func (r *recalled) put(text string, s *side) {
	if len(r.young) >= generation || r.young == nil {
		r.older, r.young = r.young, make(map[string]*side, generation)
	}
	r.young[text] = s
}

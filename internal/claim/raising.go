package claim

// Words that say of an event, their subject or their object, that there will be one or how likely it is.

// raised is the infinitive below h that says of its subject, an event, that there will be one: "is set to begin"; -1 for none.
func (x *Extractor) raised(t *tree, h int) int {
	k := t.child(h, "xcomp")
	if k < 0 || !t.infinitive(k) || !x.words.occurring[verbLemma(t, k)] || t.child(h, "obj") >= 0 {
		return -1
	}
	return k
}

// raisedFromObject is like raised for the object of a verb of wishing: "expects the trial to begin".
func (x *Extractor) raisedFromObject(t *tree, h int) int {
	k := t.child(h, "xcomp")
	if k < 0 || !t.infinitive(k) || !x.words.occurring[verbLemma(t, k)] {
		return -1
	}
	return k
}

// odds is the adjective at h, or below a verb of seeming at h, that says how likely its subject, an event, is; -1 for none.
func (x *Extractor) odds(t *tree, h int) int {
	k := h
	if t.Tokens[h].Class == "VERB" {
		if k = t.child(h, "xcomp"); k < 0 {
			return -1
		}
	}
	if t.Tokens[k].Class != "ADJ" || t.child(k, "xcomp", "ccomp", "csubj") >= 0 || !x.words.probable[t.lower(k)] {
		return -1
	}
	return k
}

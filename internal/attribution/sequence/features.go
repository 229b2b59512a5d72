package sequence

// Features of the tokens, as 64-bit hashes. Each template mixes its own number with the values that it looks at;
// the model keeps the weights of the hashes that paid in training.

// Features appends the hashes of the features of token i of sentence s to out.
func (d *Document) Features(out []uint64, s, i int) []uint64 {
	v := &d.sentences[s]
	n := len(v.tokens)
	t := &v.tokens[i]
	at := func(k int) *token {
		switch {
		case k < 0:
			return &beforeFirst
		case k >= n:
			return &afterLast
		}
		return &v.tokens[k]
	}
	p1, p2, n1, n2 := at(i-1), at(i-2), at(i+1), at(i+2)
	q := uint64(t.quote)
	cue := uint64(t.cue)
	add := func(template uint64, values ...uint64) {
		h := template*0x9E3779B97F4A7C15 + 0x1234567
		for _, x := range values {
			h = mix(h ^ x)
		}
		out = append(out, h)
	}

	add(1)
	// words, lemmas and tags in a window of two, their pairs and triples
	add(2, t.form)
	add(3, t.lower)
	add(4, t.lemma, t.tag)
	add(5, t.tag)
	add(6, p1.lower)
	add(7, p2.lower)
	add(8, n1.lower)
	add(9, n2.lower)
	add(10, p1.tag)
	add(11, p2.tag)
	add(12, n1.tag)
	add(13, n2.tag)
	add(14, p1.lower, t.lower)
	add(15, t.lower, n1.lower)
	add(17, p1.tag, t.tag)
	add(18, t.tag, n1.tag)
	add(19, p2.tag, p1.tag, t.tag)
	add(20, p1.tag, t.tag, n1.tag)
	add(21, t.tag, n1.tag, n2.tag)
	add(22, t.suffix, t.tag)
	add(23, t.shape)
	add(25, t.lemma, n1.tag)
	add(26, t.lemma, p1.tag)

	// cue buckets around the token
	add(30, cue, t.tag)
	add(31, uint64(p1.cue), uint64(t.cue), uint64(n1.cue))
	add(32, uint64(p1.cue), t.tag)
	add(33, uint64(n1.cue), t.tag)
	add(34, uint64(p2.cue), uint64(p1.cue), t.tag)
	add(35, uint64(n1.cue), uint64(n2.cue), t.tag)
	add(36, cue, p1.tag, n1.tag)
	add(37, cue, n1.lower)
	add(38, cue, p1.lower)

	// place in the sentence
	place := uint64(0)
	switch {
	case i < 3:
		place = uint64(i) + 1
	case n-i <= 3:
		place = uint64(n-i) + 10
	}
	add(40, place, t.tag)
	add(41, place, q)
	if i == 0 {
		add(42, t.lower, flag(v.startsParagraph))
		add(43, uint64(v.share), flag(v.startsParagraph))
	}

	// quotation marks
	around := uint64(p1.quote)<<4 | q<<2<<2 | uint64(n1.quote)<<8
	add(50, around)
	add(51, q, uint64(v.share))
	add(52, q, cue, t.tag)
	add(53, q, uint64(v.share), t.tag)
	var previous, next *sentence
	if s > 0 {
		previous = &d.sentences[s-1]
	}
	if s+1 < len(d.sentences) {
		next = &d.sentences[s+1]
	}
	context := flag(v.startsParagraph)
	if previous != nil {
		context |= flag(previous.endsQuoted)<<1 | uint64(previous.share)<<2
	}
	if next != nil {
		context |= flag(next.startsQuoted)<<4 | flag(next.startsParagraph)<<5 | uint64(next.share)<<6
	}
	add(54, context, q)
	add(55, context, q, t.tag)
	add(56, context, cue)
	add(57, q, flag(v.startsQuoted), flag(v.endsQuoted), uint64(v.share))
	if v.heading {
		add(58, t.tag)
		add(59, q, cue)
	}

	// the likeliest cue of the sentence, its side and distance
	if v.best < 0 {
		add(60, q, uint64(v.share))
		add(62, uint64(v.long), q)
	} else {
		b := &v.tokens[v.best]
		distance := i - v.best
		add(63, b.lemma, side(distance))
		add(64, uint64(b.cue), side(distance), bucket(distance), t.tag)
		add(65, uint64(b.cue), side(distance), q)
		add(66, b.lemma, bucket(distance), side(distance), q)
		add(67, uint64(b.cue), b.tag, side(distance), q, uint64(v.share))
	}
	left, right := v.nearest(i)
	comma, that := false, false
	if left >= 0 {
		c := &v.tokens[left]
		for k := left + 1; k < i; k++ {
			comma = comma || v.tokens[k].comma
			that = that || v.tokens[k].that
		}
		between := flag(comma) | flag(that)<<1
		distance := bucket(i - left)
		add(70, c.lemma, between)
		add(71, uint64(c.cue), distance, t.tag, between)
		add(73, uint64(c.cue), between, q, distance)
		add(74, c.lemma, at(left+1).lower)
		add(75, uint64(c.cue), c.tag, at(left+1).tag, distance)
		add(76, c.lemma, c.tag, q)
	} else {
		add(77, t.tag, q)
	}
	if right < n {
		c := &v.tokens[right]
		comma, that = false, false
		for k := i; k < right; k++ {
			comma = comma || v.tokens[k].comma
			that = that || v.tokens[k].that
		}
		between := flag(comma) | flag(that)<<1
		distance := bucket(right - i)
		add(80, c.lemma, between)
		add(81, uint64(c.cue), distance, t.tag, between)
		add(83, uint64(c.cue), between, q, distance)
		add(84, c.lemma, at(right+1).lower)
		add(85, uint64(c.cue), c.tag, at(right-1).tag, distance)
		add(86, c.lemma, c.tag, q)
	} else {
		add(87, t.tag, q)
	}
	if left >= 0 && right < n {
		add(88, uint64(v.tokens[left].cue), uint64(v.tokens[right].cue), bucket(i-left), bucket(right-i))
	}

	// names
	add(100, uint64(t.name), t.tag)
	add(101, uint64(p1.name), uint64(t.name), uint64(n1.name))

	// what the word lists say
	kind, sort := uint64(t.kind), uint64(t.speech)
	add(140, kind, t.tag)
	add(141, sort, t.tag)
	add(142, uint64(p1.kind), kind, uint64(n1.kind))
	add(143, uint64(p1.speech), sort, uint64(n1.speech))
	add(144, kind, uint64(n1.speech), uint64(n2.speech))
	add(145, sort, uint64(p1.kind), uint64(p2.kind))
	add(146, sort, n1.tag, q)
	add(147, sort, n1.lower)
	add(148, kind, p1.lower)

	// the tree
	if v.treed {
		h := at(n)
		if t.head >= 0 {
			h = at(t.head)
		}
		add(110, t.relation)
		add(111, t.relation, h.lemma)
		add(112, t.relation, h.tag, t.tag, side(i-t.head))
		add(113, t.relation, uint64(h.cue), side(i-t.head))
		add(115, p1.relation, t.relation, n1.relation)
		add(116, cue, uint64(t.subject), uint64(t.complement), t.subjectTag)
		add(117, t.lemma, uint64(t.subject), uint64(t.complement))
		add(118, sort, uint64(t.subjectKind), uint64(t.complement))
		add(119, t.lemma, uint64(t.subjectKind))
		if t.under >= 0 {
			c := &v.tokens[t.under]
			to := side(i - t.under)
			add(120, t.by, to)
			add(131, t.by, to, uint64(c.speech), uint64(c.subjectKind))
			add(132, t.by, to, kind, uint64(c.speech))
			add(121, t.by, to, uint64(t.steps), uint64(c.cue))
			add(122, t.by, to, c.lemma)
			add(123, t.by, to, t.tag, uint64(c.cue))
			add(124, t.by, to, t.relation, uint64(t.steps), uint64(c.cue))
			add(125, t.by, to, uint64(c.cue), uint64(c.subject), uint64(c.complement))
			add(126, t.by, to, p1.by, flag(p1.under == t.under), uint64(c.cue))
			add(127, t.by, to, n1.by, flag(n1.under == t.under), uint64(c.cue))
			add(128, t.by, to, q, uint64(v.share), uint64(c.cue))
		} else {
			add(129, q, t.relation)
			add(130, q, flag(p1.under >= 0), flag(n1.under >= 0), t.tag)
		}
	}

	// where phrases of the tree begin and end
	if v.treed {
		o, c := t.opens, t.closes
		add(190, o.relation, uint64(o.place), q)
		add(191, o.relation, uint64(o.place), p1.tag, uint64(o.length))
		add(192, o.relation, uint64(o.place), t.lower)
		add(193, c.relation, uint64(c.place), n1.tag, uint64(c.length))
		add(194, n1.opens.relation, uint64(n1.opens.place), n1.tag, t.tag)
		add(195, n2.opens.relation, uint64(n2.opens.place), n1.tag, q)
		add(196, p1.closes.relation, uint64(p1.closes.place), p1.tag, t.tag)
		add(197, p1.closes.relation, uint64(p1.closes.place), o.relation, uint64(o.place))
		if left >= 0 {
			add(198, o.relation, uint64(o.place), v.tokens[left].lemma)
		}
	}
	if t.mark >= 0 {
		m := &v.marks[t.mark]
		before, after := at(m.start-1), at(m.end)
		length := bucket(m.end - m.start)
		ends := flag(m.fromBefore) | flag(m.goesOn)<<1
		add(200, q, length, before.lower, ends)
		add(201, q, length, after.lower, ends)
		add(203, q, length, ends, uint64(before.cue), uint64(after.cue), uint64(v.share))
	}

	// classes of words in large text
	add(170, t.cluster)
	add(171, t.coarse, t.tag)
	add(172, p1.cluster)
	add(173, n1.cluster)
	add(174, p1.cluster, t.cluster)
	add(175, t.cluster, n1.cluster)
	add(176, p1.coarse, t.coarse, n1.coarse)
	add(177, t.cluster, uint64(t.subject), uint64(t.complement))
	add(178, t.coarse, uint64(t.subjectKind), uint64(t.complement))
	if v.treed {
		if t.head >= 0 {
			add(181, t.relation, at(t.head).cluster)
			add(182, t.cluster, t.relation, at(t.head).coarse)
		}
		if t.under >= 0 {
			add(183, t.by, side(i-t.under), v.tokens[t.under].cluster)
		}
	}

	// the likeliest cues of the neighbouring sentences
	if previous != nil {
		add(90, bestOf(previous), q, flag(v.startsParagraph))
		add(91, bestBucket(previous), q, uint64(v.share), flag(v.startsParagraph), uint64(previous.share))
	}
	if next != nil {
		add(92, bestOf(next), q, flag(next.startsParagraph))
		add(93, bestBucket(next), q, uint64(v.share), flag(next.startsParagraph), uint64(next.share))
	}
	return out
}

// EdgeFeatures appends the hashes on which the transition into token i depends.
func (d *Document) EdgeFeatures(out []uint64, s, i int) []uint64 {
	v := &d.sentences[s]
	t := &v.tokens[i]
	p := &beforeFirst
	if i > 0 {
		p = &v.tokens[i-1]
	}
	add := func(template uint64, values ...uint64) {
		h := template*0x9E3779B97F4A7C15 + 0x7654321
		for _, x := range values {
			h = mix(h ^ x)
		}
		out = append(out, h)
	}
	add(1)
	add(2, t.tag)
	add(3, p.tag)
	add(4, uint64(p.quote), uint64(t.quote))
	add(5, uint64(t.cue), uint64(p.cue))
	if !letter(p) || !letter(t) || t.that || p.that {
		add(6, p.lower, t.tag)
		add(7, t.lower, p.tag)
	}
	return out
}

// anyToken is the template of the memory feature that every token has.
const anyToken = 1

// MemoryFeatures appends the hashes on which the score of a label depends given the memory of the sentence so far;
// i may be the number of tokens, for the end of the sentence.
func (d *Document) MemoryFeatures(out []uint64, s, i int) []uint64 {
	v := &d.sentences[s]
	add := func(template uint64, values ...uint64) {
		h := memoryHash(template)
		for _, x := range values {
			h = mix(h ^ x)
		}
		out = append(out, h)
	}
	if i == len(v.tokens) {
		add(101)
		add(102, uint64(v.share), flag(v.startsParagraph))
		add(103, bestBucket(v))
		add(104, flag(v.heading), uint64(v.share))
		add(105, uint64(min(len(v.candidates), 3)), uint64(v.share))
		if s > 0 {
			add(106, uint64(v.share), flag(v.startsParagraph), uint64(d.sentences[s-1].share), flag(d.sentences[s-1].endsQuoted))
		}
		return out
	}
	t := &v.tokens[i]
	add(anyToken)
	add(2, uint64(t.quote), uint64(v.share))
	add(3, t.tag)
	add(4, uint64(t.cue))
	add(5, t.relation)
	left, right := v.nearest(i)
	if left >= 0 {
		add(6, uint64(v.tokens[left].cue), bucket(i-left))
	}
	if right < len(v.tokens) {
		add(7, uint64(v.tokens[right].cue), bucket(right-i))
	} else {
		add(8, uint64(t.quote))
	}
	return out
}

func memoryHash(template uint64) uint64 { return template*0x9E3779B97F4A7C15 + 0x3579BDF }

// letter reports whether a token has a part of speech that is written with letters.
func letter(t *token) bool { return t.class != '-' }

var (
	beforeFirst = token{form: 1, lower: 1, lemma: 1, tag: 1, suffix: 1, shape: 1, class: '<', head: -1, under: -1}
	afterLast   = token{form: 2, lower: 2, lemma: 2, tag: 2, suffix: 2, shape: 2, class: '>', head: -1, under: -1}
)

// nearest is the index of the nearest cue candidate before token i, -1 for none, and of the nearest at or after it,
// the length of the sentence for none. A candidate is not to its own left.
func (v *sentence) nearest(i int) (left, right int) {
	left, right = -1, len(v.tokens)
	for _, c := range v.candidates {
		if c < i {
			left = c
		} else {
			right = c
			break
		}
	}
	return left, right
}

func bestOf(v *sentence) uint64 {
	if v.best < 0 {
		return 0
	}
	return v.tokens[v.best].lemma
}

func bestBucket(v *sentence) uint64 {
	if v.best < 0 {
		return 0
	}
	return uint64(v.tokens[v.best].cue)
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func side(distance int) uint64 {
	switch {
	case distance < 0:
		return 1
	case distance > 0:
		return 2
	}
	return 0
}

// bucket folds a distance in tokens to 0, 1, 2, 3, up to 5, up to 9, up to 15, more.
func bucket(distance int) uint64 {
	if distance < 0 {
		distance = -distance
	}
	switch {
	case distance <= 3:
		return uint64(distance)
	case distance <= 5:
		return 4
	case distance <= 9:
		return 5
	case distance <= 15:
		return 6
	}
	return 7
}

// mix is the finaliser of splitmix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 27
	x *= 0x94D049BB133111EB
	return x ^ x>>31
}

package sequence

// Joining runs to attributions: each content run picks the cue that introduces it, or goes on with the content run
// before it, and each cue picks its source. The choices are scored by features of the pair.

// Place is a run in a document.
type Place struct {
	Run
	Sentence int
}

// Places lists the runs of all sentences in order.
func Places(labels [][]Label) []Place {
	var out []Place
	for s := range labels {
		for _, r := range Runs(labels[s]) {
			out = append(out, Place{r, s})
		}
	}
	return out
}

// Choice is one way to join a run: to another run, or, with To == Nothing, to none; a content run may be joined
// with GoesOn to what the content run before it was joined to.
type Choice struct {
	To       int
	Features []uint64
}

// Values of Choice.To that name no run.
const (
	Nothing = -1
	GoesOn  = -2
)

// reach is how many sentences away a cue or a source may stand.
const reach = 3

// ContentChoices lists how content run k of places may be joined to a cue.
func (d *Document) ContentChoices(places []Place, k int) []Choice {
	return d.choices(places, k, Cue)
}

// SourceChoices lists the sources that cue run k of places may have.
func (d *Document) SourceChoices(places []Place, k int) []Choice {
	return d.choices(places, k, Source)
}

func (d *Document) choices(places []Place, k int, wanted Role) []Choice {
	var out []Choice
	from := places[k]
	for j := k - 1; j >= 0 && from.Sentence-places[j].Sentence <= reach; j-- {
		if places[j].Role == wanted {
			out = append(out, Choice{To: j, Features: d.pair(places, k, j)})
		}
	}
	for j := k + 1; j < len(places) && places[j].Sentence-from.Sentence <= reach; j++ {
		if places[j].Role == wanted {
			out = append(out, Choice{To: j, Features: d.pair(places, k, j)})
		}
	}
	out = append(out, Choice{To: Nothing, Features: d.alone(places, k, 1)})
	if wanted == Cue {
		for j := k - 1; j >= 0 && from.Sentence-places[j].Sentence <= reach; j-- {
			if places[j].Role == Content {
				out = append(out, Choice{To: GoesOn, Features: d.alone(places, k, 2)})
				break
			}
		}
	}
	return out
}

// alone are the features of leaving run k without a partner (kind 1) or of going on with the content before (2).
func (d *Document) alone(places []Place, k int, kind uint64) []uint64 {
	p := places[k]
	v := &d.sentences[p.Sentence]
	var out []uint64
	add := adder(&out, 300+kind+10*uint64(p.Role))
	var counts [4]int
	near := [4]int{-1, -1, -1, -1}
	for j := range places {
		if places[j].Sentence == p.Sentence {
			counts[places[j].Role]++
		}
		if j < k {
			near[places[j].Role] = p.Sentence - places[j].Sentence
		}
	}
	head := &v.tokens[d.headOf(p)]
	q := uint64(v.tokens[p.Start].quote)
	add(0)
	add(1, uint64(min(counts[Source], 3)), uint64(min(counts[Cue], 3)), uint64(min(counts[Content], 3)))
	add(2, q, uint64(v.share), flag(v.startsParagraph))
	add(3, head.lemma, head.tag)
	add(4, head.tag, uint64(min(counts[Source], 3)))
	add(5, head.lemma, uint64(min(counts[Source], 3)))
	add(6, q, uint64(v.share), flag(v.startsParagraph), uint64(min(near[Content]+1, 4)), uint64(min(counts[Cue], 2)))
	add(7, v.tokens[p.Start].tag, head.tag, uint64(min(counts[Source], 2)))
	add(8, q, flag(v.startsParagraph), uint64(min(near[Cue]+1, 4)), uint64(min(counts[Cue], 2)))
	return out
}

// pair are the features of joining run k to run j.
func (d *Document) pair(places []Place, k, j int) []uint64 {
	a, b := places[k], places[j]
	va, vb := &d.sentences[a.Sentence], &d.sentences[b.Sentence]
	var out []uint64
	add := adder(&out, 200+10*uint64(a.Role))
	// What lies between.
	var between [4]int
	lo, hi := min(j, k), max(j, k)
	for m := lo + 1; m < hi; m++ {
		between[places[m].Role]++
	}
	order := flag(j < k)
	steps := uint64(b.Sentence - a.Sentence + reach)
	distance, comma, that, words := uint64(7), false, false, uint64(0)
	if a.Sentence == b.Sentence {
		x, y := places[lo].End, places[hi].Start
		distance = bucket(y - x)
		for i := x; i < y; i++ {
			t := &va.tokens[i]
			comma = comma || t.comma
			that = that || t.that
			if i < x+3 {
				words = mix(words ^ t.tag)
			}
		}
	}
	inner := uint64(min(between[Source], 2)) | uint64(min(between[Cue], 2))<<2 | uint64(min(between[Content], 2))<<4
	ha, hb := &va.tokens[d.headOf(a)], &vb.tokens[d.headOf(b)]
	qa, qb := uint64(va.tokens[a.Start].quote), uint64(vb.tokens[b.Start].quote)
	add(1, order, steps)
	add(2, order, steps, inner)
	add(3, order, steps, distance)
	add(4, order, steps, inner, distance, flag(comma))
	add(5, order, steps, qa, qb, uint64(va.share), uint64(vb.share))
	add(6, order, ha.lemma, steps)
	add(7, order, hb.lemma, steps, inner)
	add(8, order, hb.lemma, hb.tag, distance)
	add(9, order, ha.tag, hb.tag, steps, inner)
	add(10, order, flag(comma), flag(that), words, distance)
	add(11, order, inner, qa, qb, steps, flag(va.startsParagraph), flag(vb.startsParagraph))
	add(12, order, va.tokens[a.Start].lower, hb.lemma)
	add(13, order, va.tokens[a.Start].tag, va.tokens[a.End-1].tag, hb.tag, distance)
	add(14, order, vb.tokens[b.Start].lower, steps)
	add(15, order, vb.tokens[b.Start].tag, ha.lemma, distance)
	add(16, uint64(hb.cue), uint64(ha.cue), order, inner)
	return out
}

// headOf is the index of the token that stands for a run: the likeliest cue word of a cue, else the last word.
func (d *Document) headOf(p Place) int {
	tokens := d.sentences[p.Sentence].tokens
	head := p.End - 1
	if p.Role == Cue {
		for i := p.Start; i < p.End; i++ {
			if tokens[i].cue >= tokens[head].cue {
				head = i
			}
		}
		return head
	}
	for head > p.Start && tokens[head].class == '-' {
		head--
	}
	return head
}

func adder(out *[]uint64, family uint64) func(template uint64, values ...uint64) {
	return func(template uint64, values ...uint64) {
		h := (family<<8|template)*0x9E3779B97F4A7C15 + 0x2468ACE
		for _, x := range values {
			h = mix(h ^ x)
		}
		*out = append(*out, h)
	}
}

// Joined is one attribution as indices of runs in a list of places.
type Joined struct {
	// Cue is -1 when the contents have none. Source is -1 when nobody is named.
	Source, Cue int
	Contents    []int
}

// Join joins the runs. score gives the score of a choice's features.
func (d *Document) Join(places []Place, score func(features []uint64) float32) []Joined {
	target := make([]int, len(places)) // of a content run: the cue run, or -1
	byCue := map[int]int{}
	var out []Joined
	last, lastIndex := Nothing, -1
	for k, p := range places {
		target[k] = Nothing
		if p.Role != Content {
			continue
		}
		c := pick(d.ContentChoices(places, k), score)
		if c == GoesOn {
			if lastIndex >= 0 {
				out[lastIndex].Contents = append(out[lastIndex].Contents, k)
				continue
			}
			c = Nothing
		}
		last = c
		if c == Nothing {
			lastIndex = len(out)
			out = append(out, Joined{Source: -1, Cue: -1, Contents: []int{k}})
			continue
		}
		if i, ok := byCue[c]; ok {
			out[i].Contents = append(out[i].Contents, k)
			lastIndex = i
			continue
		}
		lastIndex = len(out)
		byCue[last] = lastIndex
		out = append(out, Joined{Source: -1, Cue: c, Contents: []int{k}})
	}
	for i := range out {
		if out[i].Cue >= 0 {
			out[i].Source = pick(d.SourceChoices(places, out[i].Cue), score)
		}
	}
	return out
}

func pick(choices []Choice, score func([]uint64) float32) int {
	best, to := float32(0), Nothing
	for i, c := range choices {
		if v := score(c.Features); i == 0 || v > best {
			best, to = v, c.To
		}
	}
	return to
}

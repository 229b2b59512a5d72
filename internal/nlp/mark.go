package nlp

import "gainsay/internal/nlp/names"

// Gazetteer knows the names of the world: countries, cities, organisations, people.
type Gazetteer interface {
	// NameKind returns NoName for a name it does not know.
	NameKind(name string) NameKind
}

// gazetteerAdapter lets package names ask a Gazetteer of this package.
type gazetteerAdapter struct{ g Gazetteer }

func (a gazetteerAdapter) NameKind(name string) names.Kind { return names.Kind(a.g.NameKind(name)) }

// markNames fills in Name and NameStart over a document whose tokens are tagged.
func (r *Reader) markNames(d *Document) error {
	var err error
	guess := func(forms []string) []names.Guess {
		recogniser, e := names.Default()
		if e != nil {
			err = e
			return nil
		}
		return recogniser.Guess(forms)
	}
	sentences := make([]names.Sentence, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		n := names.Sentence{Heading: s.Kind != Text, Forms: make([]string, len(s.Tokens)), Tags: make([]string, len(s.Tokens)),
			Glued: make([]bool, len(s.Tokens))}
		for j := range s.Tokens {
			t := &s.Tokens[j]
			n.Forms[j], n.Tags[j] = t.Form, t.Tag
			n.Glued[j] = j > 0 && s.Tokens[j-1].End == t.Start
		}
		sentences[i] = n
	}
	var gazetteer names.Gazetteer
	if r.gazetteer != nil {
		gazetteer = gazetteerAdapter{r.gazetteer}
	}
	for i, labels := range names.Mark(sentences, gazetteer, guess) {
		for j, l := range labels {
			t := &d.Sentences[i].Tokens[j]
			t.Name, t.NameStart = NameKind(l.Kind), l.Start
		}
	}
	return err
}

package pipeline

import (
	"reflect"
	"testing"
)

func TestWhatTravelsComesBack(t *testing.T) {
	m := meeting{Document: -7, Hash: 1 << 62, Words: []uint32{1, 1 << 31}, Weights: []uint16{2, 65535}, Idle: true}
	var w wire
	encodeMeeting(&w, &m)
	var gotMeeting meeting
	decodeMeeting(&unwire{b: w}, &gotMeeting)
	n := node{Own: true, Links: []link{{-3, .5}, {4, 1}}, Label: -9, From: 12, Weight: .25, Within: true, Led: true, Rank: 3, Size: 300}
	w = nil
	encodeNode(&w, &n)
	var gotNode node
	decodeNode(&unwire{b: w}, &gotNode)
	b := bag{ID: "a/b", Lemmas: []string{"dam", "überflutung"}, Weights: []float64{.5, .1}, Published: -5, Dated: true}
	w = nil
	encodeBag(&w, &b)
	var gotBag bag
	decodeBag(&unwire{b: w}, &gotBag)
	c := candidate{Document: -1, Replaced: true, Bag: b}
	w = nil
	encodeCandidate(&w, &c)
	var gotCandidate candidate
	decodeCandidate(&unwire{b: w}, &gotCandidate)
	for _, c := range [][2]any{{gotMeeting, m}, {gotNode, n}, {gotBag, b}, {gotCandidate, c}} {
		if !reflect.DeepEqual(c[0], c[1]) {
			t.Errorf("got %+v, want %+v", c[0], c[1])
		}
	}
}

// FuzzDecode reads any bytes: a value that is cut off is an error, never a panic or a gigabyte.
func FuzzDecode(f *testing.F) {
	for _, n := range []node{{}, {Links: []link{{1, 2}}}} {
		var w wire
		encodeNode(&w, &n)
		f.Add([]byte(w))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var n node
		u := unwire{b: body}
		if decodeNode(&u, &n); u.err != nil {
			return
		}
		var w wire
		encodeNode(&w, &n)
		var again node
		decodeNode(&unwire{b: w}, &again)
		var m meeting
		decodeMeeting(&unwire{b: body}, &m)
		var b bag
		decodeBag(&unwire{b: body}, &b)
	})
}

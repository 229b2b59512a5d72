package codec

import (
	"bytes"
	"math"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"testing/quick"
	"time"
)

type Inner struct{ Start, End int }

type sample struct {
	Inner
	Name, Other string
	Flag        bool
	Small       int8
	Large       uint64
	Share       float64
	Half        float32
	List        []Inner
	Words       []string
	Pair        [2]Inner
	At          time.Time
	Next        *Inner
	Lists       [][]int
	Bytes       []byte
	//lint:ignore U1000 what is not exported is left out, and has to be there to be left out
	hidden int
}

// TestWhatIsReadIsWhatWasWritten fills values at random, nil and empty lists among them.
func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	c, err := New[sample]()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewSource(1))
	for range 500 {
		var s sample
		v := reflect.ValueOf(&s).Elem()
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() && f.Type() != reflect.TypeFor[time.Time]() {
				if x, ok := quick.Value(f.Type(), random); ok && random.Intn(3) > 0 {
					f.Set(x)
				}
			}
		}
		if random.Intn(2) == 0 {
			s.At = time.Unix(random.Int63n(1e10), random.Int63n(1e9)).In(time.FixedZone("", 3600*(random.Intn(24)-12)))
		}
		b, err := c.Encode(&s)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !got.At.Equal(s.At) || got.At.Format(time.RFC3339Nano) != s.At.Format(time.RFC3339Nano) {
			t.Fatalf("the time %v became %v", s.At, got.At)
		}
		got.At = s.At
		if !reflect.DeepEqual(got, &s) {
			t.Fatalf("%+v became %+v", s, *got)
		}
	}
}

func TestNumbersThatAreRareComeBack(t *testing.T) {
	c, err := New[[]float64]()
	if err != nil {
		t.Fatal(err)
	}
	in := []float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64, math.NaN()}
	b, err := c.Encode(&in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	for i := range in {
		if math.Float64bits((*out)[i]) != math.Float64bits(in[i]) {
			t.Errorf("%v became %v", in[i], (*out)[i])
		}
	}
}

func TestWhatPointersShareIsWrittenOnceAndSharedAgain(t *testing.T) {
	type both struct {
		Whole *sample
		Part  *Inner
		List  []*Inner
	}
	c, err := New[both]()
	if err != nil {
		t.Fatal(err)
	}
	whole, one, other := &sample{Inner: Inner{5, 6}}, &Inner{1, 2}, &Inner{1, 2}
	// The first field of a struct has the address of the struct and is another thing.
	in := both{whole, &whole.Inner, []*Inner{one, other, nil, one, one}}
	b, err := c.Encode(&in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(*out, in) {
		t.Fatalf("%+v became %+v", in, *out)
	}
	if l := out.List; l[0] != l[3] || l[0] != l[4] || l[0] == l[1] {
		t.Errorf("of %v the first, fourth and fifth are one, and the second is another", l)
	}
	in.List = append(in.List, slices.Repeat([]*Inner{one}, 100)...)
	more, err := c.Encode(&in)
	if err != nil {
		t.Fatal(err)
	}
	if len(more) > len(b)+101 {
		t.Errorf("a hundred more pointers at one thing take %d bytes", len(more)-len(b))
	}
}

type itself struct{ Next *itself }

func TestWhatCannotBeKeptIsTold(t *testing.T) {
	for name, make := range map[string]func() error{
		"a map":                                 func() error { _, err := New[map[string]int](); return err },
		"an interface within a list":            func() error { _, err := New[[]any](); return err },
		"a function within a struct":            func() error { _, err := New[struct{ F func() }](); return err },
		"a type that contains itself":           func() error { _, err := New[itself](); return err },
		"a struct of which nothing is exported": func() error { _, err := New[struct{ a int }](); return err },
	} {
		if make() == nil {
			t.Errorf("%s has a codec", name)
		}
	}
}

func TestDamageIsTold(t *testing.T) {
	c, err := New[[]sample]()
	if err != nil {
		t.Fatal(err)
	}
	in := []sample{{Name: "one", Words: []string{"two", "three"}, List: []Inner{{1, 2}}, At: time.Unix(1, 0), Next: &Inner{3, 4}, Share: .5}}
	b, err := c.Encode(&in)
	if err != nil {
		t.Fatal(err)
	}
	for n := range b {
		if _, err := c.Decode(b[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are read without an error", n, len(b))
		}
	}
	if _, err := c.Decode(append(b, 0)); err == nil {
		t.Error("a byte too many is no error")
	}
}

func FuzzDecode(f *testing.F) {
	c, err := New[[]sample]()
	if err != nil {
		f.Fatal(err)
	}
	for _, v := range [][]sample{nil, {}, {{Name: "one", Words: []string{"two", "one"}, List: []Inner{{1, -2}}, At: time.Unix(1, 0), Next: &Inner{}, Share: .5, Lists: [][]int{nil, {1}}}}} {
		b, err := c.Encode(&v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := c.Decode(b)
		if err != nil {
			return
		}
		again, err := c.Encode(v)
		if err != nil {
			t.Fatal(err)
		}
		w, err := c.Decode(again)
		if err != nil {
			t.Fatal(err)
		}
		if third, err := c.Encode(w); err != nil || !bytes.Equal(third, again) {
			t.Fatalf("what was read is not what is written: %v", err)
		}
	})
}

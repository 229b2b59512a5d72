package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"testing"
	"testing/quick"
)

// expected is what encoding/json writes.
func expected(t *testing.T, v any) string {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestReportsAreWrittenAsTheLibraryDoes compares with encoding/json on reports whose every field is filled at random, empty
// and nil lists and strings of any bytes among them.
func TestReportsAreWrittenAsTheLibraryDoes(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for n := range 200 {
		v, ok := quick.Value(reflect.TypeFor[Report](), random)
		if !ok {
			t.Fatal("a type of the report cannot be made at random")
		}
		r := v.Interface().(Report)
		if n%20 == 0 && len(r.Claims) > 0 {
			for len(r.Claims) < 3*chunk {
				r.Claims = append(r.Claims, r.Claims...)
			}
		}
		want := expected(t, &r)
		var got bytes.Buffer
		if err := encodeIndented(&got, reflect.ValueOf(&r).Elem()); err != nil {
			t.Fatal(err)
		}
		if got.String() != want {
			t.Fatalf("report %d differs from what encoding/json writes", n)
		}
	}
}

func TestStringsAndNumbersAreWrittenAsTheLibraryDoes(t *testing.T) {
	type values struct {
		S []string `json:"s"`
		F []float64
		N struct{} `json:"n"`
		O []string `json:"o,omitzero"`
		B []byte
		//lint:ignore U1000 what is not exported is left out, and has to be there to be left out
		p int
	}
	v := values{S: []string{"", "plain", `"`, `\`, "\x00\x1f\x7f", "<&>", "é“”", "é\n", "\u2028", "é\u2029", "\xff", "é\xff", "\U0001F600"},
		F: []float64{0, math.Copysign(0, -1), 1, -1.5, 1e-6, 9e-7, 1e20, 1e21, -1e300, .123}, O: []string{}, B: []byte("bytes")}
	var got bytes.Buffer
	if err := encodeIndented(&got, reflect.ValueOf(v)); err != nil {
		t.Fatal(err)
	}
	if want := expected(t, v); got.String() != want {
		t.Errorf("got %s\nwant %s", got.String(), want)
	}
	if err := encodeIndented(&got, reflect.ValueOf(struct{ F []float64 }{[]float64{math.NaN()}})); err == nil {
		t.Error("a number that JSON cannot write is no error")
	}
}

type smallDisk struct{ room int }

func (f *smallDisk) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

func TestALongReportTellsThatTheDiskIsFull(t *testing.T) {
	r := &Report{Schema: Schema}
	for i := range 5 * chunk {
		r.Claims = append(r.Claims, Claim{ID: fmt.Sprint(i)})
	}
	for _, room := range []int{0, 100, 10_000, 200_000} {
		if err := writeJSON(&smallDisk{room}, r, Options{}); err == nil {
			t.Errorf("with room for %d bytes no error is told", room)
		}
	}
}

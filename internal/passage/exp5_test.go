package passage

import (
	"encoding/gob"
	"fmt"
	"math"
	"os"
	"testing"
)

func TestExpSoft(t *testing.T) {
	if os.Getenv("EXP") == "" {
		t.Skip()
	}
	f, _ := os.Open("/tmp/passage/vec.gob")
	m := map[string][]float32{}
	gob.NewDecoder(f).Decode(&m)
	for _, v := range m {
		n := 0.0
		for _, x := range v {
			n += float64(x * x)
		}
		for i := range v {
			v[i] /= float32(math.Sqrt(n))
		}
	}
	cos := func(a, b string) float64 {
		x, y := m[a], m[b]
		if x == nil || y == nil {
			return 0
		}
		d := 0.0
		for i := range x {
			d += float64(x[i] * y[i])
		}
		return d
	}
	for _, w := range []string{"killed", "police", "russia", "court", "blast", "jailed"} {
		best := map[float64]string{}
		var top []float64
		for k := range m {
			c := cos(w, k)
			if c > .55 {
				best[c] = k
				top = append(top, c)
			}
		}
		fmt.Print(w, ": ")
		for i, c := range top {
			if i < 14 {
				fmt.Printf("%s %.2f, ", best[c], c)
			}
		}
		fmt.Println()
	}
	wts, _ := BuiltinWeights()
	lev := func(a, b string) float64 { // common prefix share
		n := 0
		for n < len(a) && n < len(b) && a[n] == b[n] {
			n++
		}
		if n < 4 {
			return 0
		}
		return 2 * float64(n) / float64(len(a)+len(b))
	}
	for _, lo := range []float64{.3, .4, .5, .6, 2} {
		for _, pl := range []float64{.6, .7, .8, 2} {
			for _, numw := range []float64{-1, 4} {
				fmt.Printf("lo %.1f prefix %.1f num %v", lo, pl, numw)
				for _, set := range []string{"headlines-2013.jsonl.gz", "headlines-2014.jsonl.gz"} {
					var sc, gold, sv []float64
					for _, r := range rows(t, set) {
						a, b := newPairView(r.A), newPairView(r.B)
						wt := func(k string) float64 {
							if numw >= 0 && isDigit(k[0]) {
								return numw
							}
							return wts.Of(k)
						}
						side := func(x, y pairView) (float64, float64) {
							s, tot := 0., 0.
							for i, u := range x.norms {
								w := wt(u)
								best := 0.0
								for j, v := range y.norms {
									c := 0.0
									if u == v || x.stems[i] == y.stems[j] {
										c = 1
									} else {
										if p := lev(x.stems[i], y.stems[j]); p >= pl {
											c = max(c, p)
										}
										if q := cos(u, v); q >= lo {
											c = max(c, q)
										}
									}
									best = max(best, c)
								}
								s += w * best
								tot += w
							}
							return s, tot
						}
						s1, t1 := side(a, b)
						s2, t2 := side(b, a)
						sc = append(sc, (s1+s2)/(t1+t2))
						// sentence vector cosine
						va, vb := make([]float64, 100), make([]float64, 100)
						for _, u := range a.norms {
							for i, x := range m[u] {
								va[i] += float64(x) * wt(u)
							}
						}
						for _, u := range b.norms {
							for i, x := range m[u] {
								vb[i] += float64(x) * wt(u)
							}
						}
						d, na, nb := 0., 1e-9, 1e-9
						for i := range va {
							d += va[i] * vb[i]
							na += va[i] * va[i]
							nb += vb[i] * vb[i]
						}
						sv = append(sv, d/math.Sqrt(na*nb))
						gold = append(gold, r.Score)
					}
					mix := make([]float64, len(sc))
					for i := range sc {
						mix[i] = sc[i] + .5*sv[i]
					}
					fmt.Printf(" | soft %.3f vec %.3f mix %.3f", pearson(sc, gold), pearson(sv, gold), pearson(mix, gold))
				}
				fmt.Println()
			}
		}
	}
}

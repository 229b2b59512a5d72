package analysis_test

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"gainsay/internal/analysis"
	"gainsay/internal/rule"
)

// asked is a context that ends when it is asked the nth time whether it has, and knows who asked. So a test needs no clock.
type asked struct {
	context.Context
	cancel context.CancelFunc
	last   int // 0 for never

	mu    sync.Mutex
	times int
	by    map[string]int
}

func askedAtMost(last int) *asked {
	ctx, cancel := context.WithCancel(context.Background())
	return &asked{Context: ctx, cancel: cancel, last: last, by: map[string]int{}}
}

func (a *asked) Err() error {
	var pc [1]uintptr
	runtime.Callers(2, pc[:])
	frame, _ := runtime.CallersFrames(pc[:]).Next()
	name := frame.Function[strings.LastIndexByte(frame.Function, '/')+1:]
	a.mu.Lock()
	defer a.mu.Unlock()
	a.times++
	a.by[name]++
	if a.times == a.last {
		a.cancel()
	}
	return a.Context.Err()
}

// sampleReadings are the readings of two stories, so that what is tested is comparing alone.
func sampleReadings(t *testing.T, e *analysis.Engine) []*analysis.Reading {
	t.Helper()
	return readings(t, e, documents(t, filepath.Join("..", "..", "testdata", "corpora")))
}

func TestEveryStageAsksWhetherTheRunHasEnded(t *testing.T) {
	e := engine(t, 1)
	ctx := askedAtMost(0)
	if _, err := e.Compare(ctx, sampleReadings(t, e), analysis.Run{}); err != nil {
		t.Fatal(err)
	}
	for _, stage := range []string{
		// copies
		"passage.collect", "passage.(*collection).jaccardJoin", "passage.(*finder).keepAlike", "passage.(*collection).containmentJoin",
		"passage.(*finder).cluster", "passage.(*finder).joinNeighbours", "passage.dropNested", "passage.(*finder).find",
		// stories
		"event.Stories", "event.similar", "event.agglomerate",
		// alignment
		"event.count", "event.neighbours", "event.newProfiles", "event.candidates", "event.(*Pairs).support", "event.(*Pairs).events",
		"event.(*Pairs).statements", "event.(*Pairs).statement",
		// judging
		"analysis.background", "analysis.(*builder).judgeEvents", "analysis.(*builder).compare", "analysis.(*builder).utterances",
		"analysis.(*builder).figures", "analysis.(*builder).judgeCompanions",
		// all stories together
		"analysis.(*builder).assemble", "analysis.(*builder).passages", "analysis.(*builder).dropRepeated", "analysis.(*builder).disputes",
		"analysis.(*builder).quotations", "analysis.(*builder).wordings", "value.(*Finder).figures",
	} {
		if ctx.by[stage] == 0 {
			t.Errorf("%s never asks", stage)
		}
	}
}

func TestStoriesWaitForMemoryAsDocumentsDo(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var admitted, under, released int
	refuse := false
	e, err := analysis.New(pack, analysis.Options{Jobs: 2, Admit: func(ctx context.Context, bytes int64) (func(), error) {
		mu.Lock()
		defer mu.Unlock()
		if refuse {
			return nil, context.Canceled
		}
		if bytes <= 0 {
			t.Errorf("%d bytes are asked for", bytes)
		}
		admitted, under = admitted+1, under+1
		return func() {
			mu.Lock()
			defer mu.Unlock()
			released, under = released+1, under-1
		}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	read := sampleReadings(t, e)
	admitted, released = 0, 0
	if _, err := e.Compare(context.Background(), read, analysis.Run{}); err != nil {
		t.Fatal(err)
	}
	if admitted == 0 || admitted != released || under != 0 {
		t.Errorf("%d stories were admitted and %d released", admitted, released)
	}
	refuse = true
	if r, err := e.Compare(context.Background(), read, analysis.Run{}); !errors.Is(err, context.Canceled) || r.Complete {
		t.Errorf("a story for which there is no room gives the error %v", err)
	}
}

func TestARunDoesNotWaitForADocumentThatTakesLong(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	docs := documents(t, filepath.Join("..", "..", "testdata", "corpora", "derailment"))
	ctx, cancel := context.WithCancel(context.Background())
	stuck, late := make(chan struct{}), make(chan struct{})
	admitted := 0
	e, err := analysis.New(pack, analysis.Options{Jobs: 1, Admit: func(context.Context, int64) (func(), error) {
		admitted++
		if admitted == 3 {
			cancel()
			<-stuck // the third document knows of no end
			defer close(late)
		}
		return func() {}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := e.Check(ctx, docs, nil)
	if !errors.Is(err, context.Canceled) || r.Complete || len(r.Documents) != 2 {
		t.Errorf("error %v, complete %v, %d documents, want those that were read before", err, r.Complete, len(r.Documents))
	}
	close(stuck)
	<-late
}

func TestARunEndsWhereverItIsWhenItIsTold(t *testing.T) {
	e := engine(t, 1)
	read := sampleReadings(t, e)
	whole := askedAtMost(0)
	if _, err := e.Compare(whole, read, analysis.Run{}); err != nil {
		t.Fatal(err)
	}
	const places = 60
	// What may still be asked: by the search for copies, which goes on beside that for stories, and once by each story.
	most := len(read) + 4
	for n := range places {
		ctx := askedAtMost(1 + n*(whole.times-1)/places)
		r, err := e.Compare(ctx, read, analysis.Run{})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("ended at the %d. of %d times that it asked: error %v", ctx.last, whole.times, err)
		}
		if r.Complete || len(r.Findings) > 0 || len(r.Events) > 0 || len(r.Passages) > 0 {
			t.Errorf("ended at the %d. time: complete %v, %d findings, %d events, %d passages", ctx.last, r.Complete, len(r.Findings), len(r.Events), len(r.Passages))
		}
		if len(r.Documents) != len(read) {
			t.Errorf("ended at the %d. time: %d documents, want %d", ctx.last, len(r.Documents), len(read))
		}
		if more := ctx.times - ctx.last; more > most {
			names := slices.Sorted(func(yield func(string) bool) {
				for name := range ctx.by {
					if !yield(name) {
						return
					}
				}
			})
			t.Errorf("ended at the %d. time, and asked %d times more: %v", ctx.last, more, names)
		}
	}
}

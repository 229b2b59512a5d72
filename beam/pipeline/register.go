package pipeline

import (
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// Register makes the steps and types known to Beam, so that a worker finds them by their names. It must be called once, before
// beam.Init.
func Register() {
	registerCoders()
	for _, step := range []reflect.Type{
		reflect.TypeFor[*readDocument](),
		reflect.TypeFor[*pathOf](),
		reflect.TypeFor[*shardOfReading](),
		reflect.TypeFor[*everyShard](),
		reflect.TypeFor[*writeReadingShard](),
		reflect.TypeFor[*wholeSet](),
		reflect.TypeFor[*readReadings](),
		reflect.TypeFor[*readLines](),
		reflect.TypeFor[*readCounts](),
		reflect.TypeFor[*sketchReading](),
		reflect.TypeFor[*sizeOne](),
		reflect.TypeFor[*linkVersions](),
		reflect.TypeFor[*placeBag](),
		reflect.TypeFor[*averageLink](),
		reflect.TypeFor[*fromStory](),
		reflect.TypeFor[*swap](),
		reflect.TypeFor[*blockOfStory](),
		reflect.TypeFor[*readFile](),
		reflect.TypeFor[*countBag](),
		reflect.TypeFor[*keepCommon](),
		reflect.TypeFor[*useForm](),
		reflect.TypeFor[*post](),
		reflect.TypeFor[*meetByLemma](),
		reflect.TypeFor[*sumShares](),
		reflect.TypeFor[*meetByWord](),
		reflect.TypeFor[*join](),
		reflect.TypeFor[*begin](),
		reflect.TypeFor[*asNode](),
		reflect.TypeFor[*gather](),
		reflect.TypeFor[*tell](),
		reflect.TypeFor[*lower](),
		reflect.TypeFor[*labelOf](),
		reflect.TypeFor[*tooLarge](),
		reflect.TypeFor[*mark](),
		reflect.TypeFor[*elect](),
		reflect.TypeFor[*follow](),
		reflect.TypeFor[*chop](),
		reflect.TypeFor[*audit](),
		reflect.TypeFor[*pack](),
		reflect.TypeFor[*place](),
		reflect.TypeFor[*compareBlock](),
		reflect.TypeFor[*numberIDs](),
		reflect.TypeFor[*shard](),
		reflect.TypeFor[*writeShard](),
		reflect.TypeFor[*asOne](),
		reflect.TypeFor[*writeCounts](),
	} {
		// Not through package register: its wrappers for steps with many outputs take the compiler minutes and gigabytes.
		beam.RegisterDoFn(step)
	}
	register.Combiner1[int](&sumInts{})
	register.Combiner1[int64](&sumCounts{})

	register.Emitter1[int64]()
	register.Emitter1[string]()
	register.Emitter1[[]byte]()
	register.Emitter1[formCount]()
	register.Emitter1[labelSize]()
	register.Emitter2[int64, []byte]()
	register.Emitter2[int64, bag]()
	register.Emitter2[int64, meeting]()
	register.Emitter2[int64, formed]()
	register.Emitter2[int64, int64]()
	register.Emitter2[int64, int]()
	register.Emitter2[int64, link]()
	register.Emitter2[int64, posting]()
	register.Emitter2[int64, shares]()
	register.Emitter2[int64, node]()
	register.Emitter2[int64, labelSize]()
	register.Emitter2[int64, candidate]()
	register.Emitter2[int64, bool]()
	register.Emitter2[int64, count]()
	register.Emitter2[string, int64]()
	register.Emitter2[string, int]()
	register.Emitter2[string, []byte]()
	register.Iter1[int64]()
	register.Iter1[[]byte]()
	register.Iter1[string]()
	register.Iter1[formCount]()
	register.Iter1[formed]()
	register.Iter1[posting]()
	register.Iter1[shares]()
	register.Iter1[meeting]()
	register.Iter1[node]()
	register.Iter1[labelSize]()
	register.Iter1[count]()
	register.Iter1[candidate]()
	register.Iter1[bag]()
	register.Iter1[link]()
	register.Iter1[bool]()
}

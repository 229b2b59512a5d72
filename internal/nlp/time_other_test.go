//go:build !unix

package nlp

import "time"

// processorTime is unknown here.
func processorTime() time.Duration { return 0 }

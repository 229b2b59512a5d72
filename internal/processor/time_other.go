//go:build !unix

package processor

import "time"

// Time is the processor time that this process has used, 0 where it is unknown.
func Time() time.Duration { return 0 }

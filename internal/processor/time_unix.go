//go:build unix

package processor

import (
	"syscall"
	"time"
)

// Time is the processor time that this process has used, 0 where it is unknown.
func Time() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

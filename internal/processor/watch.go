// Package processor times by the processor, so that other programs on the machine do not count in what benchmarks report.
package processor

import "time"

// Watch measures from when it was started.
type Watch struct {
	begun time.Time
	spent time.Duration
}

// Start starts a Watch.
func Start() Watch { return Watch{time.Now(), Time()} }

// Seconds is the time of the processor since the start, or the time of the clock where the system does not tell it.
func (w Watch) Seconds() float64 {
	if spent := Time() - w.spent; spent > 0 {
		return spent.Seconds()
	}
	return time.Since(w.begun).Seconds()
}

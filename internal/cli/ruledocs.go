package cli

import (
	"gainsay/internal/report"
	"gainsay/internal/rule"
)

// described is the documentation of the rules that findings name, by id, for reports.
func described(pack *rule.Pack) map[string]report.Rule {
	out := make(map[string]report.Rule, len(pack.Alarms))
	for _, a := range pack.Alarms {
		a, _ = pack.Alarm(a.ID)
		out[a.ID] = report.Rule{ID: a.ID, Title: a.Title, Why: a.Why, Before: a.Before, After: a.After, Severity: a.Severity, Precision: a.Precision, Measured: a.Measured}
	}
	return out
}

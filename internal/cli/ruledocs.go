package cli

import (
	"gainsay/internal/report"
)

// rules is the documentation of the rules that findings name, for the formats that carry it; nil when none is asked for.
func (f *outputFlags) rules(env *environment) (map[string]report.Rule, error) {
	wanted := f.parsed.Name == "sarif"
	for _, t := range f.targets {
		wanted = wanted || t.format.Name == "sarif"
	}
	if !wanted {
		return nil, nil
	}
	pack, err := env.pack(f.packs)
	if err != nil {
		return nil, err
	}
	out := map[string]report.Rule{}
	for _, a := range pack.Alarms {
		a, _ = pack.Alarm(a.ID)
		out[a.ID] = report.Rule{ID: a.ID, Title: a.Title, Why: a.Why, Before: a.Before, After: a.After, Severity: a.Severity, Precision: a.Precision, Measured: a.Measured}
	}
	return out, nil
}

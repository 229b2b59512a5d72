package entity_test

import (
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"gainsay/internal/rule"
)

// The list of countries is held against that of CLDR: every region that it counts as a country is there, under the
// name that it gives or with that name as an alias.
func TestEveryCountryIsKnown(t *testing.T) {
	pack, err := rule.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	// Dependent territories that news takes for a part of their country, and codes that are no country's.
	without := map[string]bool{"AC": true, "AI": true, "AN": true, "AQ": true, "AS": true, "AX": true, "BL": true, "BQ": true, "BU": true,
		"BV": true, "CC": true, "CK": true, "CP": true, "CS": true, "CT": true, "CX": true, "DD": true, "DG": true, "DY": true, "EA": true,
		"FQ": true, "FX": true, "GF": true, "GG": true, "GP": true, "GS": true, "HM": true, "HV": true, "IC": true, "IM": true, "IO": true,
		"JE": true, "JT": true, "MF": true, "MI": true, "MP": true, "MQ": true, "MS": true, "NF": true, "NH": true, "NQ": true, "NT": true,
		"NU": true, "PC": true, "PM": true, "PN": true, "PU": true, "PZ": true, "QO": true, "QU": true, "RE": true, "RH": true, "SH": true,
		"SJ": true, "SU": true, "SX": true, "TA": true, "TC": true, "TF": true, "TK": true, "TP": true, "UM": true, "UK": true, "VD": true,
		"WF": true, "WK": true, "YD": true, "YT": true, "YU": true, "ZR": true, "ZZ": true, "CQ": true, "EU": true, "EZ": true, "UN": true}
	names := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			region, err := language.ParseRegion(code)
			if err != nil || without[code] || region.IsPrivateUse() || !region.IsCountry() {
				continue
			}
			if c, ok := pack.Country(code); !ok {
				t.Errorf("no country %s (%s)", code, names.Name(region))
			} else if c.Capital == "" || c.Region == "" {
				t.Errorf("%s has no capital or no region", code)
			}
		}
	}
	seats := 0
	for _, c := range pack.Countries {
		seats += len(c.Seats)
	}
	if seats < 60 {
		t.Errorf("%d seats of power, want 60", seats)
	}
}

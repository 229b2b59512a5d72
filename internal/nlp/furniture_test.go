package nlp

import "testing"

func TestSiteFurniture(t *testing.T) {
	for _, c := range []struct {
		line string
		want LineRole
	}{
		{"No time to read?", FurnitureLine},
		{"GET A SUMMARY", FurnitureLine},
		{"Next Article", LinkLabelLine},
		{"Related stories:", LinkListLine},
		{"___", FurnitureLine},
		{"By Anna Marlow", FurnitureLine},
		{"By Anna Marlow and John Ostrov", FurnitureLine},
		{"By Friday the army had left the town of Veld.", UnknownLine},
		{"By Friday the army had left", UnknownLine},
		{"John Ostrov/Reuters", FurnitureLine},
		{"Sign up for our morning newsletter", FurnitureLine},
		{"Sign language is taught at the school.", UnknownLine},
		{"Share prices fell in Veld on Monday.", UnknownLine},
		{"Follow the money, the minister said.", UnknownLine},
		{"Follow Anna Marlow on Twitter: @annamarlow", FurnitureLine},
		{"3 hours ago", FurnitureLine},
		{"Reporting by Anna Marlow; Editing by John Ostrov", FurnitureLine},
		{"Photographs showed a column of lorries.", UnknownLine},
		{"The Veld Gazette contributed to this report.", FurnitureLine},
		{"Watch: How the talks failed", FurnitureLine},
		{"Watching from the bridge, Marlow saw the ship sink.", UnknownLine},
		{"Comment", FurnitureLine},
		{"Image caption The bridge at Veld", FurnitureLine},
		{"Images of the bridge were shown on television.", UnknownLine},
	} {
		if got := (siteFurniture{}).ClassifyLine(c.line); got != c.want {
			t.Errorf("%q: role %d, want %d", c.line, got, c.want)
		}
	}
}

package entity

import (
	"strings"

	"gainsay/internal/rule"
)

// containment finds what a place lies in.
type containment struct {
	aliases map[string]*rule.Alias
	names   map[string]*rule.Alias
	codes   map[string]*rule.Country
	// regions lists the regions that name a country among those they contain.
	regions map[string][]*rule.Alias
}

func newContainment(p *rule.Pack) *containment {
	c := &containment{aliases: map[string]*rule.Alias{}, names: map[string]*rule.Alias{},
		codes: map[string]*rule.Country{}, regions: map[string][]*rule.Alias{}}
	for i := range p.Countries {
		c.codes[p.Countries[i].Code] = &p.Countries[i]
	}
	for i := range p.Aliases {
		a := &p.Aliases[i]
		if a.Kind != "place" {
			continue
		}
		c.aliases[a.ID] = a
		if name := strings.ToLower(a.Name); c.names[name] == nil || a.Country == "" {
			c.names[name] = a
		}
		for _, code := range a.Contains {
			c.regions[code] = append(c.regions[code], a)
		}
	}
	return c
}

// ofAlias lists the keys of what contains a place, narrowest first.
func (c *containment) ofAlias(a *rule.Alias) []string {
	var out []string
	add := appendNew(&out)
	at := a
	for range maxContainers {
		if at.Within == "" {
			break
		}
		outer := c.aliases[at.Within]
		if outer == nil {
			outer = c.names[strings.ToLower(at.Within)]
		}
		if outer == nil || outer == at || !add(outer.ID) {
			break
		}
		at = outer
	}
	if country := c.codes[a.Country]; country != nil {
		add("country:" + a.Country)
		for _, k := range c.ofCountry(country) {
			add(k)
		}
	}
	return out
}

// ofCountry lists the regions that a country lies in.
func (c *containment) ofCountry(country *rule.Country) []string {
	var out []string
	add := appendNew(&out)
	regions := c.regions[country.Code]
	if r := c.names[strings.ToLower(country.Region)]; r != nil {
		regions = append([]*rule.Alias{r}, regions...)
	}
	for _, r := range regions {
		if add(r.ID) && r.Country == "" {
			for _, k := range c.ofAlias(r) {
				add(k)
			}
		}
	}
	return out
}

// maxContainers bounds a chain of places, so that a rule file in which two contain each other does no harm.
const maxContainers = 8

// appendNew returns a function that appends what is not there yet and says whether it did.
func appendNew(list *[]string) func(string) bool {
	seen := map[string]bool{}
	return func(s string) bool {
		if seen[s] {
			return false
		}
		seen[s] = true
		*list = append(*list, s)
		return true
	}
}

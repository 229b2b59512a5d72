package analysis

import (
	"testing"

	"gainsay/internal/entity"
)

// TestDescribed holds which descriptions stand in a question for somebody without a name.
func TestDescribed(t *testing.T) {
	for name, test := range map[string]struct {
		entity entity.Entity
		want   string
	}{
		"several with a quality":                   {entity.Entity{Name: "Northern negotiators", Kind: entity.Group, Plural: true}, "Northern negotiators"},
		"a definite one with a quality":            {entity.Entity{Name: "The northern envoy", Kind: entity.Person}, "the northern envoy"},
		"a definite one without tells nothing":     {entity.Entity{Name: "the man", Kind: entity.Person}, ""},
		"an indefinite one tells nothing":          {entity.Entity{Name: "a northern envoy", Kind: entity.Person}, ""},
		"whose is told elsewhere tells nothing":    {entity.Entity{Name: "their northern envoys", Kind: entity.Group, Plural: true}, ""},
		"a thing is no one":                        {entity.Entity{Name: "the northern bridge", Kind: entity.Thing}, ""},
		"one without an article was cut out badly": {entity.Entity{Name: "northern envoy", Kind: entity.Person}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := described(&test.entity); got != test.want {
				t.Errorf("described(%q) = %q, want %q", test.entity.Name, got, test.want)
			}
		})
	}
}

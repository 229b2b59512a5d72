package rule_test

import (
	"testing"

	"gainsay/internal/rule"
	"gainsay/rules"
)

func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := rule.Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadYAML(b *testing.B) {
	for b.Loop() {
		if _, _, err := rule.Load(rules.FS); err != nil {
			b.Fatal(err)
		}
	}
}

package directory

import (
	"testing"

	"rundtisch/internal/fault"
	"rundtisch/internal/fault/faulttest"
)

func TestEveryRuleHasItsSentences(t *testing.T) {
	faulttest.Sentences(t, "rule", func(value string) fault.Code { return rule(value) })
}

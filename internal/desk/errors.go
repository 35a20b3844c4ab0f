package desk

import (
	"errors"
	"slices"
	"strings"

	"rundtisch/internal/fault"
)

// maxDecisions is how many contradictions a form can decide.
const maxDecisions = 2000

func isNotFound(err error) bool { return errors.Is(err, fault.NotFound) }

// reason returns what is wrong with an input in one text, if that is what err says.
func reason(err error) (string, bool) {
	var invalid fault.Invalid
	if !errors.As(err, &invalid) {
		return "", false
	}
	var reasons []string
	for _, sentence := range invalid {
		if !slices.Contains(reasons, sentence) {
			reasons = append(reasons, sentence)
		}
	}
	slices.Sort(reasons)
	return strings.Join(reasons, " "), true
}

func isStale(err error) bool { return errors.Is(err, fault.Stale) }

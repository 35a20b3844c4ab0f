package desk

import (
	"errors"
	"slices"
	"strings"

	"rundtisch/internal/fault"
)

// maxDecisions is how many conflicts a form can resolve.
const maxDecisions = 2000

func isNotFound(err error) bool { return errors.Is(err, fault.NotFound) }

// reason returns all faults of an input as one text, if err is about that.
func reason(err error) (string, bool) {
	var invalid fault.Invalid
	if !errors.As(err, &invalid) {
		return "", false
	}
	var reasons []string
	for _, problem := range invalid {
		if sentence := problem.InForm(); !slices.Contains(reasons, sentence) {
			reasons = append(reasons, sentence)
		}
	}
	return strings.Join(reasons, " "), true
}

func isStale(err error) bool { return errors.Is(err, fault.Stale) }

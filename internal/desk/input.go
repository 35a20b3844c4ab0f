package desk

import (
	"errors"
	"slices"
	"strings"

	"rundtisch/internal/fault"
)

// maxDecisions is how many contradictions a form can decide.
const maxDecisions = 2000

func cutPrefix(text, prefix string) (string, bool) { return strings.CutPrefix(text, prefix) }

func isNotFound(err error) bool { return errors.Is(err, fault.NotFound) }

// reason returns what is wrong with an input in one text, if that is what err says.
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

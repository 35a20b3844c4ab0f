package openreferral

import (
	"fmt"
	"strings"

	"rundtisch/internal/directory"
)

// familyPhrases say who may come along to a service.
type familyPhrases struct{ children, age, boys, pets string }

// comesAlong says who may come along, after ComesAlong; "" where nothing is known.
func (p Phrases) comesAlong(s directory.Service) string {
	var said []string
	for _, f := range []struct {
		words string
		n     int
	}{{p.along.children, s.Children}, {p.along.age, s.ChildAge}, {p.along.boys, s.BoyAge}} {
		if f.n > 0 {
			said = append(said, fmt.Sprintf(f.words, f.n))
		}
	}
	if s.Pets {
		said = append(said, p.along.pets)
	}
	if len(said) == 0 {
		return ""
	}
	return p.ComesAlong + strings.Join(said, ", ")
}

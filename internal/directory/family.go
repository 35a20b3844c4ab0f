package directory

import (
	"strconv"

	"rundtisch/internal/fault"
)

// MaxChildren is how many children a service can say that it takes in.
const MaxChildren = 20

// grownUp is the age from which nobody is a child.
const grownUp = 18

// MostAsked is how many children a search can ask for; whoever has more calls.
const MostAsked = 6

// The kinds of what somebody brings along, and the values of KindFamily are „anzahl-3", „alter-12" and „junge-12".
const (
	KindPets   = "haustiere"
	KindFamily = "kinder"
	petsCome   = "ja"
)

func (c *checker) within(path fault.Path, n, most int) {
	if n < 0 || n > most {
		c.fail(path, ruleAmount, strconv.Itoa(most))
	}
}

// family are the numbers of what may come along. Each number of children up to the highest counts, and each age.
func (s Service) family() []int32 {
	var all []int32
	if s.Pets {
		all = append(all, Attribute(KindPets, petsCome))
	}
	boys := s.BoyAge
	if boys == 0 {
		boys = s.ChildAge
	}
	for _, f := range []struct {
		what string
		most int
	}{{"anzahl", min(s.Children, MostAsked)}, {"alter", s.ChildAge}, {"junge", boys}} {
		for n := 1; n <= f.most; n++ {
			all = append(all, familyAttribute(f.what, n))
		}
	}
	return all
}

func familyAttribute(what string, n int) int32 {
	return Attribute(KindFamily, what+"-"+strconv.Itoa(n))
}

// family adds what somebody brings along to what is asked for.
func (w Wanted) family(asked map[string][]int32) {
	if w.Pets {
		asked[KindPets] = []int32{Attribute(KindPets, petsCome)}
	}
	for _, f := range []struct {
		what string
		n    int
	}{{"anzahl", w.Children}, {"alter", w.ChildAge}, {"junge", w.BoyAge}} {
		if f.n > 0 {
			asked[KindFamily] = append(asked[KindFamily], familyAttribute(f.what, f.n))
		}
	}
}

// familyKinds adds the numbers of all that can be brought along.
func familyKinds(kinds map[int32]string) {
	kinds[Attribute(KindPets, petsCome)] = KindPets
	for n := 1; n <= grownUp; n++ {
		for _, what := range []string{"anzahl", "alter", "junge"} {
			kinds[familyAttribute(what, n)] = KindFamily
		}
	}
}

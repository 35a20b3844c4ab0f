package directory

import (
	"hash/fnv"
	"maps"
	"slices"
	"sync"
	"time"
)

// Wanted is what somebody looks for. Empty fields do not matter; see NeedsAll for several values of one.
type Wanted struct {
	Lat, Lon  float64  // where; degrees, WGS 84
	Districts []string // the Kreise that the place may lie in; none: no place was given
	Radius    float64  // kilometres from there; 0: however far
	Wider     float64  // kilometres; services farther than Radius are counted up to there; 0: not counted
	Topics    []Topic
	Audiences []Audience
	Languages []Tongue
	Access    []Access
	Modes     []Mode
	Pets      bool
	Children  int       // how many children come along; 0 does not matter
	ChildAge  int       // of the oldest, in years; 0 does not matter
	BoyAge    int       // of the oldest boy
	Open      time.Time // open at this moment; zero: at any
}

// Attribute returns a number for something that can be asked for: a kind („thema") and a value. It never changes, whatever is
// added to the lists.
func Attribute(kind, value string) int32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(kind + ":" + value)) // a hash never fails
	return int32(h.Sum32() & 0x7fffffff)
}

// The kinds of what can be asked for; Spoken is more than Language: no interpreter is needed.
const (
	KindTopic    = "thema"
	KindAudience = "zielgruppe"
	KindLanguage = "sprache"
	KindSpoken   = "gesprochen"
	KindAccess   = "barrierefreiheit"
	KindMode     = "weg"
	KindArea     = "gebiet"
)

// NearKilometres is how far from a place something may be and still be called near: services from the place, and networks
// between the middles of the Kreise.
const NearKilometres = 60

// Attributes returns the numbers of everything that the service offers.
func (s Service) Attributes() []int32 {
	var all []int32
	number(&all, KindTopic, s.Topics)
	number(&all, KindAudience, s.Audiences)
	number(&all, KindSpoken, s.Languages)
	number(&all, KindLanguage, s.Languages)
	for _, t := range s.Interpreted {
		if a := Attribute(KindLanguage, string(t)); !slices.Contains(all, a) {
			all = append(all, a)
		}
	}
	number(&all, KindAccess, s.Access)
	number(&all, KindMode, s.Modes)
	number(&all, KindArea, s.Areas)
	return append(all, s.family()...)
}

// AttributeKinds returns the kind of every attribute that can be asked for, by its number.
var AttributeKinds = sync.OnceValue(func() map[int32]string {
	kinds := map[int32]string{}
	for kind, numbers := range map[string][]int32{
		KindTopic: numbers(KindTopic, Topics), KindAudience: numbers(KindAudience, Audiences), KindLanguage: numbers(KindLanguage, Tongues),
		KindAccess: numbers(KindAccess, Accesses), KindMode: numbers(KindMode, Modes),
	} {
		for _, number := range numbers {
			kinds[number] = kind
		}
	}
	familyKinds(kinds)
	return kinds
})

func numbers[T ~string](kind string, values []T) []int32 {
	var all []int32
	number(&all, kind, values)
	return all
}

func number[T ~string](all *[]int32, kind string, values []T) {
	for _, v := range values {
		*all = append(*all, Attribute(kind, string(v)))
	}
}

// Asked returns the numbers of everything asked for, by kind; kinds that do not matter are missing.
func (w Wanted) Asked() map[string][]int32 {
	asked := map[string][]int32{
		KindTopic: numbers(KindTopic, w.Topics), KindAudience: numbers(KindAudience, w.Audiences),
		KindLanguage: numbers(KindLanguage, w.Languages), KindAccess: numbers(KindAccess, w.Access), KindMode: numbers(KindMode, w.Modes),
	}
	maps.DeleteFunc(asked, func(_ string, numbers []int32) bool { return len(numbers) == 0 })
	w.family(asked)
	return asked
}

// NeedsAll reports whether all that is asked for of a kind must be there: of ways in, and of who comes along; of
// anything else one is enough.
func NeedsAll(kind string) bool { return kind == KindAccess || kind == KindFamily }

// Findings are the services that somebody looked for, best first.
type Findings struct {
	Hits []Hit
	// Lines are the nationwide numbers that fit, best first.
	Lines []Hotline
	// Found is how many there are, at most MostFound; then there may be more.
	Found int
	// Near is how many of these are near.
	Near int
	// Counts, by Attribute, are how many there would be if that attribute were asked for instead of those of its kind that are; at
	// most MostFound.
	Counts map[int32]int
	// Without, by kind, are how many there would be if that kind did not matter; only for kinds that are asked for.
	Without map[string]int
	// Closed is how many there would be if it did not matter when they are open.
	Closed int
	// Farther is how many there would be within Wider, as long as they are few: at most MostWide.
	Farther int
}

// MostFound is how many of the nearest services are considered; a search that finds more says so.
const MostFound = 100

// MostWide is how many of those that are farther away, or serve a whole Land, are considered.
const MostWide = 50

// Hit is a service that was found, and why.
type Hit struct {
	Offer
	Kilometres float64 // from the place; -1 if no place was given
	Exact      bool    // the distance is to an address, not to the middle of the Kreis
	District   string  // official key of the Kreis it was found in
	Covers     bool    // it serves the Kreis of the place
	Spoken     bool    // the language that was asked for is spoken there
	Phone      bool    // there is a number to call
	Group      Group
	Opening    Opening
}

// Group is how near a service that was found is to whoever looks for it; pages head the groups.
type Group int

// The groups, in the order in which they are shown.
const (
	GroupNear    Group = iota // for the Kreis of the place, or not far from there
	GroupLand                 // in the same Land, or for all of it
	GroupCountry              // for all of Germany, or farther away
)

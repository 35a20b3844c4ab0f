package intake

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Known is an institution of the directory as records are compared with it.
type Known struct {
	ID          directory.ID
	Institution directory.Institution // whole
	Protected   bool
	Districts   []string // official keys of the Kreise of its networks
}

// Match is which institution a record means.
type Match struct {
	At    int    // index among the known institutions; -1 if none of them is certain
	How   string // in words
	Alike []int  // which ones it could be, the likeliest first; only if At is -1
}

// Matcher finds the institutions that records mean. It is not safe for concurrent use.
type Matcher struct {
	known    []Known
	names    *memberlist.Names
	byID     map[directory.ID]int
	byText   map[string]int // the same, by the text of the ID
	websites map[string][]int
	numbers  map[string][]int
}

// NewMatcher returns a matcher for these institutions.
func NewMatcher(known []Known) *Matcher {
	m := &Matcher{
		known:    known,
		byID:     map[directory.ID]int{},
		byText:   map[string]int{},
		websites: map[string][]int{}, numbers: map[string][]int{},
	}
	names := make([][]string, len(known))
	for i, k := range known {
		names[i] = append([]string{k.Institution.Name}, k.Institution.Aliases...)
		m.byID[k.ID], m.byText[k.ID.String()] = i, i
		if site := siteOf(k.Institution.Website); site != "" {
			m.websites[site] = append(m.websites[site], i)
		}
		for _, number := range phoneLinks(k.Institution) {
			m.numbers[number] = append(m.numbers[number], i)
		}
	}
	m.names = memberlist.NewNames(names)
	return m
}

const mostAlike = 5

// Find returns the institution that a record means. linked is the one that it was matched with before; zero if none.
func (m *Matcher) Find(r Record, linked directory.ID) Match {
	if at, ok := m.byID[linked]; ok {
		return Match{At: at, How: sayMatched}
	}
	if at, ok := m.byText[strings.ToLower(r.RemoteID)]; ok {
		return Match{At: at, How: sayMatchedID}
	}
	alike := map[int]float64{}
	for _, name := range append([]string{r.Institution.Name}, r.Institution.Aliases...) {
		for _, found := range m.names.Alike(name, 3*mostAlike) {
			alike[found.Owner] = max(alike[found.Owner], found.Of)
		}
	}
	best := func(list []int) (int, bool) {
		list = slices.DeleteFunc(slices.Clone(list), func(at int) bool { return alike[at] < memberlist.AkinName })
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(alike[b], alike[a]) })
		if len(list) == 0 || len(list) > 1 && alike[list[0]] == alike[list[1]] {
			return 0, false
		}
		return list[0], true
	}
	if at, ok := best(m.websites[siteOf(r.Institution.Website)]); ok {
		return Match{At: at, How: sayMatchedWebsite}
	}
	var sharing []int
	for _, number := range phoneLinks(r.Institution) {
		for _, at := range m.numbers[number] {
			if !slices.Contains(sharing, at) {
				sharing = append(sharing, at)
			}
		}
	}
	if at, ok := best(sharing); ok {
		return Match{At: at, How: sayMatchedPhone}
	}
	var called, likely []int
	for at, of := range alike {
		if of > 0.999 {
			called = append(called, at)
		}
		likely = append(likely, at)
	}
	near := slices.DeleteFunc(slices.Clone(called), func(at int) bool { return !m.near(r, at) })
	switch {
	case len(near) == 1:
		return Match{At: near[0], How: sayMatchedNameAndPlace}
	case len(called) == 1 && len(r.Districts) == 0 && strings.Contains(strings.TrimSpace(r.Institution.Name), " "):
		return Match{At: called[0], How: sayMatchedName}
	}
	for _, at := range append(sharing, m.websites[siteOf(r.Institution.Website)]...) {
		if _, ok := alike[at]; !ok {
			alike[at] = memberlist.AkinName
			likely = append(likely, at)
		}
	}
	slices.SortFunc(likely, func(a, b int) int {
		return cmp.Or(cmp.Compare(alike[b], alike[a]), cmp.Compare(a, b))
	})
	return Match{At: -1, Alike: likely[:min(len(likely), mostAlike)]}
}

// near reports whether a record and an institution are known to belong to the same Kreis.
func (m *Matcher) near(r Record, at int) bool {
	for _, a := range r.Districts {
		for _, b := range m.known[at].Districts {
			if strings.HasPrefix(b, a) {
				return true
			}
		}
	}
	return false
}

// siteOf returns what the spellings of the address of a website have in common.
func siteOf(website string) string {
	u, err := url.Parse(website)
	if err != nil || u.Host == "" {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.Path, "/") + "?" + u.RawQuery
}

func phoneLinks(i directory.Institution) []string {
	var all []string
	add := func(list []directory.Contact) {
		for _, c := range list {
			if l := directory.PhoneLink(c.Phone); l != "" && !slices.Contains(all, l) {
				all = append(all, l)
			}
		}
	}
	add(i.Contacts)
	for _, s := range i.Services {
		add(s.Contacts)
	}
	return all
}

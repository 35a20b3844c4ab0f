package templates

import (
	"iter"
	"maps"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/wording"
)

// Find is a search for services: what was asked for and what it led to.
type Find struct {
	finding.Query
	Action      string // where the form goes, without the prefix of the language
	Faults      finding.Faults
	Searched    bool
	At          finding.Place
	Findings    directory.Findings
	Others      []directory.Hit        // services there that are not said to be about what was asked; only where none is
	Responsible *directory.Responsible // nil: not asked for
	Collected   map[directory.ID]bool  // what is put aside already; nil: nothing can be
	First       int                    // the number of the first hit on this page, from 0
	Offered     bool                   // services were looked for
	Named       []Snippet              // what words that are no filter were found in
	NamedMore   bool                   // there is more of it
	NamedFuzzy  bool                   // only similar words were found
	NamedFar    bool                   // there is nothing of it around the place
	Regions     []Region               // who works together there; nil: not asked for
	Expired     bool                   // the address of a search is too old
}

// Snippet is one thing found, with the sentence the words stand in.
type Snippet struct {
	directory.Found
	Sentence []Piece
}

// Piece is a stretch of a sentence, marked or not.
type Piece struct {
	Text   string
	Marked bool
}

// HitsAPage is how many services a page shows: to the public as many as fit on six screens of a phone with all around them.
func (p Page) HitsAPage() int {
	if p.Staff {
		return 20
	}
	return 8
}

// filterChoice is something that can be asked for, with how many there are.
type filterChoice struct {
	Value, Label string
	Count        int
	Chosen       bool
}

// text is the label with the count, where one is known.
func (c filterChoice) text(f Find) string {
	if !f.counted() {
		return c.Label
	}
	return c.Label + " (" + few(c.Count) + ")"
}

func few(n int) string {
	if n >= directory.MostFound {
		return strconv.Itoa(directory.MostFound) + "+"
	}
	return strconv.Itoa(n)
}

// counted reports whether there is anything to count.
func (f Find) counted() bool { return f.Offered && len(f.Faults) == 0 }

func choices[T ~string](f Find, kind string, values []T, word func(T) string, chosen ...T) []filterChoice {
	all := make([]filterChoice, len(values))
	for i, v := range values {
		all[i] = filterChoice{string(v), word(v), f.Findings.Counts[directory.Attribute(kind, string(v))], slices.Contains(chosen, v)}
	}
	return all
}

func (f Find) topics(p Page) []filterChoice {
	return choices(f, directory.KindTopic, directory.Topics, p.Topic, f.Topics...)
}

func (f Find) audiences(p Page) []filterChoice {
	return choices(f, directory.KindAudience, directory.Audiences, p.Audience, f.Audiences...)
}

// languages are the most spoken first, then the others by name.
func (f Find) languages(p Page) []filterChoice {
	const spokenMost = 10
	all := choices(f, directory.KindLanguage, directory.Tongues[1:], p.Tongue, f.Languages...)
	slices.SortStableFunc(all[spokenMost:], func(a, b filterChoice) int { return strings.Compare(directory.Fold(a.Label), directory.Fold(b.Label)) })
	return all
}

func (f Find) modes(p Page) []filterChoice {
	return choices(f, directory.KindMode, directory.Modes, p.Mode, f.Modes...)
}

func (f Find) accesses(p Page) []filterChoice {
	return choices(f, directory.KindAccess, directory.Accesses, p.Access, f.Access...)
}

// chosen says which filters are set; "" if none is.
func (f Find) chosen(p Page) string {
	var words []string
	for _, c := range f.filters(p) {
		words = append(words, c.Label)
	}
	return wording.Joined(" · ", words...)
}

// open reports whether the filters are unfolded: not where they would push what was found, or how to find more, out of sight.
func (f Find) open(p Page) bool { return len(f.Faults) > 0 || p.Staff && !f.Searched }

// radius says a distance to choose.
func (p Page) radius(km int) string {
	if km == 0 {
		return p.T("find.radius.any")
	}
	return p.T("find.radius.km", "Kilometres", km)
}

// without returns the fields of the search with one of them changed, for a form of hidden fields.
func (f Find) without(field string, value ...string) url.Values {
	form := f.Values()
	form.Del(finding.FieldPage)
	form.Del(field)
	if len(value) > 0 {
		form[field] = value
	}
	return form
}

// loosened is a way to find more.
type loosened struct {
	Label string
	Count int
	Form  url.Values
}

// loosen returns what would find more than there is, the smallest change first.
func (f Find) loosen(p Page) []loosened {
	var ways []loosened
	add := func(count int, form url.Values, label string) {
		if count > f.Findings.Found {
			ways = append(ways, loosened{label, count, form})
		}
	}
	if f.Open != "" {
		add(f.Findings.Closed, f.without(finding.FieldOpen), p.T("find.loosen.open"))
	}
	if f.Pets {
		add(f.Findings.Without[directory.KindPets], f.without(finding.FieldPets), p.T("find.loosen.without", "Filter", p.T("find.family.pets")))
	}
	if f.Children+f.ChildAge+f.BoyAge > 0 {
		add(f.Findings.Without[directory.KindFamily], f.alone(), p.T("find.loosen.without", "Filter", p.T("find.family.children")))
	}
	for _, way := range []struct{ kind, field, label string }{
		{directory.KindMode, finding.FieldMode, wording.Chosen(p.Mode, f.Modes)},
		{directory.KindAccess, finding.FieldAccess, wording.Chosen(p.Access, f.Access)},
		{directory.KindLanguage, finding.FieldLanguage, wording.Chosen(p.Tongue, f.Languages)},
		{directory.KindAudience, finding.FieldAudience, wording.Chosen(p.Audience, f.Audiences)},
		{directory.KindTopic, finding.FieldTopic, wording.Chosen(p.Topic, f.Topics)},
	} {
		add(f.Findings.Without[way.kind], f.without(way.field), p.T("find.loosen.without", "Filter", way.label))
	}
	if f.Radius > 0 && len(f.At.Districts) > 0 {
		add(f.Findings.Farther, f.without(finding.FieldRadius, strconv.Itoa(f.Wider())), p.T("find.loosen.farther", "Distance", p.radius(f.Wider())))
	}
	return ways
}

// reasons say why a service was found: whether it is meant for the place, how far it is, who speaks the language. Where
// it lies, a name, stands apart.
func (p Page) reasons(f Find, h directory.Hit) []string {
	var reasons []string
	switch {
	case h.Covers:
		reasons = append(reasons, p.T("find.why.covers"))
	case slices.ContainsFunc(f.At.Districts, func(ags string) bool { return slices.Contains(h.Areas, ags[:2]) }):
		reasons = append(reasons, p.T("find.why.land"))
	case slices.Contains(h.Areas, directory.AreaEverywhere):
		reasons = append(reasons, p.T("find.why.everywhere"))
	}
	if far := p.distance(h); far != "" {
		reasons = append(reasons, far)
	}
	for _, t := range f.Topics { // the public is told once, above all hits
		if p.Staff && slices.Contains(h.Service.Topics, t) {
			reasons = append(reasons, p.Topic(t))
		}
	}
	for _, a := range f.Audiences {
		if p.Staff && slices.Contains(h.Service.Audiences, a) {
			reasons = append(reasons, p.Audience(a))
		}
	}
	for _, t := range f.Languages {
		switch {
		case slices.Contains(h.Service.Languages, t):
			reasons = append(reasons, p.T("find.why.spoken", "Language", p.Tongue(t)))
		case slices.Contains(h.Service.Interpreted, t):
			reasons = append(reasons, p.T("find.why.interpreted", "Language", p.Tongue(t)))
		}
	}
	for _, a := range f.Access {
		reasons = append(reasons, p.Access(a))
	}
	for _, m := range f.Modes {
		if slices.Contains(h.Service.Modes, m) {
			reasons = append(reasons, p.Mode(m))
		}
	}
	if f.Pets || f.Children+f.ChildAge+f.BoyAge > 0 {
		reasons = append(reasons, p.Family(h.Service))
	}
	if !h.Phone && len(h.ToPassOn()) > 0 { // where nothing is known, that is said
		reasons = append(reasons, p.T("find.nophone"))
	}
	return reasons
}

// distance says how far a service is; "" where it has no address that all may know.
func (p Page) distance(h directory.Hit) string {
	switch {
	case h.Kilometres < 0 || !h.Exact:
		return ""
	case h.Kilometres < 1:
		return p.T("find.distance.near")
	}
	return p.T("find.distance", "Kilometres", int(math.Round(h.Kilometres)))
}

// elsewhere names the Kreis of a hit that lies in another one than the place.
func (p Page) elsewhere(f Find, h directory.Hit) string {
	if p.Kreis == nil || slices.Contains(f.At.Districts, h.District) {
		return ""
	}
	return p.Kreis(h.District)
}

// which asks which place is meant by a name that several have, or that none has.
func (p Page) which(name string, near bool) string {
	switch {
	case !near:
		return p.T("search.which", "Place", name)
	case strings.Trim(name, "0123456789") == "":
		return p.T("search.near.postcode", "Place", name)
	}
	return p.T("search.near", "Place", name)
}

// service is what ServiceDetails shows of a hit; how it is reached stands above.
func shown(o directory.Offer) Service {
	return Service{Service: o.Service, States: o.States()}
}

// openings says whether a hit is open at the moment that was asked for, or now.
func (p Page) openings(f Find, h directory.Hit) string {
	if f.Open == finding.OpenThen {
		switch h.Opening {
		case directory.Open:
			return p.T("find.open.then")
		case directory.Closed:
			return p.T("find.closed.then")
		}
		return ""
	}
	return p.Opening(h.Service, h.States())
}

// hitRest is what stands behind „mehr": what a hit shows by itself is left out.
func hitRest(o directory.Offer) Service {
	s := shown(o)
	s.Alert, s.Referral, s.Steps = "", "", nil
	return s
}

func keysOf(form url.Values) iter.Seq[string] { return maps.Keys(form) }

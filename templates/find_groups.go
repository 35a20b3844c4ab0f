package templates

import (
	"net/url"
	"slices"
	"strconv"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/wording"
)

// hitGroup are the hits of a page that stand below one heading.
type hitGroup struct {
	Heading string // "" where there is nothing to tell apart
	First   int    // the number of its first hit on all pages, from 1
	Hits    []directory.Hit
}

// groups parts the hits of a page by how near they are. Around a whole Land, or where no place is known, all are one.
func (f Find) groups(p Page) []hitGroup {
	var groups []hitGroup
	placed := len(f.At.Districts) > 0 && !f.At.Wide()
	for n, h := range f.Findings.Hits {
		if n == 0 || placed && h.Group != f.Findings.Hits[n-1].Group {
			g := hitGroup{First: f.First + n + 1}
			if placed {
				g.Heading = p.T(groupHeadings[h.Group], "Land", directory.States[f.At.Districts[0][:2]])
			}
			groups = append(groups, g)
		}
		last := &groups[len(groups)-1]
		last.Hits = append(last.Hits, h)
	}
	return groups
}

var groupHeadings = map[directory.Group]string{
	directory.GroupNear: "find.group.near", directory.GroupLand: "find.group.land", directory.GroupCountry: "find.group.country",
}

// fewNear is how many hits near by are so few that related languages are offered.
const fewNear = 5

// related offers languages that many who speak the one asked for understand, too, where few near by speak it. Nobody is
// searched for in another language than was asked for: whoever looks decides.
func (f Find) related(p Page) []loosened {
	if len(f.Languages) == 0 || f.Findings.Near >= fewNear {
		return nil
	}
	var ways []loosened
	for _, t := range finding.Related(f.Languages[0]) {
		if n := f.Findings.Counts[directory.Attribute(directory.KindLanguage, string(t))]; n > 0 {
			ways = append(ways, loosened{p.Tongue(t), n, f.without(finding.FieldLanguage, string(t))})
		}
	}
	return ways
}

// lines are the nationwide numbers to show: on the first page, and none that a cry in danger has been answered with.
func (f Find) lines() []directory.Hotline {
	if f.First > 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Findings.Lines), func(h directory.Hotline) bool {
		return f.Line.Urgent && slices.Contains(urgentNumbers, directory.PhoneLink(h.Number))
	})
}

// urgentNumbers stand where a cry in danger is answered.
var urgentNumbers = []string{"tel:110", "tel:116016"}

// lineFacts say whether somebody answers now, and how else than by phone.
func (p Page) lineFacts(f Find, h directory.Hotline) string {
	facts := []string{p.Opening(directory.Service{Hours: h.Week, Holidays: true}, []string{""})}
	if f.Open == finding.OpenThen {
		facts = nil
	}
	for _, m := range h.Modes {
		if m != "telefon" {
			facts = append(facts, p.Mode(m))
		}
	}
	for _, t := range f.Languages {
		if slices.Contains(h.Tongues, t) {
			facts = append(facts, p.Tongue(t))
		}
	}
	return wording.Joined(" · ", facts...)
}

// lineHours says when a number is answered where it is not said whether somebody answers now.
func (p Page) lineHours(f Find, h directory.Hotline) string {
	if f.Open != finding.OpenThen && h.OpenAt(p.Now) != directory.OpeningUnknown {
		return ""
	}
	return h.Hours
}

// lineLanguages says in which languages a number is answered where the one asked for is not named.
func (f Find) lineLanguages(h directory.Hotline) string {
	if !slices.ContainsFunc(f.Languages, func(t directory.Tongue) bool { return !slices.Contains(h.Tongues, t) }) {
		return ""
	}
	return h.Languages
}

// familyFilter says one thing of who comes along.
func (p Page) familyFilter(f finding.Filter) string {
	n, _ := strconv.Atoi(f.Value) // „ja" of pets is no number
	switch f.Field {
	case finding.FieldChildren:
		return p.T("find.family.children") + ": " + f.Value
	case finding.FieldChildAge:
		return p.T("find.family.age") + ": " + p.N("find.family.years", n)
	case finding.FieldBoyAge:
		return p.T("find.family.boys") + ": " + p.N("find.family.years", n)
	}
	return p.T("find.family.pets")
}

// alone is the search without those who come along.
func (f Find) alone() url.Values {
	form := f.without(finding.FieldChildren)
	form.Del(finding.FieldChildAge)
	form.Del(finding.FieldBoyAge)
	return form
}

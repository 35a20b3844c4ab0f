package templates

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
)

// lineFilter is a filter with the word for it.
type lineFilter struct {
	finding.Filter
	Label string
}

// filters are those that the search has, as people know them.
func (f Find) filters(p Page) []lineFilter { return p.labelled(f.Filters()) }

// replaced are those that the last words took out of the form.
func (f Find) replaced(p Page) []lineFilter { return p.labelled(f.Line.Replaced) }

func (p Page) labelled(filters []finding.Filter) (all []lineFilter) {
	for _, f := range filters {
		group := map[string]string{
			finding.FieldTopic: "topic.", finding.FieldAudience: "audience.", finding.FieldLanguage: "tongue.",
			finding.FieldAccess: "access.", finding.FieldMode: "mode.",
		}[f.Field]
		switch {
		case group != "":
			all = append(all, lineFilter{f, p.T(group + f.Value)})
		case slices.Contains(finding.FamilyFields, f.Field):
			all = append(all, lineFilter{f, p.familyFilter(f)})
		case f.Value == finding.OpenNow:
			all = append(all, lineFilter{f, p.T("find.open") + " " + p.T("find.open.now")})
		default:
			all = append(all, lineFilter{f, p.T("find.open") + " " + p.T("find.open.at")})
		}
	}
	return all
}

// says reports whether there is anything to say of what was understood.
func (f Find) says() bool {
	l := f.Line
	return l.Place.Said != "" || len(l.Lookups) > 0 || l.Unknown.Said != "" || len(l.Replaced) > 0 || len(f.Filters()) > 0
}

// sought reports whether the words that mean nothing else were found somewhere.
func (f Find) sought() bool { return len(f.Named) > 0 }

// where names the Kreis of what was found, if it is another one than that of the place.
func (p Page) where(f Find, found directory.Found) string {
	if p.Kreis == nil || found.District == "" || slices.Contains(f.At.Districts, found.District) {
		return ""
	}
	return p.Kreis(found.District)
}

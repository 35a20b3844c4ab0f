package tables

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// institution is one with the name of what it is a unit of. Of one that is protected no place is named, not even where
// it works: the list stays among the downloads.
type institution struct {
	directory.Institution
	parent    string
	protected bool
}

func theInstitution(i *institution) any { return &i.Institution }

// places is one value of each address.
func places(of func(p directory.Place) string) func(i institution, words Words) string {
	return func(i institution, _ Words) string {
		if i.protected {
			return ""
		}
		var values []string
		for _, p := range i.Places {
			values = append(values, of(p))
		}
		return joined(values)
	}
}

var institutionColumns = slices.Concat(
	own("Einrichtung", func(i institution, _ Words) string { return i.Name }),
	fields("einrichtungen", theInstitution, "rechtsform"),
	own("Teil von", func(i institution, _ Words) string { return i.parent }),
	own("Art", func(i institution, words Words) string { return wording.Sectors(words, i.Sectors...) }),
	own("Ort", func(i institution, _ Words) string {
		if i.protected {
			return ""
		}
		return i.Area
	}),
	own("Anschrift", places(func(p directory.Place) string { return p.Street })),
	own("PLZ", places(func(p directory.Place) string { return p.Postcode })),
	own("Stadt", places(func(p directory.Place) string { return p.City })),
	fields("einrichtungen", theInstitution, "website", "andere_namen", "anmerkung", "sichtbarkeit", "kennung"),
)

// InstitutionHead are the headings of Institution.
var InstitutionHead = institutionColumns.head()

// Institution returns the row of an institution. parent is the name of what it is a unit of. Of one that is protected
// no place is named.
func Institution(i directory.Institution, parent string, protected bool, words Words) []string {
	return institutionColumns.row(institution{i, parent, protected}, words)
}

func institutions(d directory.Dossier, words Words) [][]string {
	at, protected := d.InstitutionsByKey(), d.ProtectedKeys()
	var rows [][]string
	for _, i := range d.Institutions {
		rows = append(rows, Institution(i, at[i.Parent].Name, protected[i.Key], words))
	}
	return rows
}

package tables

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/wording"
)

// member is a membership with the institution that it names, and what that is a unit of.
type member struct {
	directory.Membership
	institution, parent directory.Institution
}

func (m member) name() string {
	if m.institution.Key != "" {
		return m.institution.Name
	}
	return m.Group
}

func membership(m *member) any { return &m.Membership }

// reach is the first contact of a member that has what is asked for: of those for people who look for help, else of the others.
// The press is no way to reach a member.
func (m member) reach(of func(directory.Contact) string) string {
	for _, helps := range []bool{true, false} {
		for _, c := range m.institution.Contacts {
			if text := of(c); text != "" && c.Kind != directory.ContactPress && (c.Kind == directory.ContactHelp) == helps {
				return text
			}
		}
	}
	return ""
}

var memberColumns = slices.Concat(
	own("Einrichtung", func(m member, _ Words) string { return m.name() }),
	own("Träger", func(m member, _ Words) string { return m.parent.Name }),
	own("Art", func(m member, words Words) string {
		if m.institution.Key != "" {
			return wording.Sectors(words, m.institution.Sectors...)
		}
		return wording.Sectors(words, m.Sector)
	}),
	fields("mitglieder", membership, "funktion"),
	own("Beziehung zum Netzwerk", func(m member, words Words) string { return words("role." + string(m.Role)) }),
	own("Telefon", func(m member, _ Words) string {
		return m.reach(func(c directory.Contact) string { return directory.PhoneText(c.Phone) })
	}),
	own("E-Mail", func(m member, _ Words) string { return m.reach(func(c directory.Contact) string { return c.Email }) }),
	fields("mitglieder", membership, "seit", "bis", "anmerkung"),
	own("Datum der Prüfung", func(m member, _ Words) string { return string(m.CheckedOn) }),
	fields("mitglieder", membership, "sichtbarkeit"),
)

// members leaves out lines that state only a number: they are no members to be read in again.
func members(d directory.Dossier, words Words) [][]string {
	at := d.InstitutionsByKey()
	var rows [][]string
	for _, m := range d.Members {
		i := at[m.Institution]
		if row := (member{m, i, at[i.Parent]}); row.name() != "" {
			rows = append(rows, memberColumns.row(row, words))
		}
	}
	return rows
}

func services(d directory.Dossier, words Words) [][]string {
	return servicelist.Cells(d.Institutions, words)[1:]
}

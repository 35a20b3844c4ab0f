package invented

import (
	"slices"

	"rundtisch/internal/directory"
)

// institutions makes the institutions, each a member of the network.
func (m *maker) institutions(d *directory.Dossier) {
	for _, k := range kinds {
		if !m.chance(k.percent) {
			continue
		}
		i := directory.Institution{Key: m.key + "-" + k.slug, Name: m.named(k.name), LegalForm: k.legal, Sectors: slices.Clone(k.sectors)}
		if k.above != "" {
			i.Parent = m.key + "-" + k.above
		}
		if m.chance(60) {
			i.Area = m.place
		}
		if k.website && m.chance(85) {
			i.Website = website(i.Key)
		}
		if m.chance(3) {
			i.Visibility = one(m, directory.Staff, directory.Staff, directory.Coordination)
		}
		if i.Protected() {
			i.NeutralLabel = "Beratungsbüro"
		} else if m.chance(88) {
			i.Places = []directory.Place{m.address()}
		}
		m.contacts(&i)
		for n, o := range k.offers {
			if n == 0 && m.chance(92) || n > 0 && m.chance(60) {
				i.Services = append(i.Services, m.service(o, i))
			}
		}
		d.Institutions = append(d.Institutions, i)
	}
}

// contacts makes the ways to reach an institution; one of ten has none yet.
func (m *maker) contacts(i *directory.Institution) {
	if m.chance(10) {
		return
	}
	help := directory.Contact{Key: "zentrale", Kind: directory.ContactHelp, Label: "Telefon", Phone: m.phone(), Email: email(i.Key, "kontakt")}
	help.CheckedOn, help.CheckedBy = m.checked(12)
	if m.chance(30) {
		help.Email = ""
	}
	if m.chance(25) {
		help.Hours = one(m, "Mo–Do 9–12 Uhr und 14–16 Uhr", "Mo–Fr 8–12 Uhr", "Di und Do 10–16 Uhr")
	}
	i.Contacts = append(i.Contacts, help)
	if m.chance(45) {
		c := directory.Contact{
			Key:        "durchwahl",
			Kind:       directory.ContactReferral,
			Label:      "Durchwahl für Fachkräfte",
			Phone:      m.phone(),
			Visibility: directory.Staff,
		}
		c.CheckedOn, c.CheckedBy = m.checked(15)
		i.Contacts = append(i.Contacts, c)
	}
	if m.chance(15) {
		c := directory.Contact{
			Key:        "leitung",
			Kind:       directory.ContactCoordination,
			Function:   "Leitung",
			Phone:      m.phone(),
			Email:      email(i.Key, "leitung"),
			Visibility: directory.Coordination,
		}
		c.CheckedOn, c.CheckedBy = m.checked(15)
		i.Contacts = append(i.Contacts, c)
	}
}

// members makes the member list: every institution, and what lists name besides.
func (m *maker) members(d *directory.Dossier) {
	for _, i := range d.Institutions {
		entry := directory.Membership{Key: i.Key[len(m.home)+1:], Institution: i.Key, Role: directory.RoleMember, Visibility: i.Visibility}
		switch entry.Key {
		case "gleichstellung":
			entry.Role, entry.Function = directory.RoleLead, "Gleichstellungsbeauftragte"
		case "beratung":
			entry.Role, entry.Function = directory.RoleInitiator, "Leitung"
		default:
			entry.Role = one(
				m,
				directory.RoleMember,
				directory.RoleMember,
				directory.RoleMember,
				directory.RolePartner,
				directory.RolePartner,
				directory.RoleSignatory,
				directory.RoleGuest,
			)
		}
		if m.chance(30) {
			entry.Since = directory.PartialDate(m.day(-m.between(400, 6000)).Start().Format(one(m, "2006", "2006-01", "2006-01-02")))
		}
		if m.chance(3) {
			entry.Until = m.day(-m.between(1, 390))
		}
		entry.CheckedOn, entry.CheckedBy = m.checked(15)
		d.Members = append(d.Members, entry)
	}
	if m.chance(50) {
		d.Members = append(
			d.Members,
			directory.Membership{Key: "praxen", Group: "Niedergelassene Ärztinnen und Ärzte", Sector: "aerzteschaft", Role: directory.RolePartner},
		)
	}
	if m.chance(30) {
		d.Members = append(
			d.Members,
			directory.Membership{Key: "kanzleien", Group: "Rechtsanwältinnen", Sector: "rechtsanwaltschaft", Role: directory.RolePartner},
		)
	}
	if m.chance(20) {
		d.Members = append(
			d.Members,
			directory.Membership{Key: "zahl", Count: len(d.Members) + m.between(1, 20), CountText: "Partner", Role: directory.RoleMember},
		)
	}
}

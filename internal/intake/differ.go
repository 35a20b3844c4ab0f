package intake

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Differences returns what a source says differently, or in addition, about an institution: name, website, place, contacts,
// address. What the source does not say is no difference. An institution that is protected, or sounds in the source as if it were,
// never gets an address.
func Differences(r Record, k Known) []directory.Correction {
	if k.Protected {
		r = r.clone()
		r.Hide()
	}
	ours, theirs := k.Institution, r.Institution
	var all []directory.Correction
	differs := func(path, label, before, after string) {
		all = append(all, directory.Correction{Path: path, Label: label, Before: before, After: after})
	}
	names := append([]string{ours.Name}, ours.Aliases...)
	if !slices.ContainsFunc(names, func(n string) bool { return memberlist.OneName(n, theirs.Name) }) {
		differs("name", "Name", ours.Name, theirs.Name)
	}
	inPlace := slices.ContainsFunc(
		ours.Places, func(p directory.Place) bool { return p.City == theirs.Area },
	) // our address says that already
	if ours.Area == "" && theirs.Area != "" && !inPlace {
		differs("ort", "Ort oder Gebiet", "", theirs.Area)
	}
	if theirs.Website != "" && siteOf(theirs.Website) != siteOf(ours.Website) {
		differs("website", "Website", ours.Website, theirs.Website)
	}
	all = append(all, contactDifferences(ours, theirs.Contacts)...)
	if len(ours.Places) == 0 && len(theirs.Places) > 0 && !k.Protected && !r.Suspected {
		p := theirs.Places[0]
		all = append(
			all,
			directory.Correction{
				Path:     "anschriften/neu",
				Label:    "Neue Anschrift",
				After:    strings.Join([]string{p.Street, p.Postcode + " " + p.City}, ", "),
				NewPlace: &p,
			},
		)
	}
	return all
}

// OtherDetails returns, as sentences, what a source says about a known institution and Differences does not compare: another
// address, a further name, another legal form. For a protected institution it returns nothing.
func OtherDetails(r Record, k Known) []string {
	if k.Protected || r.Suspected {
		return nil
	}
	t := &omissions{}
	ours, theirs := k.Institution, r.Institution
	for i, p := range theirs.Places {
		if len(ours.Places) == 0 && i == 0 || slices.ContainsFunc(ours.Places, func(o directory.Place) bool { return samePlace(o, p) }) {
			continue // it is proposed, or the same
		}
		t.say(sayAlsoAddress, quoted(p.Street+", "+p.Postcode+" "+p.City))
	}
	names := append([]string{ours.Name}, ours.Aliases...)
	for _, name := range theirs.Aliases {
		if !slices.ContainsFunc(names, func(n string) bool { return memberlist.OneName(n, name) }) &&
			line(strings.Join(ours.Aliases, ", ")) != name {
			t.say(sayAlsoName, quoted(name))
		}
	}
	if theirs.LegalForm != "" && theirs.LegalForm != line(ours.LegalForm) {
		t.say(sayLegalForm, quoted(theirs.LegalForm))
	}
	return t.sentences
}

func (r Record) clone() Record {
	r.Institution = directory.Dossier{Institutions: []directory.Institution{r.Institution}}.Clone().Institutions[0]
	r.Services = slices.Clone(r.Services)
	return r
}

// contactDifferences pairs contacts by number and mailbox. If one is left over on each side, its number or mailbox has changed;
// whatever else is left over in the source is new. Contacts that only we have stay.
func contactDifferences(ours directory.Institution, theirs []directory.Contact) []directory.Correction {
	var all []directory.Correction
	known := newContacts(&omissions{}, ours.Contacts) // of every level: what staff know already is not new
	for _, s := range ours.Services {
		for _, c := range s.Contacts {
			known.remember(c)
		}
	}
	paired := map[string]bool{}
	change := func(c directory.Contact, field, label, before, after string) {
		title := "Kontakt"
		if c.Label != "" {
			title += " „" + c.Label + "“"
		}
		all = append(
			all,
			directory.Correction{Path: "kontakte/" + c.Key + "/" + field, Label: title + ": " + label, Before: before, After: after},
		)
	}
	fill := func(c, t directory.Contact, also bool) {
		if t.Phone != "" && !slices.ContainsFunc(directory.PhonesIn(t.Phone), func(n directory.Phone) bool { return known.has[dial(n)] }) &&
			(c.Phone == "" || also) {
			change(c, "telefon", "Telefon", c.Phone, t.Phone)
		}
		if t.Email != "" && !known.has["mailto:"+strings.ToLower(t.Email)] && (c.Email == "" || also) {
			change(c, "e_mail", "E-Mail", c.Email, t.Email)
		}
	}
	var rest []directory.Contact
	for _, t := range theirs {
		at := slices.IndexFunc(ours.Contacts, t.SameReach)
		switch {
		case at >= 0:
			paired[ours.Contacts[at].Key] = true
			fill(ours.Contacts[at], t, true)
		case !slices.ContainsFunc(idsOf(t), func(id string) bool { return known.has[id] }):
			rest = append(rest, t)
		}
	}
	open := slices.DeleteFunc(slices.Clone(ours.Contacts), func(c directory.Contact) bool {
		return paired[c.Key] || c.Kind != directory.ContactHelp || c.Visibility.OrPublic() != directory.Public
	})
	if len(rest) == 1 && len(open) == 1 && rest[0].Kind == directory.ContactHelp {
		fill(open[0], rest[0], true)
		return all
	}
	for _, t := range rest {
		all = append(
			all,
			directory.Correction{Path: "kontakte/neu-" + strings.Join(idsOf(t), "+"), Label: "Neuer Kontakt", After: t.Summary(), NewContact: &t},
		)
	}
	return all
}

package feed

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// authorities are the sectors of institutions that are part of the state.
var authorities = []directory.Sector{"polizei_opferschutz", "polizei", "ordnung", directory.SectorYouthOffice, "gericht", "staatsanwaltschaft", "justizsozialdienst",
	"gleichstellung", "integration", "aufnahmebehoerde", "opferschutz_kommunal"}

// associations are the beginnings of the names of legal forms of private bodies.
var associations = []string{"e. v", "e.v", "eingetragener verein", "verein", "ggmbh", "gemeinnützig", "stiftung"}

// organization returns the type of an institution.
func organization(i directory.Institution) string {
	form := strings.ToLower(i.LegalForm)
	switch {
	case slices.ContainsFunc(associations, func(word string) bool { return strings.HasPrefix(form, word) }):
		return "NGO"
	case len(i.Sectors) > 0 && slices.Contains(authorities, i.Sectors[0]):
		return "GovernmentOrganization"
	}
	return "Organization"
}

// InstitutionData returns what the public page of an institution says, for search engines. It has only telephone
// numbers for help. For a protected institution there is no address and nothing else that says where it is: areas are Kreise or
// larger.
func InstitutionData(from Source, i directory.InstitutionPage) (string, error) {
	path := "/einrichtungen/" + i.Key
	this := thing(organization(i.Institution), from.Origin, path, i.Name, i.ID()).put("alternateName", i.Aliases).put("sameAs", i.Website)
	if i.ParentName != "" {
		this.put("parentOrganization", named(from.Origin, directory.Named{Key: i.Parent, Name: i.ParentName}))
	}
	var networks, units []node
	for _, m := range i.Memberships {
		if m.Current(from.Now) && isPublic(m.Visibility) {
			at := from.Origin + "/netzwerke/" + m.NetworkKey
			networks = append(networks, node{"@type": "Organization", "@id": at, "name": m.NetworkName, "url": at})
		}
	}
	for _, unit := range i.Units {
		units = append(units, named(from.Origin, unit))
	}
	this.put("memberOf", networks).put("subOrganization", units).put("contactPoint", helpLines(from, i.Contacts))
	if !i.Protected && !i.Institution.Protected() {
		var places []node
		for _, place := range i.Places {
			if isPublic(place.Visibility) && place.Street+place.Postcode+place.City != "" {
				address := node{"@type": "PostalAddress", "addressCountry": "DE"}.put("streetAddress", place.Street)
				places = append(places, address.put("postalCode", place.Postcode).put("addressLocality", place.City))
			}
		}
		this.put("address", places)
	}
	graph := []node{this}
	for _, s := range i.Services {
		if isPublic(s.Visibility) {
			graph = append(graph, serviceNode(from, from.Origin+path, organization(i.Institution), s, i))
		}
	}
	return linked(graph...)
}

func named(origin string, n directory.Named) node {
	return node{"@type": "Organization", "@id": origin + "/einrichtungen/" + n.Key, "name": n.Name, "url": origin + "/einrichtungen/" + n.Key}
}

func serviceNode(from Source, provider, of string, s directory.Service, i directory.InstitutionPage) node {
	kind := "Service"
	if of == "GovernmentOrganization" {
		kind = "GovernmentService"
	}
	at := provider + "#angebot-" + s.Key
	this := node{"@type": kind, "@id": at, "url": at, "name": s.Name, "identifier": urn(s.ID(i.ID())), "provider": node{"@id": provider}}
	this.put("description", s.Summary).put("serviceType", wording.Each(from.Topic, s.Topics)).put("areaServed", areaNodes(from, s.Areas)).
		put("hoursAvailable", openings(s.Hours))
	if whom := wording.Each(from.Audience, s.Audiences); len(whom) > 0 {
		this.put("audience", node{"@type": "Audience", "audienceType": strings.Join(whom, ", ")})
	}
	lines := helpLines(from, s.Contacts)
	if len(s.Contacts) == 0 {
		lines = helpLines(from, i.Contacts)
	}
	channel := node{}.put("servicePhone", lines)
	if len(s.Languages) > 0 {
		languages := []string{"de"}
		for _, tongue := range s.Languages {
			if tongue != "de" {
				languages = append(languages, string(tongue))
			}
		}
		channel.put("availableLanguage", languages)
	}
	if len(channel) > 0 {
		channel["@type"] = "ServiceChannel"
		this.put("availableChannel", channel)
	}
	return this
}

// helpLines returns the numbers that everybody may call for help.
func helpLines(from Source, contacts []directory.Contact) []node {
	var lines []node
	for _, c := range contacts {
		if !c.Helps() {
			continue
		}
		for _, n := range directory.PhonesIn(c.Phone) {
			line := node{"@type": "ContactPoint", "contactType": from.T("contact.hilfe"), "telephone": n.Dial}
			lines = append(lines, line.put("name", strings.TrimSpace(c.Label+" "+n.Asked())))
		}
	}
	return lines
}

// openings returns the hours without a condition: a line with a remark („nur mit Termin") would promise too much. A span that ends
// on the next day closes earlier than it opens, as schema.org expects.
func openings(hours []directory.Hours) []node {
	var nodes []node
	for _, line := range hours {
		in, weekly := line.Interval()
		if !weekly || in.Note != "" {
			continue
		}
		var days []string
		for day, name := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
			if in.Days[day] {
				days = append(days, "https://schema.org/"+name)
			}
		}
		nodes = append(nodes, node{"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": clock(in.Start), "closes": clock(min(in.Closes(), 24*60-1))})
	}
	return nodes
}

func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

package openreferral

import (
	"strings"

	"rundtisch/internal/directory"
)

// Organization is an institution without what belongs to it.
func (m Mapper) Organization(i directory.Exchanged) Organization {
	return Organization{
		ID: i.ID.String(), Name: i.Name, Alternate: strings.Join(i.Aliases, ", "), Description: m.describe(i), Website: webAddress(i.Website),
		LegalStatus: i.LegalForm, URI: m.Base + "/einrichtungen/" + i.Key, ParentID: idOf(i.ParentID), Email: mailbox(i.Contacts),
	}
}

// describe is what is said of an institution, or else of which networks it is a member, and what it is.
func (m Mapper) describe(i directory.Exchanged) string {
	if note := strings.TrimSpace(i.Note); note != "" {
		return note
	}
	kinds := m.kind + strings.Join(words(m, "sector", i.Sectors), ", ")
	if len(i.Networks) == 0 {
		return kinds
	}
	names := make([]string, len(i.Networks))
	for n, network := range i.Networks {
		names[n] = network.Name
	}
	return m.member + strings.Join(names, m.andMember) + " (" + kinds + ")"
}

// WholeOrganization is an institution with all that belongs to it; its services in short, or whole. Nothing protected has
// a location.
func (m Mapper) WholeOrganization(i directory.Exchanged, wholeServices bool) Organization {
	o := m.withChildren(i)
	for _, s := range i.Services {
		if wholeServices {
			service := m.service(i, s)
			m.children(&service, i, s, true)
			o.Services = append(o.Services, service)
			continue
		}
		o.Services = append(o.Services, m.service(i, s))
	}
	for n := range o.Services {
		o.Services[n].OrganizationID = o.ID
	}
	return o
}

// withChildren is an organization with all that belongs to it but its services.
func (m Mapper) withChildren(i directory.Exchanged) Organization {
	o := m.Organization(i)
	o.Phones = phones(i.Contacts, "organization", o.ID)
	o.Contacts = offices(i.Contacts, o.ID)
	o.Locations = m.locations(i)
	o.Attributes = m.belonging("organization", o.ID, i)
	return o
}

// networkStatus is what a network is by law.
const networkStatus = "Kooperation ohne eigene Rechtspersönlichkeit"

// NetworkOrganization is a network without what belongs to it.
func (m Mapper) NetworkOrganization(n directory.ExchangedNetwork) Organization {
	o := Organization{
		ID: n.ID.String(), Name: n.Network.Name, Alternate: n.Network.ShortName, Description: n.Network.Summary, Email: mailbox(n.Contacts),
		LegalStatus: networkStatus, URI: m.Base + "/netzwerke/" + n.Network.Key,
	}
	if strings.TrimSpace(o.Description) == "" {
		o.Description = m.Phrases.network
	}
	if !n.Network.Founded.YearInferred() && n.Network.Founded.Precision() != directory.Unknown {
		o.Founded = n.Network.Founded.Start().Year()
	}
	return o
}

// WholeNetwork is a network with all that belongs to it.
func (m Mapper) WholeNetwork(n directory.ExchangedNetwork) Organization {
	o := m.NetworkOrganization(n)
	o.Phones = phones(n.Contacts, "organization", o.ID)
	o.Contacts = offices(n.Contacts, o.ID)
	o.XNetwork = m.network(n)
	return o
}

package openreferral

import (
	"strings"

	"github.com/google/uuid"

	"rundtisch/internal/directory"
)

// locations are the places of an institution; a protected one has none, whatever is handed in.
func (m Mapper) locations(i directory.Exchanged) []Location {
	if i.Protected || i.Institution.Protected() {
		return nil
	}
	var all []Location
	for _, p := range i.Places {
		l := m.location(i, p)
		if a, ok := m.address(l.ID, p); ok {
			l.Addresses = []Address{a}
		}
		l.Accessibility = m.accessibility(l.ID, i)
		all = append(all, l)
	}
	return all
}

// location is a place without what belongs to it.
func (m Mapper) location(i directory.Exchanged, p directory.Place) Location {
	return Location{
		ID:             PlaceID(i.ID, p).String(),
		Type:           "physical",
		OrganizationID: i.ID.String(),
		Name:           i.Name,
		Description:    joined(" · ", p.City, p.Note),
		Latitude:       p.Lat,
		Longitude:      p.Lon,
	}
}

// PlaceID is the ID of a place of the institution with this ID.
func PlaceID(institution directory.ID, p directory.Place) directory.ID {
	return directory.NewID("place", institution.String(), p.Key)
}

// address is false for one that lacks anything that the standard wants.
func (m Mapper) address(location string, p directory.Place) (Address, bool) {
	a := Address{
		ID:         part("address", location),
		LocationID: location,
		Street:     p.Street,
		City:       p.City,
		State:      m.Land(p.Postcode),
		Postcode:   p.Postcode,
		Country:    "DE",
		Type:       "physical",
	}
	return a, a.Street != "" && a.City != "" && a.Postcode != "" && a.State != ""
}

// accessibility is what the services at a place say of it, each with its name.
func (m Mapper) accessibility(location string, i directory.Exchanged) []Accessibility {
	var all []Accessibility
	for _, s := range i.Services {
		if text := joined(". ", strings.Join(words(m, "access", s.Access), ", "), s.AccessNote); text != "" {
			all = append(
				all,
				Accessibility{
					ID:          part("accessibility", location, s.Key),
					LocationID:  location,
					Description: text,
					Details:     "Angabe zum Angebot „" + s.Name + "“",
				},
			)
		}
	}
	return all
}

// ServiceAtLocation is a service at a place of the institution that offers it, in short: the place without its address,
// the service with who offers it.
func (m Mapper) ServiceAtLocation(i directory.Exchanged, s directory.Service, p directory.Place) ServiceAtLocation {
	location, service := m.location(i, p), m.Service(i, s)
	return ServiceAtLocation{ID: atLocation(service.ID, location.ID), Location: &location, Service: &service}
}

// WholeServiceAtLocation is a service at a place with all that belongs to both.
func (m Mapper) WholeServiceAtLocation(i directory.Exchanged, s directory.Service, p directory.Place) ServiceAtLocation {
	whole := m.ServiceAtLocation(i, s, p)
	for _, l := range m.locations(i) {
		if l.ID == whole.Location.ID {
			whole.Location = &l
		}
	}
	organization := m.withChildren(i)
	whole.Service.Organization = &organization
	m.children(whole.Service, i, s, false)
	return whole
}

// AtLocationID is the ID of a service at a place. Its first half is that of the service, so that it is found without a
// list of all of them; the second is made from the place. It is a UUID of version 8 (RFC 9562, 5.8).
func AtLocationID(service, place directory.ID) directory.ID {
	id := service
	sum := directory.NewID("service-at-location", service.String(), place.String())
	copy(id[8:], sum[8:])
	id[6] = 0x80 | id[6]&0x0f
	return id
}

// ServicesLike returns the bounds, both included, between which the ID of the service lies that is at a place with this ID.
func ServicesLike(id directory.ID) (first, last directory.ID) {
	first = id
	first[6] = 0x50 | id[6]&0x0f
	last = first
	for i := 8; i < len(id); i++ {
		first[i], last[i] = 0, 0xff
	}
	return first, last
}

func atLocation(service, location string) string {
	return AtLocationID(uuid.MustParse(service), uuid.MustParse(location)).String()
}

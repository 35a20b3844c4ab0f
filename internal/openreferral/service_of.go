package openreferral

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Service is a service without what belongs to it but who offers it.
func (m Mapper) Service(i directory.Exchanged, s directory.Service) Service {
	service := m.service(i, s)
	organization := m.Organization(i)
	service.Organization = &organization
	return service
}

// WholeService is a service with all that belongs to it. One of a protected institution has areas and no places.
func (m Mapper) WholeService(i directory.Exchanged, s directory.Service) Service {
	service := m.service(i, s)
	organization := m.withChildren(i)
	service.Organization = &organization
	m.children(&service, i, s, true)
	return service
}

// service has what is in the service alone.
func (m Mapper) service(i directory.Exchanged, s directory.Service) Service {
	contacts := reach(i, s)
	service := Service{
		ID: s.ID(i.ID).String(), Name: s.Name, Description: s.Summary, URL: website(contacts), Email: mailbox(contacts), Status: StatusActive,
		Interpretation: s.Interpreting, Application: strings.Join(words(m, "step", s.Steps), " "),
		Fees: s.Cost, WaitTime: s.Waiting, LastModified: stamp(i.ChangedAt),
	}
	if service.URL == "" {
		service.URL = webAddress(i.Website)
	}
	if strings.HasPrefix(s.HoursNote, ClosedForNow) {
		service.Status = StatusClosed
	}
	if len(s.Audiences) > 0 {
		service.Eligibility = m.Eligible + strings.Join(words(m, "audience", s.Audiences), ", ")
	}
	if along := m.comesAlong(s); along != "" {
		service.Eligibility = joined(". ", service.Eligibility, along)
	}
	if s.CheckedOn.Precision() == directory.Day && !s.CheckedOn.YearInferred() {
		service.Assured = string(s.CheckedOn)
	}
	if s.AlertOn(m.Now) {
		service.Alert = s.Alert
	}
	return service
}

// reach are the contacts of a service for people who look for help, or else those of the institution.
func reach(i directory.Exchanged, s directory.Service) []directory.Contact {
	if slices.ContainsFunc(s.Contacts, directory.Contact.Helps) {
		return s.Contacts
	}
	return i.Contacts
}

// children adds all that belongs to a service.
func (m Mapper) children(service *Service, i directory.Exchanged, s directory.Service, places bool) {
	id := service.ID
	service.Phones = phones(reach(i, s), "service", id)
	service.Schedules = m.schedules(id, s)
	service.Areas = m.areas(id, i, s)
	for _, t := range s.Languages {
		service.Languages = append(
			service.Languages,
			Language{ID: part("language", id, string(t)), ServiceID: id, Name: m.Word("tongue", string(t)), Code: string(t)},
		)
	}
	for _, t := range s.Interpreted {
		service.Languages = append(
			service.Languages,
			Language{
				ID:        part("language", id, "dolmetschen", string(t)),
				ServiceID: id,
				Name:      m.Word("tongue", string(t)),
				Code:      string(t),
				Note:      m.Interpreted,
			},
		)
	}
	service.Attributes = append(
		attributes(m, "service", id, directory.TaxonomyTopics, s.Topics),
		attributes(m, "service", id, directory.TaxonomyAudiences, s.Audiences)...)
	service.Attributes = append(service.Attributes, attributes(m, "service", id, directory.TaxonomyAccess, s.Access)...)
	service.Attributes = append(service.Attributes, attributes(m, "service", id, directory.TaxonomyModes, s.Modes)...)
	service.Attributes = append(service.Attributes, m.belonging("service", id, i)...)
	if !places || i.Protected {
		return
	}
	for _, l := range m.locations(i) {
		service.AtLocations = append(service.AtLocations, ServiceAtLocation{ID: atLocation(service.ID, l.ID), ServiceID: id, Location: &l})
	}
}

// areas are those that the service names, or else the Kreise of the networks that its institution belongs to.
func (m Mapper) areas(id string, i directory.Exchanged, s directory.Service) []ServiceArea {
	codes, note := s.Areas, s.AreaNote
	if len(codes) == 0 {
		codes = i.Districts
		note = joined(" · ", note, m.AreaOfNetworks)
	}
	if len(codes) == 0 && s.AreaNote != "" {
		return []ServiceArea{{ID: part("service-area", id), ServiceID: id, Name: s.AreaNote}}
	}
	var all []ServiceArea
	for _, code := range codes {
		all = append(
			all,
			ServiceArea{ID: part("service-area", id, code), ServiceID: id, Name: m.Area(code), Description: note, URI: areaURI(code)},
		)
	}
	return all
}

// areaURI names an area as the German profile of the data catalogue vocabulary does (DCAT-AP.de, politicalGeocoding).
func areaURI(code string) string {
	switch len(code) {
	case 5:
		return "http://dcat-ap.de/def/politicalGeocoding/districtKey/" + code
	case 2:
		if code != directory.AreaEverywhere {
			return "http://dcat-ap.de/def/politicalGeocoding/stateKey/" + code
		}
	}
	return "http://publications.europa.eu/resource/authority/country/DEU"
}

package dossiertest

import (
	"fmt"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

func (s *source) series() []directory.Series {
	var series []directory.Series
	for _, key := range s.keys(0, 2) {
		series = append(series, directory.Series{Key: key, Title: s.text(), Months: s.number(0, 12), Intended: s.yes(), Note: s.maybe()})
	}
	return series
}

func (s *source) events(series []directory.Series) []directory.Event {
	var events []directory.Event
	for _, key := range s.keys(0, 3) {
		e := directory.Event{
			Key: key, Title: s.text(), DateNote: s.maybe(), Venue: s.maybe(), Audience: s.texts(), Content: s.texts(), Cost: s.maybe(),
			Kind: one(
				s, directory.EventConference, directory.EventMeeting, directory.EventTraining, directory.EventCampaign, directory.EventOther,
			),
			Registration: s.maybeURL(), RegistrationRaw: s.maybe(), Internal: s.yes(),
			Status: one(s, "", directory.EventAnnounced, directory.EventHeld, directory.EventCancelled),
		}
		e.Date, e.LastDay = s.span()
		if e.Date == "" {
			e.Date = "2024?-02-29"
			e.LastDay = ""
		}
		if e.Date.Precision() == directory.Day && s.yes() {
			from := s.number(0, 23)
			e.Starts, e.Ends = fmt.Sprintf("%02d:%02d", from, s.number(0, 29)), fmt.Sprintf("%02d:%02d", from, s.number(30, 59))
		}
		if len(series) > 0 && s.yes() {
			e.Series = one(s, series...).Key
		}
		for range s.number(0, 2) {
			e.Hosts = append(e.Hosts, directory.Host{Name: s.text(), Network: one(s, "", "herne", "soest")})
		}
		events = append(events, e)
	}
	return events
}

func (s *source) media() []directory.Medium {
	var media []directory.Medium
	for _, key := range s.keys(0, 2) {
		media = append(media, directory.Medium{Key: key, Title: s.text(), Caption: s.maybe(), Credit: s.text(), Terms: s.maybe()})
	}
	return media
}

func (s *source) notices(d directory.Dossier) []directory.Notice {
	var notices []directory.Notice
	for _, key := range s.keys(0, 2) {
		n := directory.Notice{
			Key:       key,
			Title:     s.text(),
			Subtitle:  s.maybe(),
			Date:      s.date(),
			Edition:   s.maybe(),
			Publisher: s.maybe(),
			Medium:    s.maybe(),
			Column:    s.maybe(),
			URL:       s.maybeURL(),
			Summary:   s.texts(),
			MediaNote: s.maybe(),
			Media:     s.media(),
		}
		for _, key := range s.keys(0, 2) {
			n.Quotations = append(n.Quotations, directory.Quotation{Key: key, Text: s.text(), Person: s.person(d), Function: s.text()})
		}
		for _, key := range s.keys(0, 2) {
			n.Figures = append(n.Figures, directory.Figure{Key: key, Claim: s.text(), Origin: s.text()})
		}
		notices = append(notices, n)
	}
	return notices
}

func (s *source) contacts(people []directory.Person) []directory.Contact {
	var contacts []directory.Contact
	for _, key := range s.keys(0, 3) {
		c := directory.Contact{
			Key: key, Label: s.maybe(), Website: s.maybeURL(), Function: s.maybe(), Hours: s.maybe(), Note: s.maybe(),
			Kind: one(
				s, directory.ContactHelp, directory.ContactReferral, directory.ContactCoordination, directory.ContactPress,
				directory.ContactRegistration,
			),
			Phone:      one(s, "02921/302546", "02921 302546", "+49 2921 302546", "116 016", "0800 22 55 530"),
			Email:      one(s, "", "kontakt@example.org", "o'hara+x@mail.example"),
			Visibility: s.level(), CheckedOn: s.date(), CheckedBy: s.maybe(),
		}
		if c.Email != "" && s.yes() {
			c.Phone = ""
		}
		if c.Kind == directory.ContactReferral && c.Visibility.OrPublic() == directory.Public {
			c.Visibility = directory.Staff
		}
		if len(people) > 0 && s.yes() {
			c.Person = one(s, people...).Key
		}
		contacts = append(contacts, c)
	}
	return contacts
}

// institutions draws institutions with units, some of them protected, in any order.
func (s *source) institutions() []directory.Institution {
	var sectors, open []directory.Sector
	for _, f := range directory.Families {
		sectors = append(sectors, f.Sectors...)
	}
	for _, sector := range sectors {
		if !sector.Protected() {
			open = append(open, sector)
		}
	}
	var d directory.Dossier
	for n, key := range s.keys(0, 6) {
		i := directory.Institution{Key: key, LegalForm: s.maybe(), Visibility: s.level(), Website: s.maybeURL()}
		if s.yes() {
			// The key tells that it has changed: two dossiers of one network must not give one key to two institutions.
			begin := fmt.Sprintf("%.85s-%d", key, n) // long keys may begin alike
			i.Key, i.FormerKeys = begin+"-heute", []string{begin + "-zuletzt", begin + "-zuerst"}
		}
		i.Sectors = rapid.SliceOfNDistinct(rapid.SampledFrom(open), 1, 3, rapid.ID[directory.Sector]).Draw(s.t, "sectors")
		if s.number(1, 4) == 1 {
			i.Sectors = append(i.Sectors, one(s, directory.SectorShelter, directory.SectorSafeFlat, directory.SectorRefugeFlat))
		}
		if n > 0 && s.yes() {
			i.Parent = d.Institutions[s.number(0, n-1)].Key
		}
		d.Institutions = append(d.Institutions, i)
	}
	protected := d.ProtectedKeys()
	for n := range d.Institutions {
		i := &d.Institutions[n]
		s.harmless = protected[i.Key]
		i.Name, i.Area, i.Aliases, i.NeutralLabel, i.Note = s.text(), s.maybe(), s.distinct(), s.maybe(), s.maybe()
		i.Contacts = s.contacts(nil)
		i.Services = s.services()
		if !s.harmless {
			i.Places = s.places()
		}
	}
	s.harmless = false
	return rapid.Permutation(d.Institutions).Draw(s.t, "order")
}

func (s *source) places() []directory.Place {
	var places []directory.Place
	for _, key := range s.keys(0, 2) {
		p := directory.Place{
			Key:        key,
			Street:     s.maybe(),
			Postcode:   one(s, "", "44623", "01067"),
			City:       s.maybe(),
			Note:       s.maybe(),
			Visibility: s.level(),
		}
		if s.yes() {
			lat, lon := rapid.Float64Range(-90, 90).Draw(s.t, "lat")+0, rapid.Float64Range(-180, 180).Draw(s.t, "lon")+0 // never -0
			p.Lat, p.Lon = &lat, &lon
		}
		places = append(places, p)
	}
	return places
}

// members draws a member list that names every institution which nothing else names.
func (s *source) members(d *directory.Dossier) {
	used := map[string]bool{}
	for _, i := range d.Institutions {
		used[i.Parent] = true
		if s.number(1, 4) == 1 {
			d.Network.Initiators = append(d.Network.Initiators, i.Key)
			used[i.Key] = true
		}
	}
	var names []directory.Membership
	for _, i := range d.Institutions {
		if !used[i.Key] || s.yes() {
			names = append(names, directory.Membership{Institution: i.Key})
		}
	}
	for range s.number(0, 2) {
		names = append(names, directory.Membership{Group: "Gruppe", Sector: one(s, "", directory.SectorShelter, "polizei")})
	}
	if s.yes() {
		names = append(names, directory.Membership{Count: s.number(0, 99), CountText: "fachliche Organisationen"})
	}
	keys := s.keys(len(names), len(names))
	protected := d.ProtectedKeys()
	for n, m := range names {
		s.harmless = protected[m.Institution] || m.Sector.Protected()
		if m.Group != "" {
			m.Group = s.text()
		}
		m.Key, m.Function, m.Note, m.Visibility, m.CheckedOn, m.CheckedBy = keys[n], s.maybe(), s.maybe(), s.level(), s.date(), s.maybe()
		m.Since, m.Until = s.span()
		m.Role = one(
			s, directory.RoleMember, directory.RolePartner, directory.RoleSignatory, directory.RoleInitiator, directory.RoleLead,
			directory.RoleOffice, directory.RoleGuest,
		)
		d.Members = append(d.Members, m)
	}
	s.harmless = false
}

package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
	"rundtisch/internal/locale"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/openreferral"
)

// Records translates everything that was read. It also returns, as sentences, what belongs to no record: services without a known
// organization, and organizations without a readable name.
func Records(reading harvest.Reading, atlas *gazetteer.Gazetteer, now time.Time) ([]Record, []string) {
	g := collection{organizations: map[string]*openreferral.Organization{}, at: map[string]map[string]int{}}
	for _, o := range reading.Organizations {
		g.add(o)
	}
	var left []string
	for _, s := range reading.Services {
		owner := s.OrganizationID
		if s.Organization != nil && s.Organization.Name != "" {
			owner = g.add(*s.Organization)
		}
		if g.organizations[owner] == nil {
			left = append(left, fmt.Sprintf(sayNoProvider, quoted(s.Name), quoted(s.ID)))
			continue
		}
		s.Organization = nil
		g.addService(owner, s)
	}
	u := translator{atlas, now, printers()[locale.Default], printers()}
	records := make([]Record, 0, len(g.order))
	for _, id := range g.order {
		if r := u.record(id, *g.organizations[id]); r.Institution.Name != "" {
			records = append(records, r)
		} else {
			left = append(left, fmt.Sprintf(sayNoName, quoted(id)))
		}
	}
	return records, left
}

// collection holds organizations with their services, each once. Sources describe one briefly in one place and fully in another;
// the descriptions are merged.
type collection struct {
	order         []string
	organizations map[string]*openreferral.Organization
	at            map[string]map[string]int // organization → service → index
}

// add adds an organization and returns its id.
func (g *collection) add(o openreferral.Organization) string {
	id := remoteID(o.ID, o.Name)
	services := o.Services
	o.Services = nil
	if known := g.organizations[id]; known == nil {
		g.organizations[id], g.at[id] = &o, map[string]int{}
		g.order = append(g.order, id)
	} else if o.Whole() && !known.Whole() {
		services := known.Services // they are merged one by one
		known.Services = nil
		*known = o.Over(*known)
		known.Services = services
	} else {
		*known = known.Over(o)
	}
	for _, s := range services {
		s.Organization = nil
		g.addService(id, s)
	}
	return id
}

// addService adds a service of an organization.
func (g *collection) addService(owner string, s openreferral.Service) {
	o, key := g.organizations[owner], remoteID(s.ID, s.Name)
	at, known := g.at[owner][key]
	switch {
	case !known:
		g.at[owner][key] = len(o.Services)
		o.Services = append(o.Services, s)
	case s.Whole():
		o.Services[at] = s.Over(o.Services[at])
	default:
		o.Services[at] = o.Services[at].Over(s)
	}
}

// remoteID returns the id in the source or, if there is none, one made from the name.
func remoteID(id, name string) string {
	if id = line(id); id != "" {
		return id
	}
	hash := sha256.Sum256([]byte(directory.Fold(name)))
	return "name:" + hex.EncodeToString(hash[:8])
}

func (u *translator) record(id string, o openreferral.Organization) Record {
	t := &omissions{}
	r := Record{
		RemoteID: id,
		Institution: directory.Institution{
			Name:      t.line("Name", o.Name),
			Note:      t.long("Beschreibung", o.Description),
			Website:   link(o.Website),
			LegalForm: t.line("Rechtsform", o.LegalStatus),
		},
	}
	inst := &r.Institution
	if other := t.line("Anderer Name", o.Alternate); other != "" && directory.Fold(other) != directory.Fold(inst.Name) {
		inst.Aliases = []string{other}
	}
	if inst.Website == "" && line(o.Website) != "" {
		t.say(sayNotAWebsite, quoted(o.Website))
	}
	known := newContacts(t, nil)
	known.from("", o.Email, o.Phones, o.Contacts, "")
	u.contactsOfPlaces(t, known, o)
	inst.Contacts = known.list
	all, revealing := u.services(t, &r, o)
	for _, l := range all {
		revealing = append(revealing, l.Name, l.Alternate, l.Description)
	}
	inst.Sectors = []directory.Sector{sector(o)}
	r.Suspected = inst.Protected() || shelter(append(revealing, terms(o)...))
	addresses := places(t, locations(all), inst.Name)
	var first directory.Place
	if len(addresses) > 0 {
		first = addresses[0]
	}
	u.unmapped(t, o)
	r.LeftOut = t.sentences
	switch {
	case len(addresses) > 0 && r.Suspected:
		r.leaveOut(sayShelterAddress)
	case len(addresses) > 0:
		inst.Places, inst.Area = addresses, first.City
	}
	if r.Suspected {
		r.withoutAddresses()
	}
	r.Districts = districts(u.atlas, r, first)
	r.Sum = sum(*inst)
	for i, s := range r.Services {
		r.Services[i].Sum = sum(s.Service)
	}
	return r
}

// services translates the services of an organization. It returns the places of all of them, and texts that may reveal a shelter.
func (u *translator) services(t *omissions, r *Record, o openreferral.Organization) (all []openreferral.Location, revealing []string) {
	all, revealing = slices.Clone(o.Locations), []string{o.Name, o.Alternate, o.Description}
	for _, s := range o.Services {
		name := line(s.Name)
		switch {
		case discontinued(s.Status):
			t.say(sayServiceGone, quoted(name), quoted(s.Status))
			continue
		case name == "":
			t.say(sayServiceNoName, quoted(s.ID))
			continue
		}
		revealing = append(revealing, s.Name, s.Alternate, s.Description)
		for _, l := range s.AtLocations {
			if l.Location != nil {
				all = append(all, *l.Location)
			}
		}
		if len(r.Services) == directory.MaxServices {
			t.say(sayManyServices, directory.MaxServices, quoted(name))
			continue
		}
		service, left := u.service(s, r.Institution)
		r.Services = append(r.Services, Offered{RemoteID: remoteID(s.ID, s.Name), Service: service, LeftOut: left})
	}
	return all, revealing
}

// contactsOfPlaces reads what is said about the places of an organization: their numbers, and when those are answered.
func (u *translator) contactsOfPlaces(t *omissions, known *contacts, o openreferral.Organization) {
	for _, l := range o.Locations {
		label := line(l.Name)
		if directory.Fold(label) == directory.Fold(line(o.Name)) {
			label = ""
		}
		times := newTimetable(t, u.now)
		times.read(l.Schedules)
		words, before := line(times.words()), len(known.list)
		known.from(label, "", l.Phones, l.Contacts, words)
		if words = times.words(); words != "" && (len(known.list) == before || line(words) != words) {
			t.say(sayHoursOfPlace, quoted(strings.TrimPrefix(label+": "+words, ": ")))
		}
		for _, language := range l.Languages {
			t.say(sayLanguageOfPlace, quoted(strings.TrimSpace(language.Name+" "+language.Code+" "+language.Note)))
		}
		for _, a := range l.Accessibility {
			if !strings.HasPrefix(a.Details, ownAccessNote) { // otherwise it belongs to a service, which says it, too
				t.say(sayAccessOfPlace, quoted(strings.TrimSpace(a.Description+" "+a.Details+" "+a.URL)))
			}
		}
	}
}

// unmapped reports what an organization has that an institution has no field for.
func (u *translator) unmapped(t *omissions, o openreferral.Organization) {
	for _, a := range o.Attributes {
		if a.Term != nil &&
			!slices.ContainsFunc(codes([]openreferral.Attribute{a}), func(code string) bool { return directory.Sector(code).Valid() }) {
			t.term(a)
		}
	}
	var rest []openreferral.Rest
	add := func(path, value string) {
		if value != "" {
			rest = append(rest, openreferral.Rest{Path: path, Value: value})
		}
	}
	if o.Founded != 0 {
		add("year_incorporated", strconv.Itoa(o.Founded))
	}
	for _, f := range o.Funding {
		add("funding", f.Source)
	}
	for _, i := range o.Identifiers {
		add("organization_identifiers", strings.TrimSpace(i.Type+" "+i.Scheme+" "+i.Identifier))
	}
	t.noField(append(rest, o.Rest...))
	t.contradictions(o.Otherwise)
}

func (r *Record) leaveOut(sentence string) { r.LeftOut = append(r.LeftOut, sentence) }

// sector proposes the sector of an institution: from our own terms among its attributes, otherwise from its name and its other terms.
func sector(o openreferral.Organization) directory.Sector {
	for _, code := range codes(o.Attributes) {
		if s := directory.Sector(code); s.Valid() {
			return s
		}
	}
	return memberlist.SectorFor(line(o.Name), line(o.Alternate), strings.Join(terms(o), ", "))
}

// terms returns the taxonomy terms of an organization and its services.
func terms(o openreferral.Organization) []string {
	var words []string
	add := func(attributes []openreferral.Attribute) {
		for _, a := range attributes {
			if a.Term != nil {
				words = append(words, line(a.Term.Name), strings.ReplaceAll(line(a.Term.Code), "_", " "))
			}
		}
	}
	add(o.Attributes)
	for _, s := range o.Services {
		add(s.Attributes)
	}
	return words
}

package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/openreferral"
)

// Records puts everything that was read into our words. It also returns how many services were left out because nobody
// says whose they are.
func Records(reading harvest.Reading, atlas *gazetteer.Gazetteer, now time.Time) ([]Record, int) {
	var order []string
	organizations := map[string]*openreferral.Organization{}
	at := map[string]map[string]bool{} // organization → services it has already
	add := func(o openreferral.Organization) string {
		id := remoteID(o.ID, o.Name)
		if organizations[id] == nil {
			services := o.Services
			o.Services = nil
			organizations[id], at[id] = &o, map[string]bool{}
			order = append(order, id)
			for _, s := range services {
				if key := remoteID(s.ID, s.Name); !at[id][key] {
					at[id][key] = true
					organizations[id].Services = append(organizations[id].Services, s)
				}
			}
		}
		return id
	}
	for _, o := range reading.Organizations {
		add(o)
	}
	orphans := 0
	for _, s := range reading.Services {
		owner := s.OrganizationID
		if s.Organization != nil && s.Organization.Name != "" {
			owner = add(*s.Organization)
		}
		o := organizations[owner]
		if o == nil {
			orphans++
			continue
		}
		if key := remoteID(s.ID, s.Name); !at[owner][key] {
			at[owner][key] = true
			o.Services = append(o.Services, s)
		}
	}
	records := make([]Record, 0, len(order))
	for _, id := range order {
		if r := record(id, *organizations[id], atlas, now); r.Institution.Name != "" {
			records = append(records, r)
		}
	}
	return records, orphans
}

// remoteID is the id of the source, or where it gives none, one made of the name.
func remoteID(id, name string) string {
	if id = line(id); id != "" {
		return id
	}
	hash := sha256.Sum256([]byte(directory.Fold(name)))
	return "name:" + hex.EncodeToString(hash[:8])
}

func record(id string, o openreferral.Organization, atlas *gazetteer.Gazetteer, now time.Time) Record {
	r := Record{RemoteID: id, Institution: directory.Institution{Name: line(o.Name), Note: long(o.Description), Website: link(o.Website)}}
	inst := &r.Institution
	if other := line(o.Alternate); other != "" && directory.Fold(other) != directory.Fold(inst.Name) {
		inst.Aliases = []string{other}
	}
	known := newContacts(nil)
	known.from(o.Email, o.Phones, o.Contacts)
	inst.Contacts = known.list
	locations := o.Locations
	telling := []string{o.Name, o.Alternate, o.Description}
	for _, s := range o.Services {
		if s.Status == openreferral.StatusInactive || s.Status == openreferral.StatusDefunct {
			continue
		}
		telling = append(telling, s.Name, s.Alternate, s.Description)
		for _, l := range s.AtLocations {
			if l.Location != nil {
				locations = append(locations, *l.Location)
			}
		}
		if len(r.Services) == directory.MaxServices {
			r.leaveOut(fmt.Sprintf("Mehr als %d Angebote nehmen wir von einer Einrichtung nicht auf.", directory.MaxServices))
			break
		}
		r.Services = append(r.Services, Offered{RemoteID: remoteID(s.ID, s.Name), Service: service(atlas, s, inst.Website, known.list, now)})
	}
	for _, l := range locations {
		telling = append(telling, l.Name, l.Alternate, l.Description)
	}
	inst.Sectors = []directory.Sector{sector(o)}
	r.Suspected = inst.Protected() || shelter(append(telling, terms(o)...))
	address, whole := place(locations)
	switch {
	case whole && r.Suspected:
		r.leaveOut("Die Anschrift haben wir weggelassen: Hier könnte es um eine Schutzeinrichtung gehen.")
	case whole:
		inst.Places, inst.Area = []directory.Place{address}, address.City
	}
	if r.Suspected {
		r.withoutAddresses()
	}
	r.Districts = districts(atlas, r, address)
	r.Sum = sum(*inst)
	for i, s := range r.Services {
		r.Services[i].Sum = sum(s.Service)
	}
	return r
}

func (r *Record) leaveOut(sentence string) { r.LeftOut = append(r.LeftOut, sentence) }

// sector proposes what kind of institution it is: from our own words in its taxonomies, else from its name, else from theirs.
func sector(o openreferral.Organization) directory.Sector {
	for _, code := range codes(o.Attributes) {
		if s := directory.Sector(code); s.Valid() {
			return s
		}
	}
	return memberlist.SectorFor(line(o.Name), line(o.Alternate), strings.Join(terms(o), ", "))
}

// terms are the words of taxonomies that an organization and its services are marked with.
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

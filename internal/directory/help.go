package directory

import (
	"slices"
	"time"
)

// helping are the sectors that are there for people affected by violence, nearest to them first. What others do, pages
// show with their own words.
var helping = []Sector{SectorShelter, SectorSafeFlat, SectorRefugeFlat, "frauenberatung", "interventionsstelle_biss",
	"fachberatung_sexualisierte_gewalt", "frauenzentrum", "opferhilfe", "opferschutz_kommunal", "fachberatung_menschenhandel"}

// HelpRank says how near an institution is to people affected by violence, 0 the nearest, and whether it is there for
// them at all: by its sector, by a service against violence at home (advice for men has no sector of its own), or because
// it names a number for everybody who looks for help.
func (i Institution) HelpRank() (int, bool) {
	rank := len(helping) + 2
	for _, s := range i.Sectors {
		if at := slices.Index(helping, s); at >= 0 {
			rank = min(rank, at)
		}
	}
	if rank <= len(helping) {
		return rank, true
	}
	for _, s := range i.Services {
		public := s.Visibility.OrPublic() == Public
		if public && slices.Contains(s.Topics, "haeusliche_gewalt") && !slices.Contains(s.Audiences, "gewaltausuebende") {
			return len(helping), true
		}
	}
	return len(helping) + 1, len(i.HelpContacts()) > 0
}

// HelpContacts returns the numbers at which everybody gets help, its own and those of its services, each once.
func (i Institution) HelpContacts() []Contact {
	var found []Contact
	add := func(all []Contact) {
		for _, c := range all {
			if c.Helps() && c.Phone != "" && !slices.ContainsFunc(found, func(f Contact) bool { return SamePhone(f.Phone, c.Phone) }) {
				found = append(found, c)
			}
		}
	}
	add(i.Contacts)
	for _, s := range i.Services {
		if s.Visibility.OrPublic() == Public {
			add(s.Contacts)
		}
	}
	return found
}

// Helping returns the institutions among these that are there for people affected by violence, the nearest to them
// first, those with a number before the others of their kind.
func Helping(all []Institution) []Institution {
	type ranked struct {
		Institution
		rank int
	}
	var found []ranked
	for _, i := range all {
		if i.Visibility.OrPublic() != Public {
			continue
		}
		if rank, ok := i.HelpRank(); ok {
			if len(i.HelpContacts()) == 0 {
				rank += 100
			}
			found = append(found, ranked{i, rank})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return a.rank - b.rank })
	sorted := make([]Institution, len(found))
	for at, f := range found {
		sorted[at] = f.Institution
	}
	return sorted
}

// HelpingMembers returns those of Helping that are members of the network on the day that it is in Germany at the time of
// now.
func (d Dossier) HelpingMembers(now time.Time) []Institution {
	at := d.InstitutionsByKey()
	var members []Institution
	for _, m := range d.Members {
		if i, ok := at[m.Institution]; ok && m.Current(now) && m.Visibility.OrPublic() == Public {
			members = append(members, i)
		}
	}
	return Helping(members)
}

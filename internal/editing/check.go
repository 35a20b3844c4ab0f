package editing

import (
	"context"
	"slices"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// CheckedItems are the entries that somebody checked and found right.
type CheckedItems struct {
	Members  []string // keys of memberships
	Contacts []string // keys of contacts; „einrichtung/kontakt" for one of an institution
	Services []string // „einrichtung/angebot"
	// All members, all contacts, all services: the lists as a whole. Together they are the whole network.
	AllMembers, AllContacts, AllServices bool
	Seen                                 string // directory.Seen of what the form showed; "" if it did not say
}

// Check records that entries are right as they are, which counts as much as changing them. It returns fault.Stale if one of them
// is gone, or is not as it was seen.
func (e *Editor) Check(ctx context.Context, by account.Account, network string, looked CheckedItems, now time.Time) (Saved, error) {
	return e.Change(ctx, Change{By: by, Network: network, Kind: KindCheck, Apply: func(w *Work) error { return w.check(looked) }}, now)
}

// CheckedBy returns the name of a role in „geprüft durch".
func CheckedBy(role account.Role) string {
	switch role {
	case account.Operator:
		return directory.CheckedByOperator
	case account.Contact:
		return directory.CheckedByInstitution
	}
	return directory.CheckedByCoordination
}

// unseen reports whether something that is to be checked is not as the form showed it.
func (w *Work) unseen(looked CheckedItems) bool {
	return looked.Seen != "" && slices.ContainsFunc(directory.NotSeen(w.Checks(w.Now), looked.Seen), func(c directory.ToCheck) bool {
		switch c.Kind {
		case directory.CheckMember:
			return looked.AllMembers || slices.Contains(looked.Members, c.Key)
		case directory.CheckOffer:
			return looked.AllServices || slices.Contains(looked.Services, c.Key)
		}
		return looked.AllContacts || slices.Contains(looked.Contacts, c.Key)
	})
}

func (w *Work) check(looked CheckedItems) error {
	if w.unseen(looked) {
		return fault.Stale
	}
	on, by := directory.Today(w.Now), CheckedBy(w.Role)
	looked.Members, looked.Contacts, looked.Services = distinct(looked.Members), distinct(looked.Contacts), distinct(looked.Services)
	found := 0
	for i := range w.Members {
		m := &w.Members[i]
		named := slices.Contains(looked.Members, m.Key)
		if named || looked.AllMembers && m.Current(w.Now) {
			m.CheckedOn, m.CheckedBy = on, by
		}
		if named {
			found++
		}
	}
	contact := func(c *directory.Contact, key string) {
		named := slices.Contains(looked.Contacts, key)
		if named || looked.AllContacts {
			c.CheckedOn, c.CheckedBy = on, by
		}
		if named {
			found++
		}
	}
	for i := range w.Contacts {
		contact(&w.Contacts[i], w.Contacts[i].Key)
	}
	for i := range w.Institutions {
		inst := &w.Institutions[i]
		for j := range inst.Contacts {
			contact(&inst.Contacts[j], inst.Key+"/"+inst.Contacts[j].Key)
		}
		for j := range inst.Services {
			named := slices.Contains(looked.Services, inst.Key+"/"+inst.Services[j].Key)
			if named || looked.AllServices {
				w.checkService(&inst.Services[j])
			}
			if named {
				found++
			}
		}
	}
	if found < len(looked.Members)+len(looked.Contacts)+len(looked.Services) {
		return fault.Stale
	}
	if looked.AllMembers && looked.AllContacts && looked.AllServices {
		w.Network.CheckedOn, w.Network.CheckedBy = on, by
	}
	return nil
}

// checkService records that a service is right, with those of its contacts that whoever checks it can see.
func (w *Work) checkService(s *directory.Service) {
	on, by := directory.Today(w.Now), CheckedBy(w.Role)
	s.CheckedOn, s.CheckedBy = on, by
	for i := range s.Contacts {
		if c := &s.Contacts[i]; w.Role != account.Contact || c.Visibility != directory.Coordination {
			c.CheckedOn, c.CheckedBy = on, by
		}
	}
}

// checkOwn records that an institution found its own entry right: what it sees of itself, here and everywhere.
func (w *Work) checkOwn(key string) error {
	page := directory.InstitutionPage{}
	var ok bool
	if page.Institution, ok = w.Institution(key); !ok {
		return nil
	}
	for _, m := range w.Members {
		if m.Institution == key {
			page.Memberships = append(page.Memberships, directory.MembershipAt{Membership: m})
		}
	}
	var looked CheckedItems
	own := page.OwnEntry(w.Now)
	for _, m := range own.Memberships {
		looked.Members = append(looked.Members, m.Key)
	}
	for _, c := range own.Contacts {
		looked.Contacts = append(looked.Contacts, key+"/"+c.Key)
	}
	for _, s := range own.Services {
		looked.Services = append(looked.Services, key+"/"+s.Key)
	}
	return w.check(looked)
}

// distinct returns the words in alphabetical order, each once.
func distinct(words []string) []string {
	words = slices.Clone(words)
	slices.Sort(words)
	return slices.Compact(words)
}

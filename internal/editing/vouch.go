package editing

import (
	"slices"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// A check vouches for the value that somebody saw. vouching ends the checks of values that changed, however they were changed:
//
//   - Whoever writes or changes a value by hand has looked at it today, whoever had checked it before.
//   - In any other way, what another role had checked is no longer checked, and what one's own role had, is today.
//   - Whoever changes an institution itself, by hand, has looked at its membership, whose check stands for it.
//   - A check that comes with the change, such as that of an institution with its answer, holds.
//   - A check that returns with an earlier state (undo, a draft) holds if the value it was about returned, too.
type vouching struct {
	today  directory.PartialDate
	who    string              // „geprüft durch" of the role that changes
	renews bool                // whoever changes a value has looked at it: not of taking over what others say
	enters bool                // values are written one by one, by hand: who writes one has looked at it
	past   []directory.Dossier // the states from which checks may return; nil if none do
	// known returns the states that may be newer than a loaded file; nil if there is no file.
	known func() []directory.Dossier
}

func vouchingFor(kind Kind, role account.Role, now time.Time, past []directory.Dossier) vouching {
	return vouching{
		today:  directory.Today(now),
		who:    CheckedBy(role),
		renews: kind != KindHarvest && kind != KindMerge && kind != KindLoad,
		enters: kind == KindEdit,
		past:   past,
	}
}

// stampOf points to who checked something, and when.
type stampOf struct {
	on *directory.PartialDate
	by *string
}

func (s stampOf) is(o stampOf) bool { return *s.on == *o.on && *s.by == *o.by }

// settle clears or renews a stamp that is no longer true. old is nil for a new entry; same is whether the value is still that of
// old, before reports whether an earlier state has this value with this stamp, refuted whether earlier states have this stamp
// with other values only.
func (v vouching) settle(now stampOf, old *stampOf, same bool, before, refuted func() bool) {
	kept := old != nil && now.is(*old)
	empty := *now.on == "" && *now.by == ""
	if v.enters && !same && (kept || old == nil && empty) {
		*now.on, *now.by = v.today, v.who
		return
	}
	switch {
	case empty:
	case kept && same:
	case v.past != nil && before():
	case kept && *now.by == v.who && (v.renews || *now.on == v.today):
		*now.on = v.today
	case kept, v.past != nil:
		*now.on, *now.by = "", ""
	case old != nil && same && v.known != nil && refuted(): // the file is older than the end of this check
		*now.on, *now.by = *old.on, *old.by
	}
}

func contactStamp(c *directory.Contact) stampOf   { return stampOf{&c.CheckedOn, &c.CheckedBy} }
func memberStamp(m *directory.Membership) stampOf { return stampOf{&m.CheckedOn, &m.CheckedBy} }
func serviceStamp(s *directory.Service) stampOf   { return stampOf{&s.CheckedOn, &s.CheckedBy} }
func sameContact(a, b directory.Contact) bool     { return contactValue(a) == contactValue(b) }
func sameMember(a, b directory.Membership) bool   { return memberValue(a) == memberValue(b) }
func contactKey(c directory.Contact) string       { return c.Key }
func memberKey(m directory.Membership) string     { return m.Key }
func serviceKey(s directory.Service) string       { return s.Key }
func networkStamp(n *directory.Network) stampOf   { return stampOf{&n.CheckedOn, &n.CheckedBy} }

func contactValue(c directory.Contact) directory.Contact {
	c.CheckedOn, c.CheckedBy, c.Visibility = "", "", c.Visibility.OrPublic()
	return c
}

func memberValue(m directory.Membership) directory.Membership {
	m.CheckedOn, m.CheckedBy, m.Visibility = "", "", m.Visibility.OrPublic()
	return m
}

func sameService(a, b directory.Service) bool {
	value := func(s directory.Service) directory.Dossier {
		s = directory.Dossier{Institutions: []directory.Institution{{Services: []directory.Service{s}}}}.Clone().Institutions[0].Services[0]
		s.CheckedOn, s.CheckedBy, s.Visibility = "", "", s.Visibility.OrPublic()
		for i := range s.Contacts {
			s.Contacts[i] = contactValue(s.Contacts[i])
		}
		return directory.Dossier{Institutions: []directory.Institution{{Services: []directory.Service{s}}}}
	}
	return same(value(a), value(b))
}

func sameNetwork(a, b directory.Network) bool {
	value := func(n directory.Network) directory.Dossier {
		n.CheckedOn, n.CheckedBy, n.Key, n.FormerKeys = "", "", "", nil
		return directory.Dossier{Network: n}
	}
	return same(value(a), value(b))
}

// vouched returns after with only the checks that are still true.
func vouched(before, after directory.Dossier, v vouching) directory.Dossier {
	after = after.Clone()
	v.checks(before, after)
	v.network(before, &after.Network)
	return after
}

// checks settles the stamps of everything in after that is checked. after is changed in place.
func (v vouching) checks(before, after directory.Dossier) {
	settleAll(
		v, after.Contacts, before.Contacts, contactKey, contactStamp, sameContact,
		func(d directory.Dossier) []directory.Contact { return d.Contacts },
	)
	settleAll(
		v, after.Members, before.Members, memberKey, memberStamp, sameMember,
		func(d directory.Dossier) []directory.Membership { return d.Members },
	)
	if v.enters {
		v.memberships(before, after)
	}
	for i := range after.Institutions {
		key := after.Institutions[i].Key
		of := func(d directory.Dossier) directory.Institution {
			found, _ := d.Institution(key)
			return found
		}
		was := of(before)
		v := v
		v.enters = v.enters && was.Key != "" // one that was in the directory before brings what it has
		settleAll(
			v, after.Institutions[i].Contacts, was.Contacts, contactKey, contactStamp, sameContact,
			func(d directory.Dossier) []directory.Contact { return of(d).Contacts },
		)
		services := func(d directory.Dossier) []directory.Service { return of(d).Services }
		settleAll(v, after.Institutions[i].Services, was.Services, serviceKey, serviceStamp, sameService, services)
		for j := range after.Institutions[i].Services {
			s := after.Institutions[i].Services[j].Key
			contacts := func(d directory.Dossier) []directory.Contact {
				for _, service := range services(d) {
					if service.Key == s {
						return service.Contacts
					}
				}
				return nil
			}
			settleAll(v, after.Institutions[i].Services[j].Contacts, contacts(before), contactKey, contactStamp, sameContact, contacts)
		}
	}
}

// memberships enters a check of each member whose institution was changed itself: its name, its address, what it is.
func (v vouching) memberships(before, after directory.Dossier) {
	for i := range after.Members {
		m := &after.Members[i]
		was := slices.IndexFunc(before.Members, func(b directory.Membership) bool { return b.Key == m.Key })
		then, existed := before.Institution(m.Institution)
		now, _ := after.Institution(m.Institution)
		if was >= 0 && existed && memberStamp(m).is(memberStamp(&before.Members[was])) && !sameProfile(then, now) {
			m.CheckedOn, m.CheckedBy = v.today, v.who
		}
	}
}

// sameProfile compares what institutions are, without what is checked by itself: contacts and services.
func sameProfile(a, b directory.Institution) bool {
	value := func(i directory.Institution) directory.Dossier {
		i.Contacts, i.Services, i.Visibility = nil, nil, i.Visibility.OrPublic()
		return directory.Dossier{Institutions: []directory.Institution{i}}
	}
	return same(value(a), value(b))
}

// network settles the stamp of the network as a whole.
func (v vouching) network(before directory.Dossier, after *directory.Network) {
	one := []directory.Network{*after}
	settleAll(v, one, []directory.Network{before.Network}, func(directory.Network) string { return "" }, networkStamp, sameNetwork,
		func(d directory.Dossier) []directory.Network { return []directory.Network{d.Network} })
	*after = one[0]
}

func settleAll[T any](
	v vouching, after, before []T, key func(T) string, stamp func(*T) stampOf, same func(a, b T) bool, in func(directory.Dossier) []T,
) {
	find := func(list []T, k string) *T {
		for i := range list {
			if key(list[i]) == k {
				return &list[i]
			}
		}
		return nil
	}
	for i := range after {
		now := &after[i]
		was := find(before, key(*now))
		var old *stampOf
		if was != nil {
			s := stamp(was)
			old = &s
		}
		v.settle(stamp(now), old, was != nil && same(*now, *was), func() bool {
			for _, d := range v.past {
				if then := find(in(d), key(*now)); then != nil && stamp(now).is(stamp(then)) && same(*now, *then) {
					return true
				}
			}
			return false
		}, func() bool {
			others := false
			for _, d := range v.known() {
				if then := find(in(d), key(*now)); then != nil && stamp(now).is(stamp(then)) {
					if same(*now, *then) {
						return false
					}
					others = true
				}
			}
			return others
		})
	}
}

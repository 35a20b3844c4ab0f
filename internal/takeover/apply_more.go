package takeover

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// reach keeps how an institution can be reached.
func (a *applying) reach(key string, m memberlist.Member, row Decision) {
	at, ok := a.at[key]
	if !row.Contact || a.Audience == ForNobody || !ok {
		return
	}
	inst := &a.d.Institutions[at]
	contacts, site, _ := Reach(m)
	contacts, site = Unknown(*inst, contacts, site)
	if site != "" {
		inst.Website = site
	}
	if _, before := a.reached[key]; !before {
		a.reached[key] = len(inst.Contacts)
	}
	for _, c := range contacts {
		if a.Audience == ForEveryone {
			c.Kind, c.Visibility = directory.ContactHelp, directory.Public
		}
		c.Key = a.all.Keyring(keysOf(inst.Contacts, func(c directory.Contact) string { return c.Key }))(string(c.Kind))
		inst.Contacts = append(inst.Contacts, c)
	}
	if a.ofInst[key] == 0 {
		a.ofInst[key] = m.Number
	}
}

// hide keeps what the list said of how to reach protected institutions for staff, whoever is to see that of the others.
func (a *applying) hide() {
	if a.Audience != ForEveryone {
		return
	}
	protected := a.d.ProtectedKeys()
	for key, from := range a.reached {
		inst := &a.d.Institutions[a.at[key]]
		for i := from; protected[key] && i < len(inst.Contacts); i++ {
			inst.Contacts[i].Kind, inst.Contacts[i].Visibility = directory.ContactReferral, directory.Staff
		}
	}
}

// end takes away the memberships that the list no longer has, and ends those of which somebody said until when they were.
func (a *applying) end() {
	for key, end := range a.ending {
		if !a.taken(key) {
			a.d.Members[a.member[key]].Until = end
		}
	}
	a.d.Members = slices.DeleteFunc(a.d.Members, func(m directory.Membership) bool { return a.leaving[m.Key] })
}

// others adds what is not a row: the stated number, an event, a press contact.
func (a *applying) others() {
	if a.Stated > 0 {
		at := slices.IndexFunc(a.d.Members, func(m directory.Membership) bool { return m.Evidence() == directory.EvidenceNumber })
		if at < 0 {
			a.d.Members = append(
				a.d.Members, directory.Membership{Key: a.key("angegebene-zahl"), Count: a.Stated, Role: UsualRole(*a.d)},
			)
		} else {
			a.d.Members[at].Count = a.Stated
		}
	}
	if e := a.Event; e != nil && !HasEvent(*a.d, *e) {
		added := *e
		added.Key = a.all.Keyring(append(keysOf(a.d.Events, func(e directory.Event) string { return e.Key }), a.Reserved...))(e.Title)
		a.d.Events = append(a.d.Events, added)
	}
	if c := a.Press; c != nil && !HasPress(*a.d, *c) {
		added := *c
		added.Kind = directory.ContactPress
		used := append(keysOf(a.d.Contacts, func(c directory.Contact) string { return c.Key }), a.Reserved...)
		added.Key = a.all.Keyring(used)(cmp.Or(c.Label, "presse"))
		a.d.Contacts = append(a.d.Contacts, added)
	}
}

// HasEvent reports whether the network has an event with this title on this day.
func HasEvent(d directory.Dossier, e directory.Event) bool {
	return slices.ContainsFunc(d.Events, func(have directory.Event) bool {
		return directory.Fold(have.Title) == directory.Fold(e.Title) && have.Date.Start().Equal(e.Date.Start())
	})
}

// HasPress reports whether the network has a press contact that is reached in the same way.
func HasPress(d directory.Dossier, c directory.Contact) bool {
	return slices.ContainsFunc(d.Contacts, func(have directory.Contact) bool {
		return have.Kind == directory.ContactPress &&
			(directory.SamePhone(have.Phone, c.Phone) || c.Email != "" && strings.EqualFold(have.Email, c.Email))
	})
}

// UsualRole returns the most frequent role in the list; of several the one that comes first in it.
func UsualRole(d directory.Dossier) directory.Role {
	count := map[directory.Role]int{}
	usual := directory.RoleMember
	for _, m := range d.Members {
		count[m.Role]++
	}
	for _, m := range d.Members {
		if count[m.Role] > count[usual] {
			usual = m.Role
		}
	}
	return usual
}

// check notes that the rows that were taken over were looked through today: that is what a check is.
func (a *applying) check() {
	accepted := map[string]bool{}
	for _, key := range a.line {
		accepted[key] = true
	}
	for i := range a.d.Members {
		if m := &a.d.Members[i]; accepted[m.Key] {
			m.CheckedOn, m.CheckedBy = directory.Today(a.now), a.by
		}
	}
}

// order puts the members into the order of the pasted text. What is not in it stays behind what it stood behind before.
func (a *applying) order(before []directory.Membership) {
	now := map[string]directory.Membership{}
	for _, m := range a.d.Members {
		now[m.Key] = m
	}
	pairs := map[int]string{}
	for _, p := range slices.Concat(a.diff.Unchanged, a.diff.Changed) {
		pairs[p.Member.Number] = p.Today.Key
	}
	behind := map[string][]string{} // "" is the beginning
	placed := map[string]bool{}
	var order []string
	for _, m := range a.Pasted {
		key := cmp.Or(a.line[m.Number], pairs[m.Number])
		if _, ok := now[key]; ok && !placed[key] {
			order, placed[key] = append(order, key), true
		}
	}
	last := ""
	for _, m := range before {
		if _, ok := now[m.Key]; !ok {
			continue
		}
		if !placed[m.Key] {
			behind[last] = append(behind[last], m.Key)
			continue // what comes next is behind the same
		}
		last = m.Key
	}
	var members []directory.Membership
	put := func(keys []string) {
		for _, key := range keys {
			members = append(members, now[key])
			placed[key] = true
		}
	}
	put(behind[""])
	for _, key := range order {
		put([]string{key})
		put(behind[key])
	}
	for _, m := range a.d.Members {
		if !placed[m.Key] {
			members = append(members, m)
		}
	}
	a.d.Members = members
}

// explain says of what the rules refuse in which row it came, in the order of the rows.
func (a *applying) explain(invalid fault.Invalid) error {
	rowOf := map[string]int{}
	for number, key := range a.line {
		rowOf[key] = number
	}
	rows, others := map[int]fault.Problem{}, fault.Invalid{}
	ended := func(at fault.Step) string {
		if at.Name == "mitglieder" && at.Number > 0 {
			if key := a.d.Members[at.Number-1].Key; a.ending[key] != "" {
				return key
			}
		}
		return ""
	}
	for _, problem := range invalid {
		var at fault.Step
		if len(problem.Path) > 0 {
			at = problem.Path[0]
		}
		row := 0
		switch {
		case ended(at) != "":
			if path := PathOfGone(ended(at)); !others.Has(path) {
				others.Add(path, problem.Code, problem.Values...)
			}
			continue
		case at.Name == "mitglieder" && at.Number > 0:
			row = rowOf[a.d.Members[at.Number-1].Key]
		case at.Name == "einrichtungen" && at.Number > 0:
			row = a.ofInst[a.d.Institutions[at.Number-1].Key]
		case at.Name == "termine" && a.Event != nil && at.Number == len(a.d.Events):
			others.Add(PathOfEvent.Join(problem.Path[1:]), problem.Code, problem.Values...)
			continue
		case at.Name == "kontakte" && a.Press != nil && at.Number == len(a.d.Contacts):
			others.Add(PathOfPress.Join(problem.Path[1:]), problem.Code, problem.Values...)
			continue
		}
		if _, known := rows[row]; !known {
			rows[row] = problem
		}
	}
	var explained fault.Invalid
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		path := PathOfRow(row)
		if row == 0 {
			path = nil
		}
		explained.Add(path, rows[row].Code, rows[row].Values...)
	}
	return append(explained, others...)
}

func keysOf[T any](list []T, key func(T) string) []string {
	keys := make([]string, len(list))
	for i, entry := range list {
		keys[i] = key(entry)
	}
	return keys
}

package editing

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/mailaddress"
	"rundtisch/internal/memberlist"
)

// Reach returns what a row says about how to reach the institution, as far as it can be used: contacts for staff without
// keys, each with one number to dial, and the address of the website. unsure are the numbers of which nobody can say
// what to dial, in words. The name of a person is not part of it.
func Reach(m memberlist.Member) (contacts []directory.Contact, site string, unsure []string) {
	empty := directory.Contact{Kind: directory.ContactReferral, Visibility: directory.Staff}
	add := func(n memberlist.Number) {
		parted := directory.SplitPhones(n.Number)
		if parted.Number == "" {
			if n.Number != "" {
				unsure = append(unsure, cmp.Or(n.Label, "Telefon")+" "+n.Number)
			}
			return
		}
		for _, one := range append([]directory.PhoneField{parted}, parted.Further...) {
			c := empty
			c.Label, c.Phone, c.Note = n.Label, one.Number, directory.AddRemark(one.Remark, n.Remark)
			contacts = append(contacts, c)
		}
	}
	add(memberlist.Number{Number: m.Phone, Label: m.Label, Remark: m.Remark})
	for _, n := range m.MorePhones {
		add(n)
	}
	if mailaddress.Is(m.Email) {
		if len(contacts) == 0 {
			contacts = append(contacts, empty)
		}
		contacts[0].Email = m.Email
	} else if m.Email != "" {
		unsure = append(unsure, "E-Mail "+m.Email)
	}
	site = strings.TrimSpace(m.Website)
	if site != "" && !strings.Contains(site, "://") {
		site = "https://" + site
	}
	if u, err := url.Parse(site); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		if m.Website != "" {
			unsure = append(unsure, "Website "+m.Website)
		}
		site = ""
	}
	return contacts, site, unsure
}

// Unknown leaves of what Reach returned only what the institution does not have yet.
func Unknown(inst directory.Institution, contacts []directory.Contact, site string) ([]directory.Contact, string) {
	var list []directory.Contact
	for _, c := range contacts {
		for _, have := range slices.Concat(inst.Contacts, list) {
			if directory.SamePhone(have.Phone, c.Phone) {
				c.Phone = ""
			}
			if strings.EqualFold(have.Email, c.Email) {
				c.Email = ""
			}
		}
		if c.Phone != "" || c.Email != "" {
			list = append(list, c)
		}
	}
	if inst.Website != "" {
		site = ""
	}
	return list, site
}

// reach keeps how an institution can be reached.
func (a *applying) reach(key string, m memberlist.Member, row Row) {
	at, ok := a.at[key]
	if !row.Contact || !ok {
		return
	}
	inst := &a.w.Institutions[at]
	contacts, site, _ := Reach(m)
	contacts, site = Unknown(*inst, contacts, site)
	if site != "" {
		inst.Website = site
	}
	for _, c := range contacts {
		var used []string
		for _, have := range inst.Contacts {
			used = append(used, have.Key)
		}
		c.Key = NewKey(string(c.Kind), used)
		inst.Contacts = append(inst.Contacts, c)
	}
	if a.ofInst[key] == 0 {
		a.ofInst[key] = m.Number
	}
}

// end takes away the memberships that the list no longer has.
func (a *applying) end() {
	a.w.Members = slices.DeleteFunc(a.w.Members, func(m directory.Membership) bool { return a.leaving[m.Key] })
}

// others adds what is not a row: the stated number, an event, a press contact.
func (a *applying) others() {
	if a.Stated > 0 {
		at := slices.IndexFunc(a.w.Members, func(m directory.Membership) bool { return m.Evidence() == directory.EvidenceNumber })
		if at < 0 {
			a.w.Members = append(
				a.w.Members, directory.Membership{Key: a.keys.words("angegebene-zahl"), Count: a.Stated, Role: UsualRole(a.w.Dossier)},
			)
		} else {
			a.w.Members[at].Count = a.Stated
		}
	}
	if e := a.Event; e != nil && !HasEvent(a.w.Dossier, *e) {
		added := *e
		added.Key = NewKey(e.Title, append(keysOf(a.w.Events, func(e directory.Event) string { return e.Key }), a.Reserved...))
		a.w.Events = append(a.w.Events, added)
	}
	if c := a.Press; c != nil && !HasPress(a.w.Dossier, *c) {
		added := *c
		added.Kind = directory.ContactPress
		added.Key = NewKey(
			cmp.Or(c.Label, "presse"), append(keysOf(a.w.Contacts, func(c directory.Contact) string { return c.Key }), a.Reserved...),
		)
		a.w.Contacts = append(a.w.Contacts, added)
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
	who := CheckedBy(a.w.Role)
	for i := range a.w.Members {
		if m := &a.w.Members[i]; accepted[m.Key] {
			m.CheckedOn, m.CheckedBy = directory.Today(a.w.Now), who
		}
	}
}

// order puts the members into the order of the pasted text. What is not in it stays behind what it stood behind before.
func (a *applying) order(before []directory.Membership) {
	now := map[string]directory.Membership{}
	for _, m := range a.w.Members {
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
	for _, m := range a.w.Members {
		if !placed[m.Key] {
			members = append(members, m)
		}
	}
	a.w.Members = members
}

// explain says of what the rules refuse in which row it came, in the order of the rows.
func (a *applying) explain(invalid fault.Invalid) error {
	rowOf := map[string]int{}
	for number, key := range a.line {
		rowOf[key] = number
	}
	rows, others := map[int]fault.Problem{}, fault.Invalid{}
	for _, problem := range invalid {
		var at fault.Step
		if len(problem.Path) > 0 {
			at = problem.Path[0]
		}
		row := 0
		switch {
		case at.Name == "mitglieder" && at.Number > 0:
			row = rowOf[a.w.Members[at.Number-1].Key]
		case at.Name == "einrichtungen" && at.Number > 0:
			row = a.ofInst[a.w.Institutions[at.Number-1].Key]
		case at.Name == "termine" && a.Event != nil && at.Number == len(a.w.Events):
			others.Add(PathOfEvent.Join(problem.Path[1:]), problem.Code, problem.Values...)
			continue
		case at.Name == "kontakte" && a.Press != nil && at.Number == len(a.w.Contacts):
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

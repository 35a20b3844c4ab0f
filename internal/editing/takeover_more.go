package editing

import (
	"cmp"
	"fmt"
	"maps"
	"net/mail"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// Reach returns what a row says about how to reach the institution, as far as it can be used: a contact for staff
// without a key, and the address of the website; both may be empty. The name of a person is not part of it.
func Reach(m memberlist.Member) (directory.Contact, string) {
	c := directory.Contact{Kind: directory.ContactReferral, Visibility: directory.Staff}
	parted := directory.PartPhones(m.Phone)
	c.Phone, c.Note = parted.Number, parted.Remark
	for _, further := range parted.Further {
		c.Note = directory.AddRemark(c.Note, "auch "+further.Number)
	}
	if a, err := mail.ParseAddress(m.Email); err == nil && a.Address == m.Email {
		c.Email = m.Email
	}
	site := strings.TrimSpace(m.Website)
	if site != "" && !strings.Contains(site, "://") {
		site = "https://" + site
	}
	if u, err := url.Parse(site); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		site = ""
	}
	return c, site
}

// Unknown leaves of what Reach returned only what the institution does not have yet.
func Unknown(inst directory.Institution, c directory.Contact, site string) (directory.Contact, string) {
	for _, have := range inst.Contacts {
		if directory.SamePhone(have.Phone, c.Phone) {
			c.Phone = ""
		}
		if strings.EqualFold(have.Email, c.Email) {
			c.Email = ""
		}
	}
	if inst.Website != "" {
		site = ""
	}
	return c, site
}

// reach keeps how an institution can be reached.
func (a *applying) reach(key string, m memberlist.Member, row Row) {
	at, ok := a.at[key]
	if !row.Contact || !ok {
		return
	}
	inst := &a.w.Institutions[at]
	c, site := Reach(m)
	c, site = Unknown(*inst, c, site)
	if site != "" {
		inst.Website = site
	}
	if c.Phone != "" || c.Email != "" {
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
			a.w.Members = append(a.w.Members, directory.Membership{Key: a.keys.words("angegebene-zahl"), Count: a.Stated, Role: UsualRole(a.w.Dossier)})
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
		added.Key = NewKey(cmp.Or(c.Label, "presse"), append(keysOf(a.w.Contacts, func(c directory.Contact) string { return c.Key }), a.Reserved...))
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
		return have.Kind == directory.ContactPress && (directory.SamePhone(have.Phone, c.Phone) || c.Email != "" && strings.EqualFold(have.Email, c.Email))
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
			continue // what comes next stands behind the same
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

// explain says of what the rules refuse in which row it came.
func (a *applying) explain(invalid fault.Invalid) error {
	rowOf := map[string]int{}
	for number, key := range a.line {
		rowOf[key] = number
	}
	told := fault.Invalid{}
	for _, path := range slices.Sorted(maps.Keys(invalid)) {
		reason := invalid[path]
		part, at, field := split(path)
		switch {
		case part == "mitglieder" && at > 0 && at <= len(a.w.Members) && rowOf[a.w.Members[at-1].Key] > 0:
			told[fmt.Sprintf("zeile[%d]", rowOf[a.w.Members[at-1].Key])] = reason
		case part == "einrichtungen" && at > 0 && at <= len(a.w.Institutions) && a.ofInst[a.w.Institutions[at-1].Key] > 0:
			told[fmt.Sprintf("zeile[%d]", a.ofInst[a.w.Institutions[at-1].Key])] = reason
		case part == "termine" && a.Event != nil && at == len(a.w.Events):
			told["termin."+field] = reason
		case part == "kontakte" && a.Press != nil && at == len(a.w.Contacts):
			told["kontakt."+field] = reason
		default:
			told[""] = cmp.Or(told[""], reason)
		}
	}
	return told
}

// split takes a path apart: „termine[3].datum" is part, number and field.
func split(path string) (part string, at int, field string) {
	part, rest, found := strings.Cut(path, "[")
	if !found {
		return part, 0, ""
	}
	_, _ = fmt.Sscanf(rest, "%d]", &at)
	_, field, _ = strings.Cut(rest, "].")
	return part, at, field
}

func keysOf[T any](list []T, key func(T) string) []string {
	keys := make([]string, len(list))
	for i, entry := range list {
		keys[i] = key(entry)
	}
	return keys
}

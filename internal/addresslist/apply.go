package addresslist

import (
	"slices"

	"rundtisch/internal/directory"
)

// What the contact of a member for the network is called.
const (
	contactKey   = "netzwerk"
	contactLabel = "Für das Netzwerk"
)

// Apply changes the addresses in a dossier. New ones are seen by level. newKey makes a key that is not in use. If somebody else
// has changed one of them, it changes nothing and returns what stands there now.
func Apply(
	d *directory.Dossier, changes []Change, level directory.Visibility, newKey func(words string, used []string) string,
) map[string]string {
	moved := map[string]string{}
	at := map[string]*directory.Institution{}
	for n := range d.Institutions {
		at[d.Institutions[n].Key] = &d.Institutions[n]
	}
	for _, c := range changes {
		now := ""
		i := at[c.Key]
		if i == nil {
			moved[c.Key] = ""
			continue
		}
		if n := forNetwork(*i); n >= 0 {
			now = i.Contacts[n].Email
		}
		if now != c.Seen && now != c.Address {
			moved[c.Key] = now
		}
	}
	if len(moved) > 0 {
		return moved
	}
	for _, c := range changes {
		set(at[c.Key], c.Address, level, newKey)
	}
	return nil
}

func set(i *directory.Institution, address string, level directory.Visibility, newKey func(string, []string) string) {
	n := forNetwork(*i)
	switch {
	case n < 0 && address == "":
	case n < 0:
		used := make([]string, len(i.Contacts))
		for k, c := range i.Contacts {
			used[k] = c.Key
		}
		i.Contacts = append(slices.Clip(i.Contacts), directory.Contact{
			Key: newKey(contactKey, used), Kind: directory.ContactCoordination, Label: contactLabel, Email: address, Visibility: level,
		})
	case address == "" && i.Contacts[n].Phone == "" && i.Contacts[n].Website == "":
		i.Contacts = slices.Delete(slices.Clone(i.Contacts), n, n+1)
	default:
		i.Contacts[n].Email = address
	}
}

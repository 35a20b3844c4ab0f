package takeover

import (
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/memberlist"
)

// Listed is one line of the member list as it is stored now.
type Listed struct {
	Key         string   // of the membership
	Institution string   // key of the institution; "" for a group
	Name        string   // of the institution, or the words of the group
	Parent      string   // name of the institution it is a unit of
	Aliases     []string // other names of the institution
	Kind        memberlist.Kind
	Until       directory.PartialDate // until when it is a member, if that is known
}

// ListOf returns the member list as it is compared with a pasted one: institutions and groups, in their order. Numbers
// („51 Partner") are no lines of it, nor are memberships that have ended before the day of now.
func ListOf(d directory.Dossier, now time.Time) []Listed {
	at := d.InstitutionsByKey()
	var list []Listed
	for _, m := range d.Members {
		switch {
		case !m.Current(now):
		case m.Institution != "":
			i := at[m.Institution]
			list = append(list, Listed{Key: m.Key, Institution: i.Key, Name: i.Name, Parent: at[i.Parent].Name, Aliases: i.Aliases,
				Kind: memberlist.KindInstitution, Until: m.Until})
		case m.Group != "":
			list = append(list, Listed{Key: m.Key, Name: m.Group, Kind: memberlist.KindGroup, Until: m.Until})
		}
	}
	return list
}

// Former returns the institutions that were members, by key, with the day on which their last membership ended.
func Former(d directory.Dossier, now time.Time) map[string]directory.PartialDate {
	former := map[string]directory.PartialDate{}
	for _, m := range d.Members {
		if m.Institution != "" && !m.Current(now) {
			former[m.Institution] = max(former[m.Institution], m.Until)
		}
	}
	for _, m := range d.Members {
		if m.Current(now) {
			delete(former, m.Institution)
		}
	}
	return former
}

// Fingerprint names the state of the member list with its institutions, as document.Fingerprint does of a whole network.
func Fingerprint(d directory.Dossier) string {
	return document.Fingerprint(directory.Dossier{Members: d.Members, Institutions: d.Institutions})
}

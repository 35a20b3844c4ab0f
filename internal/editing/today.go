package editing

import (
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Today returns the member list as it is compared with a pasted one: institutions and groups, in their order. Numbers
// („51 Partner") are no lines of it, nor are memberships that have ended before the day of now.
func Today(d directory.Dossier, now time.Time) []memberlist.Today {
	at := d.InstitutionsByKey()
	var list []memberlist.Today
	for _, m := range d.Members {
		switch {
		case !m.Current(now):
		case m.Institution != "":
			i := at[m.Institution]
			list = append(
				list,
				memberlist.Today{
					Key:         m.Key,
					Institution: i.Key,
					Name:        i.Name,
					Parent:      at[i.Parent].Name,
					Aliases:     i.Aliases,
					Kind:        memberlist.KindInstitution,
				},
			)
		case m.Group != "":
			list = append(list, memberlist.Today{Key: m.Key, Name: m.Group, Kind: memberlist.KindGroup})
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

// ListFingerprint names the state of the member list with its institutions, as Fingerprint does of a whole network.
func ListFingerprint(d directory.Dossier) string {
	return Fingerprint(directory.Dossier{Members: d.Members, Institutions: d.Institutions})
}

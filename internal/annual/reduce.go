package annual

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// Went returns of the state before a revision only what went with it, and what is needed to describe that: whole networks are slow to
// look through.
func Went(before directory.Dossier, r history.Revision) directory.Dossier {
	gone := map[string]bool{}
	for _, c := range r.Changes {
		if c.Kind == history.Gone {
			gone[c.Part+"/"+c.Key] = true
		}
	}
	kept := directory.Dossier{Network: before.Network, Region: before.Region, People: before.People, Cleared: before.Cleared}
	needed := map[string]bool{}
	at := before.InstitutionsByKey()
	for _, m := range before.Members {
		if gone[members+"/"+m.Key] {
			kept.Members = append(kept.Members, m)
			for key, level := m.Institution, 0; key != "" && level < directory.MaxLevels; key, level = at[key].Parent, level+1 {
				needed[key] = true
			}
		}
	}
	for _, i := range before.Institutions {
		if needed[i.Key] {
			i.Services, i.Contacts, i.Places = nil, nil, nil
			kept.Institutions = append(kept.Institutions, i)
		}
	}
	kept.Events = slices.DeleteFunc(slices.Clone(before.Events), func(e directory.Event) bool { return !gone[events+"/"+e.Key] })
	return kept
}

package editing

import (
	"context"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// agree adds to bad what the dossier would change of what belongs to another network too.
func agree(ctx context.Context, tx *store.Store, d directory.Dossier, bad *fault.Invalid) error {
	ids := make([]directory.ID, len(d.Institutions))
	for i, inst := range d.Institutions {
		ids[i] = inst.ID()
	}
	shared, owners, err := tx.SharedInstitutions(ctx, d.Network.ID(), ids)
	if err != nil {
		return err
	}
	for i, inst := range d.Institutions {
		theirs, ok := shared[ids[i]]
		if ok && !sameInstitution(theirs, inst) {
			owner := owners[ids[i]]
			if owner == "" {
				owner = "einem anderen Netzwerk"
			}
			bad.Add(fault.Entry("einrichtungen", i+1), institutionDiffers, inst.Name, owner)
		}
	}
	region, owner, err := tx.SharedRegion(ctx, d.Network.ID(), d.Region.Key)
	if err != nil {
		return err
	}
	if owner != "" && !same(directory.Dossier{Region: region}, directory.Dossier{Region: d.Region}) {
		bad.Add(fault.At("gebiet"), regionDiffers, d.Region.Name, owner)
	}
	return nil
}

// keysFree adds to bad the keys that lead to something else already: an address stays valid for ever.
func keysFree(ctx context.Context, tx *store.Store, d directory.Dossier, bad *fault.Invalid) error {
	id := d.Network.ID()
	keys, ids := append([]string{d.Network.Key}, d.Network.FormerKeys...), make([]directory.ID, 1+len(d.Network.FormerKeys))
	for i := range ids {
		ids[i] = id
	}
	taken, err := tx.TakenKeys(ctx, "network", keys, ids)
	if err != nil {
		return err
	}
	for i, key := range keys {
		if taken[key] && i == 0 {
			bad.Add(fault.At("netzwerk", "kennung"), keyTaken, key)
		} else if taken[key] {
			bad.Add(fault.At("netzwerk").Entry("fruehere_kennungen", i), keyTaken, key)
		}
	}
	keys, ids = nil, nil
	for _, inst := range d.Institutions {
		for _, key := range append([]string{inst.Key}, inst.FormerKeys...) {
			keys, ids = append(keys, key), append(ids, inst.ID())
		}
	}
	if taken, err = tx.TakenKeys(ctx, "institution", keys, ids); err != nil {
		return err
	}
	for i, inst := range d.Institutions {
		path := fault.Entry("einrichtungen", i+1)
		if taken[inst.Key] {
			bad.Add(path.Field("kennung"), keyTaken, inst.Key)
		}
		for j, key := range inst.FormerKeys {
			if taken[key] {
				bad.Add(path.Entry("fruehere_kennungen", j+1), keyTaken, key)
			}
		}
	}
	return nil
}

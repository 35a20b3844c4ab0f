package editing

import (
	"context"
	"fmt"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// agree adds to bad what the dossier would change of what belongs to another network too.
func agree(ctx context.Context, tx *store.Store, d directory.Dossier, bad fault.Invalid) error {
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
		if ok && !same(directory.Dossier{Institutions: []directory.Institution{theirs}}, directory.Dossier{Institutions: []directory.Institution{inst}}) {
			owner := owners[ids[i]]
			if owner == "" {
				owner = "einem anderen Netzwerk"
			}
			bad[fmt.Sprintf("einrichtungen[%d]", i+1)] = fmt.Sprintf("„%s“ gehört auch zu %s und ist dort anders eingetragen; bitte die Angaben von dort übernehmen.", inst.Name, owner)
		}
	}
	region, owner, err := tx.SharedRegion(ctx, d.Network.ID(), d.Region.Key)
	if err != nil {
		return err
	}
	if owner != "" && !same(directory.Dossier{Region: region}, directory.Dossier{Region: d.Region}) {
		bad["gebiet"] = fmt.Sprintf("Das Gebiet „%s“ gehört auch zu %s und ist dort anders eingetragen.", d.Region.Name, owner)
	}
	return nil
}

const keyTaken = "Die Kennung „%s“ hat oder hatte in diesem Verzeichnis etwas anderes, und ihre Adresse führt dorthin. Vielleicht fehlt eine Angabe unter „fruehere_kennungen“."

// keysFree adds to bad the keys that lead to something else already: an address stays valid for ever.
func keysFree(ctx context.Context, tx *store.Store, d directory.Dossier, bad fault.Invalid) error {
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
			bad["netzwerk.kennung"] = fmt.Sprintf(keyTaken, key)
		} else if taken[key] {
			bad[fmt.Sprintf("netzwerk.fruehere_kennungen[%d]", i)] = fmt.Sprintf(keyTaken, key)
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
		if taken[inst.Key] {
			bad[fmt.Sprintf("einrichtungen[%d].kennung", i+1)] = fmt.Sprintf(keyTaken, inst.Key)
		}
		for j, key := range inst.FormerKeys {
			if taken[key] {
				bad[fmt.Sprintf("einrichtungen[%d].fruehere_kennungen[%d]", i+1, j+1)] = fmt.Sprintf(keyTaken, key)
			}
		}
	}
	return nil
}

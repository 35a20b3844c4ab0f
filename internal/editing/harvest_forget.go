package editing

import (
	"context"

	"rundtisch/internal/directory"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// forgetHarvested removes addresses from the records of other directories that are matched with institutions which have become
// protected.
func forgetHarvested(ctx context.Context, tx *store.Store, institutions []directory.ID) error {
	found, err := tx.HarvestedMatching(ctx, institutions)
	if err != nil {
		return err
	}
	services := map[directory.ID][]store.Harvested{}
	for _, row := range found {
		if row.Kind == store.HarvestedService {
			services[row.Owner] = append(services[row.Owner], row)
		}
	}
	var rows []store.Harvested
	for _, row := range found {
		if row.Kind == store.HarvestedInstitution {
			rows = append(rows, hiddenRows(row, services[row.ID])...)
		}
	}
	return tx.HideHarvested(ctx, rows)
}

// hiddenRows returns the rows of a record and its services without what must not be known of a protected institution.
func hiddenRows(row store.Harvested, services []store.Harvested) []store.Harvested {
	r := hidden(recordOf(row, services))
	row.Name, row.Institution, row.Suspected, row.LeftOut = r.Institution.Name, r.Institution, r.Suspected, r.LeftOut
	rows := []store.Harvested{row}
	for i, s := range services {
		s.Name, s.Service, s.Suspected = r.Services[i].Service.Name, r.Services[i].Service, r.Suspected
		s.LeftOut = r.Services[i].LeftOut
		rows = append(rows, s)
	}
	return rows
}

// recordOf converts a stored record to the type of package intake.
func recordOf(row store.Harvested, services []store.Harvested) intake.Record {
	r := intake.Record{Institution: row.Institution, Suspected: row.Suspected, LeftOut: row.LeftOut}
	for _, s := range services {
		r.Services = append(r.Services, intake.Offered{RemoteID: s.RemoteID, Service: s.Service, LeftOut: s.LeftOut})
	}
	return r
}

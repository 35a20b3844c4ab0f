package editing

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// keep writes the source, its records and the proposals that they lead to.
func (c *comparing) keep(ctx context.Context, tx *store.Store, source store.HarvestSource, now time.Time) error {
	source.ReadAt = now
	id, err := tx.SaveHarvestSource(ctx, source)
	if err != nil {
		return err
	}
	c.Source.ID = id
	var rows []store.Harvested
	var missing []goneService
	for i := range c.Records {
		mine, lost := c.rowsOf(&c.Records[i])
		rows, missing = append(rows, mine...), append(missing, lost...)
	}
	gone := c.goneIDs
	for _, m := range missing {
		gone = append(gone, m.row.ID)
	}
	if err := tx.SaveHarvested(ctx, rows, gone, now); err != nil {
		return err
	}
	for _, one := range c.Records {
		row := c.rows[one.Record.RemoteID]
		if err := propose(ctx, tx, row.ID, row.Matched, c.prior[row.ID], one.Differs, now); err != nil {
			return err
		}
	}
	for _, row := range rows {
		if prior := c.prior[row.ID]; row.Kind == store.HarvestedService && len(prior) > 0 {
			if err := propose(ctx, tx, row.ID, directory.ID{}, prior, nil, now); err != nil {
				return err
			}
		}
	}
	return c.reportGone(ctx, tx, missing, now)
}

// goneService is a service that is no longer in a source, with the institution of ours that it belongs to.
type goneService struct {
	row     store.Harvested
	matched directory.ID
}

// rowsOf returns the rows of a record and of its services, and the services that are gone.
func (c *comparing) rowsOf(one *Compared) ([]store.Harvested, []goneService) {
	r := one.Record
	row, there := c.rows[r.RemoteID]
	if !there {
		row = store.Harvested{ID: store.NewHarvestedID(), Source: c.Source.ID, Kind: store.HarvestedInstitution, RemoteID: r.RemoteID}
	}
	row.Name, row.Sum, row.Institution = r.Institution.Name, r.Sum, r.Institution
	row.Suspected, row.Districts, row.LeftOut = r.Suspected, r.Districts, r.LeftOut
	row.Matched, row.How = directory.ID{}, ""
	if one.Matched != nil {
		row.Matched, row.How = one.Matched.ID(), one.How
	}
	c.rows[r.RemoteID] = row
	rows := []store.Harvested{row}
	seen := map[string]bool{}
	for _, s := range r.Services {
		service, there := c.services[row.ID][s.RemoteID]
		if !there {
			service = store.Harvested{
				ID:       store.NewHarvestedID(),
				Source:   c.Source.ID,
				Kind:     store.HarvestedService,
				Owner:    row.ID,
				RemoteID: s.RemoteID,
			}
		}
		service.Name, service.Sum, service.Service, service.Suspected = s.Service.Name, s.Sum, s.Service, r.Suspected
		service.LeftOut = s.LeftOut
		if one.Matched != nil && service.ServiceKey == "" {
			if at := intake.FindService(one.Matched.Services, s.Service.Name, ""); at >= 0 {
				service.ServiceKey = one.Matched.Services[at].Key
			}
		}
		seen[s.RemoteID] = true
		rows = append(rows, service)
	}
	var lost []goneService
	for id, service := range c.services[row.ID] {
		if !seen[id] && service.GoneAt.IsZero() && !c.Source.Partial {
			lost = append(lost, goneService{service, row.Matched})
		}
	}
	return rows, lost
}

// propose puts the undecided differences between a record and an institution into the inboxes. A proposal that is still open is
// updated to what the source says now, or removed if nothing differs any more.
func propose(
	ctx context.Context, tx *store.Store, record, institution directory.ID, prior []directory.Proposal, differs []directory.Correction,
	now time.Time,
) error {
	for _, p := range prior { // the record is back
		if p.Decision == "" && len(p.Corrections) == 0 && strings.HasPrefix(p.Text, noMore) {
			if err := tx.ReplaceProposal(ctx, p.ID, nil); err != nil {
				return err
			}
		}
	}
	open, waiting := undecidedOf(prior, differs)
	switch {
	case waiting != nil && reflect.DeepEqual(waiting.Corrections, open):
		return nil
	case waiting != nil:
		return tx.ReplaceProposal(ctx, waiting.ID, open)
	case len(open) == 0 || institution == (directory.ID{}):
		return nil
	}
	return tx.AddProposal(
		ctx, directory.ID{}, institution,
		directory.Proposal{Source: directory.FromSource, Corrections: open, CreatedAt: now, Record: record},
	)
}

// reportGone puts into the inboxes what is gone from the source, for people to look into: nothing is deleted just because
// another directory no longer has it.
func (c *comparing) reportGone(ctx context.Context, tx *store.Store, services []goneService, now time.Time) error {
	say := func(record, institution directory.ID, text string) error {
		if institution == (directory.ID{}) {
			return nil
		}
		return tx.AddProposal(
			ctx, directory.ID{}, institution,
			directory.Proposal{Source: directory.FromSource, Text: noMore + text, CreatedAt: now, Record: record},
		)
	}
	for _, row := range c.gone {
		for _, p := range c.prior[row.ID] {
			if p.Decision == "" {
				if err := tx.ReplaceProposal(ctx, p.ID, nil); err != nil {
					return err
				}
			}
		}
		if err := say(row.ID, row.Matched, fmt.Sprintf(institutionNoMore, row.Name)); err != nil {
			return err
		}
	}
	for _, lost := range services {
		if lost.row.ServiceKey == "" {
			continue
		}
		if err := say(lost.row.ID, lost.matched, fmt.Sprintf(serviceNoMore, lost.row.Name)); err != nil {
			return err
		}
	}
	return nil
}

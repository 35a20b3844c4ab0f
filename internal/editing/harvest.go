package editing

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Compared is a record of a source beside what the directory has.
type Compared struct {
	Record   intake.Record
	Means    *directory.Institution // nil: none of ours, for certain
	How      string                 // how that was found, in words
	Alike    []string               // names of ours that it could be
	Differs  []directory.Correction // everything that differs
	Proposed []directory.Correction // what of that has not been decided yet
	New      []string               // names of services that ours does not have
	Changed  []string               // names of services that are otherwise there
	First    bool                   // it was not in the source when that was read last
}

// Harvest is what reading a source led to, or would lead to.
type Harvest struct {
	Source  store.HarvestSource
	Known   bool // the source was read before
	Records []Compared
	Gone    []string // names of institutions that the source had and has no more
}

// tooFew is how many of the records that a source had may be gone before that is taken for a mistake: one in two.
const tooFew = 2

// FewerError says that a source has much less than when it was read last.
type FewerError struct{ Had, Gone int }

func (e FewerError) Error() string {
	return fmt.Sprintf("von %d Einrichtungen, die diese Quelle zuletzt hatte, fehlen jetzt %d", e.Had, e.Gone)
}

// PreviewHarvest compares what a source says with the directory. It changes nothing.
func (e *Editor) PreviewHarvest(ctx context.Context, source store.HarvestSource, records []intake.Record) (Harvest, error) {
	var h Harvest
	err := e.store.Snapshot(ctx, func(tx *store.Store) error {
		c, err := compare(ctx, tx, source, records)
		h = c.Harvest
		return err
	})
	if err != nil {
		return Harvest{}, fmt.Errorf("preview %q: %w", source.Address, err)
	}
	return h, nil
}

// KeepHarvest keeps what a source says, and puts into the inboxes what differs of institutions that are known: all of
// it, or nothing. What was decided already is not proposed again until the source says something else. What the source
// does not have any more is marked, and said in the inboxes; where that is much it returns FewerError, unless fewer is so.
// Nothing of the directory itself changes.
func (e *Editor) KeepHarvest(
	ctx context.Context, source store.HarvestSource, records []intake.Record, fewer bool, now time.Time,
) (Harvest, error) {
	var h Harvest
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		c, err := compare(ctx, tx, source, records)
		if err != nil {
			return err
		}
		if h = c.Harvest; !fewer && c.had > 4 && len(c.gone)*tooFew > c.had {
			return FewerError{c.had, len(c.gone)}
		}
		return c.keep(ctx, tx, source, now)
	})
	if err != nil {
		return Harvest{}, fmt.Errorf("keep %q: %w", source.Address, err)
	}
	return h, nil
}

// comparing is a harvest with what is needed to keep it.
type comparing struct {
	Harvest
	rows     map[string]store.Harvested // of institutions, by remote id
	services map[directory.ID]map[string]store.Harvested
	prior    map[directory.ID][]directory.Proposal // by record
	gone     []store.Harvested
	had      int
	goneIDs  []directory.ID
}

// known turns what the store has to compare with into what package intake compares.
func known(all []store.Comparable) []intake.Known {
	list := make([]intake.Known, len(all))
	for i, c := range all {
		list[i] = intake.Known{ID: c.Institution.ID(), Institution: c.Institution, Protected: c.Protected, Districts: c.Districts}
	}
	return list
}

func compare(ctx context.Context, tx *store.Store, source store.HarvestSource, records []intake.Record) (comparing, error) {
	c := comparing{
		Harvest:  Harvest{Source: source},
		rows:     map[string]store.Harvested{},
		services: map[directory.ID]map[string]store.Harvested{},
		prior:    map[directory.ID][]directory.Proposal{},
	}
	all, err := tx.Comparables(ctx, directory.ID{})
	if err != nil {
		return c, err
	}
	if err := c.remember(ctx, tx); err != nil {
		return c, err
	}
	ours := known(all)
	matcher := intake.NewMatcher(ours)
	taken := map[int]bool{}
	seen := map[string]bool{}
	for _, r := range records {
		row, before := c.rows[r.RemoteID]
		seen[r.RemoteID] = true
		match := matcher.Find(r, row.Means)
		one := Compared{Record: r, How: match.How, First: !before}
		if match.At >= 0 && taken[match.At] { // another record of the source means the same
			match = intake.Match{At: -1, Alike: []int{match.At}}
		}
		for _, at := range match.Alike {
			one.Alike = append(one.Alike, ours[at].Institution.Name)
		}
		if match.At >= 0 {
			taken[match.At] = true
			k := ours[match.At]
			if k.Protected {
				r = hidden(r)
				one.Record = r
			}
			one.Record.LeftOut = slices.Concat(r.LeftOut, intake.Beside(r, k))
			one.Means = &k.Institution
			one.Differs = intake.Differences(r, k)
			one.Proposed, _ = undecidedOf(c.prior[row.ID], one.Differs)
			for _, s := range r.Services {
				linked := c.services[row.ID][s.RemoteID].ServiceKey
				if at := intake.FindService(k.Institution.Services, s.Service.Name, linked); at < 0 {
					one.New = append(one.New, s.Service.Name)
				} else if len(intake.Otherwise(k.Institution.Services[at], s.Service)) > 0 {
					one.Changed = append(one.Changed, s.Service.Name)
				}
			}
		}
		c.Records = append(c.Records, one)
	}
	for _, id := range slices.Sorted(maps.Keys(c.rows)) {
		if row := c.rows[id]; !seen[id] && row.GoneAt.IsZero() && !source.Partial {
			c.gone, c.goneIDs = append(c.gone, row), append(c.goneIDs, row.ID)
			c.Gone = append(c.Gone, row.Name)
		}
	}
	return c, nil
}

// hidden is a record as one of a protected institution; the original stays as it is.
func hidden(r intake.Record) intake.Record {
	r.Services = slices.Clone(r.Services)
	r.LeftOut = slices.Clone(r.LeftOut)
	r.Institution.Aliases = slices.Clone(r.Institution.Aliases)
	for i := range r.Services {
		r.Services[i].Service.Contacts = slices.Clone(r.Services[i].Service.Contacts)
	}
	r.Hide()
	return r
}

// remember reads what the source said before, and what became of it.
func (c *comparing) remember(ctx context.Context, tx *store.Store) error {
	sources, err := tx.HarvestSources(ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(sources, func(s store.HarvestSource) bool { return s.Address == c.Source.Address })
	if at < 0 {
		return nil
	}
	c.Known, c.Source.ID = true, sources[at].ID
	rows, err := tx.HarvestedOf(ctx, c.Source.ID)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Kind == store.HarvestedInstitution {
			c.rows[row.RemoteID] = row
			if row.GoneAt.IsZero() {
				c.had++
			}
			continue
		}
		if c.services[row.Owner] == nil {
			c.services[row.Owner] = map[string]store.Harvested{}
		}
		c.services[row.Owner][row.RemoteID] = row
	}
	proposals, err := tx.HarvestedProposals(ctx, c.Source.ID)
	if err != nil {
		return err
	}
	for _, p := range proposals {
		c.prior[p.Record] = append(c.prior[p.Record], p)
	}
	return nil
}

// undecidedOf leaves out of what differs what was decided on as it is, and returns the proposal that still waits, if one
// does. prior is what was ever proposed because of a record, the oldest first.
func undecidedOf(prior []directory.Proposal, differs []directory.Correction) (open []directory.Correction, waiting *directory.Proposal) {
	decided := map[string]string{}
	for i, p := range prior {
		switch {
		case p.Decision != "":
			for _, c := range p.Corrections {
				decided[c.Path] = c.After
			}
		case len(p.Corrections) > 0:
			waiting = &prior[i]
		}
	}
	for _, c := range differs {
		if after, ok := decided[c.Path]; !ok || after != c.After {
			open = append(open, c)
		}
	}
	return open, waiting
}

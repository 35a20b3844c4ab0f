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
	Matched  *directory.Institution // nil: none of ours, for certain
	How      string                 // how it was matched, in words
	Alike    []string               // names of our institutions that it could be
	Differs  []directory.Correction // everything that differs
	Proposed []directory.Correction // the part of that which has not been decided yet
	New      []string               // names of services that our institution does not have
	Changed  []string               // names of services that differ from ours
	First    bool                   // it was not in the source the last time
}

// Harvest is the result of reading a source, or what it would be.
type Harvest struct {
	Source  store.HarvestSource
	Known   bool // the source was read before
	Records []Compared
	Gone    []string // names of institutions that are no longer in the source
}

// tooFew is the fraction of the records of a source that may be gone before that is taken for a mistake: one in tooFew.
const tooFew = 2

// FewerError says that a source has far fewer records than the last time.
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

// KeepHarvest stores what a source says and puts the differences of known institutions into the inboxes: all of it or nothing.
// What has been decided is not proposed again until the source says something else. Records that are gone from the source are
// marked, and reported in the inboxes; if there are too many of them it returns FewerError, unless fewer is set. The directory
// itself does not change.
func (e *Editor) KeepHarvest(
	ctx context.Context, source store.HarvestSource, records []intake.Record, fewer bool, now time.Time,
) (Harvest, error) {
	var h Harvest
	err := e.store.Change(ctx, func(tx *store.Store) error {
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

// comparing is a harvest with everything that is needed to store it.
type comparing struct {
	Harvest
	rows     map[string]store.Harvested // of institutions, by remote id
	services map[directory.ID]map[string]store.Harvested
	prior    map[directory.ID][]directory.Proposal // by record
	gone     []store.Harvested
	had      int
	goneIDs  []directory.ID
}

// known converts what the store returns into what package intake compares with.
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
		match := matcher.Find(r, row.Matched)
		one := Compared{Record: r, How: match.How, First: !before}
		if match.At >= 0 && taken[match.At] { // another record of the source matches the same institution
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
			one.Record.LeftOut = slices.Concat(r.LeftOut, intake.OtherDetails(r, k))
			one.Matched = &k.Institution
			one.Differs = intake.Differences(r, k)
			one.Proposed, _ = undecidedOf(c.prior[row.ID], one.Differs)
			for _, s := range r.Services {
				linked := c.services[row.ID][s.RemoteID].ServiceKey
				if at := intake.FindService(k.Institution.Services, s.Service.Name, linked); at < 0 {
					one.New = append(one.New, s.Service.Name)
				} else if len(intake.ChangedFields(k.Institution.Services[at], s.Service)) > 0 {
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

// hidden returns a copy of a record without what must not be known of a protected institution.
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

// undecidedOf returns the differences that nobody has decided on as they are now, and the proposal that is still open, if there
// is one. prior are all proposals that a record ever led to, the oldest first.
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

package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// networkColumns and scanNetwork must list the same columns in the same order.
const networkColumns = `n.key, n.name, n.short_name, n.form, n.form_text, n.summary, n.founded, n.founded_note, n.prehistory,
	n.attached_to, n.framework, n.stance, n.audience, n.topics, n.cadence_months, n.cadence_intended, n.cadence_text,
	n.emergency, n.checked_on, n.checked_by, n.version, n.changed_at,
	array(select f.key::text from former_keys f where f.kind = 'network' and f.target = n.id order by f.position),
	array(select i.key::text from initiators t join institutions i on i.id = t.institution_id where t.network_id = n.id order by t.position)`

func scanNetwork(row pgx.CollectableRow) (n directory.Network, err error) {
	var months *int
	var cadence directory.Cadence
	err = row.Scan(&n.Key, &n.Name, &n.ShortName, &n.Form, &n.FormText, &n.Summary, &n.Founded, &n.FoundedNote, &n.Prehistory,
		&n.AttachedTo, &n.Framework, &n.Stance, &n.Audience, &n.Topics, &months, &cadence.Intended, &cadence.Statement,
		&n.Emergency, &n.CheckedOn, &n.CheckedBy, &n.Version, &n.ChangedAt, &n.FormerKeys, &n.Initiators)
	if months != nil {
		cadence.Months = *months
		n.Cadence = &cadence
	}
	return n, err
}

// networkTable names the columns that a save writes.
const networkTable = "id, key, region_id, name, short_name, form, form_text, summary, founded, founded_note, prehistory, " +
	"attached_to, framework, stance, audience, topics, cadence_months, cadence_intended, cadence_text, emergency, " +
	"checked_on, checked_by, changed_at"

const periodColumns = `key, status, since, until, note`

func scanPeriod(row pgx.CollectableRow) (p directory.Period, err error) {
	err = row.Scan(&p.Key, &p.Status, &p.From, &p.To, &p.Note)
	return p, err
}

// moved returns what became of a key that names nothing today: fault.Moved, fault.Gone or fault.NotFound.
func (s *Store) moved(ctx context.Context, kind, table, key string) error {
	var to *string
	err := s.db.QueryRow(ctx, `
		select t.key from former_keys f left join `+table+` t on t.id = f.target where f.kind = $1 and f.key = $2`,
		kind, key).Scan(&to)
	switch {
	case err != nil:
		return notFound(err)
	case to == nil:
		return fault.Gone
	}
	return fault.Moved{To: *to}
}

func saveNetwork(b *saving, d directory.Dossier, regionID directory.ID, now time.Time) {
	n := d.Network
	id := n.ID()
	var months *int
	var cadence directory.Cadence
	if n.Cadence != nil {
		cadence = *n.Cadence
		months = &cadence.Months
	}
	row := []any{id, n.Key, regionID, n.Name, n.ShortName, n.Form, n.FormText, n.Summary, n.Founded, n.FoundedNote, n.Prehistory,
		n.AttachedTo, list(n.Framework), n.Stance, list(n.Audience), list(n.Topics), months, cadence.Intended, cadence.Statement,
		n.Emergency, n.CheckedOn, n.CheckedBy, now}
	b.copy("networks", networkTable, row)
	b.Queue(`insert into networks (`+networkTable+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
		on conflict (id) do update set key = excluded.key, region_id = excluded.region_id, name = excluded.name,
			short_name = excluded.short_name, form = excluded.form, form_text = excluded.form_text, summary = excluded.summary,
			founded = excluded.founded, founded_note = excluded.founded_note, prehistory = excluded.prehistory,
			attached_to = excluded.attached_to, framework = excluded.framework, stance = excluded.stance,
			audience = excluded.audience, topics = excluded.topics, cadence_months = excluded.cadence_months,
			cadence_intended = excluded.cadence_intended, cadence_text = excluded.cadence_text, emergency = excluded.emergency,
			checked_on = excluded.checked_on, checked_by = excluded.checked_by, changed_at = excluded.changed_at,
			version = networks.version + 1`, row...)
	saveFormerKeys(b, "network", id, n.Key, n.FormerKeys)
	replace(b, "network_periods", "id, network_id, position, key, status, since, until, note", "network_id", id,
		rowsOf(n.Periods, func(position int, p directory.Period) []any {
			return []any{directory.NewID("period", id.String(), p.Key), id, position, p.Key, p.Status, p.From, p.To, p.Note}
		}))
}

// TakenKeys returns those of the keys that belong or belonged to something other than the ID at the same position. kind is
// "network" or "institution".
func (s *Store) TakenKeys(ctx context.Context, kind string, keys []string, ids []directory.ID) (map[string]bool, error) {
	taken := map[string]bool{}
	rows, err := s.db.Query(ctx, `select w.key from unnest($2::text[], $3::uuid[]) w (key, id) where
		exists (select from former_keys f where f.kind = $1 and f.key = w.key and f.target <> w.id and not f.merged)
		or exists (select from `+kind+`s t where t.key = w.key and t.id <> w.id)`, kind, keys, ids)
	if err == nil {
		var key string
		_, err = pgx.ForEachRow(rows, []any{&key}, func() error { taken[key] = true; return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("taken keys: %w", err)
	}
	return taken, nil
}

// saveFormerKeys makes keys lead to target. A key that is in use again is no longer a former one.
func saveFormerKeys(b *saving, kind string, target directory.ID, current string, keys []string) {
	b.Queue(`delete from former_keys where kind = $1 and (target = $2 and not merged or key = $3)`, kind, target, current)
	addFormerKeys(b, kind, target, keys)
}

// addFormerKeys adds keys to those that lead to target.
func addFormerKeys(b *saving, kind string, target directory.ID, keys []string) {
	for i, key := range keys {
		b.copy("former_keys", "kind, key, position, target", []any{kind, key, i + 1, target})
		b.Queue(`
			insert into former_keys (kind, key, position, target)
			values ($1, $2, $3, $4)
			on conflict (kind, key) do update set target = excluded.target, position = excluded.position,
				visibility = excluded.visibility`, kind, key, i+1, target)
	}
}

package store

import (
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

func scanGoal(row pgx.CollectableRow) (g directory.Goal, err error) {
	err = row.Scan(&g.Key, &g.Kind, &g.Text, &g.Verbatim)
	return g, err
}

func scanBody(row pgx.CollectableRow) (y directory.Body, err error) {
	err = row.Scan(&y.Key, &y.Name, &y.Kind, &y.Tasks, &y.Note)
	return y, err
}

func scanPatronage(row pgx.CollectableRow) (p directory.Patronage, err error) {
	err = row.Scan(&p.Key, &p.Person, &p.Function, &p.From, &p.To)
	return p, err
}

func scanAgreement(row pgx.CollectableRow) (a directory.Agreement, err error) {
	err = row.Scan(&a.Key, &a.Title, &a.Concluded, &a.AtTheLatest, &a.Partners, &a.PartnerCount, &a.Purposes, &a.Note, &a.URL)
	return a, err
}

// queueWork reads the goals, work and results of a network.
func queueWork(b *pgx.Batch, id directory.ID, d *directory.Dossier) {
	queue(b, &d.Goals, scanGoal, `select key, kind, text, verbatim from goals where network_id = $1 order by position`, id)
	queue(b, &d.Bodies, scanBody, `select key, name, kind, tasks, note from bodies where network_id = $1 order by position`, id)
	queue(b, &d.Patronages, scanPatronage, `
		select key, coalesce(person_key, ''), function, since, until
		from patronages
		where network_id = $1
		order by position`, id)
	queue(b, &d.Agreements, scanAgreement, `
		select key, title, concluded, at_the_latest, partners, partner_count, purposes, note, url
		from agreements
		where network_id = $1
		order by position`, id)
	queue(b, &d.Results, pgx.RowToStructByName[directory.Result], `
		select key, kind, title, text, audience, effect from results where network_id = $1 order by position`, id)
	queue(b, &d.Remarks, pgx.RowToStructByName[directory.Remark], `
		select key, title, text from remarks where network_id = $1 order by position`, id)
	queue(b, &d.Related, pgx.RowToStructByName[directory.Related], `
		select key, name, network_key as network, text from related_networks where network_id = $1 order by position`, id)
	queue(b, &d.People, pgx.RowToStructByName[directory.Person], `
		select key, title, name, function, organisation, since as "from", until as "to", basis, delete_on
		from people
		where network_id = $1
		order by position`, id)
}

func savePeople(b *saving, d directory.Dossier) {
	n := d.Network.ID()
	replace(b, "people", "id, network_id, position, key, title, name, function, organisation, since, until, basis, delete_on", "network_id", n,
		rowsOf(d.People, func(at int, p directory.Person) []any {
			return []any{directory.NewID("person", n.String(), p.Key), n, at, p.Key, p.Title, p.Name, p.Function,
				p.Organisation, p.From, p.To, p.Basis, p.DeleteOn}
		}))
}

func saveWork(b *saving, d, before directory.Dossier, w writing) {
	n := d.Network.ID()
	id := func(kind, key string) directory.ID { return directory.NewID(kind, n.String(), key) }
	if w.differs(before.Goals, d.Goals) {
		replace(b, "goals", "id, network_id, position, key, kind, text, verbatim", "network_id", n,
			rowsOf(d.Goals, func(at int, g directory.Goal) []any {
				return []any{id("goal", g.Key), n, at, g.Key, g.Kind, g.Text, g.Verbatim}
			}))
	}
	if w.differs(before.Bodies, d.Bodies) {
		replace(b, "bodies", "id, network_id, position, key, name, kind, tasks, note", "network_id", n,
			rowsOf(d.Bodies, func(at int, y directory.Body) []any {
				return []any{id("body", y.Key), n, at, y.Key, y.Name, y.Kind, list(y.Tasks), y.Note}
			}))
	}
	if w.differs(before.Patronages, d.Patronages) {
		replace(b, "patronages", "id, network_id, position, key, person_key, function, since, until", "network_id", n,
			rowsOf(d.Patronages, func(at int, p directory.Patronage) []any {
				return []any{id("patronage", p.Key), n, at, p.Key, orNull(p.Person), p.Function, p.From, p.To}
			}))
	}
	if w.differs(before.Agreements, d.Agreements) {
		replace(b, "agreements", "id, network_id, position, key, title, concluded, at_the_latest, partners, "+
			"partner_count, purposes, note, url", "network_id", n,
			rowsOf(d.Agreements, func(at int, a directory.Agreement) []any {
				return []any{id("agreement", a.Key), n, at, a.Key, a.Title, a.Concluded, a.AtTheLatest, a.Partners,
					a.PartnerCount, list(a.Purposes), a.Note, a.URL}
			}))
	}
	if w.differs(before.Results, d.Results) {
		replace(b, "results", "id, network_id, position, key, kind, title, text, audience, effect", "network_id", n,
			rowsOf(d.Results, func(at int, r directory.Result) []any {
				return []any{id("result", r.Key), n, at, r.Key, r.Kind, r.Title, r.Text, list(r.Audience), r.Effect}
			}))
	}
	if w.differs(before.Remarks, d.Remarks) {
		replace(b, "remarks", "id, network_id, position, key, title, text", "network_id", n,
			rowsOf(d.Remarks, func(at int, r directory.Remark) []any {
				return []any{id("remark", r.Key), n, at, r.Key, r.Title, r.Text}
			}))
	}
	if w.differs(before.Related, d.Related) {
		replace(b, "related_networks", "id, network_id, position, key, name, network_key, text", "network_id", n,
			rowsOf(d.Related, func(at int, r directory.Related) []any {
				return []any{id("related", r.Key), n, at, r.Key, r.Name, r.Network, r.Text}
			}))
	}
}

package store

import (
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

const membershipColumns = `m.key, coalesce(i.key, ''), m.group_name, m.sector, m.stated_count, m.stated_text, m.role, m.function,
	m.since, m.until, m.note, m.visibility, m.checked_on, m.checked_by`

func scanMembership(row pgx.CollectableRow) (m directory.Membership, err error) {
	err = row.Scan(&m.Key, &m.Institution, &m.Group, &m.Sector, &m.Count, &m.CountText, &m.Role, &m.Function,
		&m.Since, &m.Until, &m.Note, &m.Visibility, &m.CheckedOn, &m.CheckedBy)
	if m.Visibility == directory.Public {
		m.Visibility = ""
	}
	return m, err
}

func saveMembers(b *saving, d directory.Dossier) {
	network := d.Network.ID()
	protectedKeys, ids := d.ProtectedKeys(), map[string]directory.ID{}
	for _, i := range d.Institutions {
		ids[i.Key] = i.ID()
	}
	replace(b, "memberships", "id, network_id, position, key, institution_id, institution_protected, group_name, "+
		"sector, stated_count, stated_text, role, function, since, until, note, visibility, checked_on, checked_by",
		"network_id", network, rowsOf(d.Members, func(position int, m directory.Membership) []any {
			var institution, protected any
			if id, ok := ids[m.Institution]; ok {
				institution, protected = id, protectedKeys[m.Institution]
			}
			return []any{directory.NewID("membership", network.String(), m.Key), network, position, m.Key, institution, protected,
				m.Group, m.Sector, m.Count, m.CountText, m.Role, m.Function, m.Since, m.Until, m.Note,
				m.Visibility.OrPublic(), m.CheckedOn, m.CheckedBy}
		}))
	b.Queue(`delete from initiators where network_id = $1`, network)
	insert(b, "initiators", "network_id, position, institution_id", rowsOf(d.Network.Initiators, func(position int, key string) []any {
		return []any{network, position, ids[key]}
	}))
}

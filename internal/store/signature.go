package store

import (
	"context"
	"fmt"

	"rundtisch/internal/directory"
)

// Signature is who writes when a network writes: what the directory says of its coordination.
type Signature struct {
	Network string // its name
	Key     string
	Office  string // „Gleichstellungsstelle der Stadt"; may be empty
	Phone   string // may be empty
	Email   string // where answers go; may be empty
	Listed  bool   // everybody can read phone and e-mail on the page of the network
}

// Signature returns how a network signs what it writes to its members, or fault.NotFound. It is the contact for its
// coordination, or that of the member that leads it; never one that only the coordination sees, never a press office.
func (s *Store) Signature(ctx context.Context, network directory.ID) (Signature, error) {
	var by Signature
	err := s.db.QueryRow(ctx, `
		select n.name, n.key, coalesce(c.office, ''), coalesce(c.phone, ''), coalesce(c.email, ''), coalesce(c.listed, false)
		from networks n
		left join lateral (`+coordinationContact+`) c on true
		where n.id = $1`, network).Scan(&by.Network, &by.Key, &by.Office, &by.Phone, &by.Email, &by.Listed)
	if err != nil {
		return Signature{}, fmt.Errorf("signature: %w", notFound(err))
	}
	return by, nil
}

// coordinationContact is how network n is reached, at most one row: the most complete contact of its own, else that of the
// member that leads it.
const coordinationContact = `
	select concat_ws(', ', nullif(c.label, ''), nullif(c.function, '')) as office, c.phone, c.email,
		c.visibility = 'oeffentlich' as listed, 1 as part, (c.phone <> '' and c.email <> '') as complete,
		c.position
	from contacts c
	where c.network_id = n.id and c.kind = 'koordination' and c.visibility <= 'fachkraefte' and c.phone || c.email <> ''
	union all
	select i.name, c.phone, c.email, c.visibility = 'oeffentlich' and i.visibility = 'oeffentlich', 2,
		(c.phone <> '' and c.email <> ''), c.position
	from memberships m
	join institutions i on i.id = m.institution_id and i.visibility <= 'fachkraefte'
	join contacts c on c.institution_id = i.id and c.kind <> 'presse' and c.visibility <= 'fachkraefte'
		and c.phone || c.email <> ''
	where m.network_id = n.id and m.role in ('geschaeftsfuehrung', 'federfuehrung') and m.visibility <= 'fachkraefte'
		and ` + stillMember + `
	order by part, complete desc, position
	limit 1`

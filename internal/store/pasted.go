package store

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
)

// PastedList is a pasted member list that somebody is deciding about. Only who knows the word in the address can read it.
type PastedList struct {
	ID      []byte // made of that word
	Account directory.ID
	Network directory.ID
	Sealed  []byte
}

// keptLists is how many lists are kept of one account.
const keptLists = 10

// SavePastedList stores a list, or what it became. Of one account it keeps the newest ten.
func (s *Store) SavePastedList(ctx context.Context, l PastedList, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		with saved as (
			insert into desk.pasted_lists (id, account_id, network_id, changed_at, sealed) values ($1, $2, $3, $4, $5)
			on conflict (id) do update set changed_at = excluded.changed_at, sealed = excluded.sealed
			where pasted_lists.account_id = excluded.account_id and pasted_lists.network_id = excluded.network_id)
		delete from desk.pasted_lists where id in (
			select id from desk.pasted_lists where account_id = $2 and id <> $1 order by changed_at desc offset $6)`,
		l.ID, l.Account, l.Network, now, l.Sealed, keptLists-1)
	if err != nil {
		return fmt.Errorf("save pasted list: %w", refused(err))
	}
	return nil
}

// PastedList returns what is sealed in a list of an account about a network, or fault.NotFound.
func (s *Store) PastedList(ctx context.Context, id []byte, account, network directory.ID) ([]byte, error) {
	var sealed []byte
	err := s.db.QueryRow(ctx, `select sealed from desk.pasted_lists where id = $1 and account_id = $2 and network_id = $3`,
		id, account, network).Scan(&sealed)
	if err != nil {
		return nil, fmt.Errorf("pasted list: %w", notFound(err))
	}
	return sealed, nil
}

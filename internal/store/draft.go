package store

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
)

// Draft is a network as it would be, waiting to be published.
type Draft struct {
	Version   int64 // goes up with every save of the draft
	Account   directory.ID
	By        string // who saved it last; "" if the account is gone
	ChangedAt time.Time
	Base      []byte // the published document that it was begun on
	Document  []byte
}

// Draft returns the draft of a network, or fault.NotFound where nothing waits.
func (s *Store) Draft(ctx context.Context, network directory.ID) (Draft, error) {
	var d Draft
	var base, document string
	err := s.db.QueryRow(ctx, `
		select d.version, coalesce(d.account_id, '00000000-0000-0000-0000-000000000000'::uuid),
			coalesce(nullif(a.name, ''), a.email, ''), d.changed_at, d.base, d.document
		from desk.drafts d
		left join desk.accounts a on a.id = d.account_id
		where d.network_id = $1`, network).
		Scan(&d.Version, &d.Account, &d.By, &d.ChangedAt, &base, &document)
	if err != nil {
		return Draft{}, fmt.Errorf("draft: %w", notFound(err))
	}
	d.Base, d.Document = []byte(base), []byte(document)
	return d, nil
}

// SaveDraft stores a draft; a network has at most one.
func (s *Store) SaveDraft(ctx context.Context, network directory.ID, d Draft) error {
	_, err := s.db.Exec(ctx, `insert into desk.drafts (network_id, account_id, changed_at, base, document) values ($1, $2, $3, $4, $5)
		on conflict (network_id) do update set account_id = excluded.account_id, changed_at = excluded.changed_at, base = excluded.base,
			document = excluded.document, version = desk.drafts.version + 1`,
		network, noID(d.Account), d.ChangedAt, string(d.Base), string(d.Document))
	if err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	return nil
}

// RemoveDraft deletes the draft of a network, if there is one.
func (s *Store) RemoveDraft(ctx context.Context, network directory.ID) error {
	if _, err := s.db.Exec(ctx, `delete from desk.drafts where network_id = $1`, network); err != nil {
		return fmt.Errorf("remove draft: %w", err)
	}
	return nil
}

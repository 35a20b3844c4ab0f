package store

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

const revisionColumns = `
	r.number, r.at, coalesce(r.account_id, '00000000-0000-0000-0000-000000000000'::uuid),
	coalesce(nullif(a.name, ''), a.email, ''), r.role, r.kind, coalesce(r.undoes, 0), r.changes`

func scanRevision(row pgx.CollectableRow) (r history.Revision, err error) {
	err = row.Scan(&r.Number, &r.At, &r.Account, &r.By, &r.Role, &r.Kind, &r.Undoes, &r.Changes)
	return r, err
}

// revisionTable and revisionRow must list the same columns in the same order.
const revisionTable = "network_id, number, at, account_id, role, kind, undoes, document, changes"

func revisionRow(network directory.ID, r history.Revision, document []byte) []any {
	var undoes *int64
	if r.Undoes != 0 {
		undoes = &r.Undoes
	}
	return []any{network, r.Number, r.At, noID(r.Account), r.Role, r.Kind, undoes, string(document), list(r.Changes)}
}

// AddRevision stores a state of a network. document is the whole of it.
func (s *Store) AddRevision(ctx context.Context, network directory.ID, r history.Revision, document []byte) error {
	_, err := s.db.Exec(ctx, `insert into desk.revisions (`+revisionTable+`)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, revisionRow(network, r, document)...)
	if err != nil {
		return fmt.Errorf("add revision: %w", refused(err))
	}
	return nil
}

// noID returns null for the zero ID.
func noID(id directory.ID) any {
	if id == uuid.Nil {
		return nil
	}
	return id
}

// Revisions returns up to limit revisions of a network, the newest first, beginning below number (0: with the newest).
func (s *Store) Revisions(ctx context.Context, network directory.ID, below int64, limit int) ([]history.Revision, error) {
	return collect(ctx, s.db, "revisions", scanRevision, `
		select `+revisionColumns+` from desk.revisions r
		left join desk.accounts a on a.id = r.account_id
		where r.network_id = $1 and ($2 = 0 or r.number < $2)
		order by r.number desc limit $3`, network, below, limit)
}

// Revision returns one revision of a network, or fault.NotFound.
func (s *Store) Revision(ctx context.Context, network directory.ID, number int64) (history.Revision, error) {
	rows, err := s.db.Query(ctx, `select `+revisionColumns+` from desk.revisions r left join desk.accounts a on a.id = r.account_id
		where r.network_id = $1 and r.number = $2`, network, number)
	if err != nil {
		return history.Revision{}, fmt.Errorf("revision %d: %w", number, err)
	}
	r, err := pgx.CollectExactlyOneRow(rows, scanRevision)
	if err != nil {
		return history.Revision{}, fmt.Errorf("revision %d: %w", number, notFound(err))
	}
	return r, nil
}

// RevisionDocument returns the document of the newest revision of a network up to number, or fault.NotFound.
func (s *Store) RevisionDocument(ctx context.Context, network directory.ID, number int64) ([]byte, error) {
	return s.revisionDocument(ctx, `network_id = $1 and number <= $2`, network, number)
}

// DocumentAt returns the document of a network as it was at a moment, or fault.NotFound where none is known.
func (s *Store) DocumentAt(ctx context.Context, network directory.ID, at time.Time) ([]byte, error) {
	return s.revisionDocument(ctx, `network_id = $1 and at <= $2`, network, at)
}

func (s *Store) revisionDocument(ctx context.Context, condition string, args ...any) ([]byte, error) {
	var document string
	err := s.db.QueryRow(ctx, `select document from desk.revisions where `+condition+` order by number desc limit 1`, args...).Scan(&document)
	if err != nil {
		return nil, fmt.Errorf("document of a revision: %w", notFound(err))
	}
	return []byte(document), nil
}

// KeptDocument is the document of a revision.
type KeptDocument struct {
	Number   int64
	Document []byte
}

// RevisionDocuments returns the documents of all revisions of a network, the oldest first.
func (s *Store) RevisionDocuments(ctx context.Context, network directory.ID) ([]KeptDocument, error) {
	return collect(ctx, s.db, "documents of revisions", func(row pgx.CollectableRow) (d KeptDocument, err error) {
		var text string
		err = row.Scan(&d.Number, &text)
		d.Document = []byte(text)
		return d, err
	}, `select number, document from desk.revisions where network_id = $1 order by number`, network)
}

// RewriteRevision replaces the contents of a revision of which something may no longer be known.
func (s *Store) RewriteRevision(ctx context.Context, network directory.ID, number int64, document []byte, changes []history.Change) error {
	if _, err := s.db.Exec(ctx, `
		update desk.revisions set document = $3, changes = $4 where network_id = $1 and number = $2`,
		network, number, string(document), list(changes)); err != nil {
		return fmt.Errorf("rewrite revision %d: %w", number, err)
	}
	return nil
}

// FirstRevision returns when the history of a network begins; the zero time where there is none yet.
func (s *Store) FirstRevision(ctx context.Context, network directory.ID) (time.Time, error) {
	var at *time.Time
	if err := s.db.QueryRow(ctx, `select min(at) from desk.revisions where network_id = $1`, network).Scan(&at); err != nil {
		return time.Time{}, fmt.Errorf("first revision: %w", err)
	}
	if at == nil {
		return time.Time{}, nil
	}
	return *at, nil
}

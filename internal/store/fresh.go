package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// Fresh is a network of which nothing is stored yet, with the first revision of its history.
type Fresh struct {
	directory.Dossier
	Revision history.Revision
	Document []byte
}

// CopyFresh writes networks as SaveDossier and AddRevision do, many times as fast. It must run in a transaction that holds
// LockDirectory, and nothing of the networks, their regions and their institutions may be stored: see Stored and TakenKeys.
// An institution that several of them have must be the same in all.
func (s *Store) CopyFresh(ctx context.Context, networks []Fresh, now time.Time) error {
	b := &saving{copied: &copying{}}
	written := map[string]bool{} // keys of institutions
	var institutions []directory.ID
	for _, n := range networks {
		w := newWriting(directory.Dossier{}, n.Dossier)
		for _, i := range n.Institutions {
			if w.shares = w.shares || written[i.Key]; written[i.Key] {
				delete(w.institutions, i.Key)
				continue
			}
			written[i.Key], institutions = true, append(institutions, i.ID())
		}
		saveParts(b, directory.Dossier{}, n.Dossier, w, now)
		b.copy("desk.revisions", revisionTable, revisionRow(n.Network.ID(), n.Revision, n.Document))
	}
	if err := s.unhurried(ctx); err != nil {
		return fmt.Errorf("copy networks: %w", err)
	}
	if err := b.copied.run(ctx, s.db); err != nil {
		return fmt.Errorf("copy networks: %w", err)
	}
	return s.saveSpots(ctx, institutions)
}

// Stored returns those of the IDs that a network, an institution or a region has.
func (s *Store) Stored(ctx context.Context, ids []directory.ID) (map[directory.ID]bool, error) {
	found, err := collect(ctx, s.db, "stored", pgx.RowTo[directory.ID], `
		select id from networks where id = any($1)
		union all
		select id from institutions where id = any($1)
		union all
		select id from regions where id = any($1)`, ids)
	if err != nil {
		return nil, err
	}
	stored := make(map[directory.ID]bool, len(found))
	for _, id := range found {
		stored[id] = true
	}
	return stored, nil
}

// RegionID is the ID of a region.
func RegionID(r directory.Region) directory.ID { return regionID(r) }

// AsInvented returns, for those of the networks that were made up and never changed since, the SHA-256 of their document.
func (s *Store) AsInvented(ctx context.Context, networks []directory.ID) (map[directory.ID][32]byte, error) {
	sums := map[directory.ID][32]byte{}
	rows, err := s.db.Query(ctx, `
		select n.id, sha256(convert_to(r.document, 'UTF8')) from networks n
		join invented_networks i on i.network_id = n.id
		join desk.revisions r on r.network_id = n.id and r.number = n.version
		where n.id = any($1) and n.version = 1`, networks)
	if err == nil {
		var id directory.ID
		var sum []byte
		_, err = pgx.ForEachRow(rows, []any{&id, &sum}, func() error { sums[id] = [32]byte(sum); return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("as invented: %w", err)
	}
	return sums, nil
}

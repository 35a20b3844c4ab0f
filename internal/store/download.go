package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Download describes the file that holds the whole public directory.
type Download struct {
	ID       directory.ID
	MadeAt   time.Time
	DataOf   time.Time      // when the directory was last changed that is in it
	Source   string         // what it was made from
	Size     int64          // in bytes
	SHA256   string         // in hexadecimal
	Counts   map[string]int // what is in it, by the names of its lists
	Invented bool           // some of it is made up
}

// Download returns the current file, or fault.NotFound if none was made yet, or if a name in it may no longer be shown.
func (s *Store) Download(ctx context.Context) (Download, error) {
	var d Download
	err := s.db.QueryRow(ctx, `select id, made_at, data_of, source, size, sha256, counts, invented from downloads`).
		Scan(&d.ID, &d.MadeAt, &d.DataOf, &d.Source, &d.Size, &d.SHA256, &d.Counts, &d.Invented)
	if err != nil {
		return Download{}, fmt.Errorf("download: %w", notFound(err))
	}
	return d, nil
}

// DownloadChunkSize is the size of a piece, in bytes: what is in memory for each visitor who reads it.
const DownloadChunkSize = 128 << 10

// DownloadChunk returns a piece of the file, counted from 0, or fault.NotFound: it may be gone an hour after the file
// was replaced.
func (s *Store) DownloadChunk(ctx context.Context, id directory.ID, number int64) ([]byte, error) {
	var data []byte
	if err := s.db.QueryRow(ctx, `
		select data from download_chunks where download_id = $1 and number = $2`, id, number).Scan(&data); err != nil {
		return nil, fmt.Errorf("chunk %d of a download: %w", number, notFound(err))
	}
	return data, nil
}

// Public is a state of the public directory, as far as the file depends on it.
type Public struct {
	Source    string     // changes with every change
	DataOf    time.Time  // the last change
	ExpiresOn *time.Time // the first day on which somebody may be named no longer
	Invented  bool
	// Networks and Open are who is in it: the networks, and the institutions that are not protected.
	Networks, Open []directory.ID
}

// Public returns the state of what may be read at the store's level.
func (s *Store) Public(ctx context.Context) (Public, error) {
	var p Public
	err := s.db.QueryRow(ctx, `select
		(select coalesce(md5(string_agg(id::text || version, ',' order by id)), '') from networks) || (select count(*) from invented_networks),
		(select coalesce(max(changed_at), 'epoch') from networks),
		(select min(partial_date_start(delete_on)) from people where delete_on <> ''),
		exists (select from invented_networks), array(select id from networks), array(select id from institutions where not protected)`).
		Scan(&p.Source, &p.DataOf, &p.ExpiresOn, &p.Invented, &p.Networks, &p.Open)
	if err != nil {
		return Public{}, fmt.Errorf("state of the public directory: %w", err)
	}
	return p, nil
}

// Outdated reports whether something that could be read then may not be read any more: a network or an institution was
// removed or hidden, or came under protection.
func (s *Store) Outdated(ctx context.Context, then Public) (bool, error) {
	var outdated bool
	err := s.db.QueryRow(ctx, `
		select (select count(*) from networks where id = any($1)) < $2
			or (select count(*) from institutions where id = any($3) and not protected) < $4`,
		then.Networks, len(then.Networks), then.Open, len(then.Open)).Scan(&outdated)
	if err != nil {
		return false, fmt.Errorf("is the download outdated: %w", err)
	}
	return outdated, nil
}

// TryDownload reports whether this transaction may make the file; if so no other one may until it ends.
func (s *Store) TryDownload(ctx context.Context) (bool, error) {
	var mine bool
	if err := s.db.QueryRow(ctx, `
		select pg_try_advisory_xact_lock(hashtextextended('rundtisch: download of the directory', 0))`).
		Scan(&mine); err != nil {
		return false, fmt.Errorf("lock the download: %w", err)
	}
	return mine, nil
}

// DownloadWriter stores a file piece by piece. Nobody sees it until Publish was called and the transaction has ended.
type DownloadWriter struct {
	ctx    context.Context
	store  *Store
	id     directory.ID
	number int
	piece  []byte
	size   int64
	sum    hash.Hash
}

// NewDownload begins a file. It must run in a transaction.
func (s *Store) NewDownload(ctx context.Context) *DownloadWriter {
	return &DownloadWriter{ctx: ctx, store: s, id: uuid.New(), piece: make([]byte, 0, DownloadChunkSize), sum: sha256.New()}
}

// Write implements io.Writer.
func (w *DownloadWriter) Write(p []byte) (int, error) {
	_, _ = w.sum.Write(p) // a hash never fails
	for rest := p; len(rest) > 0; {
		n := min(len(rest), DownloadChunkSize-len(w.piece))
		w.piece, rest = append(w.piece, rest[:n]...), rest[n:]
		if len(w.piece) == DownloadChunkSize {
			if err := w.flush(); err != nil {
				return 0, err
			}
		}
	}
	w.size += int64(len(p))
	return len(p), nil
}

func (w *DownloadWriter) flush() error {
	if len(w.piece) == 0 {
		return nil
	}
	if _, err := w.store.db.Exec(w.ctx, `
		insert into download_chunks (download_id, number, data) values ($1, $2, $3)`, w.id, w.number, w.piece); err != nil {
		return fmt.Errorf("chunk of a download: %w", err)
	}
	w.number, w.piece = w.number+1, w.piece[:0]
	return nil
}

// Publish replaces the previous file. The pieces of that one are kept until the next time.
func (w *DownloadWriter) Publish(made time.Time, from Public, counts map[string]int) (Download, error) {
	if err := w.flush(); err != nil {
		return Download{}, err
	}
	d := Download{w.id, made, from.DataOf, from.Source, w.size, hex.EncodeToString(w.sum.Sum(nil)), counts, from.Invented}
	b := &pgx.Batch{}
	b.Queue(`delete from download_chunks where download_id <> $1 and download_id not in (select id from downloads)`, w.id)
	b.Queue(`delete from downloads`)
	b.Queue(`
		insert into downloads (id, made_at, data_of, source, size, sha256, counts, invented, expires_on)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date)`,
		d.ID, d.MadeAt, d.DataOf, d.Source, d.Size, d.SHA256, d.Counts, d.Invented, from.ExpiresOn)
	if err := w.store.send(w.ctx, b); err != nil {
		return Download{}, fmt.Errorf("publish a download: %w", err)
	}
	return d, nil
}

// LockDirectory keeps everybody else from changing the directory until the transaction ends.
func (s *Store) LockDirectory(ctx context.Context) error { return s.lock(ctx) }

// DropDownload deletes the file at once: something in it must not be read any more.
func (s *Store) DropDownload(ctx context.Context) error {
	b := &pgx.Batch{}
	b.Queue(dropDownload)
	b.Queue(dropDownloadChunks)
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("drop the download: %w", err)
	}
	return nil
}

const (
	dropDownload       = `delete from downloads`
	dropDownloadChunks = `delete from download_chunks`
)

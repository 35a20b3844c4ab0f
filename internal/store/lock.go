package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/directory"
)

// Who may change what at the same time. Whoever changes one network shares a lock on the directory, and has the network, its
// region and all its institutions for itself, taken in this order and the institutions by their ID: so nobody waits for
// somebody who waits for them. Whoever has an institution for itself may change what other networks know of it, and then, last
// of all and by their keys, has the histories of those for itself too: their own coordinations would need the institution, but
// a third network that shares another one with them would not. Whoever changes more than that has the whole directory. What a
// change turns out to need beyond its network is not locked afterwards, out of order: the transaction is taken back and run
// again with the whole directory.

// locked is what a transaction has for itself.
type locked struct {
	wanted  bool                  // whatever is locked first, it is to be the directory
	all     bool                  // the directory
	network directory.ID          // the one network
	parts   map[directory.ID]bool // its region and its institutions
}

// errMore says that a transaction needs more than it has locked. Change runs it again.
var errMore = errors.New("it needs the whole directory for itself")

// mostRuns is how often Change runs a transaction: from the second time on it has the directory for itself, and then only
// somebody who locks rows without asking anybody could be in its way.
const mostRuns = 4

// Change runs fn in a transaction that changes networks, as InTx does. Where it needs more than it has locked, or another
// transaction and this one waited for each other, everything is taken back and fn runs again, alone.
func (s *Store) Change(ctx context.Context, fn func(*Store) error) (err error) {
	for run := range mostRuns {
		err = s.InTx(ctx, func(tx *Store) error {
			tx.held.wanted = tx.held.wanted || run > 0
			return fn(tx)
		})
		if !errors.Is(err, errMore) && !inTheWay(err) {
			return err
		}
	}
	return err
}

// inTheWay tells errors that go away when the transaction is run again: a deadlock, or two that cannot be put in order.
func inTheWay(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && (pgErr.Code == "40P01" || pgErr.Code == "40001")
}

const (
	lockAll     = `select pg_advisory_xact_lock(hashtextextended('rundtisch: change of the directory', 0))`
	lockShared  = `select pg_advisory_xact_lock_shared(hashtextextended('rundtisch: change of the directory', 0))`
	lockOne     = `select pg_advisory_xact_lock(hashtextextended('rundtisch: change of ' || $1::text, 0))`
	lockRegions = `
		select r.id from regions r
		where r.id = (select region_id from networks where id = $1)
		for no key update of r`
	lockInstitutions = ofNetwork + `
		select i.id from institutions i where i.id = any(array(select id from mine)) order by i.id for no key update of i`
)

// LockNetwork returns the key of the network with this ID, or "" if there is no such network yet. Until the transaction ends
// nobody else can change it, its region or one of its institutions. It comes before everything that is read to be changed.
func (s *Store) LockNetwork(ctx context.Context, id directory.ID) (string, error) {
	if s.held.wanted && !s.held.all {
		if err := s.lock(ctx); err != nil {
			return "", err
		}
	}
	if !s.held.all && s.held.network != id {
		if s.held.parts != nil {
			return "", fmt.Errorf("lock a second network: %w", errMore)
		}
		if err := s.lockOne(ctx, id); err != nil {
			return "", fmt.Errorf("lock network: %w", err)
		}
	}
	var key string
	err := s.db.QueryRow(ctx, `select key from networks where id = $1`, id).Scan(&key)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return "", fmt.Errorf("lock network: %w", err)
	}
	return key, nil
}

func (s *Store) lockOne(ctx context.Context, id directory.ID) error {
	// Each lock is waited for before the next is asked for: what a network has is known once nobody else can change it.
	b := &pgx.Batch{}
	var regions, institutions []directory.ID
	b.Queue(lockShared)
	b.Queue(lockOne, "network "+id.String())
	queue(b, &regions, pgx.RowTo[directory.ID], lockRegions, id)
	queue(b, &institutions, pgx.RowTo[directory.ID], lockInstitutions, id)
	if err := s.send(ctx, b); err != nil {
		return err
	}
	s.held.network, s.held.parts = id, map[directory.ID]bool{}
	for _, part := range append(regions, institutions...) {
		s.held.parts[part] = true
	}
	return nil
}

// lock keeps everybody else from changing the directory.
func (s *Store) lock(ctx context.Context) error {
	if s.held.all {
		return nil
	}
	if s.held.parts != nil { // two of these would wait for each other
		return fmt.Errorf("lock the directory after a network: %w", errMore)
	}
	if _, err := s.db.Exec(ctx, lockAll); err != nil {
		return fmt.Errorf("lock the directory: %w", err)
	}
	s.held.all = true
	return nil
}

// LockHistories keeps everybody else from adding to the histories of other networks, by their keys in alphabetical order, until
// the transaction ends. It comes before they are read.
func (s *Store) LockHistories(ctx context.Context, networks []string) error {
	if s.held.all || len(networks) == 0 {
		return nil
	}
	b := &pgx.Batch{}
	for _, key := range networks {
		b.Queue(lockOne, "history of network "+key)
	}
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("lock histories: %w", err)
	}
	return nil
}

// enough ensures that all that a save would touch is locked. Institutions that nobody has yet are locked now: there cannot be
// many who make the same ones up, and whoever comes second runs again and sees them.
func (s *Store) enough(ctx context.Context, before, after directory.Dossier) error {
	if s.held.all {
		return nil
	}
	if s.held.network != after.Network.ID() || before.Network.Key == "" || !reflect.DeepEqual(before.Region, after.Region) {
		return fmt.Errorf("save a network with what others have: %w", errMore)
	}
	var fresh []directory.ID
	for _, i := range slices.Concat(before.Institutions, after.Institutions) {
		if id := i.ID(); !s.held.parts[id] && !slices.Contains(fresh, id) {
			fresh = append(fresh, id)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	if len(fresh) > mostFresh {
		return fmt.Errorf("save many institutions: %w", errMore)
	}
	slices.SortFunc(fresh, func(a, b directory.ID) int { return bytes.Compare(a[:], b[:]) })
	b := &pgx.Batch{}
	for _, id := range fresh {
		b.Queue(lockOne, "institution "+id.String())
	}
	there := false
	b.Queue(`select exists (select from institutions where id = any($1))`, fresh).QueryRow(func(row pgx.Row) error { return row.Scan(&there) })
	if err := s.send(ctx, b); err != nil {
		return fmt.Errorf("lock institutions: %w", err)
	}
	if there {
		return fmt.Errorf("save institutions of others: %w", errMore)
	}
	for _, id := range fresh {
		s.held.parts[id] = true
	}
	return nil
}

// mostFresh is how many new institutions are locked one by one; the locks of all share one table of the server.
const mostFresh = 30

package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"rundtisch/migrations"
)

// Migration brings a database up to date. The zero value is how the program does it.
type Migration struct {
	// Tell is called with German sentences the operator should read. It may be nil.
	Tell func(sentence string)
	// LockTimeout is how long one attempt waits for a lock, and so how long everybody else waits behind it. Zero means
	// two seconds, which is less than a reader's statement timeout: nobody's page fails because of a migration.
	LockTimeout time.Duration
	// Patience is how long attempts are repeated before Run gives up. Zero means two minutes.
	Patience time.Duration
	// To is the last migration to be made, and Jobs that of the tables for background work. Zero means all.
	To   int64
	Jobs int

	files fs.FS // the migrations; nil means those of package migrations
}

// Migrate is Migration{}.Run.
func Migrate(ctx context.Context, pool *pgxpool.Pool) ([]int64, error) {
	return Migration{}.Run(ctx, pool)
}

// Run brings the database of an owner's pool up to date: first what is needed of the server, then the schema, then the
// rights of the levels, which do not come along with a backup. What is right stays untouched. Several instances may
// start at the same time: one migrates, the others wait. A database that a newer program has migrated is left as it is;
// Run returns an error if that program no longer lets this one run on it. It returns the numbers of the migrations made.
func (m Migration) Run(ctx context.Context, pool *pgxpool.Pool) ([]int64, error) {
	m = m.withDefaults()
	own, err := m.ownPool(ctx, pool)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	defer own.Close()
	if err := checkServer(ctx, own); err != nil {
		return nil, err
	}
	db := stdlib.OpenDBFromPool(own)
	defer func() { _ = db.Close() }() // gives the connections back
	var versions []int64
	err = alone(ctx, db, func() error {
		return m.patiently(ctx, own, func() error {
			made, err := m.attempt(ctx, own, db)
			versions = append(versions, made...)
			return err
		})
	})
	if len(versions) > 0 {
		pool.Reset() // connections made before do not know where the extensions are
	}
	if err != nil {
		return versions, fmt.Errorf("migrate: %w", err)
	}
	return versions, nil
}

func (m Migration) withDefaults() Migration {
	if m.Tell == nil {
		m.Tell = func(string) {}
	}
	if m.LockTimeout == 0 {
		m.LockTimeout = 2 * time.Second
	}
	if m.Patience == 0 {
		m.Patience = 2 * time.Minute
	}
	if m.files == nil {
		m.files = migrations.Files
	}
	return m
}

// ownPool returns a pool like the given one whose connections do not wait for locks longer than m says.
func (m Migration) ownPool(ctx context.Context, pool *pgxpool.Pool) (*pgxpool.Pool, error) {
	config := pool.Config()
	config.MinConns, config.MinIdleConns = 0, 0
	settle := config.AfterConnect
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		if settle != nil {
			if err := settle(ctx, conn); err != nil {
				return err
			}
		}
		_, err := ask(ctx, conn, fmt.Sprintf(`select set_config('lock_timeout', '%dms', false)`, m.LockTimeout.Milliseconds()))
		return err
	}
	return pgxpool.NewWithConfig(ctx, config)
}

// attempt does what is still to be done. It may be repeated after an error.
func (m Migration) attempt(ctx context.Context, pool *pgxpool.Pool, db *sql.DB) (versions []int64, err error) {
	provider, err := goose.NewProvider(goose.DialectPostgres, db, m.files, goose.WithSlog(silent))
	if err != nil {
		return nil, err
	}
	newer := false
	err = onOne(ctx, pool, func(conn *pgx.Conn) error {
		if err := checkOwners(ctx, conn); err != nil { // whoever may not read the tables cannot ask how new they are
			return err
		}
		if newer, err = m.newerSchema(ctx, conn, latest(provider)); err != nil || newer {
			return err
		}
		return prepare(ctx, conn, provider)
	})
	if err != nil || newer {
		return nil, err
	}
	if versions, err = up(ctx, provider, m.To); err != nil {
		return versions, err
	}
	if err := migrateJobs(ctx, pool, m.Jobs); err != nil {
		return versions, err
	}
	return versions, onOne(ctx, pool, func(conn *pgx.Conn) error {
		if err := repair(ctx, conn, missingRights); err != nil {
			return err
		}
		return makeLogins(ctx, conn)
	})
}

// prepare puts right what migrating takes, before anything is changed in the database.
func prepare(ctx context.Context, conn *pgx.Conn, provider *goose.Provider) error {
	if err := repair(ctx, conn, missingRoles); err != nil {
		return err
	}
	began, err := wasMigrated(ctx, conn) // asking goose would create its table
	if err != nil {
		return err
	}
	if began {
		if pending, err := provider.HasPending(ctx); err != nil || !pending {
			return err
		}
	}
	if err := repair(ctx, conn, missingPrivileges); err != nil {
		return err
	}
	// The extensions may have been created just now, in a schema other than public.
	_, err = conn.Exec(ctx, `select set_config('search_path', 'public' || `+elsewhere+`, false)`)
	return err
}

// onOne runs f on a connection of the pool.
func onOne(ctx context.Context, pool *pgxpool.Pool, f func(*pgx.Conn) error) error {
	return pool.AcquireFunc(ctx, func(conn *pgxpool.Conn) error { return f(conn.Conn()) })
}

// silent is for libraries that would report what is ours to report.
var silent = slog.New(slog.DiscardHandler)

// alone runs f while no other program migrates this database. It takes goose's own lock, so older programs respect it too.
func alone(ctx context.Context, db *sql.DB, f func() error) error {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // back to the pool
	if err := locker.SessionLock(ctx, conn); err != nil {
		return err
	}
	err = f()
	return errors.Join(err, locker.SessionUnlock(context.WithoutCancel(ctx), conn))
}

// up runs the migrations that are missing, up to the last one if it is not zero, and returns the numbers of those that were
// made, after an error too.
func up(ctx context.Context, provider *goose.Provider, last int64) ([]int64, error) {
	results, err := provider.UpTo(ctx, cmp.Or(last, latest(provider)))
	var partly *goose.PartialError
	if errors.As(err, &partly) {
		results = partly.Applied
	}
	var versions []int64
	for _, r := range results {
		versions = append(versions, r.Source.Version)
	}
	return versions, err
}

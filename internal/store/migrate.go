package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"rundtisch/migrations"
)

// Migrate brings an owner's pool's database up to date: first what is needed of the server, then the schema, then the rights
// of the levels, which do not come along with a backup. What is right stays untouched. Several instances may start at
// the same time: one migrates, the others wait. It returns the numbers of the changes made.
func Migrate(ctx context.Context, pool *pgxpool.Pool) ([]int64, error) {
	if err := checkServer(ctx, pool); err != nil {
		return nil, err
	}
	db := stdlib.OpenDBFromPool(pool)
	defer func() { _ = db.Close() }() // gives the connections back; the pool stays open
	var versions []int64
	err := alone(ctx, db, func() error {
		provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files, goose.WithSlog(silent))
		if err != nil {
			return err
		}
		if err := onOne(ctx, pool, func(conn *pgx.Conn) error { return prepare(ctx, conn, provider) }); err != nil {
			return err
		}
		if versions, err = up(ctx, provider); err != nil {
			return err
		}
		if err := migrateJobs(ctx, pool); err != nil {
			return err
		}
		return onOne(ctx, pool, func(conn *pgx.Conn) error {
			if err := putRight(ctx, conn, missingRights); err != nil {
				return err
			}
			return makeLogins(ctx, conn)
		})
	})
	if err != nil {
		return versions, fmt.Errorf("migrate: %w", err)
	}
	return versions, nil
}

// prepare sees to what is needed before anything is changed in the database.
func prepare(ctx context.Context, conn *pgx.Conn, provider *goose.Provider) error {
	if err := checkOwners(ctx, conn); err != nil {
		return err
	}
	if err := putRight(ctx, conn, missingRoles); err != nil {
		return err
	}
	var began bool // before, to ask goose would make its table
	if err := conn.QueryRow(ctx, `select exists (select from pg_class where relname = 'goose_db_version' and relnamespace = 'public'::regnamespace)`).Scan(&began); err != nil {
		return err
	}
	if began {
		if pending, err := provider.HasPending(ctx); err != nil || !pending {
			return err
		}
	}
	if err := putRight(ctx, conn, missingRoom); err != nil {
		return err
	}
	// The extensions may have come just now, into another schema than public.
	_, err := conn.Exec(ctx, `select set_config('search_path', 'public' || `+elsewhere+`, false)`)
	return err
}

// onOne runs f on a connection of the pool.
func onOne(ctx context.Context, pool *pgxpool.Pool, f func(*pgx.Conn) error) error {
	return pool.AcquireFunc(ctx, func(conn *pgxpool.Conn) error { return f(conn.Conn()) })
}

// silent is for libraries that would tell people what is ours to tell.
var silent = slog.New(slog.DiscardHandler)

// alone runs f while no other program migrates this database. It is the lock that goose takes, so older programs keep to it too.
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

// up makes the changes of package migrations and returns the numbers of those that were missing.
func up(ctx context.Context, provider *goose.Provider) ([]int64, error) {
	results, err := provider.Up(ctx)
	var versions []int64
	for _, r := range results {
		versions = append(versions, r.Source.Version)
	}
	return versions, err
}

// checkServer refuses a server or a database that this program does not run on, before anything is changed. One whose
// text search would not fold „Ä" would seem to work, and words with capital umlauts would not be found.
func checkServer(ctx context.Context, pool *pgxpool.Pool) error {
	var version int
	var folds, copied bool
	var encoding string
	err := pool.QueryRow(ctx, `select current_setting('server_version_num')::int, to_tsvector('simple', 'Ä')::text = '''ä'':1', pg_is_in_recovery(), current_setting('server_encoding')`,
		pgx.QueryExecModeExec).Scan(&version, &folds, &copied, &encoding)
	if err != nil {
		return fmt.Errorf("keine Verbindung%s: %w", fromShell(), err)
	}
	switch {
	case version < 150000:
		return fmt.Errorf("PostgreSQL %d ist zu alt; gebraucht wird 15 oder neuer", version/10000)
	case copied:
		return errors.New("diese Datenbank ist eine Kopie, die nur gelesen werden kann; bitte in DATABASE_URL den Rechner angeben, an dem geschrieben wird")
	case encoding != "UTF8":
		return fmt.Errorf("diese Datenbank speichert Text in %s; bitte eine mit UTF8 anlegen (create database … encoding 'UTF8' template template0)", encoding)
	case !folds:
		return errors.New("diese Datenbank unterscheidet Ä und ä bei der Suche; bitte mit der Zeichenordnung C.UTF-8 oder de_DE.UTF-8 anlegen")
	}
	return nil
}

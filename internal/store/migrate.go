package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"rundtisch/migrations"
)

// Migrate brings the schema of an owner's pool up to date. Several instances may start at the same time:
// one migrates, the others wait. It returns the numbers of the changes made.
func Migrate(ctx context.Context, pool *pgxpool.Pool) ([]int64, error) {
	if err := checkServer(ctx, pool); err != nil {
		return nil, err
	}
	db := stdlib.OpenDBFromPool(pool)
	defer func() { _ = db.Close() }() // gives the connections back; the pool stays open
	var versions []int64
	err := alone(ctx, db, func() (err error) {
		versions, err = up(ctx, db)
		if err != nil {
			return err
		}
		return migrateJobs(ctx, pool)
	})
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) && pgErr.Code == "42501" && strings.Contains(pgErr.Message, "role") {
		return versions, fmt.Errorf("der Datenbankbenutzer darf keine Rollen anlegen; bitte einmal als Verwalter ausführen: "+
			"create role rundtisch_public nologin; create role rundtisch_staff nologin; create role rundtisch_coordination nologin; "+
			"grant rundtisch_public, rundtisch_staff, rundtisch_coordination to <Benutzer>: %w", err)
	}
	if err == nil {
		err = noTemporary(ctx, pool)
	}
	if err != nil {
		return versions, fmt.Errorf("migrate: %w", err)
	}
	return versions, nil
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
func up(ctx context.Context, db *sql.DB) ([]int64, error) {
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files, goose.WithSlog(silent))
	if err != nil {
		return nil, err
	}
	results, err := provider.Up(ctx)
	var versions []int64
	for _, r := range results {
		versions = append(versions, r.Source.Version)
	}
	return versions, err
}

// noTemporary takes from the levels what everybody may do in a new database: make temporary tables. It is a property
// of the database and not of what is in it, so a backup that is restored or a copy does not have it.
func noTemporary(ctx context.Context, pool *pgxpool.Pool) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `select pg_advisory_xact_lock(hashtextextended('rundtisch: rights of the database', 0))`)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `do $$ begin
			if has_database_privilege('rundtisch_public', current_database(), 'temporary') then
				execute format('revoke temporary on database %I from public', current_database());
			end if;
		end $$`)
		return err
	})
}

// checkServer refuses a database whose text search would not fold „Ä": everything would seem to work,
// and words with capital umlauts would not be found.
func checkServer(ctx context.Context, pool *pgxpool.Pool) error {
	var version int
	var folds bool
	err := pool.QueryRow(ctx, `select current_setting('server_version_num')::int, to_tsvector('simple', 'Ä')::text = '''ä'':1'`).Scan(&version, &folds)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	if version < 150000 {
		return fmt.Errorf("PostgreSQL %d ist zu alt; gebraucht wird 15 oder neuer", version/10000)
	}
	if !folds {
		return errors.New("diese Datenbank unterscheidet Ä und ä bei der Suche; bitte mit der Zeichenordnung C.UTF-8 oder de_DE.UTF-8 anlegen")
	}
	return nil
}

package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

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
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files,
		goose.WithSessionLocker(locker), goose.WithSlog(slog.New(slog.DiscardHandler)))
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	results, err := provider.Up(ctx)
	var versions []int64
	for _, r := range results {
		versions = append(versions, r.Source.Version)
	}
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) && pgErr.Code == "42501" && strings.Contains(pgErr.Message, "role") {
		return versions, fmt.Errorf("der Datenbankbenutzer darf keine Rollen anlegen; bitte einmal als Verwalter ausführen: "+
			"create role rundtisch_public nologin; create role rundtisch_staff nologin; create role rundtisch_coordination nologin; "+
			"grant rundtisch_public, rundtisch_staff, rundtisch_coordination to <Benutzer>: %w", err)
	}
	if err != nil {
		return versions, fmt.Errorf("migrate: %w", err)
	}
	return versions, nil
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

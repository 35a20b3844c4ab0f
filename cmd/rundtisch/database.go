package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/config"
	"rundtisch/internal/postgres"
	"rundtisch/internal/store"
)

// database is the one given by DATABASE_URL or a private one, migrated.
type database struct {
	url     string
	where   string // for people
	private bool
	doors   *store.Doors
	owner   *pgxpool.Pool
	closers []func()
}

// databaseName is the name of the private server's database.
const databaseName = "rundtisch"

// openDatabase connects, starting a private server if no address was given, and brings the schema up to date.
func openDatabase(ctx context.Context, cfg config.Config, s streams) (*database, error) {
	db := &database{url: cfg.DatabaseURL, where: "Daten: in der Datenbank aus DATABASE_URL."}
	if db.url == "" {
		if err := db.startPrivate(ctx, cfg, s); err != nil {
			return nil, err
		}
	}
	db.doors = store.At(db.url)
	pool, err := db.doors.Open(ctx, store.Owner, nil)
	if err != nil {
		db.close()
		return nil, err
	}
	db.owner = pool
	db.onClose(pool.Close)
	migration := store.Migration{Tell: func(sentence string) { fmt.Fprintln(s.err, sentence) }}
	if _, err := migration.Run(ctx, pool); err != nil {
		db.close()
		return nil, fmt.Errorf("die Datenbank lässt sich nicht einrichten: %w", err)
	}
	note, err := db.doors.Try(ctx)
	if err != nil {
		db.close()
		return nil, fmt.Errorf("die Datenbank lässt sich nicht lesen: %w", err)
	}
	if note != "" {
		fmt.Fprintln(s.err, note)
	}
	return db, nil
}

func (db *database) startPrivate(ctx context.Context, cfg config.Config, s streams) error {
	private, err := postgres.Start(ctx, postgres.Options{StateDir: stateDir(cfg), Log: func(format string, args ...any) {
		fmt.Fprintf(s.err, format+"\n", args...)
	}})
	if err != nil {
		return err
	}
	db.onClose(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
		defer cancel()
		if err := private.Stop(last); err != nil {
			fmt.Fprintln(s.err, "rundtisch:", err)
		}
	})
	if err := private.Ensure(ctx, databaseName); err != nil {
		db.close()
		return err
	}
	db.url, db.private = private.URL(databaseName), true
	db.where = "Daten: " + stateDir(cfg)
	return nil
}

func (db *database) onClose(f func()) { db.closers = append(db.closers, f) }

// close gives everything back, the last thing first.
func (db *database) close() {
	for i := len(db.closers) - 1; i >= 0; i-- {
		db.closers[i]()
	}
	db.closers = nil
}

func stateDir(cfg config.Config) string {
	if cfg.State != "" {
		return cfg.State
	}
	return postgres.DefaultStateDir()
}

func gazetteerDir(cfg config.Config) string {
	if dir := stateDir(cfg); dir != "" {
		return filepath.Join(dir, "gazetteer")
	}
	return ""
}

package app

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/config"
	"rundtisch/internal/directory"
	"rundtisch/internal/postgres"
	"rundtisch/internal/replica"
	"rundtisch/internal/store"
)

// Database is the one that DATABASE_URL names, or a private one that was started for this program.
type Database struct {
	// Owner reads and writes everything.
	Owner *store.Store
	// Where says to people where the data are, in one line.
	Where string
	// Replicas answer part of what is read; nil: there are none.
	Replicas *replica.Set

	private bool
	doors   *store.Doors
	trace   Trace
	mu      sync.Mutex
	pools   map[directory.Visibility]*pgxpool.Pool
	closers
}

// Trace returns what hears of every statement at a level; nil for nobody.
type Trace func(directory.Visibility) pgx.QueryTracer

// privateName is the name of the private server's database.
const privateName = "rundtisch"

// stopPatience is how long the private server may take to stop.
const stopPatience = 30 * time.Second

// OpenDatabase connects, starting a private server if the settings name none, and brings the schema up to date. What
// the operator should know of it is written to said. Close gives everything back.
func OpenDatabase(ctx context.Context, cfg config.Config, said io.Writer) (*Database, error) {
	db, err := OpenAsItIs(ctx, cfg, said)
	if err != nil {
		return nil, err
	}
	if err := db.BringUpToDate(ctx, said); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// OpenAsItIs is OpenDatabase for whoever must not change anything: neither the schema nor the rights are looked at. The
// database is asked nothing yet.
func OpenAsItIs(ctx context.Context, cfg config.Config, said io.Writer) (*Database, error) {
	db := &Database{Where: "Daten: in der Datenbank aus DATABASE_URL."}
	address, err := cfg.DatabaseAddress, error(nil)
	if cfg.DatabaseURL == "" {
		var url string
		url, err = db.startPrivate(ctx, cfg, said)
		address = func() string { return url }
	}
	if err == nil {
		err = db.connect(ctx, address, cfg.ReplicaURLs())
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// BringUpToDate makes the schema and the rights what this program needs, and says what the operator should know.
func (db *Database) BringUpToDate(ctx context.Context, said io.Writer) error {
	migration := store.Migration{Tell: func(sentence string) { fmt.Fprintln(said, sentence) }}
	if _, err := migration.Run(ctx, db.Pool(store.Owner)); err != nil {
		return fmt.Errorf("die Datenbank lässt sich nicht einrichten: %w", err)
	}
	note, err := db.TryLevels(ctx)
	if err != nil {
		return fmt.Errorf("die Datenbank lässt sich nicht lesen: %w", err)
	}
	if note != "" {
		fmt.Fprintln(said, note)
	}
	return nil
}

// TryLevels opens every reading level once, as Doors.Try says.
func (db *Database) TryLevels(ctx context.Context) (note string, err error) { return db.doors.Try(ctx) }

func (db *Database) startPrivate(ctx context.Context, cfg config.Config, said io.Writer) (url string, err error) {
	private, err := postgres.Start(ctx, postgres.Options{StateDir: StateDir(cfg), Log: func(format string, args ...any) {
		fmt.Fprintf(said, format+"\n", args...)
	}})
	if err != nil {
		return "", err
	}
	db.onClose(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopPatience)
		defer cancel()
		if err := private.Stop(last); err != nil {
			fmt.Fprintln(said, "rundtisch:", err)
		}
	})
	db.private, db.Where = true, "Daten: "+StateDir(cfg)
	return private.URL(privateName), private.Ensure(ctx, privateName)
}

// Connect returns the database at an address as it is, and its replicas; it connects on first use. trace may be nil.
func Connect(ctx context.Context, url string, replicas []string, trace Trace) (*Database, error) {
	db := &Database{trace: trace}
	return db, db.connect(ctx, func() string { return url }, replicas)
}

func (db *Database) connect(ctx context.Context, address func() string, replicas []string) (err error) {
	db.doors, db.pools = store.From(address), map[directory.Visibility]*pgxpool.Pool{}
	if len(replicas) > 0 {
		if db.Replicas, err = replica.Open(ctx, db.doors, replicas, db.trace); err != nil {
			return err
		}
		db.onClose(db.Replicas.Close)
	}
	db.Owner, err = db.Reader(ctx, store.Owner)
	return err
}

// Reader returns a store that reads at a level and nothing else, at a replica where the context allows one (store.OnReplica).
// All who ask for a level share its connections.
func (db *Database) Reader(ctx context.Context, level directory.Visibility) (*store.Store, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	pool := db.pools[level]
	if pool == nil {
		var err error
		if pool, err = db.another(ctx, level); err != nil {
			return nil, err
		}
		db.onClose(pool.Close)
		db.pools[level] = pool
	}
	if db.Replicas != nil && level != store.Owner {
		return store.New(db.Replicas.Reader(level, pool)), nil
	}
	return store.New(pool), nil
}

// Pool returns the connections of a level to where it is written, if it is open, or nil.
func (db *Database) Pool(level directory.Visibility) *pgxpool.Pool {
	db.mu.Lock()
	defer db.mu.Unlock()
	return db.pools[level]
}

// another opens connections of a level for whoever must not wait for others, and closes them.
func (db *Database) another(ctx context.Context, level directory.Visibility) (*pgxpool.Pool, error) {
	var tracer pgx.QueryTracer
	if db.trace != nil {
		tracer = db.trace(level)
	}
	return db.doors.Open(ctx, level, tracer)
}

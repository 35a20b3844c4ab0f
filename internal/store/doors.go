package store

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
)

// Owner is the level of the program itself: it reads and writes the tables, not the views.
const Owner directory.Visibility = "owner"

// levels says as which role a level reads, and in which schema it finds the views that have the names of the tables.
var levels = map[directory.Visibility]struct{ role, schema string }{
	directory.Public:       {"rundtisch_public", "open"},
	directory.Staff:        {"rundtisch_staff", "staff"},
	directory.Coordination: {"rundtisch_coordination", "coordination"},
}

// leastConns is the least that a pool may hold, whatever pool_max_conns says: one connection listens for changes, and
// migrating holds a lock on one while it works on another.
const leastConns = 4

// Doors are the ways into one database: as its owner, and at each level as somebody who can read the views of that
// level and nothing else. They are safe for concurrent use.
type Doors struct {
	url    string
	turn   chan struct{} // held while it is found out how a level gets in
	ways   map[directory.Visibility]way
	secret []byte // what the logins are made from
}

// At returns the doors of the database at url. Nothing is connected yet.
func At(url string) *Doors {
	return &Doors{url: url, turn: make(chan struct{}, 1), ways: map[directory.Visibility]way{}}
}

// Open is At(url).Open, for a single pool.
func Open(ctx context.Context, url string, level directory.Visibility, tracer pgx.QueryTracer) (*pgxpool.Pool, error) {
	return At(url).Open(ctx, level, tracer)
}

// Open returns a pool that reads at the given level, or owns (Owner). It connects on first use.
// Every new connection is brought into a known state and proves who it is before it is used, whatever stands between
// the program and the database; one that does not is closed, and the error is fault.Unavailable and says why.
// The server ends statements after 3 seconds when reading and 10 when owning.
func (d *Doors) Open(ctx context.Context, level directory.Visibility, tracer pgx.QueryTracer) (*pgxpool.Pool, error) {
	config, err := d.config()
	if err != nil {
		return nil, err
	}
	config.ConnConfig.Tracer = tracer
	config.PingTimeout = 2 * time.Second
	config.MaxConnIdleTime = 5 * time.Minute
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error { return d.settle(ctx, level, conn) }
	if _, reads := levels[level]; reads {
		config.BeforeConnect = func(ctx context.Context, c *pgx.ConnConfig) error { return d.enter(ctx, level, c) }
		config.PrepareConn = stillTheSame
	}
	return pgxpool.NewWithConfig(ctx, config)
}

// config reads the address. What the program sets by itself is taken out of it: poolers refuse or drop what they do not
// know of a start-up packet, so nothing of it is sent there.
func (d *Doors) config() (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(d.url)
	if err != nil {
		return nil, fmt.Errorf("DATABASE_URL lässt sich nicht verwenden%s: %s", fromShell(), withoutAddress(err))
	}
	for name := range config.ConnConfig.RuntimeParams {
		if slices.ContainsFunc(state(Owner), func(s setting) bool { return strings.EqualFold(s.name, name) }) {
			delete(config.ConnConfig.RuntimeParams, name)
		}
	}
	config.ConnConfig.RuntimeParams["application_name"] = "rundtisch"
	config.ConnConfig.ConnectTimeout = 3 * time.Second
	// How statements are sent is not for the address to say: without knowing the types, lists of ids cannot be sent.
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeCacheStatement
	config.ConnConfig.StatementCacheCapacity = max(config.ConnConfig.StatementCacheCapacity, 512)
	config.ConnConfig.DescriptionCacheCapacity = max(config.ConnConfig.DescriptionCacheCapacity, 512)
	config.MaxConns = max(config.MaxConns, leastConns)
	config.MinConns = min(config.MinConns, config.MaxConns)
	return config, nil
}

// withoutAddress is what is wrong with an address, without the address: there may be a password in it.
func withoutAddress(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, "`: "); i >= 0 {
		text = text[i+len("`: "):]
	}
	return text
}

// fromShell names the variables of the environment that fill in what DATABASE_URL leaves open, for people who look
// for what is wrong.
func fromShell() string {
	var names []string
	for _, pair := range os.Environ() {
		if name, value, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "PG") && value != "" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return " (aus der Umgebung gilt außerdem " + strings.Join(names, ", ") + ")"
}

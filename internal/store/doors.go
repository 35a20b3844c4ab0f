package store

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
)

// Owner is the level of the program itself: it reads and writes the tables, not the views.
const Owner directory.Visibility = "owner"

// levels maps a level to the role it reads as, and to the schema with its views, which have the names of the tables.
var levels = map[directory.Visibility]struct{ role, schema string }{
	directory.Public:       {"rundtisch_public", "open"},
	directory.Staff:        {"rundtisch_staff", "staff"},
	directory.Coordination: {"rundtisch_coordination", "coordination"},
}

// leastConns is the smallest size of a pool, whatever pool_max_conns says: one connection listens for jobs, and a
// migration holds a lock on one while it works on another.
const leastConns = 4

// Doors opens one database at any level: as its owner, or as a role that can read the views of a reading level and
// nothing else. It is safe for concurrent use.
type Doors struct {
	url    func() string // the address as it is now
	turn   chan struct{} // held while it is found out how a level gets in
	ways   map[directory.Visibility]way
	secret []byte // what the logins are made from

	opened func(context.Context, *pgx.Conn) error
	usable func(context.Context, *pgx.Conn) (bool, error)
}

// At returns the Doors of the database at url, without connecting.
func At(url string) *Doors { return From(func() string { return url }) }

// From is At for an address of which user and password may change: each connection is made with those of that moment.
func From(url func() string) *Doors {
	return &Doors{url: url, turn: make(chan struct{}, 1), ways: map[directory.Visibility]way{}}
}

// Watched makes the reading levels call opened for each new connection that has proved who it is, and usable before each use,
// as pgxpool.Config.PrepareConn is called. To be called before Open.
func (d *Doors) Watched(opened func(context.Context, *pgx.Conn) error, usable func(context.Context, *pgx.Conn) (bool, error)) *Doors {
	d.opened, d.usable = opened, usable
	return d
}

// Open is At(url).Open, for a single pool.
func Open(ctx context.Context, url string, level directory.Visibility, tracer pgx.QueryTracer) (*pgxpool.Pool, error) {
	return At(url).Open(ctx, level, tracer)
}

// Open returns a pool that reads at the given level, or owns the database (Owner). It connects on first use.
// Every new connection is put into a known state and has its role and rights verified before it is used, whatever stands
// between the program and the database; one that fails is closed, with an error that is fault.Unavailable and says why.
// The server ends statements after 3 seconds at a reading level and after 10 for the owner.
func (d *Doors) Open(ctx context.Context, level directory.Visibility, tracer pgx.QueryTracer) (*pgxpool.Pool, error) {
	config, err := d.config()
	if err != nil {
		return nil, err
	}
	config.ConnConfig.Tracer = tracer
	config.PingTimeout = 2 * time.Second
	config.MaxConnIdleTime = 5 * time.Minute
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error { return d.settle(ctx, level, conn) }
	_, reads := levels[level]
	if closeFatal := config.ConnConfig.OnPgError; !reads { // who may only read is told so by every server
		config.ConnConfig.OnPgError = func(conn *pgconn.PgConn, err *pgconn.PgError) bool {
			return closeFatal(conn, err) && err.Code != readOnly
		}
	}
	config.BeforeConnect = func(ctx context.Context, c *pgx.ConnConfig) error {
		now, err := d.config()
		if err != nil {
			return err
		}
		c.User, c.Password = now.ConnConfig.User, now.ConnConfig.Password
		if !reads {
			return nil
		}
		return d.signIn(ctx, level, c)
	}
	if reads {
		config.PrepareConn = sameSession
		d.watch(config)
	}
	return pgxpool.NewWithConfig(ctx, config)
}

// watch adds what Watched was told.
func (d *Doors) watch(config *pgxpool.Config) {
	if d.opened == nil {
		return
	}
	settle, same := config.AfterConnect, config.PrepareConn
	config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
		if err := settle(ctx, conn); err != nil {
			return err
		}
		return d.opened(ctx, conn)
	}
	config.PrepareConn = func(ctx context.Context, conn *pgx.Conn) (bool, error) {
		if ok, err := same(ctx, conn); !ok || err != nil {
			return ok, err
		}
		return d.usable(ctx, conn)
	}
}

// config parses the address and removes the settings that the program makes itself: they are not sent in the start-up
// packet, because poolers refuse or drop parameters they do not know.
func (d *Doors) config() (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(d.url())
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
	if severalHosts(config.ConnConfig) {
		config.ConnConfig.ConnectTimeout = time.Second // the next one is to have its turn within the time of a request
		config.ConnConfig.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsPrimary
	}
	// The address does not get to choose how statements are sent: without knowing the types, lists of IDs cannot be.
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeCacheStatement
	config.ConnConfig.StatementCacheCapacity = max(config.ConnConfig.StatementCacheCapacity, 512)
	config.ConnConfig.DescriptionCacheCapacity = max(config.ConnConfig.DescriptionCacheCapacity, 512)
	config.MaxConns = max(config.MaxConns, leastConns)
	config.MinConns = min(config.MinConns, config.MaxConns)
	return config, nil
}

// readOnly is what a server says of a change that it must not make, as it has become a replica. That connection has served.
const readOnly = "25006"

// severalHosts reports whether an address names several servers. The program looks for the one that is written at, which
// changes when a replica takes over.
func severalHosts(config *pgx.ConnConfig) bool {
	return slices.ContainsFunc(config.Fallbacks, func(f *pgconn.FallbackConfig) bool {
		return f.Host != config.Host || f.Port != config.Port
	})
}

// withoutAddress returns what is wrong with an address but not the address itself: there may be a password in it.
func withoutAddress(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, "`: "); i >= 0 {
		text = text[i+len("`: "):]
	}
	return text
}

// fromShell names the environment variables that fill in what DATABASE_URL leaves open, to help find what is wrong.
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

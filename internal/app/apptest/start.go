// Package apptest starts the program as it runs, for tests: on a database of the test's own that holds the five networks,
// with the pages it keeps, with a clock that the test turns and a log that it reads.
package apptest

import (
	"context"
	"log/slog"
	"net"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/app"
	"rundtisch/internal/config"
	"rundtisch/internal/directory"
	"rundtisch/internal/mail"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// Program is a program that was started for a test. It answers as soon as it is there (ServeHTTP), and listens once it is
// told to (Listen, Serve).
type Program struct {
	*app.Program
	URL     string        // of the database
	SQL     *pgxpool.Pool // reads and writes everything, for statements of the test itself
	Queries *Counter      // what is asked at the levels that read
	Log     *Log
	Clock   *Clock
	Address string // where it listens; "" as long as nobody asked it to
}

// Setup is how a program is started. An Option changes it.
type Setup struct {
	app.Settings
	Clock *Clock
	// Writes counts what the owner of the database is asked; nil: nobody counts it.
	Writes *Counter
	// ListenAs is the name under which the program listens from the beginning, on a free port; "": it does not.
	ListenAs string
	// Work lets the background work run.
	Work bool
	// Replicas are the addresses of copies of the database.
	Replicas []string
}

// Option changes how a program is started.
type Option func(*Setup)

// WithoutPageCache lets every page be made anew. It is for measuring what a page costs the database, and for comparing a
// page that was kept with one that was not; nothing else has a reason to ask for a program that nobody runs.
func WithoutPageCache(s *Setup) { s.Settings.WithoutPageCache = true }

// CountWrites counts what the owner of the database is asked.
func CountWrites(counter *Counter) Option { return func(s *Setup) { s.Writes = counter } }

// Listening lets the program listen from the beginning, on a free port of this machine under the given name: its links and
// its passkeys are made for that address, which is Program.Address.
func Listening(name string) Option { return func(s *Setup) { s.ListenAs = name } }

// Working lets the background work run.
func Working(s *Setup) { s.Work = true }

// Start starts the program on a database of the test's own with the five networks.
func Start(t testing.TB, options ...Option) *Program {
	t.Helper()
	return On(t, storetest.Filled(t, "five", LoadFive), options...)
}

// On starts the program on the database at url as it is. Nothing has to be there: it starts without one, too.
func On(t testing.TB, url string, options ...Option) *Program {
	t.Helper()
	setup := newSetup(options)
	r := &Program{URL: url, Queries: &Counter{}}
	db, err := app.Connect(t.Context(), url, setup.Replicas, func(level directory.Visibility) pgx.QueryTracer {
		switch {
		case level != store.Owner:
			return r.Queries
		case setup.Writes != nil:
			return setup.Writes
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	r.SQL = db.Pool(store.Owner)
	r.open(t, db, setup)
	return r
}

// Beside starts another program on the same database, as on a second machine, with the same clock.
func (r *Program) Beside(t testing.TB, options ...Option) *Program {
	t.Helper()
	return On(t, r.URL, append([]Option{func(s *Setup) { s.Clock = r.Clock }}, options...)...)
}

// Again starts the program again, on the same connections to the database and with the same clock, with other settings.
func (r *Program) Again(t testing.TB, options ...Option) *Program {
	t.Helper()
	again := &Program{URL: r.URL, SQL: r.SQL, Queries: r.Queries}
	again.open(t, r.DB, newSetup(append([]Option{func(s *Setup) { s.Clock = r.Clock }}, options...)))
	return again
}

func newSetup(options []Option) *Setup {
	s := &Setup{Clock: NewClock(Today)}
	s.Config = config.Config{Name: "Rundtisch", ExitURL: "https://www.example.org/"}
	s.Origin, s.Mail, s.RequestsPerMinute = "http://rundtisch.test", &mail.Memory{}, -1
	for _, o := range options {
		o(s)
	}
	return s
}

func (r *Program) open(t testing.TB, db *app.Database, s *Setup) {
	t.Helper()
	atlas, err := Atlas()
	if err != nil {
		t.Fatal(err)
	}
	r.Log, r.Clock = &Log{}, s.Clock
	s.Settings.Log, s.Atlas = slog.New(slog.NewTextHandler(r.Log, nil)), atlas
	if s.Now == nil {
		s.Now = r.Clock.Now
	}
	var listener net.Listener
	if s.ListenAs != "" {
		listener = listen(t)
		r.Address = "http://" + net.JoinHostPort(s.ListenAs, strconv.Itoa(listener.Addr().(*net.TCPAddr).Port))
		s.Origin = r.Address
	}
	ctx := context.WithoutCancel(t.Context())
	if r.Program, err = app.Open(ctx, db, s.Settings); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	if s.Work {
		if err := r.StartWork(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if listener != nil {
		r.untilTheEnd(t, listener)
	}
}

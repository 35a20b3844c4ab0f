//go:build linux || darwin

package postgres

import (
	"context"
	"net/url"
	"os"
	"strings"
	"time"
)

// superuser owns the cluster and every database in it. Whoever may enter the
// socket directory may be the superuser; nobody else gets that far.
const superuser = "rundtisch"

// port is only part of the socket's name; nothing listens on a network.
const port = "5432"

// Server is a private PostgreSQL that is running, in this process's care or in
// that of another one. It is safe for concurrent use.
type Server struct {
	cluster  cluster
	cacheDir string
	search   *search
	log      func(format string, args ...any)

	owner *lock           // held while the server is ours; only Start and then keep touch it
	life  context.Context // ends when Stop is called
	end   context.CancelFunc
	hurry chan struct{} // asks keep to end the server at once, not in order
	done  chan struct{} // closed when keep has returned
	err   error         // why the server did not end in order; readable once done is closed
}

// Start makes sure that a PostgreSQL is running on opts.StateDir and returns once
// it accepts connections. It finds or fetches the binaries, creates the cluster if
// there is none, clears up after a process that was killed, and shares the server
// of another process on the same directory. ctx limits the start only, not the life
// of the server, which the caller ends with Stop. If the server dies by itself it is
// started again.
//
// What the environment says about PostgreSQL (PGHOST, PGSERVICE, PGOPTIONS …) is
// about another one: Start takes it out of the environment of this process, as an
// address alone cannot overrule all of it.
//
// Errors are German sentences that say what to do next. After an error nothing is
// left running.
func Start(ctx context.Context, opts Options) (*Server, error) {
	forgetOthers()
	cluster, err := openCluster(opts.StateDir)
	if err != nil {
		return nil, err
	}
	cluster.throwaway = opts.Throwaway
	s := &Server{
		cluster:  cluster,
		cacheDir: opts.CacheDir,
		search:   opts.search,
		log:      opts.Log,
		hurry:    make(chan struct{}, 1),
		done:     make(chan struct{}),
	}
	if s.cacheDir == "" {
		s.cacheDir = DefaultCacheDir()
	}
	if s.search == nil {
		s.search = everywhere()
	}
	if s.log == nil {
		s.log = func(string, ...any) {}
	}
	server, err := s.join(ctx)
	if err != nil {
		s.owner.release()
		return nil, err
	}
	s.life, s.end = context.WithCancel(context.WithoutCancel(ctx))
	go s.keep(server)
	return s, nil
}

// forgetOthers takes out of the environment what PostgreSQL's libraries read there.
func forgetOthers() {
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "PG") {
			_ = os.Unsetenv(name) // the name is from the environment, so it is one
		}
	}
}

// URL returns the address of the named database, for pgx and for libpq. It is the
// same in every process on the same state directory and stays valid when another
// process takes over the server. The database need not exist: see Ensure.
func (s *Server) URL(database string) string {
	query := url.Values{"host": {s.cluster.socket}, "port": {port}, "user": {superuser}, "sslmode": {"disable"}}
	// Neither libpq nor pgx takes a plus for a space.
	raw := strings.ReplaceAll(query.Encode(), "+", "%20")
	return (&url.URL{Scheme: "postgres", Path: "/" + database, RawQuery: raw}).String()
}

// Stop ends this process's use of the server. If the server is its own, it is shut
// down cleanly and gone when Stop returns; another process that still uses it then
// starts it again. If ctx ends first the server is shut down at once, which loses no
// committed row either, and Stop returns an error. Further calls only wait.
func (s *Server) Stop(ctx context.Context) error {
	s.end()
	select {
	case <-s.done:
	case <-ctx.Done():
		select {
		case s.hurry <- struct{}{}:
		default: // already asked
		}
		<-s.done
	}
	return s.err
}

// keep looks after the server until Stop. server is nil while it is another
// process's child.
func (s *Server) keep(server *child) {
	defer close(s.done)
	defer func() { s.owner.release() }()
	for {
		if server == nil {
			if server = s.regain(); server == nil {
				return
			}
		}
		select {
		case <-s.life.Done():
			s.err = server.shutDown(s.hurry)
			return
		case <-server.gone:
			s.log("PostgreSQL wurde unerwartet beendet (%v) und wird neu gestartet.", server.err)
			server = nil
		}
	}
}

// regain waits until this process owns the server, starts it and returns it, or
// nil when Stop was called first. A start that fails is tried again.
func (s *Server) regain() *child {
	const watch, longest = 100 * time.Millisecond, 10 * time.Second
	pause := watch
	for {
		if s.owner != nil || s.cluster.claim(&s.owner) == nil && s.owner != nil {
			server, err := s.bringUp(s.life)
			if err == nil {
				return server
			}
			if s.life.Err() == nil {
				s.log("PostgreSQL startet nicht, neuer Versuch in Kürze: %v", err)
			}
			pause = min(2*pause, longest)
		}
		select {
		case <-s.life.Done():
			return nil
		case <-time.After(pause):
		}
	}
}

package store_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestUnavailableTellsSilenceFromEveryOtherError(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		err  error
		want bool
	}{
		{"none", nil, false},
		{"not there", fault.NotFound, false},
		{"gone", fault.Gone, false},
		{"any other", errors.New("x"), false},
		{"given up by the visitor", context.Canceled, false},
		{"not in time", context.DeadlineExceeded, true},
		{"statement timeout", &pgconn.PgError{Code: "57014"}, true},
		{"the server goes down", &pgconn.PgError{Code: "57P01"}, true},
		{"the server starts", &pgconn.PgError{Code: "57P03"}, true},
		{"too many connections", &pgconn.PgError{Code: "53300"}, true},
		{"connection failure", &pgconn.PgError{Code: "08006"}, true},
		{"no right", &pgconn.PgError{Code: "42501"}, false},
		{"a rule", &pgconn.PgError{Code: "23514"}, false},
		{"no such table", &pgconn.PgError{Code: "42P01"}, false},
		{"network", &net.OpError{Op: "read", Err: errors.New("reset")}, true},
		{"the connection breaks off", fmt.Errorf("read: %w", io.ErrUnexpectedEOF), true},
	} {
		for _, err := range []error{test.err, fmt.Errorf("network %q: %w", "herne", test.err)} {
			if test.err != nil || err == nil {
				if got := store.Unavailable(err); got != test.want {
					t.Errorf("%s: Unavailable(%v) = %v, want %v", test.name, err, got, test.want)
				}
			}
		}
	}
}

func TestADatabaseThatIsNotThereIsUnavailable(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	silent := listener.Addr().String() // accepts and never answers
	defer func() { _ = listener.Close() }()
	refusing, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := refusing.Addr().String()
	_ = refusing.Close() // that nobody listens is the point
	for name, address := range map[string]string{"silent": silent, "refusing": closed} {
		s := store.New(storetest.Pool(t, "postgres://rundtisch@"+address+"/x?sslmode=disable", directory.Public, nil))
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		_, err := s.NetworkPage(ctx, "herne")
		cancel()
		if !store.Unavailable(err) || errors.Is(err, fault.NotFound) {
			t.Errorf("%s: %v, want unavailable and not „not found“", name, err)
		}
		if err := s.Ready(ctx); err == nil {
			t.Errorf("%s: it answers", name)
		}
	}
}

func TestAConnectionThatIsCutIsUnavailable(t *testing.T) {
	t.Parallel()
	f := open(t).loadExamples()
	pool := storetest.Pool(t, f.url, directory.Public, nil)
	conn, err := pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	f.exec(`select pg_terminate_backend($1)`, conn.Conn().PgConn().PID())
	if _, err := store.New(conn.Conn()).NetworkPage(t.Context(), "herne"); !store.Unavailable(err) {
		t.Errorf("%v, want unavailable", err)
	}
}

func TestAStatementThatTakesTooLongIsUnavailable(t *testing.T) {
	t.Parallel()
	pool := storetest.Pool(t, storetest.URL(t), directory.Public, nil)
	var timeout string
	if err := pool.QueryRow(t.Context(), `show statement_timeout`).Scan(&timeout); err != nil || timeout != "3s" {
		t.Errorf("readers wait %s (%v), want 3s", timeout, err)
	}
	err := in(t.Context(), pool, `set local statement_timeout = 1`, `select pg_sleep(60)`)
	if !store.Unavailable(err) {
		t.Errorf("%v, want unavailable", err)
	}
}

package apptest

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// Site is what a browser can reach: a server with the five networks, one whose database does not answer, and one
// that fails.
type Site struct {
	Served
	Away, Failing Served
}

// Served is a server with its address.
type Served struct {
	*Program
	Base string
}

// Browse starts all three.
func Browse(t testing.TB) *Site {
	t.Helper()
	r := Start(t)
	r.Exec(t, `insert into former_keys (kind, key) values ('network', 'war-einmal')`)
	failing := r.Beside(t)
	failing.DB.Pool(directory.Public).Close()
	return &Site{
		Served: Serve(t, r), Away: Serve(t, On(t, "postgres://nobody@127.0.0.1:1/nothing")), Failing: Serve(t, failing),
	}
}

var looked struct {
	sync.Once
	*Site
}

// BrowseOnly is Browse for tests that change nothing, neither in the database nor in the programs: those of a package share
// one site.
func BrowseOnly(t testing.TB) *Site {
	t.Helper()
	looked.Do(func() { looked.Site = Browse(lasting{t}) })
	if looked.Site == nil {
		t.Fatal("the shared site could not be started")
	}
	return looked.Site
}

// Serve lets a program listen on a free port until the test ends.
func Serve(t testing.TB, r *Program) Served {
	t.Helper()
	return Served{r, r.Listen(t)}
}

// ServeAs serves everything to somebody who is signed in.
func ServeAs(t testing.TB, r *Program, a account.Account) Served {
	t.Helper()
	ts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) { r.ServeHTTP(w, As(request, a)) }))
	t.Cleanup(ts.Close)
	return Served{r, ts.URL}
}

package editing_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// coordinating returns an account of the database that coordinates a network.
func (l loaded) coordinating(t testing.TB, network string) account.Account {
	t.Helper()
	a := account.Account{ID: directory.NewID("account", network), Email: network + "@example.org", Name: "Anna " + network, Grants: []account.Grant{{Role: account.Coordinator, Network: directory.NewID("network", network)}}}
	if _, err := l.pool.Exec(t.Context(), `insert into desk.accounts (id, email, name, created_at) values ($1, $2, $3, $4)`, a.ID, a.Email, a.Name, today); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestOnlyWhoMayEditANetworkChoosesWhoMayFrameIt(t *testing.T) {
	t.Parallel()
	l := open(t)
	l.load(t, small("eins", institution("a")), small("zwei", institution("b")))
	anna, other := l.coordinating(t, "eins"), l.coordinating(t, "zwei")
	for name, by := range map[string]account.Account{"another coordinator": other, "staff": {Grants: []account.Grant{{Role: account.Staff}}}, "nobody": {}} {
		if err := l.editor.SetOrigins(t.Context(), by, "eins", []string{"https://a.de"}, 0, today); !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	id := directory.NewID("network", "eins")
	if e, err := l.store.Embed(t.Context(), id); err != nil || e.Version != 0 || len(e.Origins) != 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	if err := l.editor.SetOrigins(t.Context(), anna, "eins", []string{"https://b.de", "https://a.de:8443"}, 0, today); err != nil {
		t.Fatal(err)
	}
	e, err := l.store.Embed(t.Context(), id)
	if err != nil || strings.Join(e.Origins, " ") != "https://b.de https://a.de:8443" || e.Version != 1 || e.ChangedBy != "Anna eins" || !e.ChangedAt.Equal(today) {
		t.Errorf("%+v, %v", e, err)
	}
	public := store.New(storetest.Pool(t, l.url, directory.Public, nil))
	for key, want := range map[string]string{"eins": "https://b.de https://a.de:8443", "zwei": ""} {
		if page, origins, err := public.EmbeddedNetwork(t.Context(), key); err != nil || strings.Join(origins, " ") != want || page.Network.Key != key {
			t.Errorf("%s: %q, %v", key, origins, err)
		}
	}
	if err := l.store.RemoveNetwork(t.Context(), "eins"); err != nil {
		t.Errorf("a network that pages may frame cannot be removed: %v", err)
	}
}

func TestTheSecondOfTwoWhoChooseAtATimeIsToldSo(t *testing.T) {
	t.Parallel()
	l := open(t)
	l.load(t, small("eins", institution("a")))
	anna := l.coordinating(t, "eins")
	id := directory.NewID("network", "eins")
	for seen := range int64(3) {
		results := make([]error, 6)
		var all sync.WaitGroup
		for n := range results {
			all.Go(func() {
				results[n] = l.editor.SetOrigins(t.Context(), anna, "eins", []string{fmt.Sprintf("https://a%d-%d.de", seen, n)}, seen, today)
			})
		}
		all.Wait()
		saved := slices.Index(results, nil)
		for n, err := range results {
			if n != saved && !errors.Is(err, fault.Stale) {
				t.Errorf("%d: %v", n, err)
			}
		}
		e, err := l.store.Embed(t.Context(), id)
		if err != nil || e.Version != seen+1 || strings.Join(e.Origins, " ") != fmt.Sprintf("https://a%d-%d.de", seen, saved) {
			t.Errorf("%+v, %v, saved %d", e, err, saved)
		}
		if err := l.editor.SetOrigins(t.Context(), anna, "eins", e.Origins, seen, today); err != nil {
			t.Errorf("what is so already: %v", err)
		}
	}
	if err := l.editor.SetOrigins(t.Context(), anna, "eins", nil, 3, today); err != nil {
		t.Error(err)
	}
	if e, err := l.store.Embed(t.Context(), id); err != nil || len(e.Origins) != 0 || e.Version != 4 {
		t.Errorf("taken back: %+v, %v", e, err)
	}
}

func TestTheDatabaseKeepsNothingThatWidensAHeader(t *testing.T) {
	t.Parallel()
	l := open(t)
	l.load(t, small("eins", institution("a")))
	anna := l.coordinating(t, "eins")
	for _, origin := range []string{"*", "https://*.a.de", "https://a.de https://b.de", "https://a.de;", "https://a.de\n", "'self'", "https:", "http://a.de", "", "https://a.de/x", "https://a", "HTTPS://A.DE"} {
		err := l.editor.SetOrigins(t.Context(), anna, "eins", []string{origin}, 0, today)
		var refused *pgconn.PgError
		if !errors.As(err, &refused) || refused.Code != "23514" {
			t.Errorf("%q: %v", origin, err)
		}
	}
	var many []string
	for n := range directory.MaxOrigins + 1 {
		many = append(many, fmt.Sprintf("https://a%d.de", n))
	}
	if err := l.editor.SetOrigins(t.Context(), anna, "eins", many, 0, today); err == nil {
		t.Error("one too many is kept")
	}
	if err := l.editor.SetOrigins(t.Context(), anna, "eins", many[1:], 0, today); err != nil {
		t.Errorf("as many as may be: %v", err)
	}
}

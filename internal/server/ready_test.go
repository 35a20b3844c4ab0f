package server_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// TestReadyMeansThatEveryLevelCanBeRead takes away, one by one, what reading needs, and puts it back.
func TestReadyMeansThatEveryLevelCanBeRead(t *testing.T) { // alone: it has seconds only
	r := apptest.Start(t)
	ready := func() int {
		return r.Get(t, "/readyz").Code
	}
	if got := ready(); got != http.StatusOK {
		t.Fatalf("ready at first: %d\n%s", got, r.Log)
	}
	database := r.SQL.Config().ConnConfig.Database // roles belong to the server, which others use too
	for name, change := range map[string][2]string{
		"a view of the public":       {`revoke select on open.hotlines from rundtisch_public`, `grant select on open.hotlines to rundtisch_public`},
		"a view of staff":            {`revoke select on staff.service_notes from rundtisch_staff`, `grant select on staff.service_notes to rundtisch_staff`},
		"a view of the coordination": {`revoke select on coordination.people from rundtisch_coordination`, `grant select on coordination.people to rundtisch_coordination`},
		"the schema of staff":        {`revoke usage on schema staff from rundtisch_staff`, `grant usage on schema staff to rundtisch_staff`},
		"a table behind a view":      {`create role :db_nobody; grant usage, create on schema open to :db_nobody; alter view open.goals owner to :db_nobody`, `alter view open.goals owner to rundtisch; revoke all on schema open from :db_nobody`},
		"a view":                     {`alter view staff.sources rename to elsewhere`, `alter view staff.elsewhere rename to sources`},
		"an extension":               {`create schema hidden; alter extension intarray set schema hidden`, `alter extension intarray set schema public`},
		"a function":                 {`revoke execute on function fold(text) from public`, `grant execute on function fold(text) to public`},
	} {
		for i, want := range []int{http.StatusServiceUnavailable, http.StatusOK} {
			for _, sql := range strings.Split(change[i], ";") {
				if _, err := r.SQL.Exec(t.Context(), strings.ReplaceAll(sql, ":db", database)); err != nil {
					t.Fatalf("%s: %s: %v", name, sql, err)
				}
			}
			if got := ready(); got != want {
				t.Errorf("%s: after %s: %d, want %d\n%s", name, change[i], got, want, r.Log)
			}
		}
	}
}

// TestAConnectionThatCouldReadMoreIsNotUsed makes the role of the public able to read a table: new connections prove who
// they are, and what they can read is part of that.
func TestAConnectionThatCouldReadMoreIsNotUsed(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	if _, err := r.SQL.Exec(t.Context(), `grant select on public.networks to public`); err != nil {
		t.Fatal(err)
	}
	r.DB.Pool(directory.Public).Reset() // from now on there are only new ones
	for range 2 {
		r.WantCalm(t, apptest.HernePage, r.Get(t, apptest.HernePage), http.StatusServiceUnavailable, "de")
	}
	if w := r.Get(t, "/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/readyz: %d", w.Code)
	}
	if said := r.Log.String(); !strings.Contains(said, "kann mehr lesen als die Sichten dieser Stufe") {
		t.Errorf("it does not say why:\n%s", said)
	}
	if _, err := store.Migrate(t.Context(), r.SQL); err != nil {
		t.Fatal(err)
	}
	if w := r.Get(t, apptest.HernePage); w.Code != http.StatusOK {
		t.Errorf("after the rights were put right: %d\n%s", w.Code, r.Log)
	}
}

// A database that is slow for a moment is not away: who says so takes the program out of service, and all others with it. The
// question is asked to its end, and not anew with every request.
func TestASlowDatabaseIsReadyIfItWasAMomentAgo(t *testing.T) { // alone: it has seconds only
	r := apptest.Start(t)
	block := func() (release func()) {
		tx, err := r.SQL.Begin(t.Context())
		if err == nil {
			_, err = tx.Exec(t.Context(), `lock table networks in access exclusive mode`)
		}
		if err != nil {
			t.Fatal(err)
		}
		return func() {
			if err := tx.Rollback(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	release := block()
	if got := r.Get(t, "/readyz").Code; got != http.StatusServiceUnavailable {
		t.Errorf("slow from the beginning: %d", got)
	}
	if got := r.Get(t, "/readyz").Code; got != http.StatusServiceUnavailable {
		t.Errorf("still slow: %d", got)
	}
	release()
	apptest.Eventually(t, "it is ready once the answer is there", func() bool { return r.Get(t, "/readyz").Code == http.StatusOK })
	release = block()
	asked := r.Queries.Queries.Load()
	for range 2 {
		if got := r.Get(t, "/readyz").Code; got != http.StatusOK {
			t.Errorf("slow a moment after a good answer: %d\n%s", got, r.Log)
		}
	}
	if more := r.Queries.Queries.Load() - asked; more > 3+2 { // each level once; and whether the directory has changed
		t.Errorf("%d queries for two requests", more)
	}
	release()
}

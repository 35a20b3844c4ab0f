package server_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/admin"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// twoPrograms are two servers on one database that keep pages. Nothing goes from one to the other: no notification, no
// clock that ends what is kept.
func twoPrograms(t *testing.T) [2]*apptest.Program {
	t.Helper()
	first := apptest.Start(t)
	return [2]*apptest.Program{first, first.Beside(t)}
}

func TestOnesOwnChangeIsSeenAtOnceOnEveryProgram(t *testing.T) {
	t.Parallel()
	both := twoPrograms(t)
	anna := both[0].AddAccount(t, "anna@example.org", account.Grant{Role: account.Coordinator, Network: directory.NewID("network", "herne")})
	pages := []string{apptest.HernePage, "/en" + apptest.HernePage}
	for n := range 6 {
		for _, r := range both {
			for _, path := range pages {
				r.Get(t, path)
				r.Get(t, path) // from memory
			}
		}
		at, text := both[n%2], fmt.Sprintf("Aufklärung, Fassung %d.", n)
		f := at.OpenForm(t, anna, apptest.AtDesk+"herne/ziele/aufklaerung")
		apptest.WantStatus(t, "the change", at.Do(t, anna, f.Action, f.With("text", text)), http.StatusSeeOther)
		for i, r := range []*apptest.Program{at, both[1-n%2]} {
			for _, path := range pages {
				if !strings.Contains(r.Get(t, path).Body.String(), text) {
					t.Errorf("change %d: %s is the page from before it, through the program that wrote it (%v)", n, path, i == 0)
				}
			}
		}
	}
}

func TestEveryKindOfChangeIsSeenAtOnce(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for _, test := range []struct {
		name, path string
		change     func()
	}{
		{"a hotline", "/hilfe", func() { r.Exec(t, `update hotlines set hours = 'täglich' where position = 1`) }},
		{"an institution", apptest.HernePage, func() { r.Exec(t, `update institutions set name = name || ' neu'`) }},
		{"who may show a network", "/einbetten/herne", func() { r.AllowOrigins(t, "herne", "https://a.example") }},
		{"a network that is gone", "/netzwerke", func() { r.Exec(t, `delete from networks where key = 'mettmann'`) }},
		{"made-up networks", "/sicherheit", func() {
			if err := admin.Generate(t.Context(), r.DB.Owner, admin.Generating{Networks: 1, Seed: 1}, apptest.Today, &bytes.Buffer{}, &bytes.Buffer{}); err != nil {
				t.Fatal(err)
			}
		}},
		{"the download", "/daten", func() { r.Exec(t, `delete from downloads`) }},
		{"two changes in one transaction", "/hilfe", func() {
			r.Exec(t, `with a as (update networks set version = version) update hotlines set hours = 'immer' where position = 1`)
		}},
	} {
		before := r.Get(t, test.path).Body.String()
		if r.Get(t, test.path).Body.String() != before {
			t.Errorf("%s: %s is not the same twice", test.name, test.path)
		}
		test.change()
		after := r.Get(t, test.path)
		if now := after.Body.String() + after.Header().Get("Content-Security-Policy"); now == before && test.name != "who may show a network" {
			t.Errorf("%s: %s is the page from before", test.name, test.path)
		}
		if test.name == "who may show a network" && !strings.Contains(after.Header().Get("Content-Security-Policy"), "https://a.example") {
			t.Errorf("%s: %s is the page from before", test.name, test.path)
		}
	}
}

// A page that was begun before a change and finished after it is not taken for one from after it.
func TestAPageBegunBeforeAChangeIsNotKeptForLater(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	begun, finish := make(chan struct{}, 9), make(chan struct{}, 9)
	r.Handle("/langsam", func(w http.ResponseWriter, req *http.Request) {
		var name string
		if err := r.SQL.QueryRow(req.Context(), `select name from networks where key = 'herne'`).Scan(&name); err != nil {
			t.Error(err)
		}
		begun <- struct{}{}
		<-finish
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(name))
	})
	r.Get(t, apptest.HernePage) // the number of the directory is known
	slow := make(chan string)
	go func() { slow <- r.Get(t, "/langsam").Body.String() }()
	<-begun
	r.Exec(t, `update networks set name = 'Neuer Name' where key = 'herne'`)
	finish <- struct{}{}
	if old := <-slow; old == "Neuer Name" {
		t.Fatal("the page was read after the change")
	}
	finish <- struct{}{}
	if page := r.Get(t, "/langsam").Body.String(); page != "Neuer Name" {
		t.Errorf("after the change %q is shown", page)
	}
}

// A change that nobody can see yet changes nothing, and holds up nobody: neither readers nor another change.
func TestAChangeThatIsNotFinishedHoldsUpNobody(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	apptest.Trips(t, r, apptest.HernePage)
	tx, err := r.SQL.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	if _, err := tx.Exec(t.Context(), `update networks set name = 'Neuer Name' where key = 'herne'`); err != nil {
		t.Fatal(err)
	}
	if n := apptest.Trips(t, r, apptest.HernePage); n != 1 {
		t.Errorf("a change that is not finished: %d trips", n)
	}
	r.Exec(t, `update networks set name = 'Anderer Name' where key = 'soest'`)
	if !strings.Contains(r.Get(t, "/netzwerke/soest").Body.String(), "Anderer Name") {
		t.Error("the change that is finished is not seen")
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(r.Get(t, apptest.HernePage).Body.String(), "Neuer Name") {
		t.Error("the change that was finished last is not seen")
	}
}

// What somebody changed through this program is never shown as it was, even if then nothing can be read any more.
func TestAfterOnesOwnChangeTheOldPageDoesNotComeBack(t *testing.T) {
	t.Parallel()
	r, closePublic := heeding(t)
	anna := r.AddAccount(t, "anna@example.org", account.Grant{Role: account.Coordinator, Network: directory.NewID("network", "herne")})
	f := r.OpenForm(t, anna, apptest.AtDesk+"herne/ziele/aufklaerung")
	r.Get(t, apptest.HernePage)
	closePublic()
	if w := r.Get(t, apptest.HernePage); w.Code != http.StatusOK {
		t.Fatalf("the kept page answers %d", w.Code)
	}
	apptest.WantStatus(t, "the change", r.Do(t, anna, f.Action, f.With("text", "Neu.")), http.StatusSeeOther)
	if w := r.Get(t, apptest.HernePage); w.Code < 500 {
		t.Errorf("the page from before the change answers %d", w.Code)
	}
}

// Connections that broke while nobody looked are no reason to show what was.
func TestBrokenConnectionsHideNoChange(t *testing.T) {
	t.Parallel()
	both := twoPrograms(t)
	for n := range 3 {
		text := fmt.Sprintf("Name %d", n)
		for _, r := range both {
			r.Get(t, apptest.HernePage)
		}
		both[0].Exec(t, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
		both[0].Exec(t, `update networks set name = $1 where key = 'herne'`, text)
		for i, r := range both {
			if w := r.Get(t, apptest.HernePage); w.Code == http.StatusOK && !strings.Contains(w.Body.String(), text) {
				t.Errorf("program %d shows the page from before change %d", i, n)
			}
		}
	}
}

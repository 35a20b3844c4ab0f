package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

func TestWhileTheProgramRunsAKeptPageAsksNothingAndAChangeElsewhereIsSeenAllTheSame(t *testing.T) {
	t.Parallel()
	both := twoPrograms(t)
	for _, r := range both {
		r.Listen(t)
	}
	at, other := both[0], both[1]
	apptest.Eventually(t, "a thousand pages ask less than a hundred times", func() bool {
		before := other.Queries.Trips.Load()
		for range 1000 {
			other.Get(t, apptest.HernePage)
		}
		return other.Queries.Trips.Load()-before < 100
	})
	anna := at.AddAccount(t, "anna@example.org", account.Grant{Role: account.Coordinator, Network: directory.NewID("network", "herne")})
	for n := range 5 {
		for _, r := range both {
			r.Get(t, apptest.HernePage)
		}
		text := fmt.Sprintf("Aufklärung, Fassung %d.", n)
		f := at.OpenForm(t, anna, apptest.AtDesk+"herne/ziele/aufklaerung")
		apptest.WantStatus(t, "the change", at.Do(t, anna, f.Action, f.With("text", text)), http.StatusSeeOther)
		if !strings.Contains(at.Get(t, apptest.HernePage).Body.String(), text) {
			t.Errorf("change %d: whoever made it sees the page from before", n)
		}
		apptest.Eventually(t, "the change is seen on the other program", func() bool {
			return strings.Contains(other.Get(t, apptest.HernePage).Body.String(), text)
		})
	}
}

// A program that hears nothing for a while, because its connections broke, does not go on showing what it knew.
func TestAProgramThatHearsNothingAsksBeforeItShowsAPage(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Listen(t)
	r.Get(t, apptest.HernePage)
	for n := range 5 {
		text := fmt.Sprintf("Name %d", n)
		r.Exec(t, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
		r.Exec(t, `update networks set name = $1 where key = 'herne'`, text)
		apptest.Eventually(t, "the change is seen", func() bool { return strings.Contains(r.Get(t, apptest.HernePage).Body.String(), text) })
	}
}

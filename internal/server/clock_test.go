package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// TestAClockThatJumpsTakesNothingAway sets the clock of the program forward and back, by hours and by years. Every public page is
// what a program without memory makes of the day; whoever saves is told the truth; the history stays whole; and when the
// clock is right again, so is everything: nobody is locked out for what was tried in a time that was none.
func TestAClockThatJumpsTakesNothingAway(t *testing.T) {
	t.Parallel()
	w := work(t)
	fresh := w.Beside(t, apptest.WithoutPageCache)
	w.Invite(t, "eva@example.org", account.Coordinator, "herne")
	eva := w.SignIn(t, "eva@example.org")
	pages := []string{"/", "/netzwerke", apptest.HernePage, "/termine", "/meldungen", "/hilfe", "/regionen/05916",
		"/einrichtungen/weisser-ring", "/en/termine"}
	same := func(what string) {
		t.Helper()
		for _, path := range pages {
			for range 2 { // made, then kept
				got, want := w.Get(t, path), fresh.Get(t, path)
				if got.Code != http.StatusOK || got.Body.String() != want.Body.String() {
					t.Errorf("%s: %s: status %d, and what is kept is what is made anew: %v", what, path, got.Code, got.Body.String() == want.Body.String())
				}
			}
		}
	}
	change := func(what string) {
		t.Helper()
		f := w.OpenForm(t, w.Coordinator, apptest.AtDesk+"herne/ziele/aufklaerung")
		text := "Bei falscher Uhr: " + what + "."
		apptest.WantStatus(t, what, w.Do(t, w.Coordinator, f.Action, f.With("text", text)), http.StatusSeeOther)
		if page := w.Get(t, apptest.HernePage).Body.String(); !strings.Contains(page, text) {
			t.Errorf("%s: what was saved is not to be seen", what)
		}
		w.whole(t, what, "herne")
	}
	same("at first")
	change("am Anfang")
	const year = 365 * 24 * time.Hour
	for i, jump := range []time.Duration{25 * time.Hour, -25 * time.Hour, year, -2 * year, 10 * year} {
		what := fmt.Sprintf("Sprung %d", i+1)
		w.Clock.Set(apptest.Today.Add(jump))
		same(what)
		change(what)
		if code := eva.Get("/verwaltung").Code; code != http.StatusOK && code != http.StatusSeeOther {
			t.Errorf("%s: who was signed in gets %d", what, code)
		}
		stranger := w.Visitor(t, "192.0.2.7")
		for range 12 {
			if code := stranger.Post("/anmelden", "email", "eva@example.org").Code; code >= 500 {
				t.Errorf("%s: signing in: %d", what, code)
			}
		}
		w.Clock.Set(apptest.Today)
		same(what + " and back")
	}
	change("wieder richtig")
	if code := w.Visitor(t, "192.0.2.7").Post("/anmelden", "email", "eva@example.org").Code; code != http.StatusSeeOther {
		t.Errorf("signing in when the clock is right again: %d", code)
	}
	if w.SignIn(t, "eva@example.org").Get("/verwaltung").Code != http.StatusOK {
		t.Error("who signs in again is not in")
	}
	if strings.Contains(w.Log.String(), "level=ERROR") {
		t.Errorf("the log holds errors:\n%.1000s", w.Log.String())
	}
}

package feedback_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/store"
)

// The link in an e-mail to the coordination ends these e-mails: a person by a form, a mail program by one POST, nobody by
// opening it.
func TestACoordinationEndsItsEMailsWithoutSigningIn(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	path := r.TellingsLink(t, "anna@example.org")
	want := func(what string, want store.Tellings) {
		t.Helper()
		if got, err := r.DB.Owner.Tellings(t.Context(), anna.ID); err != nil || got != want {
			t.Errorf("%s: %+v (%v), want %+v", what, got, err, want)
		}
	}
	for range 2 { // programs that look into mails open links, too
		page := r.Get(t, path)
		r.WantCalm(t, "the switches", page, http.StatusOK, "de")
		if apptest.Document(t, page).Find(`input[type="checkbox"][checked]`).Length() != 2 || page.Header().Get("Set-Cookie") != "" {
			t.Errorf("%v\n%s", page.Header(), page.Body)
		}
	}
	want("opened", store.Tellings{Waiting: true, Quarterly: true})
	w := r.Do(t, apptest.Nobody, path, url.Values{"auswahl": {"ja"}, "quartal": {"ja"}})
	r.WantCalm(t, "one of two", w, http.StatusOK, "de")
	want("one of two", store.Tellings{Quarterly: true})
	for name, send := range map[string]struct{ kind, body string }{
		"one click": {"application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"},
		"one click, in parts": {
			"multipart/form-data; boundary=x",
			"--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
		},
	} {
		if err := r.DB.Owner.SetTellings(t.Context(), anna.ID, store.Tellings{Waiting: true, Quarterly: true}); err != nil {
			t.Fatal(err)
		}
		w := r.Ask(t, http.MethodPost, path, send.body, func(req *http.Request) { req.Header.Set("Content-Type", send.kind) })
		if w.Code != http.StatusOK || !strings.Contains(apptest.Said(t, w), "Sie bekommen diese E-Mails nicht mehr.") {
			t.Errorf("%s: %d\n%s", name, w.Code, apptest.Said(t, w))
		}
		want(name, store.Tellings{})
	}
	if w := r.Do(t, anna, "/verwaltung/konto/emails", url.Values{"neues": {"ja"}}); w.Code != http.StatusSeeOther {
		t.Errorf("in the own account: %d", w.Code)
	}
	want("in the own account", store.Tellings{Waiting: true})
	own := apptest.Document(t, r.Do(t, anna, "/verwaltung/konto", nil))
	if own.Find(`input[name="neues"][checked]`).Length() != 1 || own.Find(`input[name="quartal"]:not([checked])`).Length() != 1 {
		t.Error("the own account does not show what was chosen")
	}
	r.WantCalm(t, "an unknown link", r.Get(t, "/bestaetigung/emails/"+strings.Repeat("A", 52)), http.StatusNotFound, "de")
	if _, err := r.SQL.Exec(t.Context(), `update desk.accounts set closed_at = now()`); err != nil {
		t.Fatal(err)
	}
	r.WantCalm(t, "of an account that is closed", r.Get(t, path), http.StatusNotFound, "de")
	if strings.Contains(r.Log.String(), strings.TrimPrefix(path, "/bestaetigung/emails/")) {
		t.Error("the secret stands in the log")
	}
}

package apptest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// AtWork is a server on which people are at work: there is something behind every address that belongs to one person.
type AtWork struct {
	*Program
	Operator, Coordinator, Contact account.Account

	Colleague, Grant, Proposal, Report, Passkey, Service directory.ID
	Harvested, HarvestedService                          directory.ID      // what another directory has that nobody decided on
	Meeting                                              directory.ID      // of Herne
	Confirmation, Tellings, Link, Invitation             string            // paths with a secret
	Revisions                                            map[string]string // the newest of a network
}

// OwnKey is the institution that the contact answers for, a member of Herne.
const OwnKey = "weisser-ring"

// Work fills every box: revisions, a report and an answer in the inbox of Herne, a draft in Braunschweig, accounts,
// a passkey, links in mails.
func Work(t testing.TB) *AtWork {
	t.Helper()
	w := &AtWork{Program: Start(t)}
	w.Invite(t, "betrieb@example.org", account.Operator, "")
	w.Invite(t, "anna@example.org", account.Coordinator, "herne")
	w.Invite(t, "anna@example.org", account.Coordinator, "braunschweig")
	w.Invite(t, "kontakt@example.org", account.Contact, OwnKey)
	w.Invite(t, "kollegin@example.org", account.Coordinator, "herne")
	w.Operator, w.Coordinator = w.Account(t, "betrieb@example.org"), w.Account(t, "anna@example.org")
	w.Contact = w.Account(t, "kontakt@example.org")
	colleague, grant := w.Program.FirstGrant(t, "kollegin@example.org")
	w.Colleague, w.Grant = colleague.ID, grant

	w.OfferSomething(t)
	path := AtDesk + "herne/ziele/aufklaerung"
	for _, text := range []string{"Erste Fassung.", "Zweite Fassung.", "Dritte Fassung."} {
		f := w.OpenForm(t, w.Coordinator, path)
		WantStatus(t, "a change", w.Do(t, w.Coordinator, f.Action, f.With("text", text)), http.StatusSeeOther)
	}
	f := w.OpenForm(t, w.Coordinator, AtDesk+"braunschweig/netzwerk")
	WantStatus(t, "a draft", w.Do(t, w.Coordinator, f.Action, f.With("name", "Netzwerk im Entwurf", "_entwurf", "ja")), http.StatusSeeOther)
	stand := Document(t, w.Do(t, w.Contact, "/verwaltung/einrichtungen/"+OwnKey, nil)).Find(`input[name="stand"]`).First().AttrOr("value", "")
	WantStatus(t, "an answer", w.Do(t, w.Contact, "/verwaltung/einrichtungen/"+OwnKey,
		url.Values{"stand": {stand}, "text": {"Wir haben <b>neue</b> Zeiten."}}), http.StatusSeeOther)
	WantStatus(t, "a report", w.Ask(t, http.MethodPost, HernePage+"/hinweis", "text=Etwas+ist+falsch.", nil), http.StatusSeeOther)
	w.Confirmation, _ = w.ConfirmationLink(t)
	w.Meeting, w.Invitation = w.Convene(t, w.Coordinator, "herne", "Irgendein")
	w.Tellings = w.TellingsLink(t, "anna@example.org")
	w.Link = w.SignInLink(t, "anna@example.org")
	w.AddHarvest(t)
	for query, into := range map[string]*directory.ID{
		`select id from desk.harvested where kind = 'einrichtung' and institution_id is null`:   &w.Harvested,
		`select id from desk.harvested where kind = 'angebot'`:                                  &w.HarvestedService,
		`select service_id from service_contacts where phone <> '' order by service_id limit 1`: &w.Service,
		`select id from desk.proposals where source = 'besuch'`:                                 &w.Report,
		`select id from desk.proposals where source = 'einrichtung'`:                            &w.Proposal,
		`insert into desk.passkeys (account_id, credential_id, name, credential, created_at) select id, '\x01', 'Diensthandy', '{}', now()
			from desk.accounts where email = 'betrieb@example.org' returning id`: &w.Passkey,
	} {
		if err := w.SQL.QueryRow(t.Context(), query).Scan(into); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	w.Revisions = map[string]string{}
	for _, key := range []string{"herne", "braunschweig"} {
		n := w.QueryInt(t, `select max(number) from desk.revisions where network_id = $1`, directory.NewID("network", key))
		w.Revisions[key] = strconv.Itoa(n)
	}
	return w
}

// By returns who asks for an address: the contact where only that one may, nobody at the sign-in, the operator for what
// is theirs, otherwise the coordinator.
func (w *AtWork) By(path string) *account.Account {
	switch {
	case strings.HasPrefix(path, "/anmelden"), WithoutSession(path):
		return nil
	case path == "/verwaltung/einrichtungen/"+OwnKey, strings.HasPrefix(path, "/verwaltung/einrichtungen/"+OwnKey+"/angebote"):
		return &w.Contact
	case strings.HasSuffix(path, "/entfernung"), path == "/verwaltung/neues-netzwerk",
		strings.HasPrefix(path, "/verwaltung/entfernte-netzwerke/"):
		return &w.Operator
	case strings.HasPrefix(path, "/verwaltung/konto"), strings.HasPrefix(path, "/verwaltung/konten"):
		return &w.Operator
	}
	return &w.Coordinator
}

// Send asks for an address as whoever may.
func (w *AtWork) Send(t testing.TB, method, path, body string, prepare func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	return w.Ask(t, method, path, body, func(req *http.Request) {
		if a := w.By(req.URL.Path); a != nil {
			*req = *As(req, *a)
		}
		if prepare != nil {
			prepare(req)
		}
	})
}

// Has returns the methods of an address: the pattern that is meant, and those that stand in for it with other methods.
func (w *AtWork) Has(path string) (methods []string) {
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		if w.Router().Match(chi.NewRouteContext(), method, path) {
			methods = append(methods, method)
		}
		if method == http.MethodGet && len(methods) > 0 {
			methods = append(methods, http.MethodHead)
		}
	}
	return methods
}

// Leaves is where the way out of an address leads: it ends the session where there can be one.
func (w *AtWork) Leaves(path string) string {
	if WithoutSession(path) {
		return w.Pages.ExitURL
	}
	return "/weg"
}

// WithoutSession reports whether an address is one in an e-mail: nobody signs in there, and there is no session to end.
func WithoutSession(path string) bool {
	return strings.HasPrefix(path, "/bestaetigung") || strings.HasPrefix(path, "/treffen/")
}

package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// atWork is a server on which people are at work: there is something behind every address that belongs to one person.
type atWork struct {
	*apptest.Program
	operator, coordinator, contact account.Account

	colleague, grant, proposal, report, passkey, service directory.ID
	harvested, harvestedService                          directory.ID      // what another directory has that nobody decided on
	confirmation, link                                   string            // paths with a secret
	revisions                                            map[string]string // the newest of a network
}

const ownKey = "weisser-ring" // the institution that the contact answers for, a member of Herne

// work fills every box: revisions, a report and an answer in the inbox of Herne, a draft in Braunschweig, accounts,
// a passkey, links in mails.
func work(t testing.TB) *atWork {
	t.Helper()
	w := &atWork{Program: apptest.Start(t)}
	w.Invite(t, "betrieb@example.org", account.Operator, "")
	w.Invite(t, "anna@example.org", account.Coordinator, "herne")
	w.Invite(t, "anna@example.org", account.Coordinator, "braunschweig")
	w.Invite(t, "kontakt@example.org", account.Contact, ownKey)
	w.Invite(t, "kollegin@example.org", account.Coordinator, "herne")
	w.operator, w.coordinator, w.contact = w.Account(t, "betrieb@example.org"), w.Account(t, "anna@example.org"), w.Account(t, "kontakt@example.org")
	colleague, grant := w.Program.FirstGrant(t, "kollegin@example.org")
	w.colleague, w.grant = colleague.ID, grant

	w.OfferSomething(t)
	path := apptest.AtDesk + "herne/ziele/aufklaerung"
	for _, text := range []string{"Erste Fassung.", "Zweite Fassung.", "Dritte Fassung."} {
		f := w.OpenForm(t, w.coordinator, path)
		apptest.WantStatus(t, "a change", w.Do(t, w.coordinator, f.Action, f.With("text", text)), http.StatusSeeOther)
	}
	f := w.OpenForm(t, w.coordinator, apptest.AtDesk+"braunschweig/netzwerk")
	apptest.WantStatus(t, "a draft", w.Do(t, w.coordinator, f.Action, f.With("name", "Netzwerk im Entwurf", "_entwurf", "ja")), http.StatusSeeOther)
	stand := apptest.Document(t, w.Do(t, w.contact, "/verwaltung/einrichtungen/"+ownKey, nil)).Find(`input[name="stand"]`).First().AttrOr("value", "")
	apptest.WantStatus(t, "an answer", w.Do(t, w.contact, "/verwaltung/einrichtungen/"+ownKey, url.Values{"stand": {stand}, "text": {"Wir haben <b>neue</b> Zeiten."}}), http.StatusSeeOther)
	apptest.WantStatus(t, "a report", w.Ask(t, http.MethodPost, apptest.HernePage+"/hinweis", "text=Etwas+ist+falsch.", nil), http.StatusSeeOther)
	w.confirmation, _ = w.ConfirmationLink(t)
	w.link = w.SignInLink(t, "anna@example.org")
	w.AddHarvest(t)
	for query, into := range map[string]*directory.ID{
		`select id from desk.harvested where kind = 'einrichtung' and institution_id is null`: &w.harvested,
		`select id from desk.harvested where kind = 'angebot'`:                                &w.harvestedService,
		`select id from services order by id limit 1`:                                         &w.service,
		`select id from desk.proposals where source = 'besuch'`:                               &w.report,
		`select id from desk.proposals where source = 'einrichtung'`:                          &w.proposal,
		`insert into desk.passkeys (account_id, credential_id, name, credential, created_at) select id, '\x01', 'Diensthandy', '{}', now() from desk.accounts where email = 'betrieb@example.org' returning id`: &w.passkey,
	} {
		if err := w.SQL.QueryRow(t.Context(), query).Scan(into); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	w.revisions = map[string]string{}
	for _, key := range []string{"herne", "braunschweig"} {
		n := w.QueryInt(t, `select max(number) from desk.revisions where network_id = $1`, directory.NewID("network", key))
		w.revisions[key] = strconv.Itoa(n)
	}
	return w
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// filled returns addresses of a pattern that exist. One with a new kind of parameter fails until it is said here what
// may stand there.
func (w *atWork) filled(t testing.TB, pattern string) []string {
	t.Helper()
	paths := []string{pattern}
	put := func(name string, values ...string) {
		var all []string
		for _, path := range paths {
			if !strings.Contains(path, name) {
				all = append(all, path)
				continue
			}
			for _, value := range values {
				all = append(all, strings.Replace(path, name, value, 1))
			}
		}
		paths = all
	}
	switch {
	case strings.HasPrefix(pattern, apptest.AtDesk), strings.HasPrefix(pattern, "/intern/netzwerke/"), strings.HasPrefix(pattern, "/vermittlung/netzwerke/"):
		put("{key}", "herne", "braunschweig")
	case strings.HasPrefix(pattern, "/verwaltung/einrichtungen/"), strings.HasPrefix(pattern, "/intern/einrichtungen/"):
		put("{key}", ownKey)
		put("{service}", "rat")
	}
	switch {
	case strings.HasSuffix(pattern, "/abgleich/{id}"):
		put("{id}", w.harvested.String())
	case strings.Contains(pattern, "/abgleich/{id}/"):
		put("{id}", w.harvested.String(), w.harvestedService.String())
	case strings.HasSuffix(pattern, "/eingang/{id}"):
		put("{id}", w.proposal.String(), w.report.String())
	case strings.HasPrefix(pattern, "/vermittlung/angebote/{id}"), pattern == "/vermittlung/merkliste/{id}":
		put("{id}", w.service.String())
	case strings.HasSuffix(pattern, "/{sprache}"):
		put("{sprache}", "ar")
	case strings.HasPrefix(pattern, "/verwaltung/konten/{id}"):
		put("{id}", w.colleague.String())
		put("{grant}", w.grant.String())
	case strings.HasPrefix(pattern, "/verwaltung/konto/passkeys/"):
		put("{id}", w.passkey.String())
	case strings.HasPrefix(pattern, "/verwaltung/konto/sitzungen/"):
		put("{id}", directory.NewID("session").String()) // who is signed in by a test has none
	case strings.HasPrefix(pattern, "/bestaetigung/{token}"):
		put(pattern, w.confirmation)
	case strings.HasPrefix(pattern, "/anmelden/link/{token}"):
		put(pattern, w.link)
	}
	for i, path := range paths {
		for key, number := range w.revisions {
			if strings.HasPrefix(path, apptest.AtDesk+key+"/") {
				paths[i] = strings.Replace(path, "{number}", number, 1)
			}
		}
	}
	if strings.Contains(pattern, "/angebote/{entry}") {
		return []string{strings.NewReplacer("{key}", "herne", "{entry}", ownKey+".rat").Replace(pattern)}
	}
	if strings.Contains(pattern, "{part}") {
		paths = nil
		for _, key := range []string{"herne", "braunschweig"} {
			d := w.Dossier(t, key)
			for _, p := range parts.All() {
				one := strings.NewReplacer("{key}", key, "{part}", p.Slug).Replace(pattern)
				entries := p.Entries(&d)
				switch {
				case strings.Contains(one, "{entry}"):
					if !p.Single && len(entries) > 0 && !(p.Closed && strings.HasSuffix(one, "/loeschung")) {
						paths = append(paths, strings.Replace(one, "{entry}", entries[0].Key(), 1))
					}
				case strings.HasSuffix(one, "/neu"), strings.HasSuffix(one, "/reihenfolge"):
					if !p.Single && !p.Closed {
						paths = append(paths, one)
					}
				default:
					paths = append(paths, one)
				}
			}
		}
	}
	for _, path := range paths {
		if placeholder.MatchString(path) {
			t.Fatalf("%s: no test knows what stands at %s: say it in filled", pattern, placeholder.FindString(path))
		}
	}
	return slices.Compact(paths)
}

// by returns who asks for an address: the contact where only that one may, nobody at the sign-in, the operator for what
// is theirs, otherwise the coordinator.
func (w *atWork) by(path string) *account.Account {
	switch {
	case strings.HasPrefix(path, "/anmelden"), strings.HasPrefix(path, "/bestaetigung"):
		return nil
	case path == "/verwaltung/einrichtungen/"+ownKey, strings.HasPrefix(path, "/verwaltung/einrichtungen/"+ownKey+"/angebote"):
		return &w.contact
	case strings.HasPrefix(path, "/verwaltung/konto"), strings.HasPrefix(path, "/verwaltung/konten"):
		return &w.operator
	}
	return &w.coordinator
}

// send asks for an address as whoever may.
func (w *atWork) send(t testing.TB, method, path, body string, prepare func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	return w.Ask(t, method, path, body, func(req *http.Request) {
		if a := w.by(req.URL.Path); a != nil {
			*req = *apptest.As(req, *a)
		}
		if prepare != nil {
			prepare(req)
		}
	})
}

// has returns the methods of an address: the pattern that is meant, and those that stand in for it with other methods.
func (w *atWork) has(path string) (methods []string) {
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

// leaves is where the way out of an address leads: it ends the session where there can be one.
func (w *atWork) leaves(path string) string {
	if strings.HasPrefix(path, "/bestaetigung") {
		return w.Pages.ExitURL
	}
	return "/weg"
}

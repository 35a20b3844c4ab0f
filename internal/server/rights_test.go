package server_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// Who comes in where. „own" coordinates Herne, to which the addresses below belong; „other" coordinates Soest; „entry"
// answers for the institution of the addresses, „elsewhere" for another one. An address that is not here fails.
const (
	everybody    = "nobody staff entry elsewhere own other operator"
	signedIn     = "staff entry elsewhere own other operator"
	readers      = "staff own other operator"
	coordinators = "own other operator"
	editors      = "own operator"
	answering    = "entry own operator"
	operators    = "operator"
)

var comesIn = map[string]string{
	"/anmelden": everybody, "/anmelden/gesendet": everybody, "/anmelden/code": everybody, "/anmelden/link/{token}": everybody,
	"/anmelden/passkey": everybody, "/anmelden/passkey/antwort": everybody, "/abmelden": everybody, "/weg": everybody,
	"/bestaetigung/{token}": everybody, "/bestaetigung/danke": everybody, "/bestaetigung/emails/{token}": everybody,
	"/treffen/{token}": everybody,

	"/verwaltung": signedIn, "/verwaltung/konto": signedIn, "/verwaltung/konto/name": signedIn,
	"/verwaltung/konto/emails":   signedIn,
	"/verwaltung/konto/passkeys": signedIn, "/verwaltung/konto/passkeys/antwort": signedIn, "/verwaltung/konto/passkeys/neu": signedIn,
	"/verwaltung/konto/passkeys/{id}/loeschung": signedIn, "/verwaltung/konto/sitzungen/ende": signedIn, "/verwaltung/konto/sitzungen/{id}/ende": signedIn,
	"/verwaltung/konto/code": operators, "/verwaltung/konto/code/anfang": operators, "/verwaltung/konto/code/ende": signedIn,

	"/verwaltung/konten": coordinators, "/verwaltung/konten/{id}/rollen/{grant}/ende": editors, "/verwaltung/konten/{id}/schliessung": operators,

	"/verwaltung/netzwerke": coordinators, "/verwaltung/netzwerke.csv": coordinators, "/verwaltung/neues-netzwerk": operators,
	"/verwaltung/netzwerke/{key}/entfernung": operators, "/verwaltung/entfernte-netzwerke/{id}": operators,

	"/verwaltung/luecken": coordinators, "/verwaltung/luecken.csv": coordinators,

	"/intern/netzwerke/{key}/uebersicht": readers, "/intern/netzwerke/{key}/abfrage": readers,
	"/intern": readers, "/intern/netzwerke/{key}": readers, "/intern/einrichtungen/{key}": readers,

	"/vermittlung": readers, "/vermittlung/suche/{word}": readers, "/vermittlung/angebote/{id}": readers, "/vermittlung/angebote/{id}/kontakt.vcf": readers,
	"/vermittlung/neu": readers, "/vermittlung/merkliste/notizen": readers,
	"/vermittlung/merkliste": readers, "/vermittlung/merkliste/{id}": readers, "/vermittlung/merkliste/leerung": readers,
	"/vermittlung/merkliste/kontaktliste": readers, "/vermittlung/merkliste/kontaktliste.vcf": readers, "/vermittlung/merkliste/kontakte.vcf": readers,
	"/vermittlung/merkliste/person": readers, "/vermittlung/merkliste/person/{sprache}": readers, "/vermittlung/merkliste/fachkraft": readers,
	"/vermittlung/netzwerke/{key}/kontakte.html": readers, "/vermittlung/netzwerke/{key}/kontakte.csv": readers,

	"/verwaltung/einrichtungen/{key}": "entry operator", "/verwaltung/einrichtungen/{key}/bestaetigung": editors,
	"/verwaltung/einrichtungen/{key}/zusammenfuehrung": coordinators,
	"/verwaltung/einrichtungen/{key}/angebote":         answering, "/verwaltung/einrichtungen/{key}/angebote/neu": answering,
	"/verwaltung/einrichtungen/{key}/angebote/{service}": answering, "/verwaltung/einrichtungen/{key}/angebote/{service}/loeschung": answering,
}

// editing are the addresses below a network: those who may edit it come in.
const belowNetwork = "/verwaltung/netzwerke/{key}"

func TestRightsOverEveryAddressAndMethod(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.OfferSomething(t)
	id := func(kind, key string) directory.ID { return directory.NewID(kind, key) }
	people := map[string]account.Account{
		"staff":     {Grants: []account.Grant{{Role: account.Staff}}},
		"entry":     {Grants: []account.Grant{{Role: account.Contact, Institution: id("institution", "weisser-ring")}}},
		"elsewhere": {Grants: []account.Grant{{Role: account.Contact, Institution: id("institution", "schattenlicht")}}},
		"own":       {Grants: []account.Grant{{Role: account.Coordinator, Network: id("network", "herne")}}},
		"other":     {Grants: []account.Grant{{Role: account.Coordinator, Network: id("network", "soest")}}},
		"operator":  {Grants: []account.Grant{{Role: account.Operator}}},
	}
	for name, a := range people {
		a.ID, a.Email, a.Name = id("account", name), name+"@example.org", name
		if _, err := r.SQL.Exec(t.Context(), `insert into desk.accounts (id, email, name, created_at) values ($1, $2, $3, $4)`, a.ID, a.Email, a.Name, apptest.Today); err != nil {
			t.Fatal(err)
		}
		people[name] = a
	}
	seen := map[string]bool{}
	cells := 0
	for _, a := range r.InsideAddresses() {
		want, known := comesIn[a.Pattern]
		if !known && (a.Pattern == belowNetwork || strings.HasPrefix(a.Pattern, belowNetwork+"/")) {
			want, known = editors, true
		}
		if !known {
			t.Errorf("%s: say who comes in", a.Pattern)
			continue
		}
		seen[a.Pattern] = true
		key := "herne"
		if strings.Contains(a.Pattern, "/einrichtungen/") {
			key = "weisser-ring"
		}
		if strings.Contains(a.Pattern, "/angebote/{entry}") {
			key = "herne/angebote/weisser-ring.rat"
		}
		path := strings.NewReplacer("{key}/angebote/{entry}", key, "{key}", key, "{part}", "ziele", "{entry}", "aufklaerung", "{number}", "1", "{token}", "ABC", "{service}", "rat").Replace(a.Pattern)
		for _, method := range a.Methods {
			for _, who := range slices.Sorted(maps.Keys(people)) {
				cells++
				path := withColleague(t, r, path)
				w := asWhom(t, r, people[who], true, method, path)
				refused := w.Code == http.StatusForbidden || want != everybody && toSignIn(w)
				if strings.HasPrefix(a.Pattern, "/verwaltung/konten/") && w.Code == http.StatusNotFound {
					refused = true // to whom it is none of their business, it is not there
				}
				if in := !refused; in != slices.Contains(strings.Fields(want), who) {
					t.Errorf("%s %s: %s gets %d", method, path, who, w.Code)
				}
				if w.Code >= 500 {
					t.Errorf("%s %s: %s gets %d", method, path, who, w.Code)
				}
			}
			cells++
			w := asWhom(t, r, account.Account{}, false, method, withColleague(t, r, path))
			out := toSignIn(w) || method == http.MethodPost && w.Code == http.StatusForbidden // a form is handed back
			if want != everybody && !out || want == everybody && w.Code == http.StatusForbidden {
				t.Errorf("%s %s: nobody gets %d", method, path, w.Code)
			}
		}
	}
	for pattern := range comesIn {
		if !seen[pattern] {
			t.Errorf("%s is no address", pattern)
		}
	}
	t.Logf("%d addresses, %d cells", len(seen), cells)
}

// withColleague puts a coordinator of Herne into an address, whoever took their role away or closed their account before.
func withColleague(t testing.TB, r *apptest.Program, path string) string {
	t.Helper()
	if !strings.Contains(path, "{id}") {
		return path
	}
	if !strings.HasPrefix(path, "/verwaltung/konten/") {
		return strings.Replace(path, "{id}", directory.NewID("nothing").String(), 1)
	}
	colleague := r.Invite(t, "kollegin@example.org", account.Coordinator, "herne")
	var role directory.ID
	if err := r.SQL.QueryRow(t.Context(), `select id from desk.grants where account_id = $1`, colleague).Scan(&role); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("{id}", colleague.String(), "{grant}", role.String()).Replace(path)
}

// asWhom asks as somebody, or as nobody.
func asWhom(t testing.TB, r *apptest.Program, a account.Account, known bool, method, path string) *httptest.ResponseRecorder {
	t.Helper()
	body := "" // what the forms have in common that decides who may
	if method == http.MethodPost {
		body = "netzwerk=herne&mit=schattenlicht&fassung=1"
	}
	return r.Ask(t, method, path, body, func(req *http.Request) {
		if known {
			*req = *apptest.As(req, a)
		}
	})
}

func toSignIn(w *httptest.ResponseRecorder) bool {
	to := w.Header().Get("Location")
	return w.Code == http.StatusSeeOther && strings.HasPrefix(to, "/anmelden") && to != "/anmelden?abgemeldet=ja" // who signed out was in
}

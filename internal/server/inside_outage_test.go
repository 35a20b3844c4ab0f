package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/signin"
)

// forgetting is how long whoever wrote waits at most for the answer whether the directory has changed: until then pages from
// before could be shown.
const forgetting = 6 * time.Second

func TestADatabaseThatIsAwayIsNeverCalledNotSignedIn(t *testing.T) {
	t.Parallel()
	id := directory.NewID("nothing").String()
	for name, away := range map[string]struct {
		url  string
		most time.Duration
	}{"silent": {apptest.BlackHole(t), 10500*time.Millisecond + forgetting}, "refused": {"postgres://nobody@127.0.0.1:1/nothing", 3 * time.Second}} {
		r := apptest.On(t, away.url)
		operator := account.Account{ID: directory.NewID("account", "betrieb"), Name: "Betrieb", Email: "betrieb@example.org", Grants: []account.Grant{{Role: account.Operator}, {Role: account.Contact, Institution: directory.NewID("institution", apptest.OwnKey)}}}
		patterns := map[string]string{}
		for _, a := range r.InsideAddresses() {
			path := strings.NewReplacer("{key}", "herne", "{part}", "ziele", "{entry}", "aufklaerung", "{number}", "1", "{id}", id, "{grant}", id, "{token}", strings.Repeat("A", 52)).Replace(a.Pattern)
			for _, method := range a.Methods {
				patterns[method+" "+path] = a.Pattern
			}
		}
		form := url.Values{"email": {"eva@example.org"}, "name": {"Eva"}, "role": {"koordination"}, "network": {"herne"}, "text": {"Getippt."}, "fassung": {"1"}, "urteil": {"erledigt"}, "mit": {"schattenlicht"}, "netzwerk": {"herne"}, "code": {"123456"}, "gesucht": {"Polizei"}, "passkey": {"Diensthandy"}}.Encode()
		var asking sync.WaitGroup
		for target, pattern := range patterns {
			method, path, _ := strings.Cut(target, " ")
			for _, how := range []string{"signed in", "with a cookie"} {
				asking.Go(func() {
					began := time.Now()
					w := r.Ask(t, method, path, form, func(req *http.Request) {
						if how == "signed in" {
							*req = *apptest.As(req, operator)
						} else {
							req.AddCookie(&http.Cookie{Name: signin.CookieName, Value: strings.Repeat("a", 43)})
						}
					})
					what := name + ", " + how + ": " + target
					if took := time.Since(began); took > away.most {
						t.Errorf("%s: the answer took %v", what, took)
					}
					signsOut := path == "/abmelden" && how == "signed in" // there is no session whose end could be lost
					if to := w.Header().Get("Location"); strings.HasPrefix(to, "/anmelden") && !strings.HasPrefix(path, "/anmelden") && !signsOut {
						t.Errorf("%s: leads to %s", what, to)
					}
					if strings.Contains(w.Body.String(), "abgelaufen") && how == "with a cookie" {
						t.Errorf("%s: says that the session is over", what)
					}
					if w.Code == http.StatusServiceUnavailable {
						exit := "/weg"
						if apptest.WithoutSession(path) {
							exit = r.Pages.ExitURL
						}
						r.WantCalmLeaving(t, what, w, http.StatusServiceUnavailable, "de", exit)
						if w.Header().Get("Retry-After") == "" || w.Header().Get("Set-Cookie") != "" {
							t.Errorf("%s: %v", what, w.Header())
						}
						return
					}
					if how == "with a cookie" && !apptest.WithoutSession(path) && path != "/weg" || strings.Contains(pattern, "{key}") && !strings.HasSuffix(pattern, "/bestaetigung") {
						t.Errorf("%s: status %d, want 503", what, w.Code)
					}
					if w.Code >= 500 {
						t.Errorf("%s: status %d", what, w.Code)
					}
				})
			}
		}
		asking.Wait()
		for _, word := range []string{"eva@example.org", "Getippt", "level=ERROR", operator.ID.String()} {
			if strings.Contains(r.Log.String(), word) {
				t.Errorf("%s: the log holds %q", name, word)
			}
		}
		t.Logf("%s: %d addresses and methods", name, len(patterns))
	}
}

func TestTheLogOfAnOutageDoesNotTellWhichEntryWasAskedFor(t *testing.T) {
	t.Parallel()
	r := apptest.On(t, "postgres://nobody@127.0.0.1:1/nothing")
	operator := account.Account{ID: directory.NewID("account", "betrieb"), Email: "betrieb@example.org", Grants: []account.Grant{{Role: account.Operator}}}
	key := strings.ToLower(sentinel)
	var paths []string
	for _, a := range r.InsideAddresses() {
		paths = append(paths, apptest.Placeholder.ReplaceAllString(a.Pattern, key))
	}
	for _, of := range []string{"/netzwerke/", "/einrichtungen/", "/en/netzwerke/"} {
		paths = append(paths, of+key, of+key+"/hinweis", of+key+"/hinweis/danke")
	}
	var asking sync.WaitGroup // all at once: each waits for a database that does not come
	for _, path := range paths {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			asking.Go(func() {
				r.Ask(t, method, path, "fassung=1&text=Etwas&urteil=erledigt", func(req *http.Request) { *req = *apptest.As(req, operator) })
			})
		}
	}
	asking.Wait()
	for line := range strings.Lines(r.Log.String()) {
		if strings.Contains(strings.ToLower(line), key) {
			t.Errorf("the log tells: %s", line)
		}
	}
	if !strings.Contains(r.Log.String(), "msg=unavailable") {
		t.Error("the log does not say that the database is away")
	}
}

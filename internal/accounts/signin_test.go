package accounts_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/signin"
)

func TestALinkSignsInOnceAndLeadsBackToThePageThatWasWanted(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "Eva@Example.org", account.Coordinator, "herne")
	v := r.Visitor(t, "198.51.100.7")
	v.Want("a page inside", v.Get("/verwaltung/konten"), http.StatusSeeOther, "/anmelden")
	v.Want("the sign-in", v.Get("/anmelden"), http.StatusOK, "Nach der Anmeldung kommen Sie dorthin")
	before := v.Cookies[signin.CookieName]
	link := r.SignInLink(t, "eva@example.org")
	for range 3 { // whoever only opens it, a program perhaps, does not use it up
		v.Want("the link", v.Get(link), http.StatusOK, "Jetzt anmelden")
	}
	v.Want("the button", v.Post(link), http.StatusSeeOther, "/verwaltung/konten")
	after := v.Cookies[signin.CookieName]
	if before == nil || after == nil || before.Value == after.Value {
		t.Error("the session has the name that it had before the sign-in")
	}
	v.Want("a page inside", v.Get("/verwaltung/konten"), http.StatusOK, "eva@example.org")
	v.Want("the sign-in once more", v.Get("/anmelden"), http.StatusSeeOther, "/verwaltung")
	stranger := r.Visitor(t, "198.51.100.8")
	stranger.Want("the link again", stranger.Post(link), http.StatusGone, "schon benutzt")
	stranger.Want("the link again", stranger.Get(link), http.StatusGone, "schon benutzt")
	old := r.Visitor(t, "198.51.100.9")
	old.Cookies[signin.CookieName] = before
	old.Want("the session from before", old.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	if strings.Contains(r.Log.String(), link[len("/anmelden/link/"):]) || !strings.Contains(r.Log.String(), "/anmelden/link/{token}") {
		t.Errorf("the log holds the link:\n%s", r.Log)
	}
}

func TestTheCookieIsForOneHostAndForPagesOfOursOnly(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.Visitor(t, "198.51.100.7")
	w := v.Post(r.SignInLink(t, "eva@example.org"))
	set := w.Header().Values("Set-Cookie")
	if len(set) != 1 || !strings.HasPrefix(set[0], "__Host-") {
		t.Fatalf("cookies: %q", set)
	}
	_, attributes, _ := strings.Cut(set[0], "; ")
	if attributes != "Path=/; HttpOnly; Secure; SameSite=Strict" {
		t.Errorf("attributes: %s", attributes)
	}
	if got := w.Header().Values("Cache-Control"); len(got) != 1 || got[0] != "no-store" {
		t.Errorf("Cache-Control: %q", got)
	}
	if w := v.Get(apptest.OwnPage); len(w.Header().Values("Set-Cookie")) != 0 || w.Header().Get("Vary") != "Cookie" {
		t.Errorf("inside: %v", w.Header())
	}
	for _, path := range []string{"/", apptest.HernePage, "/suche", "/en"} {
		if w := v.Get(path); w.Header().Get("Set-Cookie") != "" || strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Cookie") {
			t.Errorf("%s has to do with cookies: %v", path, w.Header())
		}
	}
	value := v.Cookies[signin.CookieName].Value
	if n := r.QueryInt(t, `select count(*) from desk.sessions where token = $1 or position($1 in encode(data, 'escape')) > 0`, value); n != 0 {
		t.Error("the database holds what stands in the cookie")
	}
}

func TestAMailedLinkWorksInTheBrowserThatAskedOnly(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	v, other := r.Visitor(t, "198.51.100.7"), r.Visitor(t, "203.0.113.9")
	v.Want("ask", v.Post("/anmelden", "email", "Eva@example.org "), http.StatusSeeOther, "/anmelden/gesendet")
	v.Want("answer", v.Get("/anmelden/gesendet"), http.StatusOK, "in Ihr Postfach")
	first := r.MailedLink(t)
	v.Want("ask again", v.Post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	second := r.MailedLink(t)
	other.Want("elsewhere", other.Get(first), http.StatusOK, "Jetzt anmelden") // a mail opens without our cookie
	other.Want("elsewhere", other.Post(first), http.StatusForbidden, "fordern Sie hier, in diesem Browser, einen neuen an")
	other.Want("elsewhere", other.Get(apptest.OwnPage), http.StatusSeeOther, "/anmelden")
	other.Want("elsewhere, having asked, too", other.Post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	other.Want("elsewhere", other.Post(second), http.StatusForbidden, "Browser")
	v.Want("where it was asked for, the first of two", v.Post(first), http.StatusSeeOther, "/verwaltung")
	v.Want("the second is not needed any more", v.Post(second), http.StatusGone, "schon benutzt")
	for _, link := range []string{first, second} {
		secret := strings.TrimPrefix(link, "/anmelden/link/")
		if len(secret) < 26 || r.QueryInt(t, `select count(*) from jobs.river_job where args::text like '%'||$1||'%'`, secret) != 0 || strings.Contains(r.Log.String(), secret) {
			t.Errorf("the secret %q stands where it must not", secret)
		}
	}
	if n := r.QueryInt(t, `select count(*) from jobs.river_job where args::text like '%@%'`); n != 0 {
		t.Error("an address stands in the work that waits")
	}
}

func TestALinkExpires(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.Visitor(t, "198.51.100.7")
	in, out := r.SignInLink(t, "eva@example.org"), r.SignInLink(t, "eva@example.org")
	c.Turn(signin.LinkLifetime)
	v.Want("after 15 minutes", v.Post(out), http.StatusGone, "gilt nicht mehr")
	v.Want("after 15 minutes", v.Get(out), http.StatusGone, "gilt nicht mehr")
	c.Turn(-time.Second)
	v.Want("a second earlier", v.Post(in), http.StatusSeeOther, "/verwaltung")
	v.Want("a link that there never was", v.Get("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG"), http.StatusGone, "gilt nicht mehr")
	v.Post("/anmelden", "email", "eva@example.org")
	c.Turn(signin.LinkLifetime + time.Second)
	if r.MailedLink(t) != "" {
		t.Error("a link is mailed for a request of a quarter of an hour ago")
	}
}

func TestTheAnswerDoesNotSayWhetherAnAddressIsKnown(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	closed := r.Invite(t, "weg@example.org", account.Coordinator, "herne")
	if err := r.Gate.CloseAccount(t.Context(), signin.Command, closed); err != nil {
		t.Fatal(err)
	}
	work := `select count(*) from jobs.river_job where kind = 'sign_in_mail'`
	for i, email := range []string{"eva@example.org", "niemand@example.org", "weg@example.org"} {
		v := r.Visitor(t, "198.51.100.7")
		w := v.Post("/anmelden", "email", email)
		v.Want(email, w, http.StatusSeeOther, "/anmelden/gesendet")
		w.Header().Del("Set-Cookie")
		w.Header().Del("X-Request-Id")
		if w.Body.Len() != 0 || len(v.Cookies) != 1 || r.QueryInt(t, work) != i+1 {
			t.Errorf("%s: %d bytes, %d cookies, %d pieces of work", email, w.Body.Len(), len(v.Cookies), r.QueryInt(t, work))
		}
		if sent := r.MailedLink(t) != ""; sent != (i == 0) {
			t.Errorf("%s is sent a mail: %v", email, sent)
		}
		if _, err := r.SQL.Exec(t.Context(), `delete from desk.sign_in_requests`); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsNoAddressComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	v := r.Visitor(t, "198.51.100.7")
	for typed, shown := range map[string]string{
		"": "", "eva": "eva", "eva@": "eva@", "eva@example": "eva@example", "@example.org": "@example.org", "a b@example.org": "a b@example.org",
		"eva@example.org\r\nBcc: alle@example.org": "Bcc: alle@example.org", "eva@example.org,b@example.org": "eva@example.org,b@example.org",
		"eva\x00@example.org": "eva@example.org", "\u202eeva@example.org": "eva@example.org", "Eva <eva@example.org>": "Eva &lt;eva@example.org&gt;",
		"evа@example.org": "evа@example.org", `"><script>alert(1)</script>@example.org`: "&lt;script&gt;", strings.Repeat("a", 10_000) + "@example.org": strings.Repeat("a", 10_000),
		"\xff\xfe@example.org": "@example.org",
	} {
		w := v.Post("/anmelden", "email", typed)
		v.Want("“"+typed[:min(len(typed), 40)]+"”", w, http.StatusUnprocessableEntity, shown)
		doc := apptest.Document(t, w)
		if doc.Find(`#email[aria-invalid="true"]`).Length() != 1 || doc.Find(`.summary a[href="#email"]`).Length() != 1 || doc.Find("#email-fault").Length() != 1 {
			t.Errorf("%.40q: the fault is not said beside the field and at the top", typed)
		}
	}
	if n := r.QueryInt(t, `select count(*) from desk.sign_in_requests`) + r.QueryInt(t, `select count(*) from desk.sessions`); n != 0 {
		t.Errorf("%d rows are kept of it", n)
	}
}

func TestLimitsAreCountedTogether(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	c := r.Clock
	second := r.Beside(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	wantMany := func(what string, v *apptest.Visitor, path string, pairs ...string) {
		t.Helper()
		w := v.Post(path, pairs...)
		v.Want(what, w, http.StatusTooManyRequests, "Bitte warten Sie einen Moment")
		if wait, err := strconv.Atoi(w.Header().Get("Retry-After")); err != nil || wait < 1 || wait > 3600 {
			t.Errorf("%s: Retry-After %q", what, w.Header().Get("Retry-After"))
		}
	}
	for i := range 5 { // five links an address, from whatever place and by whichever instance
		v := []*apptest.Program{r, second}[i%2].Visitor(t, "198.51."+strconv.Itoa(i)+".7")
		v.Want("link", v.Post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	}
	wantMany("the sixth link", r.Visitor(t, "192.0.2.1"), "/anmelden", "email", "EVA@example.org")
	wantMany("the sixth link of nobody's", r.Visitor(t, "192.0.2.1"), "/anmelden", "email", "eva@example.org")
	for i := range 30 { // thirty an hour from one part of the net
		v := []*apptest.Program{r, second}[i%2].Visitor(t, "203.0.113."+strconv.Itoa(i))
		v.Want("request", v.Post("/anmelden", "email", "e"+strconv.Itoa(i)+"@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	}
	wantMany("the 31st request", second.Visitor(t, "203.0.113.200"), "/anmelden", "email", "x@example.org")
	next := r.Visitor(t, "203.0.114.1")
	next.Want("the part of the net beside", next.Post("/anmelden", "email", "y@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	link := r.SignInLink(t, "eva@example.org")
	for range 20 { // twenty guesses
		v := r.Visitor(t, "192.0.2.9")
		v.Want("a guess", v.Post("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG"), http.StatusGone, "")
	}
	wantMany("the 21st guess", second.Visitor(t, "192.0.2.10"), "/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG")
	proves := second.Visitor(t, "192.0.2.10")
	proves.Want("one that is right, from there", proves.Post(link), http.StatusSeeOther, "/verwaltung")
	c.Turn(time.Hour)
	v := second.Visitor(t, "203.0.113.1")
	v.Want("an hour later", v.Post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	if n := r.QueryInt(t, `select count(*) from desk.tries where position('example' in key) + position('203.0' in key) + position('192.0' in key) > 0`); n != 0 {
		t.Error("it can be read who tried")
	}
	if strings.Contains(r.Log.String(), "203.0.113") || strings.Contains(r.Log.String(), "example.org") {
		t.Error("the log says who tried")
	}
}

func TestPostsFromOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Operator, "")
	v := r.SignIn(t, "eva@example.org")
	for _, path := range []string{"/anmelden", r.SignInLink(t, "eva@example.org"), "/anmelden/passkey", "/anmelden/code", "/abmelden", apptest.OwnPage + "/name", apptest.OwnPage + "/sitzungen/ende", "/verwaltung/konten"} {
		w := v.Do(http.MethodPost, path, nil, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") })
		v.Want(path, w, http.StatusForbidden, "")
	}
	v.Want("still signed in", v.Get(apptest.OwnPage), http.StatusOK, "eva@example.org")
}

// With SameSite=Strict a browser that comes from another site does not say who it is. It is asked once more, as by a
// page of ours, instead of being told to sign in, and keeps its cookie.
func TestAReminderOpensWithoutSigningInAgain(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.Visitor(t, "198.51.100.7") // its cookie is not sent
	w := v.Do(http.MethodGet, "/verwaltung/konten", nil, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") })
	v.Want("from a mail page", w, http.StatusOK, `http-equiv="refresh" content="0"`)
	v.Want("from a mail page", w, http.StatusOK, `href="/verwaltung/konten"`)
	if len(v.Cookies) != 0 {
		t.Error("the cookie of the session is replaced")
	}
	w = v.Do(http.MethodGet, "/verwaltung/konten", nil, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-origin") })
	v.Want("then", w, http.StatusSeeOther, "/anmelden")
}

func TestOnlyPagesInsideAreComeBackTo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "eva@example.org", account.Coordinator, "herne")
	for path, want := range map[string]string{
		apptest.OwnPage: apptest.OwnPage, "/verwaltung/konten?von=//boese.example": "/verwaltung/konten", "/anmelden": "/verwaltung",
		"/verwaltung/netzwerke/herne/verlauf": "/verwaltung/netzwerke/herne/verlauf", "/verwaltung//boese.example": "/verwaltung", "/verwaltungboese": "/verwaltung",
	} {
		v := r.Visitor(t, "198.51.100.7")
		v.Get(path)
		v.Want(path, v.Post(r.SignInLink(t, "eva@example.org")), http.StatusSeeOther, want)
	}
}

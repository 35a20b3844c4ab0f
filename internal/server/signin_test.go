package server_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
)

const own = "/verwaltung/konto"

func TestALinkSignsInOnceAndLeadsBackToThePageThatWasWanted(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "Eva@Example.org", account.Coordinator, "herne")
	v := r.visitor(t, "198.51.100.7")
	v.want("a page inside", v.get("/verwaltung/konten"), http.StatusSeeOther, "/anmelden")
	v.want("the sign-in", v.get("/anmelden"), http.StatusOK, "Nach der Anmeldung kommen Sie dorthin")
	before := v.cookies[signin.CookieName]
	link := r.printed(t, "eva@example.org")
	for range 3 { // whoever only opens it, a program perhaps, does not use it up
		v.want("the link", v.get(link), http.StatusOK, "Jetzt anmelden")
	}
	v.want("the button", v.post(link), http.StatusSeeOther, "/verwaltung/konten")
	after := v.cookies[signin.CookieName]
	if before == nil || after == nil || before.Value == after.Value {
		t.Error("the session has the name that it had before the sign-in")
	}
	v.want("a page inside", v.get("/verwaltung/konten"), http.StatusOK, "eva@example.org")
	v.want("the sign-in once more", v.get("/anmelden"), http.StatusSeeOther, "/verwaltung")
	stranger := r.visitor(t, "198.51.100.8")
	stranger.want("the link again", stranger.post(link), http.StatusGone, "schon benutzt")
	stranger.want("the link again", stranger.get(link), http.StatusGone, "schon benutzt")
	old := r.visitor(t, "198.51.100.9")
	old.cookies[signin.CookieName] = before
	old.want("the session from before", old.get(own), http.StatusSeeOther, "/anmelden")
	if strings.Contains(r.log.String(), link[len("/anmelden/link/"):]) || !strings.Contains(r.log.String(), "/anmelden/link/{token}") {
		t.Errorf("the log holds the link:\n%s", r.log)
	}
}

func TestTheCookieIsForOneHostAndForPagesOfOursOnly(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.visitor(t, "198.51.100.7")
	w := v.post(r.printed(t, "eva@example.org"))
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
	if w := v.get(own); len(w.Header().Values("Set-Cookie")) != 0 || w.Header().Get("Vary") != "Cookie" {
		t.Errorf("inside: %v", w.Header())
	}
	for _, path := range []string{"/", hernePage, "/suche", "/en"} {
		if w := v.get(path); w.Header().Get("Set-Cookie") != "" || strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Cookie") {
			t.Errorf("%s has to do with cookies: %v", path, w.Header())
		}
	}
	value := v.cookies[signin.CookieName].Value
	if n := r.number(t, `select count(*) from desk.sessions where token = $1 or position($1 in encode(data, 'escape')) > 0`, value); n != 0 {
		t.Error("the database holds what stands in the cookie")
	}
}

func TestAMailedLinkWorksInTheBrowserThatAskedOnly(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	v, other := r.visitor(t, "198.51.100.7"), r.visitor(t, "203.0.113.9")
	v.want("ask", v.post("/anmelden", "email", "Eva@example.org "), http.StatusSeeOther, "/anmelden/gesendet")
	v.want("answer", v.get("/anmelden/gesendet"), http.StatusOK, "in Ihr Postfach")
	first := r.mailed(t)
	v.want("ask again", v.post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	second := r.mailed(t)
	other.want("elsewhere", other.get(first), http.StatusOK, "Jetzt anmelden") // a mail opens without our cookie
	other.want("elsewhere", other.post(first), http.StatusForbidden, "fordern Sie hier, in diesem Browser, einen neuen an")
	other.want("elsewhere", other.get(own), http.StatusSeeOther, "/anmelden")
	other.want("elsewhere, having asked, too", other.post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	other.want("elsewhere", other.post(second), http.StatusForbidden, "Browser")
	v.want("where it was asked for, the first of two", v.post(first), http.StatusSeeOther, "/verwaltung")
	v.want("the second is not needed any more", v.post(second), http.StatusGone, "schon benutzt")
	for _, link := range []string{first, second} {
		secret := strings.TrimPrefix(link, "/anmelden/link/")
		if len(secret) < 26 || r.number(t, `select count(*) from jobs.river_job where args::text like '%'||$1||'%'`, secret) != 0 || strings.Contains(r.log.String(), secret) {
			t.Errorf("the secret %q stands where it must not", secret)
		}
	}
	if n := r.number(t, `select count(*) from jobs.river_job where args::text like '%@%'`); n != 0 {
		t.Error("an address stands in the work that waits")
	}
}

func TestALinkExpires(t *testing.T) {
	t.Parallel()
	r, c := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.visitor(t, "198.51.100.7")
	in, out := r.printed(t, "eva@example.org"), r.printed(t, "eva@example.org")
	c.turn(signin.LinkLifetime)
	v.want("after 15 minutes", v.post(out), http.StatusGone, "gilt nicht mehr")
	v.want("after 15 minutes", v.get(out), http.StatusGone, "gilt nicht mehr")
	c.turn(-time.Second)
	v.want("a second earlier", v.post(in), http.StatusSeeOther, "/verwaltung")
	v.want("a link that there never was", v.get("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG"), http.StatusGone, "gilt nicht mehr")
	v.post("/anmelden", "email", "eva@example.org")
	c.turn(signin.LinkLifetime + time.Second)
	if r.mailed(t) != "" {
		t.Error("a link is mailed for a request of a quarter of an hour ago")
	}
}

func TestTheAnswerDoesNotSayWhetherAnAddressIsKnown(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	closed := r.invite(t, "weg@example.org", account.Coordinator, "herne")
	if err := r.gate.CloseAccount(t.Context(), signin.Command, closed); err != nil {
		t.Fatal(err)
	}
	work := `select count(*) from jobs.river_job where kind = 'sign_in_mail'`
	for i, email := range []string{"eva@example.org", "niemand@example.org", "weg@example.org"} {
		v := r.visitor(t, "198.51.100.7")
		w := v.post("/anmelden", "email", email)
		v.want(email, w, http.StatusSeeOther, "/anmelden/gesendet")
		w.Header().Del("Set-Cookie")
		w.Header().Del("X-Request-Id")
		if w.Body.Len() != 0 || len(v.cookies) != 1 || r.number(t, work) != i+1 {
			t.Errorf("%s: %d bytes, %d cookies, %d pieces of work", email, w.Body.Len(), len(v.cookies), r.number(t, work))
		}
		if sent := r.mailed(t) != ""; sent != (i == 0) {
			t.Errorf("%s is sent a mail: %v", email, sent)
		}
		if _, err := r.owner.Exec(t.Context(), `delete from desk.sign_in_requests`); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsNoAddressComesBackWithWhatWasTyped(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	v := r.visitor(t, "198.51.100.7")
	for typed, shown := range map[string]string{
		"": "", "eva": "eva", "eva@": "eva@", "eva@example": "eva@example", "@example.org": "@example.org", "a b@example.org": "a b@example.org",
		"eva@example.org\r\nBcc: alle@example.org": "Bcc: alle@example.org", "eva@example.org,b@example.org": "eva@example.org,b@example.org",
		"eva\x00@example.org": "eva@example.org", "\u202eeva@example.org": "eva@example.org", "Eva <eva@example.org>": "Eva &lt;eva@example.org&gt;",
		"evа@example.org": "evа@example.org", `"><script>alert(1)</script>@example.org`: "&lt;script&gt;", strings.Repeat("a", 10_000) + "@example.org": strings.Repeat("a", 10_000),
		"\xff\xfe@example.org": "@example.org",
	} {
		w := v.post("/anmelden", "email", typed)
		v.want("“"+typed[:min(len(typed), 40)]+"”", w, http.StatusUnprocessableEntity, shown)
		doc := document(t, w)
		if doc.Find(`#email[aria-invalid="true"]`).Length() != 1 || doc.Find(`.summary a[href="#email"]`).Length() != 1 || doc.Find("#email-fault").Length() != 1 {
			t.Errorf("%.40q: the fault is not said beside the field and at the top", typed)
		}
	}
	if n := r.number(t, `select count(*) from desk.sign_in_requests`) + r.number(t, `select count(*) from desk.sessions`); n != 0 {
		t.Errorf("%d rows are kept of it", n)
	}
}

func TestLimitsAreCountedTogether(t *testing.T) {
	t.Parallel()
	r, c := withDoor(t)
	second := &running{url: r.url, owner: r.owner, queries: &queryCounter{}, log: &lockedBuffer{}}
	second.build(t, r.pool, func(p *web.Pages) { p.Now = c.now })
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	wantMany := func(what string, v *visitor, path string, pairs ...string) {
		t.Helper()
		w := v.post(path, pairs...)
		v.want(what, w, http.StatusTooManyRequests, "Bitte warten Sie einen Moment")
		if wait, err := strconv.Atoi(w.Header().Get("Retry-After")); err != nil || wait < 1 || wait > 3600 {
			t.Errorf("%s: Retry-After %q", what, w.Header().Get("Retry-After"))
		}
	}
	for i := range 5 { // five links an address, from whatever place and by whichever instance
		v := []*running{r, second}[i%2].visitor(t, "198.51."+strconv.Itoa(i)+".7")
		v.want("link", v.post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	}
	wantMany("the sixth link", r.visitor(t, "192.0.2.1"), "/anmelden", "email", "EVA@example.org")
	wantMany("the sixth link of nobody's", r.visitor(t, "192.0.2.1"), "/anmelden", "email", "eva@example.org")
	for i := range 30 { // thirty an hour from one part of the net
		v := []*running{r, second}[i%2].visitor(t, "203.0.113."+strconv.Itoa(i))
		v.want("request", v.post("/anmelden", "email", "e"+strconv.Itoa(i)+"@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	}
	wantMany("the 31st request", second.visitor(t, "203.0.113.200"), "/anmelden", "email", "x@example.org")
	next := r.visitor(t, "203.0.114.1")
	next.want("the part of the net beside", next.post("/anmelden", "email", "y@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	link := r.printed(t, "eva@example.org")
	for range 20 { // twenty guesses
		v := r.visitor(t, "192.0.2.9")
		v.want("a guess", v.post("/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG"), http.StatusGone, "")
	}
	wantMany("the 21st guess", second.visitor(t, "192.0.2.10"), "/anmelden/link/AAAABBBBCCCCDDDDEEEEFFFFGG")
	proves := second.visitor(t, "192.0.2.10")
	proves.want("one that is right, from there", proves.post(link), http.StatusSeeOther, "/verwaltung")
	c.turn(time.Hour)
	v := second.visitor(t, "203.0.113.1")
	v.want("an hour later", v.post("/anmelden", "email", "eva@example.org"), http.StatusSeeOther, "/anmelden/gesendet")
	if n := r.number(t, `select count(*) from desk.tries where position('example' in key) + position('203.0' in key) + position('192.0' in key) > 0`); n != 0 {
		t.Error("it can be read who tried")
	}
	if strings.Contains(r.log.String(), "203.0.113") || strings.Contains(r.log.String(), "example.org") {
		t.Error("the log says who tried")
	}
}

func TestPostsFromOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Operator, "")
	v := r.enter(t, "eva@example.org")
	for _, path := range []string{"/anmelden", r.printed(t, "eva@example.org"), "/anmelden/passkey", "/anmelden/code", "/abmelden", own + "/name", own + "/sitzungen/ende", "/verwaltung/konten"} {
		w := v.do(http.MethodPost, path, nil, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") })
		v.want(path, w, http.StatusForbidden, "")
	}
	v.want("still signed in", v.get(own), http.StatusOK, "eva@example.org")
}

// With SameSite=Strict a browser that comes from another site does not say who it is. It is asked once more, as by a
// page of ours, instead of being told to sign in, and keeps its cookie.
func TestAReminderOpensWithoutSigningInAgain(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	v := r.visitor(t, "198.51.100.7") // its cookie is not sent
	w := v.do(http.MethodGet, "/verwaltung/konten", nil, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") })
	v.want("from a mail page", w, http.StatusOK, `http-equiv="refresh" content="0"`)
	v.want("from a mail page", w, http.StatusOK, `href="/verwaltung/konten"`)
	if len(v.cookies) != 0 {
		t.Error("the cookie of the session is replaced")
	}
	w = v.do(http.MethodGet, "/verwaltung/konten", nil, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-origin") })
	v.want("then", w, http.StatusSeeOther, "/anmelden")
}

func TestOnlyPagesInsideAreComeBackTo(t *testing.T) {
	t.Parallel()
	r, _ := withDoor(t)
	r.invite(t, "eva@example.org", account.Coordinator, "herne")
	for path, want := range map[string]string{
		own: own, "/verwaltung/konten?von=//boese.example": "/verwaltung/konten", "/anmelden": "/verwaltung",
		"/verwaltung/netzwerke/herne/verlauf": "/verwaltung/netzwerke/herne/verlauf", "/verwaltung//boese.example": "/verwaltung", "/verwaltungboese": "/verwaltung",
	} {
		v := r.visitor(t, "198.51.100.7")
		v.get(path)
		v.want(path, v.post(r.printed(t, "eva@example.org")), http.StatusSeeOther, want)
	}
}

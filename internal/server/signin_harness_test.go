package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// clock is a clock that a test turns.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.at }

func (c *clock) turn(by time.Duration) { c.mu.Lock(); defer c.mu.Unlock(); c.at = c.at.Add(by) }

// withDoor starts the server with a clock of the test's own.
func withDoor(t testing.TB) (*running, *clock) {
	t.Helper()
	r := start(t)
	c := &clock{at: today}
	r.build(t, r.pool, func(p *web.Pages) { p.Now = c.now })
	return r, c
}

// visitor is a browser with cookies, at an address of the net.
type visitor struct {
	testing.TB
	r       *running
	from    string
	cookies map[string]*http.Cookie
}

func (r *running) visitor(t testing.TB, from string) *visitor {
	return &visitor{t, r, from, map[string]*http.Cookie{}}
}

// do sends a request with the cookies of the visitor, and keeps those of the answer.
func (v *visitor) do(method, path string, form url.Values, prepare ...func(*http.Request)) *httptest.ResponseRecorder {
	v.Helper()
	w := v.r.ask(v, method, path, form.Encode(), func(r *http.Request) {
		r.RemoteAddr = v.from + ":4711"
		r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
		for _, c := range v.cookies {
			r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
		}
		for _, p := range prepare {
			p(r)
		}
	})
	for _, c := range w.Result().Cookies() {
		if c.MaxAge < 0 {
			delete(v.cookies, c.Name)
			continue
		}
		v.cookies[c.Name] = c
	}
	return w
}

func (v *visitor) get(path string) *httptest.ResponseRecorder {
	v.Helper()
	return v.do(http.MethodGet, path, nil)
}

func (v *visitor) post(path string, pairs ...string) *httptest.ResponseRecorder {
	v.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return v.do(http.MethodPost, path, form)
}

// want checks status and target of an answer, or a text in it.
func (v *visitor) want(what string, w *httptest.ResponseRecorder, status int, rest string) {
	v.Helper()
	if w.Code != status {
		v.Errorf("%s: status %d, want %d", what, w.Code, status)
	}
	if status == http.StatusSeeOther {
		if got := w.Header().Get("Location"); got != rest {
			v.Errorf("%s: leads to %q, want %q", what, got, rest)
		}
		return
	}
	if !strings.Contains(w.Body.String(), rest) {
		v.Errorf("%s: does not say %q:\n%s", what, rest, w.Body)
	}
}

// invite makes an account.
func (r *running) invite(t testing.TB, email string, role account.Role, about string) directory.ID {
	t.Helper()
	done, err := r.gate.Invite(t.Context(), signin.Command, signin.Invitation{Email: email, Role: role, Network: about, Institution: about})
	if err != nil {
		t.Fatalf("invite %s: %v", email, err)
	}
	return done.Account
}

// printed returns the path of a link that the command prints.
func (r *running) printed(t testing.TB, email string) string {
	t.Helper()
	link, err := r.gate.LinkToPrint(t.Context(), email, false)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(link.Address, r.pages.Origin)
}

// enter returns a visitor who has signed in.
func (r *running) enter(t testing.TB, email string) *visitor {
	t.Helper()
	v := r.visitor(t, "198.51.100.7")
	v.want("sign in", v.post(r.printed(t, email)), http.StatusSeeOther, "/verwaltung")
	return v
}

// mailed does what the work in the background does with the newest request, and returns the path of the link; "" if
// nothing is mailed.
func (r *running) mailed(t testing.TB) string {
	t.Helper()
	var id directory.ID
	if err := r.owner.QueryRow(t.Context(), `select id from desk.sign_in_requests order by asked_at desc limit 1`).Scan(&id); err != nil {
		t.Fatal(err)
	}
	link, err := r.gate.LinkToMail(t.Context(), store.New(r.owner), id)
	if err != nil {
		t.Logf("nothing is mailed: %v", err)
		return ""
	}
	if _, err := r.owner.Exec(t.Context(), `delete from desk.sign_in_requests`); err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(link.Address, r.pages.Origin)
}

func (r *running) number(t testing.TB, sql string, args ...any) (n int) {
	t.Helper()
	if err := r.owner.QueryRow(t.Context(), sql, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return n
}

// account returns an account as it is now.
func (r *running) account(t testing.TB, email string) account.Account {
	t.Helper()
	a, err := store.New(r.owner).AccountByEmail(t.Context(), email)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// grant returns an account and the first of its roles.
func (r *running) grant(t testing.TB, email string) (account.Account, directory.ID) {
	t.Helper()
	a := r.account(t, email)
	grants, err := store.New(r.owner).GrantsOf(t.Context(), a.ID)
	if err != nil || len(grants) == 0 {
		t.Fatalf("roles of %s: %v", email, err)
	}
	return a, grants[0].ID
}

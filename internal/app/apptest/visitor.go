package apptest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

// Visitor is a browser with cookies, at an address of the net.
type Visitor struct {
	testing.TB
	Program *Program
	From    string
	Cookies map[string]*http.Cookie
}

// Visitor returns a browser at an address of the net, without cookies.
func (r *Program) Visitor(t testing.TB, from string) *Visitor {
	return &Visitor{t, r, from, map[string]*http.Cookie{}}
}

// Do sends a request with the cookies of the visitor, and keeps those of the answer.
func (v *Visitor) Do(method, path string, form url.Values, prepare ...func(*http.Request)) *httptest.ResponseRecorder {
	v.Helper()
	w := v.Program.Ask(v, method, path, form.Encode(), func(r *http.Request) {
		r.RemoteAddr = v.From + ":4711"
		r.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
		for _, c := range v.Cookies {
			r.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
		}
		for _, p := range prepare {
			p(r)
		}
	})
	for _, c := range w.Result().Cookies() {
		if c.MaxAge < 0 {
			delete(v.Cookies, c.Name)
			continue
		}
		v.Cookies[c.Name] = c
	}
	return w
}

// Get asks for a page.
func (v *Visitor) Get(path string) *httptest.ResponseRecorder {
	v.Helper()
	return v.Do(http.MethodGet, path, nil)
}

// Post sends a form of names and values.
func (v *Visitor) Post(path string, pairs ...string) *httptest.ResponseRecorder {
	v.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return v.Do(http.MethodPost, path, form)
}

// Want checks status and target of an answer, or a text in it.
func (v *Visitor) Want(what string, w *httptest.ResponseRecorder, status int, rest string) {
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

// SignIn returns a visitor who has signed in.
func (r *Program) SignIn(t testing.TB, email string) *Visitor {
	t.Helper()
	v := r.Visitor(t, "198.51.100.7")
	if to := v.Post(r.SignInLink(t, email)).Header().Get("Location"); to != "/verwaltung" && to != "/vermittlung" {
		t.Errorf("sign in: leads to %q", to)
	}
	return v
}

// MailedLink does what the work in the background does with the newest request, and returns the path of the link; "" if
// nothing is mailed.
func (r *Program) MailedLink(t testing.TB) string {
	t.Helper()
	var id directory.ID
	if err := r.SQL.QueryRow(t.Context(), `select id from desk.sign_in_requests order by asked_at desc limit 1`).Scan(&id); err != nil {
		t.Fatal(err)
	}
	link, err := r.Gate.LinkToMail(t.Context(), r.DB.Owner, id)
	if err != nil {
		t.Logf("nothing is mailed: %v", err)
		return ""
	}
	if _, err := r.SQL.Exec(t.Context(), `delete from desk.sign_in_requests`); err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(link.Address, r.Pages.Origin)
}

package apptest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// Ask sends a request; prepare may be nil.
func (r *Program) Ask(t testing.TB, method, target, body string, prepare func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if prepare != nil {
		prepare(req)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// Found sends a search and reads what it leads to.
func (r *Program) Found(t testing.TB, target, body string, prepare func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	w := r.Ask(t, http.MethodPost, target, body, prepare)
	if w.Code != http.StatusSeeOther {
		return w
	}
	return r.Ask(t, http.MethodGet, w.Header().Get("Location"), "", nil)
}

// GetRaw asks for target, an address as it stands on the wire, decoded in the way the server does it.
func (r *Program) GetRaw(t testing.TB, target string) *httptest.ResponseRecorder {
	t.Helper()
	u, err := url.ParseRequestURI(target)
	if err != nil {
		t.Fatalf("%q: %v", target, err)
	}
	w := httptest.NewRecorder()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	req.URL, req.RequestURI = u, target
	r.ServeHTTP(w, req)
	return w
}

// GetPacked is Get by a browser that takes the given encodings.
func (r *Program) GetPacked(t testing.TB, path, encoding string) *httptest.ResponseRecorder {
	t.Helper()
	return r.Ask(t, http.MethodGet, path, "", func(req *http.Request) { req.Header.Set("Accept-Encoding", encoding) })
}

// Do sends a form as somebody, or asks for a page where form is nil. What stands behind # in the address stays in the
// browser.
func (r *Program) Do(t testing.TB, by account.Account, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	path, _, _ = strings.Cut(path, "#")
	method, body := http.MethodGet, ""
	if form != nil {
		method, body = http.MethodPost, form.Encode()
	}
	req := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(body))
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if by.ID != (directory.ID{}) || len(by.Grants) > 0 {
		req = As(req, by)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// As signs a request in.
func As(r *http.Request, a account.Account) *http.Request {
	return r.WithContext(account.With(r.Context(), a))
}

// Get asks for an address and returns the answer.
func (r *Program) Get(t testing.TB, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	return w
}

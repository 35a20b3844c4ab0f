package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryAddressAnswersItsMethodsAndRefusesTheOthersWithAllow(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	methods := []string{
		"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "GARBAGE", "X-" + strings.Repeat("A", 200),
	}
	count := 0
	for _, a := range r.Addresses() {
		has := a.Methods
		if slices.Contains(has, "GET") {
			has = slices.Concat([]string{"GET", "HEAD"}, slices.DeleteFunc(slices.Clone(has), func(m string) bool { return m == "GET" }))
		}
		for _, path := range paths(r, a.Pattern) {
			for _, method := range methods {
				count++
				w := r.Ask(t, method, path, wordsFor(path), nil)
				switch what := method + " " + path; {
				case method == http.MethodOptions && strings.HasPrefix(path, apptest.HSDS):
					if w.Code != http.StatusNoContent {
						t.Errorf("%s: status %d, want 204: pages of other sites ask before they ask", what, w.Code)
					}
				case slices.Contains(has, method):
					if w.Code != http.StatusOK && !(method == "POST" && (w.Code == http.StatusUnprocessableEntity || w.Code == http.StatusSeeOther)) { // the words are for the search
						t.Errorf("%s: status %d", what, w.Code)
					}
				case w.Code != http.StatusMethodNotAllowed:
					t.Errorf("%s: status %d, want 405", what, w.Code)
				default:
					if allow := w.Header().Get("Allow"); allow != strings.Join(has, ", ") {
						t.Errorf("%s: Allow %q, want %q", what, allow, strings.Join(has, ", "))
					}
				}
			}
		}
	}
	t.Logf("%d requests to %d addresses", count, len(r.Addresses()))
}

func TestMethodThatNobodyKnowsDoesNotMakeAnAddressExist(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, method := range []string{"GET", "POST", "GARBAGE", "TRACE"} {
		w := r.Ask(t, method, "/gibt-es-nicht", "", nil)
		r.WantCalm(t, method, w, http.StatusNotFound, "de")
	}
}

func TestHeadIsGetWithoutTheBody(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	url := r.Listen(t)
	for _, path := range every(r) {
		res, err := apptest.Client(t).Head(url + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Errorf("HEAD %s: status %d", path, res.StatusCode)
		}
	}
}

// wordsFor is what is posted to an address: programs are told of a field that there is not.
func wordsFor(path string) string {
	if strings.HasPrefix(path, apptest.HSDS) {
		return "search=Polizei"
	}
	return "q=Polizei"
}

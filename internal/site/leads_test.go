package site_test

import (
	"net/http"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestSearchForAPlaceLeadsToItsPageAndNowhereElse(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for typed, to := range map[string]string{"Herne": "/regionen/05916", "44623": "/regionen/05916", "NRW": "/regionen/05", "Herne 44623": "", "//evil.example": "", "Frauenhaus": "", "05916": ""} {
		for _, prefix := range []string{"", "/en"} {
			w := r.Ask(t, http.MethodPost, prefix+"/suche", apptest.SearchForm(typed), nil)
			want := to
			if to != "" {
				want = prefix + to
			}
			if got := w.Header().Get("Location"); got != want || (w.Code == http.StatusSeeOther) != (to != "") {
				t.Errorf("%s: %d to %q, want %q", typed, w.Code, got, want)
			}
		}
	}
}

package site_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryFactOfTheFiveSourcesStandsOnAPublicPage(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	text := map[string]string{}
	for _, f := range facts {
		if _, ok := text[f.page]; !ok {
			w := r.Get(t, f.page)
			if w.Code != http.StatusOK {
				t.Fatalf("%s answers %d", f.page, w.Code)
			}
			text[f.page] = apptest.Visible(t, w.Body.String())
		}
		for _, want := range f.texts {
			if !strings.Contains(text[f.page], want) {
				t.Errorf("%s: %s does not say %q", f.id, f.page, want)
			}
		}
	}
}

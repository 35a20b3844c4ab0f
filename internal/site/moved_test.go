package site_test

import (
	"net/http"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestFormerKeysLeadToTheNewAddressAndRemovedOnesSaySo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `insert into former_keys (kind, key, position, target) select 'network', 'herne-alt', 1, id from networks where key = 'herne'`)
	r.Exec(t, `insert into former_keys (kind, key, position, target) select 'institution', 'opferhilfe-alt', 1, id from institutions where key = 'weisser-ring'`)
	for from, to := range map[string]string{
		"/netzwerke/herne-alt": "/netzwerke/herne", "/en/netzwerke/herne-alt": "/en/netzwerke/herne",
		"/einrichtungen/opferhilfe-alt": "/einrichtungen/weisser-ring", "/en/einrichtungen/opferhilfe-alt": "/en/einrichtungen/weisser-ring",
		"/netzwerke/herne-%61lt": "/netzwerke/herne",
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := r.Ask(t, method, from, "", nil)
			if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != to {
				t.Errorf("%s %s: %d to %q, want 301 to %q", method, from, w.Code, w.Header().Get("Location"), to)
			}
			if w := r.Get(t, to); w.Code != http.StatusOK {
				t.Errorf("%s: status %d", to, w.Code)
			}
		}
	}
	if err := r.DB.Owner.RemoveNetwork(t.Context(), "herne"); err != nil {
		t.Fatal(err)
	}
	r.Exec(t, `delete from institutions where key = 'schattenlicht'`)
	for lang, prefix := range map[string]string{"de": "", "en": "/en"} {
		for _, path := range []string{"/netzwerke/herne", "/netzwerke/herne-alt"} {
			r.WantCalm(t, prefix+path, r.Get(t, prefix+path), http.StatusGone, lang)
		}
		r.WantCalm(t, "institution", r.Get(t, prefix+"/einrichtungen/schattenlicht"), http.StatusGone, lang)
		if w := r.Get(t, prefix+"/netzwerke/soest"); w.Code != http.StatusOK {
			t.Errorf("another network: status %d", w.Code)
		}
	}
}

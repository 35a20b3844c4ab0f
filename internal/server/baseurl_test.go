package server_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/config"
)

// However the operator spells the public address: browsers compare one form of it, and so does everything here.
func TestThePublicAddressIsTheOneThatBrowsersCompare(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for spelled, origin := range map[string]string{
		"https://Netz.Example.org": "https://netz.example.org", "HTTPS://netz.example.org:443/": "https://netz.example.org", "https://netz.example.org.": "https://netz.example.org",
		"https://frauennetz-köln.example": "https://xn--frauennetz-kln-6pb.example",
	} {
		c, err := config.Read([]string{"RUNDTISCH_BASE_URL=" + spelled, "RUNDTISCH_EXIT_URL=HTTPS://WWW.dwd.DE:443"})
		if err != nil {
			t.Errorf("%s: %v", spelled, err)
			continue
		}
		r := r.Again(t, func(s *apptest.Setup) { s.Config.BaseURL, s.Config.ExitURL = c.BaseURL, c.ExitURL }) // passkeys refuse a name that is none
		w := r.Found(t, "/suche", apptest.SearchForm("Frauenhaus"), func(req *http.Request) {
			req.Host = "127.0.0.1:8080" // a proxy before it that names another host
			req.Header.Set("Origin", origin)
		})
		if w.Code != http.StatusOK || w.Header().Get("Strict-Transport-Security") == "" {
			t.Errorf("%s: a form of our own: status %d, Strict-Transport-Security %q", spelled, w.Code, w.Header().Get("Strict-Transport-Security"))
		}
		if exit := apptest.Document(t, w).Find("#exit").AttrOr("href", ""); exit != "https://www.dwd.de/" {
			t.Errorf("the exit leads to %s", exit)
		}
		for _, path := range []string{"/sitemap.xml", "/robots.txt", "/"} {
			if body := r.Get(t, path).Body.String(); !strings.Contains(body, origin) || strings.Contains(body, ":443") || strings.Contains(body, "Netz.Example") || strings.Contains(body, ".org./") {
				t.Errorf("%s: %s does not name %s, or another one", spelled, path, origin)
			}
		}
	}
}

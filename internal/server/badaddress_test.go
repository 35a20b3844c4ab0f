package server_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestNothingStandsAtAnUnreadableAddress(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, what := range []string{"%00", "a%00b", "%ff", "%c3%28", "%ed%a0%80", "%f5%80%80%80", "%01", "%1b%5b2J", "%7f", "%0d%0aSet-Cookie:%20a=b", "%09", "%0a", "%c2%85", "%ef%bf%bd", "%e2%80%aeherne"} {
		for _, at := range []string{"/", "/netzwerke/", "/regionen/", "/en/einrichtungen/", "/static/"} {
			lang := "de"
			if strings.HasPrefix(at, "/en/") {
				lang = "en"
			}
			r.WantCalm(t, at+what, r.GetRaw(t, at+what), http.StatusNotFound, lang)
		}
	}
}

func TestOddAddressIsNotFoundAndNeverAFault(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	long := strings.Repeat("a", 20_000)
	for _, path := range []string{
		"/netzwerke/" + long, "/einrichtungen/" + long, "/regionen/" + long, "/" + long, "/static/" + long,
		"/netzwerke/%2e%2e", "/netzwerke/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/static/%2e%2e/server.go", "/static/..%5c..%5cgo.mod", "/..%2f..%2fetc/passwd",
		`/netzwerke/\`, `/netzwerke/herne\..\soest`, "/netzwerke/herne%20", "/netzwerke/HERNE", "/netzwerke/'%20or%201=1--", "/netzwerke/%25s%25n",
		"/regionen/5916", "/regionen/05916x", "/regionen/-1", "/regionen/99999999999999999999", "/regionen/٠٥٩١٦", "/regionen/00", "/regionen/17",
		"/netzwerke/%F0%9F%92%A9", "/netzwerke/herne/mitglieder", "/en/en", "/de", "/EN/netzwerke", "//netzwerke", "/netzwerke//herne",
		"/.git/config", "/wp-login.php", "/.env", "/netzwerke/<script>alert(1)</script>", "/netzwerke/{{.}}", "/.well-known/", "/static",
	} {
		w := r.GetRaw(t, path)
		if w.Code == http.StatusMovedPermanently { // a slash at the end was dropped
			w = r.GetRaw(t, w.Header().Get("Location"))
		}
		lang := "de"
		if strings.HasPrefix(path, "/en") {
			lang = "en"
		}
		r.WantCalm(t, path[:min(len(path), 60)], w, http.StatusNotFound, lang)
		if body := w.Body.String(); strings.Contains(body, "<script>alert") || len(body) > 30_000+3*len(path)*2 {
			t.Errorf("%.60s: the page repeats the address, %d bytes", path, len(body))
		}
	}
}

func TestQueryThatNoPageAskedForChangesNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, query := range []string{
		"page=-1", "page=99999999999999999999", "seite=0x10", "a=" + strings.Repeat("b", 25_000), strings.Repeat("&", 10_000), "a;b", "=", "lang=en",
		"utm_campaign=M%E4nner", "fbclid=IwAR%", "q=K%F6ln", "q=K\xf6ln", "%zz", "a=%", "%00", "a=%00", "a=b;c=d", ";", "%ff=%fe", "a=1&a=2&a=%E4", "q=%ef%bf%bd", "q=%e2%80%aex", "a=%0d%0aSet-Cookie:b=c",
		"q=%3Cscript%3E", "utm_source=x", strings.Repeat("a=b&", 5_000),
	} {
		for _, path := range []string{"/", "/netzwerke", "/netzwerke/herne", "/termine", "/meldungen", "/suche", "/hilfe", "/sicherheit", "/regionen/05916", "/einbetten/herne", "/anmelden", "/en/netzwerke"} {
			plain, asked := r.Get(t, path), r.GetRaw(t, path+"?"+query)
			if asked.Code != http.StatusOK || asked.Body.String() != plain.Body.String() {
				t.Errorf("%s?%.30s: status %d, %d bytes, without the query %d bytes", path, query, asked.Code, asked.Body.Len(), plain.Body.Len())
			}
		}
	}
	for _, query := range []string{"utm_campaign=M%E4nner", "fbclid=IwAR%", "a;b", "%00"} {
		if w := r.Found(t, "/suche?"+query, apptest.SearchForm("Frauenhaus"), nil); w.Code != http.StatusOK {
			t.Errorf("a search sent to ?%s: status %d", query, w.Code)
		}
		if w := r.GetRaw(t, "/netzwerke/?"+query); w.Code != http.StatusMovedPermanently || !strings.HasPrefix(w.Header().Get("Location"), "/netzwerke?") && w.Header().Get("Location") != "/netzwerke" {
			t.Errorf("a slash at the end, ?%s: status %d to %s", query, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestEscapedLettersNameTheSameAddress(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, path := range []string{"/netzwerke/%68erne", "/%6eetzwerke/herne", "/en/netzwerke/hern%65", "/s%75che"} { // RFC 3986, 6.2.2.2
		if w := r.GetRaw(t, path); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}

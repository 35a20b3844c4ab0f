package site_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/answer"
	"rundtisch/internal/app/apptest"
)

// address is where a search leads.
func address(t testing.TB, r *apptest.Program, path, typed string) string {
	t.Helper()
	w := r.Ask(t, http.MethodPost, path, apptest.SearchForm(typed), nil)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%q at %s: status %d", typed, path, w.Code)
	}
	return w.Header().Get("Location")
}

func TestASearchLeadsToAnAddressThatTellsNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	lengths := map[int]bool{}
	for _, typed := range []string{"Herne", "44623 Frauenhaus", "//evil.example", "er schlägt mich"} {
		for _, path := range []string{"/suche", "/en/suche", "/angebote"} {
			to, again := address(t, r, path, typed), address(t, r, path, typed)
			word, ok := strings.CutPrefix(to, strings.Replace(path, "/angebote", "/suche", 1)+"/")
			plain, err := base64.RawURLEncoding.DecodeString(word)
			if !ok || err != nil || strings.Contains(to, typed) || strings.Contains(string(plain), "wo=") || to == again {
				t.Errorf("%q at %s leads to %s, then to %s", typed, path, to, again)
			}
			lengths[len(word)] = true
			w := r.Get(t, to)
			if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Referrer-Policy") != "no-referrer" {
				t.Errorf("%s: status %d, %v", typed, w.Code, w.Header())
			}
			if got := apptest.Document(t, w).Find("#wo").AttrOr("value", ""); got != typed {
				t.Errorf("%q stands in the field as %q", typed, got)
			}
		}
	}
	if len(lengths) > 1 {
		t.Errorf("the length of the address tells that of the words: %v", lengths)
	}
}

// „Zurück" asks for the same address again; another instance of the program may answer.
func TestAnAddressLivesTenMinutesOnEveryInstance(t *testing.T) {
	r := apptest.Start(t)
	to := address(t, r, "/suche", "44623 Stalking")
	later := func(by time.Duration) *apptest.Program {
		return r.Again(t, func(s *apptest.Setup) { s.Now = func() time.Time { return apptest.Today.Add(by) } })
	}
	for by, lives := range map[time.Duration]bool{0: true, answer.Lifetime: true, answer.Lifetime + time.Second: false, 3 * answer.Lifetime: false} {
		w := later(by).Get(t, to)
		text := apptest.Visible(t, w.Body.String())
		field := apptest.Document(t, w).Find("#wo").AttrOr("value", "")
		if w.Code != http.StatusOK || (field == "44623 Stalking") != lives || strings.Contains(text, "Diese Suche ist abgelaufen") == lives {
			t.Errorf("after %v: status %d: %.300s", by, w.Code, text)
		}
		if apptest.Document(t, w).Find("#exit").Length() != 1 || apptest.Document(t, w).Find("#wo").Length() != 1 {
			t.Errorf("after %v: no way out, or no field", by)
		}
	}
	later(3*answer.Lifetime).Ask(t, http.MethodPost, "/suche", apptest.SearchForm("Herne"), nil)
	if n := r.QueryInt(t, `select count(*) from desk.search_keys`); n != 1 {
		t.Errorf("%d keys are kept: old ones must be gone, and with them what anybody looked for", n)
	}
}

func TestAnAddressThatNobodySealedIsTheEmptyForm(t *testing.T) {
	r := apptest.Reading(t)
	to := address(t, r, "/suche", "Herne")
	for _, forged := range []string{"x", "AAAAAAAAAAAAAAAAAAAAAAAA", strings.TrimPrefix(to, "/suche/") + "A", to[7 : len(to)-2], "%00", strings.Repeat("A", 5000)} {
		w := r.GetRaw(t, "/suche/"+forged)
		if w.Code != http.StatusOK && (forged != "%00" || w.Code != http.StatusNotFound) {
			t.Errorf("%.30s: status %d", forged, w.Code)
		}
	}
}

func TestOldAddressesOfTheSearchLeadThere(t *testing.T) {
	r := apptest.Reading(t)
	for from, to := range map[string]string{"/angebote": "/suche", "/en/angebote": "/en/suche"} {
		if w := r.Get(t, from); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != to {
			t.Errorf("%s: status %d to %s", from, w.Code, w.Header().Get("Location"))
		}
	}
	if w := r.Found(t, "/suche", "q=Herne", nil); !strings.Contains(w.Body.String(), "Herne") || w.Code != http.StatusOK {
		t.Errorf("a form from before: status %d", w.Code)
	}
}

// Of most services nobody has entered yet what they are about. Whoever asks for help is shown them all the same.
func TestAPlaceWithoutTheTopicStillShowsWhoIsThere(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for words, want := range map[string]string{"44623 mein mann schlägt mich": "Frauenhaus Herne", "Herne zwangsheirat": "Schattenlicht"} {
		doc := apptest.Document(t, r.Found(t, "/suche", url.Values{"wo": {words}}.Encode(), nil))
		hits := doc.Find(".hit")
		if hits.Length() < 5 || !strings.Contains(hits.Text(), want) || !strings.Contains(doc.Find("#treffer").Text(), "Genau dazu") {
			t.Errorf("%s: %d services: %s", words, hits.Length(), doc.Find("#treffer").Text())
		}
	}
}

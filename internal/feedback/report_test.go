package feedback_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

func reports(t testing.TB, r *apptest.Program) (n int) {
	t.Helper()
	if err := r.SQL.QueryRow(t.Context(), `select count(*) from desk.proposals where source = 'besuch'`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestVisitorsReportAnErrorWithoutNamingThemselves(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for lang, prefix := range map[string]string{"de": "", "en": "/en"} {
		for _, entry := range []string{apptest.HernePage, "/einrichtungen/weisser-ring"} {
			path := prefix + entry + "/hinweis"
			if link := apptest.Document(t, r.Get(t, prefix+entry)).Find(`a[href="` + path + `"]`); link.Length() != 1 {
				t.Errorf("%s does not lead to the form", prefix+entry)
			}
			page := r.Get(t, path)
			r.WantCalm(t, path, page, http.StatusOK, lang)
			if doc := apptest.Document(t, page); doc.Find(`main a[href="tel:110"]`).Length() != 1 || doc.Find(`main a[href="tel:116016"]`).Length() != 1 || doc.Find(`textarea[maxlength="1000"]`).Length() != 1 {
				t.Errorf("%s: no numbers or no limit:\n%s", path, apptest.Said(t, page))
			}
			if text := apptest.Said(t, page); !strings.Contains(text, map[string]string{"de": "Das ist keine Hilfestelle.", "en": "This is no help line."}[lang]) {
				t.Errorf("%s does not say that it is no help line:\n%s", path, text)
			}
			before := reports(t, r)
			sent := r.Do(t, apptest.Nobody, path, url.Values{"text": {"Die Zeiten\r\nstimmen nicht."}})
			if sent.Code != http.StatusSeeOther || sent.Header().Get("Location") != path+"/danke" || sent.Header().Get("Set-Cookie") != "" {
				t.Errorf("%s: %d to %s, %v", path, sent.Code, sent.Header().Get("Location"), sent.Header())
			}
			r.WantCalm(t, path, r.Get(t, path+"/danke"), http.StatusOK, lang)
			if n := reports(t, r); n != before+1 {
				t.Errorf("%s: %d reports, want %d", path, n, before+1)
			}
		}
	}
	if strings.Contains(r.Log.String(), "weisser-ring") || strings.Contains(r.Log.String(), "Zeiten") {
		t.Errorf("the log tells what was reported:\n%s", r.Log)
	}
}

func TestReportsThatAreNotTaken(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 2)
	d.Institutions[0].Sectors, d.Institutions[0].Contacts = []directory.Sector{directory.SectorShelter}, nil
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	shelter, open := "/einrichtungen/erfunden-1-stelle-0/hinweis", "/einrichtungen/erfunden-1-stelle-1/hinweis"
	for name, test := range map[string]struct{ path, text, want string }{
		"nothing":               {open, "", "Bitte schreiben Sie, was nicht stimmt."},
		"a phone number":        {open, "Richtig ist 02323 123456 <b>!", "Telefonnummer"},
		"an address of mail":    {open, "Fragen Sie anna@example.org", "E-Mail-Adresse"},
		"a street at a shelter": {shelter, "Das Haus steht in der Bahnhofstraße 12.", "Anschrift"},
		"too much":              {open, strings.Repeat("ä", 1001), "höchstens 1.000 Zeichen"},
		"what cannot be read":   {open, "Die \x00 Zeiten", "nicht lesen"},
		"invalid UTF-8":         {open, "Die \xff Zeiten", "nicht lesen"},
	} {
		w := r.Do(t, apptest.Nobody, test.path, url.Values{"text": {test.text}})
		doc := apptest.Document(t, w)
		if w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", name, w.Code)
		}
		if text := doc.Find("#text-fault").Text(); !strings.Contains(text, test.want) || doc.Find(`#fehler a[href="#text"]`).Length() != 1 {
			t.Errorf("%s: %q is said", name, text)
		}
		if kept := doc.Find("#text").Text(); strings.HasPrefix(test.text, "Richtig") && kept != test.text {
			t.Errorf("%s: the text becomes %q", name, kept)
		}
	}
	if w := r.Do(t, apptest.Nobody, open, url.Values{"text": {"Das Haus steht in der Bahnhofstraße 12."}}); w.Code != http.StatusSeeOther {
		t.Errorf("a street elsewhere: %d", w.Code)
	}
	for path, want := range map[string]int{"/netzwerke/gibt-es-nicht/hinweis": 404, "/einrichtungen/gibt-es-nicht/hinweis": 404, "/netzwerke/herne/hinweise": 404} {
		if w := r.Do(t, apptest.Nobody, path, url.Values{"text": {"Etwas fehlt."}}); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
	if n := reports(t, r); n != 1 {
		t.Errorf("%d reports, want the one that was taken", n)
	}
}

func TestTheBoxIsLimited(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for n := range 5 {
		if w := r.Do(t, apptest.Nobody, apptest.HernePage+"/hinweis", url.Values{"text": {"Etwas fehlt."}}); w.Code != http.StatusSeeOther {
			t.Fatalf("report %d: %d", n+1, w.Code)
		}
	}
	w := r.Do(t, apptest.Nobody, apptest.HernePage+"/hinweis", url.Values{"text": {"Etwas fehlt."}})
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || apptest.Document(t, w).Find("#text").Text() != "Etwas fehlt." || apptest.Document(t, w).Find(`a[href="tel:110"]`).Length() == 0 {
		t.Errorf("the sixth: %d %v\n%s", w.Code, w.Header(), apptest.Said(t, w))
	}
	if n := reports(t, r); n != 5 {
		t.Errorf("%d reports are kept", n)
	}
}

func TestAnEntryThatWasRenamedIsReportedUnderItsNewName(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 1)
	d.Network.FormerKeys = []string{"frueher"}
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	for _, prefix := range []string{"", "/en"} {
		w := r.Get(t, prefix+"/netzwerke/frueher/hinweis")
		if want := prefix + "/netzwerke/erfunden-1/hinweis"; w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != want {
			t.Errorf("%d to %s, want %s", w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestAnInstitutionConfirmsWithoutAnAccount(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	path, key := r.ConfirmationLink(t)
	for range 3 { // programs that look into mails open links, too
		page := r.Get(t, path)
		r.WantCalm(t, "the entry", page, http.StatusOK, "de")
		if page.Header().Get("Set-Cookie") != "" || page.Header().Get("Content-Encoding") != "" || page.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%v", page.Header())
		}
	}
	page := apptest.Document(t, r.Get(t, path))
	stand := page.Find(`input[name="stand"]`).First().AttrOr("value", "")
	if w := r.Do(t, apptest.Nobody, path, url.Values{"stand": {stand}, "kontakte/probe/telefon": {"?"}}); w.Code != http.StatusUnprocessableEntity || apptest.Document(t, w).Find("details.correct[open]").Length() != 1 {
		t.Errorf("a wrong number: %d", w.Code)
	}
	if w := r.Do(t, apptest.Nobody, path, url.Values{"stand": {stand}, "antwort": {"stimmt"}}); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/bestaetigung/danke" {
		t.Fatalf("%d to %s", w.Code, w.Header().Get("Location"))
	}
	r.WantCalm(t, "thanks", r.Get(t, "/bestaetigung/danke"), http.StatusOK, "de")
	if text := apptest.Said(t, r.Get(t, "/einrichtungen/"+key)); strings.Count(text, "Von der Einrichtung bestätigt im November 2026.") != 3 {
		t.Errorf("the public page says:\n%s", text)
	}
	r.WantCalm(t, "a used link", r.Get(t, path), http.StatusGone, "de")
	if w := r.Do(t, apptest.Nobody, path, url.Values{"stand": {stand}, "antwort": {"stimmt"}}); w.Code != http.StatusGone {
		t.Errorf("a second answer: %d", w.Code)
	}
	r.WantCalm(t, "an unknown link", r.Get(t, "/bestaetigung/"+strings.Repeat("A", 52)), http.StatusNotFound, "de")
	r.WantCalm(t, "a huge link", r.Get(t, "/bestaetigung/"+strings.Repeat("A", 5000)), http.StatusNotFound, "de")
	if strings.Contains(r.Log.String(), strings.TrimPrefix(path, "/bestaetigung/")) {
		t.Error("the secret stands in the log")
	}
	if w := r.Get(t, "/en"+path); w.Code != http.StatusNotFound {
		t.Errorf("in English: %d", w.Code)
	}
}

func TestALinkThatIsOverSaysSo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	path, _ := r.ConfirmationLink(t)
	if _, err := r.SQL.Exec(t.Context(), `update desk.confirmation_tokens set expires_at = $1`, apptest.Today); err != nil {
		t.Fatal(err)
	}
	w := r.Get(t, path)
	r.WantCalm(t, "an old link", w, http.StatusGone, "de")
	if !strings.Contains(apptest.Said(t, w), "Dieser Link gilt nicht mehr") {
		t.Error(apptest.Said(t, w))
	}
}

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

func TestAnInstitutionSendsItsNumberAndAPersonChecksIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	const entry = "/einrichtungen/schattenlicht"
	if link := apptest.Document(t, r.Get(t, entry)).Find(`a[href="` + entry + `/eintrag"]`); link.Length() != 1 || strings.TrimSpace(link.Text()) != "Rufnummer melden" {
		t.Errorf("the entry does not ask for its number: %q", link.Text())
	}
	for _, prefix := range []string{"", "/en"} {
		r.WantCalm(t, prefix, r.Get(t, prefix+entry+"/eintrag"), http.StatusOK, map[string]string{"": "de", "/en": "en"}[prefix])
	}
	w := r.Do(t, apptest.Nobody, entry+"/eintrag", url.Values{"telefon": {"02323 1234567"}, "zeiten": {"Mo–Fr 9–12 Uhr"},
		"rueckfrage": {"post@example.org"}, "pflegen": {"ja"}, "text": {"Wir sind umbenannt.\r\nSeit Mai."}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != entry+"/eintrag/danke" {
		t.Fatalf("%d to %s: %s", w.Code, w.Header().Get("Location"), apptest.Said(t, w))
	}
	r.WantCalm(t, "thanks", r.Get(t, entry+"/eintrag/danke"), http.StatusOK, "de")
	if public := apptest.Said(t, r.Get(t, entry)); strings.Contains(public, "1234567") {
		t.Error("what nobody has checked is shown")
	}
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	inbox := apptest.Said(t, r.Do(t, anna, "/verwaltung/netzwerke/herne/eingang", nil))
	for _, want := range []string{"Schattenlicht", "nach eigenen Worten dort arbeitet", "02323 1234567", "Mo–Fr 9–12 Uhr", "post@example.org",
		"Wir sind umbenannt.", "möchte ihren Eintrag selbst pflegen"} {
		if !strings.Contains(inbox, want) {
			t.Errorf("the inbox lacks %q:\n%s", want, inbox)
		}
	}
	if strings.Contains(r.Log.String(), "1234567") {
		t.Error("the number stands in the log")
	}
}

func TestClaimsThatAreNotTaken(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 2)
	d.Institutions[0].Sectors, d.Institutions[0].Contacts = []directory.Sector{directory.SectorShelter}, nil
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	shelter, open := "/einrichtungen/erfunden-1-stelle-0/eintrag", "/einrichtungen/erfunden-1-stelle-1/eintrag"
	for name, test := range map[string]struct {
		path, field, value, want string
	}{
		"nothing":               {open, "telefon", "", "Rufnummer oder was fehlt"},
		"no number":             {open, "telefon", "bitte <b>klingeln", "nicht lesen"},
		"to keep it, unreached": {open, "pflegen", "ja", ""},
		"a street at a shelter": {shelter, "text", "Das Haus steht in der Bahnhofstraße 12.", "Anschrift"},
		"a place in its hours":  {shelter, "zeiten", "44623 Herne, Bahnhofstraße 12", "Anschrift"},
		"too much":              {open, "text", strings.Repeat("ä", 501), "kürzen"},
		"what cannot be read":   {open, "text", "Die \x00 Zeiten", "nicht lesen"},
		"invalid UTF-8":         {open, "rueckfrage", "Die \xff Zeiten", "nicht lesen"},
	} {
		w := r.Do(t, apptest.Nobody, test.path, url.Values{test.field: {test.value}})
		doc := apptest.Document(t, w)
		if w.Code != http.StatusUnprocessableEntity || doc.Find("#fehler a").Length() == 0 {
			t.Errorf("%s: status %d", name, w.Code)
		}
		if text := doc.Find("#" + test.field + "-fault").Text(); !strings.Contains(text, test.want) {
			t.Errorf("%s: %q is said", name, text)
		}
		if kept := doc.Find("#telefon").AttrOr("value", ""); test.field == "telefon" && kept != test.value {
			t.Errorf("%s: what was typed becomes %q", name, kept)
		}
	}
	if w := r.Do(t, apptest.Nobody, "/einrichtungen/gibt-es-nicht/eintrag", url.Values{"text": {"Etwas fehlt."}}); w.Code != http.StatusNotFound {
		t.Errorf("no entry: %d", w.Code)
	}
	if n := reports(t, r); n != 0 {
		t.Errorf("%d claims are kept", n)
	}
}

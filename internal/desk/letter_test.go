package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

const letterPage = apptest.AtDesk + "herne/anschreiben"

func TestACoordinationWritesTheYearlyQuestionInItsOwnWords(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	usual := apptest.Said(t, r.Do(t, anna, letterPage, nil))
	for _, want := range []string{"Betreff: Stimmt Ihr Eintrag noch?", "Ist diese E-Mail echt?",
		"noch nicht, wie man Ihre Koordination erreicht"} {
		if !strings.Contains(usual, want) {
			t.Errorf("it lacks %q:\n%s", want, usual)
		}
	}
	words := url.Values{"_betreff": {""}, "_worte": {""}, "betreff": {"Ihr Eintrag beim Runden Tisch"},
		"worte": {"hier schreibt <b>Frau</b> Beispiel.\r\nRückfragen an amt@example.org."}}
	look := url.Values{"vorschau": {"ja"}}
	for name, value := range words {
		look[name] = value
	}
	preview := r.Do(t, anna, letterPage, look)
	if said := apptest.Said(t, preview); preview.Code != http.StatusOK ||
		!strings.Contains(said, "hier schreibt <b>Frau</b> Beispiel.") || !strings.Contains(said, "Noch ist nichts gespeichert.") {
		t.Errorf("the preview: %d\n%s", preview.Code, said)
	}
	if n := r.QueryInt(t, `select count(*) from desk.letters`); n != 0 {
		t.Error("the preview is stored")
	}
	if w := r.Do(t, anna, letterPage, words); w.Code != http.StatusSeeOther {
		t.Fatalf("saving: %d\n%s", w.Code, apptest.Said(t, w))
	}
	stored := apptest.Document(t, r.Do(t, anna, letterPage, nil))
	text := strings.TrimSpace(stored.Find("#worte").Text())
	if text != "hier schreibt <b>Frau</b> Beispiel.\nRückfragen an amt@example.org." {
		t.Errorf("the form shows %q", text)
	}
	// A colleague who opened the form before loses nothing and overwrites nothing.
	other := url.Values{"_betreff": {""}, "_worte": {""}, "betreff": {"Anders"}, "worte": {"anders."}}
	w := r.Do(t, anna, letterPage, other)
	if doc := apptest.Document(t, w); w.Code != http.StatusConflict || doc.Find("#betreff").AttrOr("value", "") != "Anders" ||
		!strings.Contains(doc.Find("#betreff-jetzt").Text(), "Ihr Eintrag beim Runden Tisch") {
		t.Errorf("two at once: %d\n%s", w.Code, apptest.Said(t, w))
	}
}

func TestWordsThatAreNoneForALetter(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	for name, test := range map[string]struct{ field, value, want string }{
		"a header":            {"betreff", "Frage\r\nBcc: b@example.org", "eine Zeile"},
		"a control character": {"betreff", "Frage\x00", "nicht lesen"},
		"a long subject":      {"betreff", strings.Repeat("ä", 101), "höchstens 100 Zeichen. Jetzt sind es 101."},
		"a long text":         {"worte", strings.Repeat("ä", 1501), "höchstens 1500 Zeichen"},
		"a link":              {"worte", "Mehr auf www.example.org oder bit.ly.", "ohne Adresse einer Website"},
		"a link in disguise":  {"worte", "Mehr auf stadt-herne.de/tisch", "ohne Adresse einer Website"},
		"a shelter's place":   {"worte", "Das Frauenhaus ist jetzt in der Musterstraße 5.", "Schutzhaus"},
		"invalid UTF-8":       {"worte", "Die \xff Zeiten", "nicht lesen"},
	} {
		form := url.Values{"_betreff": {""}, "_worte": {""}, test.field: {test.value}}
		for _, how := range []string{"", "ja"} {
			form.Set("vorschau", how)
			w := r.Do(t, anna, letterPage, form)
			said := apptest.Document(t, w).Find("#" + test.field + "-fault").Text()
			if w.Code != http.StatusUnprocessableEntity || !strings.Contains(said, test.want) {
				t.Errorf("%s: %d, %q is said", name, w.Code, said)
			}
		}
	}
	if n := r.QueryInt(t, `select count(*) from desk.letters`); n != 0 {
		t.Errorf("%d are stored", n)
	}
}

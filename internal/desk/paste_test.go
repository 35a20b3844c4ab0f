package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/examples/published"
)

func TestPastingTheListOfHerneIntoAnEmptyNetwork(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddEmpty(t, "neustadt")
	by := r.AddCoordinator(t, "Anna", "neustadt")
	text := published.Text(t, "herne")
	before := editing.Fingerprint(r.Dossier(t, "neustadt"))
	w := r.Paste(t, by, "neustadt", text)
	apptest.WantStatus(t, "review", w, http.StatusOK)
	if editing.Fingerprint(r.Dossier(t, "neustadt")) != before {
		t.Fatal("something was stored before it was taken over")
	}
	doc, decisions := apptest.ReadReview(t, w)
	if got := doc.Find("p.lead").Text(); got != "17 gelesen: 0 wie bisher, 17 neu; 9 Zeilen haben wir nicht als Mitglied gelesen." {
		t.Errorf("the summary is %q", got)
	}
	w = r.TakeOver(t, by, "neustadt", decisions)
	apptest.WantStatus(t, "take over", w, http.StatusSeeOther)
	if to := w.Header().Get("Location"); to != "/verwaltung/netzwerke/neustadt/verlauf/2?gespeichert=1" {
		t.Errorf("leads to %q", to)
	}
	d := r.Dossier(t, "neustadt")
	if len(d.Members) != 17 || d.Members[0].CheckedBy != "Koordination" || d.Members[0].CheckedOn != "2026-11-22" {
		t.Errorf("%d members, the first checked on %s by %s", len(d.Members), d.Members[0].CheckedOn, d.Members[0].CheckedBy)
	}
	// All of them are known from Herne; of the institutions of the example none is made a second time.
	if ring := apptest.KeyOf(d, "Weißer Ring e. V."); ring != "weisser-ring" {
		t.Errorf("Weißer Ring has the key %q", ring)
	}
	w = r.Paste(t, by, "neustadt", text)
	apptest.WantStatus(t, "the same again", w, http.StatusOK)
	if page := apptest.Document(t, w); !strings.Contains(page.Find("main").Text(), "Keine Änderungen.") || page.Find("form.review section").Length() > 0 {
		t.Errorf("pasted again: %s", page.Find("main").Text())
	}
}

func TestPastingAChangedListIntoHerne(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne")
	text := published.Text(t, "herne")
	apptest.WantStatus(t, "same", r.Paste(t, by, "herne", text), http.StatusOK)
	before := editing.Fingerprint(r.Dossier(t, "herne"))
	text = strings.Replace(text, "- Frauenhaus Herne\n", "- Frauenhaus Herne\n- Caritasverband Herne e.V., Tel. 02323 12345\n", 1)
	text = strings.Replace(text, "Stadt Herne - Fachbereich Öffentliche Ordnung", "Stadt Herne - Fachbereich Öffentliche Ordnung und Sport", 1)
	text = strings.Replace(text, "- Rechtsanwältinnen\n", "", 1)
	w := r.Paste(t, by, "herne", text)
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if got := doc.Find("p.lead").Text(); got != "17 gelesen: 15 wie bisher, 1 neu, 1 geändert; 1 nicht mehr in der Liste; 9 Zeilen haben wir nicht als Mitglied gelesen." {
		t.Fatalf("the summary is %q", got)
	}
	// What is new may be what seems to be missing, so nothing is removed unless somebody says so.
	hint := doc.Find("section[aria-labelledby=entfaellt] .notice").Text()
	if decisions.Has("g") || !strings.Contains(hint, "Vielleicht ist ein neuer Eintrag") {
		t.Errorf("removed without being asked are %q: %s", decisions["g"], doc.Find("section[aria-labelledby=entfaellt]").Text())
	}
	decisions.Set("g", doc.Find(".gone input").AttrOr("value", ""))
	w = r.TakeOver(t, by, "herne", decisions)
	apptest.WantStatus(t, "take over", w, http.StatusSeeOther)
	d := r.Dossier(t, "herne")
	caritas, _ := d.Institution(apptest.KeyOf(d, "Caritasverband Herne e. V."))
	if caritas.LegalForm != "e. V." || len(caritas.Contacts) != 1 || caritas.Contacts[0].Kind != directory.ContactReferral || caritas.Contacts[0].Visibility != directory.Staff {
		t.Errorf("the new institution is %+v", caritas)
	}
	if d.Members[3].Institution != caritas.Key {
		t.Errorf("the fourth member is %+v, want the new one in the order of the text", d.Members[3])
	}
	for _, m := range d.Members {
		if m.Group == "Rechtsanwältinnen" {
			t.Error("the group that is no longer in the text is still there")
		}
	}
	apptest.WantStatus(t, "take it back", r.Do(t, by, "/verwaltung/netzwerke/herne/verlauf/2/ruecknahme", url.Values{}), http.StatusSeeOther)
	if editing.Fingerprint(r.Dossier(t, "herne")) != before {
		t.Error("it is not as before")
	}
}

func TestWeisserRingIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	const text = "Mitglieder\n- Weisser Ring e.V.\n- Frauenberatung Soest\n- Jugendämter\n"
	w := r.Paste(t, by, "soest", text)
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if choice := doc.Find(`#zeile1 input[type=radio][checked]`); choice.AttrOr("value", "") != "weisser-ring" || !strings.Contains(choice.Parent().Text(), "auch in Herne") {
		t.Errorf("proposed is %q", choice.Parent().Text())
	}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "soest", decisions), http.StatusSeeOther)
	if key := apptest.KeyOf(r.Dossier(t, "soest"), "Weißer Ring e. V."); key != "weisser-ring" {
		t.Errorf("the key is %q", key)
	}
	if main := apptest.Document(t, r.Paste(t, by, "soest", text)).Find("main").Text(); !strings.Contains(main, "Keine Änderungen.") {
		t.Errorf("again: %s", main)
	}
}

func TestAPartOfTheListEndsNothingByItself(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	w := r.Paste(t, by, "soest", "Mitglieder\n- Frauenberatung Soest\n- Jugendämter\n")
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if n, ticked := doc.Find(".gone").Length(), doc.Find(".gone input[checked]").Length(); n != 4 || ticked != 0 {
		t.Errorf("%d of %d are ticked, want none of 4", ticked, n)
	}
	decisions["g"] = []string{"polizei"}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "soest", decisions), http.StatusSeeOther)
	var keys []string
	for _, m := range r.Dossier(t, "soest").Members {
		keys = append(keys, m.Key)
	}
	if got := strings.Join(keys, " "); got != "beratung-soest weitere-partner jugendaemter gerichte staatsanwaltschaft gesundheitsamt" && strings.Contains(got, "polizei") {
		t.Errorf("left are %s", got)
	}
}

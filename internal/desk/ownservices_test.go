package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// answersFor is somebody who answers for an institution.
func answersFor(t testing.TB, r *apptest.Program, name, institution string) account.Account {
	a := r.AddCoordinator(t, name)
	a.Grants = []account.Grant{{Role: account.Contact, Institution: directory.NewID("institution", institution)}}
	return a
}

const ownServices = "/verwaltung/einrichtungen/schattenlicht/angebote"

func TestAnInstitutionEditsWhatItOffers(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}})
	a := answersFor(t, r, "Kontakt", "schattenlicht")
	if entry := r.Do(t, a, "/verwaltung/einrichtungen/schattenlicht", nil).Body.String(); !strings.Contains(entry, ownServices) {
		t.Error("its entry does not lead there")
	}
	for _, path := range []string{ownServices, ownServices + "/beratung", ownServices + "/neu"} {
		if page := r.Do(t, a, path, nil).Body.String(); strings.Contains(page, "Nur für die Koordination gedacht") || strings.Contains(page, "02323 161") || strings.Contains(page, `name="vermerk"`) {
			t.Errorf("%s shows what only the coordination may read", path)
		}
	}
	f := r.OpenForm(t, a, ownServices+"/beratung")
	w := r.Do(t, a, f.Action, f.With("kosten", "5 Euro", "vermerk", "Von der Einrichtung", "geprueft_durch", "Chef", "_einrichtung", "weisser-ring"))
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), ownServices+"?erledigt=gespeichert") {
		t.Fatalf("status %d, %s: %s", w.Code, w.Header().Get("Location"), apptest.ReadForm(t, w).Find(".summary").Text())
	}
	got := r.Service(t, "herne", "schattenlicht")
	if got.Cost != "5 Euro" || got.Remark != apptest.CounsellingService().Remark || len(got.Contacts) != 2 || got.CheckedOn != "2026-11-22" || got.CheckedBy != directory.CheckedByInstitution {
		t.Errorf("%+v", got)
	}
	if n := r.QueryInt(t, `select count(*) from desk.revisions where role = 'einrichtung' and account_id = $1`, a.ID); n != 1 {
		t.Errorf("%d revisions are by the institution", n)
	}
	f = r.OpenForm(t, a, ownServices+"/beratung")
	if w := r.Do(t, a, f.Action, f.Values); !strings.Contains(w.Header().Get("Location"), "gleich") {
		t.Errorf("untouched: status %d, %s", w.Code, w.Header().Get("Location"))
	}
	for field, value := range map[string]string{"zeiten": "irgendwann", "sichtbarkeit": "koordination", "name": "", "hinweis_bis": ""} {
		if w := r.Do(t, a, f.Action, f.With(field, value)); w.Code != http.StatusUnprocessableEntity || apptest.ReadForm(t, w).Find(".fault").Length() == 0 {
			t.Errorf("%s %q: status %d", field, value, w.Code)
		}
	}
	f = r.OpenForm(t, a, ownServices+"/neu")
	if w := r.Do(t, a, f.Action, f.With("name", "Hilfe bei Stalking")); w.Header().Get("Location") != ownServices+"?erledigt=gespeichert#e-angebot" {
		t.Errorf("a new one: status %d, %s", w.Code, w.Header().Get("Location"))
	}
	look := r.OpenForm(t, a, ownServices+"/angebot/loeschung")
	if w := r.Do(t, a, look.Action, look.With("_gesehen", "alt")); w.Code != http.StatusConflict {
		t.Errorf("deleting what was not seen: status %d", w.Code)
	}
	if w := r.Do(t, a, look.Action, look.Values); w.Code != http.StatusSeeOther {
		t.Errorf("deleting: status %d", w.Code)
	}
	if w := r.Do(t, a, ownServices+"/angebot", nil); w.Code != http.StatusNotFound {
		t.Errorf("what was deleted answers %d", w.Code)
	}
}

func TestAnInstitutionAndACoordinatorWhoSaveTheSameSeeBoth(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}})
	a, anna := answersFor(t, r, "Kontakt", "schattenlicht"), r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, ownServices+"/beratung")
	theirs := r.OpenForm(t, anna, apptest.AtDesk+"herne/angebote/schattenlicht.beratung")
	r.Do(t, anna, theirs.Action, theirs.With("kosten", "10 Euro", "vermerk", "Neuer Vermerk"))
	w := r.Do(t, a, f.Action, f.With("kosten", "5 Euro"))
	page := apptest.ReadForm(t, w)
	if w.Code != http.StatusConflict || !strings.Contains(page.Find("#f-kosten-theirs").Text(), "10 Euro") || strings.Contains(w.Body.String(), "Anna") || strings.Contains(w.Body.String(), "Neuer Vermerk") {
		t.Fatalf("status %d", w.Code)
	}
	if w := r.Do(t, a, page.Action, page.Values); w.Code != http.StatusSeeOther {
		t.Errorf("a second time: status %d", w.Code)
	}
	if got := r.Service(t, "herne", "schattenlicht"); got.Cost != "5 Euro" || got.Remark != "Neuer Vermerk" {
		t.Errorf("%q, %q", got.Cost, got.Remark)
	}
	f = r.OpenForm(t, a, ownServices+"/beratung")
	look := r.OpenForm(t, anna, apptest.AtDesk+"herne/angebote/schattenlicht.beratung/loeschung")
	r.Do(t, anna, look.Action, look.Values)
	if w := r.Do(t, a, f.Action, f.With("kosten", "frei")); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "inzwischen gelöscht") || apptest.ReadForm(t, w).Action != ownServices+"/neu#fehler" {
		t.Errorf("what was deleted meanwhile: status %d", w.Code)
	}
}

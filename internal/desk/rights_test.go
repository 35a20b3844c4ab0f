package desk_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

func TestOnlyWhoMayEditsAndOnlyWhatThereIs(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddCoordinator(t, "Anna", "herne")
	staff := anna
	staff.Grants = nil
	for path, want := range map[string]int{
		"herne": 200, "soest": 403, "soest/ziele": 403, "soest/ziele/neu": 403, "nirgends": 404, "herne/unfug": 404, "herne/unfug/neu": 404, "herne/ziele/unfug": 404,
		"herne/ziele/unfug/loeschung": 404, "herne/netzwerk/neu": 404, "herne/einrichtungen/neu": 404, "herne/netzwerk/x": 404, "herne/ziele/aufklaerung": 200,
		"herne/einrichtungen/beratung-herne/loeschung": 404, "herne/ziele/%F0%9F%99%82": 404, "herne/ziele/" + strings.Repeat("x", 3000): 404,
	} {
		if w := r.Do(t, anna, apptest.AtDesk+path, nil); w.Code != want {
			t.Errorf("%.60s: status %d", path, w.Code)
		}
	}
	for _, path := range []string{"soest/ziele/neu", "soest/netzwerk", "soest/mitglieder/auswahl", "soest/ziele/reihenfolge", "soest/ziele/x", "soest/ziele/x/loeschung"} {
		if w := r.Do(t, anna, apptest.AtDesk+path, url.Values{"text": {"x"}, "gesucht": {"x"}}); w.Code != http.StatusForbidden {
			t.Errorf("POST %s: status %d", path, w.Code)
		}
	}
	if w := r.Do(t, staff, apptest.AtDesk+"herne", nil); w.Code != http.StatusForbidden {
		t.Errorf("without a role: status %d", w.Code)
	}
	big := url.Values{"text": {strings.Repeat("x", 1<<20)}}
	if w := r.Do(t, anna, apptest.AtDesk+"herne/ziele/neu", big); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a megabyte: status %d", w.Code)
	}
	many := url.Values{"text": slices.Repeat([]string{"x"}, 10_000)}
	if w := r.Do(t, anna, apptest.AtDesk+"herne/ziele/neu", many); w.Code != http.StatusBadRequest {
		t.Errorf("ten thousand fields: status %d", w.Code)
	}
}

func TestAProtectedInstitutionHasNoFieldsForAnAddress(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne", "soest")
	path := apptest.AtDesk + "herne/einrichtungen/beratung-herne"
	f := r.OpenForm(t, a, path)
	if f.Find("[name^='anschriften']").Length() != 0 || !strings.Contains(f.Find(".notice").Text(), "Anschriften") {
		t.Error("a refuge has fields for an address, or the form does not say why not")
	}
	for _, typed := range [][]string{
		{"anschriften", "ja", "anschriften.0.strasse", "Geheimweg 7"}, {"ort", "Geheimweg 7, 44623 Herne"}, {"kontakte.0.art", "hilfe", "kontakte.0.telefon", "02323 1234567", "kontakte.0.anmerkung", "Geheimweg 7"},
	} {
		w := r.Do(t, a, f.Action, f.With(typed...))
		if page := apptest.ReadForm(t, w); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page.Find(".summary").Text(), "nie eine Anschrift") {
			t.Errorf("%v: status %d, %s", typed, w.Code, page.Find(".summary").Text())
		}
	}
	if strings.Contains(r.Log.String(), "Geheimweg") {
		t.Error("the address stands in the log")
	}
	// What becomes a refuge must lose its address first, and the form shows where it stands.
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/einrichtungen/planb-ruhr-herne")
	typed := f.With("anschriften.0.ort", "Herne", "anschriften.0.strasse", "Offene Straße 1")
	if w := r.Do(t, a, f.Action, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/einrichtungen/planb-ruhr-herne")
	typed = f.With()
	typed["arten"] = []string{"frauenhaus"}
	w := r.Do(t, a, f.Action, typed)
	if page := apptest.ReadForm(t, w); w.Code != http.StatusUnprocessableEntity || page.Find("#f-anschriften-fault").Length() != 1 || page.Values.Get("anschriften.0.strasse") == "" {
		t.Errorf("status %d: %s", w.Code, page.Find(".summary").Text())
	}
}

func TestWhatIsHiddenIsMarkedAndTakesItsEvidenceAlong(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/kontakte"
	f := r.OpenForm(t, a, path+"/neu")
	if w := r.Do(t, a, f.Action, f.With("art", "koordination", "bezeichnung", "Büro", "telefon", "02323 160")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/belege/neu")
	if w := r.Do(t, a, f.Action, f.With("fuer", "kontakte/buero", "anmerkung", "Am Telefon gesagt.")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	f = r.OpenForm(t, a, path+"/buero")
	if f.Find("main > form .input > label:not(.pick) .level").Length() != 0 || !strings.Contains(f.Find("main > p .level").Text(), "öffentlich") {
		t.Error("a public contact is marked as something else")
	}
	if w := r.Do(t, a, f.Action, f.With("sichtbarkeit", "koordination")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	f = r.OpenForm(t, a, path+"/buero")
	if marks := f.Find("main > form .input > label:not(.pick) .level.coordination").Length(); marks < 8 || !strings.Contains(f.Find("main > p .level").Text(), "nur Koordination") {
		t.Errorf("%d fields are marked", marks)
	}
	statements := r.Dossier(t, "herne").Statements
	if last := statements[len(statements)-1]; last.Visibility != directory.Coordination {
		t.Errorf("the statement is %q", last.Visibility)
	}
	if strings.Contains(r.Get(t, "/netzwerke/herne").Body.String(), "02323 160") {
		t.Error("the public sees it")
	}
}

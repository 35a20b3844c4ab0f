package desk_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// Of many institutions one is typed: its name, or a part of it and then what is meant, without a script.
func TestOneOfManyIsTyped(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/einrichtungen/weisser-ring"
	parent := func() string {
		t.Helper()
		d := r.Dossier(t, "herne")
		i, _ := d.Institution("weisser-ring")
		return i.Parent
	}
	f := r.OpenForm(t, a, path)
	if f.Find("#f-uebergeordnet[list]").Length() != 1 || f.Find("datalist option").Length() < 13 {
		t.Fatal("nothing is proposed")
	}
	for typed, want := range map[string]string{
		"Xyzzy": "haben wir nicht gefunden", "Familien": "kann mehreres heißen", "integr": "ob dies gemeint ist",
		"e": "Bitte tippen Sie mehr",
	} {
		page := apptest.ReadForm(t, r.Do(t, a, f.Action, f.With("uebergeordnet", typed)))
		if got := page.Find("#f-uebergeordnet-fault").Text(); !strings.Contains(got, want) || page.Values.Get("uebergeordnet") != typed {
			t.Errorf("%q: %q, %q", typed, got, page.Values.Get("uebergeordnet"))
		}
	}
	page := apptest.ReadForm(t, r.Do(t, a, f.Action, f.With("uebergeordnet", "integr")))
	choice := page.Find("input[type=radio][name='uebergeordnet_wahl.integr']")
	if choice.Length() != 1 {
		t.Fatal(page.Find(".input").Text())
	}
	picked := page.With("uebergeordnet_wahl.integr", choice.AttrOr("value", ""))
	if w := r.Do(t, a, page.Action, picked); w.Code != http.StatusSeeOther || parent() != choice.AttrOr("value", "") {
		t.Errorf("picked: status %d, %q", w.Code, parent())
	}
	f = r.OpenForm(t, a, path)
	if w := r.Do(t, a, f.Action, f.With("uebergeordnet", "  stadt herne ")); w.Code != http.StatusSeeOther || parent() != "stadt-herne" {
		t.Errorf("the whole name: status %d, %q", w.Code, parent())
	}
	f = r.OpenForm(t, a, path)
	if w := r.Do(t, a, f.Action, f.With("uebergeordnet", "")); w.Code != http.StatusSeeOther || parent() != "" {
		t.Errorf("emptied: status %d, %q", w.Code, parent())
	}
}

// Areas are typed by their names, too.
func TestAreasAreTypedByTheirNames(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Offer(t, "herne", map[string][]directory.Service{"weisser-ring": {{Key: "rat", Name: "Rat", Areas: []string{"05916"}}}})
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/angebote/weisser-ring.rat"
	f := r.OpenForm(t, a, path)
	typed := f.With()
	typed["einzugsgebiet"] = []string{"05916", "Celle", "hessen"}
	if w := r.Do(t, a, f.Action, typed); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	areas := r.Service(t, "herne", "weisser-ring").Areas
	if !slices.Equal(areas, []string{"05916", "03351", "06"}) {
		t.Errorf("%v", areas)
	}
	f = r.OpenForm(t, a, path)
	if shown := f.Values["einzugsgebiet"]; !slices.Contains(shown, "Landkreis Celle") || !slices.Contains(shown, "ganzes Land: Hessen") {
		t.Errorf("the form shows %q", shown)
	}
	typed = f.With()
	typed["einzugsgebiet"] = append(typed["einzugsgebiet"], "Rotenburg")
	page := apptest.ReadForm(t, r.Do(t, a, f.Action, typed))
	fault, choices := page.Find("#f-einzugsgebiet-fault").Text(), page.Find("input[type=radio][name='einzugsgebiet_wahl.Rotenburg']")
	if !strings.Contains(fault, "mehreres") || choices.Length() < 2 {
		t.Errorf("two of them are called so: %q", fault)
	}
}

// A patron and the person are entered in one form.
func TestAPatronIsEnteredWithTheName(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/schirmherrschaft/neu"
	f := r.OpenForm(t, a, path)
	if f.Find("select").Length() != 0 {
		t.Error("there is a list with nobody in it")
	}
	w := r.Do(t, a, f.Action, f.With("bezeichnung", "Schirmherrin", "person_neu.name", "Erika Beispiel"))
	page := apptest.ReadForm(t, w)
	kept := page.Values.Get("person_neu.name") == "Erika Beispiel"
	faults := page.Find("#f-person_neu-funktion-fault, #f-person_neu-grundlage-fault").Length()
	if w.Code != http.StatusUnprocessableEntity || faults != 2 || !kept || page.Find(".summary li").Length() != 2 {
		t.Errorf("status %d: %s", w.Code, page.Find(".summary").Text())
	}
	whole := f.With("bezeichnung", "Schirmherrin", "person_neu.name", "Erika Beispiel",
		"person_neu.funktion", "Oberbürgermeisterin", "person_neu.grundlage", "Amt")
	for range 2 { // pressed twice
		if w := r.Do(t, a, f.Action, whole); w.Code != http.StatusSeeOther {
			t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
		}
	}
	d := r.Dossier(t, "herne")
	if len(d.Patronages) != 1 || len(d.People) != 1 || d.Patronages[0].Person != d.People[0].Key || d.People[0].Name != "Erika Beispiel" {
		t.Errorf("%+v, %+v", d.Patronages, d.People)
	}
	// With nobody named, it is a patronage without a name.
	if w := r.Do(t, a, f.Action, f.With("bezeichnung", "Schirmherr")); w.Code != http.StatusSeeOther {
		t.Errorf("status %d", w.Code)
	}
}

// A draft is not thrown away by one press, and it is said that it was.
func TestADraftIsThrownAwayOnPurpose(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/aufklaerung")
	r.Do(t, a, f.Action, f.With("text", "Anders", "_entwurf", "ja"))
	page := apptest.Document(t, r.Do(t, a, apptest.AtDesk+"herne/entwurf", nil))
	if page.Find("form[action$='/verwerfung']").Length() != 0 {
		t.Error("one press throws the draft away")
	}
	ask := r.OpenForm(t, a, apptest.AtDesk+"herne/entwurf/verwerfung")
	if !strings.Contains(ask.Find("main").Text(), "1 Änderung geht") {
		t.Errorf("it asks: %s", ask.Find("main").Text())
	}
	w := r.Do(t, a, ask.Action, ask.Values)
	if done := apptest.Document(t, r.Do(t, a, w.Header().Get("Location"), nil)).Find(".done").Text(); !strings.Contains(done, "verworfen") {
		t.Errorf("status %d: %q", w.Code, done)
	}
}

// After an institution was added, its number is one press away.
func TestTheNumberOfANewMemberIsAskedNext(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	choice := r.OpenForm(t, a, apptest.AtDesk+"herne/mitglieder/auswahl?gesucht=Neue+Hilfe")
	typed := choice.With("einrichtung", "neu", "speichern", "ja")
	typed["e.arten"] = []string{"opferhilfe"}
	w := r.Do(t, a, choice.Action, typed)
	page := apptest.Document(t, r.Do(t, a, w.Header().Get("Location"), nil))
	if to := page.Find(".notice a.button").AttrOr("href", ""); to != numbersOfHerne+"/neue-hilfe/neu" {
		t.Errorf("status %d, it leads to %q", w.Code, to)
	}
}

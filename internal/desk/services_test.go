package desk_test

import (
	"net/http"
	"reflect"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

func TestAServiceIsSavedAsItWasTyped(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}})
	path := apptest.AtDesk + "herne/angebote/schattenlicht.beratung"
	f := r.OpenForm(t, a, path)
	if w := r.Do(t, a, f.Action, f.Values); !strings.Contains(w.Header().Get("Location"), "gleich") {
		t.Errorf("untouched: status %d, %s", w.Code, w.Header().Get("Location"))
	}
	values := f.With("name", "Anders", "zeiten", "montags 9 bis 12 Uhr", "ansprechperson.name", "", "ansprechperson.funktion", "", "ansprechperson.loeschen_am", "", "hinweis_bis", "31.1.2027")
	values["themen"], values["einzugsgebiet"] = []string{"", "stalking"}, []string{"DE", "05974, 03101"}
	if w := r.Do(t, a, f.Action, values); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	want := apptest.CounsellingService()
	want.Name, want.Hours, want.Official, want.AlertUntil = "Anders", []directory.Hours{"Mo 09:00–12:00"}, nil, "2027-01-31"
	want.CheckedOn = directory.Today(apptest.Today) // whoever changes it has looked at it
	want.Topics, want.Areas = []directory.Topic{"stalking"}, []string{"05974", "DE", "03101"}
	if got := r.Service(t, "herne", "schattenlicht"); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	history := r.Do(t, a, apptest.AtDesk+"herne/verlauf", nil).Body.String()
	if !strings.Contains(history, "Schattenlicht") {
		t.Error("the history does not say what changed")
	}
	list := r.Do(t, a, apptest.AtDesk+"herne/angebote", nil).Body.String()
	if !strings.Contains(list, "Anders") || !strings.Contains(list, "Nachstellung") {
		t.Error("the list does not have it")
	}
	institution := r.Do(t, a, apptest.AtDesk+"herne/einrichtungen/schattenlicht", nil).Body.String()
	if !strings.Contains(institution, path) || !strings.Contains(institution, "angebote/neu?einrichtung=schattenlicht") {
		t.Error("the form of the institution does not lead to it")
	}
}

func TestAServiceThatIsStillRightIsCheckedWithOneButton(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}})
	path := apptest.AtDesk + "herne/angebote/schattenlicht.beratung/pruefung"
	page := apptest.ReadForm(t, r.Do(t, a, apptest.AtDesk+"herne/angebote", nil))
	if page.Find(`form[action="`+path+`"] button`).Length() != 1 {
		t.Error("the list has no button for it")
	}
	if w := r.Do(t, a, path, map[string][]string{}); w.Code != http.StatusSeeOther || !strings.HasSuffix(w.Header().Get("Location"), "erledigt=geprueft#e-schattenlicht.beratung") {
		t.Errorf("status %d, %s", w.Code, w.Header().Get("Location"))
	}
	want := apptest.CounsellingService()
	want.CheckedOn, want.CheckedBy = "2026-11-22", directory.CheckedByCoordination
	for i := range want.Contacts { // they belong to it
		want.Contacts[i].CheckedOn, want.Contacts[i].CheckedBy = want.CheckedOn, want.CheckedBy
	}
	if got := r.Service(t, "herne", "schattenlicht"); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if w := r.Do(t, a, apptest.AtDesk+"herne/angebote/schattenlicht.unfug/pruefung", map[string][]string{}); w.Code != http.StatusNotFound {
		t.Errorf("what is not there: status %d", w.Code)
	}
}

func TestWhatIsWrongWithAServiceIsSaidAtItsField(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	for _, test := range []struct{ name, field, typed, id, says string }{
		{"hours", "zeiten", "Mo 9-12\r\nvormittags", "#f-zeiten-fault", "Zeile 2 („vormittags“)"},
		{"an area that is none", "einzugsgebiet", "Xyzzy", "#f-einzugsgebiet-fault", "haben wir nicht gefunden"},
		{"a box that there is not", "themen", "unfug", "#f-themen-fault", "aus der Liste"},
		{"a hint without an end", "hinweis", "Nur telefonisch", "#f-hinweis_bis-fault", "Bis wann"},
		{"half an official", "ansprechperson.name", "Eva Muster", "#f-ansprechperson-funktion-fault", ""},
		{"an institution of elsewhere", "_einrichtung", "frauenhaus-soest", "#f-_einrichtung-fault", "haben wir nicht gefunden"},
		{"an address of a protected one", "beschreibung", "Musterstraße 12, 44623 Herne", "#f-beschreibung-fault", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := r.OpenForm(t, a, apptest.AtDesk+"herne/angebote/neu?einrichtung=beratung-herne")
			if !strings.Contains(f.Text(), "keine Felder für Anschriften") {
				t.Error("nobody says that there must be no address")
			}
			w := r.Do(t, a, f.Action, f.With("name", "Beratung", test.field, test.typed))
			page := apptest.ReadForm(t, w)
			if fault := page.Find(test.id).Text(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(fault, test.says) || fault == "" {
				t.Errorf("status %d, the fault is %q; %s", w.Code, fault, page.Find(".summary").Text())
			}
			if got := page.Values.Get("name"); got != "Beratung" {
				t.Errorf("what was typed is gone: %q", got)
			}
		})
	}
}

func TestAServiceOfASharedInstitutionSaysWhereElseItStands(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	const shared, network = "weisser-ring", "soest"
	r.Join(t, network, shared)
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/angebote/neu?einrichtung="+shared)
	if !strings.Contains(f.Text(), "Die Änderung gilt dort mit") {
		t.Error("the form does not say so")
	}
	w := r.Do(t, a, f.Action, f.With("name", "Begleitung"))
	if w.Code != http.StatusSeeOther || r.Service(t, network, shared).Name != "Begleitung" {
		t.Errorf("status %d", w.Code)
	}
	if n := r.QueryInt(t, `select count(*) from desk.revisions r join networks n on n.id = r.network_id where n.key = $1 and r.kind = 'gemeinsam'`, network); n != 1 {
		t.Errorf("%d revisions there", n)
	}
	if got := r.Service(t, "herne", shared).Key; got != "begleitung" {
		t.Errorf("its key is %q", got)
	}
}

func TestTwoWhoChangeAServiceSeeBoth(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}})
	path := apptest.AtDesk + "herne/angebote/schattenlicht.beratung"
	first, second := r.OpenForm(t, anna, path), r.OpenForm(t, boris, path)
	values := first.With("kosten", "5 Euro")
	values["einzugsgebiet"] = []string{"05916", ""}
	r.Do(t, anna, first.Action, values)
	values = second.With("kosten", "10 Euro", "wartezeit", "keine")
	values["einzugsgebiet"] = []string{"DE", ""}
	w := r.Do(t, boris, second.Action, values)
	page := apptest.ReadForm(t, w)
	if w.Code != http.StatusConflict || !strings.Contains(page.Find("#f-kosten-theirs").Text(), "5 Euro") || page.Values.Get("kosten") != "10 Euro" {
		t.Errorf("status %d, theirs: %q", w.Code, page.Find("#f-kosten-theirs").Text())
	}
	if theirs := page.Find("#f-einzugsgebiet-theirs").Text(); !strings.Contains(theirs, "Herne") {
		t.Errorf("their area is said as %q", theirs)
	}
}

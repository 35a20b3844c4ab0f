package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestTwoWhoChangeDifferentFieldsDoNotStandInEachOthersWay(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	path := apptest.AtDesk + "herne/einrichtungen/schattenlicht"
	first, second := r.OpenForm(t, anna, path), r.OpenForm(t, boris, path)
	apptest.WantStatus(t, "Anna", r.Do(t, anna, first.Action, first.With("anmerkung", "Annas Anmerkung")), http.StatusSeeOther)
	w := r.Do(t, boris, second.Action, second.With("ort", "Herne-Mitte"))
	if w.Code != http.StatusSeeOther || !strings.Contains(r.Do(t, boris, w.Header().Get("Location"), nil).Body.String(), "Beides steht jetzt da") {
		t.Fatalf("status %d, %s", w.Code, w.Header().Get("Location"))
	}
	d := r.Dossier(t, "herne")
	if i, _ := d.Institution("schattenlicht"); i.Area != "Herne-Mitte" || i.Note != "Annas Anmerkung" {
		t.Errorf("stored is %q, %q", i.Area, i.Note)
	}
	// Who may see it, and when it was, are not put together of two hands.
	path = apptest.AtDesk + "herne/einrichtungen/schattenlicht"
	first, second = r.OpenForm(t, anna, path), r.OpenForm(t, boris, path)
	apptest.WantStatus(t, "hidden", r.Do(t, anna, first.Action, first.With("sichtbarkeit", "fachkraefte")), http.StatusSeeOther)
	apptest.WantStatus(t, "then", r.Do(t, boris, second.Action, second.With("ort", "Herne-Süd")), http.StatusConflict)
	path = apptest.AtDesk + "herne/mitglieder/" + d.Members[0].Key
	first, second = r.OpenForm(t, anna, path), r.OpenForm(t, boris, path)
	apptest.WantStatus(t, "since", r.Do(t, anna, first.Action, first.With("seit", "2019")), http.StatusSeeOther)
	apptest.WantStatus(t, "until", r.Do(t, boris, second.Action, second.With("bis", "2020")), http.StatusConflict)
}

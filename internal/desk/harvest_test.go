package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

func TestWhatAnotherDirectoryHasIsAdmittedOrRefusedOnThePage(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddHarvest(t)
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	anna := r.Account(t, "anna@example.org")
	const list = apptest.AtDesk + "herne/abgleich"
	get := func(path string) string {
		t.Helper()
		w := r.Do(t, anna, path, nil)
		apptest.WantStatus(t, path, w, http.StatusOK)
		return w.Body.String()
	}
	page := get(list)
	for _, words := range []string{"Neue Stelle Herne &amp; Umgebung &lt;3", "Frauenhaus Herne", "Begleitung zum Amt", "neues Angebot", "Rufen Sie an.", "In Ihrem Gebiet (2)", "Alle (2)", "Anderswo"} {
		if !strings.Contains(page, words) {
			t.Errorf("the list does not say %q", words)
		}
	}
	id := func(remote string) string {
		var id directory.ID
		if err := r.SQL.QueryRow(t.Context(), `select id from desk.harvested where remote_id = $1`, remote).Scan(&id); err != nil {
			t.Fatal(err)
		}
		return id.String()
	}
	field := func(path, name string) string {
		t.Helper()
		return apptest.Document(t, r.Do(t, anna, path, nil)).Find(`form[action*="/abgleich/"] input[name="`+name+`"]`).First().AttrOr("value", "")
	}
	haus := get(list + "/" + id("haus"))
	if strings.Contains(haus, "Geheimweg") || !strings.Contains(haus, "Die Anschrift haben wir weggelassen") {
		t.Error("the page of what could be a shelter")
	}
	neu := list + "/" + id("neu")
	if page := get(neu); !strings.Contains(page, "Musterweg 1, 44623 Herne") || strings.Contains(page, "<script>x") || !strings.Contains(page, "kostenlos") {
		t.Errorf("the page of what is new:\n%s", page)
	}
	seen := field(neu, "gesehen")
	for form, status := range map[string]int{"gesehen=" + seen + "&art=unsinn": http.StatusUnprocessableEntity, "gesehen=anders&art=opferhilfe": http.StatusConflict,
		"gesehen=" + seen + "&art=opferhilfe&einrichtung=%00": http.StatusNotFound, "gesehen=" + seen + "&art=opferhilfe&angebot=x": http.StatusBadRequest} {
		values, _ := url.ParseQuery(form)
		apptest.WantStatus(t, form, r.Do(t, anna, neu+"/aufnahme", values), status)
	}
	w := r.Do(t, anna, neu+"/aufnahme", url.Values{"gesehen": {seen}})
	apptest.WantStatus(t, "no sector", w, http.StatusUnprocessableEntity)
	if field := apptest.Document(t, w).Find("#art[aria-invalid]"); !strings.Contains(field.AttrOr("aria-describedby", ""), apptest.Document(t, w).Find(".fault").AttrOr("id", "nothing")) {
		t.Error("what is missing is not said at its field")
	}
	apptest.WantStatus(t, "admit", r.Do(t, anna, neu+"/aufnahme", url.Values{"gesehen": {seen}, "art": {"frauenberatung"}, "angebot": {id("n")}}), http.StatusSeeOther)
	if w := r.Ask(t, http.MethodGet, apptest.HernePage, "", nil); !strings.Contains(w.Body.String(), "Neue Stelle Herne &amp; Umgebung &lt;3") {
		t.Error("the public page does not have the new member")
	}
	apptest.WantStatus(t, "again", r.Do(t, anna, neu+"/aufnahme", url.Values{"gesehen": {seen}, "art": {"frauenberatung"}}), http.StatusConflict)
	apptest.WantStatus(t, "refuse", r.Do(t, anna, list+"/"+id("haus")+"/ablehnung", url.Values{"gesehen": {field(list+"/"+id("haus"), "gesehen")}}), http.StatusSeeOther)
	form := url.Values{"gesehen": {field(list, "gesehen")}, "stand": {field(list, "stand")}}
	apptest.WantStatus(t, "the service", r.Do(t, anna, list+"/"+id("s")+"/aufnahme", form), http.StatusSeeOther)
	after := get(list)
	for _, words := range []string{"Neue Stelle", "Frauenhaus", "Begleitung zum Amt"} {
		if strings.Contains(after, words) {
			t.Errorf("%q was decided on and is still there", words)
		}
	}
	inbox := apptest.Document(t, r.Do(t, anna, apptest.AtDesk+"herne/eingang", nil))
	if apptest.Said(t, r.Do(t, anna, apptest.AtDesk+"herne/eingang", nil)) == "" || inbox.Find(`input[name="feld"]`).Length() == 0 || inbox.Find(`input[name="feld"][checked]`).Length() != 0 {
		t.Error("the inbox has the number, and chooses nothing for anybody")
	}
	for path, status := range map[string]int{list + "?seite=9": http.StatusNotFound, list + "?seite=-1": http.StatusNotFound, list + "?seite=x": http.StatusNotFound, list + "/unsinn": http.StatusNotFound,
		list + "/" + id("s"): http.StatusNotFound, apptest.AtDesk + "braunschweig/abgleich": http.StatusForbidden, apptest.AtDesk + "braunschweig/abgleich/" + id("neu"): http.StatusForbidden} {
		apptest.WantStatus(t, path, r.Do(t, anna, path, nil), status)
	}
}

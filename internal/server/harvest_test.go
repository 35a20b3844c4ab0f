package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// harvest lets another directory have an institution that nobody knows, a number of one that is known, and a service of it.
func (r *running) harvest(t testing.TB) {
	t.Helper()
	const text = `[{"id": "neu", "name": "Neue Stelle Herne & Umgebung <3", "description": "Rat & Tat <script>x()</script>", "website": "https://neu.example.org", "email": "rat@neu.example.org",
			"locations": [{"addresses": [{"address_1": "Musterweg 1", "city": "Herne", "postal_code": "44623"}]}], "services": [{"id": "n", "name": "Einzelberatung", "status": "active", "fees_description": "kostenlos"}]},
		{"id": "haus", "name": "Zuflucht für Frauen und Frauenhaus Herne", "phones": [{"number": "030 23125003"}], "locations": [{"addresses": [{"address_1": "Geheimweg 7", "city": "Herne", "postal_code": "44623"}]}]},
		{"id": "ring", "name": "Weißer Ring", "phones": [{"number": "030 23125001"}], "services": [{"id": "s", "name": "Begleitung zum Amt", "status": "active", "application_process": "Rufen Sie an."}]}]`
	reading, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("anderswo.json", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	records, _ := intake.Records(reading, atlas, today)
	source := store.HarvestSource{Address: "https://anderswo.example.org/", Name: "Anderswo", ReadBy: "test", SHA256: "x", Organizations: 3, Services: 2}
	if _, err := editing.New(store.New(r.owner)).KeepHarvest(t.Context(), source, records, false, today); err != nil {
		t.Fatal(err)
	}
}

func TestWhatAnotherDirectoryHasIsAdmittedOrRefusedOnThePage(t *testing.T) {
	r := start(t)
	r.harvest(t)
	r.invite(t, "anna@example.org", account.Coordinator, "herne")
	anna := r.account(t, "anna@example.org")
	const list = atDesk + "herne/abgleich"
	get := func(path string) string {
		t.Helper()
		w := r.asAccount(t, anna, path, nil)
		wantStatus(t, path, w, http.StatusOK)
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
		if err := r.owner.QueryRow(t.Context(), `select id from desk.harvested where remote_id = $1`, remote).Scan(&id); err != nil {
			t.Fatal(err)
		}
		return id.String()
	}
	field := func(path, name string) string {
		t.Helper()
		return document(t, r.asAccount(t, anna, path, nil)).Find(`form[action*="/abgleich/"] input[name="`+name+`"]`).First().AttrOr("value", "")
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
		wantStatus(t, form, r.asAccount(t, anna, neu+"/aufnahme", values), status)
	}
	w := r.asAccount(t, anna, neu+"/aufnahme", url.Values{"gesehen": {seen}})
	wantStatus(t, "no sector", w, http.StatusUnprocessableEntity)
	if field := document(t, w).Find("#art[aria-invalid]"); !strings.Contains(field.AttrOr("aria-describedby", ""), document(t, w).Find(".fault").AttrOr("id", "nothing")) {
		t.Error("what is missing is not said at its field")
	}
	wantStatus(t, "admit", r.asAccount(t, anna, neu+"/aufnahme", url.Values{"gesehen": {seen}, "art": {"frauenberatung"}, "angebot": {id("n")}}), http.StatusSeeOther)
	if w := r.ask(t, http.MethodGet, hernePage, "", nil); !strings.Contains(w.Body.String(), "Neue Stelle Herne &amp; Umgebung &lt;3") {
		t.Error("the public page does not have the new member")
	}
	wantStatus(t, "again", r.asAccount(t, anna, neu+"/aufnahme", url.Values{"gesehen": {seen}, "art": {"frauenberatung"}}), http.StatusConflict)
	wantStatus(t, "refuse", r.asAccount(t, anna, list+"/"+id("haus")+"/ablehnung", url.Values{"gesehen": {field(list+"/"+id("haus"), "gesehen")}}), http.StatusSeeOther)
	form := url.Values{"gesehen": {field(list, "gesehen")}, "stand": {field(list, "stand")}}
	wantStatus(t, "the service", r.asAccount(t, anna, list+"/"+id("s")+"/aufnahme", form), http.StatusSeeOther)
	after := get(list)
	for _, words := range []string{"Neue Stelle", "Frauenhaus", "Begleitung zum Amt"} {
		if strings.Contains(after, words) {
			t.Errorf("%q was decided on and is still there", words)
		}
	}
	inbox := document(t, r.asAccount(t, anna, atDesk+"herne/eingang", nil))
	if said(t, r.asAccount(t, anna, atDesk+"herne/eingang", nil)) == "" || inbox.Find(`input[name="feld"]`).Length() == 0 || inbox.Find(`input[name="feld"][checked]`).Length() != 0 {
		t.Error("the inbox has the number, and chooses nothing for anybody")
	}
	for path, status := range map[string]int{list + "?seite=9": http.StatusNotFound, list + "?seite=-1": http.StatusNotFound, list + "?seite=x": http.StatusNotFound, list + "/unsinn": http.StatusNotFound,
		list + "/" + id("s"): http.StatusNotFound, atDesk + "braunschweig/abgleich": http.StatusForbidden, atDesk + "braunschweig/abgleich/" + id("neu"): http.StatusForbidden} {
		wantStatus(t, path, r.asAccount(t, anna, path, nil), status)
	}
}

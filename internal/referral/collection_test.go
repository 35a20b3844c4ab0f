package referral_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// collecting is a member of staff who has put aside the services of apptest.OfferingNetwork, and their IDs by institution.
func collecting(t testing.TB, r *apptest.Program) (*apptest.Visitor, map[string]string) {
	t.Helper()
	r.Invite(t, "fach@example.org", account.Staff, "")
	v, ids := r.SignIn(t, "fach@example.org"), map[string]string{}
	for _, i := range apptest.OfferingNetwork().Institutions {
		ids[i.Key] = i.Services[0].ID(i.ID()).String()
		v.Want("collect", v.Post("/vermittlung/merkliste", "angebot", ids[i.Key]), http.StatusSeeOther, "/vermittlung#angebot-"+ids[i.Key])
	}
	return v, ids
}

// Whatever is pressed in the form of the collection, what was typed into any of its notes is there afterwards.
func TestNoButtonOfTheCollectionLosesANote(t *testing.T) {
	t.Parallel()
	r := offered(t)
	v, ids := collecting(t, r)
	doc := apptest.Document(t, v.Get("/vermittlung/merkliste"))
	form := doc.Find("form#merkliste")
	pressed := 0
	form.Find("button").Each(func(n int, button *goquery.Selection) {
		name, value := button.AttrOr("name", ""), button.AttrOr("value", "")
		if button.AttrOr("form", "merkliste") != "merkliste" || value == "entfernen" {
			return
		}
		pressed++
		var fields []string
		want := map[string]string{}
		for key, id := range ids {
			note := strings.TrimSpace(key + " " + value)
			want["notiz-"+id] = note
			fields = append(fields, "notiz-"+id, note)
		}
		if name != "" {
			fields = append(fields, name, value)
		}
		w := v.Post(button.AttrOr("formaction", form.AttrOr("action", "")), fields...)
		apptest.WantStatus(t, value, w, http.StatusSeeOther)
		if to := w.Header().Get("Location"); name == "weiter" {
			apptest.WantStatus(t, to, v.Get(strings.Split(to, "#")[0]), http.StatusOK)
		}
		after := apptest.Document(t, v.Get("/vermittlung/merkliste"))
		for field, note := range want {
			if got := after.Find(`textarea[name="` + field + `"]`).Text(); got != note {
				t.Errorf("after %q a note is %q, want %q", value, got, note)
			}
		}
	})
	if links := form.Find("a[href^='/']").Length(); links > 0 || pressed < 25 {
		t.Errorf("%d links lead out of the form, %d buttons were pressed", links, pressed)
	}
	gone := ids["haus-probe"]
	v.Post("/vermittlung/merkliste/"+gone, "tun", "entfernen", "notiz-"+gone, strings.Repeat("x", 600),
		"notiz-"+ids["stufen-probe"], "bleibt")
	if body := v.Get("/vermittlung/merkliste").Body.String(); strings.Contains(body, gone) || !strings.Contains(body, "bleibt") {
		t.Error("taking one out kept it, or lost the note of another")
	}
}

func TestANoteThatCannotBeKeptLosesNoOther(t *testing.T) {
	t.Parallel()
	r := offered(t)
	v, ids := collecting(t, r)
	for _, bad := range []string{strings.Repeat("ä", 501), "\x00", "\xff"} {
		w := v.Post("/vermittlung/merkliste/"+ids["haus-probe"], "tun", "hinunter", "notiz-"+ids["haus-probe"], bad,
			"notiz-"+ids["stufen-probe"], "die andere")
		apptest.WantStatus(t, "a bad note", w, http.StatusUnprocessableEntity)
		doc := apptest.Document(t, w)
		if doc.Find("textarea[aria-invalid]").AttrOr("name", "") != "notiz-"+ids["haus-probe"] || doc.Find(".fault").Length() != 1 {
			t.Error("the page does not say which note is wrong")
		}
		if got := doc.Find(`textarea[name="notiz-` + ids["stufen-probe"] + `"]`).Text(); got != "die andere" {
			t.Errorf("the other note is %q", got)
		}
	}
	for _, to := range []string{"https://example.org", "//example.org", "person/xx", "angebote/x", "leerung"} {
		apptest.WantStatus(t, to, v.Post("/vermittlung/merkliste/notizen", "weiter", to), http.StatusNotFound)
	}
}

func TestNothingOfOnePersonIsThereForTheNext(t *testing.T) {
	t.Parallel()
	r := offered(t)
	v, ids := collecting(t, r)
	v.Post("/vermittlung", "wo", "44623", "sprache", "ar")
	v.Post("/vermittlung/merkliste/notizen", "notiz-"+ids["haus-probe"], "ruft abends an")
	for _, page := range []string{"/vermittlung", "/vermittlung/merkliste", "/vermittlung/angebote/" + ids["haus-probe"]} {
		if n := apptest.Document(t, v.Get(page)).Find(`.savebar button:contains("Neue Suche")`).Length(); n != 1 {
			t.Errorf("%s has %d ways to the next person", page, n)
		}
	}
	v.Want("asks first", v.Post("/vermittlung/neu"), http.StatusSeeOther, "/vermittlung/neu")
	if text := apptest.Document(t, v.Get("/vermittlung/neu")).Find("main").Text(); !strings.Contains(text, "3 Angebote und 1 Notiz") {
		t.Errorf("it asks: %s", text)
	}
	if n := r.QueryInt(t, `select count(*) from desk.collected`); n != 3 {
		t.Errorf("looking and asking left %d of 3", n)
	}
	v.Want("is sure", v.Post("/vermittlung/neu", "sicher", "ja"), http.StatusSeeOther, "/vermittlung")
	doc := apptest.Document(t, v.Get("/vermittlung"))
	left := doc.Find("#wo").AttrOr("value", "") + doc.Find(".hit").Text()
	if left != "" || doc.Find("#wo[autofocus]").Length() != 1 || r.QueryInt(t, `select count(*) from desk.collected`) != 0 {
		t.Error("something of the last person is left, or the field is not ready")
	}
	v.Post("/vermittlung", "wo", "44623")
	v.Want("nothing to lose", v.Post("/vermittlung/neu"), http.StatusSeeOther, "/vermittlung")
}

func TestWhoOnlyRefersBeginsAtTheSearch(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Invite(t, "fach@example.org", account.Staff, "")
	r.Invite(t, "koordination@example.org", account.Coordinator, "herne")
	for email, to := range map[string]string{"fach@example.org": "/vermittlung", "koordination@example.org": "/verwaltung"} {
		v := r.Visitor(t, "")
		v.Want(email, v.Post(r.SignInLink(t, email)), http.StatusSeeOther, to)
	}
}

// numbered is a network with a service of every way to be reached.
func numbered() directory.Dossier {
	d := apptest.OfferingNetwork()
	contact := func(key, phone string, kind directory.ContactKind, level directory.Visibility) directory.Contact {
		return directory.Contact{Key: key, Kind: kind, Phone: phone, Visibility: level}
	}
	set := func(i int, institution, service []directory.Contact) {
		d.Institutions[i].Contacts, d.Institutions[i].Services[0].Contacts = institution, service
	}
	set(0, []directory.Contact{contact("a", "030 23125110", directory.ContactHelp, "")},
		[]directory.Contact{contact("b", "030 23125111", directory.ContactReferral, directory.Staff)})
	set(1, nil, []directory.Contact{{Key: "a", Kind: directory.ContactHelp, Email: "rat@example.org"}})
	set(2, nil, nil)
	d.Institutions[1].NeutralLabel = ""
	return d
}

// A list of the service's own hides no number of the institution's, and without a number nothing is handed over.
func TestBothNumbersStandSideBySide(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), numbered(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	v, ids := collecting(t, r)
	v.Post("/vermittlung", "wo", "44623", "sprache", "ar")
	for _, path := range []string{"/vermittlung", "/vermittlung/merkliste", "/vermittlung/angebote/" + ids["haus-probe"]} {
		both := apptest.Document(t, v.Get(path)).Find(`.bothreaches:contains("23125111")`)
		mine, theirs := both.Children().First().Text(), both.Children().Last().Text()
		if both.Length() != 1 || !strings.Contains(mine, "23125111") || !strings.Contains(theirs, "23125110") {
			t.Errorf("%s has not both numbers: %s", path, both.Text())
		}
	}
	for file, cards := range map[string][]string{"kontakte.vcf": {"+493023125110", "+493023125111"}, "kontaktliste.vcf": {"+493023125110"}} {
		body := v.Get("/vermittlung/merkliste/" + file).Body.String()
		var dialled []string
		for line := range strings.Lines(body) {
			if number, ok := strings.CutPrefix(strings.TrimSpace(line), "TEL"); ok {
				dialled = append(dialled, number[strings.Index(number, ":")+1:])
			}
		}
		slices.Sort(dialled)
		if !slices.Equal(dialled, cards) || strings.Count(body, "BEGIN:VCARD") != 1 {
			t.Errorf("%s: %s", file, body)
		}
	}
	page := apptest.Document(t, v.Get("/vermittlung/merkliste"))
	if text := page.Find("#weitergeben").Parent().Text(); !strings.Contains(text, "Ohne Nummer zum Weitergeben: 2 Angebote") {
		t.Errorf("nothing warns: %s", text)
	}
	apptest.WantStatus(t, "an empty card", v.Get("/vermittlung/angebote/"+ids["stufen-probe"]+"/kontakt.vcf"), http.StatusNotFound)
	if n := apptest.Document(t, v.Get("/vermittlung/merkliste/kontaktliste")).Find("main li").Length(); n != 1 {
		t.Errorf("%d lines on the discreet list", n)
	}
	v.Post("/vermittlung/merkliste/"+ids["haus-probe"], "tun", "entfernen")
	for _, sheet := range []string{"kontaktliste", "kontaktliste.vcf", "kontakte.vcf"} {
		v.Want("nothing to hand over as "+sheet, v.Get("/vermittlung/merkliste/"+sheet), http.StatusSeeOther, "/vermittlung/merkliste")
	}
}

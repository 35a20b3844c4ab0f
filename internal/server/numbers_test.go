package server_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/openreferral"
)

// oldNumbers gives an institution and the network what was stored before anybody asked what to dial, and an extension.
func oldNumbers(t *testing.T, r *apptest.Program) (institution, service directory.ID) {
	t.Helper()
	r.Change(t, "herne", func(w *editing.Work) error {
		for i := range w.Institutions {
			if inst := &w.Institutions[i]; inst.Key == "beratung-herne" {
				institution = inst.ID()
				inst.Contacts = []directory.Contact{
					{Key: "alt", Kind: directory.ContactHelp, Phone: "02921 302546 / 47"}, {Key: "strich", Kind: directory.ContactHelp, Phone: "02921 302546-48"},
					{Key: "apparat", Kind: directory.ContactHelp, Phone: "02921 30-0 Apparat 12"},
				}
				inst.Services = []directory.Service{{Key: "rat", Name: "Rat zur Probe", Topics: []directory.Topic{"recht"}, Areas: []string{"05916"},
					Contacts: []directory.Contact{{Key: "alt", Kind: directory.ContactHelp, Phone: "01234 47 11 / 47 12"}, {Key: "klammer", Kind: directory.ContactHelp, Phone: "02921 302546 (-47)"}}}}
				service = inst.Services[0].ID(institution)
			}
		}
		w.Contacts = append(w.Contacts, directory.Contact{Key: "alt", Kind: directory.ContactCoordination, Phone: "02921/302546/47"})
		return nil
	})
	if service == (directory.ID{}) {
		t.Fatal("there is no such institution")
	}
	return institution, service
}

// Whatever was stored, no page and no file leads to a number that nobody has.
func TestNoTwoNumbersAreDialledAsOneAnywhere(t *testing.T) {
	r := apptest.Start(t)
	institution, service := oldNumbers(t, r)
	r.Invite(t, "fachkraft@example.org", account.Staff, "")
	staff := r.SignIn(t, "fachkraft@example.org")
	staff.Post("/vermittlung/merkliste", "angebot", service.String())
	joined := regexp.MustCompile(`30254647|30254648|302547\d*302546|47114712`)
	certain := map[string]bool{"tel:+492921302546": true, "tel:+492921302547": true, "tel:+492921300": true, "tel:+4912344711": true, "tel:+4912344712": true}
	look := func(path, body string, link string) {
		t.Helper()
		if found := joined.FindString(body); found != "" {
			t.Errorf("%s holds %s", path, found)
		}
		if !strings.Contains(body, link) {
			t.Errorf("%s lacks %q", path, link)
		}
		if !strings.HasPrefix(strings.TrimSpace(body), "<") {
			return
		}
		page, err := goquery.NewDocumentFromReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		page.Find("a").Each(func(_ int, a *goquery.Selection) {
			href := a.AttrOr("href", "")
			if strings.Contains(a.Text(), "30") && strings.Contains(a.Text(), "2921") && !certain[href] || href == "" {
				t.Errorf("%s links %q to %q", path, a.Text(), href)
			}
		})
	}
	public := map[string]string{
		"/einrichtungen/beratung-herne": `"telephone":"+492921302547"`, "/netzwerke/herne": "tel:+492921302547", "/einbetten/herne?teil=kontakt": "tel:+492921302547",
		"/hsds/v3/organizations/" + institution.String(): `"number":"02921 302547"`, "/hsds/v3/services/" + service.String(): `"number":"01234 4712"`,
	}
	for path, link := range public {
		w := r.Get(t, path)
		apptest.WantStatus(t, path, w, http.StatusOK)
		look(path, w.Body.String(), link)
	}
	page := apptest.Document(t, r.Get(t, "/einrichtungen/beratung-herne"))
	if text := page.Find("main").Text(); !strings.Contains(text, "02921 302546-48") || !strings.Contains(text, "Apparat 12") {
		t.Errorf("the page lacks what was typed or the extension: %s", text)
	}
	if body := r.Get(t, "/hsds/v3/organizations/"+institution.String()).Body.String(); !strings.Contains(body, `"extension":12`) {
		t.Errorf("the extension is lost: %s", body)
	}
	for path, link := range map[string]string{
		"/vermittlung/angebote/" + service.String() + "/kontakt.vcf": "+4912344712", "/vermittlung/merkliste/kontakte.vcf": "+4912344712", "/vermittlung/merkliste/kontaktliste.vcf": "+4912344712",
		"/vermittlung/merkliste/fachkraft": "tel:+492921302547", "/vermittlung/merkliste/person": "tel:+4912344711", "/vermittlung/merkliste/kontaktliste": "tel:+4912344712",
		"/vermittlung/netzwerke/herne/kontakte.html": "tel:+4912344712", "/vermittlung/netzwerke/herne/kontakte.csv": "02921 30-0 Apparat 12",
	} {
		w := staff.Get(path)
		apptest.WantStatus(t, path, w, http.StatusOK)
		look(path, w.Body.String(), link)
	}
}

// What was stored is to be put right, and keeps nobody from saving something else.
func TestOldNumbersAreToDoAndHinderNobody(t *testing.T) {
	r := apptest.Start(t)
	oldNumbers(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	if todo := apptest.Document(t, r.Do(t, a, "/verwaltung", nil)).Find(`a[href="/verwaltung/netzwerke/herne/pruefung#nummern"]`); !strings.Contains(todo.Text(), "5 Nummern") {
		t.Errorf("what is to do: %q", todo.Text())
	}
	list := apptest.Document(t, r.Do(t, a, apptest.AtDesk+"herne/pruefung", nil)).Find(`section[aria-labelledby="nummern"]`)
	for _, form := range []string{"kontakte/alt", "einrichtungen/beratung-herne", "angebote/beratung-herne.rat"} {
		link := list.Find(`a[href="` + apptest.AtDesk + "herne/" + form + `"]`)
		if link.Length() == 0 || r.Do(t, a, link.AttrOr("href", ""), nil).Code != http.StatusOK {
			t.Errorf("no link to %s: %s", form, list.Text())
		}
	}
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/kontakte/alt")
	if w := r.Do(t, a, f.Action, f.With("bezeichnung", "Büro")); w.Code != http.StatusSeeOther {
		t.Errorf("something else of the contact is not saved: status %d", w.Code)
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/netzwerk")
	if w := r.Do(t, a, f.Action, f.With("kurzname", "Anders")); w.Code != http.StatusSeeOther {
		t.Errorf("something else of the network is not saved: status %d", w.Code)
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/kontakte/alt")
	w := r.Do(t, a, f.Action, f.With("telefon", "02921 302546-49"))
	if fault := apptest.ReadForm(t, w).Find("#f-telefon-fault").Text(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(fault, "vielleicht mehrere Nummern") || !strings.Contains(w.Body.String(), `value="02921 302546-49"`) {
		t.Errorf("a new number nobody can be sure of: status %d, %q", w.Code, fault)
	}
}

// Two numbers in one field of an institution are two contacts, and what was said of them stands in the remark.
func TestTwoNumbersTypedInOneFieldAreTwoContacts(t *testing.T) {
	r := apptest.Start(t)
	oldNumbers(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/einrichtungen/beratung-herne")
	w := r.Do(t, a, f.Action, f.With("kontakte.0.telefon", "Tel. 02323 160 (24 Std.) oder 0171/1234567, Fax 02323 161", "kontakte.1.telefon", "02323 16-48 DW 3"))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	d := r.Dossier(t, "herne")
	inst, _ := d.Institution("beratung-herne")
	var got []string
	for _, c := range inst.Contacts {
		got = append(got, c.Phone+" ("+c.Note+")")
	}
	if want := "02323 160 (24 Std., Fax: 02323 161)|02323 16-48 Durchwahl 3 ()|02921 30-0 Apparat 12 ()|0171 1234567 ()"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Another directory that reads ours gets the numbers that ours shows, each with its extension.
func TestAnExtensionSurvivesTheWayOut(t *testing.T) {
	r := apptest.Start(t)
	institution, _ := oldNumbers(t, r)
	o := openreferral.Organization{}
	if err := json.Unmarshal(r.Get(t, "/hsds/v3/organizations/"+institution.String()).Body.Bytes(), &o); err != nil {
		t.Fatal(err)
	}
	numbers := map[string]float64{}
	for _, p := range o.Phones {
		numbers[p.Number] = p.Extension
	}
	if len(numbers) != 3 || numbers["02921 30-0"] != 12 {
		t.Errorf("%+v", o.Phones)
	}
}

package referral_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// Whatever was stored, no page and no file leads to a number that nobody has.
func TestNoTwoNumbersAreDialledAsOneAnywhere(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	institution, service := r.LoadOldNumbers(t)
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

package site_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/editing"
)

func TestAnInstitutionShowsWhatItOffersToWhomMayReadIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), apptest.LayeredNetwork(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	const path = "/einrichtungen/erfunden-1-stelle-0"
	staff := r.AddAccount(t, "fach@example.org", account.Grant{Role: account.Staff})
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...)
	for name, reader := range map[string]struct {
		text         string
		sees, misses []string
	}{
		"everybody":   {apptest.Said(t, r.Get(t, path)), []string{"Erfundene Beratung", "Ein Satz dazu.", "Nächster Schritt: Machen Sie einen Termin aus, bevor Sie kommen."}, []string{"Bitte vorher anrufen.", "02323 111111", "intern bereithalten", "02323 222222", "Erfundene Gruppe", "vermerkt", "Nur für"}},
		"in English":  {apptest.Said(t, r.Get(t, "/en"+path)), []string{"Erfundene Beratung", "Next step: Make an appointment before you come.", "For whomWomen"}, []string{"Für wen", "only"}},
		"staff":       {apptest.Said(t, r.Do(t, staff, "/intern"+path, nil)), []string{"Erfundene Beratung", "02323 111111", "So vermitteln Sie: Bitte vorher anrufen.", "Bitte bereithalten: Nur intern bereithalten.", "Nur für Fachkräfte02323 111111"}, []string{"02323 222222", "Erfundene Gruppe", "vermerkt"}},
		"coordinator": {apptest.Said(t, r.Do(t, anna, "/intern"+path, nil)), []string{"02323 111111", "02323 222222", "Erfundene GruppeNur für die Koordination", "Nur für die KoordinationNur für die Koordination vermerkt.", "Nur für die Koordination02323 222222"}, nil},
	} {
		for _, want := range reader.sees {
			if !strings.Contains(reader.text, want) {
				t.Errorf("%s: the page lacks %q:\n%s", name, want, reader.text)
			}
		}
		for _, hidden := range reader.misses {
			if strings.Contains(reader.text, hidden) {
				t.Errorf("%s: the page shows %q", name, hidden)
			}
		}
	}
	if w := r.Get(t, "/einrichtungen/evangelische-beratungsstelle-herne"); w.Code != http.StatusOK || apptest.Document(t, w).Find("#angebote").Parent().Find("h3").Length() != 2 {
		t.Error("the two services of the example are not shown")
	}
}

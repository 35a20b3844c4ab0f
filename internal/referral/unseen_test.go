package referral_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	yamldocument "rundtisch/internal/document"
	"rundtisch/internal/editing"
)

// hiddenNames is a network whose names and times hold what cannot be seen, or only looks like something else.
const hiddenNames = `rundtisch: 1
netzwerk:
  kennung: verborgen
  name: Runder\u00adTisch Verborgen
  form: runder_tisch
  zusammenfassung: Ein Satz.
gebiet:
  kennung: gebiet-verborgen
  name: Kreis Verborgen
  art: kreis
  land: "05"
  kreise:
    - ags: "05974"
mitglieder:
  - {kennung: a, einrichtung: verborgen-a, rolle: mitglied}
termine:
  - {kennung: nacht, titel: "Nacht\u200baktion", art: aktion, datum: "2027\u201102\u201113", beginn: "22 Uhr", ende: "2 Uhr"}
einrichtungen:
  - kennung: verborgen-a
    name: "Gleich\u00adstellungs\u00adstelle O\ufb00ene T\u00fcr"
    arten: [frauenberatung]
    anschriften:
      - {kennung: haus, strasse: Markt\u00a01, plz: "59494", ort: "So\u200best"}
    kontakte:
      - {kennung: tel, art: hilfe, telefon: "02921 30\u20112546", e_mail: "\u202ainfo@\u200bexample.org\u202c"}
    angebote:
      - {kennung: nachts, name: Nachtberatung zur Probe, themen: [haeusliche_gewalt], zeiten: ["Mo\u2011Fr 22\u22126\u202fUhr", "1. Mittwoch im Monat 14\u201116 Uhr"]}
`

// softHyphen is the one invisible character that pages put in themselves: long words may break there.
const softHyphen = "\u00ad"

func TestWhatHidesInNamesAndTimesIsFoundAndAskedFor(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	text := strings.NewReplacer(`\u00ad`, "\u00ad", `\u200b`, "\u200b", `\u2011`, "\u2011", `\ufb00`, "\ufb00", `\u00fc`, "ü", `\u00a0`, "\u00a0", `\u202a`, "\u202a", `\u202c`, "\u202c", `\u2212`, "\u2212", `\u202f`, "\u202f").Replace(hiddenNames)
	d, err := yamldocument.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"Gleichstellungsstelle Offene Tür", "Gleich\u00adstellungsstelle", "\ufeffGleichstellungsstelle\u200b", "Offene", "O\ufb00ene T\u0075\u0308r", "Glеichstеllungsstelle"} {
		w := r.Found(t, "/suche", apptest.SearchForm(typed), nil)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "/einrichtungen/verborgen-a") {
			t.Errorf("%+q does not find it: status %d", typed, w.Code)
		}
	}
	for clock, open := range map[string]bool{"2 Uhr": true, "5:59": true, "06:00": false, "22.30": true, "23 Uhr": true, "15:00": false} {
		w := look(t, r, "/suche", wanted("wo", "So\u00adest", "offen", "am", "tag", "2026\u201112\u201102", "uhr", clock))
		found := strings.Contains(w.Body.String(), "Nachtberatung zur Probe")
		if w.Code != http.StatusOK || found != open {
			t.Errorf("on a Wednesday at %s: status %d, found: %v", clock, w.Code, found)
		}
	}
	page := strings.ReplaceAll(r.Ask(t, http.MethodGet, "/einrichtungen/verborgen-a", "", nil).Body.String(), softHyphen, "")
	for _, word := range []string{"Gleichstellungsstelle Offene Tür", "Markt 1", "59494 Soest", `href="mailto:info@example.org"`, "02921 30-2546", "Mo–Fr 22 bis 6 Uhr", "1. Mittwoch im Monat 14-16 Uhr", `"opens":"22:00"`, `"closes":"06:00"`} {
		if !strings.Contains(page, word) {
			t.Errorf("the page lacks %q", word)
		}
	}
	if at := strings.IndexFunc(page, directory.Invisible); at >= 0 {
		t.Errorf("the page holds %+q", page[max(0, at-20):at+10])
	}
	calendar := r.Ask(t, http.MethodGet, "/netzwerke/verborgen/termine.ics", "", nil).Body.String()
	if !strings.Contains(calendar, "SUMMARY:Nachtaktion") || !strings.Contains(calendar, "DTEND;TZID=Europe/Berlin:20270214T020000") {
		t.Errorf("the calendar is %s", calendar)
	}
}

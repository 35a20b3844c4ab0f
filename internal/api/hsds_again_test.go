package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/harvest"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Whoever publishes by this program and reads by it must not be asked about differences that are none, whichever list was
// read: whole or in short, with services in their institutions, by themselves or at their places.
func TestWhatWePublishIsReadBackWithoutADifference(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	atlas, err := apptest.Atlas()
	if err != nil {
		t.Fatal(err)
	}
	for path, least := range map[string]struct{ institutions, services, networks int }{
		"/organizations?full_service=true": {50, 20, 6}, "/organizations?full=true": {50, 20, 6}, "/organizations": {50, 0, 6}, "/services": {15, 20, 0}, "/services?full=true": {15, 20, 0},
		"/service_at_locations": {2, 3, 0}, "/service_at_locations?full=true": {2, 3, 0},
	} {
		t.Run(path, func(t *testing.T) {
			_, contents := r.WalkList(t, apptest.HSDS+path)
			body, err := json.Marshal(contents)
			if err != nil {
				t.Fatal(err)
			}
			reading, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("wir.json", bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			records, left := intake.Records(reading, atlas, apptest.Today)
			found, err := editing.New(r.DB.Owner).PreviewHarvest(t.Context(), store.HarvestSource{Address: "wir.json", Name: "wir"}, records)
			if err != nil {
				t.Fatal(err)
			}
			services := 0
			for _, one := range found.Records {
				services += len(one.Record.Services)
				one.Differs = slices.DeleteFunc(one.Differs, func(c directory.Correction) bool { return strings.Contains(c.Before, "<") }) // no tag is read in
				if one.Matched == nil || len(one.Differs)+len(one.New)+len(one.Changed) > 0 {
					t.Errorf("%s: known %v; differs %+v; new %d, changed %+v", one.Record.Institution.Name, one.Matched != nil, one.Differs, len(one.New), one.Changed)
				}
			}
			if len(left)+len(reading.Skipped)+len(reading.Notes) > 0 || len(found.Records) < least.institutions || services < least.services || len(reading.Networks) < least.networks {
				t.Errorf("%d institutions with %d services, of %d networks; left out %q, %v, %q", len(found.Records), services, len(reading.Networks), left, reading.Skipped, reading.Notes)
			}
		})
	}
}

// What is no institution and no service is told so, and not taken for one.
func TestOurTaxonomiesAreNotReadAsInstitutions(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for _, path := range []string{"/taxonomies", "/taxonomy_terms"} {
		answer := r.Ask(t, http.MethodGet, apptest.HSDS+path, "", nil)
		_, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("wir.json", bytes.NewReader(answer.Body.Bytes()))
		if err == nil || !strings.Contains(err.Error(), "keine Organisation und kein Angebot") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

package server_test

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/harvest"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Whoever publishes by this program and reads by it must not be asked about differences that are none.
func TestWhatWePublishIsReadBackWithoutADifference(t *testing.T) {
	r := exchanging(t)
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	answer := r.ask(t, http.MethodGet, hsds+"/organizations?format=ndjson&full_service=true", "", nil)
	reading, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("wir.ndjson", bytes.NewReader(answer.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	records, orphans := intake.Records(reading, atlas, today)
	found, err := editing.New(store.New(r.owner)).PreviewHarvest(t.Context(), store.HarvestSource{Address: "wir.ndjson", Name: "wir"}, records)
	if err != nil {
		t.Fatal(err)
	}
	services := 0
	for _, one := range found.Records {
		services += len(one.Record.Services)
		one.Differs = slices.DeleteFunc(one.Differs, func(c directory.Correction) bool { return strings.Contains(c.Before, "<") }) // no tag is read in
		if one.Means == nil || len(one.Differs)+len(one.New)+len(one.Changed) > 0 {
			t.Errorf("%s: known %v; differs %+v; new %d, changed %+v", one.Record.Institution.Name, one.Means != nil, one.Differs, len(one.New), one.Changed)
		}
	}
	if orphans > 0 || len(found.Records) < 50 || services < 20 || reading.Networks < 6 {
		t.Errorf("%d institutions with %d services of %d networks, %d services of nobody", len(found.Records), services, reading.Networks, orphans)
	}
}

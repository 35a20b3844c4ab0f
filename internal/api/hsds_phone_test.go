package api_test

import (
	"encoding/json"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/openreferral"
)

// Another directory that reads ours gets the numbers that ours shows, each with its extension.
func TestAnExtensionSurvivesTheWayOut(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	institution, _ := r.LoadOldNumbers(t)
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

package apptest

import (
	"strings"
	"testing"

	"rundtisch/internal/editing"
	"rundtisch/internal/harvest"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// AddHarvest lets another directory have an institution that nobody knows, a number of one that is known, and a service of it.
func (r *Program) AddHarvest(t testing.TB) {
	t.Helper()
	const text = `[
		{"id": "neu", "name": "Neue Stelle Herne & Umgebung <3", "description": "Rat & Tat <script>x()</script>",
			"website": "https://neu.example.org", "email": "rat@neu.example.org",
			"locations": [{"addresses": [{"address_1": "Musterweg 1", "city": "Herne", "postal_code": "44623"}]}],
			"services": [{"id": "n", "name": "Einzelberatung", "status": "active", "fees_description": "kostenlos"}]},
		{"id": "haus", "name": "Zuflucht für Frauen und Frauenhaus Herne", "phones": [{"number": "030 23125003"}],
			"locations": [{"addresses": [{"address_1": "Geheimweg 7", "city": "Herne", "postal_code": "44623"}]}]},
		{"id": "ring", "name": "Weißer Ring", "phones": [{"number": "030 23125001"}],
			"services": [{"id": "s", "name": "Begleitung zum Amt", "status": "active", "application_process": "Rufen Sie an."}]}]`
	reading, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("anderswo.json", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := Atlas()
	if err != nil {
		t.Fatal(err)
	}
	records, _ := intake.Records(reading, atlas, Today)
	source := store.HarvestSource{Address: "https://anderswo.example.org/", Name: "Anderswo", ReadBy: "test", SHA256: "x",
		Organizations: 3, Services: 2}
	if _, err := editing.New(r.DB.Owner).KeepHarvest(t.Context(), source, records, false, Today); err != nil {
		t.Fatal(err)
	}
}

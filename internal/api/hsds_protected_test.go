package api_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// The place of a shelter is nowhere: not in a service, not by its organization, a unit or what it is a unit of.
func TestNothingProtectedHasAPlaceInTheExchangeStandard(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	rows, err := r.SQL.Query(t.Context(), `select id::text from institutions where protected`)
	if err != nil {
		t.Fatal(err)
	}
	protected := map[string]bool{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		protected[id] = true
	}
	services, organizations := map[string]bool{}, 0
	for _, entry := range r.NDJSON(t, apptest.HSDS+"/services?format=ndjson") {
		if protected[apptest.JSONField(entry, "organization", "id")] {
			services[apptest.JSONField(entry, "id")] = true
		}
	}
	placed := func(what string, v any) {
		t.Helper()
		apptest.EachObject(v, "", func(name string, object map[string]any) {
			for key := range object {
				if slices.Contains([]string{"latitude", "longitude", "addresses", "address", "address_1", "postal_code", "city", "location", "locations", "location_id", "location_type",
					"service_at_locations", "service_at_location", "accessibility", "extent", "transportation"}, key) {
					t.Errorf("%s: %s of %s stands there", what, key, name)
				}
			}
		})
	}
	phones, areas := 0, 0
	for id := range services {
		whole := r.JSON(t, apptest.HSDS+"/services/"+id)
		placed("service "+id, whole)
		object, _ := whole.(map[string]any)
		if object["phones"] != nil {
			phones++
		}
		if object["service_areas"] != nil {
			areas++
		}
	}
	for _, query := range []string{"", "&full=true", "&full_service=true"} {
		for _, entry := range r.NDJSON(t, apptest.HSDS+"/organizations?format=ndjson"+query) {
			if protected[apptest.JSONField(entry, "id")] {
				organizations++
				placed("organization "+apptest.JSONField(entry, "name"), entry)
			}
		}
	}
	for _, entry := range r.NDJSON(t, apptest.HSDS+"/services?format=ndjson&full=true") {
		if services[apptest.JSONField(entry, "id")] {
			placed("a service of the stream", entry)
		}
	}
	for _, query := range []string{"", "&full=true", "&postcode=44623", "&postcode=44623&proximity=1000000", "&search=Zuflucht", "&search=Haus"} {
		for _, entry := range r.NDJSON(t, apptest.HSDS+"/service_at_locations?format=ndjson"+query) {
			if services[apptest.JSONField(entry, "service", "id")] || protected[apptest.JSONField(entry, "service", "organization", "id")] || protected[apptest.JSONField(entry, "location", "organization_id")] {
				t.Errorf("%s: a protected service has a place: %v", query, entry)
			}
		}
	}
	if len(services) < 4 || phones < 3 || areas < 4 || organizations < 12 {
		t.Errorf("too little that is protected was there: %d services, %d with a number, %d with an area, %d organizations", len(services), phones, areas, organizations)
	}
	t.Logf("%d protected institutions, %d services, %d with a number, %d with an area", len(protected), len(services), phones, areas)
}

// The words of the standard are made from what is public; nothing else may come through any of the parameters.
func TestTheExchangeStandardTellsNothingThatIsNotPublic(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	marks := append(apptest.StaffSeal.Marks(), apptest.CoordinationSeal.Marks()...)
	rows, err := r.SQL.Query(t.Context(), `select id::text from institutions union select id::text from services union select id::text from networks`)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	queries := []string{"", "?per_page=200", "?full=true", "?full_service=true", "?minimal=true", "?format=ndjson", "?format=ndjson&full=true", "?format=ndjson&full_service=true", "?postcode=44623",
		"?postcode=44623&proximity=1000000", "?search=Geheimnis", "?search=Fachgeheimnis", "?search=Koordinationsgeheimnis&full=true", "?search=Probe&full=true", "?modified_after=2000-01-01"}
	for _, id := range ids {
		queries = append(queries, "?organization_id="+id, "?full=true&taxonomy_term_id="+id)
	}
	asked, told := 0, 0
	check := func(what, text string) {
		asked++
		if found := apptest.FindMark(text, marks); found != "" {
			t.Errorf("%s: …%s…", what, found)
		}
		if strings.Contains(text, "Probe") {
			told++
		}
	}
	for _, list := range apptest.HSDSLists {
		for _, query := range queries {
			check(list+query, apptest.AllText(r.Get(t, apptest.HSDS+list+query)))
			if asked%7 == 0 {
				check("POST "+list+query, apptest.AllText(r.PostFromElsewhere(t, apptest.HSDS+list, "application/json", strings.TrimPrefix(query, "?"))))
			}
		}
		for _, id := range ids {
			check(list+"/"+id, apptest.AllText(r.Get(t, apptest.HSDS+list+"/"+id)))
		}
	}
	hidden, err := r.DB.Owner.Dossier(t.Context(), "versiegelt")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range hidden.Institutions {
		if i.Visibility.OrPublic() == directory.Public {
			continue
		}
		if w := r.Get(t, apptest.HSDS+"/organizations/"+url.PathEscape(i.ID().String())); w.Code != 404 {
			t.Errorf("%s is not public: status %d", i.Key, w.Code)
		}
	}
	if told < 30 {
		t.Errorf("only %d answers speak of the sealed network", told)
	}
	t.Logf("%d answers, %d of them about the sealed network", asked, told)
}

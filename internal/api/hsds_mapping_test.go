package api_test

import (
	"encoding/json"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestWhatStandsInTheMappingIsThere(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	find := func(list, name string) map[string]any {
		t.Helper()
		for _, entry := range r.NDJSON(t, apptest.HSDS+list+"?format=ndjson") {
			if apptest.JSONField(entry, "name") == name {
				one, _ := r.JSON(t, apptest.HSDS+list+"/"+apptest.JSONField(entry, "id")).(map[string]any)
				return one
			}
		}
		t.Fatalf("no %q in %s", name, list)
		return nil
	}
	service := find("/services", "Beratung nach häuslicher Gewalt")
	for name, want := range map[string]string{"description": "Gespräche unter vier Augen.", "interpretation_services": "per Video", "application_process": "Rufen Sie an.",
		"fees_description": "kostenlos", "wait_time": "meist zwei Wochen", "eligibility_description": "Für: Frauen", "assured_date": "2026-01-15", "alert": "Im Dezember nur telefonisch"} {
		if got := apptest.JSONField(service, name); got != want {
			t.Errorf("%s of the service is %q, want %q", name, got, want)
		}
	}
	text := encoded(t, service)
	for _, want := range []string{`"number":"02323 160"`, `"opens_at":"09:00+01:00"`, `"opens_at":"09:00+02:00"`, `"valid_from":"2026-10-25"`, `"byday":"TU,TH"`, `"code":"fa"`, `"note":"mit Dolmetschen"`,
		"districtKey/05974", "Nordrhein-Westfalen", `"postal_code":"44623"`, "Netzwerk Fülle"} {
		if !strings.Contains(text, want) {
			t.Errorf("the service does not say %s: %s", want, text)
		}
	}
	for _, not := range []string{"02323 161", "02323 999", "Aktenzeichen", "Eva Muster", "Nur für die Koordination"} {
		if strings.Contains(text, not) {
			t.Errorf("the service says %q", not)
		}
	}
	network := find("/organizations", "Netzwerk Fülle")
	text = encoded(t, network)
	for _, want := range []string{`"title":"Koordination"`, `"department":"Koordinatorin"`, "02323 18", "presse@stadt.example.org", `"title":"Pressekontakt"`, `"bezeichnung":"Schirmfrau"`, `"anzahl":7`, `"gruppe":true`, `"year_incorporated":1999`,
		"Kooperation ohne eigene Rechtspersönlichkeit", "https://stadt.example.org/%C3%A4nmeldung?a=%C3%B6", `"status":"aktiv"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the network does not say %s: %s", want, text)
		}
	}
	for _, not := range []string{"Beispielperson", "beispielperson", "02323 998", `"bis":"2020"`} {
		if strings.Contains(text, not) {
			t.Errorf("the network says %q", not)
		}
	}
	members := map[string]bool{}
	for _, entry := range r.NDJSON(t, apptest.HSDS+"/organizations?format=ndjson&taxonomy_term_id="+apptest.JSONField(network, "id")) {
		members[apptest.JSONField(entry, "name")] = true
	}
	if len(members) != 2 || !members["Verein <Fülle>"] || !members["Wohnung Fülle"] {
		t.Errorf("the word of the network gives %v", members)
	}
}

func encoded(t testing.TB, v any) string {
	t.Helper()
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// A word, a taxonomy or an institution that a list is narrowed to gives exactly what carries it.
func TestFiltersGiveExactlyWhatCarriesTheWord(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	carriers := map[string]map[string]bool{} // by term and taxonomy: IDs of services
	offers := map[string]map[string]bool{}   // by institution
	add := func(to map[string]map[string]bool, key, id string) {
		if to[key] == nil {
			to[key] = map[string]bool{}
		}
		to[key][id] = true
	}
	for _, entry := range r.NDJSON(t, apptest.HSDS+"/services?format=ndjson&full=true") {
		id := apptest.JSONField(entry, "id")
		add(offers, apptest.JSONField(entry, "organization", "id"), id)
		attributes, _ := entry.(map[string]any)["attributes"].([]any)
		for _, a := range attributes {
			for _, key := range []string{"id", "taxonomy_id", "parent_id"} {
				if of := apptest.JSONField(a, "taxonomy_term", key); of != "" {
					add(carriers, key+" "+of, id)
				}
			}
		}
	}
	asked := 0
	check := func(query string, want map[string]bool) {
		asked++
		got := map[string]bool{}
		for _, entry := range r.NDJSON(t, apptest.HSDS+"/services?format=ndjson&minimal=true&"+query) {
			got[apptest.JSONField(entry, "id")] = true
		}
		for id := range want {
			if !got[id] {
				t.Errorf("%s lacks %s", query, id)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s gives %d, want %d", query, len(got), len(want))
		}
	}
	for _, term := range r.NDJSON(t, apptest.HSDS+"/taxonomy_terms?format=ndjson") {
		want := carriers["id "+apptest.JSONField(term, "id")]
		if strings.HasPrefix(apptest.JSONField(term, "code"), "familie_") {
			want = carriers["parent_id "+apptest.JSONField(term, "id")]
		}
		check("taxonomy_term_id="+apptest.JSONField(term, "id"), want)
	}
	for _, taxonomy := range r.NDJSON(t, apptest.HSDS+"/taxonomies?format=ndjson") {
		check("taxonomy_id="+apptest.JSONField(taxonomy, "id"), carriers["taxonomy_id "+apptest.JSONField(taxonomy, "id")])
	}
	for _, organization := range r.NDJSON(t, apptest.HSDS+"/organizations?format=ndjson&minimal=true") {
		check("organization_id="+apptest.JSONField(organization, "id"), offers[apptest.JSONField(organization, "id")])
	}
	nothing := "00000000-0000-4000-8000-000000000000"
	for _, query := range []string{"taxonomy_id=" + nothing, "taxonomy_term_id=" + nothing, "organization_id=" + nothing, "modified_after=2999-01-01", "search=zzzzzz", "search=und"} {
		check(query, nil)
	}
	t.Logf("%d questions", asked)
}

package store_test

import (
	"testing"

	"rundtisch/internal/directory"
)

// counselled is an institution with one service that has everything a level can tell apart.
func counselled(key string, sectors ...directory.Sector) directory.Institution {
	i := institution(key, sectors...)
	i.Services = []directory.Service{{
		Key: "beratung", Name: "Beratung " + key, Prepare: "VORBEREITEN",
		Official: &directory.Official{Name: "PERSON", Function: "Funktion", DeleteOn: "2999-12-31"},
		Remark:   "VERMERK", Contacts: []directory.Contact{
			{Key: "hilfe", Kind: directory.ContactHelp, Phone: "116 016"},
			{Key: "direkt", Kind: directory.ContactReferral, Phone: "110", Visibility: directory.Staff},
			{Key: "intern", Kind: directory.ContactHelp, Phone: "112", Visibility: directory.Coordination},
		},
	}}
	return i
}

func TestEachLevelSeesOfAServiceWhatItMay(t *testing.T) {
	t.Parallel()
	d := small("probe", counselled("eins"))
	hidden := counselled("zwei").Services[0]
	hidden.Key, hidden.Visibility = "nur-fach", directory.Staff
	d.Institutions[0].Services = append(d.Institutions[0].Services, hidden)
	d.Region.Districts = []directory.District{{AGS: "05974"}}
	f := open(t).load(d)
	for rank, level := range levels {
		s := f.at(level)
		page, err := s.InstitutionPage(t.Context(), "eins")
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Offers(t.Context(), directory.Wanted{Districts: []string{"05974"}}, today, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		if want := min(rank+1, 2); len(page.Services) != want || len(found.Hits) != want {
			t.Fatalf("%s: %d services on the page and %d found, want %d", level, len(page.Services), len(found.Hits), want)
		}
		for where, service := range map[string]directory.Service{"on the page": page.Services[0],
			"found": hitNamed(t, found, "beratung").Service} {
			if len(service.Contacts) != rank+1 {
				t.Errorf("%s, %s: %d contacts, want %d", level, where, len(service.Contacts), rank+1)
			}
			if (service.Prepare != "") != (rank >= 1) || (service.Official != nil) != (rank >= 1) || (service.Remark != "") != (rank >= 2) {
				t.Errorf("%s, %s: prepare %q, official %v, remark %q", level, where, service.Prepare, service.Official, service.Remark)
			}
		}
	}
}

func hitNamed(t *testing.T, found directory.Findings, key string) directory.Hit {
	t.Helper()
	for _, h := range found.Hits {
		if h.Service.Key == key {
			return h
		}
	}
	t.Fatalf("no hit %q among %d", key, len(found.Hits))
	return directory.Hit{}
}

func TestAnOfficialIsNamedNoLongerThanToTheDay(t *testing.T) {
	t.Parallel()
	d := small("probe", counselled("eins"))
	d.Institutions[0].Services[0].Official.DeleteOn = "2020-01-01"
	f := open(t).load(d)
	page, err := f.at(directory.Coordination).InstitutionPage(t.Context(), "eins")
	if err != nil {
		t.Fatal(err)
	}
	if page.Services[0].Official != nil {
		t.Errorf("still named: %+v", page.Services[0].Official)
	}
}

// The statements go past the program: whatever it may forget, the database must refuse.
func TestTheDatabaseRefusesAnAddressInAServiceOfAShelter(t *testing.T) {
	t.Parallel()
	d := small("probe", counselled("haus", directory.SectorShelter), counselled("offen"))
	d.Region.Districts = []directory.District{{AGS: "05974"}}
	f := open(t).load(d)
	const ofShelter = ` where institution_id = (select id from institutions where key = 'haus')`
	var attempts []string
	for _, column := range []string{"name", "neutral_label", "summary", "interpreting", "access_note", "hours_note",
		"cost", "waiting", "area_note", "referral", "alert"} {
		attempts = append(attempts, `update services set `+column+` = 'Hauptstraße 5, 44623 Herne'`+ofShelter)
	}
	for _, column := range []string{"label", "phone", "email", "function", "hours", "note"} {
		attempts = append(attempts, `update service_contacts set `+column+` = 'Hauptstraße 5'`+ofShelter)
	}
	attempts = append(attempts, `update services set hours = array['Mo 09:00–10:00, Hauptstraße 5']`+ofShelter,
		`update service_contacts set website = 'https://maps.example/?q=51.5391,7.2261'`+ofShelter,
		`update service_notes set text = 'Hauptstraße 5'`+ofShelter, `update service_notes set function = 'Hauptstraße 5'`+ofShelter,
		`update service_spots set exact = true`+ofShelter,
		`update services set institution_protected = false`+ofShelter,
		`update service_spots set institution_protected = false, exact = true`+ofShelter,
		`update services set key = 'x', summary = 'Hauptstraße 5',
				institution_id = (select id from institutions where key = 'haus')
			where institution_id = (select id from institutions where key = 'offen')`,
		`update services set summary = 'Hauptstraße 5'
			where not institution_protected;
			update institutions set protected = true
			where key = 'offen'`)
	for _, sql := range attempts {
		if class := code(in(t.Context(), f.owner, sql)); class != "23514" && class != "23503" && class != "23502" {
			t.Errorf("%s: %q", sql, class)
		}
	}
	if n := f.count(`select count(*) from service_spots` + ofShelter + ` and not exact`); n != 1 {
		t.Errorf("%d spots in the middle of the Kreis, want 1", n)
	}
}

// A note names its level itself; no level can be given away by a row that lies about it.
func TestNotesHaveTheLevelOfTheirKind(t *testing.T) {
	t.Parallel()
	f := open(t).load(small("probe", counselled("eins")))
	for _, sql := range []string{`
		update service_notes set visibility = 'oeffentlich'`, `
		update service_notes set visibility = 'fachkraefte' where kind = 'vermerk'`,
		`update service_notes set delete_on = '' where kind = 'ansprechperson'`, `
			update service_contacts set visibility = 'oeffentlich' where kind = 'vermittlung'`} {
		if class := code(in(t.Context(), f.owner, sql)); class != "23514" {
			t.Errorf("%s: %q", sql, class)
		}
	}
}

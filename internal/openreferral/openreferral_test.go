package openreferral

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
)

func TestAddressesAreWrittenAsProgramsReadThem(t *testing.T) {
	for given, want := range map[string]string{
		"https://verein.example.org": "https://verein.example.org", "http://verein.example.org/über uns?a=ö&b=c": "http://verein.example.org/%C3%BCber%20uns?a=%C3%B6&b=c",
		"https://verein.example.org/a%20b": "https://verein.example.org/a%20b", "https://müller.example.org": "", "ftp://verein.example.org": "", "javascript:alert(1)": "", "https://": "", "": "", "https://a b/": "", "verein.example.org": "",
	} {
		if got := webAddress(given); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", given, got, want)
		}
	}
	for given, want := range map[string]string{"hilfe@example.org": "hilfe@example.org", "Hilfe <hilfe@example.org>": "", "hilfe at example.org": "", "": "", `"a b"@example.org`: "", "hilfe@müller.example.org": "hilfe@xn--mller-kva.example.org"} {
		if got := mailAddress(given); got != want {
			t.Errorf("mailAddress(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestHoursAreToldOnceASeasonWithItsOffset(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	m := Mapper{Now: time.Date(2026, 7, 1, 12, 0, 0, 0, berlin)}
	got := m.schedules("x", directory.Service{Hours: []directory.Hours{"Mo–So 00:00–24:00"}, Holidays: true})
	if len(got) != 2 {
		t.Fatalf("%d schedules, want 2: %v", len(got), got)
	}
	for i, want := range []Schedule{
		{ValidFrom: "2026-03-29", ValidTo: "2026-10-24", Timezone: 2, OpensAt: "00:00+02:00", ClosesAt: "23:59+02:00"},
		{ValidFrom: "2026-10-25", ValidTo: "2027-03-27", Timezone: 1, OpensAt: "00:00+01:00", ClosesAt: "23:59+01:00"},
	} {
		want.ID, want.ServiceID, want.Freq, want.Interval, want.ByDay, want.Description = got[i].ID, "x", "WEEKLY", 1, "MO,TU,WE,TH,FR,SA,SU", "rund um die Uhr"
		if got[i] != want {
			t.Errorf("schedule %d is %+v, want %+v", i+1, got[i], want)
		}
	}
	if got[0].ID == got[1].ID {
		t.Error("two schedules share an ID")
	}
	night := m.schedules(
		"x",
		directory.Service{Hours: []directory.Hours{"Mo–Fr 22:00–06:00", "Fr 09:00–24:00", "1. Mittwoch im Monat 14–16 Uhr"}},
	)
	if len(night) != 5 || night[0].OpensAt != "22:00+02:00" || night[0].ClosesAt != "06:00+02:00" || night[0].ByDay != "MO,TU,WE,TH,FR" || night[0].Description != "Mo–Fr 22:00–06:00 (nicht an Feiertagen)" ||
		night[2].ClosesAt != "23:59+02:00" || night[4].Description != "1. Mittwoch im Monat 14–16 Uhr" ||
		night[4].Freq != "" ||
		night[4].OpensAt != "" {
		t.Errorf("hours over midnight and words: %+v", night)
	}
	if words := m.schedules("x", directory.Service{Hours: []directory.Hours{"nach Absprache"}}); len(words) != 1 ||
		words[0].Description != "nach Absprache" ||
		words[0].OpensAt != "" {
		t.Errorf("words that are no hours: %+v", words)
	}
}

func TestAServiceAtAPlaceLeadsBackToTheService(t *testing.T) {
	for n := range 1000 {
		service, place := directory.NewID("service", string(rune(n))), directory.NewID("place", string(rune(n)))
		id := AtLocationID(service, place)
		first, last := ServicesLike(id)
		if id.Version() != 8 || first.String() > service.String() || last.String() < service.String() ||
			id == AtLocationID(service, directory.NewID("place", "other")) {
			t.Fatalf("%s at %s is %s, looked for from %s to %s", service, place, id, first, last)
		}
	}
}

// A protected institution has no place, even where one is handed in.
func TestNothingProtectedIsGivenAPlace(t *testing.T) {
	m := Mapper{
		Word: func(_, key string) string { return key },
		Area: func(code string) string { return code },
		Land: func(string) string { return "Land" },
		Now:  time.Now(),
	}
	lat := 51.0
	for name, i := range map[string]directory.Exchanged{
		"by its own kind": {Institution: directory.Institution{Sectors: []directory.Sector{directory.SectorShelter}}}, "as a unit of a protected one": {Protected: true},
	} {
		i.Places = []directory.Place{{Key: "a", Street: "Am Markt 1", Postcode: "44623", City: "Herne", Lat: &lat, Lon: &lat}}
		i.Services = []directory.Service{{Key: "s", Name: "Zuflucht"}}
		o := m.WholeOrganization(i, true)
		if len(o.Locations) > 0 || len(o.Services[0].AtLocations) > 0 || len(m.WholeService(i, i.Services[0]).AtLocations) > 0 ||
			len(m.WholeService(i, i.Services[0]).Organization.Locations) > 0 {
			t.Errorf("protected %s: %+v", name, o)
		}
	}
}

func TestOnlyNumbersForHelpStandWithAService(t *testing.T) {
	m := Mapper{
		Word: func(_, key string) string { return key },
		Area: func(code string) string { return code },
		Land: func(string) string { return "Land" },
		Now:  time.Now(),
	}
	var i directory.Exchanged
	for n, kind := range []directory.ContactKind{directory.ContactReferral, directory.ContactCoordination, directory.ContactPress, directory.ContactRegistration, directory.ContactHelp, directory.ContactHelp} {
		c := directory.Contact{Key: string(kind), Kind: kind, Phone: "030 2312500" + string(rune('0'+n)), Email: string(kind) + "@example.org"}
		if n == 4 {
			c.Visibility = directory.Staff
		}
		i.Contacts = append(i.Contacts, c)
	}
	s := m.WholeService(i, directory.Service{Key: "s", Name: "Beratung", Contacts: i.Contacts[:5]})
	for what, phones := range map[string][]Phone{"service": s.Phones, "institution": s.Organization.Phones} {
		if len(phones) != 1 || phones[0].Number != "030 23125005" {
			t.Errorf("%s: %+v", what, phones)
		}
	}
	if s.Email != "hilfe@example.org" {
		t.Errorf("mailbox %q", s.Email)
	}
}

func TestWhatIsClosedForNowIsToldToProgramsToo(t *testing.T) {
	m := Mapper{
		Word: func(_, key string) string { return key },
		Area: func(code string) string { return code },
		Land: func(string) string { return "Land" },
		Now:  time.Now(),
	}
	for note, status := range map[string]string{"": StatusActive, "Bitte klingeln.": StatusActive, "Vorübergehend geschlossen. Sonst: Mo 09:00–12:00": StatusClosed} {
		if s := m.WholeService(directory.Exchanged{}, directory.Service{Key: "s", Name: "Rat", HoursNote: note}); s.Status != status {
			t.Errorf("%q: %s", note, s.Status)
		}
	}
}

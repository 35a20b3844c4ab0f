package directory

import (
	"testing"
	"time"
)

func TestHoursAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]Hours{
		"Mo-Fr 9-12":                          "Mo–Fr 09:00–12:00",
		"Mo–Fr 9 bis 12 Uhr":                  "Mo–Fr 09:00–12:00",
		"Montag bis Freitag 9.30 - 12.00 Uhr": "Mo–Fr 09:30–12:00",
		"Mo, Di und Do: 14:00-17:30 Uhr":      "Mo, Di, Do 14:00–17:30",
		"Mo. – Mi. 8–16 Uhr":                  "Mo–Mi 08:00–16:00",
		"dienstags 10-12 Uhr, nur mit Termin": "Di 10:00–12:00, nur mit Termin",
		"Do 14-18 (offene Sprechstunde)":      "Do 14:00–18:00, offene Sprechstunde",
		"Do 14-18 Uhr; Frau an der Tür":       "Do 14:00–18:00, Frau an der Tür",
		"Sa/So 10-24":                         "Sa, So 10:00–24:00",
		"Fr-Mo 10-11":                         "Mo, Fr–So 10:00–11:00",
		"täglich 8-22 Uhr":                    "Mo–So 08:00–22:00",
		"rund um die Uhr":                     "Mo–So 00:00–24:00",
		"Mo-Fr rund um die Uhr":               "Mo–Fr 00:00–24:00",
		"Mo–Fr 09:00–12:00, nur mit Termin":   "Mo–Fr 09:00–12:00, nur mit Termin",
		"Mo–So 00:00–24:00":                   "Mo–So 00:00–24:00",
		"Mo 9-12, Termine bis 11 Uhr":         "Mo 09:00–12:00, Termine bis 11 Uhr",
		"Mo, Di 9-12, Frau Maier & Team (EG)": "Mo, Di 09:00–12:00, Frau Maier & Team, EG",
		"Mo 9-12, Große STRAẞE Ö":             "Mo 09:00–12:00, Große STRAẞE Ö",
		"Mo 9-12, İİİ (ö)":                    "Mo 09:00–12:00, İİİ, ö",
		"24/7, auch an Feiertagen":            "Mo–So 00:00–24:00, auch an Feiertagen",
		"Mo-Fr rund um die Uhr, Tor B – Hof":  "Mo–Fr 00:00–24:00, Tor B – Hof",
	} {
		in, err := ParseHours(typed)
		if err != nil || in.Hours() != want {
			t.Errorf("ParseHours(%q) = %q, %v; want %q", typed, in.Hours(), err, want)
			continue
		}
		again, err := ParseHours(string(in.Hours()))
		if err != nil || again != in {
			t.Errorf("what is stored of %q is read as %+v, %v; want %+v", typed, again, err, in)
		}
	}
}

func TestHoursOfEveryHourAreReadInWords(t *testing.T) {
	for line, want := range map[Hours]string{
		"Mo–So 00:00–24:00":             "rund um die Uhr",
		"Mo–So 00:00–24:00, am Telefon": "rund um die Uhr, am Telefon",
		"Mo–Fr 09:00–12:00":             "Mo–Fr 09:00–12:00",
	} {
		if got := line.Words(); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

func TestHoursThatAreNotUnderstoodAreRefused(t *testing.T) {
	for _, typed := range []string{"", "nach Vereinbarung", "Mo", "Mo-Fr", "9-12", "Mo 12-9", "Mo 9-9", "Mo 9-25", "Mo 24:30-25", "Mo 9:60-12", "Mo-Xy 9-12",
		"Mo 9-12 14-16", "Mo 9-12, 14-16", "Mo 9-12, Di 14-16", "Di 9-12, Mo 14-16", "Mo 9-12 und Di 9-12", "Mo–", "–", "\x00", "Mo 9-1200"} {
		if in, err := ParseHours(typed); err == nil {
			t.Errorf("ParseHours(%q) = %q, want an error", typed, in.Hours())
		}
	}
}

func TestOpenAtKnowsDaysHolidaysAndSummerTime(t *testing.T) {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", text, berlin)
		if err != nil {
			t.Fatal(err)
		}
		return when.UTC()
	}
	s := Service{Hours: []Hours{"Mo–Fr 09:00–12:00", "Do 14:00–24:00"}}
	night := Service{Hours: []Hours{"Mo–Fr 22:00–06:00"}}
	always := Service{Hours: []Hours{"Mo–So 00:00–24:00"}, Holidays: true}
	for _, test := range []struct {
		name    string
		service Service
		at      string
		state   string
		want    Opening
	}{
		{"the minute it opens", s, "2026-11-23 09:00", "05", Open},
		{"the minute it closes", s, "2026-11-23 12:00", "05", Closed},
		{"before midnight", s, "2026-11-26 23:59", "05", Open},
		{"on Sunday", s, "2026-11-22 10:00", "05", Closed},
		{"on Fronleichnam in Nordrhein-Westfalen", s, "2026-06-04 10:00", "05", Closed},
		{"on the same day in Niedersachsen", s, "2026-06-04 10:00", "03", Open},
		{"on Frauentag in Berlin", s, "2027-03-08 10:00", "11", Closed},
		{"on Reformationstag in Sachsen-Anhalt", s, "2025-10-31 10:00", "15", Closed},
		{"in summer", s, "2026-07-01 09:30", "05", Open},
		{"always means holidays, too", always, "2026-12-25 03:00", "05", Open},
		{"the minute a night begins", night, "2026-11-23 22:00", "05", Open},
		{"at two in the morning", night, "2026-11-24 02:00", "05", Open},
		{"the minute a night ends", night, "2026-11-24 06:00", "05", Closed},
		{"in the night before Monday", night, "2026-11-23 02:00", "05", Closed},
		{"in the night from Friday to Saturday", night, "2026-11-28 05:59", "05", Open},
		{"in the night from Sunday to Monday", Service{Hours: []Hours{"So 22:00–06:00"}}, "2026-11-23 02:00", "05", Open},
		{"in the night to Christmas Day", night, "2026-12-25 02:00", "05", Open},
		{"in the night that begins on Christmas Day", night, "2026-12-26 02:00", "05", Closed},
		{"in that night where hours hold on public holidays", Service{Hours: night.Hours, Holidays: true}, "2026-12-26 02:00", "05", Open},
		{"in the night to a holiday of another Land", night, "2026-06-05 02:00", "03", Open},
		{"in the night after the holiday of one Land", night, "2026-06-05 02:00", "05", Closed},
		{"in the night that is an hour shorter", Service{Hours: []Hours{"Sa 22:00–06:00"}}, "2026-03-29 03:30", "05", Open},
		{"in the hour that comes twice", Service{Hours: []Hours{"Sa 22:00–06:00"}}, "2026-10-25 02:30", "05", Open},
		{"by arrangement", Service{Hours: []Hours{"nach Vereinbarung"}}, "2026-11-23 10:00", "05", OpeningUnknown},
		{"on a first Wednesday that nobody works out", Service{Hours: []Hours{"1. Mittwoch im Monat 14–16 Uhr"}}, "2026-12-02 15:00", "05", OpeningUnknown},
		{"outside the hours where words say more", Service{Hours: []Hours{"Mo 09:00–12:00", "Mi ab 14 Uhr"}}, "2026-11-25 15:00", "05", OpeningUnknown},
		{"within the hours where words say more", Service{Hours: []Hours{"Mo 09:00–12:00", "Mi ab 14 Uhr"}}, "2026-11-23 10:00", "05", Open},
		{"outside the hours where the rest is by arrangement at a time", Service{Hours: []Hours{"Mo 09:00–12:00", "Mi ab 14 Uhr nach Vereinbarung"}}, "2026-11-25 15:00", "05", OpeningUnknown},
		{"outside the hours where the rest is by arrangement", Service{Hours: []Hours{"Mo 09:00–12:00", "nach Vereinbarung"}}, "2026-11-25 15:00", "05", Closed},
		{"outside the hours where the rest says when it is closed", Service{Hours: []Hours{"Mo 09:00–12:00", "Mi geschlossen"}}, "2026-11-25 15:00", "05", Closed},
		{"in the hours of a line that does not hold every week", Service{Hours: []Hours{"Mo–Fr 09:00–12:00, außer in den Ferien"}}, "2026-11-25 10:00", "05", OpeningUnknown},
		{"no hours known", Service{}, "2026-11-23 10:00", "05", OpeningUnknown},
	} {
		if got := test.service.OpenAt(at(test.at), test.state); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

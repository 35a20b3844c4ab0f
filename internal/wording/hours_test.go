package wording_test

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

func TestHoursAreSaidAsPeopleSayThem(t *testing.T) {
	for line, want := range map[directory.Hours]string{
		"Mo–Do 09:00–12:30":             "Mo–Do 9 bis 12:30 Uhr",
		"Mo, Fr 14:00–24:00":            "Mo, Fr 14 bis 24 Uhr",
		"Fr 22:00–06:00":                "Fr 22 bis 6 Uhr",
		"Mi 09:05–10:00, mit Termin":    "Mi 9:05 bis 10 Uhr, mit Termin",
		"Sa, So 00:00–24:00":            "Sa, So 0 bis 24 Uhr",
		"Mo–So 00:00–24:00, am Telefon": "rund um die Uhr, am Telefon",
		"nach Vereinbarung":             "nach Vereinbarung",
	} {
		if got := wording.Hours(line); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

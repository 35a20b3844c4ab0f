package wording_test

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

func TestAReaderIsToldThatAnEventEndsOnTheNextDay(t *testing.T) {
	for _, test := range []struct {
		name  string
		event directory.Event
		de    string
	}{
		{"at midnight", directory.Event{Date: "2026-11-28", Starts: "20:00", Ends: "24:00"}, "20 bis 24 Uhr"},
		{"at 0 o'clock", directory.Event{Date: "2026-11-28", Starts: "20:00", Ends: "00:00"}, "20 bis 24 Uhr"},
		{"in the night", directory.Event{Date: "2026-11-28", Starts: "22:00", Ends: "02:30"}, "22 bis 2:30 Uhr am nächsten Tag"},
		{"in the night of the day that is named", directory.Event{Date: "2026-11-28", LastDay: "2026-11-29", Starts: "22:00", Ends: "02:00"}, "22 bis 2 Uhr"},
		{"on the same day", directory.Event{Date: "2026-11-28", Starts: "09:00", Ends: "17:00"}, "9 bis 17 Uhr"},
	} {
		if got := wording.German().Hours(test.event); got != test.de {
			t.Errorf("%s: %q, want %q", test.name, got, test.de)
		}
	}
}

package feed

import (
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
)

func TestHoursOverMidnightCloseEarlierThanTheyOpen(t *testing.T) {
	got := openings([]directory.Hours{"Mo–Fr 22:00–06:00", "So 20:00–24:00", "nach Vereinbarung", "Di 09:00–12:00, nur mit Termin"})
	if len(got) != 2 || got[0]["opens"] != "22:00" || got[0]["closes"] != "06:00" || got[1]["closes"] != "23:59" {
		t.Errorf("opening hours are told as %v", got)
	}
}

func TestEventsThatEndAtOrAfterMidnightHaveTheirEndInACalendar(t *testing.T) {
	for _, test := range []struct {
		name  string
		event directory.Event
		end   string
	}{
		{"24:00", directory.Event{Date: "2026-11-28", Starts: "20:00", Ends: "24:00"}, "20261129T000000"},
		{"00:00", directory.Event{Date: "2026-11-28", Starts: "20:00", Ends: "00:00"}, "20261129T000000"},
		{"02:00", directory.Event{Date: "2026-12-31", Starts: "22:00", Ends: "02:00"}, "20270101T020000"},
		{"02:00 with the last day", directory.Event{Date: "2026-12-31", LastDay: "2027-01-01", Starts: "22:00", Ends: "02:00"}, "20270101T020000"},
		{"02:00 with the first day as the last", directory.Event{Date: "2026-12-31", LastDay: "2026-12-31", Starts: "22:00", Ends: "02:00"}, "20270101T020000"},
	} {
		test.event.Title, test.event.Key, test.event.ChangedAt = "Aktion", "a", time.Unix(0, 0)
		text := string(NeutralCalendar(directory.Calendar{Events: []directory.Appointment{{Dated: directory.Dated[directory.Event]{Entry: test.event}}}}))
		if !strings.Contains(text, "DTEND;TZID=Europe/Berlin:"+test.end+"\r\n") {
			t.Errorf("%s: %s", test.name, text)
		}
	}
}

package directory_test

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
)

func TestAnEventTakesTheTimeThatIsKnownOfIt(t *testing.T) {
	for _, test := range []struct {
		name       string
		event      directory.Event
		start, end string // RFC 3339; "" for none
		allDay     bool
	}{
		{"a day", directory.Event{Date: "2026-03-28"}, "2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00", true},
		{"the day on which clocks change", directory.Event{Date: "2026-03-29"}, "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00", true},
		{"from nine to five in winter", directory.Event{Date: "2026-03-28", Starts: "09:00", Ends: "17:00"}, "2026-03-28T09:00:00+01:00", "2026-03-28T17:00:00+01:00", false},
		{"in summer", directory.Event{Date: "2026-03-30", Starts: "09:00", Ends: "17:00"}, "2026-03-30T09:00:00+02:00", "2026-03-30T17:00:00+02:00", false},
		{"without an end", directory.Event{Date: "2026-03-30", Starts: "09:00"}, "2026-03-30T09:00:00+02:00", "", false},
		{"an end alone", directory.Event{Date: "2026-03-30", Ends: "09:00"}, "2026-03-30T00:00:00+02:00", "2026-03-31T00:00:00+02:00", true},
		{"over the change", directory.Event{Date: "2026-10-24", LastDay: "2026-10-25", Starts: "18:00", Ends: "12:00"}, "2026-10-24T18:00:00+02:00", "2026-10-25T12:00:00+01:00", false},
		{"two days without a time", directory.Event{Date: "2026-12-31", LastDay: "2027-01-01"}, "2026-12-31T00:00:00+01:00", "2027-01-02T00:00:00+01:00", true},
		{"two days that begin at nine", directory.Event{Date: "2026-12-31", LastDay: "2027-01-01", Starts: "09:00"}, "2026-12-31T00:00:00+01:00", "2027-01-02T00:00:00+01:00", true},
		{"until some time in a month", directory.Event{Date: "2026-12-31", LastDay: "2027-01"}, "2026-12-31T00:00:00+01:00", "2027-01-01T00:00:00+01:00", true},
		{"until midnight", directory.Event{Date: "2026-03-28", Starts: "20:00", Ends: "24:00"}, "2026-03-28T20:00:00+01:00", "2026-03-29T00:00:00+01:00", false},
		{"until 0 o'clock", directory.Event{Date: "2026-03-28", Starts: "20:00", Ends: "00:00"}, "2026-03-28T20:00:00+01:00", "2026-03-29T00:00:00+01:00", false},
		{"into the night that is an hour shorter", directory.Event{Date: "2026-03-28", Starts: "22:00", Ends: "04:00"}, "2026-03-28T22:00:00+01:00", "2026-03-29T04:00:00+02:00", false},
		{"into the night, the same day named as the last", directory.Event{Date: "2026-12-31", LastDay: "2026-12-31", Starts: "22:00", Ends: "02:00"}, "2026-12-31T22:00:00+01:00", "2027-01-01T02:00:00+01:00", false},
		{"into the night, the next day named", directory.Event{Date: "2026-12-31", LastDay: "2027-01-01", Starts: "22:00", Ends: "02:00"}, "2026-12-31T22:00:00+01:00", "2027-01-01T02:00:00+01:00", false},
		{"until 0 o'clock, the next day named", directory.Event{Date: "2026-12-31", LastDay: "2027-01-01", Starts: "20:00", Ends: "00:00"}, "2026-12-31T20:00:00+01:00", "2027-01-01T00:00:00+01:00", false},
		{"two days until midnight", directory.Event{Date: "2026-12-30", LastDay: "2026-12-31", Starts: "20:00", Ends: "24:00"}, "2026-12-30T20:00:00+01:00", "2027-01-01T00:00:00+01:00", false},
		{"three days, the last of them shorter", directory.Event{Date: "2026-12-29", LastDay: "2026-12-31", Starts: "20:00", Ends: "12:00"}, "2026-12-29T20:00:00+01:00", "2026-12-31T12:00:00+01:00", false},
		{"the year inferred", directory.Event{Date: "2023?-11-21", Starts: "09:00"}, "2023-11-21T09:00:00+01:00", "", false},
	} {
		slot, ok := test.event.Slot()
		end := ""
		if !slot.End.IsZero() {
			end = slot.End.Format(time.RFC3339)
		}
		if !ok || slot.Start.Format(time.RFC3339) != test.start || end != test.end || slot.AllDay != test.allDay {
			t.Errorf("%s: %+v", test.name, slot)
		}
	}
	for _, date := range []directory.PartialDate{"", "2026", "2026-03", "2026?", "nie"} {
		if slot, ok := (directory.Event{Date: date}).Slot(); ok {
			t.Errorf("%q takes %+v", date, slot)
		}
	}
}

package directory_test

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
)

func TestAnEventIsPastFromMidnightAfterItsLastDay(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	at := func(text string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04:05", text, berlin)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	one := directory.Event{Date: "2024-06-12"}
	late := directory.Event{Date: "2024-06-12", Starts: "20:00", Ends: "22:00"}
	two := directory.Event{Date: "2024-06-12", LastDay: "2024-06-13"}
	night := directory.Event{Date: "2024-06-12", Starts: "22:00", Ends: "02:00"}
	month := directory.Event{Date: "2024-02"}
	for _, test := range []struct {
		name  string
		event directory.Event
		now   time.Time
		want  bool
	}{
		{"the day before", one, at("2024-06-11 23:59:59"), false},
		{"on the day", one, at("2024-06-12 00:00:00"), false},
		{"a second before midnight", one, at("2024-06-12 23:59:59"), false},
		{"at midnight", one, at("2024-06-13 00:00:00"), true},
		{"on the day after it ended", late, at("2024-06-12 23:00:00"), false},
		{"on the second of two days", two, at("2024-06-13 23:59:59"), false},
		{"after the second of two days", two, at("2024-06-14 00:00:00"), true},
		{"on the last day of the month", month, at("2024-02-29 23:59:59"), false},
		{"in the next month", month, at("2024-03-01 00:00:00"), true},
		{"midnight in Germany told in UTC, summer time", one, time.Date(2024, 6, 12, 22, 0, 0, 0, time.UTC), true},
		{"a second before it", one, time.Date(2024, 6, 12, 21, 59, 59, 0, time.UTC), false},
		{"midnight in Germany told in UTC, winter time", directory.Event{Date: "2024-12-24"}, time.Date(2024, 12, 24, 23, 0, 0, 0, time.UTC), true},
		{"in the night that it goes on", night, at("2024-06-13 01:59:59"), false},
		{"when that ends", night, at("2024-06-13 02:00:00"), true},
		{"when a night ends whose last day is named", directory.Event{Date: "2024-06-12", LastDay: "2024-06-13", Starts: "22:00", Ends: "02:00"}, at("2024-06-13 02:00:00"), true},
		{"a second before a midnight that ends it", directory.Event{Date: "2024-06-12", Starts: "20:00", Ends: "24:00"}, at("2024-06-12 23:59:59"), false},
		{"at the midnight that ends it", directory.Event{Date: "2024-06-12", Starts: "20:00", Ends: "24:00"}, at("2024-06-13 00:00:00"), true},
		{"at 0 o'clock that ends it", directory.Event{Date: "2024-06-12", Starts: "20:00", Ends: "00:00"}, at("2024-06-13 00:00:00"), true},
		{"a date nobody knows", directory.Event{}, at("2024-06-12 12:00:00"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.event.Past(test.now); got != test.want {
				t.Errorf("Past(%s) = %v, want %v", test.now, got, test.want)
			}
		})
	}
}

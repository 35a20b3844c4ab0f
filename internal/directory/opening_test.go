package directory

import (
	"testing"
	"time"
)

func TestWhenAServiceOpensOrClosesNext(t *testing.T) {
	week := []Hours{"Mo–Fr 09:00–12:00", "Di 14:00–18:00, nur mit Termin"}
	night := []Hours{"Mo–Fr 22:00–06:00"}
	for _, test := range []struct {
		name     string
		service  Service
		at, want string // local time; "" if nothing changes
	}{
		{"closes at noon", Service{Hours: week}, "2026-11-23 09:00", "2026-11-23 12:00"},
		{"opens again in the afternoon", Service{Hours: week}, "2026-11-24 12:00", "2026-11-24 14:00"},
		{"opens tomorrow", Service{Hours: week}, "2026-11-23 12:00", "2026-11-24 09:00"},
		{"a minute before it opens", Service{Hours: week}, "2026-11-23 08:59", "2026-11-23 09:00"},
		{"opens on Monday", Service{Hours: week}, "2026-11-27 18:00", "2026-11-30 09:00"},
		{"Christmas is passed over", Service{Hours: week}, "2026-12-24 12:00", "2026-12-28 09:00"},
		{"not where the hours hold on holidays", Service{Hours: week, Holidays: true}, "2026-12-24 12:00", "2026-12-25 09:00"},
		{"open through the night", Service{Hours: []Hours{"Mo 20:00–24:00", "Di 00:00–06:00"}}, "2026-11-23 22:00", "2026-11-24 06:00"},
		{"always open", Service{Hours: []Hours{"Mo–So 00:00–24:00"}, Holidays: true}, "2026-11-23 22:00", ""},
		{"lines that overlap", Service{Hours: []Hours{"Mo 09:00–12:00", "Mo 11:00–15:00"}}, "2026-11-23 10:00", "2026-11-23 15:00"},
		{"the day on which clocks go back", Service{Hours: []Hours{"So 10:00–12:00"}}, "2026-10-25 01:00", "2026-10-25 10:00"},
		{"the day on which clocks go forward", Service{Hours: []Hours{"So 10:00–12:00"}}, "2026-03-29 01:00", "2026-03-29 10:00"},
		{"no hours", Service{}, "2026-11-23 22:00", ""},
		{"before a night ends", Service{Hours: night}, "2026-11-24 02:00", "2026-11-24 06:00"},
		{"a night that begins", Service{Hours: night}, "2026-11-24 21:00", "2026-11-24 22:00"},
		{"the night from Sunday to Monday", Service{Hours: []Hours{"So 22:00–06:00"}}, "2026-11-22 23:00", "2026-11-23 06:00"},
		{"nights that follow a day without a gap", Service{Hours: []Hours{"Mo 08:00–22:00", "Mo 22:00–06:00"}}, "2026-11-23 09:00", "2026-11-24 06:00"},
		{"no night begins on a public holiday", Service{Hours: night}, "2026-12-25 07:00", "2026-12-28 22:00"},
		{"the night before it holds until morning", Service{Hours: night}, "2026-12-25 01:00", "2026-12-25 06:00"},
		{"a night an hour shorter", Service{Hours: []Hours{"Sa 22:00–06:00"}}, "2026-03-29 01:00", "2026-03-29 06:00"},
		{"an end at a time that the clock leaves out", Service{Hours: []Hours{"Sa 22:00–02:30"}}, "2026-03-29 01:00", "2026-03-29 03:00"},
		{"an end at a time that the clock shows twice", Service{Hours: []Hours{"Sa 22:00–02:00"}}, "2026-10-25 01:00", "2026-10-25 02:00"},
		{"words that may open it", Service{Hours: []Hours{"Mo 09:00–12:00", "1. Mittwoch im Monat 14–16 Uhr"}}, "2026-11-23 13:00", ""},
		{"words that do not", Service{Hours: []Hours{"Mo 09:00–12:00", "nach Vereinbarung"}}, "2026-11-23 13:00", "2026-11-30 09:00"},
	} {
		t.Run(test.name, func(t *testing.T) {
			at, err := time.ParseInLocation("2006-01-02 15:04", test.at, germany())
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if moment, ok := test.service.Changes(at.UTC(), "05"); ok {
				got = moment.Format("2006-01-02 15:04")
				if before, after := test.service.OpenAt(moment.Add(-time.Minute), "05"), test.service.OpenAt(moment, "05"); before == after {
					t.Errorf("at %s OpenAt says the same as a minute before", got)
				}
			}
			if got != test.want {
				t.Errorf("changes at %q, want %q", got, test.want)
			}
		})
	}
}

func TestAnAlertIsShownUpToItsLastDay(t *testing.T) {
	s := Service{Alert: "Im August nur telefonisch.", AlertUntil: "2026-08-31"}
	for at, want := range map[string]bool{"2026-08-31T21:59:00Z": true, "2026-08-31T22:00:00Z": false, "2026-08-01T00:00:00Z": true} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.AlertOn(now); got != want {
			t.Errorf("%s: %v, want %v", at, got, want)
		}
	}
	if (Service{AlertUntil: "2999-01-01"}).AlertOn(time.Now()) {
		t.Error("no alert is shown")
	}
}

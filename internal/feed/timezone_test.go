package feed_test

import (
	"slices"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"rundtisch/internal/directory"
	"rundtisch/internal/feed"
)

// onset is a moment from which clocks show another time.
type onset struct {
	at     time.Time
	offset int // seconds east of Greenwich
}

// onsets reads when clocks change from what the calendar itself says of its time zone.
func onsets(t *testing.T, calendar *ical.Calendar) []onset {
	t.Helper()
	var all []onset
	for _, zone := range calendar.Children {
		if zone.Name != "VTIMEZONE" {
			continue
		}
		for _, part := range zone.Children {
			offset := func(name string) int {
				at, err := time.Parse("-0700", part.Props.Get(name).Value)
				if err != nil {
					t.Fatal(err)
				}
				_, seconds := at.Zone()
				return seconds
			}
			before := time.FixedZone("", offset("TZOFFSETFROM"))
			first, err := part.Props.DateTime("DTSTART", before)
			if err != nil {
				t.Fatal(err)
			}
			times := []time.Time{first}
			if set, err := part.RecurrenceSet(before); err != nil {
				t.Fatal(err)
			} else if set != nil {
				times = set.Between(first, time.Date(2040, 1, 1, 0, 0, 0, 0, time.UTC), true)
			}
			for _, at := range times {
				all = append(all, onset{at, offset("TZOFFSETTO")})
			}
		}
	}
	slices.SortFunc(all, func(a, b onset) int { return a.at.Compare(b.at) })
	return all
}

func TestTheTimeZoneOfACalendarIsThatOfGermanyHourByHour(t *testing.T) {
	all := onsets(t, readCalendar(t, feed.NeutralCalendar(directory.Calendar{})))
	zone, hours, changes, last := berlin(t), 0, 0, 3600
	for now := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC); now.Year() < 2040; now = now.Add(time.Hour) {
		offset := 3600
		for len(all) > 1 && !all[1].at.After(now) {
			all = all[1:]
		}
		if !all[0].at.After(now) {
			offset = all[0].offset
		}
		if _, want := now.In(zone).Zone(); offset != want {
			t.Fatalf("at %s the calendar says %d seconds, want %d", now, offset, want)
		}
		if offset != last {
			changes++
		}
		hours, last = hours+1, offset
	}
	if changes != 120 { // two a year from 1980 to 2039
		t.Errorf("%d changes of the clocks", changes)
	}
	t.Logf("%d hours, %d changes", hours, changes)
}

func TestTheSameMeetingIsAtTheSameHourOnBothSidesOfAClockChange(t *testing.T) {
	d := directory.Dossier{Network: directory.Network{Key: "n"}}
	want := map[directory.PartialDate]string{"2026-03-28": "08:00", "2026-03-29": "07:00", "2026-10-24": "07:00", "2026-10-25": "08:00", "1994-09-24": "07:00", "1994-09-25": "08:00", "1979-07-01": "08:00"}
	for date := range want {
		d.Events = append(d.Events, directory.Event{Key: string(date), Title: "T", Kind: directory.EventMeeting, Date: date, Starts: "09:00", Ends: "10:00"})
	}
	calendar := readCalendar(t, feed.Calendar(page(t), calendarOf(d)))
	changes := onsets(t, calendar)
	for _, e := range calendar.Events() {
		start := e.Props.Get("DTSTART")
		if start.Params.Get("TZID") != "Europe/Berlin" {
			t.Errorf("it begins %v", start)
		}
		local, err := time.Parse("20060102T150405", start.Value)
		if err != nil {
			t.Fatal(err)
		}
		offset := 0
		for _, change := range changes {
			if !change.at.After(local.Add(-time.Duration(change.offset) * time.Second)) {
				offset = change.offset
			}
		}
		at := local.Add(-time.Duration(offset) * time.Second)
		if date := directory.PartialDate(local.Format(time.DateOnly)); at.Format("15:04") != want[date] {
			t.Errorf("on %s it begins at %s in Greenwich, want %s", date, at.Format("15:04"), want[date])
		}
		if known, err := e.DateTimeStart(time.UTC); err != nil || !known.Equal(at) {
			t.Errorf("by the name of the zone it begins %v (%v), by its description %v", known, err, at)
		}
	}
}

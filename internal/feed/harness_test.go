package feed_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/feed"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
)

const origin = "https://netz.example.org"

var stamped = time.Date(2026, 10, 1, 8, 30, 0, 123456000, time.UTC)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// page has German words and stands at noon of 22 November 2026.
func page(t testing.TB) feed.Source {
	t.Helper()
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	return feed.Source{Origin: origin, Site: "Rundtisch", Words: wording.Words{
		Printer: printers["de"], Now: time.Date(2026, 11, 22, 12, 0, 0, 0, berlin(t)), Kreis: func(ags string) string { return "Kreis " + ags },
	}}
}

// calendarOf is the calendar of one network.
func calendarOf(d directory.Dossier) directory.Calendar {
	c := directory.Calendar{Network: d.Network, Region: d.Region.ShortName, Series: d.Series}
	for _, e := range d.Events {
		if e.ChangedAt.IsZero() {
			e.ChangedAt = stamped
		}
		a := directory.Appointment{Dated: directory.Dated[directory.Event]{NetworkKey: d.Network.Key, NetworkName: d.Network.Name, ID: directory.NewID("event", d.Network.ID().String(), e.Key), Entry: e}}
		for _, s := range d.Series {
			if s.Key == e.Series {
				a.Series = s
			}
		}
		c.Events = append(c.Events, a)
	}
	return c
}

func examples(t testing.TB) []directory.Dossier {
	t.Helper()
	files, err := admin.Examples()
	if err != nil {
		t.Fatal(err)
	}
	var all []directory.Dossier
	for _, file := range files {
		d, err := document.Decode(file.Data)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

type failer interface {
	Helper()
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

// readCalendar parses a calendar with a foreign parser, which writes it again under its strict rules.
func readCalendar(t failer, data []byte) *ical.Calendar {
	t.Helper()
	decoder := ical.NewDecoder(bytes.NewReader(data))
	calendar, err := decoder.Decode()
	if err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	if _, err := decoder.Decode(); err == nil {
		t.Fatalf("there are two calendars in %q", data)
	}
	if err := ical.NewEncoder(&bytes.Buffer{}).Encode(calendar); err != nil {
		t.Fatalf("%v in %q", err, data)
	}
	text, ended := strings.CutSuffix(string(data), "\r\n")
	if !ended || !utf8.ValidString(text) {
		t.Fatalf("it ends in the middle of a line, or of a letter: %q", text)
	}
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") {
			t.Fatalf("a line of %d octets: %q", len(line), line)
		}
	}
	return calendar
}

// checkEvents compares what the parser read with what the directory says.
func checkEvents(t failer, zone *time.Location, calendar *ical.Calendar, events []directory.Appointment) {
	t.Helper()
	got := calendar.Events()
	n := 0
	for _, a := range events {
		slot, ok := a.Entry.Slot()
		if !ok {
			continue
		}
		if n == len(got) {
			t.Fatalf("%d events, and %q is missing", len(got), a.Entry.Title)
		}
		e := got[n]
		n++
		start, err := e.DateTimeStart(zone)
		if err != nil || !start.Equal(slot.Start) {
			t.Errorf("%q begins %v (%v), want %v", a.Entry.Title, start, err, slot.Start)
		}
		if slot.End.After(slot.Start) {
			if end, err := e.DateTimeEnd(zone); err != nil || !end.Equal(slot.End) {
				t.Errorf("%q ends %v (%v), want %v", a.Entry.Title, end, err, slot.End)
			}
		} else if e.Props.Get("DTEND") != nil {
			t.Errorf("%q has an end", a.Entry.Title)
		}
		if kind := e.Props.Get("DTSTART").ValueType(); (kind == ical.ValueDate) != slot.AllDay {
			t.Errorf("%q begins at a %s", a.Entry.Title, kind)
		}
		changed, err := e.Props.DateTime("DTSTAMP", time.UTC)
		if err != nil || !changed.Equal(a.Entry.ChangedAt.Truncate(time.Second)) || e.Props.Get("LAST-MODIFIED").Value != e.Props.Get("DTSTAMP").Value {
			t.Errorf("%q was changed %v (%v)", a.Entry.Title, changed, err)
		}
		if e.Props.Get("UID").Value != a.ID.String() || e.Props.Get("SEQUENCE").Value != fmt.Sprint(a.Entry.Sequence) {
			t.Errorf("%q is %v, %v", a.Entry.Title, e.Props.Get("UID"), e.Props.Get("SEQUENCE"))
		}
		if status, err := e.Status(); err != nil || (status == ical.EventCancelled) != (a.Entry.Status == directory.EventCancelled) {
			t.Errorf("%q is %v (%v)", a.Entry.Title, status, err)
		}
		for name, props := range e.Props {
			if len(props) > 1 || name == "ORGANIZER" || name == "RRULE" {
				t.Errorf("%q has %d of %s", a.Entry.Title, len(props), name)
			}
		}
	}
	if n != len(got) {
		t.Errorf("%d events, want %d", len(got), n)
	}
}

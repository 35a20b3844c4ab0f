package feed

import (
	"bytes"
	"cmp"
	"net/url"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// The media type of calendars, and their names as downloads.
const (
	CalendarType = "text/calendar; charset=utf-8"
	CalendarFile = "termine.ics"
	neutralName  = "Termine"
	neutralTitle = "Termin"
	producer     = "-//Rundtisch//Termine//DE"
)

// refresh is how often programs should fetch a calendar again.
const refresh = "PT12H"

// maxUndated is how many events without a known day the description of a calendar names.
const maxUndated = 20

// Calendar returns the events whose day is known as iCalendar (RFC 5545, 7986). Events of which only the month or the year is known
// are not entries: upcoming ones are in the description of the calendar, and so is the rhythm of a network, from which no dates are
// made. Cancelled events stay, as such. There is no METHOD: that would ask for an ORGANIZER.
func Calendar(from Source, c directory.Calendar) []byte {
	name := neutralName
	if c.Region != "" {
		name = from.T("calendar.name", "Region", c.Region)
	}
	w := begin(name, about(from, c))
	for _, e := range c.Events {
		w.event(e, func() {
			w.text("SUMMARY", oneLine(summary(from, e)))
			w.text("DESCRIPTION", details(from, e))
			if e.Entry.Venue != "" {
				w.text("LOCATION", oneLine(e.Entry.Venue))
			}
			w.text("CATEGORIES", from.T("event."+string(e.Entry.Kind)))
			w.address("URL", cmp.Or(e.Entry.Registration, pageOf(from.Origin, e.NetworkKey, "termin-"+e.Entry.Key)))
		})
	}
	return w.end()
}

// summary names the network behind the title of an event, unless the title does: beside the meetings of others, in the calendar of
// a Land, nobody knows whose „Sitzung" it is.
func summary(from Source, a directory.Appointment) string {
	title := from.EventTitle(a.Entry)
	if a.NetworkName == "" || strings.Contains(directory.Fold(title), directory.Fold(a.NetworkName)) {
		return title
	}
	return title + " – " + a.NetworkName
}

// NeutralCalendar returns the same times without saying what they are for: a lock screen shows „Termin".
func NeutralCalendar(c directory.Calendar) []byte {
	w := begin(neutralName, "")
	for _, e := range c.Events {
		w.event(e, func() { w.text("SUMMARY", neutralTitle) })
	}
	return w.end()
}

// ical writes iCalendar line by line.
type ical struct{ bytes.Buffer }

func begin(name, about string) *ical {
	w := &ical{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", producer)
	w.line("CALSCALE", "GREGORIAN")
	w.text("NAME", oneLine(name))
	w.text("X-WR-CALNAME", oneLine(name))
	if about != "" {
		w.text("DESCRIPTION", about)
		w.text("X-WR-CALDESC", about)
	}
	w.line("X-WR-TIMEZONE", "Europe/Berlin")
	w.line("REFRESH-INTERVAL;VALUE=DURATION", refresh)
	w.line("X-PUBLISHED-TTL", refresh)
	w.WriteString(berlin)
	return w
}

func (w *ical) end() []byte {
	w.line("END", "VCALENDAR")
	return folded(w.Bytes())
}

// event writes what is the same however much is said about an event, and whatever tells adds. It skips events without a day.
func (w *ical) event(a directory.Appointment, tells func()) {
	e := a.Entry
	slot, ok := e.Slot()
	if !ok {
		return
	}
	changed := e.ChangedAt.UTC().Format("20060102T150405Z")
	w.line("BEGIN", "VEVENT")
	w.line("UID", a.ID.String())
	w.line("DTSTAMP", changed)
	w.line("LAST-MODIFIED", changed)
	w.line("SEQUENCE", strconv.Itoa(e.Sequence))
	w.moment("DTSTART", slot.Start, slot.AllDay)
	if !slot.End.IsZero() && slot.End.After(slot.Start) { // an end must not equal the beginning (RFC 5545, 3.8.2.2)
		w.moment("DTEND", slot.End, slot.AllDay)
	}
	switch {
	case e.Status == directory.EventCancelled:
		w.line("STATUS", "CANCELLED")
	case e.Date.YearInferred():
		w.line("STATUS", "TENTATIVE")
	default:
		w.line("STATUS", "CONFIRMED")
	}
	w.line("TRANSP", "TRANSPARENT") // nobody is busy because others meet
	tells()
	w.line("END", "VEVENT")
}

func (w *ical) moment(name string, at time.Time, allDay bool) {
	if allDay {
		w.line(name+";VALUE=DATE", at.Format("20060102"))
		return
	}
	w.line(name+";TZID=Europe/Berlin", at.Format("20060102T150405"))
}

// line writes a value that is already encoded.
func (w *ical) line(name, value string) { w.WriteString(name + ":" + value + "\r\n") }

var textEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// text writes a text (RFC 5545, 3.3.11). None can begin another line.
func (w *ical) text(name, text string) { w.line(name, textEscapes.Replace(lines(text))) }

// address writes an address of the web, if it is one.
func (w *ical) address(name, address string) {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		w.line(name, oneLine(u.String()))
	}
}

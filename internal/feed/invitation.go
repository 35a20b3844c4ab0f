package feed

import (
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/meeting"
)

// The methods of iTIP (RFC 5546) that invitations use. What calendars answer is read by nobody.
const (
	MethodRequest = "REQUEST"
	MethodCancel  = "CANCEL"
)

// Invitation is an appointment for the calendar of one who is invited.
type Invitation struct {
	Method      string
	Meeting     meeting.Meeting
	Attendee    string // an e-mail address
	Name        string // of the institution
	Description string
	Answer      string // the address of the answer; "" for none
	At          time.Time
}

// ICalendar returns the appointment as iTIP: the UID stays, the sequence goes up with each change of time or place.
func (v Invitation) ICalendar() []byte {
	w := &ical{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", producer)
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", v.Method)
	w.WriteString(berlin)
	w.line("BEGIN", "VEVENT")
	w.line("UID", v.Meeting.ID.String())
	w.line("SEQUENCE", strconv.Itoa(v.Meeting.Sequence))
	w.line("DTSTAMP", v.At.UTC().Format("20060102T150405Z"))
	allDay := v.Meeting.Starts == ""
	w.moment("DTSTART", v.Meeting.Begin(), allDay)
	if allDay || v.Meeting.Ends != "" {
		w.moment("DTEND", v.Meeting.End(), allDay)
	}
	w.text("SUMMARY", oneLine(v.Meeting.Title))
	w.text("DESCRIPTION", v.Description)
	if where := strings.Trim(v.Meeting.Place+", "+v.Meeting.Link, ", "); where != "" {
		w.text("LOCATION", oneLine(where))
	}
	w.address("URL", v.Answer)
	w.line("ORGANIZER"+parameter("CN", v.Meeting.Organizer), "mailto:"+v.Meeting.ReplyTo)
	status := "CONFIRMED"
	if v.Method == MethodCancel {
		status = "CANCELLED"
		w.line("ATTENDEE"+parameter("CN", v.Name), "mailto:"+v.Attendee)
	} else {
		w.line("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"+parameter("CN", v.Name), "mailto:"+v.Attendee)
	}
	w.line("STATUS", status)
	w.line("CLASS", "PRIVATE")
	w.line("END", "VEVENT")
	return w.end()
}

// parameter returns a parameter with its value in quotation marks, in which none may stand (RFC 5545, 3.2).
func parameter(name, value string) string {
	value = oneLine(strings.NewReplacer(`"`, "'", "\n", " ").Replace(value))
	if value == "" {
		return ""
	}
	return ";" + name + `="` + value + `"`
}

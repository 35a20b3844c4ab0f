package directory

import "time"

// Series is a series of events that belong together.
type Series struct {
	Key      string `yaml:"kennung"`
	Title    string `yaml:"titel"`
	Months   int    `yaml:"alle_monate,omitempty"`
	Intended bool   `yaml:"angestrebt,omitempty"`
	Note     string `yaml:"anmerkung,omitempty"`
}

// Event is a meeting or a conference, past or coming. Times are local time in Germany (Europe/Berlin).
type Event struct {
	Key             string      `yaml:"kennung"`
	Title           string      `yaml:"titel"`
	Kind            EventKind   `yaml:"art"`
	Date            PartialDate `yaml:"datum"`
	DateNote        string      `yaml:"datum_anmerkung,omitempty"`
	Starts          string      `yaml:"beginn,omitempty"` // „09:00"; empty: no time is known
	Ends            string      `yaml:"ende,omitempty"`   // „24:00" at the latest; without a last day, earlier than Starts is on the next day
	LastDay         PartialDate `yaml:"letzter_tag,omitempty"`
	Venue           string      `yaml:"ort,omitempty"`
	Audience        []string    `yaml:"zielgruppen,omitempty"`
	Content         []string    `yaml:"inhalt,omitempty"`
	Cost            string      `yaml:"kosten,omitempty"`
	Registration    string      `yaml:"anmeldung,omitempty"`               // https address
	RegistrationRaw string      `yaml:"anmeldung_wie_angegeben,omitempty"` // as the source prints it
	Hosts           []Host      `yaml:"veranstalter,omitempty"`
	Series          string      `yaml:"reihe,omitempty"`  // key of a series
	Internal        bool        `yaml:"intern,omitempty"` // for members only
	Status          EventStatus `yaml:"status,omitempty"`
	Sequence        int         `yaml:"-"` // goes up with every change, for calendars
	ChangedAt       time.Time   `yaml:"-"` // when it itself was last changed
}

// Host is one of the hosts of an event. An event is on the page of every network among its hosts.
type Host struct {
	Name    string `yaml:"name"`
	Network string `yaml:"netzwerk,omitempty"` // key of a network of this directory, if it is one
}

// EventKind tells a conference from a meeting.
type EventKind string

// The kinds of event.
const (
	EventConference EventKind = "fachtag"
	EventMeeting    EventKind = "sitzung"
	EventTraining   EventKind = "schulung"
	EventCampaign   EventKind = "aktion"
	EventOther      EventKind = "sonstige"
)

// Valid reports whether k is one of the kinds.
func (k EventKind) Valid() bool {
	switch k {
	case EventConference, EventMeeting, EventTraining, EventCampaign, EventOther:
		return true
	}
	return false
}

// EventStatus is what is known about an event beyond its date.
type EventStatus string

// The statuses of an event; empty means EventAnnounced.
const (
	EventAnnounced EventStatus = "angekuendigt"
	EventHeld      EventStatus = "stattgefunden"
	EventCancelled EventStatus = "abgesagt"
)

// Valid reports whether s is empty or one of the statuses.
func (s EventStatus) Valid() bool {
	return s == "" || s == EventAnnounced || s == EventHeld || s == EventCancelled
}

// SaysMet reports whether the event tells everybody of the meeting of its network on a day (2026-12-03): by the day or its month.
func (e Event) SaysMet(day string) bool {
	return e.Kind == EventMeeting && e.Status != EventCancelled && (string(e.Date) == day || string(e.Date) == day[:len("2026-12")])
}

// Past reports whether the event is over on the day that it is in Germany at the time of now; one that goes on into the
// next day is over when it ends.
func (e Event) Past(now time.Time) bool {
	if slot, ok := e.Slot(); ok && e.night() {
		return !now.Before(slot.End)
	}
	last := e.LastDay
	if last == "" {
		last = e.Date
	}
	return last.Precision() != Unknown && last.End().Before(dayOf(now))
}

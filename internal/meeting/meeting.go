// Package meeting is what a network does four times a year: it meets. A meeting is planned, its members are invited and
// answer, somebody notes who was there and what was decided. No database.
//
// All of it belongs to the coordination of one network. The public sees nothing of it, unless the coordination enters an
// event into the dossier.
package meeting

import (
	"reflect"
	"slices"
	"time"

	"rundtisch/internal/directory"
)

// Meeting is one meeting of a network.
type Meeting struct {
	ID, Network directory.ID // ID is the UID in calendars, too
	Record
	Sequence    int       // of iTIP (RFC 5546): goes up with each change of time or place after the invitation
	Version     int64     // goes up with every save by the coordination; answers do not change it
	ResultsSent time.Time // zero: not yet
	ForgottenAt time.Time // zero: names of people are still kept
	ChangedAt   time.Time
}

// Record is what the coordination enters about a meeting. The history keeps it, without the names of people.
type Record struct {
	Plan
	State     State      `json:"state"`
	KeepWeeks int        `json:"keep_weeks"` // after the meeting; then names of people are deleted
	Present   []Presence `json:"present"`
	Decisions []Decision `json:"decisions"`
}

// Plan is what an invitation says.
type Plan struct {
	Title      string   `json:"title"`
	Day        string   `json:"day"`    // 2026-12-03, in Germany
	Starts     string   `json:"starts"` // 14:00, in Germany; "": not known yet
	Ends       string   `json:"ends"`
	Place      string   `json:"place"` // for members only, and so is Link
	Link       string   `json:"link"`  // of a video conference
	Agenda     []string `json:"agenda"`
	Message    string   `json:"message"`   // a few words of the coordination
	Organizer  string   `json:"organizer"` // whose invitation it is, as it is shown
	ReplyTo    string   `json:"reply_to"`  // the e-mail address of the coordination
	RemindDays int      `json:"remind_days"`
}

// State is how far a meeting is.
type State string

// The states of a meeting.
const (
	Planned   State = "geplant"
	Invited   State = "eingeladen"
	Cancelled State = "abgesagt"
	Held      State = "stattgefunden"
)

// Presence is an institution that took part.
type Presence struct {
	Institution directory.ID `json:"institution"` // zero: none of the directory
	Name        string       `json:"name"`
	People      int          `json:"people"`
	Persons     string       `json:"-"` // names, as long as they are kept
}

// Decision is a result or a decision of a meeting.
type Decision struct {
	ID     directory.ID  `json:"id"`
	Text   string        `json:"text"`
	Who    string        `json:"who"`
	Until  string        `json:"until"` // a day, or ""
	State  DecisionState `json:"state"`
	DoneOn string        `json:"done_on"` // a day, or ""
}

// DecisionState says whether something is left to do.
type DecisionState string

// The states of a decision.
const (
	Result DecisionState = "ergebnis" // nothing is to be done
	Open   DecisionState = "offen"
	Done   DecisionState = "erledigt"
)

// Answer is what an institution says to an invitation.
type Answer string

// The answers; "" is none.
const (
	Yes    Answer = "ja"
	No     Answer = "nein"
	Deputy Answer = "vertretung" // somebody else comes
)

// Valid reports whether a is an answer.
func (a Answer) Valid() bool { return slices.Contains([]Answer{Yes, No, Deputy}, a) }

// Invitation is a member institution that was invited.
type Invitation struct {
	ID          directory.ID
	Institution directory.ID // zero: it is gone from the directory
	Name        string
	Email       string // "" after names were deleted
	Answer      Answer
	Deputy      string // who comes instead, as long as names are kept
	AnsweredAt  time.Time
	RemindedAt  time.Time
}

// MailKind is what an e-mail about a meeting is for.
type MailKind string

// The kinds of e-mail.
const (
	InvitationMail   MailKind = "einladung"
	UpdateMail       MailKind = "aenderung"
	CancellationMail MailKind = "absage"
	ReminderMail     MailKind = "erinnerung"
	ResultsMail      MailKind = "ergebnisse"
)

// Begin returns when a meeting begins, in Germany; midnight where no time is known.
func (p Plan) Begin() time.Time { return p.at(p.Starts) }

// End returns when it ends; where no time is known, at the end of the day.
func (p Plan) End() time.Time {
	if p.Starts == "" || p.Ends == "" {
		return p.at("").AddDate(0, 0, 1)
	}
	return p.at(p.Ends)
}

func (p Plan) at(clock string) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, p.Day, directory.Germany())
	if err != nil || clock == "" {
		return day
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", p.Day+" "+clock, directory.Germany())
	if err != nil {
		return day
	}
	return at
}

// Over reports whether a meeting has begun: from then on nobody can answer any more.
func (p Plan) Over(now time.Time) bool {
	if p.Starts == "" {
		return !now.Before(p.End())
	}
	return !now.Before(p.Begin())
}

// ForgetOn returns the first day on which the names of people may no longer be kept.
func (r Record) ForgetOn() time.Time { return r.at("").AddDate(0, 0, 7*r.KeepWeeks+1) }

// SameAppointment reports whether calendars need not hear of the change from p to other.
func (p Plan) SameAppointment(other Plan) bool {
	return p.Title == other.Title && p.Day == other.Day && p.Starts == other.Starts && p.Ends == other.Ends &&
		p.Place == other.Place && p.Link == other.Link && p.ReplyTo == other.ReplyTo
}

// MaxKeepWeeks is how long names of people are kept at most.
const MaxKeepWeeks = 6

// InCalendars reports whether members may have the meeting in their calendars.
func (r Record) InCalendars() bool { return r.State == Invited || r.State == Cancelled }

// Same reports whether two records say the same, names of people included.
func (r Record) Same(other Record) bool { return reflect.DeepEqual(r.Normal(), other.Normal()) }

// People returns how many people of how many institutions took part.
func (r Record) People() (people, institutions int) {
	for _, p := range r.Present {
		people += p.People
	}
	return people, len(r.Present)
}

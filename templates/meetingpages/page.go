// Package meetingpages is the meetings of a network: for its coordination, on paper, and behind the link in an invitation. In
// German only.
package meetingpages

import (
	"fmt"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
	"rundtisch/internal/meeting"
	"rundtisch/internal/wording"
)

// Network is whose meetings these are.
type Network struct{ Key, Name string }

func (n Network) path(rest string) templ.SafeURL {
	return templ.SafeURL("/verwaltung/netzwerke/" + n.Key + "/treffen" + rest)
}

// All are the meetings of a network.
type All struct {
	Network
	Coming, Past []meeting.Meeting // the next first, the latest first
	Left         []meeting.Left
}

// Form is the form of a plan, as it was typed.
type Form struct {
	Network
	Meeting  *meeting.Meeting // nil: a new one
	Seen     int64
	Plan     meeting.Plan
	Agenda   string
	Proposed []Proposal // of a new one: days to tick
	Other    string     // of a new one: another day
	Faults   map[string]string
	Stale    bool // somebody saved meanwhile; Meeting is as it is now
	Left     []meeting.Left
}

// Proposal is a day that is proposed for a meeting.
type Proposal struct {
	Day    string // 2026-12-03
	Ticked bool
}

// One is one meeting with everything about it.
type One struct {
	Network
	meeting.Meeting
	Guests    []meeting.Guest
	Letters   []meeting.Letter // that are due
	Left      []meeting.Left   // of earlier meetings
	Revisions []meeting.Revision
	Told      directory.Event // what everybody reads of it; without a key: nothing
	Now       time.Time
	Mails     bool   // e-mail is set up
	Wrong     string // why something was not done
}

// Text is an e-mail as one who is invited gets it.
type Text struct {
	From, To, Subject, Text string
	Kind                    meeting.MailKind
}

// told is what everybody reads of the meeting.
func (o One) told() string { return "„" + o.Told.Title + "“, " + wording.Digits(o.Told.Date) }

// announced reports whether everybody knows of the meeting, and not that it took place.
func (o One) announced() bool { return o.Told.Key != "" && o.Told.Status != directory.EventHeld }

// removable reports whether nobody was ever invited to a meeting that did not take place.
func (o One) removable() bool {
	for _, g := range o.Guests {
		if g.Invitation != nil {
			return false
		}
	}
	return o.State == meeting.Planned || o.State == meeting.Cancelled
}

func (o One) path(rest string) templ.SafeURL { return o.Network.path("/" + o.ID.String() + rest) }

// coming reports whether the meeting can still be prepared.
func (o One) coming() bool { return !o.Over(o.Now) && o.State != meeting.Held }

// today reports whether the meeting is today or was.
func (o One) today() bool {
	return o.State != meeting.Cancelled && !o.Now.Before(meeting.Plan{Day: o.Day}.Begin())
}

// answered returns the guests that gave an answer; "" for those who were invited and gave none.
func (o One) answered(answer meeting.Answer) []meeting.Guest {
	var found []meeting.Guest
	for _, g := range o.Guests {
		if g.Invitation != nil && g.Invitation.Answer == answer && invited(g) {
			found = append(found, g)
		}
	}
	return found
}

// come are the guests from whom somebody comes.
func (o One) come() []meeting.Guest {
	return append(o.answered(meeting.Yes), o.answered(meeting.Deputy)...)
}

// unreachable are the members without an address.
func (o One) unreachable() []meeting.Guest {
	var found []meeting.Guest
	for _, g := range o.Guests {
		if g.Key != "" && g.Email == "" {
			found = append(found, g)
		}
	}
	return found
}

func invited(g meeting.Guest) bool {
	for _, m := range g.Mails {
		if m.Kind == meeting.InvitationMail {
			return true
		}
	}
	return g.Invitation != nil && len(g.Mails) == 0
}

// troubled are the guests whose latest e-mail failed or may have.
func (o One) troubled() (failed, unknown []meeting.Guest) {
	for _, g := range o.Guests {
		if len(g.Mails) == 0 {
			continue
		}
		switch last := g.Mails[len(g.Mails)-1]; {
		case last.Failed:
			failed = append(failed, g)
		case last.Unknown:
			unknown = append(unknown, g)
		}
	}
	return failed, unknown
}

var stateWords = map[meeting.State]string{
	meeting.Planned: "geplant", meeting.Invited: "eingeladen", meeting.Cancelled: "abgesagt", meeting.Held: "hat stattgefunden",
}

var kindWords = map[string]string{
	meeting.KindNew: "Treffen angelegt", meeting.KindPlan: "Angaben geändert", meeting.KindInvite: "E-Mails verschickt",
	meeting.KindCancel: "Abgesagt", meeting.KindAttend: "Teilnahme eingetragen", meeting.KindDecide: "Ergebnisse eingetragen",
	meeting.KindDecideOne: "Beschluss abgehakt oder wieder geöffnet", meeting.KindSend: "Ergebnisse verschickt",
	meeting.KindKeep: "Frist für Namen verkürzt", meeting.KindUndo: "Zurückgenommen",
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// german writes a day as people do: 3.12.2026. What is no day stays as it was typed.
func german(day string) string {
	at, ok := meeting.ReadDay(day)
	if !ok {
		return day
	}
	return at.Format("2.1.2006")
}

// Attendance is the form of who was there, as it was typed.
type Attendance struct {
	Network
	meeting.Meeting
	Seen   int64
	Rows   []AttendanceRow
	Faults map[string]string
	Stale  bool
	Now    time.Time
}

// AttendanceRow is one institution that may have been there; a walk-in has a name to type.
type AttendanceRow struct {
	Institution string // its ID; "" for a walk-in
	Name        string
	Of          string // what it is a unit of
	Here        bool
	People      string
	Persons     string
	Answer      string // what it said before, in words
	Theirs      bool   // somebody else entered it meanwhile
}

// Results is the form of what was decided, as it was typed.
type Results struct {
	Network
	meeting.Meeting
	Seen   int64
	Rows   []meeting.Decision
	Faults map[string]string
	Stale  bool
}

// Sheet is the list to sign.
type Sheet struct {
	Network
	meeting.Meeting
	Rows   []meeting.Guest
	Hidden []string // members that only the coordination knows of
	Blank  int      // empty lines
}

// Answer is what the link in an invitation opens.
type Answer struct {
	meeting.Meeting
	Network    string
	Invitation meeting.Invitation
	Left       []meeting.Left
	Action     string
	Over       bool
	Faults     map[string]string
	Saved      bool
}

func answerWords(v meeting.Invitation) string {
	switch v.Answer {
	case meeting.Yes:
		return "Ja, wir kommen."
	case meeting.No:
		return "Nein, wir kommen nicht."
	case meeting.Deputy:
		if v.Deputy == "" {
			return "Jemand anderes kommt."
		}
		return "Jemand anderes kommt: " + v.Deputy
	}
	return ""
}

package meeting

import (
	"time"

	"rundtisch/internal/directory"
)

// Guest is a member institution of a network, the address at which it is asked for the network, and how it was invited.
type Guest struct {
	Institution directory.ID
	Key, Name   string // "" for the key: no member any more
	Of          string // what it is a unit of, where its name does not say so
	Email       string // "": there is none
	Hidden      bool   // only the coordination knows that it is a member
	Invitation  *Invitation
	Mails       []Mail // the oldest first
}

// Mail is an e-mail about a meeting that was ordered.
type Mail struct {
	Kind     MailKind
	Sequence int
	Email    string
	BegunAt  time.Time // zero: it is about to be sent
	Sent     bool      // the mail server took it
	Failed   bool      // it surely did not arrive, and may be ordered again
	Unknown  bool      // nobody knows whether it did; it is not sent again
}

// Left is something that a meeting left to do.
type Left struct {
	Meeting directory.ID
	Version int64 // of the meeting
	Day     string
	Decision
}

// Letter is an e-mail that Send would order.
type Letter struct {
	Guest
	Kind MailKind
	To   string
}

// Letters returns which e-mails are due: an invitation to members with an address that have none, or had one at another
// address; an update to those whose calendar is out of date. Nothing goes twice to one address.
func Letters(m Meeting, guests []Guest, now time.Time) []Letter {
	if m.Over(now) || m.State != Planned && m.State != Invited {
		return nil
	}
	var due []Letter
	for _, g := range guests {
		to := g.Email
		if to == "" && g.Invitation != nil { // no member any more, or without an address now: the calendar is still there
			to = g.Invitation.Email
		}
		latest, ever := -1, false
		for _, mail := range g.Mails {
			if mail.Email != to || mail.Failed || mail.Kind != InvitationMail && mail.Kind != UpdateMail {
				continue
			}
			latest, ever = max(latest, mail.Sequence), true
		}
		switch {
		case to == "", ever && latest >= m.Sequence, !ever && g.Key == "":
		case ever:
			due = append(due, Letter{g, UpdateMail, to})
		default:
			due = append(due, Letter{g, InvitationMail, to})
		}
	}
	return due
}

// ResultLetters returns to whom results go: the members of today.
func ResultLetters(guests []Guest) []Letter {
	var due []Letter
	for _, g := range guests {
		if g.Email != "" {
			due = append(due, Letter{g, ResultsMail, g.Email})
		}
	}
	return due
}

// CancelLetters returns who is told that a meeting is cancelled: whoever was invited.
func CancelLetters(guests []Guest) []Letter {
	var due []Letter
	for _, g := range guests {
		if g.Invitation != nil && g.Invitation.Email != "" {
			due = append(due, Letter{g, CancellationMail, g.Invitation.Email})
		}
	}
	return due
}

// Earlier returns what meetings before m left to do: it stands on the agenda of m.
func Earlier(m Meeting, left []Left) []Left {
	var earlier []Left
	for _, l := range left {
		if l.Meeting != m.ID && l.Day <= m.Day {
			earlier = append(earlier, l)
		}
	}
	return earlier
}

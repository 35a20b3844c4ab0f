// Package mail sends plain text messages, one recipient each: by SMTP, into a directory, or into memory for tests.
//
// Nothing counts who reads a message: no HTML, no pictures, no links but those in the text.
package mail

import (
	"context"
	"errors"
	"time"
)

// Message is one message to one person.
type Message struct {
	// ID names the message and stays the same when it is sent again, so that a receiver can drop the second.
	// Letters, digits, dots and hyphens.
	ID     string
	To     string // an address, name@host
	ToName string // may be empty
	// FromName stands before the sender's address instead of the name in the setting; the address stays. May be empty.
	FromName string
	// ReplyTo is where answers go, with a name that may be empty; empty: to the sender's address.
	ReplyTo, ReplyToName string
	// Unsubscribe is the address that a mail program opens to end such messages (RFC 2369), with one POST where it is
	// https (RFC 8058). May be empty.
	Unsubscribe string
	Subject     string
	Text        string // paragraphs are single lines; long ones are broken on the way, links never
	Date        time.Time
	// Calendar is what calendars are to do with an appointment (RFC 6047); zero for nothing.
	Calendar Calendar
}

// Calendar is the part of a message for calendars.
type Calendar struct {
	Method string // REQUEST or CANCEL
	Data   string // iCalendar with the same METHOD
}

// Sender hands messages over. Both the SMTP server and a directory are one.
type Sender interface {
	// Send hands m over and returns nil once it was accepted. Every other end is an *Error,
	// which says whether the message was surely not accepted.
	Send(ctx context.Context, m Message) error
}

// ErrNone is returned by Open where sending is not set up.
var ErrNone = errors.New("es ist keine E-Mail eingerichtet")

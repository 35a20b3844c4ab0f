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
	ID      string
	To      string // an address, name@host
	ToName  string // may be empty
	Subject string
	Text    string // paragraphs are single lines; long ones are broken on the way, links never
	Date    time.Time
	// FromName stands before the address of the sender, in place of the name that is set up; may be empty.
	FromName string
	ReplyTo  string // an address that answers go to; may be empty
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

package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
)

// Fate is what became of a message that was not sent as it should.
type Fate string

// The fates of a message.
const (
	Temporary Fate = "temporary" // surely not accepted; another time it may be
	Permanent Fate = "permanent" // surely not accepted, and it never will be
	Unknown   Fate = "unknown"   // it was handed over and no answer came: it may have been accepted
)

// Error says why a message was not sent. Its text can be logged: it names no address, no password and nothing the other server wrote.
type Error struct {
	Fate   Fate
	Step   string // where in the conversation
	Code   int    // the answer of the server, 0 if there was none
	Detail string // what the network or the message lacks
	// Trouble is set where the operator has to put something right; the fate is then Temporary.
	Trouble Trouble
}

func (e *Error) Error() string {
	text := fmt.Sprintf("e-mail not sent (%s): %s", e.Fate, e.Step)
	if e.Code != 0 {
		text += fmt.Sprintf(": the server answers %d", e.Code)
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

// FateOf returns what became of a message whose sending ended with err.
func FateOf(err error) Fate {
	var e *Error
	if errors.As(err, &e) {
		return e.Fate
	}
	return Unknown
}

// detail describes those errors of the network that cannot repeat anything from the conversation.
func detail(err error) string {
	var dns *net.DNSError
	var op *net.OpError
	var certificate *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return "no answer in time"
	case errors.Is(err, context.Canceled):
		return "interrupted"
	case errors.As(err, &certificate):
		return certificate.Error()
	case errors.As(err, &authority):
		return authority.Error()
	case errors.As(err, &dns):
		return dns.Error()
	case errors.As(err, &op):
		return op.Error()
	}
	return ""
}

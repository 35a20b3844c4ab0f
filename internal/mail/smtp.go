package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/mail"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// patience is how long one message may take from the first connection to the answer.
const patience = 30 * time.Second

// farewell is how long to wait for a goodbye after a message was accepted.
const farewell = 2 * time.Second

// smtp sends by one SMTP server, one connection a message.
type smtp struct {
	host, user, password string
	port                 int
	security             security
	from                 *mail.Address
	tls                  *tls.Config
	patience             time.Duration
}

type security int

const (
	startTLS security = iota // from the first word on after the greeting, or not at all
	allTLS                   // smtps
	noTLS                    // on this machine only, or where the operator says so
)

// Send implements Sender.
func (s *smtp) Send(ctx context.Context, m Message) error {
	message, err := compose(m, s.from, gomail.EncodingQP)
	if err != nil {
		return err
	}
	sending, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	var line net.Conn
	client, err := gomail.NewClient(s.host, s.options(func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := s.dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		line = conn
		context.AfterFunc(sending, func() { _ = conn.Close() }) // ends whatever waits for an answer
		return conn, nil
	})...)
	if err != nil {
		return &Error{Fate: Permanent, Step: "settings"}
	}
	conversation, err := client.DialToSMTPClientWithContext(sending)
	if err != nil {
		return notReached(sending, err)
	}
	if s.user != "" {
		if err := s.signIn(conversation); err != nil {
			return interrupted(sending, err)
		}
	}
	err = client.SendWithSMTPClient(conversation, message)
	if err != nil && !message.IsDelivered() {
		return refusal(sending, err)
	}
	if line.SetDeadline(time.Now().Add(farewell)) == nil {
		_ = client.CloseWithSMTPClient(conversation) // the message is theirs; how they say goodbye changes nothing
	}
	return nil
}

// dial connects, with TLS where it begins at once. The library would put no brackets around an address of IPv6.
func (s *smtp) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	address := net.JoinHostPort(s.host, strconv.Itoa(s.port))
	dialer := &net.Dialer{}
	if s.security != allTLS {
		return dialer.DialContext(ctx, network, address)
	}
	return (&tls.Dialer{NetDialer: dialer, Config: s.tls}).DialContext(ctx, network, address)
}

func (s *smtp) options(dial gomail.DialContextFunc) []gomail.Option {
	options := []gomail.Option{ // the time limit of the library only has to be longer than ours, which closes the connection
		gomail.WithDialContextFunc(dial), gomail.WithPort(s.port), gomail.WithTimeout(2 * s.patience), gomail.WithHELO(host(s.from)),
		gomail.WithoutNoop(), gomail.WithoutRset(), gomail.WithoutSMTPUTF8(), gomail.WithTLSConfig(s.tls),
	}
	switch s.security {
	case allTLS:
		options = append(options, gomail.WithSSL())
	case startTLS:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	case noTLS:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	}
	return options
}

// notReached describes a conversation that ended before the message came up. Whatever it was, another time it may be better.
func notReached(ctx context.Context, err error) error {
	e := &Error{Fate: Temporary, Step: "connect", Detail: detail(err), Trouble: reach(err)}
	var answer *textproto.Error
	if errors.As(err, &answer) {
		e.Code = answer.Code
	}
	if strings.HasPrefix(err.Error(), "STARTTLS") {
		e.Step, e.Trouble = "STARTTLS: the server does not offer it", TLS
	}
	return interrupted(ctx, e)
}

// interrupted says of an error that it came because the time was over, if it was.
func interrupted(ctx context.Context, err error) error {
	var e *Error
	if ctx.Err() != nil && errors.As(err, &e) {
		e.Detail, e.Trouble = detail(ctx.Err()), Connection
	}
	return err
}

// reach says why a server was not reached.
func reach(err error) Trouble {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	switch {
	case errors.As(err, &dns):
		return Name
	case errors.As(err, &certificate),
		errors.As(err, &record),
		errors.As(err, &alert),
		strings.Contains(err.Error(), "tls: "),
		strings.Contains(err.Error(), "x509: "):
		return TLS
	}
	return Connection
}

// refusal describes how the server took a message that it did not accept.
func refusal(ctx context.Context, err error) error {
	e := &Error{Fate: Unknown, Step: "hand over"}
	var refused *gomail.SendError
	if errors.As(err, &refused) {
		e.Code = refused.ErrorCode()
		switch refused.Reason {
		case gomail.ErrSMTPMailFrom:
			e.Fate, e.Step = Temporary, "name the sender"
		case gomail.ErrSMTPRcptTo:
			e.Fate, e.Step = Temporary, "name the recipient"
		case gomail.ErrSMTPData, gomail.ErrConnCheck:
			e.Fate = Temporary
		case gomail.ErrSMTPDataClose:
			if e.Code >= 400 {
				e.Fate = Temporary // the server has read it all, and says no
			}
		}
	}
	if e.Fate == Temporary && e.Code >= 500 {
		if e.Trouble = blame(e.Code, err.Error(), refused.Reason == gomail.ErrSMTPMailFrom); e.Trouble == "" {
			e.Fate = Permanent
		}
	}
	if ctx.Err() != nil {
		e.Detail = detail(ctx.Err())
	}
	return e
}

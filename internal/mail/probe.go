package mail

import (
	"context"
	"errors"
	"net"
	"net/textproto"
	"os"

	gomail "github.com/wneessen/go-mail"
)

// prober is a sender that can find out whether it could send.
type prober interface {
	probe(ctx context.Context) error
}

// Probe goes as far as a message would before its text: it connects, signs in, and names sender and recipient, which is the
// sender's own address. Nothing is sent. Its errors are those of Send.
func Probe(ctx context.Context, s Sender) error {
	if p, ok := s.(prober); ok {
		return p.probe(ctx)
	}
	return nil
}

func (s *smtp) probe(ctx context.Context) error {
	asking, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	client, err := gomail.NewClient(s.host, s.options(func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := s.dial(ctx, network, address)
		if err == nil {
			context.AfterFunc(asking, func() { _ = conn.Close() }) // ends whatever waits for an answer
		}
		return conn, err
	})...)
	if err != nil {
		return &Error{Fate: Permanent, Step: "settings"}
	}
	conversation, err := client.DialToSMTPClientWithContext(asking)
	if err != nil {
		return notReached(asking, err)
	}
	defer func() { _ = conversation.Close() }() // it has served
	if s.user != "" {
		if err := s.signIn(conversation); err != nil {
			return interrupted(asking, err)
		}
	}
	if err := conversation.Mail(s.from.Address); err != nil {
		return &Error{Fate: Temporary, Step: "name the sender", Code: codeOf(err), Trouble: blame(codeOf(err), err.Error(), true)}
	}
	if err := conversation.Rcpt(s.from.Address); err != nil {
		return &Error{Fate: Temporary, Step: "name the recipient", Code: codeOf(err), Trouble: blame(codeOf(err), err.Error(), false)}
	}
	return conversation.Quit()
}

// codeOf is the number that a server answered with; 0 where it did not.
func codeOf(err error) int {
	var answer *textproto.Error
	if errors.As(err, &answer) {
		return answer.Code
	}
	return 0
}

func (d *dir) probe(context.Context) error {
	file, err := os.CreateTemp(d.path, ".probe-*")
	if err != nil {
		return &Error{Fate: Temporary, Step: "write the file", Detail: err.Error()}
	}
	_ = file.Close() // nothing was written
	return os.Remove(file.Name())
}

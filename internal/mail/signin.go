package mail

import (
	"errors"
	"net/textproto"
	"strings"

	gosmtp "github.com/wneessen/go-mail/smtp"
)

// mechanisms returns the ways to sign in that a server offers. Old ones write „AUTH=LOGIN PLAIN", as a draft of the
// standard had it; for the library that is another word than AUTH.
func mechanisms(server *gosmtp.Client) []string {
	var found []string
	if ok, names := server.Extension("AUTH"); ok {
		found = strings.Fields(strings.ToUpper(names))
	}
	for _, first := range []string{"LOGIN", "PLAIN", "CRAM-MD5", "SCRAM-SHA-256"} {
		if ok, rest := server.Extension("AUTH=" + first); ok {
			found = append(append(found, first), strings.Fields(strings.ToUpper(rest))...)
		}
	}
	return found
}

// signIn gives the password to a server, in the best way that it offers. Without TLS that happens on this machine only,
// or where the operator says so.
func (s *smtp) signIn(server *gosmtp.Client) error {
	offered := " " + strings.Join(mechanisms(server), " ") + " "
	plain := s.security == noTLS
	for _, way := range []struct {
		name string
		auth gosmtp.Auth
	}{
		{"SCRAM-SHA-256", gosmtp.ScramSHA256Auth(s.user, s.password)},
		{"PLAIN", gosmtp.PlainAuth("", s.user, s.password, s.host, plain)},
		{"LOGIN", gosmtp.LoginAuth(s.user, s.password, s.host, plain)},
		{"CRAM-MD5", gosmtp.CRAMMD5Auth(s.user, s.password)},
	} {
		if !strings.Contains(offered, " "+way.name+" ") {
			continue
		}
		err := server.Auth(way.auth)
		if err == nil {
			return nil
		}
		e := &Error{Fate: Temporary, Step: "sign in", Trouble: Password, Detail: detail(err)}
		var answer *textproto.Error
		if errors.As(err, &answer) {
			e.Code = answer.Code
		}
		if e.Code == 0 || e.Code < 500 {
			e.Trouble = Connection // the server cannot tell now whether the password is right
		}
		return e
	}
	_ = server.Quit() // it is of no use
	return &Error{Fate: Temporary, Step: "sign in", Trouble: NoSignIn, Detail: "the server offers no way that is known here"}
}

package mail

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/url"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/mail/mailtest"
)

// sender returns what Open makes of the setting for a server at address.
func sender(t *testing.T, scheme, password, address string) *smtp {
	t.Helper()
	user := ""
	if password != "" {
		user = url.UserPassword(mailtest.User, password).String() + "@"
	}
	s, err := Open(scheme + "://" + user + address + "?from=Rundtisch+%3Cnetz@example.org%3E")
	if err != nil {
		t.Fatal(err)
	}
	return s.(*smtp)
}

func TestMessagesAreHandedOverWithPasswordAndTLS(t *testing.T) {
	shown, trusted := mailtest.Certificate(t)
	for _, test := range []struct {
		name     string
		scheme   string
		security security
		all      bool
		password string
	}{
		{"STARTTLS", "smtp", startTLS, false, mailtest.Password},
		{"TLS from the first byte", "smtps", allTLS, true, mailtest.Password},
		{"no TLS on this machine", "smtp", noTLS, false, mailtest.Password},
		{"no password", "smtp", noTLS, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			office := &mailtest.Office{}
			config := shown
			if test.security == noTLS {
				config = nil
			}
			s := sender(t, test.scheme, test.password, office.Open(t, config, test.all))
			s.security, s.tls.RootCAs = test.security, trusted
			if err := s.Send(t.Context(), good()); err != nil {
				t.Fatal(err)
			}
			got := office.Accepted()
			if len(got) != 1 || got[0].Secure != (test.security != noTLS) || got[0].User != "" != (test.password != "") {
				t.Fatalf("got %+v", got)
			}
			wantGood(t, got[0].Raw, "example.org")
			if m, _ := read(t, got[0].Raw); m.Header.Get("From") != `"Rundtisch" <netz@example.org>` {
				t.Errorf("From: %s", m.Header.Get("From"))
			}
		})
	}
}

func TestWhatTheServerAnswersDecidesWhetherItIsTriedAgain(t *testing.T) {
	for _, test := range []struct {
		name   string
		office *mailtest.Office
		want   Fate
		code   string
	}{
		{"busy at the sender", &mailtest.Office{From: mailtest.Says(451)}, Temporary, "451"},
		{"no such sender: the operator can change that", &mailtest.Office{From: mailtest.Says(550)}, Temporary, "550"},
		{"greylisted", &mailtest.Office{To: mailtest.Says(450)}, Temporary, "450"},
		{"no such recipient", &mailtest.Office{To: mailtest.Says(550)}, Permanent, "550"},
		{"full after reading it", &mailtest.Office{Data: mailtest.Says(452)}, Temporary, "452"},
		{"refused after reading it", &mailtest.Office{Data: mailtest.Says(554)}, Permanent, "554"},
		{"closing", &mailtest.Office{To: mailtest.Says(421)}, Temporary, "421"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := sender(t, "smtp", mailtest.Password, test.office.Open(t, nil, false)).Send(t.Context(), good())
			if FateOf(err) != test.want || err == nil || !strings.Contains(err.Error(), test.code) {
				t.Errorf("%v, want %s with %s", err, test.want, test.code)
			}
			wantQuiet(t, err)
			if n := len(test.office.Accepted()); n != 0 {
				t.Errorf("%d accepted", n)
			}
		})
	}
}

// wantQuiet checks that an error can be logged.
func wantQuiet(t *testing.T, err error) {
	t.Helper()
	for _, secret := range []string{"anna", "ge:heim", "geheim", "example.org"} {
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("the error names %q: %v", secret, err)
		}
	}
}

func TestAServerThatCannotBeTrustedGetsNothing(t *testing.T) {
	shown, trusted := mailtest.Certificate(t)
	for _, test := range []struct {
		name     string
		password string
		security security
		offers   *tls.Config
		trusts   *x509.CertPool
		says     string
	}{
		{"a certificate nobody knows", mailtest.Password, startTLS, shown, x509.NewCertPool(), "certificate"},
		{"no STARTTLS", mailtest.Password, startTLS, nil, trusted, "STARTTLS"},
		{"a wrong password", "falsch@geheim", noTLS, nil, nil, "sign in"},
	} {
		t.Run(test.name, func(t *testing.T) {
			office := &mailtest.Office{}
			s := sender(t, "smtp", test.password, office.Open(t, test.offers, false))
			s.security, s.tls.RootCAs = test.security, test.trusts
			err := s.Send(t.Context(), good())
			if FateOf(err) != Temporary || err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v, want a temporary error that says %s", err, test.says)
			}
			wantQuiet(t, err)
			if len(office.Accepted()) > 0 || office.SignedIn() > 0 {
				t.Error("it got something")
			}
		})
	}
}

func TestNoServerIsATemporaryError(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	if err := sender(t, "smtp", "", address).Send(t.Context(), good()); FateOf(err) != Temporary || !strings.Contains(err.Error(), "refused") {
		t.Errorf("%v", err)
	}
}

func TestAServerThatHangsIsLeft(t *testing.T) {
	t.Parallel()
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections, and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	s := sender(t, "smtp", "", silent.Addr().String())
	s.patience = 50 * time.Millisecond
	if err := s.Send(t.Context(), good()); FateOf(err) != Temporary || !strings.Contains(err.Error(), "no answer in time") {
		t.Errorf("no greeting: %v", err)
	}

	office := &mailtest.Office{Late: true}
	s = sender(t, "smtp", "", office.Open(t, nil, false))
	s.patience = 2 * time.Second // the server has to come as far as to read the message
	if err := s.Send(t.Context(), good()); FateOf(err) != Unknown || !strings.Contains(err.Error(), "no answer in time") {
		t.Errorf("no answer to the message: %v", err)
	}
}

func TestWhoeverEndsWhileTheServerReadsDoesNotKnowTheFate(t *testing.T) {
	office := &mailtest.Office{Late: true, Read: make(chan struct{}, 1)}
	s := sender(t, "smtp", "", office.Open(t, nil, false))
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-office.Read
		cancel()
	}()
	if err := s.Send(ctx, good()); FateOf(err) != Unknown || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("%v", err)
	}
}

// A message that was accepted counts as sent, however the conversation ends.
func TestHowTheServerSaysGoodbyeChangesNothing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		hangUp bool
	}{
		{"the server hangs up", true},
		{"the server falls silent", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			over := make(chan struct{})
			go func() {
				conn, err := listener.Accept()
				if err != nil {
					return
				}
				defer func() { _ = conn.Close() }()
				talk(conn)
				if !test.hangUp {
					<-over
				}
			}()
			err = sender(t, "smtp", "", listener.Addr().String()).Send(t.Context(), good())
			close(over)
			_ = listener.Close()
			if err != nil {
				t.Errorf("%v", err)
			}
		})
	}
}

// talk is a mail server up to the moment when it has accepted a message.
func talk(conn net.Conn) {
	lines := bufio.NewScanner(conn)
	say := func(text string) { _, _ = io.WriteString(conn, text+"\r\n") } // a client that has gone ends the scanning
	say("220 here")
	for inText := false; lines.Scan(); {
		switch line := lines.Text(); {
		case inText && line == ".":
			say("250 accepted")
			return
		case inText:
		case line == "DATA":
			inText = true
			say("354 go on")
		default:
			say("250 here")
		}
	}
}

// The sender's address is never another than that of the site, whoever signs: receivers check it.
func TestAMessageIsSignedAnsweredElsewhereAndEndedInOneStep(t *testing.T) {
	office := &mailtest.Office{}
	m := good()
	m.FromName, m.Unsubscribe = "Runder Tisch Köln über Rundtisch", "https://netz.example.org/abbestellen/ABC"
	m.ReplyTo, m.ReplyToName = "amt@köln.example", "Amt für Gleichstellung"
	send := sender(t, "smtp", "", office.Open(t, nil, false))
	if err := send.Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	got, _ := read(t, office.Accepted()[0].Raw)
	from, err := got.Header.AddressList("From")
	if err != nil || len(from) != 1 || from[0].Address != "netz@example.org" || from[0].Name != m.FromName {
		t.Errorf("From: %v (%v)", from, err)
	}
	to, err := got.Header.AddressList("Reply-To")
	if err != nil || len(to) != 1 || to[0].Address != "amt@xn--kln-sna.example" || to[0].Name != m.ReplyToName {
		t.Errorf("Reply-To: %v (%v)", to, err)
	}
	for name, want := range map[string]string{
		"List-Unsubscribe": "<https://netz.example.org/abbestellen/ABC>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
	} {
		if said := got.Header.Get(name); said != want {
			t.Errorf("%s: %q, want %q", name, said, want)
		}
	}
	m.Unsubscribe = "http://localhost:8080/abbestellen/ABC"
	if err := send.Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if plain, _ := read(t, office.Accepted()[1].Raw); plain.Header.Get("List-Unsubscribe-Post") != "" {
		t.Error("one step is promised without https")
	}
}

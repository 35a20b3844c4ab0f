package mail

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"
)

// postOffice is a real SMTP server that keeps what it accepts.
type postOffice struct {
	mu       sync.Mutex
	accepted []string
	signedIn []string
	secure   []bool
	from, to error         // answers to the names of sender and recipient
	data     error         // answer to the whole message
	hang     chan struct{} // once the message is read, wait for this
	read     chan struct{} // told when a message was read
}

type session struct {
	office *postOffice
	conn   *gosmtp.Conn
}

func (o *postOffice) NewSession(c *gosmtp.Conn) (gosmtp.Session, error) { return &session{o, c}, nil }
func (s *session) Reset()                                               {}
func (s *session) Logout() error                                        { return nil }
func (s *session) Mail(string, *gosmtp.MailOptions) error               { return s.office.from }
func (s *session) Rcpt(string, *gosmtp.RcptOptions) error               { return s.office.to }
func (s *session) AuthMechanisms() []string                             { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "netz" || password != "ge:heim@1" {
			return gosmtp.ErrAuthFailed
		}
		s.office.mu.Lock()
		defer s.office.mu.Unlock()
		s.office.signedIn = append(s.office.signedIn, user)
		return nil
	}), nil
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if s.office.read != nil {
		s.office.read <- struct{}{}
	}
	if s.office.hang != nil {
		<-s.office.hang
	}
	if s.office.data != nil {
		return s.office.data
	}
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	_, secure := s.conn.TLSConnectionState()
	s.office.accepted, s.office.secure = append(s.office.accepted, string(raw)), append(s.office.secure, secure)
	return nil
}

func (o *postOffice) got() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.accepted
}

// open starts the server; with a certificate it offers STARTTLS, and with all it speaks TLS from the first byte.
func (o *postOffice) open(t *testing.T, certificate *tls.Config, all bool) (address string) {
	t.Helper()
	server := gosmtp.NewServer(o)
	server.Domain, server.AllowInsecureAuth, server.TLSConfig = "localhost", certificate == nil, certificate
	server.ErrorLog = log.New(io.Discard, "", 0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = listener.Addr().String()
	if all {
		listener = tls.NewListener(listener, certificate)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	t.Cleanup(func() {
		if o.hang != nil {
			close(o.hang)
		}
		_ = server.Close()
		if err := <-ended; err != nil && !errors.Is(err, gosmtp.ErrServerClosed) {
			t.Errorf("the SMTP server: %v", err)
		}
	})
	return address
}

// certificate returns what a server on this machine shows, made for the test, and what trusts it.
func certificate(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, pool
}

// sender returns what Open makes of the setting for a server at address.
func sender(t *testing.T, scheme, password, address string) *smtp {
	t.Helper()
	user := ""
	if password != "" {
		user = url.UserPassword("netz", password).String() + "@"
	}
	s, err := Open(scheme + "://" + user + address + "?from=Rundtisch+%3Cnetz@example.org%3E")
	if err != nil {
		t.Fatal(err)
	}
	return s.(*smtp)
}

func TestMessagesAreHandedOverWithPasswordAndTLS(t *testing.T) {
	shown, trusted := certificate(t)
	for _, test := range []struct {
		name     string
		scheme   string
		security security
		all      bool
		password string
	}{
		{"STARTTLS", "smtp", startTLS, false, "ge:heim@1"},
		{"TLS from the first byte", "smtps", allTLS, true, "ge:heim@1"},
		{"no TLS on this machine", "smtp", noTLS, false, "ge:heim@1"},
		{"no password", "smtp", noTLS, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			office := &postOffice{}
			config := shown
			if test.security == noTLS {
				config = nil
			}
			s := sender(t, test.scheme, test.password, office.open(t, config, test.all))
			s.security, s.tls.RootCAs = test.security, trusted
			if err := s.Send(t.Context(), good()); err != nil {
				t.Fatal(err)
			}
			got := office.got()
			if len(got) != 1 || office.secure[0] != (test.security != noTLS) || len(office.signedIn) > 0 != (test.password != "") {
				t.Fatalf("%d messages, secure %v, signed in %v", len(got), office.secure, office.signedIn)
			}
			wantGood(t, got[0], "example.org")
			if m, _ := read(t, got[0]); m.Header.Get("From") != `"Rundtisch" <netz@example.org>` {
				t.Errorf("From: %s", m.Header.Get("From"))
			}
		})
	}
}

func TestWhatTheServerAnswersDecidesWhetherItIsTriedAgain(t *testing.T) {
	says := func(code int) error {
		return &gosmtp.SMTPError{Code: code, EnhancedCode: gosmtp.EnhancedCode{code / 100, 1, 1}, Message: "anna@example.org geheim"}
	}
	for _, test := range []struct {
		name   string
		office *postOffice
		want   Fate
		code   string
	}{
		{"busy at the sender", &postOffice{from: says(451)}, Temporary, "451"},
		{"no such sender", &postOffice{from: says(550)}, Permanent, "550"},
		{"greylisted", &postOffice{to: says(450)}, Temporary, "450"},
		{"no such recipient", &postOffice{to: says(550)}, Permanent, "550"},
		{"full after reading it", &postOffice{data: says(452)}, Temporary, "452"},
		{"refused after reading it", &postOffice{data: says(554)}, Permanent, "554"},
		{"closing", &postOffice{to: says(421)}, Temporary, "421"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := sender(t, "smtp", "ge:heim@1", test.office.open(t, nil, false)).Send(t.Context(), good())
			if FateOf(err) != test.want || err == nil || !strings.Contains(err.Error(), test.code) {
				t.Errorf("%v, want %s with %s", err, test.want, test.code)
			}
			wantQuiet(t, err)
			if n := len(test.office.got()); n != 0 {
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
	shown, trusted := certificate(t)
	for _, test := range []struct {
		name     string
		password string
		security security
		offers   *tls.Config
		trusts   *x509.CertPool
		says     string
	}{
		{"a certificate nobody knows", "ge:heim@1", startTLS, shown, x509.NewCertPool(), "certificate"},
		{"no STARTTLS", "ge:heim@1", startTLS, nil, trusted, "STARTTLS"},
		{"a wrong password", "falsch@geheim", noTLS, nil, nil, "sign in"},
	} {
		t.Run(test.name, func(t *testing.T) {
			office := &postOffice{}
			s := sender(t, "smtp", test.password, office.open(t, test.offers, false))
			s.security, s.tls.RootCAs = test.security, test.trusts
			err := s.Send(t.Context(), good())
			if FateOf(err) != Temporary || err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v, want a temporary error that says %s", err, test.says)
			}
			wantQuiet(t, err)
			if len(office.got()) > 0 || len(office.signedIn) > 0 {
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

	office := &postOffice{hang: make(chan struct{})}
	s = sender(t, "smtp", "", office.open(t, nil, false))
	s.patience = 2 * time.Second // the server has to come as far as to read the message
	if err := s.Send(t.Context(), good()); FateOf(err) != Unknown || !strings.Contains(err.Error(), "no answer in time") {
		t.Errorf("no answer to the message: %v", err)
	}
}

func TestWhoeverEndsWhileTheServerReadsDoesNotKnowTheFate(t *testing.T) {
	office := &postOffice{hang: make(chan struct{}), read: make(chan struct{}, 1)}
	s := sender(t, "smtp", "", office.open(t, nil, false))
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-office.read
		cancel()
	}()
	if err := s.Send(ctx, good()); FateOf(err) != Unknown || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("%v", err)
	}
}

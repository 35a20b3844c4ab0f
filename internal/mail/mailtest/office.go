// Package mailtest is a real SMTP server for tests.
package mailtest

import (
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
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	gosmtp "github.com/emersion/go-smtp"
)

// User and Password are what the server lets in.
const (
	User     = "netz"
	Password = "ge:heim@1"
)

// Accepted is a message that the server took.
type Accepted struct {
	Raw    string
	Secure bool   // over TLS
	User   string // who had signed in
}

// Office is an SMTP server. Set what it answers before Open.
type Office struct {
	From, To, Data error         // answers to the name of the sender, of the recipient, and to the whole message
	Late           bool          // accept a message, and say nothing about it
	Read           chan struct{} // told about every message that was read, if set

	mu       sync.Mutex
	accepted []Accepted
	signedIn int
	over     chan struct{}
}

// Says is an answer of the server that repeats what must not be repeated.
func Says(code int) error {
	return &gosmtp.SMTPError{Code: code, EnhancedCode: gosmtp.EnhancedCode{code / 100, 1, 1}, Message: "anna@example.org geheim"}
}

type session struct {
	office *Office
	conn   *gosmtp.Conn
	user   string
}

func (s *session) Reset()                                 {}
func (s *session) Logout() error                          { return nil }
func (s *session) Mail(string, *gosmtp.MailOptions) error { return s.office.answers().From }
func (s *session) Rcpt(string, *gosmtp.RcptOptions) error { return s.office.answers().To }
func (s *session) AuthMechanisms() []string               { return []string{sasl.Plain} }

type answers struct{ From, To, Data error }

func (o *Office) answers() answers {
	o.mu.Lock()
	defer o.mu.Unlock()
	return answers{o.From, o.To, o.Data}
}

// Answer changes the answers while the server runs.
func (o *Office) Answer(from, to, data error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.From, o.To, o.Data = from, to, data
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != User || password != Password {
			return gosmtp.ErrAuthFailed
		}
		s.user = user
		s.office.mu.Lock()
		defer s.office.mu.Unlock()
		s.office.signedIn++
		return nil
	}), nil
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	err = s.office.answers().Data
	if err == nil {
		_, secure := s.conn.TLSConnectionState()
		s.office.mu.Lock()
		s.office.accepted = append(s.office.accepted, Accepted{string(raw), secure, s.user})
		s.office.mu.Unlock()
	}
	if s.office.Read != nil {
		s.office.Read <- struct{}{}
	}
	if s.office.Late {
		<-s.office.over
	}
	return err
}

// Accepted returns the messages so far, the oldest first.
func (o *Office) Accepted() []Accepted {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.accepted)
}

// SignedIn returns how often somebody gave the right password.
func (o *Office) SignedIn() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.signedIn
}

// Open starts the server until the test ends. With a certificate it offers STARTTLS, or speaks TLS from the first byte.
func (o *Office) Open(t testing.TB, certificate *tls.Config, fromTheFirstByte bool) (address string) {
	t.Helper()
	o.over = make(chan struct{})
	server := gosmtp.NewServer(gosmtp.BackendFunc(func(c *gosmtp.Conn) (gosmtp.Session, error) { return &session{office: o, conn: c}, nil }))
	server.Domain, server.AllowInsecureAuth, server.TLSConfig = "localhost", certificate == nil, certificate
	server.ErrorLog = log.New(io.Discard, "", 0)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = listener.Addr().String()
	if fromTheFirstByte {
		listener = tls.NewListener(listener, certificate)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	t.Cleanup(func() {
		close(o.over)
		_ = server.Close()
		if err := <-ended; err != nil && !errors.Is(err, gosmtp.ErrServerClosed) {
			t.Errorf("the SMTP server: %v", err)
		}
	})
	return address
}

// Certificate returns what a server on this machine shows, made for the test, and what trusts it.
func Certificate(t testing.TB) (*tls.Config, *x509.CertPool) {
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

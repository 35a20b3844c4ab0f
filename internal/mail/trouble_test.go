package mail

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"rundtisch/internal/mail/mailtest"
)

// clerk is an old mail server: it says what a test wants it to say, line by line.
type clerk struct {
	offers                 []string // lines of the answer to EHLO
	auth, from, to, data   string   // answers; "" for 250 or 235
	tookUser, tookPassword string
	messages               int
	saidAuth               string
}

// open lets the clerk work until the test ends, on an address of this machine.
func (c *clerk) open(t *testing.T, network, at string) string {
	t.Helper()
	listener, err := net.Listen(network, at)
	if err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	go func() {
		defer close(over)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			c.talk(conn)
			_ = conn.Close()
		}
	}()
	t.Cleanup(func() { _ = listener.Close(); <-over })
	return listener.Addr().String()
}

func (c *clerk) talk(conn net.Conn) {
	lines := bufio.NewScanner(conn)
	say := func(text, usual string) {
		if text == "" {
			text = usual
		}
		_, _ = io.WriteString(conn, text+"\r\n")
	}
	read := func() string {
		lines.Scan()
		text, _ := base64.StdEncoding.DecodeString(lines.Text())
		return string(text)
	}
	say("", "220 here")
	for inText := false; lines.Scan(); {
		line := lines.Text()
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case inText && line == ".":
			inText = false
			if c.data == "" {
				c.messages++
			}
			say(c.data, "250 accepted")
		case inText:
		case word == "EHLO":
			say("", "250-here")
			for _, offer := range c.offers {
				say("250-"+offer, "")
			}
			say("", "250 8BITMIME")
		case word == "AUTH" && rest == "LOGIN":
			c.saidAuth = rest
			say("", "334 "+base64.StdEncoding.EncodeToString([]byte("Username:")))
			c.tookUser = read()
			say("", "334 "+base64.StdEncoding.EncodeToString([]byte("Password:")))
			c.tookPassword = read()
			say(c.auth, "235 welcome")
		case word == "AUTH":
			c.saidAuth = rest
			say(c.auth, "235 welcome")
		case word == "MAIL":
			say(c.from, "250 ok")
		case word == "RCPT":
			say(c.to, "250 ok")
		case word == "DATA":
			inText = true
			say("", "354 go on")
		case word == "QUIT":
			say("", "221 bye")
			return
		default:
			say("", "250 ok")
		}
	}
}

func TestServersThatOfferOldWaysToSignIn(t *testing.T) {
	for _, test := range []struct {
		name   string
		offers []string
		way    string
	}{
		{"AUTH=LOGIN PLAIN only", []string{"AUTH=LOGIN PLAIN"}, "PLAIN"},
		{"AUTH=LOGIN only", []string{"AUTH=LOGIN"}, "LOGIN"},
		{"AUTH=PLAIN LOGIN CRAM-MD5", []string{"AUTH=PLAIN LOGIN CRAM-MD5"}, "PLAIN"},
		{"both spellings", []string{"AUTH LOGIN", "AUTH=LOGIN"}, "LOGIN"},
		{"LOGIN only", []string{"AUTH LOGIN"}, "LOGIN"},
		{"in small letters", []string{"AUTH login"}, "LOGIN"},
		{"among others", []string{"AUTH GSSAPI NTLM XOAUTH2 LOGIN"}, "LOGIN"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := &clerk{offers: test.offers}
			if err := sender(t, "smtp", mailtest.Password, c.open(t, "tcp", "127.0.0.1:0")).Send(t.Context(), good()); err != nil {
				t.Fatal(err)
			}
			if way, _, _ := strings.Cut(c.saidAuth, " "); way != test.way || c.messages != 1 {
				t.Errorf("signed in by %s, %d messages", way, c.messages)
			}
			if test.way == "LOGIN" && (c.tookUser != mailtest.User || c.tookPassword != mailtest.Password) {
				t.Errorf("took %q and %q", c.tookUser, c.tookPassword)
			}
			if test.way == "PLAIN" &&
				!strings.HasSuffix(c.saidAuth, " "+base64.StdEncoding.EncodeToString([]byte("\x00"+mailtest.User+"\x00"+mailtest.Password))) {
				t.Errorf("said %q", c.saidAuth)
			}
		})
	}
}

func TestAServerIsReachedByIPv6(t *testing.T) {
	c := &clerk{}
	if err := sender(t, "smtp", "", c.open(t, "tcp6", "[::1]:0")).Send(t.Context(), good()); err != nil || c.messages != 1 {
		t.Errorf("%v, %d messages", err, c.messages)
	}
	for _, setting := range []string{"smtp://[2001:db8::1]?from=a@example.org", "smtp://[fe80::1%25eth0]:25?from=a@example.org", "smtp://LOCALHOST?from=o'neil@example.org"} {
		if _, err := Open(setting); err != nil {
			t.Errorf("%s: %v", setting, err)
		}
	}
	if s, err := Open("smtp://LocalHost.?from=a@example.org"); err != nil || s.(*smtp).security != noTLS {
		t.Errorf("this machine by another spelling: %v", err)
	}
}

// What servers say when the operator has something to put right, and when it is about the recipient. Collected from the
// messages of Postfix, Exim, sendmail, qmail, Exchange and large providers.
func TestTheOperatorsMistakesAreNotTheRecipients(t *testing.T) {
	for _, test := range []struct {
		step, says string
		want       Trouble
		fate       Fate
	}{
		{"auth", "535 5.7.8 Error: authentication failed: anna", Password, Temporary},
		{"auth", "535 Incorrect authentication data", Password, Temporary},
		{"auth", "534 5.7.9 Application-specific password required", Password, Temporary},
		{"auth", "454 4.7.0 Temporary authentication failure", Connection, Temporary},
		{"from", "530 5.7.0 Must issue a STARTTLS command first", Password, Temporary},
		{"from", "530 Authentication required", Password, Temporary},
		{"from", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", SenderName, Temporary},
		{"from", "553 5.7.1 <netz@example.org>: Sender address rejected: not owned by user netz", SenderName, Temporary},
		{"from", "554 5.7.1 denied", SenderName, Temporary},
		{"from", "550 no", SenderName, Temporary},
		{"from", "501 5.1.7 Bad sender address syntax", SenderName, Temporary},
		{"from", "550 relaying denied", Relay, Temporary},
		{"from", "451 4.3.0 later", "", Temporary},
		{"to", "554 5.7.1 <anna@example.org>: Relay access denied", Relay, Temporary},
		{"to", "550 5.7.1 Unable to relay", Relay, Temporary},
		{"to", "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", Relay, Temporary},
		{"to", "550 relay not permitted", Relay, Temporary},
		{"to", "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", Relay, Temporary},
		{"to", "550 5.7.1 anna@example.org... Relaying denied. Proper authentication required.", Relay, Temporary},
		{"to", "571 Delivery not authorized, message refused", Relay, Temporary},
		{"to", "530 5.7.1 Authentication required", Password, Temporary},
		{"to", "550 authentication required", Password, Temporary},
		{"to", "553 5.1.8 <netz@example.org>: Sender address rejected: Domain not found", SenderName, Temporary},
		{"to", "550 Sender verify failed", SenderName, Temporary},
		{"to", "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied", Policy, Temporary},
		{"to", "550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org", Policy, Temporary},
		{"to", "504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname", Policy, Temporary},
		{"to", "450 4.2.0 Greylisted", "", Temporary},
		{"to", "550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown in local recipient table", "", Permanent},
		{"to", "550 5.1.1 The email account that you tried to reach does not exist", "", Permanent},
		{"to", "550 5.1.1 <relay@example.org>: user unknown", "", Permanent},
		{"to", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", "", Permanent},
		{"to", "550 5.4.1 Recipient address rejected: Access denied", "", Permanent},
		{"to", "550 5.7.1 Recipient address rejected: user anna does not exist", "", Permanent},
		{"to", "550 No such user here", "", Permanent},
		{"to", "550 Unrouteable address", "", Permanent},
		{"to", "550 <policy@blocked.example.org>", "", Permanent},
		{"to", "552 5.2.2 mailbox is full", "", Permanent},
		{"to", "550 nein", "", Permanent},
		{"data", "550 5.7.1 Email rejected per SPF policy", SenderName, Temporary},
		{"data", "550 5.7.26 This mail is unauthenticated", Policy, Temporary},
		{"data", "552 5.3.4 Message too big", "", Permanent},
		{"data", "554 Transaction failed", "", Permanent},
	} {
		t.Run(test.step+" "+test.says, func(t *testing.T) {
			c := &clerk{offers: []string{"AUTH PLAIN", "ENHANCEDSTATUSCODES"}}
			map[string]func(){"auth": func() { c.auth = test.says }, "from": func() { c.from = test.says }, "to": func() { c.to = test.says }, "data": func() { c.data = test.says }}[test.step]()
			err := sender(t, "smtp", mailtest.Password, c.open(t, "tcp", "127.0.0.1:0")).Send(t.Context(), good())
			if err == nil || TroubleOf(err) != test.want || FateOf(err) != test.fate {
				t.Errorf("%v: trouble %q, want %q and %s", err, TroubleOf(err), test.want, test.fate)
			}
			wantQuiet(t, err)
			if test.want != "" && test.want.Advice() == "" {
				t.Error("nobody says what to do")
			}
			if c.messages != 0 {
				t.Error("a message was accepted")
			}
		})
	}
}

func TestWhatKeepsAServerFromBeingReached(t *testing.T) {
	shown, _ := mailtest.Certificate(t)
	for _, test := range []struct {
		name    string
		setting func(t *testing.T) *smtp
		want    Trouble
	}{
		{"no such name", func(t *testing.T) *smtp { return sender(t, "smtp", "", "mail.invalid:25") }, Name},
		{"no such certificate", func(t *testing.T) *smtp {
			s := sender(t, "smtps", "", (&mailtest.Office{}).Open(t, shown, true))
			return s
		}, TLS},
		{"TLS where there is none", func(t *testing.T) *smtp { return sender(t, "smtps", "", (&mailtest.Office{}).Open(t, nil, false)) }, TLS},
		{"no STARTTLS", func(t *testing.T) *smtp {
			s := sender(t, "smtp", "", (&mailtest.Office{}).Open(t, nil, false))
			s.security = startTLS
			return s
		}, TLS},
		{"nobody listens", func(t *testing.T) *smtp {
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			_ = l.Close()
			return sender(t, "smtp", "", l.Addr().String())
		}, Connection},
		{"no way to sign in", func(t *testing.T) *smtp {
			return sender(t, "smtp", mailtest.Password, (&clerk{}).open(t, "tcp", "127.0.0.1:0"))
		}, NoSignIn},
		{"no way that is known", func(t *testing.T) *smtp {
			return sender(t, "smtp", mailtest.Password, (&clerk{offers: []string{"AUTH GSSAPI"}}).open(t, "tcp", "127.0.0.1:0"))
		}, NoSignIn},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := test.setting(t)
			if s.tls == nil {
				s.tls = &tls.Config{}
			}
			err := s.Send(t.Context(), good())
			if TroubleOf(err) != test.want || FateOf(err) != Temporary || test.want.Advice() == "" {
				t.Errorf("%v: trouble %q, want %q", err, TroubleOf(err), test.want)
			}
			if strings.Contains(fmt.Sprint(err), "ge:heim") {
				t.Error(err)
			}
		})
	}
}

// Whatever is taken for an address can be sent to, and goes to one recipient.
func TestAddressesThatAreTakenAreSentTo(t *testing.T) {
	for typed, want := range map[string]string{"o'neil@example.org": "<o'neil@example.org>", "info@müller.example.org": "<info@xn--mller-kva.example.org>", "a&b+c@example.org": "<a&b+c@example.org>", " Eva@Example.ORG": "<Eva@example.org>"} {
		office := &mailtest.Office{}
		m := good()
		m.To = typed
		if err := sender(t, "smtp", mailtest.Password, office.Open(t, nil, false)).Send(t.Context(), m); err != nil {
			t.Errorf("%s: %v", typed, err)
			continue
		}
		if got := office.Accepted(); len(got) != 1 || !strings.Contains(got[0].Raw, want) {
			t.Errorf("%s: accepted %+v", typed, got)
		}
	}
	for _, typed := range []string{"büro@example.org", "info@[127.0.0.1]", "info@example", "a@example.org,b@example.org", "info@example.org\r\nBcc: b@example.org", "info@example.org."} {
		m := good()
		m.To = typed
		if err := sender(t, "smtp", "", "127.0.0.1:1").Send(t.Context(), m); FateOf(err) != Permanent || TroubleOf(err) != "" {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

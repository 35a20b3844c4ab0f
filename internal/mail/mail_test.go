package mail

import (
	"context"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func good() Message {
	return Message{
		ID:      "4c9d-1",
		To:      "anna@example.org",
		ToName:  "Anna Müller",
		Subject: "Ihr Zugang für das Netzwerk",
		Text:    "Guten Tag,\n\nGrüße\n",
		Date:    noon,
	}
}

// read parses what was sent, and returns its headers and its decoded text.
func read(t *testing.T, raw string) (*mail.Message, string) {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatalf("%v in %q", err, raw)
	}
	body := io.Reader(m.Body)
	if m.Header.Get("Content-Transfer-Encoding") == "quoted-printable" {
		body = quotedprintable.NewReader(body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return m, string(text)
}

func decoded(t *testing.T, header string) string {
	t.Helper()
	text, err := new(mime.WordDecoder).DecodeHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// wantGood checks a message that good and setting from=netz@example.org made.
func wantGood(t *testing.T, raw, host string) {
	t.Helper()
	m, text := read(t, raw)
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != "anna@example.org" || to[0].Name != "Anna Müller" {
		t.Errorf("To: %v (%v)", to, err)
	}
	if got := decoded(t, m.Header.Get("Subject")); got != "Ihr Zugang für das Netzwerk" {
		t.Errorf("Subject: %q", got)
	}
	for name, want := range map[string]string{
		"Message-Id": "<4c9d-1@" + host + ">", "Auto-Submitted": "auto-generated", "Date": "Sun, 22 Nov 2026 12:00:00 +0000", "Mime-Version": "1.0",
		"User-Agent": "", "X-Mailer": "", "Content-Type": "text/plain; format=flowed; charset=UTF-8",
	} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if text != "Guten Tag,\r\n\r\nGrüße\r\n" {
		t.Errorf("text %q", text)
	}
}

func TestHostileValuesNeverReachAHeader(t *testing.T) {
	sender := &Memory{}
	with := func(change func(*Message)) Message {
		m := good()
		change(&m)
		return m
	}
	for _, hostile := range []string{
		"a\r\nBcc: b@example.org", "a\nb", "a\rb", "a\x00b", "a,b@example.org", "a<b@example.org>", "a>b", "a\u2028b", "a\u202eb", "a\x7fb", "a\xffb", "a\u0085b", strings.Repeat("a", 400),
	} {
		for what, m := range map[string]Message{
			"name":    with(func(m *Message) { m.ToName = hostile }),
			"address": with(func(m *Message) { m.To = hostile }),
			"before":  with(func(m *Message) { m.To = hostile + "@example.org" }),
			"host":    with(func(m *Message) { m.To = "anna@" + hostile }),
			"sender":  with(func(m *Message) { m.FromName = hostile }),
			"answers": with(func(m *Message) { m.ReplyTo = hostile }),
			"name 2":  with(func(m *Message) { m.ReplyTo, m.ReplyToName = "b@example.org", hostile }),
			"end":     with(func(m *Message) { m.Unsubscribe = "https://netz.example.org/" + hostile }),
			"ID":      with(func(m *Message) { m.ID = hostile }),
		} {
			wantRefused(t, what, sender.Send(t.Context(), m), hostile)
		}
		if !strings.ContainsAny(hostile, ",<>") { // in a subject these end nothing
			wantRefused(t, "subject", sender.Send(t.Context(), with(func(m *Message) { m.Subject = hostile })), hostile)
		}
	}
	for _, to := range []string{"", "anna", "@example.org", "anna@", "anna@@example.org", "a b@example.org", `"a b"@example.org`, "anna@example.org;b@example.org", "anna@[127.0.0.1]", "änna@example.org", "anna@exa mple.org", "anna@-.org"} {
		wantRefused(t, "address", sender.Send(t.Context(), with(func(m *Message) { m.To = to })), to)
	}
	wantRefused(t, "date", sender.Send(t.Context(), with(func(m *Message) { m.Date = time.Time{} })), "")
	wantRefused(t, "text", sender.Send(t.Context(), with(func(m *Message) { m.Text = "a\x00b" })), "\x00")
	wantRefused(t, "text", sender.Send(t.Context(), with(func(m *Message) { m.Text = "" })), "")
	if sent := sender.Sent(); len(sent) > 0 {
		t.Errorf("%d were sent: %q", len(sent), sent)
	}
}

func wantRefused(t *testing.T, what string, err error, hostile string) {
	t.Helper()
	if err == nil || FateOf(err) != Permanent {
		t.Errorf("%s %q: %v", what, hostile, err)
		return
	}
	word := map[string]string{"before": "address", "host": "address", "name 2": "name", "end": "unsubscribe"}[what]
	if word == "" {
		word = what
	}
	if !strings.Contains(err.Error(), word) || len(hostile) > 3 && strings.Contains(err.Error(), hostile) {
		t.Errorf("%s %q: the error says %q", what, hostile, err)
	}
}

func TestNamesAndHostsWithUmlautsArrive(t *testing.T) {
	m := good()
	m.To, m.ToName = "info@frauenhaus-köln.example", `Dr. "O'Neil" (Büro); Größe`
	message, err := compose(m, &mail.Address{Address: "netz@example.org"}, "8bit")
	if err != nil {
		t.Fatal(err)
	}
	var raw strings.Builder
	if _, err := message.WriteTo(&raw); err != nil {
		t.Fatal(err)
	}
	parsed, _ := read(t, raw.String())
	to, err := parsed.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != "info@xn--frauenhaus-kln-6pb.example" || to[0].Name != m.ToName {
		t.Errorf("%v (%v)", to, err)
	}
}

func TestDirectoryGetsOneFileAMessage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "neu", "post")
	sender, err := Open("dir:" + path)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time it is the same message
		if err := sender.Send(t.Context(), good()); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) != 1 || entries[0].Name() != "20261122T120000Z-4c9d-1.eml" {
		t.Fatalf("%v (%v)", entries, err)
	}
	info, err := entries[0].Info()
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
	raw, err := os.ReadFile(filepath.Join(path, entries[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	wantGood(t, string(raw), "localhost")
	if !strings.Contains(string(raw), "Grüße") {
		t.Error("the text cannot be read in the file")
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := sender.Send(cancelled, good()); FateOf(err) != Temporary {
		t.Errorf("cancelled: %v", err)
	}
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), good()); FateOf(err) != Temporary {
		t.Errorf("no directory: %v", err)
	}
}

func TestSettingsThatCannotBeAreRefusedWithoutRepeatingThem(t *testing.T) {
	if s, err := Open(""); s != nil || err != ErrNone {
		t.Errorf("nothing set: %v, %v", s, err)
	}
	for _, setting := range []string{
		"smtp://u:geheim@host", "smtp://u:geheim@host?from=", "smtp://u:geheim@host?from=netz", "smtp://u:geheim@host?from=netz%0a@example.org", "smtp://u:geheim@?from=a@b.de",
		"smtp://u:geheim@host:0?from=a@b.de", "smtp://u:geheim@host:99999?from=a@b.de", "smtp://u:ge%zzheim@host?from=a@b.de", "smtp://u:geheim@host/pfad?from=a@b.de",
		"smtp://u:geheim@host?from=a@b.de&tls=on", "smtps://u:geheim@host?from=a@b.de&tls=off", "http://u:geheim@host?from=a@b.de", "dir:", "geheim",
	} {
		if s, err := Open(setting); s != nil || err == nil || strings.Contains(err.Error(), "heim") {
			t.Errorf("%s: %v, %v", setting, s, err)
		}
	}
}

func TestOnlyThisMachineGetsMessagesWithoutTLSByItself(t *testing.T) {
	for setting, want := range map[string]struct {
		security security
		port     int
	}{
		"smtp://u:p@mail.example.org?from=netz@example.org":         {startTLS, 587},
		"smtp://u:p@mail.example.org:25?from=netz@example.org":      {startTLS, 25},
		"smtp://u:p@127.0.0.1.example.org?from=netz@example.org":    {startTLS, 587},
		"smtp://mail.example.org:25?from=netz@example.org&tls=off":  {noTLS, 25},
		"smtps://u:p@mail.example.org?from=Netz+<netz@example.org>": {allTLS, 465},
		"smtps://u:p@localhost:4650?from=netz@example.org":          {allTLS, 4650},
		"smtp://localhost:25?from=netz@example.org":                 {noTLS, 25},
		"smtp://127.0.0.1:2525?from=netz@example.org":               {noTLS, 2525},
		"smtp://[::1]:2525?from=netz@example.org":                   {noTLS, 2525},
	} {
		sender, err := Open(setting)
		if err != nil {
			t.Errorf("%s: %v", setting, err)
			continue
		}
		if s := sender.(*smtp); s.security != want.security || s.port != want.port || s.from.Address != "netz@example.org" ||
			s.tls.InsecureSkipVerify {
			t.Errorf("%s: %+v", setting, s)
		}
	}
}

package mail

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"

	"rundtisch/internal/mailaddress"
)

// Open returns the sender that a setting describes, or ErrNone for an empty one:
//
//	smtp://user:password@host:587?from=netz@example.org   STARTTLS, unless the host is this machine
//	smtp://host?from=netz@example.org&tls=off             no TLS
//	smtps://user:password@host:465?from=netz@example.org  TLS from the first byte
//	dir:ORDNER                                            one .eml file a message
//
// Errors never repeat the setting: it holds a password.
func Open(setting string) (Sender, error) {
	if setting == "" {
		return nil, ErrNone
	}
	if path, ok := strings.CutPrefix(setting, "dir:"); ok {
		return openDir(path)
	}
	u, err := url.Parse(setting)
	if err != nil || u.Scheme != "smtp" && u.Scheme != "smtps" || u.Hostname() == "" || u.Path != "" && u.Path != "/" {
		return nil, errors.New(
			"bitte smtp://name:passwort@rechner:587?from=adresse oder dir:ORDNER angeben; Sonderzeichen im Passwort in der Form %40",
		)
	}
	from, err := mail.ParseAddress(u.Query().Get("from"))
	if err != nil {
		return nil, errors.New("es fehlt die Absenderadresse, zum Beispiel ?from=netz@example.org am Ende")
	}
	plain, err := mailaddress.Plain(from.Address)
	if err != nil {
		return nil, fmt.Errorf("die Absenderadresse hinter from= ist keine: %w", err)
	}
	if !NameFits(from.Name) {
		return nil, errors.New("der Name in der Absenderadresse hinter from= hat Zeichen, die dort nicht stehen können")
	}
	if err := hostFault(u.Hostname()); err != nil {
		return nil, err
	}
	s := &smtp{
		host: u.Hostname(), user: u.User.Username(), port: 587, from: &mail.Address{Name: from.Name, Address: plain},
		tls: &tls.Config{ServerName: u.Hostname(), MinVersion: tls.VersionTLS12}, patience: patience,
	}
	s.password, _ = u.User.Password()
	switch option := u.Query().Get("tls"); {
	case u.Scheme == "smtps" && option == "":
		s.security, s.port = allTLS, 465
	case u.Scheme == "smtp" && (option == "off" || option == "" && thisMachine(s.host)):
		s.security = noTLS
	case option != "":
		return nil, errors.New("hinter tls= kann nur off stehen, und nur bei smtp://")
	}
	if u.Port() != "" {
		if s.port, err = strconv.Atoi(u.Port()); err != nil || s.port < 1 || s.port > 65535 {
			return nil, errors.New("der Port ist keiner")
		}
	}
	return s, nil
}

// hostFault returns what is wrong with the name of a mail server.
func hostFault(name string) error {
	if strings.Contains(name, ":") {
		bare, _, _ := strings.Cut(name, "%") // a zone says by which card
		if net.ParseIP(bare) == nil {
			return errors.New("der Rechner ist keiner; eine Adresse nach IPv6 steht in eckigen Klammern, zum Beispiel smtp://[2001:db8::1]:587")
		}
	}
	return nil
}

// thisMachine reports whether what is sent to host stays on this machine.
func thisMachine(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") || ip != nil && ip.IsLoopback()
}

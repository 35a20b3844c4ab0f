package doctor

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"rundtisch/internal/mail"
)

// Web is how the public address is asked. The zero value does it as everybody does.
type Web struct {
	Roots *x509.CertPool // nil: those of the machine
	Dial  func(ctx context.Context, network, address string) (net.Conn, error)
}

// renewBefore is how long before its end a certificate should have been renewed.
const renewBefore = 14 * 24 * time.Hour

// mails looks whether an e-mail could be sent.
func mails(ctx context.Context, p Patient) []Finding {
	const about = "E-Mail"
	if p.Mail == nil {
		return []Finding{{about, Warning, "Es ist keine eingerichtet: Niemand bekommt einen Link zur Anmeldung.", "RUNDTISCH_MAIL setzen."}}
	}
	if err := mail.Probe(ctx, p.Mail); err != nil {
		todo := mail.TroubleOf(err).Advice()
		if todo == "" {
			todo = "RUNDTISCH_MAIL prüfen; „rundtisch mail test ADRESSE“ versucht eine."
		}
		return []Finding{{about, Fault, err.Error(), todo}}
	}
	return []Finding{{about, OK, "Der Mailserver nähme eine E-Mail an (es wurde keine verschickt).", ""}}
}

// website asks the public address as a browser does: its certificate, whether it answers, and whether what protects readers
// arrives.
func website(ctx context.Context, p Patient) []Finding {
	if p.Config.BaseURL == "" {
		return nil
	}
	u, err := url.Parse(p.Config.BaseURL)
	if err != nil {
		return []Finding{{"Website", Fault, err.Error(), "RUNDTISCH_BASE_URL prüfen."}}
	}
	dial := p.Web.Dial
	if dial == nil {
		dial = (&net.Dialer{}).DialContext
	}
	client := &http.Client{
		Timeout: patience,
		Transport: &http.Transport{
			DisableKeepAlives: true, DialContext: dial, TLSClientConfig: &tls.Config{RootCAs: p.Web.Roots},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String()+"/readyz", nil)
	if err != nil {
		return []Finding{{"Website", Fault, err.Error(), "RUNDTISCH_BASE_URL prüfen."}}
	}
	answer, err := client.Do(request)
	if err != nil {
		return []Finding{unreached(u, err)}
	}
	defer func() { _ = answer.Body.Close() }() // its head is enough
	var found []Finding
	if answer.TLS != nil {
		found = append(found, certificate(answer.TLS.PeerCertificates[0], p.Now()))
	}
	switch {
	case answer.Header.Get("X-Request-Id") == "":
		return append(found, Finding{"Website", Fault, fmt.Sprintf("%s antwortet (%d), aber nicht mit diesem Programm.", u, answer.StatusCode),
			"Leitet der Proxy an RUNDTISCH_ADDR weiter?"})
	case answer.StatusCode != http.StatusOK:
		found = append(found, Finding{"Website", Fault, fmt.Sprintf("%s ist nicht bereit (%d).", u, answer.StatusCode),
			"Das Protokoll des Dienstes sagt, warum („not ready“)."})
	default:
		found = append(found, Finding{"Website", OK, u.String() + " antwortet und ist bereit.", ""})
	}
	for name, want := range map[string]string{"Content-Security-Policy": "", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
		got := answer.Header.Values(name)
		if len(got) != 1 || want != "" && got[0] != want {
			found = append(found, Finding{"Proxy", Warning, "Der Proxy ändert " + name + ", das die Lesenden schützt.",
				"Im Proxy diese Kopfzeile nicht setzen."})
		}
	}
	return found
}

// unreached says why an address did not answer.
func unreached(u *url.URL, err error) Finding {
	var invalid x509.CertificateInvalidError
	var name x509.HostnameError
	var unknown x509.UnknownAuthorityError
	switch {
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return Finding{"Zertifikat", Fault, "Es ist abgelaufen oder noch nicht gültig.", "Erneuern; läuft die Erneuerung von selbst?"}
	case errors.As(err, &name):
		return Finding{"Zertifikat", Fault, "Es gilt nicht für " + u.Hostname() + ".", "Eines für diesen Namen einrichten."}
	case errors.As(err, &unknown):
		return Finding{"Zertifikat", Fault, "Browser trauen ihm nicht.",
			"Eines von einer bekannten Stelle nehmen, und die ganze Kette ausliefern."}
	}
	return Finding{"Website", Fault, u.String() + " antwortet diesem Rechner nicht: " + err.Error(),
		"Zeigt der Name (DNS) hierher? Läuft der Proxy? Manche Netze lassen einen Rechner seine eigene öffentliche Adresse nicht erreichen."}
}

func certificate(c *x509.Certificate, now time.Time) Finding {
	left := c.NotAfter.Sub(now)
	if left < renewBefore {
		return Finding{"Zertifikat", Warning, fmt.Sprintf("Es läuft in %d Tagen ab.", int(left.Hours()/24)),
			"Erneuern; läuft die Erneuerung von selbst?"}
	}
	return Finding{"Zertifikat", OK, "Gültig bis " + c.NotAfter.Format("02.01.2006") + ".", ""}
}

// Package config reads the settings from the environment, once, and checks them.
package config

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"errors"
	"fmt"
	"net/mail"
	"net/netip"
	"net/url"
	"strings"

	"github.com/caarlos0/env/v11"
)

// Config holds every setting. All are optional.
type Config struct {
	DatabaseURL string `env:"DATABASE_URL"`
	ReplicaURL  string `env:"DATABASE_REPLICA_URL"`
	Addr        string `env:"RUNDTISCH_ADDR" envDefault:"127.0.0.1:8080"`
	State       string `env:"RUNDTISCH_STATE"`
	BaseURL     string `env:"RUNDTISCH_BASE_URL"`
	ExitURL     string `env:"RUNDTISCH_EXIT_URL" envDefault:"https://www.dwd.de/"`
	Name        string `env:"RUNDTISCH_NAME" envDefault:"Rundtisch"`
	Mail        string `env:"RUNDTISCH_MAIL"`
	Proxies     string `env:"RUNDTISCH_PROXIES"`
	Operator    string `env:"RUNDTISCH_OPERATOR"`
	MetricsAddr string `env:"RUNDTISCH_METRICS_ADDR"`
	PprofAddr   string `env:"RUNDTISCH_PPROF_ADDR"`
	Log         string `env:"RUNDTISCH_LOG" envDefault:"alles"`
	// DatabaseURLFile and MailFile are files that hold these settings.
	DatabaseURLFile string `env:"DATABASE_URL_FILE"`
	MailFile        string `env:"RUNDTISCH_MAIL_FILE"`
	TLSCert         string `env:"RUNDTISCH_TLS_CERT"`
	TLSKey          string `env:"RUNDTISCH_TLS_KEY"`
	// TLS is "", for what the files say, or TLSAuto.
	TLS          string `env:"RUNDTISCH_TLS"`
	ACME         string `env:"RUNDTISCH_ACME" envDefault:"https://acme-v02.api.letsencrypt.org/directory"`
	RedirectAddr string `env:"RUNDTISCH_REDIRECT_ADDR"`
}

// TLSAuto lets the program get its certificate by itself (ACME, RFC 8555).
const TLSAuto = "auto"

// HTTPS reports whether the program itself answers with https.
func (c Config) HTTPS() bool { return c.TLSCert != "" || c.TLS == TLSAuto }

// What is written to the log.
const (
	LogEverything = "alles"
	LogChanges    = "ohne-lesen" // no line for a page that was read and could be shown
	LogWarnings   = "warnungen"
)

// Help lists the settings for people, one „NAME: what it does" a line.
const Help = `DATABASE_URL: PostgreSQL ab 15, zum Beispiel postgres://name@rechner/rundtisch. Ohne diese Angabe startet eine private Datenbank.
DATABASE_REPLICA_URL: Kopien dieser Datenbank (Streaming Replication), aus denen auch gelesen wird; mehrere durch Kommas getrennt.
RUNDTISCH_ADDR: Adresse, an der der Dienst antwortet (Vorgabe 127.0.0.1:8080).
RUNDTISCH_STATE: Ordner der privaten Datenbank und der eingelesenen amtlichen Ortsdaten.
RUNDTISCH_BASE_URL: öffentliche Adresse, zum Beispiel https://netz.example.org; für Verweise zwischen den Sprachen und die Sitemap.
RUNDTISCH_EXIT_URL: neutrales Ziel von „Seite schnell verlassen“ (Vorgabe https://www.dwd.de/).
RUNDTISCH_NAME: neutraler Name dieses Verzeichnisses (Vorgabe Rundtisch).
RUNDTISCH_OPERATOR: YAML-Datei mit den Angaben für Impressum, Datenschutz und Barrierefreiheit.
RUNDTISCH_MAIL: Versand von E-Mails, zum Beispiel smtp://name:passwort@rechner:587?from=netz@example.org (verschlüsselt mit STARTTLS), smtps://… oder zum Ausprobieren dir:ORDNER (schreibt .eml-Dateien). Ohne diese Angabe wird nichts versendet.
RUNDTISCH_PROXIES: Netze der eigenen Proxys, zum Beispiel 10.0.0.0/8, 127.0.0.1/32. Nur ihnen wird X-Forwarded-For geglaubt.
RUNDTISCH_METRICS_ADDR: eigene Adresse für /metrics (Prometheus), zum Beispiel 127.0.0.1:9464. Ohne diese Angabe gibt es das nicht.
RUNDTISCH_PPROF_ADDR: Adresse für Messungen mit go tool pprof, nur auf diesem Rechner, zum Beispiel 127.0.0.1:6060.
RUNDTISCH_LOG: was ins Protokoll kommt: alles (Vorgabe), ohne-lesen (keine Zeile für Seiten, die gelesen wurden) oder warnungen.
DATABASE_URL_FILE: Datei, in der DATABASE_URL steht; ändert sie sich, gilt das für die nächste Verbindung.
RUNDTISCH_MAIL_FILE: Datei, in der RUNDTISCH_MAIL steht; ändert sie sich, gilt das für die nächste E-Mail.
RUNDTISCH_TLS_CERT: Datei mit dem Zertifikat und seiner Kette (PEM), wenn das Programm ohne Proxy selbst mit https antwortet.
RUNDTISCH_TLS_KEY: Datei mit dem Schlüssel dazu. Ändern sich beide, gelten sie ohne Neustart.
RUNDTISCH_TLS: auto, wenn sich das Programm sein Zertifikat für den Namen aus RUNDTISCH_BASE_URL selbst besorgen soll.
RUNDTISCH_ACME: Verzeichnis der Stelle, die es dann ausstellt (Vorgabe: Let’s Encrypt, https://acme-v02.api.letsencrypt.org/directory).
RUNDTISCH_REDIRECT_ADDR: Adresse, an der http nur auf https weiterleitet, zum Beispiel :80.`

// Read reads the settings from environment, a list of NAME=value. The error names every setting that is wrong.
func Read(environment []string) (Config, error) {
	values := map[string]string{}
	for _, pair := range environment {
		name, value, _ := strings.Cut(pair, "=")
		if value != "" {
			values[name] = value
		}
	}
	var c Config
	if err := env.ParseWithOptions(&c, env.Options{Environment: values}); err != nil {
		return Config{}, fmt.Errorf("Einstellungen: %w", err)
	}
	var bad []error
	if err := c.fromFiles(); err != nil {
		bad = append(bad, err)
	}
	if err := c.addresses(); err != nil {
		bad = append(bad, err)
	}
	return c, errors.Join(append(bad, c.check())...)
}

func (c Config) check() error {
	var bad []error
	if !listens(c.Addr) {
		bad = append(bad, errors.New("RUNDTISCH_ADDR: bitte Adresse und Port angeben, zum Beispiel 127.0.0.1:8080"))
	}
	bad = append(bad, c.checkWatching()...)
	if c.DatabaseURL != "" && !isDatabase(c.DatabaseURL) {
		bad = append(bad, errors.New("DATABASE_URL: bitte in der Form postgres://name:passwort@rechner/datenbank angeben"))
	}
	bad = append(bad, c.checkReplicas())
	if !mailPlace(c.Mail) {
		bad = append(
			bad,
			errors.New(
				"RUNDTISCH_MAIL: bitte smtp://name:passwort@rechner:587?from=adresse, smtps://… oder dir:ORDNER angeben; from, die "+
					"Absenderadresse, ist nötig",
			),
		)
	}
	if _, err := c.proxies(); err != nil {
		bad = append(bad, errors.New("RUNDTISCH_PROXIES: bitte Netze angeben, durch Kommas getrennt, zum Beispiel 10.0.0.0/8, 127.0.0.1/32"))
	}
	return errors.Join(bad...)
}

// TrustedProxies are the networks whose X-Forwarded-For is believed.
func (c Config) TrustedProxies() []netip.Prefix {
	prefixes, _ := c.proxies() // checked when read
	return prefixes
}

func (c Config) proxies() ([]netip.Prefix, error) {
	var prefixes []netip.Prefix
	for _, text := range strings.FieldsFunc(c.Proxies, func(r rune) bool { return r == ',' || r == ' ' }) {
		if at, err := netip.ParseAddr(text); err == nil {
			prefixes = append(prefixes, netip.PrefixFrom(at, at.BitLen()))
			continue
		}
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, err
		}
		prefixes = append(prefixes, prefix.Masked())
	}
	return prefixes, nil
}

// mailPlace reports whether setting says where e-mails go, or nothing. What else can stand in it is for package mail to say.
func mailPlace(setting string) bool {
	if path, ok := strings.CutPrefix(setting, "dir:"); ok {
		return path != ""
	}
	u, err := url.Parse(setting)
	if err != nil || setting != "" && (u.Scheme != "smtp" && u.Scheme != "smtps" || u.Hostname() == "") {
		return false
	}
	_, err = mail.ParseAddress(u.Query().Get("from"))
	return setting == "" || err == nil
}

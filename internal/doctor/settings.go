package doctor

import (
	"context"
	"net"
	"net/netip"
	"reflect"
	"slices"
	"strings"

	"rundtisch/internal/config"
)

// settings looks for names that nobody reads and for settings that do not go together. What is wrong in itself is refused
// before.
func settings(_ context.Context, p Patient) []Finding {
	const about = "Einstellungen"
	var found []Finding
	warn := func(said, todo string) { found = append(found, Finding{about, Warning, said, todo}) }
	known := names()
	for _, pair := range p.Environment {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, "RUNDTISCH_") && !strings.HasPrefix(name, "RUNDTISCH_TEST_") && !slices.Contains(known, name) {
			warn(name+" kennt dieses Programm nicht; es wird nicht gelesen.", "Den Namen prüfen; alle stehen in „rundtisch serve --help“.")
		}
	}
	c := p.Config
	outside := !loopback(c.Addr)
	switch https := strings.HasPrefix(c.BaseURL, "https://"); {
	case c.BaseURL == "" && outside:
		warn("Das Programm antwortet anderen Rechnern, und RUNDTISCH_BASE_URL fehlt.",
			"Die öffentliche Adresse setzen: Anmeldung, Links in E-Mails und die Sitemap brauchen sie.")
	case c.BaseURL != "" && !https && !strings.HasPrefix(c.BaseURL, "http://localhost"):
		found = append(found, Finding{about, Fault, "RUNDTISCH_BASE_URL beginnt mit http://: Niemand kann sich anmelden.",
			"TLS einrichten und die Adresse mit https:// angeben."})
	case https && c.Proxies == "":
		warn("RUNDTISCH_PROXIES fehlt: Alle Besuchenden hinter einem Proxy gelten als einer, und die Begrenzung der "+
			"Anmeldeversuche trifft alle gemeinsam.", "Die Netze der eigenen Proxys angeben, zum Beispiel 127.0.0.1/32.")
	}
	if c.MetricsAddr != "" && !loopback(c.MetricsAddr) && !private(c.MetricsAddr) {
		warn("RUNDTISCH_METRICS_ADDR ist vielleicht von außen zu erreichen.", "Eine Adresse dieses Rechners oder eines eigenen Netzes nehmen.")
	}
	if c.DatabaseURL == "" && c.BaseURL != "" {
		warn("DATABASE_URL fehlt: Es läuft eine private Datenbank.", "Für die Veröffentlichung eine eigene PostgreSQL nehmen.")
	}
	if missing := missing(p.Operator); len(missing) > 0 && c.BaseURL != "" {
		warn("Zu Impressum und Datenschutz fehlt: "+strings.Join(missing, ", ")+".", "In der Datei aus RUNDTISCH_OPERATOR ergänzen.")
	}
	if len(found) == 0 {
		found = append(found, Finding{about, OK, "Alle sind bekannt und passen zueinander.", ""})
	}
	return found
}

// names are those of all settings.
func names() (all []string) {
	for _, field := range reflect.VisibleFields(reflect.TypeFor[config.Config]()) {
		all = append(all, field.Tag.Get("env"))
	}
	return all
}

// missing are the fields of an operator without which a public page lacks what the law asks for.
func missing(o config.Operator) (fields []string) {
	for name, value := range map[string]string{
		"name": o.Name, "vertreten_durch": o.Represented, "anschrift": o.Address, "e_mail": o.Email, "verantwortlich": o.Responsible,
		"barriere_melden": o.Accessibility,
	} {
		if value == "" {
			fields = append(fields, name)
		}
	}
	slices.Sort(fields)
	return fields
}

func ipOf(addr string) (netip.Addr, bool) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return netip.Addr{}, false
	}
	if host == "localhost" {
		return netip.IPv6Loopback(), true
	}
	ip, err := netip.ParseAddr(host)
	return ip, err == nil
}

func loopback(addr string) bool {
	ip, ok := ipOf(addr)
	return ok && ip.IsLoopback()
}

func private(addr string) bool {
	ip, ok := ipOf(addr)
	return ok && (ip.IsPrivate() || ip.IsLinkLocalUnicast())
}

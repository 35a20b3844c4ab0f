package config

import (
	"errors"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

// checkWatching says what is wrong with the settings of how the program is reached besides, and of what it says.
func (c Config) checkWatching() (bad []error) {
	if c.MetricsAddr != "" && !listens(c.MetricsAddr) {
		bad = append(bad, errors.New("RUNDTISCH_METRICS_ADDR: bitte Adresse und Port angeben, zum Beispiel 127.0.0.1:9464"))
	}
	if c.PprofAddr != "" && !(listens(c.PprofAddr) && loopback(c.PprofAddr)) {
		bad = append(bad, errors.New("RUNDTISCH_PPROF_ADDR: bitte eine Adresse dieses Rechners mit Port angeben, zum Beispiel 127.0.0.1:6060"))
	}
	if (c.TLSCert == "") != (c.TLSKey == "") {
		bad = append(bad, errors.New("RUNDTISCH_TLS_CERT und RUNDTISCH_TLS_KEY: bitte beide setzen oder keines"))
	}
	named, host := false, ""
	if base, err := url.Parse(c.BaseURL); err == nil {
		host = base.Hostname()
		named = base.Scheme == "https" && strings.Contains(host, ".")
	}
	switch _, notAddress := netip.ParseAddr(host); {
	case c.TLS != "" && c.TLS != TLSAuto:
		bad = append(bad, errors.New("RUNDTISCH_TLS: bitte auto angeben oder nichts"))
	case c.TLS == TLSAuto && c.TLSCert != "":
		bad = append(bad, errors.New("RUNDTISCH_TLS und RUNDTISCH_TLS_CERT: bitte nur eines setzen"))
	case c.TLS == TLSAuto && (!named || notAddress == nil):
		bad = append(bad, errors.New("RUNDTISCH_TLS: für auto muss RUNDTISCH_BASE_URL den Namen nennen, zum Beispiel https://netz.example.org"))
	}
	if acme, err := url.Parse(c.ACME); err != nil || acme.Scheme != "https" || acme.Host == "" {
		bad = append(bad, errors.New("RUNDTISCH_ACME: bitte eine Adresse mit https angeben"))
	}
	if c.RedirectAddr != "" && !(listens(c.RedirectAddr) && named) {
		bad = append(bad, errors.New("RUNDTISCH_REDIRECT_ADDR: bitte Adresse und Port angeben, zum Beispiel :80, und in RUNDTISCH_BASE_URL, "+
			"wohin weitergeleitet wird"))
	}
	if c.Log != LogEverything && c.Log != LogChanges && c.Log != LogWarnings {
		bad = append(bad, errors.New("RUNDTISCH_LOG: bitte alles, ohne-lesen oder warnungen angeben"))
	}
	return bad
}

// listens reports whether a program can listen at an address.
func listens(addr string) bool {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	return err == nil
}

// loopback reports whether an address can be reached from this machine only.
func loopback(addr string) bool {
	host, _, _ := net.SplitHostPort(addr) // looked at before
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

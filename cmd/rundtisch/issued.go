package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"

	"rundtisch/internal/app"
	"rundtisch/internal/config"
)

// issuedFor answers with a certificate for the name in the settings. It is asked for when somebody first wants it, renewed a month
// before it ends, and kept in the folder of the program; who issues it asks at this port (TLS-ALPN, RFC 8737), so that no
// other need be open. The settings have been checked. That there is none is told to said, at most
// once a minute.
func issuedFor(cfg config.Config, said io.Writer) *tls.Config {
	base, _ := url.Parse(cfg.BaseURL)
	m := &autocert.Manager{
		Prompt: autocert.AcceptTOS, HostPolicy: autocert.HostWhitelist(base.Hostname()),
		Cache:  autocert.DirCache(filepath.Join(app.StateDir(cfg), "zertifikate")),
		Client: &acme.Client{DirectoryURL: cfg.ACME},
	}
	var last atomic.Int64 // when it was said that there is none
	get := func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		cert, err := m.GetCertificate(hello)
		if now := time.Now().Unix(); err != nil && hello.ServerName == base.Hostname() && now-last.Swap(now) >= 60 {
			fmt.Fprintf(said, "Für %s ist kein Zertifikat zu bekommen: %v\n", base.Hostname(), err)
		}
		return cert, err
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1", acme.ALPNProto}, GetCertificate: get}
}

// wantIssued asks for the certificate, before the first visitor waits for it. The program has to answer by then: so who issues it
// finds out whose the name is.
func wantIssued(at net.Addr, cfg config.Config) {
	base, _ := url.Parse(cfg.BaseURL)
	conn, err := tls.Dial(at.Network(), at.String(), &tls.Config{ServerName: base.Hostname(), InsecureSkipVerify: true})
	if err == nil { // else it is said where it is asked for
		_ = conn.Close()
	}
}

// leadToHTTPS leads to the same page with https. What was sent along has been read by others by then and is not sent again.
func leadToHTTPS(base string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "Bitte die Adresse mit https:// aufrufen.", http.StatusBadRequest)
			return
		}
		to := strings.TrimSuffix(base, "/") + r.URL.EscapedPath()
		if !strings.HasPrefix(r.URL.EscapedPath(), "/") {
			to = base
		}
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, to, http.StatusPermanentRedirect)
	})
}

package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"time"

	"rundtisch/internal/config"
)

// certificateFiles are the files with a certificate and its key. They are read again when they have changed; two that do not
// fit together, as in the middle of a renewal, leave what was there before.
type certificateFiles struct {
	cert, key string

	mu     sync.Mutex
	made   [2]time.Time // of the files that were read last
	loaded *tls.Certificate
}

// secured lets the listener speak TLS if the settings name a certificate, or who issues one.
func secured(listener net.Listener, cfg config.Config, said io.Writer) (net.Listener, error) {
	if cfg.TLS == config.TLSAuto {
		return tls.NewListener(listener, issuedFor(cfg, said)), nil
	}
	if cfg.TLSCert == "" {
		return listener, nil
	}
	files := &certificateFiles{cert: cfg.TLSCert, key: cfg.TLSKey}
	if err := files.read(); err != nil {
		return nil, wrongUse{fmt.Errorf("RUNDTISCH_TLS_CERT und RUNDTISCH_TLS_KEY: %w", err)}
	}
	return tls.NewListener(listener, &tls.Config{
		MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"},
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return files.current(), nil },
	}), nil
}

// current is the certificate as it is now.
func (f *certificateFiles) current() *tls.Certificate {
	f.mu.Lock()
	defer f.mu.Unlock()
	_ = f.read() // what was there before stays
	return f.loaded
}

// read reads the files if they have changed.
func (f *certificateFiles) read() error {
	var made [2]time.Time
	for i, name := range []string{f.cert, f.key} {
		about, err := os.Stat(name)
		if err != nil {
			return err
		}
		made[i] = about.ModTime()
	}
	if f.loaded != nil && made == f.made {
		return nil
	}
	pair, err := tls.LoadX509KeyPair(f.cert, f.key)
	if err != nil {
		return err
	}
	f.loaded, f.made = &pair, made
	return nil
}

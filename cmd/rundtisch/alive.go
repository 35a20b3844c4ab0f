package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"
)

type aliveCommand struct{}

// Run asks the service on this machine whether it is alive, for whoever has no other program to do so.
func (c *aliveCommand) Run(ctx context.Context, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(cfg.Addr)
	if err != nil {
		return err
	}
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	scheme := "http"
	if cfg.HTTPS() {
		scheme = "https"
	}
	return alive(ctx, scheme+"://"+net.JoinHostPort(host, port), 4*time.Second)
}

// alive asks the service at an address whether it is alive, and waits so long.
func alive(ctx context.Context, address string, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// Whether the certificate is right is for those outside to ask; it does not name this address. No connection is kept.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+"/healthz", nil)
	if err != nil {
		return err
	}
	answer, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("der Dienst antwortet nicht: %w", err)
	}
	defer func() { _ = answer.Body.Close() }() // its status is enough
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("der Dienst antwortet mit %d", answer.StatusCode)
	}
	return nil
}

package app

import (
	"net"
	"path/filepath"

	"rundtisch/internal/config"
	"rundtisch/internal/postgres"
)

// StateDir returns the folder of what a deployment keeps on this machine; "" where there is none.
func StateDir(cfg config.Config) string {
	if cfg.State != "" {
		return cfg.State
	}
	return postgres.DefaultStateDir()
}

// GazetteerDir returns the folder of the official data on places that were imported; "" where there is none.
func GazetteerDir(cfg config.Config) string {
	if dir := StateDir(cfg); dir != "" {
		return filepath.Join(dir, "gazetteer")
	}
	return ""
}

// Origin returns what addresses of the service begin with, seen from a command beside it.
func Origin(cfg config.Config) string {
	if cfg.BaseURL != "" {
		return cfg.BaseURL
	}
	return reachable(cfg.Addr)
}

// Reachable returns the address that a browser on this machine can open.
func Reachable(at net.Addr) string { return reachable(at.String()) }

// reachable gives an address that stands for all a place to go to, and one of this machine itself its name: passkeys need
// a name, and cookies belong to one host.
func reachable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "http://" + addr
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && (ip.IsUnspecified() || ip.IsLoopback()) {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}

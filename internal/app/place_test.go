package app_test

import (
	"net"
	"testing"

	"rundtisch/internal/app"
	"rundtisch/internal/config"
)

func TestWhereTheServiceIsReached(t *testing.T) {
	for at, want := range map[string]string{
		"127.0.0.1:80": "http://localhost:80", "[::1]:80": "http://localhost:80", "0.0.0.0:80": "http://localhost:80",
		"[::]:80":      "http://localhost:80",
		"192.0.2.1:80": "http://192.0.2.1:80", "[2001:db8::1]:80": "http://[2001:db8::1]:80",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", at)
		if err != nil {
			t.Fatal(err)
		}
		if got := app.Reachable(tcp); got != want {
			t.Errorf("Reachable(%s) = %s, want %s", at, got, want)
		}
		if got := app.Origin(config.Config{Addr: at}); got != want {
			t.Errorf("Origin(%s) = %s, want %s", at, got, want)
		}
	}
	if got := app.Origin(config.Config{Addr: ":80", BaseURL: "https://netz.example.org"}); got != "https://netz.example.org" {
		t.Errorf("with an address of its own: %s", got)
	}
}

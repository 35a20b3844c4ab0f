package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"rundtisch/templates"
)

func TestAProxyThatNobodyNamedIsNoticed(t *testing.T) {
	named := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	for _, test := range []struct {
		name, base, remote, host string
		headers                  map[string]string
		proxies                  []netip.Prefix
		want                     templates.Proxy
		shared                   bool
	}{
		{name: "on this machine", remote: "127.0.0.1:80", headers: map[string]string{"X-Forwarded-For": "203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "127.0.0.1"}, shared: true},
		{name: "in a net of its own", remote: "172.17.0.1:80", headers: map[string]string{"X-Forwarded-For": "203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "172.17.0.1"}, shared: true},
		{name: "IPv6", remote: "[fd00::1]:80", headers: map[string]string{"X-Forwarded-For": "203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "fd00::1"}, shared: true},
		{name: "another one than was named", remote: "192.168.1.1:80", proxies: named, headers: map[string]string{"X-Forwarded-For": "203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "192.168.1.1"}, shared: true},
		{name: "it says Forwarded only", remote: "127.0.0.1:80", headers: map[string]string{"Forwarded": "for=203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "127.0.0.1", Silent: true}, shared: true},
		{name: "it says X-Real-IP only", remote: "127.0.0.1:80", headers: map[string]string{"X-Real-IP": "203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "127.0.0.1", Silent: true}, shared: true},
		{name: "in the open net: its address may be a visitor's", remote: "203.0.113.9:80", headers: map[string]string{"X-Forwarded-For": "198.51.100.1"}, want: templates.Proxy{Seen: true}, shared: true},
		{name: "it says nothing, but somebody speaks TLS for us", base: "https://netz.example.org", host: "netz.example.org", remote: "127.0.0.1:80", want: templates.Proxy{Seen: true, Net: "127.0.0.1", Silent: true}, shared: true},
		{name: "named, but it tells in a way that is not read", remote: "10.1.1.1:80", proxies: named, headers: map[string]string{"X-Real-IP": "203.0.113.9"}, want: templates.Proxy{Seen: true, Net: "10.1.1.1", Named: true, Silent: true}, shared: true},

		{name: "named", remote: "10.1.1.1:80", proxies: named, headers: map[string]string{"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9"}},
		{name: "named, and it looks whether we are there", remote: "10.1.1.1:80", proxies: named, shared: true},
		{name: "no proxy", remote: "203.0.113.9:80"},
		{name: "tried out on one's own machine", remote: "127.0.0.1:80", host: "localhost:8080", shared: true},
		{name: "a look from this machine whether we are there", base: "https://netz.example.org", remote: "127.0.0.1:80", host: "127.0.0.1:8080", shared: true},
		{name: "tried out with an address", base: "http://localhost:8080", host: "localhost:8080", remote: "127.0.0.1:80", shared: true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var log bytes.Buffer
			p := &Pages{Log: slog.New(slog.NewTextHandler(&log, nil)), Proxies: test.proxies, BaseURL: test.base}
			ask := func() {
				r := httptest.NewRequest("GET", "/", nil)
				r.RemoteAddr = test.remote
				if test.host != "" {
					r.Host = test.host
				}
				for name, value := range test.headers {
					r.Header.Set(name, value)
				}
				if got := p.Shared(r); got != test.shared {
					t.Errorf("shared by many: %v", got)
				}
				p.NoticeProxy(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})).ServeHTTP(httptest.NewRecorder(), r)
			}
			ask()
			ask()
			if got := p.Proxy.Seen(); got != test.want {
				t.Errorf("noticed %+v, want %+v", got, test.want)
			}
			if got, want := strings.Count(log.String(), "level=WARN"), map[bool]int{true: 1}[test.want.Is()]; got != want {
				t.Errorf("%d lines in the log, want %d:\n%s", got, want, &log)
			}
			if strings.Contains(log.String(), "203.0.113.9") || strings.Contains(log.String(), "198.51.100.1") {
				t.Errorf("the log says who came:\n%s", &log)
			}
		})
	}
}

func TestANetThatIsKnownSaysMore(t *testing.T) {
	var log bytes.Buffer
	p := &Pages{Log: slog.New(slog.NewTextHandler(&log, nil))}
	h := p.NoticeProxy(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for _, from := range []string{"203.0.113.9:80", "127.0.0.1:80", "203.0.113.9:80", "10.0.0.1:80"} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = from
		r.Header.Set("X-Forwarded-For", "198.51.100.1")
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	if got := p.Proxy.Seen(); got.Net != "127.0.0.1" || strings.Count(log.String(), "level=WARN") != 2 {
		t.Errorf("%+v\n%s", got, &log)
	}
}

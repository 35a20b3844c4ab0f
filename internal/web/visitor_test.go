package web

import (
	"net/http/httptest"
	"net/netip"
	"testing"
)

func TestForwardedAddressIsBelievedFromOurProxiesOnly(t *testing.T) {
	p := &Pages{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}}
	for _, test := range []struct {
		name, remote string
		forwarded    []string
		want         string
	}{
		{"nobody in between", "203.0.113.7:4711", nil, "203.0.113.7"},
		{"a visitor who claims to be somebody else", "203.0.113.7:4711", []string{"198.51.100.1"}, "203.0.113.7"},
		{"our proxy", "10.1.2.3:80", []string{"198.51.100.1"}, "198.51.100.1"},
		{"our proxy, a visitor who claims", "10.1.2.3:80", []string{"1.2.3.4, 198.51.100.1"}, "198.51.100.1"},
		{"two proxies of ours", "10.1.2.3:80", []string{"1.2.3.4, 198.51.100.1, 10.9.9.9"}, "198.51.100.1"},
		{"two headers", "10.1.2.3:80", []string{"1.2.3.4", "198.51.100.1"}, "198.51.100.1"},
		{"IPv6 with a port", "[fd00::1]:80", []string{"[2001:db8::7]:99"}, "2001:db8::7"},
		{"IPv4 written as IPv6", "[::ffff:10.1.2.3]:80", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		{"nonsense from our proxy", "10.1.2.3:80", []string{"unknown"}, "10.1.2.3"},
		{"nothing from our proxy", "10.1.2.3:80", nil, "10.1.2.3"},
		{"no address at all", "@", []string{"198.51.100.1"}, "invalid IP"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = test.remote
			r.Header["X-Forwarded-For"] = test.forwarded
			if got := p.Visitor(r).String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.RemoteAddr = "10.1.2.3:80"
	r.Header.Set("X-Forwarded-For", "198.51.100.1")
	if got := (&Pages{}).Visitor(r).String(); got != "10.1.2.3" {
		t.Errorf("without proxies the header counts: %s", got)
	}
}

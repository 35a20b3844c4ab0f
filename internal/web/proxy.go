package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"

	"rundtisch/templates"
)

// forwarding are the headers by which a proxy tells for whom it asks.
var forwarding = []string{"X-Forwarded-For", "Forwarded", "X-Real-Ip"}

// Shared reports whether the address that Visitor returns seems to be that of a proxy, which all visitors then have in
// common: limits by address must not let one of them keep out the others.
func (p *Pages) Shared(r *http.Request) bool {
	neighbour := address(r.RemoteAddr)
	if p.isProxy(neighbour) {
		return p.isProxy(p.Visitor(r)) // it did not say for whom it asks
	}
	return near(neighbour) || forwarded(r)
}

func forwarded(r *http.Request) bool {
	for _, name := range forwarding {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return false
}

// carrier is what providers give out behind their own translation of addresses (RFC 6598).
var carrier = netip.MustParsePrefix("100.64.0.0/10")

// near reports whether an address is one of this machine or of a net of its own, which is where proxies stand.
func near(at netip.Addr) bool {
	return at.IsLoopback() || at.IsPrivate() || at.IsLinkLocalUnicast() || carrier.Contains(at)
}

// ProxyNotice keeps what was noticed about a proxy that RUNDTISCH_PROXIES does not name.
type ProxyNotice struct {
	seen atomic.Pointer[templates.Proxy]
}

// Seen returns what was noticed; the zero value if nothing was.
func (n *ProxyNotice) Seen() templates.Proxy {
	if seen := n.seen.Load(); seen != nil {
		return *seen
	}
	return templates.Proxy{}
}

// NoticeProxy looks at each request whether it comes by a proxy that nobody named, keeps that for the operator's page, and
// logs it once. It never keeps or logs the address of a visitor: only one of this machine or of a net of its own.
func (p *Pages) NoticeProxy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		before := p.Proxy.seen.Load()
		if before == nil || before.Net == "" { // a net that is known says more than one that is not
			if found := p.unnamed(r); found.Is() && (before == nil || found.Net != "") && p.Proxy.seen.CompareAndSwap(before, &found) {
				p.Log.WarnContext(r.Context(), "a proxy is not named in RUNDTISCH_PROXIES, or does not send X-Forwarded-For: limits count everybody behind it as one",
					"proxy", found.Net, "silent", found.Silent)
			}
		}
		next.ServeHTTP(w, r)
	})
}

// unnamed returns what a request tells of a proxy that is not set up as it should.
func (p *Pages) unnamed(r *http.Request) templates.Proxy {
	neighbour := address(r.RemoteAddr)
	tells := r.Header.Get("X-Forwarded-For") != ""
	found := templates.Proxy{Seen: true, Silent: !tells}
	if near(neighbour) {
		found.Net = neighbour.String()
	}
	switch {
	case p.isProxy(neighbour):
		if tells || !forwarded(r) {
			return templates.Proxy{}
		}
		found.Named = true // it tells in a way that we do not read
	case forwarded(r):
	case near(neighbour) && p.behindTLS(r):
	default:
		return templates.Proxy{}
	}
	return found
}

// behindTLS reports whether a request that came to us in the open was made under the https address of this deployment:
// then somebody stands in between.
func (p *Pages) behindTLS(r *http.Request) bool {
	base, err := url.Parse(p.BaseURL)
	return err == nil && base.Scheme == "https" && r.TLS == nil && strings.EqualFold(r.Host, base.Host)
}

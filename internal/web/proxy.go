package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"

	"rundtisch/templates"
)

// forwardingHeaders are the headers in which proxies name the client.
var forwardingHeaders = []string{"X-Forwarded-For", "Forwarded", "X-Real-Ip"}

// Shared reports whether the address that Visitor returns seems to be that of a proxy, which many visitors share: limits by
// address must not let one of them keep out the others.
func (p *Pages) Shared(r *http.Request) bool {
	peer := address(r.RemoteAddr)
	if p.trusts(peer) {
		return p.trusts(p.Visitor(r)) // it did not name the client
	}
	return isLocal(peer) || isForwarded(r)
}

func isForwarded(r *http.Request) bool {
	for _, name := range forwardingHeaders {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return false
}

// carrierNAT is the shared address space of carrier-grade NAT (RFC 6598).
var carrierNAT = netip.MustParsePrefix("100.64.0.0/10")

// isLocal reports whether an address is of this machine or of a private network, which is where proxies are.
func isLocal(at netip.Addr) bool {
	return at.IsLoopback() || at.IsPrivate() || at.IsLinkLocalUnicast() || carrierNAT.Contains(at)
}

// ProxyNotice holds what is known about a proxy that RUNDTISCH_PROXIES does not name.
type ProxyNotice struct {
	seen atomic.Pointer[templates.Proxy]
}

// Seen returns what is known; the zero value if there is no such proxy.
func (n *ProxyNotice) Seen() templates.Proxy {
	if seen := n.seen.Load(); seen != nil {
		return *seen
	}
	return templates.Proxy{}
}

// NoticeProxy detects requests that come through an unconfigured proxy, remembers that for the operator's page, and logs it
// once. It never stores or logs the address of a visitor: only one of this machine or of a private network.
func (p *Pages) NoticeProxy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		before := p.Proxy.seen.Load()
		if before == nil || before.Net == "" { // a known network is more useful than an unknown one
			found := p.detectProxy(r)
			if found.Is() && (before == nil || found.Net != "") && p.Proxy.seen.CompareAndSwap(before, &found) {
				p.Log.WarnContext(r.Context(), "a proxy is not named in RUNDTISCH_PROXIES, or does not send X-Forwarded-For: "+
					"limits count everybody behind it as one", "proxy", found.Net, "silent", found.Silent)
			}
		}
		next.ServeHTTP(w, r)
	})
}

// detectProxy returns what a request reveals about a proxy that is not configured correctly.
func (p *Pages) detectProxy(r *http.Request) templates.Proxy {
	peer := address(r.RemoteAddr)
	named := r.Header.Get("X-Forwarded-For") != ""
	found := templates.Proxy{Seen: true, Silent: !named}
	if isLocal(peer) {
		found.Net = peer.String()
	}
	switch {
	case p.trusts(peer):
		if named || !isForwarded(r) {
			return templates.Proxy{}
		}
		found.Named = true // it names the client in a header that we do not read
	case isForwarded(r):
	case isLocal(peer) && p.behindTLS(r):
	default:
		return templates.Proxy{}
	}
	return found
}

// behindTLS reports whether a plain request was made to the https address of this deployment: then a proxy terminates TLS.
func (p *Pages) behindTLS(r *http.Request) bool {
	base, err := url.Parse(p.BaseURL)
	return err == nil && base.Scheme == "https" && r.TLS == nil && strings.EqualFold(r.Host, base.Host)
}

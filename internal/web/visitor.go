package web

import (
	"net/http"
	"net/netip"
	"strings"
)

// Visitor returns the address that a request comes from, for counting only: it is never logged or stored. X-Forwarded-For is
// trusted as far as our own proxies wrote it, and ignored without any. The zero address means that it is not known.
func (p *Pages) Visitor(r *http.Request) netip.Addr {
	at := address(r.RemoteAddr)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && p.trusts(at); i-- {
		hop := address(strings.TrimSpace(hops[i]))
		if !hop.IsValid() {
			break
		}
		at = hop
	}
	return at
}

func (p *Pages) trusts(at netip.Addr) bool {
	for _, prefix := range p.Proxies {
		if prefix.Contains(at) {
			return true
		}
	}
	return false
}

// address reads an address with or without a port.
func address(text string) netip.Addr {
	if withPort, err := netip.ParseAddrPort(text); err == nil {
		return withPort.Addr().Unmap().WithZone("")
	}
	at, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return at.Unmap().WithZone("")
}

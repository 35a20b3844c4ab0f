package harvest

import (
	"errors"
	"net"
	"net/netip"
	"slices"
)

// Reach decides whether a connection to an address is permitted; nil permits it.
type Reach func(netip.Addr) error

var (
	errNotPublic = errors.New("diese Adresse liegt nicht im öffentlichen Netz")
	errOurs      = errors.New("diese Adresse gehört zu diesem Rechner")
)

// closed are the blocks that are not the public net (IANA special-purpose registries for IPv4 and IPv6), or carry
// another address within that nobody has looked at: 6to4, Teredo, NAT64, ISATAP-like forms fall outside 2000::/3 or stand here.
var closed = prefixes(
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.0.0.0/24",
	"192.0.2.0/24",
	"192.31.196.0/24",
	"192.52.193.0/24",
	"192.88.99.0/24",
	"192.168.0.0/16",
	"192.175.48.0/24",
	"198.18.0.0/15",
	"198.51.100.0/24",
	"203.0.113.0/24",
	"224.0.0.0/3",
	"2001::/23",
	"2001:db8::/32",
	"2002::/16",
	"3fff::/20",
	"168.63.129.16/32",
)

var globalUnicast = netip.MustParsePrefix("2000::/3")

func prefixes(list ...string) []netip.Prefix {
	var all []netip.Prefix
	for _, text := range list {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

// Public permits public addresses and nothing else: no private ones, none of this machine or of a cloud's metadata service, and none
// that embed another address.
func Public(address netip.Addr) error {
	if !address.IsValid() || address.Zone() != "" {
		return errNotPublic
	}
	if address.Is4In6() { // ::ffff:127.0.0.1 leads to 127.0.0.1
		address = address.Unmap()
	}
	if address.Is6() && !globalUnicast.Contains(address) {
		return errNotPublic
	}
	for _, block := range closed {
		if block.Contains(address) {
			return errNotPublic
		}
	}
	own, err := net.InterfaceAddrs()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(own, func(a net.Addr) bool {
		network, ok := a.(*net.IPNet)
		if !ok {
			return false
		}
		ip, ok := netip.AddrFromSlice(network.IP)
		return ok && ip.Unmap() == address
	}) {
		return errOurs
	}
	return nil
}

// Package webaddress brings addresses of the web into the one form that browsers compare, whoever typed them.
package webaddress

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// What can be wrong with an address.
var (
	ErrForm   = errors.New("no address of the web")
	ErrScheme = errors.New("neither https nor http")
	ErrUser   = errors.New("a name before the host")
	ErrHost   = errors.New("no name of a host")
	ErrPort   = errors.New("no port")
)

// Normal reads a whole address and returns it with scheme, host and port as browsers compare them (RFC 6454; URL Standard,
// 3.5 and 4.2): small letters, umlauts as punycode, no final dot, no port that the scheme has anyway, numbers of hosts in
// their one spelling. What follows the port is left as it is. The error is one of those above.
func Normal(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme == "" || u.Opaque != "" || u.Host == "" {
		return nil, ErrForm
	}
	u.Scheme = strings.ToLower(u.Scheme) // url.Parse does so, and does not promise it
	standard := map[string]int{"https": 443, "http": 80}[u.Scheme]
	switch {
	case standard == 0:
		return nil, ErrScheme
	case u.User != nil:
		return nil, ErrUser
	}
	host, err := hostOf(u)
	if err != nil {
		return nil, err
	}
	if text := u.Port(); text != "" {
		port, err := strconv.Atoi(text)
		if err != nil || port < 1 || port > 65535 {
			return nil, ErrPort
		}
		if port != standard {
			host += ":" + strconv.Itoa(port)
		}
	}
	u.Host = host
	return u, nil
}

// names leaves no character that means something else in a header, an address or a list of hosts.
var names = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$`)

// numeric is what browsers take for the end of an IPv4 address.
var numeric = regexp.MustCompile(`^([0-9]+|0x[0-9a-f]*)$`)

func hostOf(u *url.URL) (string, error) {
	name := u.Hostname()
	if strings.HasPrefix(u.Host, "[") {
		at, err := netip.ParseAddr(name)
		if err != nil || !at.Is6() || at.Zone() != "" {
			return "", ErrHost
		}
		if at.Is4In6() { // browsers write these without dots
			b := at.As16()
			return fmt.Sprintf("[::ffff:%x:%x]", uint16(b[12])<<8|uint16(b[13]), uint16(b[14])<<8|uint16(b[15])), nil
		}
		return "[" + at.String() + "]", nil
	}
	host, err := idna.Lookup.ToASCII(name)
	if err == nil { // what is no text becomes a name that nobody can have, and is refused only when it comes back
		_, err = idna.Lookup.ToASCII(host)
	}
	host = strings.TrimSuffix(host, ".")
	if err != nil || len(host) > 253 || !names.MatchString(host) {
		return "", ErrHost
	}
	if numeric.MatchString(host[strings.LastIndexByte(host, '.')+1:]) {
		if at, err := netip.ParseAddr(host); err != nil || !at.Is4() {
			return "", ErrHost
		}
	}
	return host, nil
}

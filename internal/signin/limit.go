package signin

import (
	"context"
	"fmt"
	"net/netip"
	"time"
)

// TooMany says that something was tried too often, and for how long to wait.
type TooMany struct {
	What Limited
	Wait time.Duration
}

func (t TooMany) Error() string { return fmt.Sprintf("too many tries, wait %v", t.Wait) }

// Limited is what was tried too often.
type Limited string

// What is limited. None of these limits bars whoever has a link, or a passkey, that is right.
const (
	LinksToOne  Limited = "links to one address"
	LinksByMany Limited = "links asked for from one part of the net"
	Guesses     Limited = "links and passkeys that are none"
	Codes       Limited = "codes of the second factor"
	Invitations Limited = "invitations"
)

// limit is how often something may be tried within a window.
type limit struct {
	name   string
	most   int
	window time.Duration
	what   Limited
}

// The limits. They are counted in the database, so that several instances count together.
var (
	linksPerAddress = limit{"link/address", 5, time.Hour, LinksToOne}
	asksPerBlock    = limit{"ask/block", 30, time.Hour, LinksByMany}
	wrongPerBlock   = limit{"wrong/block", 20, time.Hour, Guesses}
	returnsPerBlock = limit{"return/block", 60, time.Hour, ""} // sessions made only to come back to a page
	codesPerAccount = limit{"code/account", 5, 15 * time.Minute, Codes}
	invitesPerDay   = limit{"invite/account", 100, 24 * time.Hour, Invitations}
)

// manyShare is how many times as much comes from an address that all visitors seem to have. One who tries too often
// must not keep out everybody else; what is limited by account or by address stays so.
const manyShare = 20

// by returns the limit for where a visitor comes from.
func (l limit) by(v Visitor) limit {
	if v.Shared {
		l.most *= manyShare
	}
	return l
}

// count counts a try and returns TooMany if it is one too many. It never counts inside a transaction that may fail.
func (g *Gate) count(ctx context.Context, l limit, of string) error {
	n, ends, err := g.store.CountTry(ctx, l.name+" "+of, l.window, g.now())
	if err != nil {
		return err
	}
	if n > l.most {
		return TooMany{l.what, ends.Sub(g.now())}
	}
	return nil
}

// Block is the part of the net that a visitor comes from, coarse enough that changing the address within it does not
// help: /24 of IPv4, /56 of IPv6. What is no address is one block of its own.
func Block(visitor netip.Addr) string {
	if !visitor.IsValid() {
		return "unknown"
	}
	visitor = visitor.Unmap().WithZone("")
	bits := 56
	if visitor.Is4() {
		bits = 24
	}
	prefix, _ := visitor.Prefix(bits) // there are so many bits
	return prefix.String()
}

package signin

import (
	"context"
	"fmt"
	"net/netip"
	"time"
)

// TooManyAttemptsError says that something was tried too often, and how long to wait.
type TooManyAttemptsError struct {
	What Limited
	Wait time.Duration
}

func (t TooManyAttemptsError) Error() string { return fmt.Sprintf("too many tries, wait %v", t.Wait) }

// Limited is what was tried too often.
type Limited string

// What is limited. None of these limits stops somebody who has a valid link or passkey.
const (
	LinksPerAddress Limited = "links to one address"
	LinksPerBlock   Limited = "links requested from one network block"
	Guesses         Limited = "invalid links and passkeys"
	Codes           Limited = "codes of the second factor"
	Invitations     Limited = "invitations"
)

// limit is how often something may be tried within a window.
type limit struct {
	name   string
	max    int
	window time.Duration
	what   Limited
}

// The limits. Tries are counted in the database, so that several instances count together.
var (
	linksPerAddress  = limit{"link/address", 5, time.Hour, LinksPerAddress}
	requestsPerBlock = limit{"ask/block", 30, time.Hour, LinksPerBlock}
	guessesPerBlock  = limit{"wrong/block", 20, time.Hour, Guesses}
	returnsPerBlock  = limit{"return/block", 60, time.Hour, ""} // sessions that only remember a page
	codesPerAccount  = limit{"code/account", 5, 15 * time.Minute, Codes}
	invitesPerDay    = limit{"invite/account", 100, 24 * time.Hour, Invitations}
)

// sharedFactor raises the limits of an address that many visitors seem to share: one of them who tries too often must not
// keep out the others. Limits by account or by e-mail address are not raised.
const sharedFactor = 20

// forVisitor returns the limit as it applies to the address of a visitor.
func (l limit) forVisitor(v Visitor) limit {
	if v.Shared {
		l.max *= sharedFactor
	}
	return l
}

// count counts a try and returns TooManyAttemptsError if it is one too many. It is never called inside a transaction, which might be
// rolled back.
func (g *Gate) count(ctx context.Context, l limit, of string) error {
	n, ends, err := g.store.CountTry(ctx, l.name+" "+of, l.window, g.now())
	if err != nil {
		return err
	}
	if n > l.max {
		return TooManyAttemptsError{l.what, ends.Sub(g.now())}
	}
	return nil
}

// Block returns the network block of a visitor, coarse enough that changing the address within it does not help: /24 of
// IPv4, /56 of IPv6. Invalid addresses share one block.
func Block(visitor netip.Addr) string {
	if !visitor.IsValid() {
		return "unknown"
	}
	visitor = visitor.Unmap().WithZone("")
	bits := 56
	if visitor.Is4() {
		bits = 24
	}
	prefix, _ := visitor.Prefix(bits) // the number of bits is valid
	return prefix.String()
}

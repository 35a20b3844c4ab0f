// Package signin lets people in: invitations, sign-in links, passkeys, a second factor, sessions. There are no passwords.
package signin

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/go-webauthn/webauthn/webauthn"

	"rundtisch/internal/store"
)

// Gate is where people sign in. Its store is the owner's.
type Gate struct {
	store    *store.Store
	sessions *scs.SessionManager
	passkeys *webauthn.WebAuthn // nil where there cannot be any
	origin   string             // scheme and host of this deployment
	site     string             // its name
	now      func() time.Time
}

// New returns the gate of a deployment that is reached at origin (scheme and host, without a slash at the end).
func New(s *store.Store, origin, site string, now func() time.Time) (*Gate, error) {
	at, err := url.Parse(origin)
	if err != nil || at.Hostname() == "" {
		return nil, fmt.Errorf("sign-in: %q is not a web address", origin)
	}
	passkeys, err := newPasskeys(at, site)
	if err != nil {
		return nil, err
	}
	return &Gate{store: s, sessions: newSessions(s, now), passkeys: passkeys, origin: origin, site: site, now: now}, nil
}

// Why somebody is not signed in, besides the faults that every request can have.
var (
	// ErrUnknown: there is no such link.
	ErrUnknown = errors.New("unknown sign-in link")
	// ErrUsed: the link was used, or the account signed in with a newer one.
	ErrUsed = errors.New("used sign-in link")
	// ErrExpired: the link is too old, or an answer took too long.
	ErrExpired = errors.New("expired sign-in")
	// ErrOtherBrowser: the link was requested in another browser.
	ErrOtherBrowser = errors.New("sign-in link of another browser")
	// ErrRefused: the passkey or the code is wrong.
	ErrRefused = errors.New("refused")
	// ErrUnknownPasskey: no account has this passkey, or the account was closed.
	ErrUnknownPasskey = errors.New("unknown passkey")
	// ErrRemovedPasskey: the account for which the passkey was made does not have it, or no longer has it.
	ErrRemovedPasskey = errors.New("removed passkey")
	// ErrOtherAddress: the passkey was used or made at an address other than that of this deployment.
	ErrOtherAddress = errors.New("passkey at another address")
	// ErrNotVerified: the device did not verify its user.
	ErrNotVerified = errors.New("passkey without user verification")
	// ErrCounterDecreased: the passkey counts fewer uses than we have seen, so there may be a copy of it.
	ErrCounterDecreased = errors.New("passkey counter decreased")
)

// secret returns at least 128 random bits as letters and digits.
func secret() string { return rand.Text() }

func hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

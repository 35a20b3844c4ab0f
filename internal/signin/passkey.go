package signin

import (
	"bytes"
	"context"
	"encoding/base32"
	"encoding/json"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// passkeyTimeout is how long answering with a passkey may take.
const passkeyTimeout = 5 * time.Minute

// maxPasskeys is how many an account can have.
const maxPasskeys = 20

// newPasskeys returns nil where there cannot be any: passkeys belong to a host name, not to an IP address.
func newPasskeys(at *url.URL, site string) (*webauthn.WebAuthn, error) {
	if _, err := netip.ParseAddr(at.Hostname()); err == nil {
		return nil, nil
	}
	resident := true
	timeout := webauthn.TimeoutConfig{Enforce: true, Timeout: passkeyTimeout, TimeoutUVD: passkeyTimeout}
	return webauthn.New(&webauthn.Config{
		RPID: at.Hostname(), RPDisplayName: site, RPOrigins: []string{at.Scheme + "://" + at.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			RequireResidentKey: &resident, ResidentKey: protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationRequired,
		},
		Timeouts:                          webauthn.TimeoutsConfig{Login: timeout, Registration: timeout},
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore, // password managers add their own
	})
}

// OffersPasskeys reports whether passkeys are possible at the address of this deployment.
func (g *Gate) OffersPasskeys() bool { return g.passkeys != nil }

// owner is an account as the WebAuthn library sees it.
type owner struct {
	account.Account
	keys []webauthn.Credential
}

func (o owner) WebAuthnID() []byte                         { return o.ID[:] }
func (o owner) WebAuthnName() string                       { return o.Email }
func (o owner) WebAuthnDisplayName() string                { return o.Email }
func (o owner) WebAuthnCredentials() []webauthn.Credential { return o.keys }

func newOwner(ctx context.Context, s *store.Store, a account.Account) (owner, error) {
	keys, err := s.Passkeys(ctx, a.ID)
	if err != nil {
		return owner{}, err
	}
	o := owner{Account: a}
	for _, k := range keys {
		var c webauthn.Credential
		if err := json.Unmarshal(k.Credential, &c); err != nil {
			return owner{}, err
		}
		o.keys = append(o.keys, c)
	}
	return o, nil
}

// BeginNewPasskey begins to register a passkey under a name that its owner chose.
func (g *Gate) BeginNewPasskey(r *http.Request, a account.Account, name string) error {
	ctx := r.Context()
	if !g.OffersPasskeys() {
		return fault.NotFound
	}
	name, ok := Label(name)
	if name == "" || !ok {
		return fault.Wrong(fault.At("passkey"), namePasskey)
	}
	o, err := newOwner(ctx, g.store, a)
	if err != nil {
		return err
	}
	if len(o.keys) >= maxPasskeys {
		return fault.Wrong(fault.At("passkey"), manyPasskeys)
	}
	var known []protocol.CredentialDescriptor
	for _, k := range o.keys {
		known = append(known, k.Descriptor())
	}
	options, expected, err := g.passkeys.BeginRegistration(o, webauthn.WithExclusions(known))
	if err != nil {
		return err
	}
	g.sessions.Put(ctx, keyNewName, name)
	return g.storeCeremony(r, options, expected)
}

// ceremony is what a device is asked when it makes a passkey, and what its answer must match.
type ceremony struct {
	Options  json.RawMessage
	Expected webauthn.SessionData
}

func (g *Gate) storeCeremony(r *http.Request, options any, expected *webauthn.SessionData) error {
	text, err := json.Marshal(options)
	if err == nil {
		text, err = json.Marshal(ceremony{text, *expected})
	}
	if err != nil {
		return err
	}
	g.sessions.Put(r.Context(), keyPasskey, string(text))
	return nil
}

// NewPasskeyOptions returns what the browser passes to the device that makes a passkey, as JSON, or ErrExpired if no
// registration has begun.
func (g *Gate) NewPasskeyOptions(r *http.Request) (string, error) {
	c, err := decodeCeremony(g.sessions.GetString(r.Context(), keyPasskey))
	return string(c.Options), err
}

func decodeCeremony(text string) (c ceremony, err error) {
	if text == "" {
		return c, ErrExpired
	}
	if err = json.Unmarshal([]byte(text), &c); err != nil {
		return c, err
	}
	if expires := c.Expected.Expires; !expires.IsZero() && expires.Before(time.Now()) { // the library sets it by this clock
		return c, ErrExpired
	}
	return c, nil
}

// AddPasskey registers the passkey that answered. It returns ErrExpired if that took too long, ErrOtherAddress if it was made
// at another address, and ErrRefused for any other answer that does not match. The device has stored the passkey all the
// same, and the user has to be told.
func (g *Gate) AddPasskey(r *http.Request, a account.Account, answer string) error {
	ctx := r.Context()
	name := g.sessions.PopString(ctx, keyNewName)
	c, err := decodeCeremony(g.sessions.PopString(ctx, keyPasskey))
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil || !bytes.Equal(c.Expected.UserID, a.ID[:]) {
		return ErrRefused
	}
	return g.store.InTx(ctx, func(tx *store.Store) error {
		o, err := newOwner(ctx, tx, a)
		if err != nil {
			return err
		}
		key, err := g.passkeys.CreateCredential(o, c.Expected, parsed)
		switch {
		case err != nil && !protocol.IsOriginInHaystack(parsed.Response.CollectedClientData.Origin, g.passkeys.Config.RPOrigins):
			return ErrOtherAddress
		case err != nil:
			return ErrRefused
		}
		text, err := json.Marshal(key)
		if err != nil {
			return err
		}
		return tx.AddPasskey(ctx, store.Passkey{Account: a.ID, CredentialID: key.ID, Name: name, Credential: text, CreatedAt: g.now()})
	})
}

// Label returns a name as typed, in one line, and whether it is valid and short enough.
func Label(typed string) (string, bool) {
	text, ok := directory.CleanText(typed)
	text = strings.Join(strings.Fields(text), " ")
	return text, ok && len([]rune(text)) <= 60
}

// decodeKey reads the key of a second factor.
func decodeKey(key string) ([]byte, error) {
	return base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(key)
}

package signin

import (
	"bytes"
	"context"
	"encoding/base32"
	"encoding/json"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// passkeyLasts is how long somebody may take to answer with a passkey.
const passkeyLasts = 5 * time.Minute

// maxPasskeys is how many an account can have.
const maxPasskeys = 20

// newPasskeys returns nil where there cannot be any: they belong to a name, not to a number.
func newPasskeys(at *url.URL, site string) (*webauthn.WebAuthn, error) {
	if _, err := netip.ParseAddr(at.Hostname()); err == nil {
		return nil, nil
	}
	resident := true
	timeout := webauthn.TimeoutConfig{Enforce: true, Timeout: passkeyLasts, TimeoutUVD: passkeyLasts}
	return webauthn.New(&webauthn.Config{
		RPID: at.Hostname(), RPDisplayName: site, RPOrigins: []string{at.Scheme + "://" + at.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			RequireResidentKey: &resident, ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
		Timeouts:                          webauthn.TimeoutsConfig{Login: timeout, Registration: timeout},
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore, // password managers add theirs
	})
}

// OffersPasskeys reports whether there can be passkeys at the address of this deployment.
func (g *Gate) OffersPasskeys() bool { return g.passkeys != nil }

// owner is an account as the library of passkeys sees it.
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

// BeginPasskey begins to sign in with a passkey; which account it is, the passkey will tell.
func (g *Gate) BeginPasskey(r *http.Request, visitor netip.Addr) error {
	if !g.OffersPasskeys() {
		return fault.NotFound
	}
	if err := g.count(r.Context(), passkeyPerBlock, Block(visitor)); err != nil {
		return err
	}
	options, expected, err := g.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return err
	}
	return g.expect(r, options, expected)
}

// BeginNewPasskey begins to register a passkey of the account under a name of its owner's.
func (g *Gate) BeginNewPasskey(r *http.Request, a account.Account, name string) error {
	ctx := r.Context()
	if !g.OffersPasskeys() {
		return fault.NotFound
	}
	name, ok := Label(name)
	if name == "" || !ok {
		return fault.Invalid{"passkey": "Bitte geben Sie dem Passkey einen kurzen Namen, zum Beispiel „Diensthandy“."}
	}
	o, err := newOwner(ctx, g.store, a)
	if err != nil {
		return err
	}
	if len(o.keys) >= maxPasskeys {
		return fault.Invalid{"passkey": "Sie haben schon sehr viele Passkeys. Bitte entfernen Sie zuerst einen, den Sie nicht mehr brauchen."}
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
	return g.expect(r, options, expected)
}

// ceremony is what is asked of a passkey, and what its answer must fit.
type ceremony struct {
	Options  json.RawMessage
	Expected webauthn.SessionData
}

func (g *Gate) expect(r *http.Request, options any, expected *webauthn.SessionData) error {
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

// PasskeyOptions returns what the browser hands to the passkey, as JSON, or ErrExpired if nothing was begun.
func (g *Gate) PasskeyOptions(r *http.Request) (string, error) {
	c, err := decodeCeremony(g.sessions.GetString(r.Context(), keyPasskey))
	return string(c.Options), err
}

func decodeCeremony(text string) (c ceremony, err error) {
	if text == "" {
		return c, ErrExpired
	}
	err = json.Unmarshal([]byte(text), &c)
	return c, err
}

// UsePasskey signs in with the answer of a passkey. A challenge is good for one answer. It returns ErrRefused for an
// answer that does not fit, of a passkey that is not known, or of one whose counter says that there is a copy of it.
func (g *Gate) UsePasskey(r *http.Request, answer string, visitor netip.Addr) error {
	ctx := r.Context()
	if err := g.over(ctx, wrongPerBlock, Block(visitor)); err != nil {
		return err
	}
	c, err := decodeCeremony(g.sessions.PopString(ctx, keyPasskey))
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return g.wrong(ctx, ErrRefused, visitor)
	}
	var a account.Account
	err = g.store.InTx(ctx, func(tx *store.Store) error {
		var failed error // of the database: the library would hide it
		_, key, err := g.passkeys.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
			id, err := uuid.FromBytes(handle)
			if err != nil {
				return nil, err
			}
			if a, failed = tx.Account(ctx, id); failed != nil {
				return nil, failed
			}
			o, err := newOwner(ctx, tx, a)
			failed = err
			return o, err
		}, c.Expected, parsed)
		if failed != nil && !errors.Is(failed, fault.NotFound) {
			return failed
		}
		if err != nil || key.Authenticator.CloneWarning {
			return ErrRefused
		}
		text, err := json.Marshal(key)
		if err != nil {
			return err
		}
		return tx.UsePasskey(ctx, key.ID, text, g.now())
	})
	if err != nil {
		return g.wrong(ctx, err, visitor)
	}
	return g.start(r, a)
}

// AddPasskey registers the passkey that answered. It returns ErrRefused for an answer that does not fit.
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
		if err != nil {
			return ErrRefused
		}
		text, err := json.Marshal(key)
		if err != nil {
			return err
		}
		return tx.AddPasskey(ctx, store.Passkey{Account: a.ID, CredentialID: key.ID, Name: name, Credential: text, CreatedAt: g.now()})
	})
}

// Label returns a short name in one line, as somebody typed it, and whether it can be one.
func Label(typed string) (string, bool) {
	text, ok := directory.CleanText(typed)
	text = strings.Join(strings.Fields(text), " ")
	return text, ok && len([]rune(text)) <= 60
}

// decodeKey reads the key of a second factor.
func decodeKey(key string) ([]byte, error) {
	return base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(key)
}

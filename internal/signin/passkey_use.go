package signin

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/http"
	"net/netip"
	"slices"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/protocol/webauthncose"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// PasskeyOptions returns what the browser hands to a passkey to sign in with it, as JSON; which account it is, the
// passkey will tell. Asking leaves nothing behind and is not limited.
func (g *Gate) PasskeyOptions(ctx context.Context) (string, error) {
	if !g.OffersPasskeys() {
		return "", fault.NotFound
	}
	challenge, err := g.challenge(ctx)
	if err != nil {
		return "", err
	}
	options, _, err := g.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired), webauthn.WithChallenge(challenge))
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(options)
	return string(text), err
}

// UsePasskey signs in with the answer of a passkey. A challenge lets in once. Only what looks like guessing is counted,
// and the limit bars nobody whose passkey is right:
//
//   - ErrUnknownPasskey, ErrRemovedPasskey, ErrRefused: it is none of ours, or its signature is wrong. Counted.
//   - ErrExpired, ErrOtherAddress, ErrNotVerified, ErrCountedBack: the signature is right, but this stands in the way.
//
// That a passkey may be copied (BE) or was (BS) changes when it moves to another manager, or is synced for the first time:
// it is still the same key, and what it says is kept. A manager that syncs cannot count and says 0 for ever; a passkey that
// has moved there from a device that counts is let in, and not asked for its counter any more. Whoever stole a key could
// write any number there; what a lower number that is not 0 tells is that two devices count by themselves.
func (g *Gate) UsePasskey(r *http.Request, answer string, visitor Visitor) error {
	if !g.OffersPasskeys() {
		return fault.NotFound
	}
	ctx := r.Context()
	if answer == "" {
		return ErrExpired // nothing was asked, or the page was left before the device answered
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return g.wrong(ctx, ErrRefused, visitor)
	}
	var a account.Account
	err = g.store.InTx(ctx, func(tx *store.Store) error {
		var err error
		a, err = g.proven(ctx, tx, parsed)
		return err
	})
	if err != nil {
		return g.wrong(ctx, err, visitor)
	}
	return g.start(r, a)
}

// proven returns whose passkey answered, and keeps what changed about it.
func (g *Gate) proven(ctx context.Context, tx *store.Store, answer *protocol.ParsedCredentialAssertionData) (account.Account, error) {
	o, key, err := ownerOf(ctx, tx, answer)
	if err != nil {
		return account.Account{}, err
	}
	if !signed(answer, key.PublicKey) {
		return account.Account{}, ErrRefused
	}
	client := answer.Response.CollectedClientData
	if !protocol.IsOriginInHaystack(client.Origin, g.passkeys.Config.RPOrigins) || !g.ours(answer.Response.AuthenticatorData.RPIDHash) {
		return account.Account{}, ErrOtherAddress
	}
	at, err := g.asked(ctx, tx, client.Challenge)
	if err != nil {
		return account.Account{}, err
	}
	said := &answer.Response.AuthenticatorData
	if !said.Flags.UserVerified() {
		return account.Account{}, ErrNotVerified
	}
	if !said.Flags.HasBackupEligible() {
		said.Flags &^= protocol.FlagBackupState // some say that they are backed up without being able to
	}
	key.Flags.BackupEligible = said.Flags.HasBackupEligible()
	if said.Counter == 0 {
		key.Authenticator.SignCount = 0
	}
	key.Authenticator.CloneWarning = false
	expected := webauthn.SessionData{Challenge: client.Challenge, RelyingPartyID: g.passkeys.Config.RPID, UserVerification: protocol.VerificationRequired}
	_, used, err := g.passkeys.ValidatePasskeyLogin(func(_, _ []byte) (webauthn.User, error) { return o, nil }, expected, answer)
	if err != nil {
		return account.Account{}, ErrRefused
	}
	if used.Authenticator.CloneWarning {
		return account.Account{}, ErrCountedBack
	}
	if n, _, err := tx.CountTry(ctx, "passkey/challenge "+client.Challenge, time.Hour, at.Add(passkeyLasts)); err != nil {
		return account.Account{}, err
	} else if n > 1 {
		return account.Account{}, ErrExpired // it has let in before
	}
	text, err := json.Marshal(used)
	if err != nil {
		return account.Account{}, err
	}
	return o.Account, tx.UsePasskey(ctx, used.ID, text, g.now())
}

// ownerOf returns the account that a passkey says it is of, and the passkey as we keep it, a part of what is returned first.
func ownerOf(ctx context.Context, tx *store.Store, answer *protocol.ParsedCredentialAssertionData) (owner, *webauthn.Credential, error) {
	id, err := uuid.FromBytes(answer.Response.UserHandle)
	if err != nil {
		return owner{}, nil, ErrUnknownPasskey
	}
	a, err := tx.Account(ctx, id)
	if errors.Is(err, fault.NotFound) {
		return owner{}, nil, ErrUnknownPasskey
	}
	if err != nil {
		return owner{}, nil, err
	}
	o, err := newOwner(ctx, tx, a)
	if err != nil {
		return owner{}, nil, err
	}
	for i := range o.keys {
		if slices.Equal(o.keys[i].ID, answer.RawID) {
			return o, &o.keys[i], nil
		}
	}
	return owner{}, nil, ErrRemovedPasskey
}

// signed reports whether an answer was signed with the key, whatever it says.
func signed(answer *protocol.ParsedCredentialAssertionData, publicKey []byte) bool {
	key, err := webauthncose.ParsePublicKey(publicKey)
	if err != nil {
		return false
	}
	client := sha256.Sum256(answer.Raw.AssertionResponse.ClientDataJSON)
	ok, err := webauthncose.VerifySignature(key, slices.Concat(answer.Raw.AssertionResponse.AuthenticatorData, client[:]), answer.Response.Signature)
	return ok && err == nil
}

// ours reports whether a passkey signed for the name of this deployment.
func (g *Gate) ours(name []byte) bool {
	want := sha256.Sum256([]byte(g.passkeys.Config.RPID))
	return slices.Equal(name, want[:])
}

// Visitor is where a request comes from, as far as limits go.
type Visitor struct {
	At netip.Addr
	// Shared: many come from there, because a proxy that nobody named to us hides them.
	Shared bool
}

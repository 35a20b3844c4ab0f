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

// PasskeyOptions returns what the browser passes to a passkey to sign in with it, as JSON; the passkey itself says which
// account it belongs to. Nothing is stored, and the number of calls is not limited.
func (g *Gate) PasskeyOptions(ctx context.Context) (string, error) {
	if !g.OffersPasskeys() {
		return "", fault.NotFound
	}
	challenge, err := g.challenge(ctx)
	if err != nil {
		return "", err
	}
	options, _, err := g.passkeys.BeginDiscoverableLogin(
		webauthn.WithUserVerification(protocol.VerificationRequired), webauthn.WithChallenge(challenge))
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(options)
	return string(text), err
}

// UsePasskey signs in with the answer of a passkey. A challenge can be used once. Only what looks like guessing is counted,
// and the limit never stops a valid passkey:
//
//   - ErrUnknownPasskey, ErrRemovedPasskey, ErrRefused: it is not one of ours, or its signature is wrong. Counted.
//   - ErrExpired, ErrOtherAddress, ErrNotVerified, ErrCounterDecreased: the signature is right, but something else is not.
//
// Whether a passkey can be backed up (BE) and has been (BS) changes when it moves to another manager, or is synced for the
// first time: it is still the same key, and we store what it says now. A manager that syncs cannot count and always says 0; a
// passkey that has moved there from a device that counts is accepted, and its counter is ignored from then on. A thief could
// write any number there; a lower number other than 0 means that two devices count independently.
func (g *Gate) UsePasskey(r *http.Request, answer string, visitor Visitor) error {
	if !g.OffersPasskeys() {
		return fault.NotFound
	}
	ctx := r.Context()
	if answer == "" {
		return ErrExpired // there was no challenge, or the page was left before the device answered
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return g.countGuess(ctx, ErrRefused, visitor)
	}
	var a account.Account
	err = g.store.InTx(ctx, func(tx *store.Store) error {
		var err error
		a, err = g.verify(ctx, tx, parsed)
		return err
	})
	if err != nil {
		return g.countGuess(ctx, err, visitor)
	}
	return g.start(r, a)
}

// verify returns whose passkey answered, and stores what changed about it.
func (g *Gate) verify(ctx context.Context, tx *store.Store, answer *protocol.ParsedCredentialAssertionData) (account.Account, error) {
	o, key, err := ownerOf(ctx, tx, answer)
	if err != nil {
		return account.Account{}, err
	}
	if !validSignature(answer, key.PublicKey) {
		return account.Account{}, ErrRefused
	}
	client := answer.Response.CollectedClientData
	if !protocol.IsOriginInHaystack(client.Origin, g.passkeys.Config.RPOrigins) || !g.isOurRPID(answer.Response.AuthenticatorData.RPIDHash) {
		return account.Account{}, ErrOtherAddress
	}
	at, err := g.askedAt(ctx, tx, client.Challenge)
	if err != nil {
		return account.Account{}, err
	}
	data := &answer.Response.AuthenticatorData
	if !data.Flags.UserVerified() {
		return account.Account{}, ErrNotVerified
	}
	if !data.Flags.HasBackupEligible() {
		data.Flags &^= protocol.FlagBackupState // some claim to be backed up although they cannot be
	}
	key.Flags.BackupEligible = data.Flags.HasBackupEligible()
	if data.Counter == 0 {
		key.Authenticator.SignCount = 0
	}
	key.Authenticator.CloneWarning = false
	expected := webauthn.SessionData{
		Challenge: client.Challenge, RelyingPartyID: g.passkeys.Config.RPID, UserVerification: protocol.VerificationRequired,
	}
	_, used, err := g.passkeys.ValidatePasskeyLogin(func(_, _ []byte) (webauthn.User, error) { return o, nil }, expected, answer)
	if err != nil {
		return account.Account{}, ErrRefused
	}
	if used.Authenticator.CloneWarning {
		return account.Account{}, ErrCounterDecreased
	}
	if n, _, err := tx.CountTry(ctx, "passkey/challenge "+client.Challenge, time.Hour, at.Add(passkeyTimeout)); err != nil {
		return account.Account{}, err
	} else if n > 1 {
		return account.Account{}, ErrExpired // the challenge was used before
	}
	text, err := json.Marshal(used)
	if err != nil {
		return account.Account{}, err
	}
	return o.Account, tx.UsePasskey(ctx, used.ID, text, g.now())
}

// ownerOf returns the account that a passkey says it belongs to, and the passkey as we store it, which is one of the owner's
// keys.
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

// validSignature reports whether an answer was signed with the key, whatever it says.
func validSignature(answer *protocol.ParsedCredentialAssertionData, publicKey []byte) bool {
	key, err := webauthncose.ParsePublicKey(publicKey)
	if err != nil {
		return false
	}
	client := sha256.Sum256(answer.Raw.AssertionResponse.ClientDataJSON)
	signed := slices.Concat(answer.Raw.AssertionResponse.AuthenticatorData, client[:])
	ok, err := webauthncose.VerifySignature(key, signed, answer.Response.Signature)
	return ok && err == nil
}

// isOurRPID reports whether a passkey signed for the host name of this deployment.
func (g *Gate) isOurRPID(hash []byte) bool {
	want := sha256.Sum256([]byte(g.passkeys.Config.RPID))
	return slices.Equal(hash, want[:])
}

// Visitor is where a request comes from, as far as limits go.
type Visitor struct {
	Addr netip.Addr
	// Shared: many visitors share the address, because an unconfigured proxy hides theirs.
	Shared bool
}

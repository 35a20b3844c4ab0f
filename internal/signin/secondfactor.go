package signin

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// A code of the second factor: six digits, for 30 seconds, and for those before and after (clocks differ).
const step = 30

var codeForm = totp.ValidateOpts{Period: step, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// codeLasts is how long somebody may take from the link to the code.
const codeLasts = 10 * time.Minute

// pend notes that somebody has used a link and has the second factor left.
func (g *Gate) pend(ctx context.Context, id directory.ID) error {
	if err := g.sessions.RenewToken(ctx); err != nil {
		return err
	}
	g.sessions.Remove(ctx, keyAccount)
	g.sessions.Put(ctx, keyPending, id.String())
	g.sessions.Put(ctx, keyUntil, g.now().Add(codeLasts).Unix())
	return nil
}

// Pending returns whose second factor a session waits for, or ErrExpired.
func (g *Gate) pending(ctx context.Context) (directory.ID, error) {
	id, err := uuid.Parse(g.sessions.GetString(ctx, keyPending))
	if err != nil || g.now().Unix() > g.sessions.GetInt64(ctx, keyUntil) {
		return id, ErrExpired
	}
	return id, nil
}

// AwaitsCode returns nil if the session waits for the second factor, otherwise ErrExpired.
func (g *Gate) AwaitsCode(r *http.Request) error {
	_, err := g.pending(r.Context())
	return err
}

// GiveCode finishes a sign-in with the second factor. It returns ErrRefused for a wrong code, or one that was used, and
// TooMany after a few of them: six digits can be guessed. Codes that are right do not count. Nobody gets as far as that
// without a link of the account, so no stranger can use the tries up.
func (g *Gate) GiveCode(r *http.Request, code string) error {
	ctx := r.Context()
	id, err := g.pending(ctx)
	if err != nil {
		return err
	}
	if err := g.countCode(ctx, id.String(), func() error { return g.check(ctx, id, code) }); err != nil {
		return err
	}
	a, err := g.store.Account(ctx, id)
	if errors.Is(err, fault.NotFound) {
		return ErrExpired // closed meanwhile
	}
	if err != nil {
		return err
	}
	return g.start(r, a)
}

// countCode counts a try before it looks at the code, so that many at the same time are not more than there may be, and
// takes it back where the code was right.
func (g *Gate) countCode(ctx context.Context, of string, check func() error) error {
	at := g.now()
	if err := g.count(ctx, codesPerAccount, of); err != nil {
		return err
	}
	if err := check(); err != nil {
		return err
	}
	return g.store.Forgive(ctx, codesPerAccount.name+" "+of, codesPerAccount.window, at)
}

func (g *Gate) check(ctx context.Context, id directory.ID, code string) error {
	key, err := g.store.SecondFactor(ctx, id)
	if err != nil {
		return err
	}
	at, ok := g.fits(key, code)
	if !ok {
		return ErrRefused
	}
	if err := g.store.UseCode(ctx, id, at); errors.Is(err, fault.NotFound) {
		return ErrRefused // this one, or a later one, was used
	} else if err != nil {
		return err
	}
	return nil
}

// fits reports to which 30 seconds a code belongs.
func (g *Gate) fits(key, code string) (int64, bool) {
	code = strings.Join(strings.Fields(code), "")
	for _, shift := range []int64{0, -1, 1} {
		at := g.now().Unix()/step + shift
		ok, err := totp.ValidateCustom(code, key, time.Unix(at*step, 0), codeForm)
		if err == nil && ok {
			return at, true
		}
	}
	return 0, false
}

// NewSecondFactor returns the key for an authenticator app, as text and as its address. It is on only when ConfirmSecondFactor has seen a code of it.
func (g *Gate) NewSecondFactor(r *http.Request, a account.Account) (key, address string, err error) {
	if !a.May(account.UseSecondFactor, account.Scope{}) {
		return "", "", fault.Forbidden
	}
	options := totp.GenerateOpts{Issuer: g.site, AccountName: a.Email, Period: step, Digits: codeForm.Digits, Algorithm: codeForm.Algorithm}
	if known := g.sessions.GetString(r.Context(), keySecret); known != "" {
		if options.Secret, err = decodeKey(known); err != nil {
			return "", "", err
		}
	}
	made, err := totp.Generate(options)
	if err != nil {
		return "", "", err
	}
	g.sessions.Put(r.Context(), keySecret, made.Secret())
	return made.Secret(), otpAddress(g.site, a.Email, made.Secret()), nil
}

// ConfirmSecondFactor switches the second factor on, or returns ErrRefused if the code is not of the new key.
func (g *Gate) ConfirmSecondFactor(r *http.Request, a account.Account, code string) error {
	ctx := r.Context()
	if !a.May(account.UseSecondFactor, account.Scope{}) {
		return fault.Forbidden
	}
	key := g.sessions.GetString(ctx, keySecret)
	if key == "" {
		return ErrExpired
	}
	at, ok := g.fits(key, code) // whoever types it has the key before them: there is nothing to guess
	if !ok {
		return ErrRefused
	}
	if err := g.store.SetSecondFactor(ctx, a.ID, key, at, g.now()); err != nil {
		return err
	}
	g.sessions.Remove(ctx, keySecret)
	return nil
}

// HasSecondFactor reports whether an account has one.
func (g *Gate) HasSecondFactor(ctx context.Context, a account.Account) (bool, error) {
	return g.store.HasSecondFactor(ctx, a.ID)
}

// RemoveSecondFactor switches it off.
func (g *Gate) RemoveSecondFactor(ctx context.Context, a account.Account) error {
	return g.store.RemoveSecondFactor(ctx, a.ID)
}

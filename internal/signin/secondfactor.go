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

// step is how many seconds a code of the second factor is valid. The codes of the step before and the one after are
// accepted, too, because clocks differ.
const step = 30

var codeOptions = totp.ValidateOpts{Period: step, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// codeTimeout is how long it may take from the link to the code.
const codeTimeout = 10 * time.Minute

// awaitCode records that somebody has used a link and still has to give the second factor.
func (g *Gate) awaitCode(ctx context.Context, id directory.ID) error {
	if err := g.sessions.RenewToken(ctx); err != nil {
		return err
	}
	g.sessions.Remove(ctx, keyAccount)
	g.sessions.Put(ctx, keyPending, id.String())
	g.sessions.Put(ctx, keyUntil, g.now().Add(codeTimeout).Unix())
	return nil
}

// pending returns whose second factor a session waits for, or ErrExpired.
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

// SubmitCode completes a sign-in with the second factor. It returns ErrRefused for a code that is wrong or was used, and
// TooManyAttemptsError after a few of them: six digits can be guessed. Valid codes do not count. Nobody gets this far without a link
// for the account, so no stranger can use up the tries.
func (g *Gate) SubmitCode(r *http.Request, code string) error {
	ctx := r.Context()
	id, err := g.pending(ctx)
	if err != nil {
		return err
	}
	if err := g.countCode(ctx, id.String(), func() error { return g.checkCode(ctx, id, code) }); err != nil {
		return err
	}
	a, err := g.store.Account(ctx, id)
	if errors.Is(err, fault.NotFound) {
		return ErrExpired // closed in the meantime
	}
	if err != nil {
		return err
	}
	return g.start(r, a)
}

// countCode counts a try before it checks the code, so that concurrent tries cannot exceed the limit, and takes it back if
// the code was valid.
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

func (g *Gate) checkCode(ctx context.Context, id directory.ID, code string) error {
	key, err := g.store.SecondFactor(ctx, id)
	if err != nil {
		return err
	}
	at, ok := g.codeStep(key, code)
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

// codeStep returns the step for which a code is valid, if there is one.
func (g *Gate) codeStep(key, code string) (int64, bool) {
	code = strings.Join(strings.Fields(code), "")
	for _, shift := range []int64{0, -1, 1} {
		at := g.now().Unix()/step + shift
		ok, err := totp.ValidateCustom(code, key, time.Unix(at*step, 0), codeOptions)
		if err == nil && ok {
			return at, true
		}
	}
	return 0, false
}

// NewSecondFactor returns the key for an authenticator app, as text and as its address. It is not in use until
// ConfirmSecondFactor has seen a code of it.
func (g *Gate) NewSecondFactor(r *http.Request, a account.Account) (key, address string, err error) {
	if !a.May(account.UseSecondFactor, account.Scope{}) {
		return "", "", fault.Forbidden
	}
	options := totp.GenerateOpts{
		Issuer: g.site, AccountName: a.Email, Period: step, Digits: codeOptions.Digits, Algorithm: codeOptions.Algorithm,
	}
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

// ConfirmSecondFactor turns the second factor on, or returns ErrRefused if the code does not belong to the new key.
func (g *Gate) ConfirmSecondFactor(r *http.Request, a account.Account, code string) error {
	ctx := r.Context()
	if !a.May(account.UseSecondFactor, account.Scope{}) {
		return fault.Forbidden
	}
	key := g.sessions.GetString(ctx, keySecret)
	if key == "" {
		return ErrExpired
	}
	at, ok := g.codeStep(key, code) // whoever types it sees the key: there is nothing to guess
	if !ok {
		return ErrRefused
	}
	if err := g.store.SetSecondFactor(ctx, a.ID, key, at, g.now()); err != nil {
		return err
	}
	g.sessions.Remove(ctx, keySecret)
	return nil
}

// HasSecondFactor reports whether an account has a second factor.
func (g *Gate) HasSecondFactor(ctx context.Context, a account.Account) (bool, error) {
	return g.store.HasSecondFactor(ctx, a.ID)
}

// RemoveSecondFactor turns the second factor of an account off.
func (g *Gate) RemoveSecondFactor(ctx context.Context, a account.Account) error {
	return g.store.RemoveSecondFactor(ctx, a.ID)
}

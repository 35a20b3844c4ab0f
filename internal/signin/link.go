package signin

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/mailaddress"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// LinkLifetime is how long a sign-in link works.
const LinkLifetime = 15 * time.Minute

// Email returns an address as it is stored, in lower case and as mail servers accept it, or fault.Invalid.
func Email(typed string) (string, error) {
	email, err := mailaddress.Plain(typed)
	if err != nil {
		return "", fault.Wrong(fault.At("email"), fault.Said, err)
	}
	return strings.ToLower(email), nil
}

// lookupEmail returns an address as it is stored; what is not an address is left as it is, and not found.
func lookupEmail(typed string) string {
	if email, err := Email(typed); err == nil {
		return email
	}
	return typed
}

// RequestLink queues a request for a link to be mailed. What it does, and how long that takes, is the same whether or not
// the address is known: a background job decides. The link will work in this browser only.
func (g *Gate) RequestLink(r *http.Request, typed string, visitor Visitor) error {
	email, err := Email(typed)
	if err != nil {
		return err
	}
	ctx := r.Context()
	if err := g.count(ctx, requestsPerBlock.forVisitor(visitor), Block(visitor.Addr)); err != nil {
		return err
	}
	if err := g.count(ctx, linksPerAddress, email); err != nil {
		return err
	}
	browser := g.sessions.GetString(ctx, keyBrowser)
	if browser == "" {
		browser = secret()
	}
	g.sessions.Put(ctx, keyBrowser, browser) // even if it was there: that renews the hour
	q := store.SignInRequest{ID: uuid.New(), Email: email, Browser: hash(browser), AskedAt: g.now()}
	return g.store.InTx(ctx, func(tx *store.Store) error {
		if err := tx.AddSignInRequest(ctx, q); err != nil {
			return err
		}
		return tx.Enqueue(ctx, task.SignInMail{Request: q.ID}, time.Time{})
	})
}

// Link is a link to be mailed.
type Link struct {
	To      account.Account
	Address string // contains the secret: it goes into the mail and nowhere else
}

// LinkToMail makes the link that was requested, in the transaction that marks the mail as sent. It returns fault.NotFound if
// there is nothing to mail: the address has no account, or the request has expired.
func (g *Gate) LinkToMail(ctx context.Context, tx *store.Store, request directory.ID) (Link, error) {
	q, err := tx.SignInRequest(ctx, request)
	if err != nil {
		return Link{}, err
	}
	if g.now().Sub(q.AskedAt) > LinkLifetime {
		return Link{}, fault.NotFound
	}
	a, err := tx.AccountByEmail(ctx, q.Email)
	if err != nil {
		return Link{}, err
	}
	return g.makeLink(ctx, tx, a, store.SignInLink{Browser: q.Browser})
}

// LinkToPrint makes a link that works in any browser, for the operator to pass on: before mail is set up, or when somebody
// has lost their second factor. It returns fault.NotFound if the address has no account.
func (g *Gate) LinkToPrint(ctx context.Context, email string, skipSecondFactor bool) (Link, error) {
	var link Link
	err := g.store.InTx(ctx, func(tx *store.Store) error {
		a, err := tx.AccountByEmail(ctx, lookupEmail(email))
		if err != nil {
			return err
		}
		link, err = g.makeLink(ctx, tx, a, store.SignInLink{SkipsSecondFactor: skipSecondFactor})
		return err
	})
	return link, err
}

func (g *Gate) makeLink(ctx context.Context, tx *store.Store, a account.Account, l store.SignInLink) (Link, error) {
	token := secret()
	l.Hash, l.Account, l.ExpiresAt = hash(token), a.ID, g.now().Add(LinkLifetime)
	return Link{a, g.origin + "/anmelden/link/" + token}, tx.AddSignInLink(ctx, l, g.now())
}

// CheckLink returns nil if a link can be used, otherwise ErrUnknown, ErrUsed or ErrExpired. It changes nothing, because mail
// scanners open links, too. The browser is checked only when the link is used: a browser does not send our cookie when
// somebody comes from another site.
func (g *Gate) CheckLink(ctx context.Context, token string, visitor Visitor) error {
	_, err := g.link(ctx, g.store, token)
	return g.countGuess(ctx, err, visitor)
}

func (g *Gate) link(ctx context.Context, s *store.Store, token string) (store.SignInLink, error) {
	l, err := s.SignInLink(ctx, hash(token))
	switch {
	case errors.Is(err, fault.NotFound):
		return l, ErrUnknown
	case err != nil:
		return l, err
	case l.UsedAt != nil:
		return l, ErrUsed
	case !g.now().Before(l.ExpiresAt):
		return l, ErrExpired
	}
	return l, nil
}

// countGuess counts errors that look like guessing, and returns TooManyAttemptsError if there are too many. It is called after the
// link or passkey was checked, so that the limit never stops a valid one.
func (g *Gate) countGuess(ctx context.Context, err error, visitor Visitor) error {
	for _, guess := range []error{ErrUnknown, ErrUnknownPasskey, ErrRemovedPasskey, ErrRefused} {
		if errors.Is(err, guess) {
			if err := g.count(ctx, guessesPerBlock.forVisitor(visitor), Block(visitor.Addr)); err != nil {
				return err
			}
		}
	}
	return err
}

// UseLink signs in with a link. needsCode reports that the second factor is still to come.
func (g *Gate) UseLink(r *http.Request, token string, visitor Visitor) (needsCode bool, err error) {
	ctx := r.Context()
	var a account.Account
	var skip bool
	err = g.store.InTx(ctx, func(tx *store.Store) error {
		l, err := g.link(ctx, tx, token)
		if err != nil {
			return err
		}
		if l.Browser != nil && !bytes.Equal(l.Browser, hash(g.sessions.GetString(ctx, keyBrowser))) {
			return ErrOtherBrowser
		}
		if a, err = tx.Account(ctx, l.Account); errors.Is(err, fault.NotFound) {
			return ErrUnknown // closed in the meantime
		}
		if err != nil {
			return err
		}
		skip = l.SkipsSecondFactor
		return tx.UseSignInLink(ctx, l, g.now())
	})
	if err != nil {
		return false, g.countGuess(ctx, err, visitor)
	}
	if !skip {
		if needsCode, err = g.store.HasSecondFactor(ctx, a.ID); err != nil {
			return false, err
		}
	}
	if needsCode {
		return true, g.awaitCode(ctx, a.ID)
	}
	return false, g.start(r, a)
}

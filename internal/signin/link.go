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

// LinkLasts is how long a sign-in link works.
const LinkLasts = 15 * time.Minute

// Email returns an address as it is kept, in lower case and as mail servers take it, or fault.Invalid with what is wrong.
func Email(typed string) (string, error) {
	email, err := mailaddress.Plain(typed)
	if err != nil {
		return "", fault.Wrong(fault.At("email"), fault.Said, err)
	}
	return strings.ToLower(email), nil
}

// known returns an address as it is kept; what is none is left as it is, and found nowhere.
func known(typed string) string {
	if email, err := Email(typed); err == nil {
		return email
	}
	return typed
}

// Ask leaves a request for a link to be mailed. What it does, and how long that takes, is the same whether the address
// is known or not: the work in the background decides. The link will work in this browser only.
func (g *Gate) Ask(r *http.Request, typed string, visitor Visitor) error {
	email, err := Email(typed)
	if err != nil {
		return err
	}
	ctx := r.Context()
	if err := g.count(ctx, asksPerBlock.by(visitor), Block(visitor.At)); err != nil {
		return err
	}
	if err := g.count(ctx, linksPerAddress, email); err != nil {
		return err
	}
	browser := g.sessions.GetString(ctx, keyBrowser)
	if browser == "" {
		browser = secret()
	}
	g.sessions.Put(ctx, keyBrowser, browser) // also where it was there: the hour begins anew
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
	Address string // holds the secret: it goes into the mail and nowhere else
}

// Mailed makes the link that was asked for, in the transaction that marks the mail. It returns fault.NotFound where
// nothing is to be mailed: the address has no account, or whoever asked has given up by now.
func (g *Gate) Mailed(ctx context.Context, tx *store.Store, request directory.ID) (Link, error) {
	q, err := tx.SignInRequest(ctx, request)
	if err != nil {
		return Link{}, err
	}
	if g.now().Sub(q.AskedAt) > LinkLasts {
		return Link{}, fault.NotFound
	}
	a, err := tx.AccountByEmail(ctx, q.Email)
	if err != nil {
		return Link{}, err
	}
	return g.makeLink(ctx, tx, a, store.SignInLink{Browser: q.Browser})
}

// Printed makes a link that works in any browser, for the operator to hand over: before mail is set up, or when
// somebody has lost their second factor. It returns fault.NotFound if the address has no account.
func (g *Gate) Printed(ctx context.Context, email string, skipSecondFactor bool) (Link, error) {
	var link Link
	err := g.store.InTx(ctx, func(tx *store.Store) error {
		a, err := tx.AccountByEmail(ctx, known(email))
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
	l.Hash, l.Account, l.ExpiresAt = hash(token), a.ID, g.now().Add(LinkLasts)
	return Link{a, g.origin + "/anmelden/link/" + token}, tx.AddSignInLink(ctx, l, g.now())
}

// Look returns nil if a link can be used, otherwise ErrUnknown, ErrUsed or ErrExpired. It changes nothing: programs
// that look into mails open links, too. In which browser it works shows only when it is used, because a browser
// does not send our cookie when somebody comes from another site.
func (g *Gate) Look(ctx context.Context, token string, visitor Visitor) error {
	_, err := g.link(ctx, g.store, token)
	return g.wrong(ctx, err, visitor)
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

// wrong counts what looks like guessing, and returns TooMany for more of it than there may be. It is called after the
// proof was looked at: the limit is for those who have none.
func (g *Gate) wrong(ctx context.Context, err error, visitor Visitor) error {
	for _, guess := range []error{ErrUnknown, ErrUnknownPasskey, ErrRemovedPasskey, ErrRefused} {
		if errors.Is(err, guess) {
			if err := g.count(ctx, wrongPerBlock.by(visitor), Block(visitor.At)); err != nil {
				return err
			}
		}
	}
	return err
}

// Use signs in with a link. asked reports that the second factor is still to come.
func (g *Gate) Use(r *http.Request, token string, visitor Visitor) (asked bool, err error) {
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
			return ErrUnknown // closed meanwhile
		}
		if err != nil {
			return err
		}
		skip = l.SkipsSecondFactor
		return tx.UseSignInLink(ctx, l, g.now())
	})
	if err != nil {
		return false, g.wrong(ctx, err, visitor)
	}
	if !skip {
		if asked, err = g.store.HasSecondFactor(ctx, a.ID); err != nil {
			return false, err
		}
	}
	if asked {
		return true, g.pend(ctx, a.ID)
	}
	return false, g.start(r, a)
}

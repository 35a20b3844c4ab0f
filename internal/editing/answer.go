package editing

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// The reasons why a link to confirm an entry no longer opens it.
var (
	ErrLinkUsed    = errors.New("this link was used")
	ErrLinkExpired = errors.New("this link is over")
)

// LinkLifetime is how long the link in an e-mail opens an entry.
const LinkLifetime = 30 * 24 * time.Hour

// NewToken returns a secret for the address of a confirmation. Only its hash is ever stored.
func NewToken() string { return rand.Text() + rand.Text() }

// TokenHash returns the hash of a secret, which is all that is stored of it.
func TokenHash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// Entry returns the entry that a mailed secret opens, as the institution sees it. It returns fault.NotFound for an unknown secret,
// ErrLinkUsed if it has been answered, ErrLinkExpired if it is too late.
func (e *Editor) Entry(ctx context.Context, token string, now time.Time) (directory.InstitutionPage, error) {
	c, err := opened(ctx, e.store, token, now)
	if err != nil {
		return directory.InstitutionPage{}, err
	}
	return e.ownEntry(ctx, e.store, c.InstitutionKey, now)
}

func opened(ctx context.Context, s *store.Store, token string, now time.Time) (store.Confirmation, error) {
	c, err := s.ConfirmationByToken(ctx, TokenHash(token))
	switch {
	case err != nil:
		return c, err
	case c.Answered:
		return c, ErrLinkUsed
	case !now.Before(c.ExpiresAt):
		return c, ErrLinkExpired
	}
	return c, nil
}

// EntryOf returns the entry of an institution as it sees it, for an account that answers for it.
func (e *Editor) EntryOf(ctx context.Context, by account.Account, key string, now time.Time) (directory.InstitutionPage, error) {
	own, err := e.ownEntry(ctx, e.store, key, now)
	if err == nil && !by.MayAnswerFor(own.ID()) {
		err = fmt.Errorf("entry %q: %w", key, fault.Forbidden)
	}
	if err != nil {
		return directory.InstitutionPage{}, err
	}
	return own, nil
}

func (e *Editor) ownEntry(ctx context.Context, s *store.Store, key string, now time.Time) (directory.InstitutionPage, error) {
	page, err := s.InstitutionPage(ctx, key)
	return page.OwnEntry(now), err
}

// AnswerByMail takes the answer that an institution gives through a mailed link, which opens nothing afterwards. It returns
// fault.Stale if the entry has changed since it was shown, fault.Invalid by path, and otherwise errors as Entry.
func (e *Editor) AnswerByMail(ctx context.Context, token string, reply Reply, now time.Time) error {
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		c, err := opened(ctx, tx, token, now)
		if err != nil {
			return err
		}
		word, err := e.answer(ctx, tx, c.InstitutionKey, account.Account{}, reply, now)
		if err != nil {
			return err
		}
		if first, err := tx.AnswerConfirmation(ctx, c.ID, word, now); err != nil || !first {
			return errors.Join(err, ErrLinkUsed)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}

// Answer takes the answer of somebody who is signed in and answers for an institution; errors as AnswerByMail.
func (e *Editor) Answer(ctx context.Context, by account.Account, key string, reply Reply, now time.Time) error {
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		own, err := e.ownEntry(ctx, tx, key, now)
		if err != nil {
			return err
		}
		if !by.MayAnswerFor(own.ID()) {
			return fault.Forbidden
		}
		word, err := e.answer(ctx, tx, key, by, reply, now)
		if err != nil {
			return err
		}
		return tx.AnswerConfirmations(ctx, own.ID(), word, now)
	})
	if err != nil {
		return fmt.Errorf("answer for %q: %w", key, err)
	}
	return nil
}

// answer confirms an entry or puts corrections into the inboxes. It returns the word for which of the two it was.
func (e *Editor) answer(ctx context.Context, tx *store.Store, key string, by account.Account, reply Reply, now time.Time) (string, error) {
	own, err := e.ownEntry(ctx, tx, key, now)
	if err != nil {
		return "", err
	}
	if reply.Fingerprint != EntryFingerprint(own) {
		return "", fault.Stale
	}
	if reply.Right {
		return "stimmt", confirm(ctx, tx, own, by, now)
	}
	line, err := tx.InstitutionLine(ctx, key)
	if err != nil {
		return "", err
	}
	shared, members, err := reply.corrections(own, line)
	if err != nil {
		return "", err
	}
	text, _ := directory.CleanText(reply.Text)
	if len(shared)+len(members) == 0 && text == "" {
		return "", fault.Wrong(nil, nothingChanged)
	}
	p := directory.Proposal{Source: directory.FromInstitution, Corrections: shared, Text: text, CreatedAt: now}
	if len(shared) > 0 || text != "" {
		if err := tx.AddProposal(ctx, directory.ID{}, own.ID(), p); err != nil {
			return "", err
		}
	}
	for network, corrections := range members {
		id, err := tx.NetworkID(ctx, network)
		if err != nil {
			return "", err
		}
		p.Corrections, p.Text = corrections, ""
		if err := tx.AddProposal(ctx, id, own.ID(), p); err != nil {
			return "", err
		}
	}
	return "berichtigt", nil
}

// confirm records in every network of an institution that the institution found its entry right.
func confirm(ctx context.Context, tx *store.Store, own directory.InstitutionPage, by account.Account, now time.Time) error {
	networks, err := tx.NetworksOf(ctx, own.Key)
	if err != nil {
		return err
	}
	for _, id := range networks {
		key, err := tx.LockNetwork(ctx, id)
		if err != nil {
			return err
		}
		before, err := tx.Dossier(ctx, key)
		if err != nil {
			return err
		}
		w := newWork(ctx, tx, before, before, by, now)
		w.Role = account.Contact
		if err := w.checkOwn(own.Key); err != nil {
			return err
		}
		r := history.Revision{At: now, Account: by.ID, Role: account.Contact, Kind: string(KindCheck)}
		if _, err := save(ctx, tx, before, w.Dossier, r, answers{by: by}); err != nil {
			return err
		}
	}
	return nil
}

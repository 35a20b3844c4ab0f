package editing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// askedADay is how many institutions of one network are asked in a day, so that a new deployment does not flood them with mail.
const askedADay = 10

// AskDue asks the institutions whose turn it is whether their entry is right, and reminds those that have been silent
// for three weeks. It returns how many mails that makes.
func (e *Editor) AskDue(ctx context.Context, now time.Time) (int, error) {
	mails := 0
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		due, err := tx.DueInstitutions(ctx, now, askedADay)
		if err != nil {
			return err
		}
		for _, institution := range due {
			id, err := tx.AddConfirmation(ctx, institution, now)
			if errors.Is(err, fault.Stale) || errors.Is(err, fault.NotFound) {
				continue // somebody asked meanwhile
			}
			if err == nil {
				err = tx.Enqueue(ctx, task.ConfirmationMail{Confirmation: id}, time.Time{})
			}
			if err != nil {
				return err
			}
			mails++
		}
		remind, err := tx.RemindConfirmations(ctx, now)
		if err != nil {
			return err
		}
		for _, id := range remind {
			if err := tx.Enqueue(ctx, task.ConfirmationMail{Confirmation: id, Reminder: true}, time.Time{}); err != nil {
				return err
			}
			mails++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("ask who is due: %w", err)
	}
	return mails, nil
}

// Ask asks one institution now. It returns fault.Forbidden to accounts that coordinate none of its networks, fault.Stale if
// it was asked a short while ago, and fault.Invalid if there is no address to ask at.
func (e *Editor) Ask(ctx context.Context, by account.Account, key string, now time.Time) error {
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		line, err := tx.InstitutionLine(ctx, key)
		if err != nil {
			return err
		}
		networks, err := tx.NetworksOf(ctx, key)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(networks, by.MayEdit) {
			return fault.Forbidden
		}
		id, err := tx.AddConfirmation(ctx, line[0].ID(), now)
		if errors.Is(err, fault.NotFound) {
			return fault.Wrong(nil, noAddress)
		}
		if err != nil {
			return err
		}
		return tx.Enqueue(ctx, task.ConfirmationMail{Confirmation: id}, time.Time{})
	})
	if err != nil {
		return fmt.Errorf("ask %q: %w", key, err)
	}
	return nil
}

// Inquiry gives a confirmation a new secret and returns it with whom to ask; fault.NotFound where nobody is to be asked
// any more. It belongs into the transaction that marks the mail.
func Inquiry(ctx context.Context, tx *store.Store, confirmation task.ConfirmationMail, now time.Time) (store.Inquiry, string, error) {
	token := NewToken()
	q, err := tx.StartInquiry(ctx, confirmation.Confirmation, TokenHash(token), now.Add(LinkLifetime), now)
	return q, token, err
}

// SetYearlyMails switches the yearly mails to the members of a network on or off, for somebody who may edit it.
func (e *Editor) SetYearlyMails(ctx context.Context, by account.Account, network string, on bool) error {
	id, err := e.store.NetworkID(ctx, network)
	if err == nil && !by.MayEdit(id) {
		err = fmt.Errorf("yearly mails of %q: %w", network, fault.Forbidden)
	}
	if err != nil {
		return err
	}
	return e.store.SetYearlyMails(ctx, id, on)
}

// SetLetter replaces the words of the yearly question that somebody saw, for somebody who may edit the network; fault.Stale
// if others were saved since.
func (e *Editor) SetLetter(ctx context.Context, by account.Account, network string, seen, letter directory.Letter) error {
	id, err := e.store.NetworkID(ctx, network)
	if err == nil && !by.MayEdit(id) {
		err = fmt.Errorf("letter of %q: %w", network, fault.Forbidden)
	}
	if err != nil {
		return err
	}
	return e.store.SaveLetter(ctx, id, seen, letter)
}

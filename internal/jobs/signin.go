package jobs

import (
	"context"
	"errors"
	"fmt"

	"github.com/riverqueue/river"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// mailSignIn answers a request for a sign-in link. The secret is made here, when the mail is; the request, which holds
// the address that was typed, is forgotten afterwards.
func (j *Jobs) mailSignIn(ctx context.Context, job *river.Job[task.SignInMail]) error {
	err := j.deliver(ctx, job.JobRow, store.Mail{}, func(ctx context.Context, tx *store.Store) (envelope, error) {
		link, err := j.gate.LinkToMail(ctx, tx, job.Args.Request)
		if errors.Is(err, fault.NotFound) {
			return envelope{}, errUnwanted
		}
		if err != nil {
			return envelope{}, err
		}
		return envelope{To: link.To.Email, ToName: link.To.Name, Letter: "anmelden", Data: struct{ Link string }{link.Address}}, nil
	})
	if err != nil {
		return err
	}
	return j.store.RemoveSignInRequest(ctx, job.Args.Request)
}

// invitation is what an invitation tells.
type invitation struct {
	By, What string
}

// mailInvite tells somebody who invited them to what. A role that was taken away meanwhile is not told of.
func (j *Jobs) mailInvite(ctx context.Context, job *river.Job[task.InviteMail]) error {
	about := store.Mail{Account: job.Args.Account}
	return j.deliver(ctx, job.JobRow, about, func(ctx context.Context, tx *store.Store) (envelope, error) {
		to, err := tx.Account(ctx, job.Args.Account)
		if err == nil {
			var grant store.GrantLine
			if grant, err = tx.GrantOf(ctx, to.ID, job.Args.Grant); err == nil {
				what, by, answers := invitedTo(grant), "der Betrieb dieses Verzeichnisses", ""
				if inviter, err := tx.Account(ctx, job.Args.By); err == nil {
					by, answers = inviter.Email, inviter.Email
					if inviter.Name != "" {
						by = inviter.Name + " (" + inviter.Email + ")"
					}
				} else if !errors.Is(err, fault.NotFound) {
					return envelope{}, err
				}
				return envelope{To: to.Email, ToName: to.Name, ReplyTo: answers, Letter: "einladung", Data: invitation{by, what}}, nil
			}
		}
		if errors.Is(err, fault.NotFound) {
			err = errUnwanted
		}
		return envelope{}, err
	})
}

func invitedTo(g store.GrantLine) string {
	switch g.Role {
	case account.Coordinator:
		return fmt.Sprintf(sayMaintain, g.NetworkName)
	case account.Contact:
		return fmt.Sprintf(sayCorrect, g.InstitutionName)
	case account.Staff:
		return sayReadStaff
	}
	return sayOperate
}

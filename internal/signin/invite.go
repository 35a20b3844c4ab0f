package signin

import (
	"context"
	"errors"
	"strings"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// Invitation is what somebody is invited to.
type Invitation struct {
	Email, Name string
	Role        account.Role
	Network     string // key; of a coordinator
	Institution string // key; of a contact
}

// Invited says what became of an invitation.
type Invited struct {
	Account directory.ID
	Email   string
	New     bool // the role is new; otherwise the mail is only sent once more
}

// Command is who invites by a command on the machine itself: the operator, whoever that is.
var Command = account.Account{Grants: []account.Grant{{Role: account.Operator}}}

// Invite gives somebody a role, and an account if they have none, and leaves a mail to tell them. There is no secret in
// that mail, so it never expires. It returns fault.Forbidden to whoever may not give this role, fault.Invalid for bad input.
func (g *Gate) Invite(ctx context.Context, by account.Account, i Invitation) (Invited, error) {
	var bad fault.Invalid
	email, err := Email(i.Email)
	errors.As(err, &bad)
	grant, scope, err := g.granted(ctx, by, i, &bad)
	if err != nil {
		return Invited{}, err
	}
	name, ok := Label(i.Name)
	if !ok {
		bad.Add(fault.At("name"), shorterName)
	}
	if len(bad) > 0 {
		return Invited{}, bad
	}
	if !by.May(account.ToGrant(i.Role), scope) {
		return Invited{}, fault.Forbidden
	}
	if by.ID != (directory.ID{}) {
		if err := g.count(ctx, invitesPerDay, by.ID.String()); err != nil {
			return Invited{}, err
		}
	}
	done := Invited{Email: email}
	err = g.store.InTx(ctx, func(tx *store.Store) error {
		closed, err := tx.AccountClosed(ctx, email)
		if err != nil {
			return err
		}
		if closed && !by.May(account.CloseAccounts, account.Scope{}) {
			return fault.Wrong(fault.At("email"), closedAccount)
		}
		id, _, err := tx.SaveAccount(ctx, email, name, g.now())
		if err != nil {
			return err
		}
		done.Account = id
		role, added, err := tx.AddGrant(ctx, id, grant, by.ID, g.now())
		if err != nil {
			return err
		}
		done.New = added
		return tx.Enqueue(ctx, task.InviteMail{Account: id, Grant: role, By: by.ID}, time.Time{})
	})
	return done, err
}

// granted finds what an invitation names; what is wrong with it goes into bad.
func (g *Gate) granted(ctx context.Context, by account.Account, i Invitation, bad *fault.Invalid) (account.Grant, account.Scope, error) {
	grant := account.Grant{Role: i.Role}
	switch i.Role {
	case account.Coordinator:
		id, err := g.store.NetworkID(ctx, strings.TrimSpace(i.Network))
		if notThere(err) {
			bad.Add(fault.At("network"), chooseNetwork)
			return grant, account.Scope{}, nil
		}
		grant.Network = id
		return grant, account.On(id), err
	case account.Contact:
		id, _, networks, err := g.store.InstitutionAt(ctx, strings.TrimSpace(i.Institution))
		if notThere(err) {
			bad.Add(fault.At("institution"), noInstitution)
			return grant, account.Scope{}, nil
		}
		grant.Institution = id
		return grant, account.Of(id, networks...), err
	case account.Staff, account.Operator:
		return grant, account.Scope{Networks: by.Networks()}, nil
	}
	bad.Add(fault.At("role"), chooseRole)
	return grant, account.Scope{}, nil
}

func notThere(err error) bool {
	var moved fault.Moved
	return errors.Is(err, fault.NotFound) || errors.As(err, &moved)
}

// scopeOf is what a role is about, for whoever would take it away.
func scopeOf(line store.GrantLine) account.Scope {
	if line.Role == account.Coordinator {
		return account.On(line.Network)
	}
	return account.Of(line.Institution, line.Networks...)
}

// Reach returns the accounts that somebody may see, with the roles that they may take away: an operator all, a
// coordinator those of their own networks, and always oneself.
func (g *Gate) Reach(ctx context.Context, by account.Account) ([]store.AccountLine, error) {
	if !by.May(account.SeeAccounts, account.Scope{}) {
		return nil, fault.Forbidden
	}
	all, err := g.store.Accounts(ctx)
	if err != nil || by.May(account.CloseAccounts, account.Scope{}) {
		return all, err
	}
	var seen []store.AccountLine
	for _, a := range all {
		var within []store.GrantLine
		for _, line := range a.Grants {
			if a.ID == by.ID || by.May(account.ToGrant(line.Role), scopeOf(line)) {
				within = append(within, line)
			}
		}
		if a.Grants = within; len(within) > 0 && a.ClosedAt == nil {
			seen = append(seen, a)
		}
	}
	return seen, nil
}

// TakeAway takes a role from an account. Nobody takes their own: that could leave nobody behind. It has its effect with
// the next request of whoever had it.
func (g *Gate) TakeAway(ctx context.Context, by account.Account, from, grant directory.ID) error {
	return g.store.InTx(ctx, func(tx *store.Store) error {
		line, err := tx.GrantOf(ctx, from, grant)
		if err != nil {
			return err
		}
		if from == by.ID || !by.May(account.ToGrant(line.Role), scopeOf(line)) {
			return fault.Forbidden
		}
		return tx.RemoveGrant(ctx, grant)
	})
}

// Close closes an account: nobody signs in with it any more, and who is signed in is out with the next request.
func (g *Gate) Close(ctx context.Context, by account.Account, id directory.ID) error {
	if id == by.ID || !by.May(account.CloseAccounts, account.Scope{}) {
		return fault.Forbidden
	}
	return g.store.InTx(ctx, func(tx *store.Store) error { return tx.CloseAccount(ctx, id, g.now()) })
}

// CloseByEmail is Close for the command.
func (g *Gate) CloseByEmail(ctx context.Context, email string) error {
	a, err := g.store.AccountByEmail(ctx, known(email))
	if err != nil {
		return err
	}
	return g.Close(ctx, Command, a.ID)
}

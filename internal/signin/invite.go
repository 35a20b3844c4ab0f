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

// Invited is the result of an invitation.
type Invited struct {
	Account directory.ID
	Email   string
	New     bool // the role is new; otherwise only the mail is sent again
}

// Command is the account of whoever runs a command on the machine itself: an operator without a name.
var Command = account.Account{Grants: []account.Grant{{Role: account.Operator}}}

// Invite gives somebody a role, and an account if they have none, and queues a mail that tells them. The mail contains no
// secret, so it never expires. Invite returns fault.Forbidden if by may not give this role, and fault.Invalid for bad input.
func (g *Gate) Invite(ctx context.Context, by account.Account, i Invitation) (Invited, error) {
	var bad fault.Invalid
	email, err := Email(i.Email)
	errors.As(err, &bad)
	grant, scope, err := g.resolveGrant(ctx, by, i, &bad)
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

// resolveGrant looks up what an invitation names. Problems go into bad.
func (g *Gate) resolveGrant(ctx context.Context, by account.Account, i Invitation, bad *fault.Invalid) (account.Grant, account.Scope, error) {
	grant := account.Grant{Role: i.Role}
	switch i.Role {
	case account.Coordinator:
		id, err := g.store.NetworkID(ctx, strings.TrimSpace(i.Network))
		if isMissing(err) {
			bad.Add(fault.At("network"), chooseNetwork)
			return grant, account.Scope{}, nil
		}
		grant.Network = id
		return grant, account.On(id), err
	case account.Contact:
		id, _, networks, err := g.store.InstitutionAt(ctx, strings.TrimSpace(i.Institution))
		if isMissing(err) {
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

func isMissing(err error) bool {
	var moved fault.Moved
	return errors.Is(err, fault.NotFound) || errors.As(err, &moved)
}

// scopeOf is what a role is about, to decide who may revoke it.
func scopeOf(line store.GrantLine) account.Scope {
	if line.Role == account.Coordinator {
		return account.On(line.Network)
	}
	return account.Of(line.Institution, line.Networks...)
}

// VisibleAccounts returns the accounts that by may see, with the roles that by may revoke: for an operator all of them, for a
// coordinator those of their own networks, and always their own account.
func (g *Gate) VisibleAccounts(ctx context.Context, by account.Account) ([]store.AccountLine, error) {
	if !by.May(account.SeeAccounts, account.Scope{}) {
		return nil, fault.Forbidden
	}
	all, err := g.store.Accounts(ctx)
	if err != nil || by.May(account.CloseAccounts, account.Scope{}) {
		return all, err
	}
	var visible []store.AccountLine
	for _, a := range all {
		var revocable []store.GrantLine
		for _, line := range a.Grants {
			if a.ID == by.ID || by.May(account.ToGrant(line.Role), scopeOf(line)) {
				revocable = append(revocable, line)
			}
		}
		if a.Grants = revocable; len(revocable) > 0 && a.ClosedAt == nil {
			visible = append(visible, a)
		}
	}
	return visible, nil
}

// RevokeRole takes a role from an account, with effect from its next request. Nobody can revoke their own: there might be
// nobody left.
func (g *Gate) RevokeRole(ctx context.Context, by account.Account, from, grant directory.ID) error {
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

// CloseAccount closes an account: nobody can sign in with it any more, and its sessions end with their next request.
func (g *Gate) CloseAccount(ctx context.Context, by account.Account, id directory.ID) error {
	if id == by.ID || !by.May(account.CloseAccounts, account.Scope{}) {
		return fault.Forbidden
	}
	return g.store.InTx(ctx, func(tx *store.Store) error { return tx.CloseAccount(ctx, id, g.now()) })
}

// CloseAccountByEmail is CloseAccount for the command line.
func (g *Gate) CloseAccountByEmail(ctx context.Context, email string) error {
	a, err := g.store.AccountByEmail(ctx, lookupEmail(email))
	if err != nil {
		return err
	}
	return g.CloseAccount(ctx, Command, a.ID)
}

// Package account defines who can sign in, in which roles, and what they may do.
package account

import (
	"context"
	"slices"

	"rundtisch/internal/directory"
)

// Role is the part that somebody who signs in plays in the directory.
type Role string

// The roles.
const (
	Operator    Role = "betrieb"      // everything
	Coordinator Role = "koordination" // edits one or several networks
	Staff       Role = "fachkraft"    // reads the staff level of all networks
	Contact     Role = "einrichtung"  // answers for the entry of one institution
)

// Valid reports whether r is one of the roles.
func (r Role) Valid() bool {
	switch r {
	case Operator, Coordinator, Staff, Contact:
		return true
	}
	return false
}

// Grant gives an account a role. Network is set for coordinators, Institution for contacts, otherwise they are zero.
type Grant struct {
	Role        Role
	Network     directory.ID
	Institution directory.ID
}

// Account is somebody who can sign in.
type Account struct {
	ID     directory.ID // random, of version 4
	Email  string       // in lower case
	Name   string       // as colleagues see it in the history; may be empty
	Grants []Grant
}

// Is reports whether the account has the role, for whichever network or institution.
func (a Account) Is(role Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == role })
}

// MayEdit reports whether the account may change the network.
func (a Account) MayEdit(network directory.ID) bool {
	return a.May(EditNetwork, On(network))
}

// MayReadStaff reports whether the account may read what is meant for counselling staff.
func (a Account) MayReadStaff() bool { return a.May(ReadStaffLevel, Scope{}) }

// OnlyRefers reports whether the account is there for counselling and for nothing else.
func (a Account) OnlyRefers() bool {
	return len(a.Grants) > 0 && !slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role != Staff })
}

// MayAnswerFor reports whether the account may confirm or correct the entry of the institution itself.
func (a Account) MayAnswerFor(institution directory.ID) bool {
	return a.May(AnswerForEntry, Of(institution))
}

// RoleAt returns the role in which the account changes the network: the history and "geprüft durch" show it.
func (a Account) RoleAt(network directory.ID) Role {
	if slices.Contains(a.Grants, Grant{Role: Coordinator, Network: network}) || !a.Is(Operator) {
		return Coordinator
	}
	return Operator
}

// Networks returns the networks that the account coordinates.
func (a Account) Networks() []directory.ID {
	var ids []directory.ID
	for _, g := range a.Grants {
		if g.Role == Coordinator {
			ids = append(ids, g.Network)
		}
	}
	return ids
}

type contextKey struct{}

// With returns a context that carries the account that is signed in.
func With(ctx context.Context, a Account) context.Context {
	return context.WithValue(ctx, contextKey{}, a)
}

// From returns the account that is signed in, or false.
func From(ctx context.Context) (Account, bool) {
	a, ok := ctx.Value(contextKey{}).(Account)
	return a, ok
}

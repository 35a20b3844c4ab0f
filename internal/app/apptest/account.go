package apptest

import (
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/signin"
)

// AddCoordinator adds an account of somebody, and returns it with the right to coordinate these networks. The database knows
// of the account only: whoever is signed in by As brings the roles along.
func (r *Program) AddCoordinator(t testing.TB, name string, networks ...string) account.Account {
	t.Helper()
	a := account.Account{ID: directory.NewID("account", name), Email: strings.ToLower(name) + "@example.org", Name: name}
	if _, err := r.SQL.Exec(t.Context(), `insert into desk.accounts (id, email, name, created_at) values ($1, $2, $3, $4)`, a.ID,
		a.Email, a.Name, Today); err != nil {
		t.Fatal(err)
	}
	for _, key := range networks {
		a.Grants = append(a.Grants, account.Grant{Role: account.Coordinator, Network: directory.NewID("network", key)})
	}
	return a
}

// AddAccount adds an account, and returns it with these grants, as AddCoordinator does.
func (r *Program) AddAccount(t testing.TB, email string, grants ...account.Grant) account.Account {
	t.Helper()
	a := account.Account{Email: email, Name: "Frau " + email, Grants: grants}
	if err := r.SQL.QueryRow(t.Context(), `insert into desk.accounts (email, name, created_at) values ($1, $2, $3) returning id`,
		email, a.Name, Today).Scan(&a.ID); err != nil {
		t.Fatal(err)
	}
	return a
}

// CoordinatorOf are the grants of somebody who coordinates these networks.
func CoordinatorOf(keys ...string) []account.Grant {
	var grants []account.Grant
	for _, key := range keys {
		grants = append(grants, account.Grant{Role: account.Coordinator, Network: directory.NewID("network", key)})
	}
	return grants
}

// Nobody is somebody without an account: a visitor.
var Nobody account.Account

// Invite makes an account with a role, as the command does. about is the network or the institution of the role.
func (r *Program) Invite(t testing.TB, email string, role account.Role, about string) directory.ID {
	t.Helper()
	done, err := r.Gate.Invite(t.Context(), signin.Command, signin.Invitation{Email: email, Role: role, Network: about, Institution: about})
	if err != nil {
		t.Fatalf("invite %s: %v", email, err)
	}
	return done.Account
}

// SignInLink returns the path of a link that signs in once, as the command prints it.
func (r *Program) SignInLink(t testing.TB, email string) string {
	t.Helper()
	link, err := r.Gate.LinkToPrint(t.Context(), email, false)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(link.Address, r.Pages.Origin)
}

// Account returns an account as it is now.
func (r *Program) Account(t testing.TB, email string) account.Account {
	t.Helper()
	a, err := r.DB.Owner.AccountByEmail(t.Context(), email)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// FirstGrant returns an account and the first of its roles.
func (r *Program) FirstGrant(t testing.TB, email string) (account.Account, directory.ID) {
	t.Helper()
	a := r.Account(t, email)
	grants, err := r.DB.Owner.GrantsOf(t.Context(), a.ID)
	if err != nil || len(grants) == 0 {
		t.Fatalf("roles of %s: %v", email, err)
	}
	return a, grants[0].ID
}

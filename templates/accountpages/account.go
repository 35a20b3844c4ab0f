// Package accountpages turns signing in, one's own account and the accounts of others into HTML. These pages are in German
// only.
package accountpages

import (
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/templates"
)

// OwnAccount is the page of the user's own account.
type OwnAccount struct {
	Roles              []RoleLine
	Sessions           []SessionLine
	Passkeys           []PasskeyLine
	SecondFactor       bool
	MayUseSecondFactor bool              // a second factor
	Coordinates        bool              // and so gets e-mails about its networks
	Waiting, Quarterly bool              // which of them
	Name               string            // as typed, if it was refused
	Passkey            string            // as typed, if it was refused
	Faults             map[string]string // by field
}

// SessionLine is a browser in which the user is signed in.
type SessionLine struct {
	ID      directory.ID
	Device  string
	Started time.Time
	Used    time.Time
	This    bool
}

// PasskeyLine is a passkey in the list.
type PasskeyLine struct {
	ID   directory.ID
	Name string
	Made time.Time
	Used *time.Time
}

// SecondFactor is the page that turns it on.
type SecondFactor struct {
	Key     string
	Address string // otpauth://…
	Fault   string
}

// RoleLine is a role in words.
type RoleLine struct {
	ID    directory.ID
	Role  account.Role
	About string // the network or the institution
	Mine  bool   // the user may revoke it
}

// AccountLine is an account in the list.
type AccountLine struct {
	ID       directory.ID
	Email    string
	Name     string
	SignedIn *time.Time
	Closed   *time.Time
	Roles    []RoleLine
	Closable bool
	Self     bool
}

// Accounts is the list of accounts, and the form that invites.
type Accounts struct {
	Proxy                            templates.Proxy // for the operator
	Lines                            []AccountLine
	Roles                            []account.Role    // that the user may give
	Networks                         []directory.Named // for which the user may give them
	Institutions                     []directory.Named
	MeantNetworks, MeantInstitutions []directory.Named // what a refused text may mean
	Invite                           Invite
	Faults                           map[string]string
}

// MostListed is how many networks a select offers; one of more is typed.
const MostListed = 12

// Invite is what was typed into the form that invites.
type Invite struct {
	Email, Name          string
	Role                 account.Role
	Network, Institution string
}

// roleMeaning says what somebody with the role can do.
func roleMeaning(r account.Role) string {
	switch r {
	case account.Operator:
		return "darf alles"
	case account.Coordinator:
		return "pflegt ein Netzwerk"
	case account.Staff:
		return "liest, was für Fachkräfte bestimmt ist, in allen Netzwerken"
	case account.Contact:
		return "prüft und berichtigt den Eintrag der eigenen Einrichtung"
	}
	return ""
}

// faultOrder is the order of the fields on the pages of accounts.
var faultOrder = []string{"email", "role", "network", "institution", "name", "passkey"}

func accountPath(parts ...string) string {
	path := "/verwaltung/konten"
	for _, part := range parts {
		path += "/" + part
	}
	return path
}

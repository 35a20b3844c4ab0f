package history

import (
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
)

// Revision is one state of a network and how it came about.
type Revision struct {
	Number  int64 // the version of the network that it made
	At      time.Time
	Account directory.ID // zero: by a command, or the account is gone
	By      string       // name or address of the account; "" if it is gone
	Role    account.Role
	Kind    string // one of the kinds of package editing
	Undoes  int64  // the revision that this one undoes; 0 if none
	Changes []Change
}

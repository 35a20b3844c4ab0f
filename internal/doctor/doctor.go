// Package doctor looks at everything a deployment stands on, and says what is wrong and what to do. It changes nothing and
// sends nothing.
package doctor

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/config"
	"rundtisch/internal/mail"
)

// State is how something is.
type State string

// The states.
const (
	OK      State = "ok"
	Warning State = "warnung" // it works, and could be safer or will not work for long
	Fault   State = "fehler"
)

// Finding is what was found out about one thing.
type Finding struct {
	About string `json:"was"`
	State State  `json:"zustand"`
	Said  string `json:"befund"`
	Todo  string `json:"zu_tun,omitempty"`
}

// Patient is what is looked at.
type Patient struct {
	Environment []string // NAME=value
	Config      config.Config
	Operator    config.Operator
	State       string // the folder; "": there is none
	Owner       *pgxpool.Pool
	// Levels opens every reading level once; the note says if that is weaker than it could be.
	Levels func(context.Context) (note string, err error)
	Known  int64    // the last migration of this program
	Mails  []string // the kinds of jobs that send an e-mail
	Mail   mail.Sender
	Web    Web
	// More are the findings of others, on copies of the database for example. It may be nil.
	More func(context.Context) []Finding
	Now  func() time.Time
}

// patience is how long one thing may take to answer.
const patience = 10 * time.Second

// Examine looks at everything.
func Examine(ctx context.Context, p Patient) []Finding {
	var all []Finding
	for _, look := range []func(context.Context, Patient) []Finding{settings, database, mails, disk, website} {
		limited, cancel := context.WithTimeout(ctx, 3*patience)
		all = append(all, look(limited, p)...)
		cancel()
	}
	if p.More != nil {
		all = append(all, p.More(ctx)...)
	}
	return all
}

// Well reports whether there is no fault.
func Well(all []Finding) bool {
	for _, f := range all {
		if f.State == Fault {
			return false
		}
	}
	return true
}

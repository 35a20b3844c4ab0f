package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
)

type accountCommand struct {
	Invite inviteCommand       `cmd:"" help:"Ein Konto anlegen oder ihm eine Rolle geben. Wer eingeladen ist, bekommt eine E-Mail."`
	Link   linkCommand         `cmd:"" help:"Einen Link ausgeben, der einmal und 15 Minuten lang anmeldet, in jedem Browser."`
	List   listCommand         `cmd:"" help:"Alle Konten mit ihren Rollen."`
	Close  closeAccountCommand `cmd:"" help:"Ein Konto schließen. Wer damit angemeldet ist, ist sofort abgemeldet."`
}

type inviteCommand struct {
	Email       string `arg:"" help:"E-Mail-Adresse."`
	Role        string `required:"" help:"betrieb, koordination, fachkraft oder einrichtung (auch operator, coordinator, staff, contact)." placeholder:"ROLLE"`
	Network     string `help:"Kennung des Netzwerks, zum Beispiel herne; zur Rolle koordination." placeholder:"KENNUNG"`
	Institution string `help:"Kennung der Einrichtung; zur Rolle einrichtung." placeholder:"KENNUNG"`
	Name        string `help:"Name, wie ihn andere im Verlauf sehen." placeholder:"NAME"`
}

// roles are the names by which the command knows the roles.
var roles = map[string]account.Role{
	"betrieb": account.Operator, "koordination": account.Coordinator, "fachkraft": account.Staff, "einrichtung": account.Contact,
	"operator": account.Operator, "coordinator": account.Coordinator, "staff": account.Staff, "contact": account.Contact,
}

// Run invites somebody.
func (c *inviteCommand) Run(ctx context.Context, s streams, environment environ) error {
	role, ok := roles[strings.ToLower(c.Role)]
	if !ok {
		return wrongUse{fmt.Errorf("--role: erwartet wird betrieb, koordination, fachkraft oder einrichtung, nicht %q", c.Role)}
	}
	return atGate(ctx, s, environment, func(gate *signin.Gate, _ *store.Store) error {
		done, err := gate.Invite(
			ctx, signin.Command, signin.Invitation{Email: c.Email, Name: c.Name, Role: role, Network: c.Network, Institution: c.Institution},
		)
		var invalid fault.Invalid
		if errors.As(err, &invalid) {
			return wrongUse{inputError(invalid)}
		}
		if err != nil {
			return err
		}
		said := "ist eingeladen"
		if !done.New {
			said = "hat diese Rolle schon"
		}
		fmt.Fprintf(s.out, "%s %s. Link zur Anmeldung: rundtisch account link %s\n", done.Email, said, done.Email)
		return nil
	})
}

// inputError says what is wrong with an input, without the names that fields have in forms.
type inputError fault.Invalid

func (e inputError) Error() string {
	lines := make([]string, len(e))
	for i, problem := range e {
		lines[i] = problem.InDocument()
	}
	return strings.Join(lines, "\n")
}

type linkCommand struct {
	Email               string `arg:"" help:"E-Mail-Adresse des Kontos."`
	WithoutSecondFactor bool   `help:"Den zweiten Faktor nicht verlangen, wenn jemand ihn verloren hat."`
}

// Run prints a link that signs in once.
func (c *linkCommand) Run(ctx context.Context, s streams, environment environ) error {
	return atGate(ctx, s, environment, func(gate *signin.Gate, _ *store.Store) error {
		link, err := gate.LinkToPrint(ctx, c.Email, c.WithoutSecondFactor)
		if errors.Is(err, fault.NotFound) {
			return fmt.Errorf("zu %s gibt es kein offenes Konto", c.Email)
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(s.out, link.Address)
		return nil
	})
}

type listCommand struct{}

// Run lists the accounts.
func (c *listCommand) Run(ctx context.Context, s streams, environment environ) error {
	return atGate(ctx, s, environment, func(_ *signin.Gate, db *store.Store) error {
		accounts, err := db.Accounts(ctx)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
		for _, a := range accounts {
			var has []string
			for _, g := range a.Grants {
				has = append(has, strings.TrimSpace(string(g.Role)+" "+g.NetworkKey+g.InstitutionKey))
			}
			state := "nie angemeldet"
			if a.SignedInAt != nil {
				state = "angemeldet am " + a.SignedInAt.Format(time.DateOnly)
			}
			if a.ClosedAt != nil {
				state = "geschlossen am " + a.ClosedAt.Format(time.DateOnly)
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", a.Email, a.Name, strings.Join(has, ", "), state)
		}
		return table.Flush()
	})
}

type closeAccountCommand struct {
	Email string `arg:"" help:"E-Mail-Adresse des Kontos."`
}

// Run closes an account.
func (c *closeAccountCommand) Run(ctx context.Context, s streams, environment environ) error {
	return atGate(ctx, s, environment, func(gate *signin.Gate, _ *store.Store) error {
		err := gate.CloseAccountByEmail(ctx, c.Email)
		if errors.Is(err, fault.NotFound) {
			return fmt.Errorf("zu %s gibt es kein offenes Konto", c.Email)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "Das Konto %s ist geschlossen.\n", c.Email)
		return nil
	})
}

// atGate does something with the accounts. It works while the service runs.
func atGate(ctx context.Context, s streams, environment environ, do func(*signin.Gate, *store.Store) error) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	owner := db.Owner
	gate, err := signin.New(owner, app.Origin(cfg), cfg.Name, time.Now)
	if err != nil {
		return err
	}
	return do(gate, owner)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/config"
	"rundtisch/internal/jobs"
	"rundtisch/internal/mail"
	"rundtisch/internal/mailaddress"
)

type mailCommand struct {
	Status mailStatusCommand `cmd:"" help:"Zählen, welche E-Mails in den letzten 30 Tagen verschickt wurden und welche nicht. Nennt keine Adressen."`
	Test   mailTestCommand   `cmd:"" help:"Sofort eine Probe verschicken. Braucht keine Datenbank."`
}

type mailStatusCommand struct{}

// Run counts the e-mails.
func (c *mailStatusCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	return admin.MailStatus(ctx, db.Owner, time.Now(), s.out)
}

type mailTestCommand struct {
	To string `arg:"" name:"adresse" help:"Wohin die Probe geht."`
}

// Run sends one e-mail.
func (c *mailTestCommand) Run(ctx context.Context, s streams, environment environ) error {
	if _, err := mailaddress.Plain(c.To); err != nil {
		return wrongUse{err}
	}
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	sender, err := openMail(cfg)
	if err != nil {
		return err
	}
	if sender == nil {
		return wrongUse{errors.New("RUNDTISCH_MAIL ist nicht gesetzt: " + mail.ErrNone.Error())}
	}
	origin := cfg.BaseURL
	if origin == "" {
		origin = "http://" + cfg.Addr
	}
	if err := jobs.Trial(ctx, jobs.Settings{Mail: sender, Site: cfg.Name, BaseURL: origin, Now: time.Now}, c.To); err != nil {
		if advice := mail.TroubleOf(err).Advice(); advice != "" {
			return fmt.Errorf("%s (%w)", advice, err)
		}
		return err
	}
	fmt.Fprintln(s.out, "Die Probe ist verschickt.")
	return nil
}

// openMail returns what sends e-mails, nil if nothing is set up.
func openMail(cfg config.Config) (mail.Sender, error) {
	sender, err := mail.OpenChanging(cfg.MailPlace)
	if errors.Is(err, mail.ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, wrongUse{fmt.Errorf("RUNDTISCH_MAIL: %w", err)}
	}
	return sender, nil
}

package main

import (
	"context"
	"fmt"
	"net"
	"strings"
	"time"

	"rundtisch/internal/app"
	"rundtisch/internal/config"
)

type serveCommand struct {
	LoadExamples bool `help:"Die fünf mitgelieferten Netzwerke laden, auch in eine Datenbank aus DATABASE_URL."`
}

// stopGrace is how long a proxy has to notice that /readyz fails before no new connection is taken, and how long those that
// are kept may rest after it.
const stopGrace = time.Second

// Run serves until the context ends. A port that is taken is told before a database is made.
func (c *serveCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	operator, err := config.ReadOperator(cfg.Operator)
	if err != nil {
		return wrongUse{err}
	}
	sender, err := openMail(cfg)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", cfg.Addr)
	if err != nil {
		return fmt.Errorf("an %s kann nicht geantwortet werden: %w", cfg.Addr, err)
	}
	defer func() { _ = listener.Close() }()
	listener, err = secured(listener, cfg, s.err)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.LoadExamples(ctx, c.LoadExamples, time.Now(), s.err); err != nil {
		return err
	}
	address := app.Reachable(listener.Addr())
	if cfg.HTTPS() {
		address = strings.Replace(address, "http://", "https://", 1)
	}
	watch, err := openWatch(cfg)
	if err != nil {
		return err
	}
	defer watch.close()
	log, flush := newLog(cfg, s.err)
	defer flush()
	program, err := app.Open(ctx, db, app.Settings{
		Config: cfg, Operator: operator, Origin: address, Mail: sender, Log: log, Metrics: watch.metrics,
	})
	if err != nil {
		return err
	}
	defer program.Close()
	if err := program.StartWork(ctx); err != nil {
		return err
	}
	if sender == nil {
		fmt.Fprintln(s.err, "Es ist keine E-Mail eingerichtet (RUNDTISCH_MAIL): Es wird nichts verschickt.")
	}
	watch.start()
	tellManager(ctx, address)
	if cfg.TLS == config.TLSAuto {
		go wantIssued(listener.Addr(), cfg)
	}
	fmt.Fprintf(s.out, "Rundtisch ist bereit: %s\n%s\nBeenden mit Strg+C.\n", address, db.Where)
	return program.Run(ctx, listener, stopGrace)
}

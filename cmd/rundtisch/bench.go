package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/config"
	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

type benchCommand struct {
	Searches int    `help:"Wie viele Suchen, 1 bis 1000000 (Vorgabe: 1000)." default:"1000" placeholder:"ZAHL"`
	AtOnce   int    `help:"Wie viele davon gleichzeitig, 1 bis 100 (Vorgabe: 1)." default:"1" placeholder:"ZAHL"`
	Pages    int    `help:"Statt der Suche jede Art von Seite so oft neu machen." placeholder:"ZAHL"`
	Seed     uint64 `help:"Dieselbe Zahl stellt dieselben Suchen (Vorgabe: 1)." default:"1" placeholder:"ZAHL"`
}

// Run measures the search.
func (c *benchCommand) Run(ctx context.Context, s streams, environment environ) error {
	if c.Searches < 1 || c.Searches > 1_000_000 {
		return wrongUse{errors.New("--searches: erwartet wird eine Zahl von 1 bis 1000000")}
	}
	if c.AtOnce < 1 || c.AtOnce > 100 {
		return wrongUse{errors.New("--at-once: erwartet wird eine Zahl von 1 bis 100")}
	}
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	atlas, err := gazetteer.Open(app.GazetteerDir(cfg))
	if err != nil {
		return err
	}
	if c.Pages > 0 {
		return c.pages(ctx, cfg, db, atlas, s)
	}
	reader, err := db.Reader(ctx, directory.Staff)
	if err != nil {
		return err
	}
	return admin.Bench(ctx, reader, atlas, admin.Benching{Searches: c.Searches, AtOnce: c.AtOnce, Seed: c.Seed}, time.Now(), s.out)
}

func (c *benchCommand) pages(ctx context.Context, cfg config.Config, db *app.Database, atlas *gazetteer.Gazetteer, s streams) error {
	program, err := app.Open(ctx, db, app.Settings{
		Config: cfg, Log: slog.New(slog.DiscardHandler), Atlas: atlas, WithoutPageCache: true, RequestsPerMinute: -1,
		Origin: "http://localhost",
	})
	if err != nil {
		return err
	}
	defer program.Close()
	return admin.BenchPages(ctx, db.Owner, program.Handler, atlas, c.Pages, c.Seed, s.out)
}

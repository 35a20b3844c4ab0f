package main

import (
	"context"
	"errors"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

type benchCommand struct {
	Searches int    `help:"Wie viele Suchen, 1 bis 1000000 (Vorgabe: 1000)." default:"1000" placeholder:"ZAHL"`
	AtOnce   int    `help:"Wie viele davon gleichzeitig, 1 bis 100 (Vorgabe: 1)." default:"1" placeholder:"ZAHL"`
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
	reader, err := db.Reader(ctx, directory.Staff)
	if err != nil {
		return err
	}
	return admin.Bench(ctx, reader, atlas, admin.Benching{Searches: c.Searches, AtOnce: c.AtOnce, Seed: c.Seed}, time.Now(), s.out)
}

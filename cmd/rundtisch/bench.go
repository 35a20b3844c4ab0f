package main

import (
	"context"
	"errors"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
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
	db, err := openDatabase(ctx, cfg, s)
	if err != nil {
		return err
	}
	defer db.close()
	atlas, err := gazetteer.Open(gazetteerDir(cfg))
	if err != nil {
		return err
	}
	reader, err := db.doors.Open(ctx, directory.Staff, nil)
	if err != nil {
		return err
	}
	defer reader.Close()
	return admin.Bench(ctx, store.New(reader), atlas, admin.Benching{Searches: c.Searches, AtOnce: c.AtOnce, Seed: c.Seed}, time.Now(), s.out)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/invented"
)

type generateCommand struct {
	Networks   int    `help:"Wie viele Netzwerke, 1 bis 40000; 400 sind etwa 10000 Einrichtungen." placeholder:"ZAHL"`
	Seed       uint64 `help:"Woraus sie entstehen: Dieselbe Zahl macht dieselben Netzwerke (Vorgabe: 1)." default:"1" placeholder:"ZAHL"`
	BesideReal bool   `help:"Auch dann, wenn in der Datenbank schon wirkliche Netzwerke stehen."`
	Remove     bool   `help:"Alle erfundenen Netzwerke wieder entfernen."`
}

// Run makes networks up, or takes them out again.
func (c *generateCommand) Run(ctx context.Context, s streams, environment environ) error {
	switch {
	case c.Remove && c.Networks != 0:
		return wrongUse{errors.New("--remove entfernt alle erfundenen Netzwerke; --networks passt nicht dazu")}
	case !c.Remove && (c.Networks < 1 || c.Networks > invented.MaxNetworks):
		return wrongUse{fmt.Errorf("--networks: erwartet wird eine Zahl von 1 bis %d", invented.MaxNetworks)}
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
	owner := db.Owner
	if c.Remove {
		return admin.RemoveGenerated(ctx, owner, s.out, s.err)
	}
	err = admin.Generate(ctx, owner, admin.Generating{Networks: c.Networks, Seed: c.Seed, BesideReal: c.BesideReal}, time.Now(), s.out, s.err)
	if errors.Is(err, admin.ErrRealNetworks) {
		return fmt.Errorf("%w. Wenn das so sein soll: --beside-real", err)
	}
	return err
}

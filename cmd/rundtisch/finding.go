package main

import (
	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/gazetteer"
)

type findingCommand struct {
	Lines []string `arg:"" name:"zeile" help:"Was jemand eintippt, in Anführungszeichen; - liest die Standardeingabe, Zeile für Zeile."`
}

// Run says what a search would understand. It needs no database.
func (c *findingCommand) Run(s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	atlas, err := gazetteer.Open(app.GazetteerDir(cfg))
	if err != nil {
		return err
	}
	return admin.Understand(atlas, c.Lines, s.in, s.out)
}

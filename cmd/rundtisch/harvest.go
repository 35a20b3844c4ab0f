package main

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
)

type importHSDSCommand struct {
	Source  string `arg:"" optional:"" name:"quelle" help:"Adresse (https://…) einer Schnittstelle oder Datei nach HSDS 3, oder eine Datei (JSON, NDJSON, Tabellen als ZIP); - liest die Standardeingabe. Ohne Angabe: Welche Verzeichnisse schon gelesen sind."`
	Propose bool   `help:"Die Unterschiede den Koordinationen vorlegen. Ohne diesen Schalter werden sie nur gezeigt."`
	Name    string `help:"Wie das andere Verzeichnis heißt (Vorgabe: Name des Rechners oder der Datei)." placeholder:"NAME"`
	Fewer   bool   `help:"Auch dann, wenn dort plötzlich mehr als die Hälfte fehlt."`
}

// Run reads another directory, and shows or proposes what differs.
func (c *importHSDSCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	var reading harvest.Reading
	h := admin.Harvesting{Address: c.Source, Name: c.Name, Propose: c.Propose, Fewer: c.Fewer, In: s.in}
	if c.Source != "" { // before the database is asked: an address that is wrong shows at once
		reader := harvest.New(harvest.Usual, s.reachable(), func(line string) { fmt.Fprintln(s.err, line) })
		if reading, err = h.ReadSource(ctx, reader); err != nil {
			return err
		}
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	owner := db.Owner
	if c.Source == "" {
		return admin.ListSources(ctx, owner, s.out)
	}
	atlas, err := gazetteer.Open(app.GazetteerDir(cfg))
	if err != nil {
		return err
	}
	return admin.ImportHSDS(ctx, editing.New(owner), atlas, h, reading, time.Now(), s.out)
}

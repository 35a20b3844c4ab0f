package main

import (
	"context"
	"fmt"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/gazetteer"
)

type migrateCommand struct{}

// Run brings the schema up to date and says what was done.
func (c *migrateCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	fmt.Fprintln(s.out, "Die Datenbank ist auf dem Stand dieses Programms.")
	return nil
}

type gazetteerCommand struct {
	Lookup lookupCommand `cmd:"" help:"Zu Postleitzahlen die Kreise nennen, je eine Zeile JSON. Braucht keine Datenbank."`
	Import importCommand `cmd:"" help:"Amtliche Ortsdaten einlesen (CSV, GeoJSON); danach gilt, was dort steht."`
}

type lookupCommand struct {
	Postcodes []string `arg:"" name:"plz" help:"Postleitzahlen; - liest sie von der Standardeingabe, eine je Zeile."`
}

// Run answers postcodes.
func (c *lookupCommand) Run(s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	atlas, err := gazetteer.Open(app.GazetteerDir(cfg))
	if err != nil {
		return err
	}
	return admin.Lookup(atlas, c.Postcodes, s.in, s.out)
}

type importCommand struct {
	Files []string `arg:"" name:"datei" help:"Dateien, erkannt an ihren Spalten; welche, steht in BETRIEB.md."`
}

// Run imports official data.
func (c *importCommand) Run(s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	report, err := gazetteer.ImportFiles(app.GazetteerDir(cfg), c.Files...)
	if err != nil {
		return err
	}
	for _, file := range report.Files {
		fmt.Fprintf(s.out, "%s: %s, %d Zeilen\n", file.File, file.Kind, file.Rows)
	}
	fmt.Fprintf(
		s.out, "%d Postleitzahlen werden jetzt nach diesen Dateien beantwortet. Laufende Dienste bitte neu starten.\n", report.Postcodes,
	)
	return nil
}

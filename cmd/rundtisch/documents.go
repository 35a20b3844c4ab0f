package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/editing"
)

type loadCommand struct {
	Files []string `arg:"" name:"datei" help:"YAML-Dateien, je ein Netzwerk; der Aufbau steht in FORMAT.md. Oder ein ganzer Bestand aus export --all: ein Ordner, eine ZIP-Datei, oder - für die Standardeingabe."`
}

// Run loads the files, or a whole directory.
func (c *loadCommand) Run(ctx context.Context, s streams, environment environ) error {
	if slices.Contains(c.Files, "-") {
		name, remove, err := spooled(s.in)
		if err != nil {
			return err
		}
		defer remove()
		c.Files[slices.Index(c.Files, "-")] = name
	}
	for _, name := range c.Files {
		whole, end, err := admin.OpenWhole(name)
		if err != nil {
			return err
		}
		if whole == nil {
			continue
		}
		defer func() { _ = end() }() // it was only read
		if len(c.Files) > 1 {
			return wrongUse{errors.New("ein ganzer Bestand wird allein geladen, ohne weitere Dateien")}
		}
		return withDatabase(ctx, s, environment, func(db *app.Database) error {
			if err := admin.LoadWhole(ctx, editing.New(db.Owner), whole, time.Now(), s.out, s.err); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		})
	}
	files, err := admin.ReadFiles(c.Files)
	if err != nil {
		return err
	}
	return withDatabase(ctx, s, environment, func(db *app.Database) error {
		return admin.Load(ctx, editing.New(db.Owner), files, time.Now(), s.out)
	})
}

// spooled writes what comes in into a file, for it is read more than once.
func spooled(in io.Reader) (name string, remove func(), err error) {
	f, err := os.CreateTemp("", "rundtisch-load-*")
	if err != nil {
		return "", nil, err
	}
	_, err = io.Copy(f, in)
	if err := errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name()) // nothing of it is of use
		return "", nil, fmt.Errorf("die Standardeingabe lässt sich nicht lesen: %w", err)
	}
	return f.Name(), func() { _ = os.Remove(f.Name()) }, nil
}

type exportCommand struct {
	Network string `arg:"" optional:"" name:"netzwerk" help:"Die Kennung, zum Beispiel herne."`
	All     string `help:"Alles: in einen neuen Ordner, in eine Datei, die auf .zip endet, oder als ZIP auf die Standardausgabe (-). Ohne Konten; mit Angaben, die nicht öffentlich sind." placeholder:"ZIEL"`
}

// Validate is called while the command line is read.
func (c *exportCommand) Validate() error {
	if (c.Network == "") == (c.All == "") {
		return errors.New("bitte entweder die Kennung eines Netzwerks angeben oder --all mit einem Ziel")
	}
	return nil
}

// Run writes the document of a network, or everything.
func (c *exportCommand) Run(ctx context.Context, s streams, environment environ) error {
	return withDatabase(ctx, s, environment, func(db *app.Database) error {
		if c.Network != "" {
			return admin.Export(ctx, db.Owner, c.Network, s.out)
		}
		return admin.WriteFiles(c.All, s.out, func(files admin.Files) error {
			return admin.Whole(ctx, db.Owner, files, s.err)
		})
	})
}

// withDatabase opens the database for as long as do takes.
func withDatabase(ctx context.Context, s streams, environment environ, do func(*app.Database) error) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenDatabase(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	return do(db)
}

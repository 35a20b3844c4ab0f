package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/app"
	"rundtisch/internal/backup"
	"rundtisch/internal/backup/archive"
	"rundtisch/internal/jobs"
	"rundtisch/internal/store"
)

type backupCommand struct {
	File         string `arg:"" name:"datei" help:"Wohin; - schreibt auf die Standardausgabe. Nur der Besitzer kann die Datei lesen."`
	Uncompressed bool   `help:"Nicht packen, für Sicherungsprogramme, die Gleiches nur einmal ablegen."`
}

// Run writes a backup.
func (c *backupCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenAsItIs(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	info, _ := debug.ReadBuildInfo()
	progress := newProgress(s.err, "Gesichert")
	var made backup.Made
	write := func(w io.Writer) error {
		made, err = backup.Make(ctx, db.Pool(store.Owner), w, backup.Options{
			Program: version(stamped, info), Plain: c.Uncompressed, Progress: progress.set, Now: time.Now,
		})
		return err
	}
	if c.File == "-" {
		err = write(s.out)
	} else {
		err = archive.Create(c.File, write)
	}
	progress.end()
	if err != nil {
		return fmt.Errorf("die Sicherung ist nicht gelungen: %w", err)
	}
	fmt.Fprintf(s.err, "Gesichert: %d Tabellen mit %d Zeilen, Stand %d.\n", len(made.Tables), made.Rows, made.Schema())
	return nil
}

type restoreCommand struct {
	File        string `arg:"" name:"datei" help:"Eine Sicherung aus backup; - liest von der Standardeingabe."`
	Check       bool   `help:"Nur prüfen, ob die Sicherung vollständig und unverändert ist. Braucht keine Datenbank."`
	Replace     bool   `help:"Auch in eine Datenbank, in der schon etwas steht: Das wird gelöscht. Den Dienst vorher beenden."`
	SendWaiting bool   `help:"E-Mails noch verschicken, die beim Sichern warteten (bei einem Umzug). Sonst gelten sie als ungewiss."`
}

// Run puts a backup back, or only checks it.
func (c *restoreCommand) Run(ctx context.Context, s streams, environment environ) error {
	file, err := c.open(s)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	if c.Check {
		made, sum, _, err := archive.Check(file, func(int) {})
		if err != nil {
			return fmt.Errorf("%s: %w", c.File, err)
		}
		fmt.Fprintf(s.out, "Die Sicherung ist vollständig: vom %s, Stand %d, %d Tabellen. Prüfsumme %s\n",
			when(made), made.Schema(), len(made.Tables), sum)
		return nil
	}
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	db, err := app.OpenAsItIs(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	progress := newProgress(s.err, "Zurückgespielt")
	doubtful := 0
	made, err := backup.Restore(ctx, db.Pool(store.Owner), file, backup.Restoring{
		Replace: c.Replace, Progress: progress.set, Tell: func(sentence string) { fmt.Fprintln(s.err, sentence) },
		Within: func(ctx context.Context, tx *store.Store, made archive.Header) (err error) {
			if !c.SendWaiting {
				doubtful, err = jobs.Doubt(ctx, tx, made.MadeAt)
			}
			return err
		},
	})
	progress.end()
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	if err := errors.Join(db.BringUpToDate(ctx, s.err), db.Owner.Analyze(ctx)); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Zurückgespielt: der Stand vom %s.\nWer angemeldet war, meldet sich neu an.\n", when(made))
	if doubtful > 0 {
		fmt.Fprintf(s.out, "%d E-Mails warteten beim Sichern; sie gelten als ungewiss und werden nicht verschickt (--send-waiting).\n", doubtful)
	}
	return nil
}

func when(made archive.Header) string { return made.MadeAt.Local().Format("02.01.2006 15:04") }

// spooledFile is a file that can be read twice.
type spooledFile interface {
	io.ReadSeeker
	io.Closer
}

func (c *restoreCommand) open(s streams) (spooledFile, error) {
	if c.File == "-" {
		return archive.Spool(s.in)
	}
	return admin.OpenFile(c.File)
}

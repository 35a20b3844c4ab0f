package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"rundtisch/internal/app"
	"rundtisch/internal/backup"
	"rundtisch/internal/config"
	"rundtisch/internal/doctor"
	"rundtisch/internal/jobs"
	"rundtisch/internal/replica"
	"rundtisch/internal/store"
)

type doctorCommand struct {
	JSON bool `name:"json" help:"Die Befunde als JSON ausgeben."`
}

// errUnwell ends the command where something is at fault; what, was said.
var errUnwell = errors.New("es gibt Fehler, siehe oben")

// Run looks at everything and says what is wrong.
func (c *doctorCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	p := doctor.Patient{Environment: environment, Config: cfg, State: app.StateDir(cfg), Mails: jobs.MailKinds(), Now: time.Now}
	if p.Operator, err = config.ReadOperator(cfg.Operator); err != nil {
		return wrongUse{err}
	}
	if p.Mail, err = openMail(cfg); err != nil {
		return err
	}
	known, err := backup.Known()
	if err != nil {
		return err
	}
	p.Known = known[len(known)-1]
	db, err := app.OpenAsItIs(ctx, cfg, s.err)
	if err != nil {
		return err
	}
	defer db.Close()
	p.Owner, p.Levels = db.Pool(store.Owner), db.TryLevels
	if db.Replicas != nil {
		p.More = func(ctx context.Context) []doctor.Finding { return copies(db.Replicas.Look(ctx)) }
	}
	all := doctor.Examine(ctx, p)
	if c.JSON {
		err = json.NewEncoder(s.out).Encode(all)
	} else {
		err = tell(s.out, all)
	}
	if err == nil && !doctor.Well(all) {
		return errUnwell
	}
	return err
}

// copies says how the copies of the database are.
func copies(states []replica.State) []doctor.Finding {
	var all []doctor.Finding
	for _, one := range states {
		f := doctor.Finding{About: "Kopie " + one.Name, State: doctor.OK, Said: fmt.Sprintf("Sie liest mit; ihr fehlen %d Bytes.", one.Behind)}
		if !one.Used {
			f.State, f.Said = doctor.Warning, "Sie wird ausgelassen: "+one.Reason+"."
			f.Todo = "Läuft sie, und folgt sie dem Server in DATABASE_URL? Ohne sie liest das Programm dort; siehe „Mehrere Instanzen“" +
				" in BETRIEB.md."
		}
		all = append(all, f)
	}
	return all
}

// tell writes one finding a line, and below it what to do.
func tell(w io.Writer, all []doctor.Finding) error {
	for _, f := range all {
		if _, err := fmt.Fprintf(w, "%-8s %s: %s\n", f.State, f.About, f.Said); err != nil {
			return err
		}
		if f.Todo != "" {
			fmt.Fprintf(w, "%-8s → %s\n", "", f.Todo)
		}
	}
	return nil
}

// Command rundtisch serves the directory and lets its operator load and export networks.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the time zone of Germany, on machines that have none

	"github.com/alecthomas/kong"

	"rundtisch/internal/config"
	"rundtisch/internal/harvest"
)

// Exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Environ(), streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(code)
}

// streams are where a command reads and writes: results on out, everything else on err.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// reach is where a command may go in the net; only tests say something else than the public net.
	reach harvest.Reach
}

func (s streams) reachable() harvest.Reach {
	if s.reach != nil {
		return s.reach
	}
	return harvest.Public
}

type commands struct {
	Help helpFlag `short:"h" help:"Diese Hilfe zeigen."`

	Serve      serveCommand      `cmd:"" help:"Das Verzeichnis im Netz anbieten."`
	Migrate    migrateCommand    `cmd:"" help:"Die Datenbank auf den Stand dieses Programms bringen."`
	Load       loadCommand       `cmd:"" help:"Netzwerke aus YAML-Dateien laden, oder einen ganzen Bestand. Zweimal laden ändert nichts."`
	Export     exportCommand     `cmd:"" help:"Ein Netzwerk als YAML ausgeben, oder mit --all den ganzen Bestand."`
	Alive      aliveCommand      `cmd:"" help:"Fragen, ob der Dienst auf diesem Rechner lebt; endet mit 0 oder 1."`
	Backup     backupCommand     `cmd:"" help:"Die ganze Datenbank in eine vertrauliche Datei sichern."`
	Restore    restoreCommand    `cmd:"" help:"Eine Sicherung in eine leere Datenbank zurückspielen."`
	Doctor     doctorCommand     `cmd:"" help:"Alles ansehen, worauf der Dienst steht, und sagen, was fehlt und was zu tun ist."`
	Bench      benchCommand      `cmd:"" help:"Messen, wie schnell die Suche nach Angeboten in dieser Datenbank ist."`
	Generate   generateCommand   `cmd:"" help:"Erfundene Netzwerke eintragen, deutlich als solche markiert, um alles auszuprobieren."`
	ImportHSDS importHSDSCommand `cmd:"" name:"import-hsds" help:"Ein anderes Verzeichnis nach HSDS 3 lesen: Unterschiede zeigen oder den Koordinationen vorlegen."`
	Account    accountCommand    `cmd:"" help:"Wer sich anmelden kann: einladen, Link zur Anmeldung, Liste, schließen."`
	Gazetteer  gazetteerCommand  `cmd:"" help:"Postleitzahlen und Orte."`
	Finding    findingCommand    `cmd:"" help:"Zeigen, was die Suche von einer Zeile versteht, als JSON. Braucht keine Datenbank."`
	Memberlist memberlistCommand `cmd:"" help:"Aus eingefügtem Text Mitglieder vorschlagen und als JSON ausgeben. Braucht keine Datenbank."`
	Mail       mailCommand       `cmd:"" help:"E-Mails: zählen, was verschickt wurde, und eine Probe verschicken."`
	Version    versionCommand    `cmd:"" help:"Die Fassung dieses Programms nennen."`
}

// run carries out one command and returns the exit code: 0 done, 1 failed, 2 wrong use.
func run(ctx context.Context, args, environment []string, s streams) (code int) {
	var c commands
	parser, err := kong.New(&c,
		kong.Name("rundtisch"),
		kong.Description("Verzeichnis der örtlichen Netzwerke gegen häusliche Gewalt."),
		kong.Writers(s.out, s.err), kong.NoDefaultHelp(),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s, environ(environment)),
	)
	if err != nil {
		fmt.Fprintln(s.err, "rundtisch:", err)
		return exitFailed
	}
	parsed, err := parser.Parse(args)
	if errors.Is(err, errHelp) {
		return exitOK
	}
	if err != nil {
		fmt.Fprintln(s.err, "rundtisch:", inGerman(err))
		fmt.Fprintln(s.err, "Hilfe: rundtisch --help")
		return exitUsage
	}
	if err := parsed.Run(); err != nil {
		if ctx.Err() != nil && errors.Is(err, context.Canceled) {
			fmt.Fprintln(s.err, "rundtisch: abgebrochen")
			return exitFailed
		}
		fmt.Fprintln(s.err, "rundtisch:", err)
		var wrong wrongUse
		if errors.As(err, &wrong) {
			return exitUsage
		}
		return exitFailed
	}
	return exitOK
}

type environ []string

// settings reads the environment; what is wrong there is wrong use.
func settings(environment environ) (config.Config, error) {
	c, err := config.Read(environment)
	if err != nil {
		return c, wrongUse{err}
	}
	return c, nil
}

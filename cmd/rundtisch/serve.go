package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"go.yaml.in/yaml/v3"

	"rundtisch/internal/accounts"
	"rundtisch/internal/admin"
	"rundtisch/internal/api"
	"rundtisch/internal/config"
	"rundtisch/internal/desk"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/feedback"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/jobs"
	"rundtisch/internal/locale"
	"rundtisch/internal/referral"
	"rundtisch/internal/server"
	"rundtisch/internal/signin"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

type serveCommand struct {
	LoadExamples bool `help:"Die fünf mitgelieferten Netzwerke laden, auch in eine Datenbank aus DATABASE_URL."`
}

// stopGrace is how long a proxy has to notice that /readyz fails before no new connection is taken, and how long those that
// are kept may rest after it.
const stopGrace = time.Second

// Run serves until the context ends.
func (c *serveCommand) Run(ctx context.Context, s streams, environment environ) error {
	cfg, err := settings(environment)
	if err != nil {
		return err
	}
	operator, err := readOperator(cfg.Operator)
	if err != nil {
		return wrongUse{err}
	}
	sender, err := openMail(cfg)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", cfg.Addr)
	if err != nil {
		return fmt.Errorf("an %s kann nicht geantwortet werden: %w", cfg.Addr, err)
	}
	defer func() { _ = listener.Close() }()
	db, err := openDatabase(ctx, cfg, s)
	if err != nil {
		return err
	}
	defer db.close()
	if err := c.examples(ctx, db, s); err != nil {
		return err
	}
	address := reachable(listener.Addr())
	origin := cfg.BaseURL
	if origin == "" {
		origin = address
	}
	log := slog.New(slog.NewTextHandler(s.err, nil))
	gate, err := signin.New(store.New(db.owner), origin, cfg.Name, time.Now)
	if err != nil {
		return err
	}
	handler, err := c.handler(ctx, cfg, origin, operator, gate, db, log)
	if err != nil {
		return err
	}
	if err := startWork(ctx, db, jobs.Settings{Mail: sender, Gate: gate, Site: cfg.Name, BaseURL: origin, Log: log, Now: time.Now,
		Licence: operator.Licence, LicenceURL: operator.LicenceURL}, s); err != nil {
		return err
	}
	if sender == nil {
		fmt.Fprintln(s.err, "Es ist keine E-Mail eingerichtet (RUNDTISCH_MAIL): Es wird nichts verschickt.")
	}
	fmt.Fprintf(s.out, "Rundtisch ist bereit: %s\n%s\nBeenden mit Strg+C.\n", address, db.where)
	return handler.Run(ctx, listener, stopGrace)
}

// reachable returns the address that a browser on this machine can open. One that stands for all is no address to go
// to, and one of this machine itself goes by its name: passkeys need a name, and cookies belong to one host.
func reachable(at net.Addr) string {
	host, port, err := net.SplitHostPort(at.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && (ip.IsUnspecified() || ip.IsLoopback()) {
		return "http://localhost:" + port
	}
	return "http://" + at.String()
}

// examples loads the five networks into a private database that is empty, or wherever they are asked for.
func (c *serveCommand) examples(ctx context.Context, db *database, s streams) error {
	if !c.LoadExamples {
		networks, err := store.New(db.owner).Networks(ctx)
		if err != nil || !db.private || len(networks) > 0 {
			return err
		}
	}
	files, err := admin.Examples()
	if err != nil {
		return err
	}
	return admin.Load(ctx, editing.New(store.New(db.owner)), files, time.Now(), s.err)
}

func (c *serveCommand) handler(ctx context.Context, cfg config.Config, origin string, operator templates.Operator, gate *signin.Gate, db *database, log *slog.Logger) (*server.Server, error) {
	atlas, err := gazetteer.Open(gazetteerDir(cfg))
	if err != nil {
		return nil, err
	}
	printers, err := locale.Open()
	if err != nil {
		return nil, err
	}
	assets, err := web.NewAssets()
	if err != nil {
		return nil, err
	}
	reader, err := db.doors.Open(ctx, directory.Public, nil)
	if err != nil {
		return nil, err
	}
	db.onClose(reader.Close)
	pages := &web.Pages{
		Log: log, Printers: printers, Assets: assets, Site: cfg.Name, ExitURL: cfg.ExitURL,
		BaseURL: cfg.BaseURL, Origin: origin, Operator: operator, Unavailable: store.Unavailable, Now: time.Now, Proxies: cfg.TrustedProxies(), Mails: cfg.Mail != "",
		Kreis: atlas.KreisTitle,
	}
	public := store.New(reader)
	kept := server.NewKept(public, &pages.Invented, time.Now)
	watching, stop := context.WithCancel(ctx)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		kept.Watch(watching)
	}()
	db.onClose(func() { stop(); <-stopped })
	owner := store.New(db.owner)
	readers := desk.Readers{Public: public}
	for level, reader := range map[directory.Visibility]**store.Store{directory.Staff: &readers.Staff, directory.Coordination: &readers.Coordination} {
		pool, err := db.doors.Open(ctx, level, nil)
		if err != nil {
			return nil, err
		}
		db.onClose(pool.Close)
		*reader = store.New(pool)
	}
	editor := editing.New(owner)
	inside := server.Inside{Accounts: accounts.New(owner, gate, pages), Desk: desk.New(owner, readers, editor, pages, atlas), Feedback: feedback.New(public, editor, pages),
		Referral: referral.New(public, readers.Staff, owner, gate, pages, atlas), Identify: gate.Identify(pages.Fail),
		Readers: []*store.Store{readers.Staff, readers.Coordination}}
	return server.New(pages, public, site.New(public, pages, atlas), api.New(public, pages, atlas), inside, kept), nil
}

// readOperator reads who runs this deployment; without a file nothing is known, and the pages say so.
func readOperator(name string) (templates.Operator, error) {
	var operator templates.Operator
	if name == "" {
		return operator, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return operator, fmt.Errorf("RUNDTISCH_OPERATOR: %w", err)
	}
	defer func() { _ = f.Close() }()
	decoder := yaml.NewDecoder(f)
	decoder.KnownFields(true)
	if err := decoder.Decode(&operator); err != nil {
		return operator, fmt.Errorf("RUNDTISCH_OPERATOR: %s: %w", name, err)
	}
	return operator, nil
}

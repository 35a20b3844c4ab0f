// Package app is the program on a database: everything that serves the directory and works for it in the background, put
// together once, for the command and for the tests.
package app

import (
	"context"
	"log/slog"
	"net"
	"time"

	"rundtisch/internal/config"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/mail"
	"rundtisch/internal/metrics"
	"rundtisch/internal/server"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
)

// Settings are what a program is started with.
type Settings struct {
	Config   config.Config // checked
	Operator config.Operator
	// Origin is what the program's addresses begin with where Config has no BaseURL.
	Origin string
	Mail   mail.Sender // nil: no e-mail is set up
	Log    *slog.Logger
	Now    func() time.Time // nil: the clock of the machine
	// Atlas knows postcodes and places; nil: it is opened where Config keeps it.
	Atlas *gazetteer.Gazetteer
	// RequestsPerMinute is how often one address may ask the exchange standard; 0: as often as usual, less: any number.
	RequestsPerMinute int
	// Metrics hears what the program does; nil: nobody.
	Metrics *metrics.Metrics
	// WithoutPageCache lets every page be made anew. It is for measuring what a page costs.
	WithoutPageCache bool
}

// Program serves the directory in a database.
type Program struct {
	*server.Server // answers every address
	DB             *Database
	Gate           *signin.Gate
	Pages          *web.Pages
	Cache          *server.PageCache // nil: every page is made anew

	settings Settings
	closers
}

// Open puts the program together. Nothing runs yet but the watch over replicas, where there are any, and the database is
// asked nothing else. Close ends the background work; the
// database is closed by whoever opened it.
func Open(ctx context.Context, db *Database, s Settings) (*Program, error) {
	if s.Config.BaseURL != "" {
		s.Origin = s.Config.BaseURL
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Atlas == nil {
		atlas, err := gazetteer.Open(GazetteerDir(s.Config))
		if err != nil {
			return nil, err
		}
		s.Atlas = atlas
	}
	gate, err := signin.New(db.Owner, s.Origin, s.Config.Name, s.Now)
	if err != nil {
		return nil, err
	}
	p := &Program{DB: db, Gate: gate, settings: s}
	if p.Pages, err = newPages(s); err != nil {
		return nil, err
	}
	if err := p.wire(ctx); err != nil {
		return nil, err
	}
	if db.Replicas != nil {
		db.Replicas.Watch(s.Log)
	}
	p.QuietReads = s.Config.Log == config.LogChanges
	if s.Metrics != nil {
		p.measure(s.Metrics)
	}
	return p, nil
}

// Run serves on the listener until ctx ends, and then as server.Server.Run says. As long as it runs, pages know whether the
// directory has changed, also when nobody asks.
func (p *Program) Run(ctx context.Context, listener net.Listener, grace time.Duration) error {
	if p.Cache != nil {
		watching, stop := context.WithCancel(context.WithoutCancel(ctx))
		stopped := make(chan struct{})
		go func() {
			defer close(stopped)
			p.Cache.Watch(watching)
		}()
		defer func() { stop(); <-stopped }()
	}
	return p.Server.Run(ctx, listener, grace)
}

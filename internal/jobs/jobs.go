// Package jobs does what need not be done while somebody waits: it sends e-mails, reminds, and removes what has expired.
//
// The work is left by store.Enqueue and done by whichever instance of the program is free. One file a concern:
// a worker per task in workers, what comes again by itself in periodic, the words of e-mails in text/.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"rundtisch/internal/mail"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
)

// How the work is done.
const (
	atOnce      = 4                // pieces of work at the same time, per instance
	longest     = time.Minute      // one piece may take; then its context ends
	rescueAfter = 5 * time.Minute  // from then on a piece whose instance died is taken up by another
	stopGrace   = 10 * time.Second // for running work when the program stops; then its context ends
	pollEvery   = 2 * time.Second  // new work is announced by the database; this is for when the message gets lost
	day         = 24 * time.Hour
)

// Settings are what the work has to know.
type Settings struct {
	Mail    mail.Sender // nil: no e-mail is set up
	Gate    *signin.Gate
	Site    string // the name of the directory
	BaseURL string // what the addresses in e-mails begin with, https://netz.example.org
	Log     *slog.Logger
	Now     func() time.Time
	Public  *store.Store // reads what everybody may, for the download of the directory; nil: there is none
	// Licence is under which others may use the data; "" if that is not settled.
	Licence, LicenceURL string
}

// Jobs does the work that waits in a database.
type Jobs struct {
	store               *store.Store
	public              *store.Store
	sender              mail.Sender
	gate                *signin.Gate
	site                string
	baseURL             string
	licence, licenceURL string
	log                 *slog.Logger
	now                 func() time.Time
	workers             *river.Workers
	config              *river.Config
	pool                *pgxpool.Pool
	client              *river.Client[pgx.Tx]
}

// New prepares the work on an owner's pool, which should be for it alone: one connection listens as long as it runs.
func New(pool *pgxpool.Pool, s Settings) *Jobs {
	j := &Jobs{
		store:      store.New(pool),
		public:     s.Public,
		licence:    s.Licence,
		licenceURL: s.LicenceURL,
		sender:     s.Mail,
		gate:       s.Gate,
		site:       s.Site,
		baseURL:    s.BaseURL,
		log:        s.Log,
		now:        s.Now,
		workers:    river.NewWorkers(),
		pool:       pool,
	}
	j.addWorkers()
	j.config = &river.Config{
		Schema:                      store.JobsSchema,
		Queues:                      map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: atOnce}},
		Workers:                     j.workers,
		FetchOnlyKnownKinds:         true, // work for a newer program waits for it
		PeriodicJobs:                j.periodic(),
		JobTimeout:                  longest,
		RescueStuckJobsAfter:        rescueAfter,
		SoftStopTimeout:             stopGrace,
		FetchPollInterval:           pollEvery,
		CompletedJobRetentionPeriod: keepDone,
		CancelledJobRetentionPeriod: keepDone,
		DiscardedJobRetentionPeriod: 30 * day,
		Middleware:                  []rivertype.Middleware{river.WorkerMiddlewareFunc(j.speakPlainly)},
		Logger:                      slog.New(newCalm(s.Log.Handler(), s.Now)),
	}
	return j
}

// Start begins to work in the background. Every instance of the program does so; one of them leads, another takes over when it is gone.
func (j *Jobs) Start(ctx context.Context) error {
	client, err := river.NewClient(riverpgxv5.New(j.pool), j.config)
	if err != nil {
		return fmt.Errorf("start the background work: %w", err)
	}
	if err := client.Start(context.WithoutCancel(ctx)); err != nil { // Stop ends it, not the context: what runs is finished
		return fmt.Errorf("start the background work: %w", err)
	}
	j.client = client
	return nil
}

// Stop takes no new work, waits for what runs, interrupts it after a while, and returns when all is over or ctx ends.
func (j *Jobs) Stop(ctx context.Context) error {
	if j.client == nil {
		return nil
	}
	if err := j.client.Stop(ctx); err != nil {
		return fmt.Errorf("stop the background work: %w", err)
	}
	return nil
}

package jobs

import (
	"bytes"
	"context"
	"log/slog"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"

	"rundtisch/internal/mail"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/internal/task"
)

func TestMain(m *testing.M) {
	if url := os.Getenv(childDatabase); url != "" {
		child(url, os.Getenv(childMail))
	}
	storetest.Main(m)
}

// probe is a task that sends one e-mail.
type probe struct {
	Number int `json:"number"`
}

func (probe) Kind() string { return "probe" }

// bench is a database with the work of it.
type bench struct {
	t    *testing.T
	url  string
	pool *pgxpool.Pool
	said *journal
}

// journal is what was logged.
type journal struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.said.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.said.String()
}

func newBench(t *testing.T) *bench {
	t.Helper()
	url := storetest.URL(t)
	return &bench{t, url, storetest.Pool(t, url, store.Owner, nil), &journal{}}
}

// jobs returns the work on the database, not begun, with a worker for probe.
func (b *bench) jobs(sender mail.Sender) *Jobs {
	j := New(storetest.Pool(b.t, b.url, store.Owner, nil), Settings{Mail: sender, Site: "Rundtisch", BaseURL: "https://netz.example.org", Log: slog.New(slog.NewTextHandler(b.said, nil)), Now: time.Now})
	add(j, j.sendProbe)
	return j
}

func (j *Jobs) sendProbe(ctx context.Context, job *river.Job[probe]) error {
	return j.deliver(ctx, job.JobRow, store.Mail{}, func(context.Context, *store.Store) (envelope, error) {
		return envelope{To: "anna@example.org", ToName: "Müller, Anna", Letter: "probe"}, nil
	})
}

// start begins to work until the test ends, and returns what tells about each piece that ended, well or not.
func (b *bench) start(j *Jobs) <-chan *river.Event {
	b.t.Helper()
	if err := j.Start(b.t.Context()); err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() {
		if err := j.Stop(context.Background()); err != nil {
			b.t.Error(err)
		}
	})
	events, _ := j.client.Subscribe(river.EventKindJobCompleted, river.EventKindJobFailed, river.EventKindJobCancelled, river.EventKindJobSnoozed)
	return events
}

// next waits for the end of a piece of work of this kind.
func (b *bench) next(events <-chan *river.Event, kind string) *river.Event {
	b.t.Helper()
	patience := time.After(30 * time.Second)
	for {
		select {
		case e := <-events:
			if e != nil && e.Job.Kind == kind {
				return e
			}
		case <-patience:
			b.t.Fatalf("no %s ended; the log:\n%s", kind, b.said)
		}
	}
}

func (b *bench) enqueue(t task.Task) {
	b.t.Helper()
	if err := store.New(b.pool).Enqueue(b.t.Context(), t, time.Time{}); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) exec(sql string, args ...any) {
	b.t.Helper()
	if _, err := b.pool.Exec(b.t.Context(), sql, args...); err != nil {
		b.t.Fatalf("%s: %v", sql, err)
	}
}

func (b *bench) count(sql string, args ...any) (n int) {
	b.t.Helper()
	if err := b.pool.QueryRow(b.t.Context(), sql, args...).Scan(&n); err != nil {
		b.t.Fatalf("%s: %v", sql, err)
	}
	return n
}

// wantMail checks that there is one e-mail, and how it ended ("" for sent).
func (b *bench) wantMail(ended store.MailEnd) {
	b.t.Helper()
	counts, err := store.New(b.pool).MailCounts(b.t.Context(), time.Time{})
	if err != nil || len(counts) != 1 || counts[0].Number != 1 || counts[0].Kind != "probe" || counts[0].Ended != ended || counts[0].Sent != (ended == "") {
		b.t.Errorf("e-mails %+v (%v), want one that ended %q", counts, err, ended)
	}
}

// office opens a mail server and returns what sends by it.
func (b *bench) office(office *mailtest.Office) mail.Sender {
	b.t.Helper()
	sender, err := mail.Open(mailSetting(office.Open(b.t, nil, false)))
	if err != nil {
		b.t.Fatal(err)
	}
	return sender
}

func mailSetting(address string) string {
	return "smtp://" + url.UserPassword(mailtest.User, mailtest.Password).String() + "@" + address + "?from=netz@example.org"
}

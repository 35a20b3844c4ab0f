package jobs

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"go.uber.org/goleak"

	"rundtisch/internal/mail"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

func (b *bench) logger() *slog.Logger { return slog.New(slog.NewTextHandler(b.said, nil)) }

func TestWhatHasExpiredIsRemovedOnceADayByWhicheverInstance(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.exec(`insert into desk.mails (id, kind, created_at) values (gen_random_uuid(), 'old', now() - interval '91 days'), (gen_random_uuid(), 'young', now() - interval '89 days')`)
	first, second := b.start(b.jobs(nil)), b.start(b.jobs(nil))
	patience := time.After(30 * time.Second)
	for pruned := false; !pruned; { // other work begins at the same time
		var e *river.Event
		select {
		case e = <-first:
		case e = <-second:
		case <-patience:
			t.Fatal("nothing was removed")
		}
		pruned = e != nil && e.Job.Kind == task.Prune{}.Kind()
	}
	if n := b.count(`select count(*) from desk.mails where kind = 'young'`); n != 1 || b.count(`select count(*) from desk.mails`) != 1 {
		t.Error("not what had expired was removed")
	}
	third := b.jobs(nil)
	b.start(third)
	day := task.Prune{Day: time.Now().UTC().Format(time.DateOnly)}
	b.enqueue(day) // as every start does
	if n := b.count(`select count(*) from jobs.river_job where kind = 'prune' and args->>'day' = $1`, day.Day); n != 1 {
		t.Errorf("it was left %d times for one day", n)
	}
}

// It is the only test here that runs alone, so that what it sees is its own.
func TestNothingRunsOnAfterStop(t *testing.T) {
	b := newBench(t)
	before := goleak.IgnoreCurrent()
	pool, err := store.Open(t.Context(), b.url, store.Owner, nil)
	if err != nil {
		t.Fatal(err)
	}
	j := New(pool, Settings{Mail: &mail.Memory{}, Log: b.logger(), Now: time.Now})
	add(j, j.sendProbe)
	events := b.start(j)
	b.enqueue(probe{})
	b.next(events, "probe")
	if err := j.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	pool.Close()
	if err := goleak.Find(before); err != nil {
		t.Error(err)
	}
	if said := b.said.String(); said != "" {
		t.Errorf("noise in the log:\n%s", said)
	}
}

func TestRunningWorkIsFinishedBeforeTheEnd(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	j := b.jobs(&mail.Memory{})
	running, finish := make(chan struct{}), make(chan struct{})
	add(j, func(ctx context.Context, _ *river.Job[unwanted]) error {
		close(running)
		<-finish
		return ctx.Err()
	})
	b.start(j)
	b.enqueue(unwanted{})
	<-running
	stopped := make(chan error, 1)
	go func() { stopped <- j.Stop(context.Background()) }()
	select {
	case err := <-stopped:
		t.Errorf("it did not wait (%v)", err)
	case <-time.After(50 * time.Millisecond): // long enough to show that it waits; what matters is seen below
	}
	close(finish)
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if n := b.count(`select count(*) from jobs.river_job where kind = 'unwanted' and state = 'completed' and attempt = 1`); n != 1 {
		t.Error("the work was not finished")
	}
}

func TestWorkThatNobodyKnowsHereWaits(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	events := b.start(b.jobs(&mail.Memory{}))
	b.enqueue(unwanted{}) // of a newer program
	b.enqueue(probe{})
	b.next(events, "probe")
	if n := b.count(`select count(*) from jobs.river_job where kind = 'unwanted' and state = 'available' and attempt = 0`); n != 1 {
		t.Error("it was taken")
	}
}

func TestAPanicIsOneLineAndNamesNoAddress(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	j := b.jobs(&mail.Memory{})
	add(j, func(context.Context, *river.Job[unwanted]) error { panic("anna@example.org\nis not there") })
	events := b.start(j)
	b.enqueue(unwanted{})
	if e := b.next(events, "unwanted"); e.Kind != river.EventKindJobFailed {
		t.Errorf("it ends as %s", e.Kind)
	}
	if said := b.said.String(); strings.Count(said, "\n") != 1 || strings.Contains(said, "anna") || !strings.Contains(said, "is not there") {
		t.Errorf("the log:\n%s", said)
	}
	if n := b.count(`select count(*) from jobs.river_job where array_to_string(errors, '') like '%anna%'`); n != 0 {
		t.Error("the address stands in the tables of the work")
	}
}

func TestEveryLetterHasASubjectAndTheFrame(t *testing.T) {
	t.Parallel()
	j := newBench(t).jobs(nil)
	subject, text, err := j.letter("probe", nil)
	if err != nil || subject != "Probe von Rundtisch" || !strings.HasPrefix(text, "Guten Tag,\n\ndies ist") || !strings.Contains(text, "\n\nhttps://netz.example.org/\n\n--\nRundtisch\n") {
		t.Errorf("%q, %q (%v)", subject, text, err)
	}
	entries, err := texts.ReadDir("text")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.IsDir() { // parts of several
			continue
		}
		raw, err := texts.ReadFile("text/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if entry.Name() != "rahmen.txt" && !strings.HasPrefix(string(raw), "Betreff: ") {
			t.Errorf("%s has no subject", entry.Name())
		}
	}
}

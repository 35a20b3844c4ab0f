package jobs

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/directory"
	"rundtisch/internal/mail"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/store"
)

func TestAnEMailIsSentOnceAndRemembered(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{}
	sender := b.office(office)
	first, second := b.start(b.jobs(sender)), b.start(b.jobs(sender)) // two instances
	b.enqueue(probe{})
	select {
	case <-first:
	case <-second:
	case <-time.After(30 * time.Second):
		t.Fatal("nothing was done")
	}
	for office.Accepted() == nil { // the first event may have been another piece of work
		select {
		case <-first:
		case <-second:
		case <-time.After(30 * time.Second):
			t.Fatal("nothing was sent")
		}
	}
	got := office.Accepted()
	if len(got) != 1 || !strings.Contains(got[0].Raw, "\r\nTo: <anna@example.org>\r\n") || !strings.Contains(got[0].Raw, "Probe von Rundtisch") {
		t.Errorf("accepted %+v", got)
	}
}

func TestARefusalIsTriedAgainWithTheSameName(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{To: mailtest.Says(450)}
	events := b.start(b.jobs(b.office(office)))
	b.enqueue(probe{})
	if e := b.next(events, "probe"); e.Kind != river.EventKindJobFailed {
		t.Errorf("a refusal ends as %s", e.Kind)
	}
	if n := b.count(`select count(*) from desk.mails where started_at is null and failed is null`); n != 1 {
		t.Error("the mark was not taken back")
	}
	office.Answer(nil, nil, nil)
	if e := b.next(events, "probe"); e.Kind != river.EventKindJobCompleted {
		t.Errorf("the second time ends as %s", e.Kind)
	}
	b.wantMail("")
	if got := office.Accepted(); len(got) != 1 || !strings.Contains(got[0].Raw, "Message-ID: <"+b.name()+"@example.org>") {
		t.Errorf("accepted %+v, want one named as it is remembered", got)
	}
	if said := b.said.String(); strings.Contains(said, "anna") || strings.Count(said, "\n") != 1 || !strings.Contains(said, "450") {
		t.Errorf("the log, of which one line is wanted:\n%s", said)
	}
	if n := b.count(`select count(*) from jobs.river_job where errors::text like '%anna%' or args::text like '%anna%'`); n != 0 {
		t.Error("the address stands in the tables of the work")
	}
}

// name returns the name of the one e-mail.
func (b *bench) name() (id string) {
	b.t.Helper()
	if err := b.pool.QueryRow(b.t.Context(), `select id::text from desk.mails`).Scan(&id); err != nil {
		b.t.Fatal(err)
	}
	return id
}

func TestWhatCannotBeSentEndsAndIsCounted(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		office  *mailtest.Office
		patient bool
		want    store.MailEnd
	}{
		{"nothing is set up", nil, true, store.MailNotSetUp},
		{"refused for good", &mailtest.Office{To: mailtest.Says(550)}, true, store.MailRefused},
		{"refused the last time", &mailtest.Office{To: mailtest.Says(450)}, false, store.MailGivenUp},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			var sender mail.Sender
			if test.office != nil {
				sender = b.office(test.office)
			}
			if !test.patient {
				b.exec(`alter table jobs.river_job alter max_attempts set default 1`)
				b.exec(`create function jobs.once() returns trigger language plpgsql as 'begin new.max_attempts := 1; return new; end'`)
				b.exec(`create trigger once before insert on jobs.river_job for each row execute function jobs.once()`)
			}
			events := b.start(b.jobs(sender))
			b.enqueue(probe{})
			if e := b.next(events, "probe"); e.Kind != river.EventKindJobCompleted {
				t.Errorf("it ends as %s", e.Kind)
			}
			b.wantMail(test.want)
			if said := b.said.String(); strings.Count(said, "\n") != 1 || !strings.Contains(said, string(test.want)) || strings.Contains(said, "anna") {
				t.Errorf("the log:\n%s", said)
			}
		})
	}
}

func TestAnEMailThatIsNoLongerWantedIsNotSent(t *testing.T) {
	t.Parallel()
	b, sender := newBench(t), &mail.Memory{}
	j := b.jobs(sender)
	add(j, func(ctx context.Context, job *river.Job[unwanted]) error {
		return j.deliver(ctx, job.JobRow, store.Mail{}, func(context.Context, *store.Store) (envelope, error) { return envelope{}, errUnwanted })
	})
	events := b.start(j)
	b.enqueue(unwanted{})
	b.next(events, "unwanted")
	if n := b.count(`select count(*) from desk.mails where failed = 'entfallen' and started_at is null`); n != 1 || len(sender.Sent()) > 0 {
		t.Errorf("%d are noted, %d were sent", n, len(sender.Sent()))
	}
}

type unwanted struct{}

func (unwanted) Kind() string { return "unwanted" }

// What compose wrote (the hash of a secret) belongs to the mark: both or neither.
func TestAFailureBeforeTheMarkLeavesNothing(t *testing.T) {
	t.Parallel()
	b, sender := newBench(t), &mail.Memory{}
	j := b.jobs(sender)
	add(j, func(ctx context.Context, job *river.Job[unwanted]) error {
		return j.deliver(ctx, job.JobRow, store.Mail{}, func(ctx context.Context, tx *store.Store) (envelope, error) {
			err := tx.EndMail(ctx, store.Mail{ID: directory.NewID("mail", "beside"), Kind: "beside"}, store.MailDropped, time.Now())
			return envelope{}, errors.Join(err, errors.New("anna@example.org is\nnot there"))
		})
	})
	events := b.start(j)
	b.enqueue(unwanted{})
	if e := b.next(events, "unwanted"); e.Kind != river.EventKindJobFailed {
		t.Errorf("it ends as %s", e.Kind)
	}
	if n := b.count(`select count(*) from desk.mails`); n != 0 || len(sender.Sent()) > 0 {
		t.Errorf("%d are noted, %d were sent", n, len(sender.Sent()))
	}
	if said := b.said.String(); strings.Contains(said, "anna") || strings.Count(said, "\n") != 1 {
		t.Errorf("the log:\n%s", said)
	}
}

// The mail server takes the message, and the program is interrupted before the answer comes.
func TestStoppingInTheMiddleSendsNothingTwice(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{Late: true, Read: make(chan struct{}, 9)}
	j := b.jobs(b.office(office))
	j.config.SoftStopTimeout = time.Millisecond
	b.start(j)
	b.enqueue(probe{})
	<-office.Read
	if err := j.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.wantMail(store.MailUnknown)
	b.afterwards(office)
}

// afterwards starts another instance, and checks that it sends nothing more.
func (b *bench) afterwards(office *mailtest.Office) {
	b.t.Helper()
	later := &mailtest.Office{}
	events := b.start(b.jobs(b.office(later)))
	if n := b.count(`select count(*) from jobs.river_job where kind = 'probe' and state <> 'completed'`); n > 0 {
		b.next(events, "probe")
	}
	b.enqueue(unwanted{}) // nobody does that here; it shows that the queue was gone through
	b.enqueue(probe{Number: 2})
	b.next(events, "probe")
	b.wantCounts(map[store.MailEnd]int{store.MailUnknown: 1, "": 1})
	if n, m := len(office.Accepted()), len(later.Accepted()); n != 1 || m != 1 {
		b.t.Errorf("%d were accepted before and %d after, want 1 and 1", n, m)
	}
}

func (b *bench) wantCounts(want map[store.MailEnd]int) {
	b.t.Helper()
	for ended, n := range want {
		if got := b.count(`select count(*) from desk.mails where coalesce(failed, '') = $1`, ended); got != n {
			b.t.Errorf("%d ended %q, want %d", got, ended, n)
		}
	}
}

const childDatabase, childMail = "RUNDTISCH_TEST_CHILD_DATABASE", "RUNDTISCH_TEST_CHILD_MAIL"

// child works until it is killed.
func child(url, setting string) {
	sender, err := mail.Open(setting)
	if err != nil {
		panic(err)
	}
	pool, err := store.Open(context.Background(), url, store.Owner, nil)
	if err != nil {
		panic(err)
	}
	b := &bench{said: &journal{}}
	j := New(pool, Settings{Mail: sender, Log: b.logger(), Now: time.Now})
	add(j, j.sendProbe)
	if err := j.Start(context.Background()); err != nil {
		panic(err)
	}
	select {}
}

// The mail server takes the message, and the program dies before it can note that.
func TestDyingInTheMiddleSendsNothingTwice(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{Late: true, Read: make(chan struct{}, 9)}
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), childDatabase+"="+b.url, childMail+"="+mailSetting(office.Open(t, nil, false)))
	program.Stderr = os.Stderr
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	b.enqueue(probe{})
	select {
	case <-office.Read:
	case <-time.After(30 * time.Second):
		t.Error("nothing was sent")
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
	if n := b.count(`select count(*) from desk.mails where started_at is not null and sent_at is null and failed is null`); n != 1 {
		t.Errorf("%d e-mails are marked, want 1", n)
	}
	// as if minutes had gone by
	b.exec(`update jobs.river_job set attempted_at = now() - interval '1 hour' where state = 'running'`)
	b.exec(`delete from jobs.river_leader`)
	b.afterwards(office)
	if said := b.said.String(); strings.Count(said, "ungewiss") != 1 {
		t.Errorf("the log:\n%s", said)
	}
}

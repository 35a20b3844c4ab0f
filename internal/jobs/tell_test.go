package jobs

import (
	"context"
	"io"
	"mime/quotedprintable"
	netmail "net/mail"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/store"
)

// april is after the first week of a quarter, august in the middle of one.
var (
	april  = time.Date(2027, 4, 7, 6, 0, 0, 0, time.UTC)
	august = time.Date(2027, 8, 4, 6, 0, 0, 0, time.UTC)
)

// done makes everything in a network as it should be, so that nothing is to do there.
func done(at time.Time) func(*directory.Dossier) {
	return func(d *directory.Dossier) {
		d.Network.Periods = []directory.Period{{Key: "p", Status: directory.Paused}}
		for i := range d.Members {
			d.Members[i].CheckedOn, d.Institutions[i].Contacts[0].CheckedOn = directory.Today(at), directory.Today(at)
		}
	}
}

// signsIn makes everybody somebody who has signed in, and whose account was there before the quarter.
func (b *bench) signsIn() {
	b.t.Helper()
	b.exec(`update desk.accounts set signed_in_at = created_at`)
}

// report puts something into the inbox of a network.
func (b *bench) report(network string, at time.Time) {
	b.t.Helper()
	p := directory.Proposal{Source: directory.FromVisitor, Text: "Geheimes steht hier.", CreatedAt: at}
	if err := store.New(b.pool).AddProposal(b.t.Context(), directory.NewID("network", network), directory.ID{}, p); err != nil {
		b.t.Fatal(err)
	}
}

// decide empties the inbox.
func (b *bench) decide(at time.Time) {
	b.t.Helper()
	b.exec(`update desk.proposals set decided_at = $1, decision = 'abgelehnt'`, at)
}

// told is how many e-mails are left at a moment.
func (b *bench) told(at time.Time) int {
	b.t.Helper()
	n, err := tellDue(b.t.Context(), store.New(b.pool), at)
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

func TestACoordinationIsToldOnceAWeekAndOnlyOfWhatIsNew(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.network("n", 1, done(august))
	if n := b.told(august); n != 0 {
		t.Errorf("%d are told though nobody has ever signed in", n)
	}
	b.signsIn()
	day := func(n int) time.Time { return august.AddDate(0, 0, n) }
	for _, step := range []struct {
		what string
		do   func()
		day  int
		want int
	}{
		{"nothing waits", nil, 0, 0},
		{"a report came", func() { b.report("n", day(0)) }, 0, 1},
		{"an hour later nothing has changed", nil, 0, 0},
		{"the next day there is another", func() { b.report("n", day(1)) }, 1, 0},
		{"six days after the mail", nil, 6, 0},
		{"a week after the mail", nil, 7, 1},
		{"it still waits, and nothing is new", nil, 30, 0},
		{"it was decided", func() { b.decide(day(31)) }, 40, 0},
		{"a number that nobody can dial", func() { b.exec(`update contacts set phone = '02323 12 / 47'`) }, 41, 1},
		{"it is still there", nil, 60, 0},
		{"it is right", func() { b.exec(`update contacts set phone = ''`) }, 61, 0},
		{"it is wrong again", func() { b.exec(`update contacts set phone = '02323 12 / 47'`) }, 62, 1},
		{"switched off", func() { b.report("n", day(90)); b.exec(`update desk.accounts set tell_waiting = false`) }, 90, 0},
		{"closed", func() { b.exec(`update desk.accounts set tell_waiting = true, closed_at = now()`) }, 91, 0},
	} {
		if step.do != nil {
			step.do()
		}
		b.exec(`update desk.accounts set tell_quarterly = false`)
		if n := b.told(day(step.day)); n != step.want {
			t.Errorf("%s: %d are told, want %d", step.what, n, step.want)
		}
	}
}

func TestOnceAQuarterACoordinationIsToldWhatIsToDo(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.network("n", 1, nil) // never checked
	b.signsIn()
	for _, step := range []struct {
		at   time.Time
		want int
	}{
		{time.Date(2027, 4, 1, 6, 0, 0, 0, time.UTC), 0}, {time.Date(2027, 4, 6, 12, 0, 0, 0, time.UTC), 0}, {april, 1},
		{april.AddDate(0, 0, 10), 0},
		{time.Date(2027, 5, 9, 6, 0, 0, 0, time.UTC), 0}, {time.Date(2027, 7, 8, 6, 0, 0, 0, time.UTC), 1}, {august, 0},
	} {
		if n := b.told(step.at); n != step.want {
			t.Errorf("%v: %d are told, want %d", step.at, n, step.want)
		}
	}
	b.exec(`update desk.accounts set told_at = null, told_quarter = null, tell_quarterly = false`)
	if n := b.told(april); n != 0 {
		t.Errorf("switched off: %d", n)
	}
	b.exec(`update desk.accounts set tell_quarterly = true, created_at = $1`, april)
	if n := b.told(april.AddDate(0, 0, 1)); n != 0 {
		t.Errorf("somebody who came yesterday: %d", n)
	}
}

func TestNothingIsToldWhereNothingIsToDo(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.network("n", 1, done(april))
	b.signsIn()
	if n := b.told(april); n != 0 {
		t.Errorf("%d are told", n)
	}
}

// parsed reads a message that the mail server took.
func parsed(t *testing.T, raw string) (netmail.Header, string) {
	t.Helper()
	m, err := netmail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	return m.Header, strings.ReplaceAll(strings.ReplaceAll(string(text), " \r\n", " "), "\r\n", "\n")
}

var stop = regexp.MustCompile(`https://netz\.example\.org(/bestaetigung/emails/([A-Z2-7]+))`)

// The quarter and what waits come in one mail, by a real SMTP conversation; two instances and a restart send no second.
func TestOneMailTellsEverythingAndNothingTwice(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{}
	b.network("n", 2, func(d *directory.Dossier) {
		d.Institutions[0].Contacts[0].Email, d.Institutions[0].Contacts[0].Phone = "", "116 006"
	})
	b.network("m", 0, done(april))
	b.exec(`delete from desk.accounts where email = 'm@example.com'`)
	b.exec(`insert into desk.grants (account_id, role, network_id, granted_at)
		select a.id, 'koordination', n.id, now() from desk.accounts a, networks n where n.key = 'm'`)
	b.exec(`insert into desk.settings select id, false from networks`) // so that no other mail is sent
	b.signsIn()
	b.report("n", april)
	b.report("m", april)
	sender := b.office(office)
	run := func() (*Jobs, <-chan *river.Event) {
		j := b.jobs(sender)
		j.now = func() time.Time { return april }
		return j, b.start(j)
	}
	one, first := run()
	two, second := run()
	for told := false; !told; { // whichever of the two it was
		select {
		case e := <-first:
			told = e.Job.Kind == "tidings_mail"
		case e := <-second:
			told = e.Job.Kind == "tidings_mail"
		case <-time.After(30 * time.Second):
			t.Fatalf("nobody is told; the log:\n%s", b.said)
		}
	}
	for _, j := range []*Jobs{one, two} {
		if err := j.Stop(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	b.exec(`update jobs.river_job set state = 'available', finalized_at = null, attempt = 0
		where kind in ('tidings_mail', 'tell_coordination')`)
	_, again := run() // as after a crash: what was done is taken up once more
	b.next(again, "tidings_mail")
	var tidings []mailtest.Accepted
	for _, m := range office.Accepted() {
		if strings.Contains(m.Raw, "n@example.com") {
			tidings = append(tidings, m)
		}
	}
	if len(tidings) != 1 {
		t.Fatalf("%d were sent, want one; the log:\n%s", len(tidings), b.said)
	}
	header, text := parsed(t, tidings[0].Raw)
	found := stop.FindStringSubmatch(text)
	if found == nil || header.Get("List-Unsubscribe") != "<"+found[0]+">" ||
		header.Get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click" {
		t.Fatalf("%v\n%s", header, text)
	}
	for _, want := range []string{
		"Netzwerk n\n– 1 Hinweis von", "Netzwerk m\n– 1 Hinweis von", "Außerdem steht in diesem Quartal an:",
		"– 1 Mitglied ohne E-Mail-Adresse",
		"– Für dieses Quartal steht kein Treffen im Kalender", "https://netz.example.org/verwaltung#netzwerk-n\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	if strings.Contains(text, "Geheimes") || strings.Contains(text, "Stelle") || strings.Contains(text, "<no value>") || t.Failed() {
		t.Errorf("it says:\n%s", text)
	}
	if n := b.count(`select count(*) from jobs.river_job where args::text like '%' || $1 || '%' or args::text like '%@%'`, found[2]); n != 0 {
		t.Error("the secret or an address stands in the arguments of the work")
	}
	editor := editing.New(store.New(b.pool))
	if err := editor.SetTellings(t.Context(), found[2], store.Tellings{}); err != nil {
		t.Fatal(err)
	}
	b.report("n", april.AddDate(0, 0, 8))
	if n := b.told(april.AddDate(0, 0, 9)); n != 0 {
		t.Errorf("after the link was used %d are told", n)
	}
}

// What was decided before the mail was written needs none.
func TestWhatWasDoneMeanwhileIsNotTold(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{}
	b.network("n", 1, done(august))
	b.exec(`insert into desk.settings select id, false from networks`)
	b.signsIn()
	b.report("n", august)
	if n := b.told(august); n != 1 {
		t.Fatalf("%d are told", n)
	}
	b.decide(august)
	j := b.jobs(b.office(office))
	j.now = func() time.Time { return august }
	b.next(b.start(j), "tidings_mail")
	if n := len(office.Accepted()); n != 0 {
		t.Errorf("%d were sent", n)
	}
}

package jobs

import (
	"mime"
	"net/mail"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"rundtisch/internal/account"
	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	ourmail "rundtisch/internal/mail"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

// council is a bench with a network and a meeting of it.
type council struct {
	*bench
	chair *convening.Chair
	at    convening.Which
	now   time.Time
}

var plan = meeting.Plan{Title: "Treffen; mit, allem", Day: "10.12.2026", Starts: "14:00", Ends: "16:00", Place: "Rathaus, Saal \"1\"",
	Link: "https://meet.example.org/a?b=1;c", Agenda: []string{"Begrüßung", "Bericht; Zahlen"}, Organizer: "Gleichstellungsstelle, Stadt",
	ReplyTo: "gleich@example.org", RemindDays: 7}

// convene loads a network with n members that have an address and one that has none, and plans a meeting.
func convene(t *testing.T, n int) *council {
	t.Helper()
	b := newBench(t)
	b.network("n", n, func(d *directory.Dossier) {
		d.Institutions = append(d.Institutions, directory.Institution{Key: "stumm", Name: "Ohne Adresse",
			Sectors: []directory.Sector{"opferhilfe"}})
		d.Members = append(d.Members, directory.Membership{Key: "stumm", Institution: "stumm", Role: directory.RoleMember})
	})
	b.exec(`insert into desk.settings (network_id, yearly_mails) select id, false from networks`)
	c := &council{bench: b, chair: convening.New(store.New(b.pool)), now: now}
	c.at.Network, c.at.By.Grants = "n", []account.Grant{{Role: account.Operator}}
	if err := b.pool.QueryRow(t.Context(), `select id from desk.accounts`).Scan(&c.at.By.ID); err != nil {
		t.Fatal(err)
	}
	made, err := c.chair.Plan(t.Context(), c.at.By, "n", []meeting.Plan{plan}, now)
	if err != nil {
		t.Fatal(err)
	}
	c.at.ID, c.at.Seen = made[0].ID, 1
	return c
}

// did checks that a change was made, which raises the version.
func (c *council) did(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	c.at.Seen++
}

func (c *council) send(want int) {
	c.t.Helper()
	n, err := c.chair.Send(c.t.Context(), c.at, c.now)
	if c.did(err); n != want {
		c.t.Fatalf("%d e-mails, want %d", n, want)
	}
}

// working starts the work at the time of the council, and returns what waits for e-mails.
func (c *council) working(sender ourmail.Sender) func(n int) {
	events := c.open(sender)
	return func(n int) {
		c.t.Helper()
		for range n {
			c.next(events, "meeting_mail")
		}
	}
}

func (c *council) open(sender ourmail.Sender) <-chan *river.Event {
	j := c.jobs(sender)
	j.now = func() time.Time { return c.now }
	return c.start(j)
}

var answerLink = regexp.MustCompile(`https://netz\.example\.org/treffen/([A-Z2-7]+)`)

// The whole life of an invitation in a conversation with a real mail server, read by two programs for calendars.
func TestAnInvitationIsSentChangedAndCancelledForCalendars(t *testing.T) {
	t.Parallel()
	c, office := convene(t, 2), &mailtest.Office{}
	sent := c.working(c.office(office))
	c.send(2)
	sent(2)
	check := func(raw, method, status string, sequence int, start string) read {
		t.Helper()
		m := readMail(t, raw)
		if m.CalendarType != "text/calendar; method="+method+"; charset=UTF-8" {
			t.Errorf("the part is %q", m.CalendarType)
		}
		node, other := byNode(t, m.Calendar), byGo(t, m.Calendar)
		if node != other {
			t.Errorf("two programs disagree:\n%+v\n%+v", node, other)
		}
		to := m.Get("To")
		if node.Method != method || node.Status != status || node.Sequence != sequence || node.UID != c.at.ID.String() || node.Start != start ||
			node.Attendee != "mailto:"+strings.Trim(to, "<>") || node.Organizer != "mailto:gleich@example.org" ||
			node.By != "Gleichstellungsstelle, Stadt" ||
			node.Summary != "Treffen; mit, allem" || node.Location != `Rathaus, Saal "1", https://meet.example.org/a?b=1;c` {
			t.Errorf("%+v", node)
		}
		from, err := mail.ParseAddress(m.Get("From"))
		if err != nil || from.Name != "Gleichstellungsstelle Stadt über Rundtisch" ||
			from.Address != "netz@example.org" || !strings.HasSuffix(m.Get("Reply-To"), "<gleich@example.org>") {
			t.Errorf("from %v (%v), answers to %q", from, err, m.Get("Reply-To"))
		}
		return m
	}
	tokens := map[string]string{}
	for _, a := range office.Accepted() {
		m := check(a.Raw, "REQUEST", "CONFIRMED", 0, "2026-12-10T13:00:00.000Z")
		found := answerLink.FindStringSubmatch(m.Text)
		if found == nil || !strings.Contains(m.Text, "Donnerstag, 10. Dezember 2026, 14:00 bis 16:00 Uhr") ||
			!strings.Contains(m.Text, "– Bericht; Zahlen") || !strings.Contains(m.Text, "Antworten aus dem Kalender lesen wir nicht.") {
			t.Fatalf("the mail says:\n%s", m.Text)
		}
		if byNode(t, m.Calendar).RSVP != "TRUE" || !strings.Contains(byNode(t, m.Calendar).Description, found[0]) {
			t.Error("the appointment does not say where to answer")
		}
		tokens[strings.Trim(m.Get("To"), "<>")] = found[1]
	}
	if len(tokens) != 2 {
		t.Fatalf("sent to %v", tokens)
	}
	if err := c.chair.Answer(t.Context(), tokens["n-0@example.org"], meeting.Yes, "", c.now); err != nil {
		t.Fatal(err)
	}

	later := plan
	later.Starts, later.Ends = "15:00", "17:00"
	c.did(c.chair.Replan(t.Context(), c.at, later, c.now))
	c.send(2)
	sent(2)
	for _, a := range office.Accepted()[2:] {
		m := check(a.Raw, "REQUEST", "CONFIRMED", 1, "2026-12-10T14:00:00.000Z")
		if subject, _ := new(mime.WordDecoder).DecodeHeader(m.Get("Subject")); !strings.HasPrefix(subject, "Geändert: ") {
			t.Errorf("the subject is %q", subject)
		}
	}
	silent := later
	silent.Agenda = []string{"anderes"} // calendars need not hear of that
	c.did(c.chair.Replan(t.Context(), c.at, silent, c.now))
	if _, err := c.chair.Send(t.Context(), c.at, c.now); err == nil {
		t.Error("an update was sent about the agenda")
	}

	c.did(c.chair.Cancel(t.Context(), c.at, c.now))
	sent(2)
	all := office.Accepted()
	for _, a := range all[4:] {
		check(a.Raw, "CANCEL", "CANCELLED", 2, "2026-12-10T14:00:00.000Z")
	}
	if len(all) != 6 {
		t.Errorf("%d e-mails in all", len(all))
	}
	if err := c.chair.Answer(t.Context(), tokens["n-1@example.org"], meeting.Yes, "", c.now); err == nil {
		t.Error("a meeting that is cancelled was answered")
	}
}

func TestWhoHasNotAnsweredIsRemindedOnceByWhicheverInstance(t *testing.T) {
	t.Parallel()
	c, sender := convene(t, 3), &ourmail.Memory{}
	sent := c.working(sender)
	c.send(3)
	sent(3)
	token := answerLink.FindStringSubmatch(mailTo(t, sender, "n-0@example.org").Text)[1]
	if err := c.chair.Answer(t.Context(), token, meeting.No, "", c.now); err != nil {
		t.Fatal(err)
	}
	remind := func(want int) {
		t.Helper()
		var both sync.WaitGroup
		var counted [2]int
		for i := range counted { // two instances at the same moment
			both.Go(func() { counted[i], _ = c.chair.Remind(t.Context(), c.now) })
		}
		if both.Wait(); counted[0]+counted[1] != want {
			t.Errorf("on %v %v are reminded, want %d", c.now, counted, want)
		}
	}
	c.now = time.Date(2026, 12, 2, 23, 30, 0, 0, directory.Germany())
	remind(0)
	c.now = time.Date(2026, 12, 3, 0, 30, 0, 0, directory.Germany())
	remind(2)
	sent(2)
	remind(0)
	c.now = c.now.AddDate(0, 0, 5)
	remind(0)
	for to, want := range map[string]int{"n-0@example.org": 1, "n-1@example.org": 2, "n-2@example.org": 2} {
		if n := countTo(sender, to); n != want {
			t.Errorf("%s got %d e-mails, want %d", to, n, want)
		}
	}
	if m := mailTo(t, sender, "n-2@example.org"); m.Calendar.Method != "" || !strings.HasPrefix(m.Subject, "Erinnerung: ") {
		t.Errorf("the reminder is %+v", m)
	}
}

// mailTo is the latest to an address.
func mailTo(t *testing.T, sender *ourmail.Memory, to string) ourmail.Message {
	t.Helper()
	all := sender.Sent()
	slices.Reverse(all)
	for _, m := range all {
		if m.To == to {
			return m
		}
	}
	t.Fatalf("nothing was sent to %s", to)
	return ourmail.Message{}
}

// The program dies after the mail server has taken an invitation and before that is noted: it is not sent again, and the
// coordination reads that it may not have arrived. One side has to err; it is this one.
func TestAnInvitationGoesOutOnceThoughTheProgramDies(t *testing.T) {
	t.Parallel()
	c, office := convene(t, 1), &mailtest.Office{Late: true, Read: make(chan struct{}, 9)}
	c.now = time.Now()
	if d := time.Date(2026, 12, 9, 0, 0, 0, 0, time.UTC); c.now.After(d) { // the child goes by the clock of the machine
		p := plan
		p.Day = c.now.AddDate(0, 0, 30).Format(time.DateOnly)
		c.did(c.chair.Replan(t.Context(), c.at, p, c.now))
	}
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), childDatabase+"="+c.url, childMail+"="+mailSetting(office.Open(t, nil, false)))
	program.Stderr = os.Stderr
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	c.send(1)
	select {
	case <-office.Read:
	case <-time.After(60 * time.Second):
		t.Error("nothing was sent")
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait() // it was killed
	c.exec(`update jobs.river_job set attempted_at = now() - interval '1 hour' where state = 'running'`)
	c.exec(`delete from jobs.river_leader`)
	later := &mailtest.Office{}
	sent := c.working(c.office(later))
	sent(1)
	if n, m := len(office.Accepted()), len(later.Accepted()); n != 1 || m != 0 {
		t.Errorf("%d were accepted before and %d after, want 1 and 0", n, m)
	}
	var network directory.ID
	if err := c.pool.QueryRow(t.Context(), `select id from networks`).Scan(&network); err != nil {
		t.Fatal(err)
	}
	guests, err := store.New(c.pool).Guests(t.Context(), network, c.at.ID)
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(guests, func(g meeting.Guest) bool { return g.Key == "n-0" }); !guests[i].Mails[0].Unknown {
		t.Errorf("the coordination is told %+v", guests[i].Mails)
	}
	if _, err := c.chair.Send(t.Context(), c.at, c.now); err == nil {
		t.Error("it is ordered once more")
	}
}

func TestNamesAreForgottenWhenTheirTimeIsOver(t *testing.T) {
	t.Parallel()
	c, sender := convene(t, 2), &ourmail.Memory{}
	events := c.open(sender)
	c.next(events, "forget_names") // at the start
	c.send(2)
	c.next(events, "meeting_mail")
	c.next(events, "meeting_mail")
	token := answerLink.FindStringSubmatch(mailTo(t, sender, "n-0@example.org").Text)[1]
	if err := c.chair.Answer(t.Context(), token, meeting.Deputy, "Berta Beispiel", c.now); err != nil {
		t.Fatal(err)
	}
	c.now = time.Date(2026, 12, 10, 18, 0, 0, 0, directory.Germany())
	here := []meeting.Presence{{Name: "Stelle n-0", People: 2, Persons: "Berta Beispiel, Carl Muster"}}
	c.did(c.chair.Attend(t.Context(), c.at, here, c.now))
	c.did(c.chair.Keep(t.Context(), c.at, 4, c.now))
	if err := c.chair.Keep(t.Context(), c.at, 6, c.now); err == nil {
		t.Error("the period became longer")
	}
	names := func() int {
		return c.count(`
			select (select count(*) from desk.meeting_attendance where persons <> '')
				+ (select count(*) from desk.meeting_invitations where deputy || email <> '')
				+ (select count(*) from desk.meeting_mails where email <> '') + (select count(*) from desk.meeting_tokens)`)
	}
	c.now, _ = time.ParseInLocation(time.DateOnly, "2027-01-07", directory.Germany())
	forgotten := func(want int) {
		t.Helper()
		c.enqueue(task.ForgetNames{Day: c.now.Format(time.DateOnly)})
		c.next(events, "forget_names")
		if n := c.count(`select count(*) from desk.meetings where forgotten_at is not null`); n != want || (names() == 0) != (want > 0) {
			t.Errorf("on %v %d meetings are forgotten, %d names are left", c.now, n, names())
		}
	}
	forgotten(0)
	c.now, _ = time.ParseInLocation(time.DateOnly, "2027-01-08", directory.Germany())
	forgotten(1)
	if n := c.count(`
		select count(*) from (select to_jsonb(t)::text as all from desk.meetings t
			union all select to_jsonb(t)::text from desk.meeting_revisions t
			union all select to_jsonb(t)::text from desk.meeting_attendance t union all select to_jsonb(t)::text from desk.meeting_invitations t) x
		where x.all ~ 'Berta|Muster'`); n != 0 {
		t.Errorf("a name stands in %d rows", n)
	}
	if n := c.count(`select sum(people) from desk.meeting_attendance`); n != 2 {
		t.Errorf("%d people are left", n)
	}
	if n := c.count(`select count(*) from desk.meeting_invitations where answer = 'vertretung'`); n != 1 {
		t.Error("the answer is gone")
	}
}

// The preview on the page is the mail to the letter, but for the secret.
func TestThePreviewIsTheMail(t *testing.T) {
	t.Parallel()
	c, sender := convene(t, 1), &ourmail.Memory{}
	events := c.open(sender)
	c.send(1)
	c.next(events, "meeting_mail")
	m := mailTo(t, sender, "n-0@example.org")
	token := answerLink.FindStringSubmatch(m.Text)[1]
	o, err := c.chair.Open(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	by, err := store.New(c.pool).Signature(t.Context(), o.Meeting.Network)
	if err != nil {
		t.Fatal(err)
	}
	from, subject, text, err := MeetingLetter("Rundtisch", "https://netz.example.org")(meeting.InvitationMail, o, by)
	if err != nil || from != m.FromName || subject != m.Subject || text != strings.Replace(m.Text, token, "…", 1) {
		t.Errorf("%v\n%s\n%s\n%s\nis not\n%s\n%s\n%s", err, from, subject, text, m.FromName, m.Subject, m.Text)
	}
}

package jobs

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/mail"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/store"
	"rundtisch/internal/task"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// network loads a network with n institutions that have an address, and somebody who coordinates it.
func (b *bench) network(key string, n int, change func(*directory.Dossier)) {
	b.t.Helper()
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: "Netzwerk " + key, Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:  directory.Region{Key: "gebiet-" + key, Name: "Gebiet " + key, Kind: directory.RegionKreis, State: "05"},
	}
	for i := range n {
		inst := fmt.Sprintf("%s-%d", key, i)
		d.Institutions = append(d.Institutions, directory.Institution{Key: inst, Name: "Stelle " + inst, Sectors: []directory.Sector{"opferhilfe"},
			Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Email: inst + "@example.org"}}})
		d.Members = append(d.Members, directory.Membership{Key: inst, Institution: inst, Role: directory.RoleMember})
	}
	if change != nil {
		change(&d)
	}
	if _, err := editing.New(store.New(b.pool)).Load(b.t.Context(), d, now); err != nil {
		b.t.Fatal(err)
	}
	b.exec(`with a as (insert into desk.accounts (email, created_at) values ($1, $2) returning id)
		insert into desk.grants (account_id, role, network_id, granted_at) select a.id, 'koordination', $3, $2 from a`, key+"@example.com", now, d.Network.ID())
}

// ask looks who is due at a moment and returns how many mails that makes.
func (b *bench) ask(at time.Time) int {
	b.t.Helper()
	n, err := editing.New(store.New(b.pool)).AskDue(b.t.Context(), at)
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

func TestWhoseTurnItIsToConfirm(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*directory.Dossier)
		sql    string
		want   int
	}{
		"never checked":             {nil, ``, 1},
		"checked eleven months ago": {checkedOn("2025-12-23"), ``, 0},
		"checked twelve months ago": {checkedOn("2025-11-22"), ``, 1},
		"only a press office":       {func(d *directory.Dossier) { d.Institutions[0].Contacts[0].Kind = directory.ContactPress }, ``, 0},
		"no address": {func(d *directory.Dossier) {
			d.Institutions[0].Contacts[0].Email, d.Institutions[0].Contacts[0].Phone = "", "116 006"
		}, ``, 0},
		"one that the coordination keeps to itself": {func(d *directory.Dossier) { d.Institutions[0].Contacts[0].Visibility = directory.Coordination }, ``, 0},
		"a membership that is over and was never checked": {func(d *directory.Dossier) {
			checkedOn("2026-11-01")(d)
			d.Members = append(d.Members, directory.Membership{Key: "frueher", Institution: "n-0", Role: directory.RoleGuest, Until: "2020"})
		}, ``, 0},
		"a membership that will end and was never checked": {func(d *directory.Dossier) {
			checkedOn("2026-11-01")(d)
			d.Members = append(d.Members, directory.Membership{Key: "noch", Institution: "n-0", Role: directory.RoleGuest, Until: "2027"})
		}, ``, 1},
		"a membership that is over": {func(d *directory.Dossier) { d.Members[0].Until = "2025" }, ``, 0},
		"a network that is no more": {func(d *directory.Dossier) {
			d.Network.Periods = []directory.Period{{Key: "p", Status: directory.Dissolved, From: "2020"}}
		}, ``, 0},
		"switched off":                 {nil, `insert into desk.settings select id, false from networks`, 0},
		"nobody would read the answer": {nil, `delete from desk.grants`, 0},
		"their account is closed":      {nil, `update desk.accounts set closed_at = now()`, 0},
		"asked eleven months ago":      {nil, `insert into desk.confirmations (institution_id, asked_at) select id, '2025-12-23' from institutions`, 0},
		"asked twelve months ago":      {nil, `insert into desk.confirmations (institution_id, asked_at) select id, '2025-11-21' from institutions`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			b.network("n", 1, test.change)
			if test.sql != "" {
				b.exec(test.sql)
			}
			if n := b.ask(now); n != test.want {
				t.Errorf("%d are asked, want %d", n, test.want)
			}
			if n := b.ask(now.Add(time.Hour)); n != 0 {
				t.Errorf("an hour later %d more are asked", n)
			}
		})
	}
}

func checkedOn(day directory.PartialDate) func(*directory.Dossier) {
	return func(d *directory.Dossier) {
		d.Institutions[0].Contacts[0].CheckedOn, d.Members[0].CheckedOn = day, day
	}
}

func TestNoMoreThanTenOfANetworkAreAskedADay(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.network("viele", 23, nil)
	b.network("wenige", 2, nil)
	for day, want := range []int{12, 10, 3, 0} {
		if n := b.ask(now.AddDate(0, 0, day)); n != want {
			t.Errorf("day %d: %d are asked, want %d", day, n, want)
		}
		if n := b.ask(now.AddDate(0, 0, day).Add(6 * time.Hour)); n != 0 {
			t.Errorf("later on day %d: %d more", day, n)
		}
	}
}

var link = regexp.MustCompile(`https://netz\.example\.org(/bestaetigung/([A-Z2-7]+))`)

func TestAnInstitutionIsAskedOnceRemindedOnceAndNeverTwiceAfterARestart(t *testing.T) {
	t.Parallel()
	b, sender := newBench(t), &mail.Memory{}
	b.network("n", 1, nil)
	at := now
	work := func(kind string) {
		b.t.Helper()
		j := b.jobs(sender)
		j.now = func() time.Time { return at }
		events := b.start(j)
		if kind != "" {
			b.next(events, kind)
		}
		if err := j.Stop(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	work("confirmation_mail") // the start leaves the daily task, and that the mail
	sent := sender.Sent()
	if len(sent) != 1 || sent[0].To != "n-0@example.org" || sent[0].Subject != "Stimmt Ihr Eintrag noch?" || strings.Contains(sent[0].Text, "<no value>") {
		t.Fatalf("%+v", sent)
	}
	found := link.FindStringSubmatch(sent[0].Text)
	if found == nil || !strings.Contains(sent[0].Text, "„Stelle n-0“") || !strings.Contains(sent[0].Text, "22.12.2026") {
		t.Fatalf("the mail says:\n%s", sent[0].Text)
	}
	editor := editing.New(store.New(b.pool))
	entry, err := editor.Entry(t.Context(), found[2], at)
	if err != nil || entry.Key != "n-0" {
		t.Errorf("the link opens %q: %v", entry.Key, err)
	}
	if n := b.count(`select count(*) from jobs.river_job where args::text like '%' || $1 || '%' or args::text like '%@%'`, found[2]); n != 0 {
		t.Error("the secret or an address stands in the arguments of the work")
	}
	for range 2 { // restarts on the same day, and on the next
		b.enqueue(task.ConfirmationMail{Confirmation: b.confirmation()})
		b.enqueue(probe{Number: len(sender.Sent())})
		work("probe")
		at = at.AddDate(0, 0, 1)
	}
	if n := countTo(sender, "n-0@example.org"); n != 1 {
		t.Fatalf("after restarts %d were sent", n)
	}
	if n := b.ask(now.AddDate(0, 0, 20)); n != 0 {
		t.Errorf("after twenty days %d are reminded", n)
	}
	at = now.AddDate(0, 0, 21)
	if n := b.ask(at); n != 1 {
		t.Fatalf("after three weeks %d are reminded", n)
	}
	work("confirmation_mail")
	if n := b.ask(at.AddDate(0, 0, 5)); n != 0 || countTo(sender, "n-0@example.org") != 2 {
		t.Errorf("%d more are reminded, %d were sent", n, countTo(sender, "n-0@example.org"))
	}
	all := sender.Sent()
	again := link.FindStringSubmatch(all[len(all)-1].Text)
	if again == nil || again[2] == found[2] {
		t.Fatalf("the reminder says:\n%s", all[len(all)-1].Text)
	}
	for _, token := range []string{found[2], again[2]} { // both open it
		if _, err := editor.Entry(t.Context(), token, at); err != nil {
			t.Error(err)
		}
	}
	right := editing.Reply{Fingerprint: editing.EntryFingerprint(entry), Right: true}
	if err := editor.AnswerByMail(t.Context(), again[2], right, at); err != nil {
		t.Fatal(err)
	}
	if n := b.ask(at.AddDate(0, 11, 0)); n != 0 {
		t.Errorf("eleven months after the answer %d are asked", n)
	}
	if n := b.ask(at.AddDate(1, 0, 1)); n != 1 {
		t.Errorf("a year after the answer %d are asked", n)
	}
}

func countTo(sender *mail.Memory, to string) (n int) {
	for _, m := range sender.Sent() {
		if m.To == to {
			n++
		}
	}
	return n
}

// confirmation is the one that there is.
func (b *bench) confirmation() (id directory.ID) {
	b.t.Helper()
	if err := b.pool.QueryRow(b.t.Context(), `select id from desk.confirmations`).Scan(&id); err != nil {
		b.t.Fatal(err)
	}
	return id
}

func TestWithoutMailNobodyIsAsked(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.network("n", 3, nil)
	events := b.start(b.jobs(nil))
	b.next(events, "ask_institutions")
	if n := b.count(`select count(*) from desk.confirmations`); n != 0 {
		t.Errorf("%d count as asked", n)
	}
}

func TestAnAnswerThatCameFirstNeedsNoMail(t *testing.T) {
	t.Parallel()
	b, sender := newBench(t), &mail.Memory{}
	b.network("n", 1, nil)
	b.ask(now)
	b.exec(`update desk.confirmations set answered_at = $1, answer = 'stimmt'`, now)
	b.next(b.start(b.jobs(sender)), "confirmation_mail")
	if n := len(sender.Sent()); n != 0 {
		t.Errorf("%d were sent", n)
	}
}

// The network signs, answers go to its coordination, and the address is that of the site: by a real SMTP conversation, with
// names that would like to be more than names.
func TestTheYearlyQuestionIsSignedByTheCoordination(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{}
	b.network("n", 1, func(d *directory.Dossier) {
		d.Network.Name = `Runder Tisch, "Nord" <chef@example.net>`
		d.Contacts = []directory.Contact{
			{Key: "presse", Kind: directory.ContactPress, Email: "presse@example.org", Phone: "02323 999999"},
			{
				Key: "intern", Kind: directory.ContactCoordination, Email: "geheim@example.org", Phone: "02323 888888",
				Visibility: directory.Coordination,
			},
			{
				Key: "amt", Kind: directory.ContactCoordination, Label: "Gleichstellungsstelle, Stadt Nord", Email: "amt@example.org",
				Phone: "02323 123456",
			},
		}
	})
	words := directory.Letter{Subject: "Ihr Eintrag bei uns", Words: "hier schreibt Frau Beispiel."}
	if err := store.New(b.pool).SaveLetter(t.Context(), directory.NewID("network", "n"), directory.Letter{}, words); err != nil {
		t.Fatal(err)
	}
	b.ask(now)
	j := b.jobs(b.office(office))
	j.now = func() time.Time { return now }
	b.next(b.start(j), "confirmation_mail")
	sent := office.Accepted()
	if len(sent) != 1 {
		t.Fatalf("%d were sent", len(sent))
	}
	header, text := parsed(t, sent[0].Raw)
	from, err := header.AddressList("From")
	if err != nil || len(from) != 1 || from[0].Address != "netz@example.org" || from[0].Name != "Rundtisch" && from[0].Name != "" {
		t.Errorf("From: %v (%v)", from, err) // a name with an address in it stands nowhere
	}
	to, err := header.AddressList("Reply-To")
	if err != nil || len(to) != 1 || to[0].Address != "amt@example.org" || to[0].Name != "Gleichstellungsstelle Stadt Nord" {
		t.Errorf("Reply-To: %v (%v)", to, err)
	}
	if len(header["Bcc"])+len(header["Cc"])+len(header["List-Unsubscribe"]) > 0 || header.Get("Subject") != "Ihr Eintrag bei uns" {
		t.Errorf("%v", header)
	}
	for _, want := range []string{
		"Guten Tag,\n\nhier schreibt Frau Beispiel.\n", "– Rufen Sie uns an: 02323 123456 (die Nummer steht auch auf der Seite).\n",
		"– Tippen Sie netz.example.org selbst in den Browser",
		"im Rathaus oder im Kreishaus", "nicht mehr im Verzeichnis stehen? Antworten Sie einfach",
		"https://netz.example.org/bestaetigung/",
		"Gleichstellungsstelle, Stadt Nord\nTelefon: 02323 123456\nE-Mail: amt@example.org\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	if strings.Contains(text, "999999") || strings.Contains(text, "888888") || strings.Contains(text, "<no value>") || t.Failed() {
		t.Errorf("it says:\n%s", text)
	}
}

package jobs

import (
	"bytes"
	"strings"
	"testing"
	"time"

	gosmtp "github.com/emersion/go-smtp"
	"github.com/riverqueue/river"

	"rundtisch/internal/admin"
	"rundtisch/internal/mail/mailtest"
	"rundtisch/internal/store"
)

func relayDenied() error {
	return &gosmtp.SMTPError{Code: 554, EnhancedCode: gosmtp.EnhancedCode{5, 7, 1}, Message: "<anna@example.org>: Relay access denied"}
}

func senderDenied() error {
	return &gosmtp.SMTPError{Code: 550, EnhancedCode: gosmtp.NoEnhancedCode, Message: "netz@example.org may not send"}
}

// status is what the command says of the e-mails.
func (b *bench) status() string {
	b.t.Helper()
	var out bytes.Buffer
	if err := admin.MailStatus(b.t.Context(), store.New(b.pool), time.Now(), &out); err != nil {
		b.t.Fatal(err)
	}
	return out.String()
}

// What the operator has to put right loses no e-mail: it goes out afterwards, once.
func TestAnEMailGoesOutWhenTheOperatorHasPutThingsRight(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		office *mailtest.Office
		says   string
	}{
		"the server does not send on": {&mailtest.Office{To: relayDenied()}, "leitet für dieses Programm nichts weiter"},
		"the sender is none of its":   {&mailtest.Office{From: senderDenied()}, "nimmt die Absenderadresse nicht an"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t)
			events := b.start(b.jobs(b.office(test.office)))
			b.enqueue(probe{})
			if e := b.next(events, "probe"); e.Kind != river.EventKindJobFailed {
				t.Errorf("it ends as %s", e.Kind)
			}
			if got := b.status(); !strings.Contains(got, "1 noch nicht verschickt, weil am Versand etwas nicht stimmt") || !strings.Contains(got, "Zu tun: Der Mailserver "+test.says) || strings.Contains(got, "anna") {
				t.Errorf("the command says:\n%s", got)
			}
			test.office.Answer(nil, nil, nil)
			for e := b.next(events, "probe"); e.Kind != river.EventKindJobCompleted; e = b.next(events, "probe") {
			}
			b.wantMail("")
			if got := b.status(); strings.Contains(got, "Zu tun") {
				t.Errorf("afterwards the command says:\n%s", got)
			}
			if n := len(test.office.Accepted()); n != 1 {
				t.Errorf("%d were accepted", n)
			}
		})
	}
}

// After the usual tries it waits on, for two weeks in all; a server that only puts off is not waited for that long.
func TestAnEMailWaitsForTheOperatorLongerThanForAServer(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{To: relayDenied()}
	b.exec(`create function jobs.once() returns trigger language plpgsql as 'begin new.max_attempts := 1; return new; end'`)
	b.exec(`create trigger once before insert on jobs.river_job for each row execute function jobs.once()`)
	events := b.start(b.jobs(b.office(office)))
	b.enqueue(probe{})
	if e := b.next(events, "probe"); e.Kind != river.EventKindJobSnoozed {
		t.Errorf("after the last try it ends as %s", e.Kind)
	}
	if n := b.count(`select count(*) from desk.mails where failed is null and started_at is null and trouble = 'weiterleitung'`); n != 1 {
		t.Error("it does not wait")
	}
	office.Answer(nil, nil, nil)
	b.exec(`update jobs.river_job set state = 'available', scheduled_at = now() where kind = 'probe'`) // an hour later
	if e := b.next(events, "probe"); e.Kind != river.EventKindJobCompleted {
		t.Errorf("after it was put right it ends as %s", e.Kind)
	}
	b.wantMail("")
	if n := len(office.Accepted()); n != 1 {
		t.Errorf("%d were accepted", n)
	}
}

func TestAnEMailDoesNotWaitForever(t *testing.T) {
	t.Parallel()
	b, office := newBench(t), &mailtest.Office{To: relayDenied()}
	b.exec(`create function jobs.once() returns trigger language plpgsql as 'begin new.max_attempts := 1; new.created_at := now() - interval ''15 days''; return new; end'`)
	b.exec(`create trigger once before insert on jobs.river_job for each row execute function jobs.once()`)
	events := b.start(b.jobs(b.office(office)))
	b.enqueue(probe{})
	if e := b.next(events, "probe"); e.Kind != river.EventKindJobCompleted {
		t.Errorf("it ends as %s", e.Kind)
	}
	b.wantMail(store.MailGivenUp)
}

// Why somebody gets an e-mail is true of each kind, and the sentence goes on after „Guten Tag,".
func TestALetterSaysTrulyWhyOneGetsIt(t *testing.T) {
	j := &Jobs{site: "Rundtisch", baseURL: "https://netz.example.org"}
	for name, test := range map[string]struct {
		data       any
		says, begs string
	}{
		"einladung":    {invitation{"der Betrieb dieses Verzeichnisses", "das Verzeichnis zu betreiben"}, "weil der Betrieb dieses Verzeichnisses diese Adresse für die Einladung angegeben hat.", "der Betrieb dieses Verzeichnisses lädt Sie ein"},
		"anmelden":     {struct{ Link string }{"https://netz.example.org/x"}, "weil jemand diese Adresse auf unserer Seite zur Anmeldung eingegeben hat.", "mit diesem Link"},
		"bestaetigung": {inquiry{Name: "Haus", By: store.Signature{Network: "Netz"}}, "weil diese Adresse in unserem Verzeichnis als Kontakt von „Haus“ steht.", "wir fragen alle, die bei „Netz“ mitmachen"},
		"erinnerung":   {inquiry{Name: "Haus", By: store.Signature{Network: "Netz"}}, "weil diese Adresse in unserem Verzeichnis als Kontakt von „Haus“ steht.", "vor drei Wochen"},
		"treffen_einladung": {
			appointment{Institution: "Haus", Network: "Netz", By: store.Signature{Network: "Netz", Office: "Netz"}},
			"Koordination von „Netz“\n\n--\n", "wir laden Sie ein",
		},
		"treffen_aenderung": {
			appointment{Institution: "Haus", Network: "Netz", By: store.Signature{Network: "Netz", Office: "Stadt Netz"}},
			"Koordination von „Netz“\nStadt Netz\n", "bei „“ von „Netz“ hat sich",
		},
		"treffen_absage": {
			appointment{Institution: "Haus", Network: "Netz"}, "weil „Haus“ zu diesem Treffen eingeladen war.", "leider sagen wir ab",
		},
		"probe": {nil, "weil der Betrieb von Rundtisch damit den Versand ausprobiert.", "dies ist eine Probe"},
	} {
		_, text, err := j.letter(name, test.data)
		if err != nil || !strings.Contains(text, test.says) || !strings.HasPrefix(text, "Guten Tag,\n\n"+test.begs) || strings.Contains(text, "Löschen Sie") {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
}

// Who is reminded reads of the same offers as in the first letter.
func TestAReminderNamesTheOffersToo(t *testing.T) {
	j := &Jobs{site: "Rundtisch", baseURL: "https://netz.example.org"}
	offers := []store.Offered{{Name: "Beratung am Abend", Phones: []string{"02323 123456"}}}
	for _, name := range []string{"bestaetigung", "erinnerung"} {
		_, text, err := j.letter(name, inquiry{Name: "Haus", By: store.Signature{Network: "Netz"}, Offers: offers, OffersLeft: 2})
		for _, want := range []string{"– Beratung am Abend\n  Telefon: 02323 123456", "2 weitere Angebote sehen Sie unter dem Link."} {
			if err != nil || !strings.Contains(text, want) {
				t.Errorf("%s: %v: no %q in\n%s", name, err, want, text)
			}
		}
		_, text, err = j.letter(name, inquiry{Name: "Haus", By: store.Signature{Network: "Netz"}})
		if err != nil || strings.Contains(text, "Angebot") {
			t.Errorf("%s without offers: %v\n%s", name, err, text)
		}
	}
}

package jobs

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"rundtisch/internal/account"
	"rundtisch/internal/mail"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/internal/task"
)

// gate returns the sign-in of the database, and the work with it.
func (b *bench) gate(sender mail.Sender) (*signin.Gate, *Jobs) {
	b.t.Helper()
	gate, err := signin.New(store.New(b.pool), "https://netz.example.org", "Rundtisch", time.Now)
	if err != nil {
		b.t.Fatal(err)
	}
	return gate, New(storetest.Pool(b.t, b.url, store.Owner, nil), Settings{Mail: sender, Gate: gate, Site: "Rundtisch", BaseURL: "https://netz.example.org", Log: slog.New(slog.NewTextHandler(b.said, nil)), Now: time.Now})
}

// ask leaves a request for a link, as somebody does who types an address.
func (b *bench) askFor(email string) {
	b.t.Helper()
	id := uuid.New()
	if err := store.New(b.pool).AddSignInRequest(b.t.Context(), store.SignInRequest{ID: id, Email: email, Browser: []byte("browser"), AskedAt: time.Now()}); err != nil {
		b.t.Fatal(err)
	}
	b.enqueue(task.SignInMail{Request: id})
}

func TestALinkIsMailedToWhoeverHasAnAccountAndToNobodyElse(t *testing.T) {
	t.Parallel()
	b, sender := newBench(t), &mail.Memory{}
	gate, j := b.gate(sender)
	invited, err := gate.Invite(t.Context(), signin.Command, signin.Invitation{Email: "eva@example.org", Name: "Eva E.", Role: account.Operator})
	if err != nil {
		t.Fatal(err)
	}
	events := b.start(j)
	b.next(events, "invite_mail")
	for _, email := range []string{"niemand@example.org", "eva@example.org"} {
		b.askFor(email)
		if e := b.next(events, "sign_in_mail"); e.Kind != river.EventKindJobCompleted {
			t.Errorf("%s: it ends as %s", email, e.Kind)
		}
	}
	sent := sender.Sent()
	if len(sent) != 2 || sent[0].To != "eva@example.org" || sent[1].To != "eva@example.org" {
		t.Fatalf("sent: %+v", sent)
	}
	if m := sent[0]; strings.Contains(m.Text, "/link/") || !strings.Contains(m.Text, "der Betrieb dieses Verzeichnisses lädt Sie ein, das Verzeichnis zu betreiben.") || !strings.Contains(m.Text, "https://netz.example.org/anmelden\n") {
		t.Errorf("the invitation:\n%s", m.Text)
	}
	_, link, _ := strings.Cut(sent[1].Text, "https://netz.example.org/anmelden/link/")
	secret, _, _ := strings.Cut(link, "\n")
	if len(secret) != 26 || sent[1].ToName != "Eva E." {
		t.Errorf("the link:\n%s", sent[1].Text)
	}
	for what, sql := range map[string]string{
		"addresses that were typed":      `select count(*) from desk.sign_in_requests`,
		"the secret in what is kept":     `select count(*) from desk.sign_in_links where position(convert_to($1, 'UTF8') in hash) > 0`,
		"the secret in the work":         `select count(*) from jobs.river_job where args::text || coalesce(metadata::text, '') like '%' || $1 || '%'`,
		"an address in the work":         `select count(*) from jobs.river_job where args::text like '%@%' and $1 <> ''`,
		"a mail to nobody that went out": `select count(*) from desk.mails where sent_at is null and failed <> 'entfallen' and $1 <> ''`,
	} {
		args := []any{secret}
		if !strings.Contains(sql, "$1") {
			args = nil
		}
		if n := b.count(sql, args...); n != 0 {
			t.Errorf("%s: %d", what, n)
		}
	}
	if said := b.said.String(); strings.Contains(said, "example.org") || strings.Contains(said, secret) {
		t.Errorf("the log:\n%s", said)
	}

	// A role that is taken away again before the mail goes out is not told of.
	s := store.New(b.pool)
	grants, err := s.GrantsOf(t.Context(), invited.Account)
	if err != nil || len(grants) != 1 {
		t.Fatal(grants, err)
	}
	if err := s.RemoveGrant(t.Context(), grants[0].ID); err != nil {
		t.Fatal(err)
	}
	b.enqueue(task.InviteMail{Account: invited.Account, Grant: grants[0].ID})
	b.next(events, "invite_mail")
	if n := len(sender.Sent()); n != 2 {
		t.Errorf("%d mails after a role was taken away", n)
	}
}

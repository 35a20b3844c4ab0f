package editing_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// asked is two networks that share the Weißer Ring, which was mailed a link.
func asked(t testing.TB) (db loaded, token string) {
	t.Helper()
	db = open(t)
	shared := ring()
	shared.Contacts = append(shared.Contacts, directory.Contact{Key: "intern", Kind: directory.ContactReferral, Email: "post@example.org", Visibility: directory.Staff},
		directory.Contact{Key: "geheim", Kind: directory.ContactReferral, Phone: "02323 123456", Visibility: directory.Coordination})
	db.load(t, dated("eins", shared), dated("zwei", shared, institution("b")))
	return db, db.ask(t, "weisser-ring")
}

// ask does what the job does: it makes a secret and keeps its hash.
func (l loaded) ask(t testing.TB, key string) string {
	t.Helper()
	id, err := l.store.AddConfirmation(t.Context(), directory.NewID("institution", key), today)
	if err != nil {
		t.Fatal(err)
	}
	token := editing.NewToken()
	q, err := l.store.StartInquiry(t.Context(), id, editing.TokenHash(token), today.Add(editing.LinkLifetime), today)
	if err != nil || q.Email != "post@example.org" {
		t.Fatalf("%+v %v", q, err)
	}
	return token
}

// stand is that of an entry as it is.
func (l loaded) stand(t testing.TB, key string) string {
	t.Helper()
	page, err := l.store.InstitutionPage(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	return editing.EntryFingerprint(page.OwnEntry(today))
}

// inbox returns what lies open in the inbox of a network.
func (l loaded) inbox(t testing.TB, key string) []directory.Proposal {
	t.Helper()
	id, err := l.store.NetworkID(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	open, err := l.store.Proposals(t.Context(), id, true, 100)
	if err != nil {
		t.Fatal(err)
	}
	return open
}

func TestAnInstitutionSeesItsOwnEntryByItsLink(t *testing.T) {
	t.Parallel()
	db, token := asked(t)
	entry, err := db.editor.Entry(t.Context(), token, today)
	if err != nil {
		t.Fatal(err)
	}
	if len(entry.Contacts) != 2 || len(entry.Memberships) != 2 {
		t.Errorf("%d contacts and %d memberships, want those up to the staff level: %+v", len(entry.Contacts), len(entry.Memberships), entry)
	}
	for _, nonsense := range []string{"", "x", strings.Repeat("a", 1000), token + "a", strings.ToLower(token), "\x00", "' or 1=1 --"} {
		if _, err := db.editor.Entry(t.Context(), nonsense, today); !errors.Is(err, fault.NotFound) {
			t.Errorf("%.20q: %v", nonsense, err)
		}
	}
	if _, err := db.editor.Entry(t.Context(), token, today.Add(editing.LinkLifetime-time.Second)); err != nil {
		t.Errorf("a second before the end: %v", err)
	}
	if _, err := db.editor.Entry(t.Context(), token, today.Add(editing.LinkLifetime)); !errors.Is(err, editing.ErrLinkExpired) {
		t.Errorf("after thirty days: %v", err)
	}
	var kept int
	if err := db.pool.QueryRow(t.Context(), `select count(*) from desk.confirmation_tokens where hash = convert_to($1, 'UTF8') or encode(hash, 'hex') = $1 or encode(hash, 'escape') = $1`, token).Scan(&kept); err != nil || kept != 0 {
		t.Errorf("the secret itself is kept: %v", err)
	}
}

func TestEverythingRightIsKeptInAllNetworks(t *testing.T) {
	t.Parallel()
	db, token := asked(t)
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Right: true, Text: "wird nicht gelesen"}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, tomorrow); err != nil {
		t.Fatal(err)
	}
	const by = "2026-11-23 Einrichtung"
	for _, network := range []string{"eins", "zwei"} {
		want := map[string]string{"m-weisser-ring": by, "weisser-ring/k": by, "weisser-ring/intern": by}
		if got := db.checked(t, network); !same(got, want) {
			t.Errorf("%s: %v, want %v", network, got, want)
		}
		r := db.revisions(t, network)
		if r[0].Kind != string(editing.KindCheck) || r[0].Role != account.Contact || r[0].By != "" {
			t.Errorf("%s: the history says %+v", network, r[0])
		}
		if got := db.inbox(t, network); len(got) != 0 {
			t.Errorf("%s: the inbox has %+v", network, got)
		}
	}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, tomorrow); !errors.Is(err, editing.ErrLinkUsed) {
		t.Errorf("a second time: %v", err)
	}
	if _, err := db.editor.Entry(t.Context(), token, tomorrow); !errors.Is(err, editing.ErrLinkUsed) {
		t.Errorf("the link afterwards: %v", err)
	}
}

func TestTwoAnswersAtTheSameTimeAreOne(t *testing.T) {
	t.Parallel()
	db, token := asked(t)
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Text: "Wir sind umgezogen."}
	errs := make([]error, 8)
	var fns []func()
	for i := range errs {
		fns = append(fns, func() { errs[i] = db.editor.AnswerByMail(t.Context(), token, reply, tomorrow) })
	}
	together(fns...)
	taken := 0
	for _, err := range errs {
		if err == nil {
			taken++
		} else if !errors.Is(err, editing.ErrLinkUsed) {
			t.Error(err)
		}
	}
	if got := db.inbox(t, "eins"); taken != 1 || len(got) != 1 {
		t.Errorf("%d of eight were taken, the inbox has %d", taken, len(got))
	}
}

func TestCorrectionsLieInTheInboxOfEveryNetworkFieldByField(t *testing.T) {
	t.Parallel()
	db, token := asked(t)
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Text: "Danke.",
		Gone: map[string]bool{"kontakte/intern": true, "mitglieder/zwei/m-weisser-ring": true},
		Values: map[string]string{"name": "Weißer Ring e. V.", "ort": " ganz Herne ", "kontakte/k/telefon": "116 006", "kontakte/k/zeiten": "9 bis 17 Uhr",
			"mitglieder/eins/m-weisser-ring/funktion": "Außenstelle", "kontakte/geheim/telefon": "110", "kennung": "anders", "kontakte/x/telefon": "110"}}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, tomorrow); err != nil {
		t.Fatal(err)
	}
	shared := []directory.Correction{
		{Path: "ort", Label: "Ihre Einrichtung: Ort oder Gebiet", After: "ganz Herne"},
		{Path: "kontakte/k/zeiten", Label: "Kontakt: Zeiten", After: "9 bis 17 Uhr"},
		{Path: "kontakte/intern", Label: "Kontakt", Before: directory.EntryThere, After: directory.EntryGone},
	}
	own := map[string][]directory.Correction{
		"eins": {{Path: "mitglieder/m-weisser-ring/funktion", Label: "Mitglied im Netzwerk „Netzwerk eins“: In welcher Funktion jemand von Ihnen teilnimmt", After: "Außenstelle"}},
		"zwei": {{Path: "mitglieder/m-weisser-ring", Label: "Mitglied im Netzwerk „Netzwerk zwei“", Before: directory.EntryThere, After: directory.EntryGone}},
	}
	for network, want := range own {
		found := map[string][]directory.Correction{}
		for _, p := range db.inbox(t, network) {
			found[p.Text] = p.Corrections
			if p.InstitutionKey != "weisser-ring" || p.Source != directory.FromInstitution || !p.CreatedAt.Equal(tomorrow) {
				t.Errorf("%s: %+v", network, p)
			}
		}
		if diff := cmp.Diff(map[string][]directory.Correction{"Danke.": shared, "": want}, found); diff != "" {
			t.Errorf("%s: %s", network, diff)
		}
		if got := db.checked(t, network); len(got) != 0 {
			t.Errorf("%s: %v was changed already", network, got)
		}
	}
}

func TestAnswersThatCannotBeTaken(t *testing.T) {
	t.Parallel()
	db, token := asked(t)
	stand := db.stand(t, "weisser-ring")
	value := func(path, text string) editing.Reply {
		return editing.Reply{Fingerprint: stand, Values: map[string]string{path: text}}
	}
	for _, test := range []struct {
		name, field string
		reply       editing.Reply
	}{
		{"nothing", "", editing.Reply{Fingerprint: stand}},
		{"nothing new", "", value("name", "Weißer Ring e. V.")},
		{"only blanks", "", editing.Reply{Fingerprint: stand, Text: " \n "}},
		{"no name", "name", value("name", "")},
		{"no phone", "kontakte/k/telefon", value("kontakte/k/telefon", "null eins")},
		{"two numbers as one", "kontakte/k/telefon", value("kontakte/k/telefon", "02921 302546 / 47")},
		{"a number without its zero", "kontakte/k/telefon", value("kontakte/k/telefon", "2921302546")},
		{"no mail", "kontakte/intern/e_mail", value("kontakte/intern/e_mail", "post(at)example.org")},
		{"a contact that says nothing", "kontakte/k/telefon", value("kontakte/k/telefon", "")},
		{"no address on the web", "website", value("website", "javascript:alert(1)")},
		{"two lines", "name", value("name", "Weißer\nRing")},
		{"control characters", "ort", value("ort", "Herne\x00")},
		{"too long", "name", value("name", strings.Repeat("ä", 301))},
		{"too long a text", "text", editing.Reply{Fingerprint: stand, Text: strings.Repeat("ä", 2001)}},
		{"a broken text", "text", editing.Reply{Fingerprint: stand, Text: "\xff"}},
	} {
		err := db.editor.AnswerByMail(t.Context(), token, test.reply, today)
		var invalid fault.Invalid
		if !errors.As(err, &invalid) || invalid.InForm()[test.field] == "" || len(invalid) != 1 {
			t.Errorf("%s: %v, want %q refused", test.name, err, test.field)
		}
	}
	if err := db.editor.AnswerByMail(t.Context(), token, editing.Reply{Right: true}, today); !errors.Is(err, fault.Stale) {
		t.Errorf("without what was shown: %v", err)
	}
	db.edit(t, db.person(t, "anna@example.org", "eins"), "eins", func(w *editing.Work) { w.Institutions[0].Contacts[0].Phone = "116 111" })
	if err := db.editor.AnswerByMail(t.Context(), token, editing.Reply{Fingerprint: stand, Right: true}, today); !errors.Is(err, fault.Stale) {
		t.Errorf("after a change nobody saw: %v", err)
	}
	if got := db.inbox(t, "eins"); len(got) != 0 {
		t.Errorf("the inbox has %+v", got)
	}
	again := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Right: true}
	if err := db.editor.AnswerByMail(t.Context(), token, again, today); err != nil {
		t.Errorf("the link is used up by what was refused: %v", err)
	}
}

func TestAProtectedInstitutionSendsNoAddress(t *testing.T) {
	t.Parallel()
	db := open(t)
	house := directory.Institution{Key: "haus", Name: "Frauenhaus", Sectors: []directory.Sector{directory.SectorShelter},
		Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Email: "post@example.org"}}}
	db.load(t, small("eins", house))
	token := db.ask(t, "haus")
	stand := db.stand(t, "haus")
	for field, reply := range map[string]editing.Reply{
		"ort":                             {Values: map[string]string{"ort": "Bahnhofstraße 12"}},
		"kontakte/k/anmerkung":            {Values: map[string]string{"kontakte/k/anmerkung": "44623 Herne"}},
		"text":                            {Text: "Wir sind jetzt in der Bahnhofstr. 12."},
		"mitglieder/eins/m-haus/funktion": {Values: map[string]string{"mitglieder/eins/m-haus/funktion": "Bahnhofstr. 12"}},
	} {
		reply.Fingerprint = stand
		if reason := refused(t, db.editor.AnswerByMail(t.Context(), token, reply, today), field); reason == "" {
			t.Error(field)
		}
	}
}

func TestOnlyWhoAnswersForAnInstitutionAnswers(t *testing.T) {
	t.Parallel()
	db, token := asked(t)
	contact := account.Account{Grants: []account.Grant{{Role: account.Contact, Institution: directory.NewID("institution", "weisser-ring")}}}
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Right: true}
	for name, by := range map[string]account.Account{
		"nobody": {}, "staff": {Grants: []account.Grant{{Role: account.Staff}}}, "the coordination": db.person(t, "anna@example.org", "eins"),
		"another's": {Grants: []account.Grant{{Role: account.Contact, Institution: directory.NewID("institution", "b")}}},
	} {
		if err := db.editor.Answer(t.Context(), by, "weisser-ring", reply, today); !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := db.editor.EntryOf(t.Context(), by, "weisser-ring", today); !errors.Is(err, fault.Forbidden) {
			t.Errorf("%s reads: %v", name, err)
		}
	}
	if err := db.editor.Answer(t.Context(), contact, "weisser-ring", reply, tomorrow); err != nil {
		t.Fatal(err)
	}
	if got := db.checked(t, "zwei")["m-weisser-ring"]; got != "2026-11-23 Einrichtung" {
		t.Error(got)
	}
	if _, err := db.editor.Entry(t.Context(), token, tomorrow); !errors.Is(err, editing.ErrLinkUsed) {
		t.Errorf("the mailed link still waits: %v", err)
	}
}

package editing_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// answered is asked, with an answer in the inboxes: a number, a name and a membership that is over.
func answered(t testing.TB) (db loaded, anna account.Account, shared, own directory.Proposal) {
	t.Helper()
	db, token := asked(t)
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Gone: map[string]bool{"mitglieder/eins/m-weisser-ring": true},
		Values: map[string]string{"name": "Weißer Ring Herne", "kontakte/k/telefon": "02323 123456"}}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, today); err != nil {
		t.Fatal(err)
	}
	for _, p := range db.inbox(t, "eins") {
		if len(p.Corrections) == 2 {
			shared = p
		} else {
			own = p
		}
	}
	return db, db.person(t, "anna@example.org", "eins"), shared, own
}

func (l loaded) verdict(t testing.TB, network string, p directory.Proposal, accept ...string) editing.Verdict {
	t.Helper()
	d, err := l.store.Dossier(t.Context(), network)
	if err != nil {
		t.Fatal(err)
	}
	return editing.Verdict{Fingerprint: editing.ProposalFingerprint(d, p, tomorrow), Accept: accept}
}

// decided returns the proposal as it was decided, in the inbox of a network.
func (l loaded) decided(t testing.TB, network string, p directory.Proposal) directory.Proposal {
	t.Helper()
	id, err := l.store.NetworkID(t.Context(), network)
	if err != nil {
		t.Fatal(err)
	}
	if p, err = l.store.Proposal(t.Context(), id, p.ID); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWhatIsAcceptedIsTakenOverFieldByField(t *testing.T) {
	t.Parallel()
	db, anna, shared, _ := answered(t)
	v := db.verdict(t, "eins", shared, "kontakte/k/telefon")
	v.Note = "Der Name bleibt."
	if err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, v, tomorrow); err != nil {
		t.Fatal(err)
	}
	for _, network := range []string{"eins", "zwei"} {
		d, err := db.store.Dossier(t.Context(), network)
		if err != nil {
			t.Fatal(err)
		}
		i, _ := d.Institution("weisser-ring")
		if i.Name != "Weißer Ring e. V." || i.Contacts[0].Phone != "02323 123456" {
			t.Errorf("%s: %+v", network, i)
		}
		if got := db.checked(t, network); !same(got, map[string]string{"weisser-ring/k": "2026-11-22 Einrichtung"}) {
			t.Errorf("%s: checked is %v, want the day of the answer", network, got)
		}
		p := db.decided(t, network, shared)
		if p.Decision != directory.Partly || p.DecidedBy != "Frau anna@example.org" || p.DecidedRole != string(account.Coordinator) || p.Note != "Der Name bleibt." || !p.DecidedAt.Equal(tomorrow) {
			t.Errorf("%s: %+v", network, p)
		}
		if slices.ContainsFunc(db.inbox(t, network), func(p directory.Proposal) bool { return p.ID == shared.ID }) {
			t.Errorf("%s: it is still open", network)
		}
	}
	if r := db.revisions(t, "eins"); r[0].Kind != string(editing.KindAnswer) || r[0].Account != anna.ID {
		t.Errorf("the history says %+v", r[0])
	}
	if r := db.revisions(t, "zwei"); r[0].Kind != string(editing.KindShared) {
		t.Errorf("the history of the other says %+v", r[0])
	}
}

func TestAMembershipThatIsOverEnds(t *testing.T) {
	t.Parallel()
	db, anna, _, own := answered(t)
	if err := db.editor.Decide(t.Context(), anna, "eins", own.ID, db.verdict(t, "eins", own, "mitglieder/m-weisser-ring"), tomorrow); err != nil {
		t.Fatal(err)
	}
	d, err := db.store.Dossier(t.Context(), "eins")
	if err != nil {
		t.Fatal(err)
	}
	if m := d.Members[0]; m.Key != "m-weisser-ring" || m.Until != "2026-11-22" {
		t.Errorf("%+v", m)
	}
	if p := db.decided(t, "eins", own); p.Decision != directory.Accepted {
		t.Errorf("%+v", p)
	}
}

func TestAMembershipThatWillEndCanBeOverSooner(t *testing.T) {
	t.Parallel()
	db := open(t)
	inst := ring()
	inst.Contacts = append(inst.Contacts,
		directory.Contact{Key: "intern", Kind: directory.ContactReferral, Email: "post@example.org", Visibility: directory.Staff})
	d := small("eins", inst)
	d.Members[0].Until = "2027"
	db.load(t, d)
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Gone: map[string]bool{"mitglieder/eins/m-weisser-ring": true}}
	if err := db.editor.AnswerByMail(t.Context(), db.ask(t, "weisser-ring"), reply, today); err != nil {
		t.Fatal(err)
	}
	own := db.inbox(t, "eins")[0]
	d, err := db.store.Dossier(t.Context(), "eins")
	if err != nil {
		t.Fatal(err)
	}
	if got := editing.CurrentValues(d, own, tomorrow); !slices.Equal(got, []string{own.Corrections[0].Before}) {
		t.Errorf("a member until the end of next year: the inbox says %q, not %q", got, own.Corrections[0].Before)
	}
	anna, accept := db.person(t, "anna@example.org", "eins"), db.verdict(t, "eins", own, "mitglieder/m-weisser-ring")
	if err := db.editor.Decide(t.Context(), anna, "eins", own.ID, accept, tomorrow); err != nil {
		t.Fatal(err)
	}
	if d, err = db.store.Dossier(t.Context(), "eins"); err != nil || d.Members[0].Until != "2026-11-22" {
		t.Errorf("%+v, %v", d.Members[0], err)
	}
}

func TestRefusingChangesNothingAndIsKept(t *testing.T) {
	t.Parallel()
	db, anna, shared, _ := answered(t)
	before := db.export(t, "eins")
	v := db.verdict(t, "eins", shared)
	v.Note = "Angerufen: die alte Nummer stimmt."
	if err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, v, tomorrow); err != nil {
		t.Fatal(err)
	}
	if p := db.decided(t, "zwei", shared); p.Decision != directory.Refused || p.Note != v.Note {
		t.Errorf("%+v", p)
	}
	if db.export(t, "eins") != before {
		t.Error("something was changed")
	}
}

func TestWhatChangedMeanwhileIsShownBeforeItIsOverwritten(t *testing.T) {
	t.Parallel()
	db, anna, shared, _ := answered(t)
	seen := db.verdict(t, "eins", shared, "kontakte/k/telefon")
	db.edit(t, anna, "eins", func(w *editing.Work) { w.Institutions[0].Contacts[0].Phone = "116 111" })
	if err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, seen, tomorrow); !errors.Is(err, fault.Stale) {
		t.Fatalf("%v, want fault.Stale", err)
	}
	d, _ := db.store.Dossier(t.Context(), "eins")
	if got := editing.CurrentValues(d, shared, tomorrow); !slices.Equal(got, []string{"Weißer Ring e. V.", "116 111"}) {
		t.Errorf("%q", got)
	}
	if err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, db.verdict(t, "eins", shared, "kontakte/k/telefon"), tomorrow); err != nil {
		t.Errorf("after it was shown: %v", err)
	}
}

func TestAContactThatIsGoneCannotBeCorrected(t *testing.T) {
	t.Parallel()
	db, anna, shared, _ := answered(t)
	db.edit(t, anna, "eins", func(w *editing.Work) { w.Institutions[0].Contacts = w.Institutions[0].Contacts[1:] })
	err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, db.verdict(t, "eins", shared, "kontakte/k/telefon", "name"), tomorrow)
	refused(t, err, "kontakte/k/telefon")
	if p := db.decided(t, "eins", shared); p.Decision != "" {
		t.Errorf("%+v", p)
	}
}

func TestTwoCoordinatorsDecideOnce(t *testing.T) {
	t.Parallel()
	db, anna, shared, _ := answered(t)
	berta := db.person(t, "berta@example.org", "zwei")
	one, two := db.verdict(t, "eins", shared, "name"), db.verdict(t, "zwei", shared)
	var first, second error
	together(
		func() { first = db.editor.Decide(t.Context(), anna, "eins", shared.ID, one, tomorrow) },
		func() { second = db.editor.Decide(t.Context(), berta, "zwei", shared.ID, two, tomorrow) },
	)
	if (first == nil) == (second == nil) || first != nil && !errors.Is(first, fault.Stale) || second != nil && !errors.Is(second, fault.Stale) {
		t.Errorf("%v and %v, want one decision", first, second)
	}
}

func TestOnlyACoordinatorOfTheNetworkDecides(t *testing.T) {
	t.Parallel()
	db, anna, shared, own := answered(t)
	berta := db.person(t, "berta@example.org", "zwei")
	for _, test := range []struct {
		name    string
		by      account.Account
		network string
		p       directory.Proposal
		want    error
	}{
		{"nobody", account.Account{}, "eins", shared, fault.Forbidden},
		{"of another network, in this one", berta, "eins", shared, fault.Forbidden},
		{"of another network, on what is not hers", berta, "zwei", own, fault.NotFound},
		{"on nothing", anna, "eins", directory.Proposal{ID: directory.NewID("x", "y")}, fault.NotFound},
		{"in no network", anna, "gibt-es-nicht", shared, fault.NotFound},
	} {
		if err := db.editor.Decide(t.Context(), test.by, test.network, test.p.ID, editing.Verdict{}, tomorrow); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
	v := db.verdict(t, "eins", shared)
	v.Note = strings.Repeat("ä", 501)
	refused(t, db.editor.Decide(t.Context(), anna, "eins", shared.ID, v, tomorrow), "vermerk")
	v.Note, v.Accept = "", []string{"kennung"}
	if err := db.editor.Decide(t.Context(), anna, "eins", shared.ID, v, tomorrow); !errors.Is(err, fault.Stale) {
		t.Errorf("a field that was not proposed: %v", err)
	}
}

func TestReportsOfVisitorsAreSettled(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, dated("eins", ring()), dated("zwei", ring()))
	anna := db.person(t, "anna@example.org", "eins")
	id, _ := db.store.NetworkID(t.Context(), "eins")
	if err := db.editor.Report(t.Context(), editing.Report{Network: id, Text: "Eine Einrichtung fehlt.", Block: "a"}, today); err != nil {
		t.Fatal(err)
	}
	if err := db.editor.Report(t.Context(), editing.Report{Institution: directory.NewID("institution", "weisser-ring"), Text: "Die Zeiten sind falsch.", Block: "a"}, today); err != nil {
		t.Fatal(err)
	}
	if one, two := db.inbox(t, "eins"), db.inbox(t, "zwei"); len(one) != 2 || len(two) != 1 {
		t.Fatalf("%d and %d reports, want 2 and 1", len(one), len(two))
	}
	for i, p := range db.inbox(t, "eins") {
		v := db.verdict(t, "eins", p)
		v.Refuse = i == 1
		if err := db.editor.Decide(t.Context(), anna, "eins", p.ID, v, tomorrow); err != nil {
			t.Fatal(err)
		}
		if got, want := db.decided(t, "eins", p).Decision, []directory.Decision{directory.Settled, directory.Refused}[i]; got != want {
			t.Errorf("%q: %s, want %s", p.Text, got, want)
		}
	}
	if two := db.inbox(t, "zwei"); len(two) != 0 {
		t.Errorf("what was decided is still open elsewhere: %+v", two)
	}
}

func TestReportsAreLimited(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, dated("eins", ring()))
	id, _ := db.store.NetworkID(t.Context(), "eins")
	send := func(block, text string) error {
		return db.editor.Report(t.Context(), editing.Report{Network: id, Text: text, Block: block}, today)
	}
	var many editing.TooManyReportsError
	for n := range 5 {
		if err := send("a", "Etwas fehlt."); err != nil {
			t.Fatalf("report %d: %v", n+1, err)
		}
	}
	if err := send("a", "Etwas fehlt."); !errors.As(err, &many) || many.Wait <= 0 {
		t.Errorf("the sixth of one block: %v", err)
	}
	for n := range 10 { // behind a proxy that nobody named everybody has this block
		if err := db.editor.Report(t.Context(), editing.Report{Institution: directory.NewID("institution", "weisser-ring"), Text: "Die Zeiten sind falsch.", Block: "a", Shared: true}, today); err != nil {
			t.Fatalf("report %d of a block that many share: %v", n+1, err)
		}
	}
	for n := range 25 {
		if err := send(string(rune('A'+n)), "Etwas fehlt."); err != nil && n < 24 {
			t.Fatalf("report %d of others: %v", n+1, err)
		}
	}
	if err := send("z", "Etwas fehlt."); !errors.As(err, &many) {
		t.Errorf("one more of another block: %v", err)
	}
	for _, text := range []string{"", strings.Repeat("ä", 1001)} {
		var invalid fault.Invalid
		if err := send("y", text); !errors.As(err, &invalid) {
			t.Errorf("%d characters: %v", len(text), err)
		}
	}
	var kept int
	if err := db.pool.QueryRow(t.Context(), `select count(*) from desk.proposals p where p::text like '%block%'`).Scan(&kept); err != nil || kept != 0 {
		t.Errorf("it is kept where reports came from: %v", err)
	}
}

func TestWhatWasProposedMovesWithAMerger(t *testing.T) {
	t.Parallel()
	db := twice(t)
	anna := db.person(t, "anna@example.org", "m", "o")
	if err := db.editor.Report(t.Context(), editing.Report{Institution: directory.NewID("institution", "weisser-ring"), Text: "Die Zeiten sind falsch."}, today); err != nil {
		t.Fatal(err)
	}
	if _, err := db.editor.Merge(t.Context(), anna, "ring", "weisser-ring", tomorrow); err != nil {
		t.Fatal(err)
	}
	if got := db.inbox(t, "n"); len(got) != 1 || got[0].InstitutionKey != "ring" {
		t.Errorf("%+v", got)
	}
}

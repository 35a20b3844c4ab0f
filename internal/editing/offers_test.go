package editing_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// asksOffers is two networks that share the Weißer Ring with its offers, which was mailed a link.
func asksOffers(t testing.TB) (db loaded, token string) {
	t.Helper()
	db = open(t)
	i := ring()
	i.Contacts[0].Email = "post@example.org"
	i.Services = []directory.Service{
		{Key: "rat", Name: "Beratung", Summary: "Im Gespräch.", Hours: []directory.Hours{"Mo 09:00–12:00"}, Remark: "Nur für uns.",
			Contacts: []directory.Contact{
				{Key: "l", Kind: directory.ContactHelp, Phone: "02323 123456"},
				{Key: "geheim", Kind: directory.ContactReferral, Phone: "02323 654321", Visibility: directory.Coordination},
			}},
		{Key: "fach", Name: "Fallrunde", Visibility: directory.Staff},
		{Key: "still", Name: "Geplant", Visibility: directory.Coordination},
	}
	db.load(t, dated("eins", i), dated("zwei", i, institution("b")))
	return db, db.ask(t, "weisser-ring")
}

// offersChecked lists the checks of offers and their contacts: „rat", „rat/l".
func (l loaded) offersChecked(t testing.TB, network string) map[string]string {
	t.Helper()
	found := map[string]string{}
	i, _ := l.dossier(t, network).Institution("weisser-ring")
	for _, s := range i.Services {
		if s.CheckedOn != "" {
			found[s.Key] = string(s.CheckedOn) + " " + s.CheckedBy
		}
		for _, c := range s.Contacts {
			if c.CheckedOn != "" {
				found[s.Key+"/"+c.Key] = string(c.CheckedOn) + " " + c.CheckedBy
			}
		}
	}
	return found
}

func TestWhatAnInstitutionOffersIsRightToo(t *testing.T) {
	t.Parallel()
	db, token := asksOffers(t)
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Right: true}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, tomorrow); err != nil {
		t.Fatal(err)
	}
	const by = "2026-11-23 Einrichtung"
	for _, network := range []string{"eins", "zwei"} {
		want := map[string]string{"rat": by, "rat/l": by, "fach": by} // not what it does not see
		if diff := cmp.Diff(want, db.offersChecked(t, network)); diff != "" {
			t.Errorf("%s: %s", network, diff)
		}
	}
}

func TestAllIsRightInANetworkWithItsOffers(t *testing.T) {
	t.Parallel()
	db, _ := asksOffers(t)
	anna := db.person(t, "anna@example.org", "eins")
	const by = "2026-11-22 Koordination"
	for _, test := range []struct {
		looked editing.CheckedItems
		want   map[string]string
	}{
		{editing.CheckedItems{Services: []string{"weisser-ring/fach"}}, map[string]string{"fach": by}},
		{editing.CheckedItems{AllContacts: true, AllMembers: true}, map[string]string{"fach": by}},
		{editing.CheckedItems{AllServices: true}, map[string]string{"rat": by, "rat/l": by, "rat/geheim": by, "fach": by, "still": by}},
	} {
		if _, err := db.editor.Check(t.Context(), anna, "eins", test.looked, today); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, db.offersChecked(t, "zwei")); diff != "" {
			t.Errorf("%+v: %s", test.looked, diff)
		}
	}
	if got := db.dossier(t, "eins").Network.CheckedOn; got != "" {
		t.Errorf("the network as a whole counts as checked on %s", got)
	}
	for _, gone := range []string{"weisser-ring/weg", "rat", "b/rat", ""} {
		_, err := db.editor.Check(t.Context(), anna, "eins", editing.CheckedItems{Services: []string{gone}}, today)
		if !errors.Is(err, fault.Stale) {
			t.Errorf("%q: %v", gone, err)
		}
	}
	last := db.revisions(t, "eins")[0].Number
	if _, conflicts, err := db.editor.Undo(t.Context(), anna, "eins", last, nil, today); err != nil || len(conflicts) > 0 {
		t.Fatal(err, conflicts)
	}
	if diff := cmp.Diff(map[string]string{"fach": by}, db.offersChecked(t, "zwei")); diff != "" {
		t.Error("taken back:", diff)
	}
}

func TestAnOfferIsCorrectedByItsInstitution(t *testing.T) {
	t.Parallel()
	db, token := asksOffers(t)
	reply := editing.Reply{
		Fingerprint: db.stand(t, "weisser-ring"), Gone: map[string]bool{"angebote/fach": true, "angebote/still": true},
		Values: map[string]string{
			"angebote/rat/name": "Beratung", "angebote/rat/zeiten": "Mo 9-12 Uhr\nDi 14 bis 16 Uhr\n",
			"angebote/rat/kontakte/l/telefon": "02323 999999", "angebote/fach/name": "Anders",
			"angebote/rat/kontakte/geheim/telefon": "110", "angebote/rat/vermerk": "Gelesen", "angebote/still/name": "Gesehen",
		},
	}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, today); err != nil {
		t.Fatal(err)
	}
	open := db.inbox(t, "zwei")
	want := []directory.Correction{
		{Path: "angebote/rat/zeiten", Label: "Angebot „Beratung“: Zeiten", Before: "Mo 09:00–12:00", After: "Mo 09:00–12:00\nDi 14:00–16:00"},
		{Path: "angebote/rat/kontakte/l/telefon", Label: "Angebot „Beratung“: Kontakt: Telefon", Before: "02323 123456", After: "02323 999999"},
		{Path: "angebote/fach", Label: "Angebot „Fallrunde“", Before: directory.EntryThere, After: directory.EntryGone},
	}
	if len(open) != 1 || len(db.inbox(t, "eins")) != 1 {
		t.Fatalf("the inbox has %+v", open)
	}
	if diff := cmp.Diff(want, open[0].Corrections); diff != "" {
		t.Fatal(diff)
	}
	if got := db.offersChecked(t, "eins"); len(got) > 0 {
		t.Errorf("checked before anybody decided: %v", got)
	}
	anna := db.person(t, "anna@example.org", "eins")
	v := db.verdict(t, "eins", open[0], "angebote/rat/zeiten", "angebote/rat/kontakte/l/telefon", "angebote/fach")
	if err := db.editor.Decide(t.Context(), anna, "eins", open[0].ID, v, tomorrow); err != nil {
		t.Fatal(err)
	}
	for _, network := range []string{"eins", "zwei"} {
		i, _ := db.dossier(t, network).Institution("weisser-ring")
		rat := i.Services[0]
		if len(i.Services) != 2 || i.Services[1].Key != "still" || len(rat.Hours) != 2 || rat.Contacts[0].Phone != "02323 999999" ||
			rat.Remark != "Nur für uns." || len(rat.Contacts) != 2 {
			t.Errorf("%s: %+v", network, i.Services)
		}
		want := map[string]string{"rat": "2026-11-22 Einrichtung", "rat/l": "2026-11-22 Einrichtung"}
		if diff := cmp.Diff(want, db.offersChecked(t, network)); diff != "" {
			t.Errorf("%s: %s", network, diff)
		}
	}
}

func TestAnOfferThatChangedIsNotOverwritten(t *testing.T) {
	t.Parallel()
	db, token := asksOffers(t)
	anna := db.person(t, "anna@example.org", "eins")
	stand := db.stand(t, "weisser-ring")
	if _, err := db.editor.Check(t.Context(), anna, "eins", editing.CheckedItems{AllServices: true}, today); err != nil {
		t.Fatal(err)
	}
	if db.stand(t, "weisser-ring") != stand {
		t.Error("a check makes it another entry")
	}
	// What the institution cannot correct in the form it still says is right.
	db.edit(t, anna, "eins", func(w *editing.Work) { w.Institutions[0].Services[0].Topics = []directory.Topic{"recht"} })
	if err := db.editor.AnswerByMail(t.Context(), token, editing.Reply{Fingerprint: stand, Right: true}, today); !errors.Is(err, fault.Stale) {
		t.Fatalf("after a change that nobody saw: %v", err)
	}
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Values: map[string]string{"angebote/rat/zeiten": "Mi 9-12"}}
	if err := db.editor.AnswerByMail(t.Context(), token, reply, today); err != nil {
		t.Fatal(err)
	}
	p := db.inbox(t, "eins")[0]
	v := db.verdict(t, "eins", p, "angebote/rat/zeiten")
	after := tomorrow.AddDate(0, 0, 1)
	if _, err := db.editor.Change(t.Context(), editing.Change{By: anna, Network: "eins", Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
		w.Institutions[0].Services[0].Hours = []directory.Hours{"Do 09:00–12:00"}
		return nil
	}}, after); err != nil {
		t.Fatal(err)
	}
	if err := db.editor.Decide(t.Context(), anna, "eins", p.ID, v, after); !errors.Is(err, fault.Stale) {
		t.Fatalf("what was shown is no more: %v", err)
	}
	if err := db.editor.Decide(t.Context(), anna, "eins", p.ID, db.verdict(t, "eins", p, "angebote/rat/zeiten"), after); err != nil {
		t.Fatal(err)
	}
	// The institution has not seen what was changed since: whoever takes its hours over has.
	if got := db.offersChecked(t, "eins")["rat"]; got != "2026-11-24 Koordination" {
		t.Errorf("checked: %q", got)
	}
}

func TestOfferCorrectionsThatCannotBeTaken(t *testing.T) {
	t.Parallel()
	db, token := asksOffers(t)
	for field, text := range map[string]string{
		"angebote/rat/name": "", "angebote/rat/kontakte/l/telefon": "null eins", "angebote/rat/zeiten": "Mo 9-12\nhalb neun",
		"angebote/rat/beschreibung": strings.Repeat("ä", 2001), "angebote/rat/kontakte/l/e_mail": "post(at)example.org",
		"angebote/rat/kosten": "Frauenhaus, Musterstraße 5, 12345 Beispielstadt",
	} {
		reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Values: map[string]string{field: text}}
		reason := refused(t, db.editor.AnswerByMail(t.Context(), token, reply, today), field)
		if field == "angebote/rat/zeiten" && !strings.HasPrefix(reason, "Zeile 2 („halb neun“)") {
			t.Error(reason)
		}
	}
	// The same in a contact, whose old text must not be compared with itself.
	reply := editing.Reply{Fingerprint: db.stand(t, "weisser-ring"), Values: map[string]string{
		"kontakte/k/anmerkung": "Frauenhaus, Musterstraße 5, 12345 Beispielstadt",
	}}
	refused(t, db.editor.AnswerByMail(t.Context(), token, reply, today), "kontakte/k/anmerkung")
}

func TestAShelterTellsNoPlaceInAnOffer(t *testing.T) {
	t.Parallel()
	db := open(t)
	house := directory.Institution{Key: "haus", Name: "Frauenhaus", Sectors: []directory.Sector{directory.SectorShelter},
		Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Email: "post@example.org"}},
		Services: []directory.Service{{Key: "angebot", Name: "Zuflucht", Contacts: []directory.Contact{
			{Key: "l", Kind: directory.ContactHelp, Phone: "02323 123456"},
		}}}}
	db.load(t, small("eins", house))
	token := db.ask(t, "haus")
	for field, text := range map[string]string{
		"angebote/angebot/beschreibung": "Bahnhofstraße 12", "angebote/angebot/zeiten_anmerkung": "44623 Herne",
		"angebote/angebot/kontakte/l/anmerkung": "Bahnhofstraße 12",
	} {
		reply := editing.Reply{Fingerprint: db.stand(t, "haus"), Values: map[string]string{field: text}}
		refused(t, db.editor.AnswerByMail(t.Context(), token, reply, today), field)
	}
}

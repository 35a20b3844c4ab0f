package editing_test

import (
	"errors"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

func TestAnInstitutionOfAnotherDirectoryBecomesAMemberWithWhatWasChosen(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.keep(t, today)
	if got := e.unknown(t, "eins", false); got != "neu" {
		t.Errorf("in the region are %q", got)
	}
	row := e.record(t, "neu")
	a := editing.Admission{Seen: row.Sum, Sector: "frauenberatung", Services: []directory.ID{e.record(t, "n1").ID}}
	before := e.export(t, "eins")
	saved, err := e.editor.Admit(t.Context(), e.anna, "eins", row.ID, a, today)
	if err != nil || saved.Number == 0 {
		t.Fatal(saved, err)
	}
	d, err := e.store.Dossier(t.Context(), "eins")
	if err != nil {
		t.Fatal(err)
	}
	m := d.Members[len(d.Members)-1]
	i, _ := d.Institution(m.Institution)
	if i.Name != "Beratungsstelle Beispiel Herne" || i.Contacts[0].Phone != "030 23125005" || i.Contacts[0].Email != "rat@neu.example.org" || i.Places[0].Street != "Musterweg 1" ||
		len(i.Services) != 1 || i.Services[0].Name != "Einzelberatung" || i.Services[0].Languages[0] != "tr" || i.Sectors[0] != "frauenberatung" {
		t.Errorf("%+v", i)
	}
	if len(d.Sources) != 1 || d.Sources[0].URL != anderswo.Address || d.Sources[0].Retrieved != "2026-11-22" || len(d.Statements) != 1 || d.Statements[0].Fields[0] != "einrichtungen/"+i.Key {
		t.Errorf("where it comes from does not stand there: %+v %+v", d.Sources, d.Statements)
	}
	if got := e.unknown(t, "eins", true); got != "haus" {
		t.Errorf("open are %q", got)
	}
	e.keep(t, tomorrow)
	if len(e.proposals(t)) != 0 || e.record(t, "neu").Matched != i.ID() {
		t.Errorf("what was just taken over differs: %+v", e.proposals(t))
	}
	for _, s := range e.services(t) {
		if s.RemoteID != "rat" {
			t.Errorf("%s was decided on and is open", s.RemoteID)
		}
	}
	if _, err := e.editor.Admit(t.Context(), e.anna, "eins", row.ID, a, today); !errors.Is(err, fault.Stale) {
		t.Errorf("taken over twice: %v", err)
	}
	if _, _, err := e.editor.Undo(t.Context(), e.anna, "eins", saved.Number, nil, tomorrow); err != nil {
		t.Fatal(err)
	}
	if e.export(t, "eins") != before {
		t.Error("taking it back does not lead back")
	}
	if got := e.unknown(t, "eins", true); got != "neu haus" {
		t.Errorf("after taking it back open are %q", got)
	}
}

func TestAShelterOfAnotherDirectoryComesWithoutAnAddress(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.keep(t, today)
	for _, test := range []struct {
		remote string
		sector directory.Sector
	}{{"haus", directory.SectorShelter}, {"neu", directory.SectorSafeFlat}} { // the other looked like none
		row := e.record(t, test.remote)
		if _, err := e.editor.Admit(t.Context(), e.anna, "eins", row.ID, editing.Admission{Seen: row.Sum, Sector: test.sector}, today); err != nil {
			t.Fatalf("%s: %v", test.remote, err)
		}
	}
	d, err := e.store.Dossier(t.Context(), "eins")
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range d.Institutions {
		if i.Protected() && (len(i.Places) > 0 || i.Area != "" || strings.Contains(i.Key, "frauenhaus")) {
			t.Errorf("%+v", i)
		}
	}
	e.keep(t, tomorrow)
	for _, p := range e.proposals(t) {
		for _, c := range p.Corrections {
			if c.NewPlace != nil || directory.LooksLikeAddress(c.After) {
				t.Errorf("%+v", c)
			}
		}
	}
	var kept string
	if err := e.pool.QueryRow(t.Context(), `select string_agg(t, ' ') from (select payload::text from desk.harvested union all select fields::text from desk.proposals) x (t)`).Scan(&kept); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Geheimstra", "Musterweg", "44623", "51.5"} {
		if strings.Contains(kept, secret) || strings.Contains(e.export(t, "eins"), secret) {
			t.Errorf("%q is kept", secret)
		}
	}
	if _, err := e.pool.Exec(t.Context(), `update desk.harvested set payload = payload || '{"Places": [{"Street": "x"}]}' where remote_id = 'haus'`); err == nil {
		t.Error("the database takes an address for what could be a shelter")
	}
}

func TestAnInstitutionThatIsKnownUnderAnotherNameIsPutTogether(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.keep(t, today)
	row := e.record(t, "neu")
	if _, err := e.editor.Admit(t.Context(), e.anna, "eins", row.ID, editing.Admission{Seen: row.Sum, Known: "andere"}, today); err != nil {
		t.Fatal(err)
	}
	d, err := e.store.Dossier(t.Context(), "eins")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := d.Institution("andere"); !ok || len(d.Members) != 2 {
		t.Errorf("%+v", d.Members)
	}
	got := e.proposals(t)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	paths := map[string]bool{}
	var all []string
	for _, c := range got[0].Corrections {
		paths[c.Path] = true
		all = append(all, c.Path)
	}
	if !paths["name"] || !paths["anschriften/neu"] || len(all) != 4 {
		t.Errorf("%v", all)
	}
	if err := e.editor.Decide(t.Context(), e.anna, "eins", got[0].ID, e.verdict(t, "eins", got[0], all...), tomorrow); err != nil {
		t.Fatal(err)
	}
	d, _ = e.store.Dossier(t.Context(), "zwei")
	if i, _ := d.Institution("andere"); i.Name != "Beratungsstelle Beispiel Herne" || len(i.Contacts) != 1 || i.Contacts[0].Phone != "030 23125005" || len(i.Places) != 1 {
		t.Errorf("%+v", i)
	}
	if e.keep(t, tomorrow); len(e.proposals(t)) != 0 {
		t.Errorf("%+v", e.proposals(t))
	}
}

func TestOfAServiceOnlyWhatWasChosenIsTakenOver(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.keep(t, today)
	row := e.record(t, "rat")
	take := func(o editing.Offering) error {
		o.Seen = e.record(t, "rat").Sum
		_, err := e.editor.TakeService(t.Context(), e.anna, "eins", row.ID, o, today)
		return err
	}
	if err := take(editing.Offering{Fingerprint: "neu"}); err != nil {
		t.Fatal(err)
	}
	service := func() directory.Service {
		d, err := e.store.Dossier(t.Context(), "eins")
		if err != nil {
			t.Fatal(err)
		}
		i, _ := d.Institution("ring")
		return i.Services[0]
	}
	if s := service(); s.Cost != "kostenlos" || len(s.Hours) != 1 || s.Hours[0] != "Mo, Di 09:00–12:00" && s.Hours[0] != "Mo–Di 09:00–12:00" || len(s.Areas) != 1 || s.Areas[0] != "05916" {
		t.Errorf("%+v", s)
	}
	e.text = strings.NewReplacer("kostenlos", "5 Euro", "MO,TU", "FR").Replace(elsewhereFile)
	e.keep(t, tomorrow)
	now := service()
	if err := take(editing.Offering{Fingerprint: "neu", Fields: []string{"kosten"}}); !errors.Is(err, fault.Stale) {
		t.Errorf("another stand: %v", err)
	}
	if err := take(editing.Offering{Fingerprint: editing.ServiceFingerprint(&now)}); !isInvalid(err) {
		t.Errorf("nothing chosen: %v", err)
	}
	if err := take(editing.Offering{Fingerprint: editing.ServiceFingerprint(&now), Fields: []string{"unsinn"}}); !errors.Is(err, fault.Stale) {
		t.Errorf("a field that is none: %v", err)
	}
	if err := take(editing.Offering{Fingerprint: editing.ServiceFingerprint(&now), Fields: []string{"kosten"}}); err != nil {
		t.Fatal(err)
	}
	if s := service(); s.Cost != "5 Euro" || s.Hours[0] != now.Hours[0] {
		t.Errorf("%+v", s)
	}
	if e.keep(t, tomorrow); len(e.services(t)) != 0 {
		t.Error("decided, and open again")
	}
}

func TestOnlyTheCoordinationOfTheNetworkDecides(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.keep(t, today)
	bert := e.person(t, "bert@example.org", "zwei")
	neu, rat := e.record(t, "neu"), e.record(t, "rat")
	if _, err := e.editor.Admit(t.Context(), bert, "eins", neu.ID, editing.Admission{Seen: neu.Sum, Sector: "opferhilfe"}, today); !errors.Is(err, fault.Forbidden) {
		t.Errorf("%v", err)
	}
	if err := e.editor.RefuseRecord(t.Context(), bert, "eins", neu.ID, neu.Sum, today); !errors.Is(err, fault.Forbidden) {
		t.Errorf("%v", err)
	}
	if _, err := e.editor.TakeService(t.Context(), bert, "eins", rat.ID, editing.Offering{Seen: rat.Sum, Fingerprint: "neu"}, today); !errors.Is(err, fault.Forbidden) {
		t.Errorf("%v", err)
	}
	for _, network := range []string{"zwei"} { // which does not have the institution that offers it
		if _, err := e.editor.TakeService(t.Context(), bert, network, rat.ID, editing.Offering{Seen: rat.Sum, Fingerprint: "neu"}, today); !errors.Is(err, fault.NotFound) {
			t.Errorf("%v", err)
		}
		if err := e.editor.RefuseRecord(t.Context(), bert, network, rat.ID, rat.Sum, today); !errors.Is(err, fault.NotFound) {
			t.Errorf("%v", err)
		}
	}
	if _, err := e.editor.Admit(t.Context(), e.anna, "eins", neu.ID, editing.Admission{Seen: "anders", Sector: "opferhilfe"}, today); !errors.Is(err, fault.Stale) {
		t.Errorf("%v", err)
	}
	if _, err := e.editor.Admit(t.Context(), e.anna, "eins", neu.ID, editing.Admission{Seen: neu.Sum, Sector: "unsinn"}, today); !isInvalid(err) {
		t.Errorf("%v", err)
	}
	if _, err := e.editor.Admit(t.Context(), e.anna, "eins", rat.ID, editing.Admission{Seen: rat.Sum, Sector: "opferhilfe"}, today); !errors.Is(err, fault.NotFound) {
		t.Errorf("%v", err)
	}
	if n := len(e.services(t)); n != 1 || e.unknown(t, "eins", true) != "neu haus" {
		t.Errorf("something was decided all the same: %d, %s", n, e.unknown(t, "eins", true))
	}
}

func isInvalid(err error) bool {
	var invalid fault.Invalid
	return errors.As(err, &invalid)
}

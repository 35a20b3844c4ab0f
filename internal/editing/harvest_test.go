package editing_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/harvest"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Numbers here are from ranges that nobody ever gets (see package invented).
const elsewhereFile = `[
	{"id": "ring", "name": "Opferhilfe am Kanal", "website": "https://ring.example.org/", "phones": [{"number": "030 23125001"}],
		"services": [{"id": "rat", "name": "Beratung nach Gewalt", "status": "active", "fees_description": "kostenlos",
			"schedules": [{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "12:00"}], "service_areas": [{"name": "Herne"}]}]},
	{"id": "neu", "name": "Beratungsstelle Beispiel Herne", "description": "Wir beraten.", "email": "rat@neu.example.org", "phones": [{"number": "030 23125005", "description": "Zentrale"}],
		"locations": [{"addresses": [{"address_1": "Musterweg 1", "city": "Herne", "postal_code": "44623", "country": "DE", "address_type": "physical"}]}],
		"services": [{"id": "n1", "name": "Einzelberatung", "status": "active", "languages": [{"code": "tr"}]}, {"id": "n2", "name": "Gruppe", "status": "active"}, {"id": "n3", "name": "Früher", "status": "defunct"}]},
	{"id": "haus", "name": "Frauenhaus Beispiel", "phones": [{"number": "030 23125009"}], "description": "Sie finden uns in der Geheimstraße 5, 44623 Herne.",
		"locations": [{"latitude": 51.5, "longitude": 7.2, "addresses": [{"address_1": "Geheimstraße 5", "city": "Herne", "postal_code": "44623", "country": "DE", "address_type": "physical"}]}]}
]`

// elsewhere is a directory with one institution that another directory has, too, and what that says.
type elsewhere struct {
	loaded
	anna account.Account
	text string
}

func newElsewhere(t testing.TB) *elsewhere {
	t.Helper()
	db := open(t)
	ring := institution("ring")
	ring.Name, ring.Website = "Opferhilfe am Kanal e. V.", "https://ring.example.org"
	ring.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "030 23125001"}}
	d := small("eins", ring)
	d.Region.Districts = []directory.District{{AGS: "05916"}}
	db.load(t, d, small("zwei", institution("andere")))
	return &elsewhere{db, db.person(t, "anna@example.org", "eins"), elsewhereFile}
}

func (e *elsewhere) read(t testing.TB) []intake.Record {
	t.Helper()
	reading, err := harvest.New(harvest.Usual, harvest.Public, func(string) {}).File("anderswo.json", strings.NewReader(e.text))
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	records, _ := intake.Records(reading, atlas, today)
	return records
}

var anderswo = store.HarvestSource{Address: "https://anderswo.example.org/hsds/", Name: "Anderswo", ReadBy: "test", SHA256: "x"}

func (e *elsewhere) keep(t testing.TB, now time.Time) editing.Harvest {
	t.Helper()
	h, err := e.editor.KeepHarvest(t.Context(), anderswo, e.read(t), false, now)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// record returns the record with this remote id.
func (e *elsewhere) record(t testing.TB, remote string) store.Harvested {
	t.Helper()
	sources, err := e.store.HarvestSources(t.Context())
	if err != nil || len(sources) != 1 {
		t.Fatal(sources, err)
	}
	rows, err := e.store.HarvestedOf(t.Context(), sources[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.RemoteID == remote {
			return row
		}
	}
	t.Fatalf("no record %q", remote)
	return store.Harvested{}
}

func (e *elsewhere) proposals(t testing.TB) []directory.Proposal {
	t.Helper()
	var list []directory.Proposal
	for _, p := range e.inbox(t, "eins") {
		if p.Source == directory.FromSource {
			list = append(list, p)
		}
	}
	return list
}

func (e *elsewhere) unknown(t testing.TB, network string, all bool) string {
	t.Helper()
	list, _, _, err := e.store.UnknownHarvested(t.Context(), directory.NewID("network", network), all, 50, 0)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range list {
		ids = append(ids, h.RemoteID)
	}
	return strings.Join(ids, " ")
}

func (e *elsewhere) services(t testing.TB) []store.Harvested {
	t.Helper()
	list, err := e.store.HarvestedServices(t.Context(), directory.NewID("network", "eins"), 50)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReadingTheSameTwiceProposesNothingTwice(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	before := e.export(t, "eins")
	for range 2 {
		h := e.keep(t, today)
		if h.Records[0].Matched == nil || h.Records[0].Matched.Key != "ring" || len(h.Records[0].Differs) != 0 {
			t.Errorf("%+v", h.Records[0])
		}
		if got := e.proposals(t); len(got) != 0 {
			t.Errorf("proposed though nothing differs: %+v", got)
		}
	}
	if e.export(t, "eins") != before {
		t.Error("reading changed the directory")
	}
	e.text = strings.Replace(elsewhereFile, "030 23125001", "030 23125002", 1)
	for range 3 {
		e.keep(t, today)
	}
	got := e.proposals(t)
	if len(got) != 1 || len(got[0].Corrections) != 1 || got[0].Corrections[0].Path != "kontakte/k/telefon" || got[0].Corrections[0].After != "030 23125002" || got[0].Origin.Name != "Anderswo" {
		t.Fatalf("a changed number proposes one correction: %+v", got)
	}
	e.text = strings.Replace(elsewhereFile, "030 23125001", "030 23125003", 1)
	e.keep(t, today)
	if again := e.proposals(t); len(again) != 1 || again[0].ID != got[0].ID || again[0].Corrections[0].After != "030 23125003" {
		t.Errorf("what waits is not what the source says now: %+v", again)
	}
	if err := e.editor.Decide(t.Context(), e.anna, "eins", got[0].ID, e.verdict(t, "eins", got[0], "kontakte/k/telefon"), today); !errors.Is(err, fault.Stale) {
		t.Errorf("decided on a number that was not shown: %v", err)
	}
	e.text = elsewhereFile
	e.keep(t, today)
	if again := e.proposals(t); len(again) != 0 {
		t.Errorf("the source agrees again, and still waits: %+v", again)
	}
}

func TestWhatIsRefusedStaysRefusedUntilTheSourceSaysSomethingElse(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.text = strings.Replace(elsewhereFile, "030 23125001", "030 23125002", 1)
	e.keep(t, today)
	p := e.proposals(t)[0]
	if err := e.editor.Decide(t.Context(), e.anna, "eins", p.ID, e.verdict(t, "eins", p), today); err != nil {
		t.Fatal(err)
	}
	haus, rat := e.record(t, "haus"), e.record(t, "rat")
	for _, row := range []store.Harvested{haus, rat} {
		if err := e.editor.RefuseRecord(t.Context(), e.anna, "eins", row.ID, row.Sum, today); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		e.keep(t, tomorrow)
		if got := e.proposals(t); len(got) != 0 {
			t.Errorf("proposed again: %+v", got)
		}
		if got := e.unknown(t, "eins", true); got != "neu" {
			t.Errorf("open are %q", got)
		}
		if got := e.unknown(t, "zwei", true); got != "neu haus" {
			t.Errorf("what one network refused is open for the other: %q", got)
		}
		if got := e.services(t); len(got) != 0 {
			t.Errorf("services open: %+v", got)
		}
	}
	if _, err := e.store.Prune(t.Context(), today.AddDate(3, 0, 0)); err != nil {
		t.Fatal(err)
	}
	if e.keep(t, tomorrow); len(e.proposals(t)) != 0 {
		t.Error("after years it is proposed again")
	}
	e.text = strings.NewReplacer("030 23125001", "030 23125004", "030 23125009", "030 23125008", "kostenlos", "10 Euro").Replace(elsewhereFile)
	e.keep(t, tomorrow)
	if got := e.proposals(t); len(got) != 1 || got[0].Corrections[0].After != "030 23125004" {
		t.Errorf("the source says something else: %+v", got)
	}
	if got := e.unknown(t, "eins", true); got != "neu haus" || len(e.services(t)) != 1 {
		t.Errorf("open are %q and %d services", got, len(e.services(t)))
	}
}

func TestWhatIsGoneThereIsToBeLookedAtAndNeverDeleted(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	e.keep(t, today)
	before := e.export(t, "eins")
	row := e.record(t, "rat")
	if _, err := e.editor.TakeService(t.Context(), e.anna, "eins", row.ID, editing.Offering{Seen: row.Sum, Fingerprint: "neu"}, today); err != nil {
		t.Fatal(err)
	}
	after := e.export(t, "eins")
	if before == after || !strings.Contains(after, "Beratung nach Gewalt") {
		t.Fatalf("the service was not taken over:\n%s", after)
	}
	e.text = `[` + elsewhereFile[strings.Index(elsewhereFile, `{"id": "neu"`):]
	for range 2 {
		e.keep(t, tomorrow)
		got := e.proposals(t)
		if len(got) != 1 || len(got[0].Corrections) != 0 || !strings.Contains(got[0].Text, "Opferhilfe am Kanal") || e.record(t, "ring").GoneAt.IsZero() {
			t.Errorf("%+v", got)
		}
	}
	if e.export(t, "eins") != after {
		t.Error("something was deleted")
	}
	e.text = elsewhereFile
	if e.keep(t, tomorrow); len(e.proposals(t)) != 0 || !e.record(t, "ring").GoneAt.IsZero() {
		t.Errorf("it is back, and still said to be gone: %+v", e.proposals(t))
	}
	e.text = strings.Replace(elsewhereFile, `{"id": "rat"`, `{"id": "anders"`, 1)
	e.text = strings.Replace(e.text, "Beratung nach Gewalt", "Sprechstunde", 1)
	e.keep(t, tomorrow)
	if got := e.proposals(t); len(got) != 1 || !strings.Contains(got[0].Text, "das Angebot „Beratung nach Gewalt“") {
		t.Errorf("a service is gone: %+v", got)
	}
}

func TestASourceThatHasMuchLessIsNotBelieved(t *testing.T) {
	t.Parallel()
	e := newElsewhere(t)
	var many []string
	for i := range 10 {
		many = append(many, fmt.Sprintf(`{"id": "o%d", "name": "Verein Nummer %d"}`, i, i))
	}
	e.text = "[" + strings.Join(many, ",") + "]"
	e.keep(t, today)
	e.text = "[" + strings.Join(many[:4], ",") + "]"
	var fewer editing.FewerError
	if _, err := e.editor.KeepHarvest(t.Context(), anderswo, e.read(t), false, tomorrow); !errors.As(err, &fewer) || fewer.Had != 10 || fewer.Gone != 6 {
		t.Fatalf("%v", err)
	}
	if e.record(t, "o9").GoneAt.IsZero() == false {
		t.Error("something was kept all the same")
	}
	if _, err := e.editor.KeepHarvest(t.Context(), anderswo, e.read(t), true, tomorrow); err != nil || e.record(t, "o9").GoneAt.IsZero() {
		t.Errorf("with the word that it is so: %v", err)
	}
}

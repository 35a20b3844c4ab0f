package editing_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/store"
	"rundtisch/internal/takeover"
)

const mixedList = `Mitglieder
- Fachberatung Ufer e.V., Tel. 04999 12345, info@ufer.example, www.ufer.example
- Stadt Seefurt - Fachbereich Gesundheit
- Stadt Seefurt - Fachbereich Soziales
- Stadt Seefurt
- Frauenhaus Seefurt
- Frauenhaus Seefurt - Beratungsstelle
- Einrichtung ein
- Einrichtung zweitens
- Rechtsanwältinnen
- Weißer Ring e.V.
- Landkreis Moorwiesen - Jugendamt
- Polizeiinspektion Seefurt, Musterstraße 5, 44623 Seefurt
`

// Whatever is decided, in whatever combination: what comes of it keeps the rules, or it is refused and nothing changes.
func TestAnyDecisionsLeaveAValidNetwork(t *testing.T) {
	t.Parallel()
	db := open(t)
	shelter := directory.Institution{Key: "haus", Name: "Haus", Sectors: []directory.Sector{directory.SectorShelter}}
	unit := directory.Institution{Key: "unter", Name: "Unterstelle", Parent: "drei", Sectors: []directory.Sector{"polizei"}}
	one := small("eins", institution("eins"), institution("zwei"), institution("drei"), unit, shelter)
	one.Sources = []directory.Source{{Key: "seite", Title: "Seite"}}
	one.Statements = []directory.Statement{{Key: "b", Source: "seite", Fields: []string{"mitglieder/m-zwei", "einrichtungen/zwei"}}, {Key: "c", Source: "seite", Fields: []string{"mitglieder"}}}
	db.load(t, one, small("zwei", institution("zwei"), ring()))
	pasted := memberlist.Parse(mixedList).Members
	if len(pasted) != 12 {
		t.Fatalf("%d members are read, want 12", len(pasted))
	}
	before := db.dossier(t, "eins")
	outcomes := map[string]int{}
	choices := []string{takeover.ChoiceSame, takeover.ChoiceNew, takeover.ChoiceNew, takeover.ChoiceGroup, "eins", "zwei", "drei", "unter", "haus", "weisser-ring", "gibt-es-nicht", ""}
	sectors := []directory.Sector{"polizei", "sonstige", "frauenberatung", directory.SectorShelter, "gibt-es-nicht"}
	rapid.Check(t, func(t *rapid.T) {
		choices, sectors, dates, phones, numbers := choices, sectors, []directory.PartialDate{"2026?-01-02", "x", ""}, []string{"02921/302546", "viel", ""}, []int{0, 51, 1 << 40}
		if rapid.IntRange(0, 3).Draw(t, "sensible") > 0 {
			choices, sectors, dates, phones, numbers = []string{takeover.ChoiceNew, takeover.ChoiceNew, takeover.ChoiceGroup}, sectors[:3], dates[:1], phones[:1], numbers[:2]
		}
		over := takeover.Decisions{Pasted: pasted, Seen: takeover.Fingerprint(before), Rows: map[int]takeover.Decision{}, Parents: map[string]takeover.Above{}}
		for _, m := range pasted {
			if !rapid.Bool().Draw(t, "taken") {
				continue
			}
			over.Rows[m.Number] = takeover.Decision{Choice: rapid.SampledFrom(choices).Draw(t, "choice"), Role: rapid.SampledFrom([]directory.Role{"mitglied", "gast"}).Draw(t, "role"),
				Sector: rapid.SampledFrom(sectors).Draw(t, "sector"), Name: rapid.SampledFrom([]string{"", "Ein anderer Name", "Eins", m.Name}).Draw(t, "name"), Contact: rapid.Bool().Draw(t, "contact")}
		}
		gone := rapid.SampledFrom([]string{"m-eins", "m-zwei", "m-drei", "m-unter", "m-haus", "x"})
		over.Ends = rapid.MapOf(gone, rapid.SampledFrom([]string{"", "31.12.2025", "2030", "gestern"})).Draw(t, "gone")
		for _, name := range []string{"Stadt Seefurt", "Frauenhaus Seefurt", "Landkreis Moorwiesen"} {
			over.Parents[directory.Fold(name)] = takeover.Above{Choice: rapid.SampledFrom(choices).Draw(t, "above"), Sector: rapid.SampledFrom(sectors).Draw(t, "sector above")}
		}
		over.Stated = rapid.SampledFrom(numbers).Draw(t, "stated")
		if rapid.Bool().Draw(t, "event") {
			over.Event = &directory.Event{Title: "Fachtag", Kind: "fachtag", Date: rapid.SampledFrom(dates).Draw(t, "date")}
		}
		if rapid.Bool().Draw(t, "press") {
			over.Press = &directory.Contact{Label: "Presse", Phone: rapid.SampledFrom(phones).Draw(t, "phone")}
		}
		err := rolledBack(t.Context(), db.pool, func(s *store.Store) error {
			change := editing.Change{By: operator, Network: "eins", Kind: editing.KindList}
			change.Apply = func(w *editing.Work) error { return w.TakeOver(over) }
			saved, err := editing.New(s).Change(t.Context(), change, today)
			after, readErr := s.Dossier(t.Context(), "eins")
			if readErr != nil {
				return nil // the transaction is broken after what the database refused
			}
			if wrong := after.Check(); wrong != nil {
				t.Fatalf("what came of it breaks the rules: %v", wrong)
			}
			if same := editing.Fingerprint(after) == editing.Fingerprint(before); same != (err != nil || saved.Number == 0) {
				t.Fatalf("revision %d, %v, unchanged is %t", saved.Number, err, same)
			}
			return err
		})
		var invalid fault.Invalid
		switch {
		case err == nil:
			outcomes["taken over"]++
		case errors.As(err, &invalid):
			outcomes["refused"]++
			for path, reason := range invalid.InForm() {
				if reason == "" || strings.Contains(path+reason, "Musterstr") {
					t.Fatalf("%q: %q", path, reason)
				}
			}
		default:
			t.Fatalf("neither taken over nor refused: %v", err)
		}
	})
	if outcomes["taken over"] == 0 || outcomes["refused"] == 0 {
		t.Errorf("outcomes are %v", outcomes)
	}
	t.Log(outcomes)
}

func TestDecisionsOnChangedAndGoneRows(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := small("eins", institution("a"), institution("b"), institution("c"))
	d.Institutions[0].Name, d.Institutions[1].Name, d.Institutions[2].Name = "Frauenberatungsstelle Ufer", "Opferhilfe Seefurt", "Lichtblick e. V."
	db.load(t, d)
	pasted := memberlist.Parse("Mitglieder\n- Polizei Seefurt\n- Frauenberatungsstelle am Ufer und im Kreis\n- Lichtblick Frauennotruf Seefurt\n").Members
	over := takeover.Decisions{Pasted: pasted, Seen: takeover.Fingerprint(db.dossier(t, "eins")), Ends: map[string]string{"m-b": ""}, Rows: map[int]takeover.Decision{
		1: {Choice: takeover.ChoiceNew, Role: directory.RoleMember, Sector: "polizei"},
		2: {Choice: takeover.ChoiceSame},
		3: {Choice: "c", Role: directory.RoleMember, Sector: "sonstige"}, // another name of one that seems gone
	}}
	after, _, err := db.take(t, "eins", over)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := after.Institution("a")
	c, _ := after.Institution("c")
	if a.Name != "Frauenberatungsstelle am Ufer und im Kreis" || !slices.Contains(a.Aliases, "Frauenberatungsstelle Ufer") {
		t.Errorf("renamed: %+v", a)
	}
	if !slices.Contains(c.Aliases, "Lichtblick Frauennotruf Seefurt") || c.Name != "Lichtblick e. V." {
		t.Errorf("linked: %+v", c)
	}
	var keys []string
	for _, m := range after.Members {
		keys = append(keys, m.Institution)
	}
	if got := strings.Join(keys, " "); got != "polizei-seefurt a c" {
		t.Errorf("the list is %s, want the order of the text", got)
	}
	if _, saved, err := db.take(t, "eins", takeAll(after, pasted)); err != nil || saved.Number != 0 {
		t.Errorf("again: revision %d, %v", saved.Number, err)
	}
	over.Seen = takeover.Fingerprint(d)
	if _, _, err := db.take(t, "eins", over); !errors.Is(err, fault.Stale) {
		t.Errorf("decisions about an older list: %v, want fault.Stale", err)
	}
}

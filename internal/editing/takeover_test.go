package editing_test

import (
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/examples/published"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/takeover"
)

// operator may edit everything.
var operator = account.Account{Email: "betrieb@rundtisch.example", Grants: []account.Grant{{Role: account.Operator}}}

// takeAll decides to take over everything that is pasted, as it is proposed without candidates.
func takeAll(d directory.Dossier, pasted []memberlist.Member) takeover.Decisions {
	t := takeover.Decisions{Pasted: pasted, Seen: takeover.Fingerprint(d), Rows: map[int]takeover.Decision{}, Ends: map[string]string{}}
	diff := takeover.Compare(takeover.ListOf(d, today), pasted)
	for _, n := range diff.New {
		choice := takeover.ChoiceNew
		if n.Kind == memberlist.KindGroup {
			choice = takeover.ChoiceGroup
		}
		t.Rows[n.Number] = takeover.Decision{Choice: choice, Role: takeover.UsualRole(d), Sector: n.Sector}
	}
	for _, p := range slices.Concat(diff.Changed, diff.Unchanged) {
		t.Rows[p.Member.Number] = takeover.Decision{Choice: takeover.ChoiceSame}
	}
	for _, g := range diff.Gone {
		t.Ends[g.Key] = ""
	}
	return t
}

// take applies what was decided and returns the network afterwards.
func (l loaded) take(t testing.TB, network string, over takeover.Decisions) (directory.Dossier, editing.Saved, error) {
	t.Helper()
	change := editing.Change{By: operator, Network: network, Kind: editing.KindList}
	change.Apply = func(w *editing.Work) error { return w.TakeOver(over) }
	saved, err := l.editor.Change(t.Context(), change, today)
	d, readErr := l.store.Dossier(t.Context(), network)
	if readErr != nil {
		t.Fatal(readErr)
	}
	return d, saved, err
}

func (l loaded) dossier(t testing.TB, network string) directory.Dossier {
	t.Helper()
	d, err := l.store.Dossier(t.Context(), network)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheListOfHerneGoesIntoAnEmptyNetwork(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("leer"))
	pasted := memberlist.Parse(published.Text(t, "herne")).Members
	d, saved, err := db.take(t, "leer", takeAll(db.dossier(t, "leer"), pasted))
	if err != nil || saved.Number != 2 {
		t.Fatalf("revision %d, %v", saved.Number, err)
	}
	if len(d.Members) != 17 {
		t.Errorf("%d members, want 17", len(d.Members))
	}
	names := takeover.NamesOf(d.Institutions)
	town, units, groups := names.Key("Stadt Herne", ""), 0, 0
	for _, i := range d.Institutions {
		if i.Parent == town {
			units++
		}
	}
	for i, m := range d.Members {
		if m.Group != "" {
			groups++
		}
		if m.CheckedOn != "2026-11-22" || m.CheckedBy != "Betrieb" {
			t.Errorf("member %d was checked on %q by %q", i+1, m.CheckedOn, m.CheckedBy)
		}
	}
	if town == "" || units != 7 || groups != 2 {
		t.Errorf("„Stadt Herne“ has the key %q and %d units, there are %d groups; want 7 and 2", town, units, groups)
	}
	if len(d.Institutions) != 15+3 {
		t.Errorf("%d institutions, want 15 members and 3 above them", len(d.Institutions))
	}
	shelter, _ := d.Institution(names.Key("Frauenhaus Herne", ""))
	if !slices.Contains(shelter.Sectors, directory.SectorShelter) || strings.Contains(shelter.Key, "frauenhaus") {
		t.Errorf("the shelter is %+v", shelter)
	}
	if f := d.Members[4].Function; f != "Opferschutzbeauftragte und Vertreterinnen" {
		t.Errorf("function is %q", f)
	}

	again := takeAll(d, pasted)
	if _, saved, err := db.take(t, "leer", again); err != nil || saved.Number != 0 {
		t.Errorf("the same list again: revision %d, %v; want none", saved.Number, err)
	}
}

func TestTheListOfHerneIsTheOneThatIsShipped(t *testing.T) {
	t.Parallel()
	for _, d := range exampleDossiers(t) {
		if d.Network.Key != "herne" {
			continue
		}
		diff := takeover.Compare(takeover.ListOf(d, today), memberlist.Parse(published.Text(t, "herne")).Members)
		if len(diff.New)+len(diff.Changed)+len(diff.Gone) > 0 || len(diff.Unchanged) != 17 {
			t.Errorf("new %v, changed %v, gone %v", diff.New, diff.Changed, diff.Gone)
		}
	}
}

package editing_test

import (
	"errors"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

func ring() directory.Institution {
	return directory.Institution{Key: "weisser-ring", Name: "Weißer Ring e. V.", Sectors: []directory.Sector{"opferhilfe"}, Aliases: []string{"WR"},
		Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "116 006"}}, Places: []directory.Place{{Key: "p", City: "Mainz"}}}
}

// refused returns what was said of the field, or fails.
func refused(t *testing.T, err error, field string) string {
	t.Helper()
	var invalid fault.Invalid
	if !errors.As(err, &invalid) || invalid.InForm()[field] == "" {
		t.Fatalf("%v, want %s refused", err, field)
	}
	return invalid.InForm()[field]
}

func TestTwoNetworksShareAnInstitutionThatBothTellAlike(t *testing.T) {
	t.Parallel()
	db := open(t)
	one, two := small("eins", institution("a"), ring()), small("zwei", ring())
	two.Institutions[0].Visibility = directory.Public // another spelling of the same
	db.load(t, one, two)
	for _, d := range []directory.Dossier{one, two} {
		if got, want := db.export(t, d.Network.Key), encode(t, d); got != want {
			t.Errorf("the export of %s is not whole:\n%s\nwant:\n%s", d.Network.Key, got, want)
		}
		if outcome := db.load(t, d)[0]; outcome != editing.Unchanged {
			t.Errorf("%s: %v, want unchanged", d.Network.Key, outcome)
		}
	}
}

func TestASharedInstitutionIsNotChangedBehindTheOthersBack(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*directory.Institution){
		"name": func(i *directory.Institution) { i.Name = "Weisser Ring" },
		"sector": func(i *directory.Institution) {
			i.Sectors = []directory.Sector{directory.SectorShelter}
			i.Places = nil
		},
		"level":      func(i *directory.Institution) { i.Visibility = directory.Staff },
		"contact":    func(i *directory.Institution) { i.Contacts = nil },
		"place":      func(i *directory.Institution) { i.Places[0].City = "Bonn" },
		"alias":      func(i *directory.Institution) { i.Aliases = nil },
		"former key": func(i *directory.Institution) { i.FormerKeys = []string{"weisser-ring-alt"} },
		"key":        func(i *directory.Institution) { i.Key, i.FormerKeys = "wr", []string{"weisser-ring"} },
	} {
		t.Run(name, func(t *testing.T) {
			db := open(t)
			db.load(t, small("eins", ring()))
			other := ring()
			change(&other)
			_, err := db.editor.Load(t.Context(), small("zwei", institution("a"), other), today)
			var invalid fault.Invalid
			if !errors.As(err, &invalid) || invalid.InForm()["einrichtungen[2]"] == "" && invalid.InForm()["einrichtungen[2].kennung"] == "" {
				t.Fatalf("%v, want it refused", err)
			}
			if reason := invalid.InForm()["einrichtungen[2]"]; reason != "" && !strings.Contains(reason, "Netzwerk eins") {
				t.Errorf("it is not said whose it is: %s", reason)
			}
			if got, want := db.export(t, "eins"), encode(t, small("eins", ring())); got != want {
				t.Errorf("the first network was changed:\n%s", got)
			}
			if _, err := db.store.Dossier(t.Context(), "zwei"); !errors.Is(err, fault.NotFound) {
				t.Errorf("something of the second is stored: %v", err)
			}
			if name == "former key" { // it would be a thing with another ID, for everybody
				return
			}
			if _, err := db.editor.Load(t.Context(), small("eins", other), today); err != nil {
				t.Errorf("its only network cannot change it: %v", err)
			}
		})
	}
}

func TestAParentIsSharedThroughItsUnits(t *testing.T) {
	t.Parallel()
	db := open(t)
	city := directory.Institution{Key: "stadt", Name: "Stadt", Sectors: []directory.Sector{"sonstige"}}
	with := func(network, unit string, city directory.Institution) directory.Dossier {
		i := institution(unit)
		i.Parent = "stadt"
		d := small(network, i)
		d.Institutions = append(d.Institutions, city)
		return d
	}
	db.load(t, with("eins", "amt-a", city), with("zwei", "amt-b", city))
	city.Name = "Große Stadt"
	_, err := db.editor.Load(t.Context(), with("zwei", "amt-b", city), today)
	refused(t, err, "einrichtungen[2]")
}

func TestASharedRegionIsNotChangedBehindTheOthersBack(t *testing.T) {
	t.Parallel()
	db := open(t)
	one, two := small("eins"), small("zwei")
	two.Region = one.Region
	db.load(t, one, two)
	two.Region.Inhabitants = 5
	_, err := db.editor.Load(t.Context(), two, today)
	if reason := refused(t, err, "gebiet"); !strings.Contains(reason, "Netzwerk eins") {
		t.Errorf("it is not said whose it is: %s", reason)
	}
}

func TestAKeyThatLeadsElsewhereIsRefused(t *testing.T) {
	t.Parallel()
	db := open(t)
	named := small("b", institution("i"))
	named.Network.FormerKeys = []string{"zwischen", "a"}
	moved := institution("neu")
	moved.FormerKeys = []string{"mitte", "alt"}
	db.load(t, named, small("c", moved))
	for _, test := range []struct {
		field  string
		change func(*directory.Dossier)
	}{
		{"netzwerk.kennung", func(d *directory.Dossier) { d.Network.Key = "a" }},        // what b was first
		{"netzwerk.kennung", func(d *directory.Dossier) { d.Network.Key = "zwischen" }}, // and then
		{"netzwerk.kennung", func(d *directory.Dossier) { d.Network.Key, d.Network.FormerKeys = "b", []string{"d"} }},
		{"netzwerk.fruehere_kennungen[1]", func(d *directory.Dossier) { d.Network.FormerKeys = []string{"zwischen", "d"} }},
		{"netzwerk.fruehere_kennungen[1]", func(d *directory.Dossier) { d.Network.FormerKeys = []string{"c", "d"} }},
		{"einrichtungen[1].kennung", func(d *directory.Dossier) { *d = small("neues", institution("mitte")) }},
		{"einrichtungen[1].kennung", func(d *directory.Dossier) {
			i := institution("i")
			i.FormerKeys = []string{"fremd"}
			*d = small("neues", i)
		}},
		{"einrichtungen[1].fruehere_kennungen[1]", func(d *directory.Dossier) {
			i := institution("y")
			i.FormerKeys = []string{"mitte", "x"}
			*d = small("neues", i)
		}},
	} {
		d := small("neues")
		test.change(&d)
		_, err := db.editor.Load(t.Context(), d, today)
		refused(t, err, test.field)
	}
	if got, want := db.export(t, "b"), encode(t, named); got != want {
		t.Errorf("b was changed:\n%s", got)
	}
	if _, err := document.Decode([]byte(db.export(t, "c"))); err != nil {
		t.Error(err)
	}
}

package history_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
	"rundtisch/internal/parts"
)

func TestSummary(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(d *directory.Dossier)
		want   []string
	}{
		{"nothing", func(*directory.Dossier) {}, nil},
		{"one field", func(d *directory.Dossier) { d.Contacts[0].Phone = "110" }, []string{"Pressestelle Kreis Soest: Telefon geändert"}},
		{"two fields", func(d *directory.Dossier) { d.Contacts[0].Phone, d.Contacts[0].Email = "110", "a@example.org" },
			[]string{"Pressestelle Kreis Soest: Telefon und E-Mail geändert"}},
		{"more fields", func(d *directory.Dossier) {
			d.Members[0].Note, d.Members[0].Function, d.Members[0].CheckedOn = "n", "f", "2026"
		}, []string{"Jugendämter: Funktion und Anmerkung geändert"}},
		{"what is there once", func(d *directory.Dossier) { d.Network.Summary, d.Region.Inhabitants = "Kurz.", 5 },
			[]string{"Netzwerk: Zusammenfassung geändert", "Gebiet: Einwohner (etwa) geändert"}},
		{"new and gone", func(d *directory.Dossier) {
			d.Members = d.Members[1:]
			for i := range 3 {
				d.Members = append(d.Members, directory.Membership{Key: fmt.Sprint("neu-", i), Group: "G", Role: directory.RoleMember})
			}
			d.Results, d.Related = nil, append(d.Related, directory.Related{Key: "neu", Name: "N"})
		}, []string{"3 Mitglieder neu", "1 Mitglied entfällt", "3 Ergebnisse entfallen", "1 verwandtes Netzwerk neu"}},
		{"many in one part", func(d *directory.Dossier) {
			for i := range d.Members {
				d.Members[i].CheckedOn = "2026-11-22"
			}
		}, []string{"7 Mitglieder geprüft"}},
		{"the order of a part", func(d *directory.Dossier) { d.Goals[0], d.Goals[1] = d.Goals[1], d.Goals[0] }, []string{"Reihenfolge der Ziele"}},
		{"the order of a list within an entry", func(d *directory.Dossier) {
			q := d.Notices[0].Quotations
			q[0], q[1] = q[1], q[0]
		}, []string{"Vereinbarung „Häusliche Gewalt und Kinderschutz“ geschlossen: Reihenfolge der Zitate geändert"}},
		{"more than a few lines", func(d *directory.Dossier) {
			d.Network.Summary, d.Region.Inhabitants, d.Goals, d.Bodies, d.Agreements, d.Members, d.Events, d.Remarks = "Kurz.", 5, nil, nil, nil, nil, nil, nil
		}, []string{"Netzwerk: Zusammenfassung geändert", "Gebiet: Einwohner (etwa) geändert", "9 Ziele entfallen", "1 Gremium entfällt", "1 Vereinbarung entfällt", "und 11 weitere Änderungen"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := example(t, "soest")
			after := copied(t, before)
			test.change(&after)
			if diff := cmp.Diff(test.want, history.Summary(history.Diff(before, after))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestPartNames(t *testing.T) {
	for part, want := range map[string][2]string{"ziele": {"Ziel", "Ziele"}, "zeitraeume": {"Zeitraum", "Zeiträume"}, "unbekannt": {"unbekannt", "unbekannt"}} {
		if one, many := parts.Nouns(part); one != want[0] || many != want[1] {
			t.Errorf("%s: %q and %q, want %q", part, one, many, want)
		}
	}
}

func TestSummaryTellsWhatWasOnlyChecked(t *testing.T) {
	checks := []history.Field{{Path: "geprueft_am", Label: "Geprüft am"}, {Path: "geprueft_durch", Label: "Geprüft durch"}}
	var changes []history.Change
	for _, key := range []string{"a", "b", "c"} {
		changes = append(changes, history.Change{Part: "mitglieder", Key: key, Entry: key, Kind: history.Changed, Fields: checks})
	}
	changes = append(changes, history.Change{Part: "mitglieder", Key: "d", Entry: "Beratung", Kind: history.Changed, Fields: []history.Field{{Path: "rolle", Label: "Rolle"}}},
		history.Change{Part: "einrichtungen", Key: "e", Entry: "Ring", Kind: history.Changed, Fields: []history.Field{{Path: "kontakte/zentrale/geprueft_am", Label: "Kontakt: Geprüft am"}}})
	want := []string{"3 Mitglieder geprüft", "Beratung: Rolle geändert", "1 Einrichtung geprüft"}
	if got := history.Summary(changes); !cmp.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

package history_test

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// What a change did to checks is told as it was, in both directions.
func TestWhatBecameOfChecks(t *testing.T) {
	type check struct {
		on directory.PartialDate
		by string
	}
	for _, test := range []struct {
		name          string
		before, after check
		want, back    history.Checked
	}{
		{"found right for the first time", check{}, check{"2026-11-22", "Koordination"}, history.Entered, history.Ended},
		{"found right again", check{"2026-05-01", "Koordination"}, check{"2026-11-22", "Koordination"}, history.Entered, history.Previous},
		{"by somebody else", check{"2026-12-01", "Koordination"}, check{"2027-01-02", "Einrichtung"}, history.Entered, history.Previous},
		{"by somebody else on the same day", check{"2026-11-22", "Koordination"}, check{"2026-11-22", "Einrichtung"}, history.Entered, history.Entered},
		{"only the month is known", check{"2026-04", "Koordination"}, check{"2026-10", "Koordination"}, history.Entered, history.Previous},
		{"only the year is known", check{"2025", "Koordination"}, check{"2026", "Koordination"}, history.Entered, history.Previous},
		{"only the role was known", check{"", "Koordination"}, check{"2026-01-01", "Koordination"}, history.Entered, history.Ended},
	} {
		t.Run(test.name, func(t *testing.T) {
			state := func(c check) directory.Dossier {
				d := example(t, "soest")
				d.Members[0].CheckedOn, d.Members[0].CheckedBy = c.on, c.by
				return d
			}
			one := func(before, after check) history.Checked {
				changes := history.Diff(state(before), state(after))
				if len(changes) != 1 {
					t.Fatalf("%+v", changes)
				}
				return changes[0].Checked()
			}
			if got := one(test.before, test.after); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := one(test.after, test.before); got != test.back {
				t.Errorf("taken back: %q, want %q", got, test.back)
			}
		})
	}
}

func TestSummaryTellsWhichChecksWereTakenBack(t *testing.T) {
	before := example(t, "soest")
	after := copied(t, before)
	for i := range after.Members {
		after.Members[i].CheckedOn, after.Members[i].CheckedBy = "2026-11-22", directory.CheckedByCoordination
	}
	if got := history.Summary(history.Diff(after, before)); len(got) != 1 || got[0] != "7 Mitglieder nicht mehr geprüft" {
		t.Errorf("%q", got)
	}
	contact := copied(t, before)
	contact.Contacts[0].CheckedOn, contact.Contacts[0].CheckedBy = "2026-05-01", directory.CheckedByInstitution
	changed := copied(t, before)
	changed.Contacts[0].Phone = "110"
	if got := history.Summary(history.Diff(contact, changed)); len(got) != 1 || got[0] != "Pressestelle Kreis Soest: Telefon geändert" {
		t.Errorf("%q", got)
	}
}

package site_test

import (
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// checkedNetwork is a network whose members, and the contact of the first, were checked on these days.
func checkedNetwork(days ...directory.PartialDate) directory.Dossier {
	d := apptest.InventedNetwork(1, len(days))
	for i, day := range days {
		d.Members[i].CheckedOn = day
		if day != "" {
			d.Members[i].CheckedBy = directory.CheckedByCoordination
		}
	}
	d.Institutions[0].Contacts[0].CheckedOn, d.Institutions[0].Contacts[0].CheckedBy = days[0], directory.CheckedByInstitution
	return d
}

func TestReadersSeeHowFreshAnEntryIs(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	editor := editing.New(r.DB.Owner)
	for _, test := range []struct {
		name         string
		days         []directory.PartialDate
		page         string
		want, refuse []string
	}{
		{"a fresh list says so once", []directory.PartialDate{"2026-08-22", "2026-10-01"}, "/netzwerke/erfunden-1",
			[]string{"Liste geprüft im August 2026."}, []string{"geprüft vor", "noch nicht geprüft</span></li>"}},
		{"a list that was never checked says so once", []directory.PartialDate{"", ""}, "/netzwerke/erfunden-1",
			[]string{"Vom Netzwerk noch nicht bestätigt."}, []string{"Liste geprüft"}},
		{"an old list says so once", []directory.PartialDate{"2025-09-01", "2025-09-22"}, "/netzwerke/erfunden-1",
			[]string{"Liste seit 14 Monaten nicht geprüft – bitte vorher anrufen."}, []string{"Liste geprüft"}},
		{"lines of a mixed list speak for themselves", []directory.PartialDate{"2026-10-01", "2025-09-22"}, "/netzwerke/erfunden-1",
			[]string{"Liste zuletzt geprüft im Oktober 2026.", "Zuletzt bestätigt: September 2025. Rufen Sie vorher an."}, []string{"geprüft vor 1 Monat"}},
		{"a fresh contact", []directory.PartialDate{"2026-08-22", ""}, "/einrichtungen/erfunden-1-stelle-0",
			[]string{"Von der Einrichtung bestätigt im August 2026."}, nil},
		{"an old contact", []directory.PartialDate{"2025-09-22", ""}, "/einrichtungen/erfunden-1-stelle-0",
			[]string{"Zuletzt bestätigt: September 2025. Rufen Sie vorher an."}, nil},
		{"in English", []directory.PartialDate{"2025-09-22", "2026-08-22"}, "/en/netzwerke/erfunden-1",
			[]string{"List last checked in August 2026.", "Last confirmed: September 2025. Please phone first."}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := editor.Load(t.Context(), checkedNetwork(test.days...), apptest.Today); err != nil {
				t.Fatal(err)
			}
			text := apptest.Visible(t, r.Get(t, test.page).Body.String())
			text = strings.Join(strings.Fields(text), " ")
			for _, want := range test.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s does not say %q:\n%s", test.page, want, text)
				}
			}
			for _, not := range test.refuse {
				if strings.Contains(text, not) {
					t.Errorf("%s says %q", test.page, not)
				}
			}
		})
	}
}

package directory_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/directory"
)

func TestWhatANetworkLacks(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	whole := func(change func(*directory.NetworkPage)) directory.NetworkPage {
		var p directory.NetworkPage
		p.Network = directory.Network{Key: "n", Name: "Netzwerk"}
		p.Institutions = []directory.Institution{{Key: "a", Name: "A", Sectors: []directory.Sector{"polizei"},
			Contacts: []directory.Contact{{Key: "k", Phone: "110", CheckedOn: "2026-10-01"}}}}
		p.Members = []directory.Membership{{Key: "m", Institution: "a", CheckedOn: "2026-10-01"}}
		p.Events = []directory.Event{{Key: "t", Date: "2026-12-01"}}
		change(&p)
		return p
	}
	for _, test := range []struct {
		name   string
		change func(*directory.NetworkPage)
		want   directory.Lack
	}{
		{"nothing", func(*directory.NetworkPage) {}, directory.Lack{Listed: 1}},
		{"everything in an empty one", func(p *directory.NetworkPage) { *p = directory.NetworkPage{} }, directory.Lack{NoDate: true}},
		{"a member checked long ago", func(p *directory.NetworkPage) { p.Members[0].CheckedOn = "2025-10-22" }, directory.Lack{Listed: 1, Stale: 1}},
		{"a member never checked", func(p *directory.NetworkPage) { p.Members[0].CheckedOn = "" }, directory.Lack{Listed: 1, Stale: 1, Never: 1}},
		{"a contact never checked", func(p *directory.NetworkPage) { p.Institutions[0].Contacts[0].CheckedOn = "" }, directory.Lack{Listed: 1, Stale: 1, Never: 1}},
		{"a contact of the network", func(p *directory.NetworkPage) { p.Contacts = []directory.Contact{{Key: "k"}} }, directory.Lack{Listed: 1, Stale: 1, Never: 1}},
		{"a member that left is not checked", func(p *directory.NetworkPage) {
			p.Members = append(p.Members, directory.Membership{Key: "x", Group: "Ehemalige", Until: "2025"})
		}, directory.Lack{Listed: 1}},
		{"a member that leaves today is", func(p *directory.NetworkPage) {
			p.Members = append(p.Members, directory.Membership{Key: "x", Group: "Ehemalige", Sector: "polizei", Until: "2026-11-22"})
		}, directory.Lack{Listed: 2, Stale: 1, Never: 1}},
		{"partners that are stated only", func(p *directory.NetworkPage) {
			p.Members = []directory.Membership{{Key: "z", Count: 51, CountText: "Partner", CheckedOn: "2026-10-01"}}
		}, directory.Lack{Stated: 51, StatedText: "Partner"}},
		{"a word for a number", func(p *directory.NetworkPage) {
			p.Members = []directory.Membership{{Key: "z", CountText: "Zahlreiche", CheckedOn: "2026-10-01"}}
		}, directory.Lack{StatedText: "Zahlreiche"}},
		{"no contact, once an institution", func(p *directory.NetworkPage) {
			p.Institutions[0].Contacts = nil
			p.Members = append(p.Members, directory.Membership{Key: "m2", Institution: "a", CheckedOn: "2026-10-01"})
		}, directory.Lack{Listed: 2, NoContact: 1}},
		{"no sector", func(p *directory.NetworkPage) {
			p.Institutions[0].Sectors = []directory.Sector{directory.SectorMiscellaneous}
			p.Members = append(p.Members, directory.Membership{Key: "g", Group: "G", CheckedOn: "2026-10-01"})
		}, directory.Lack{Listed: 2, NoSector: 2}},
		{"sonstige beside a sector says what they do", func(p *directory.NetworkPage) {
			p.Institutions[0].Sectors = []directory.Sector{directory.SectorMiscellaneous, "polizei"}
		}, directory.Lack{Listed: 1}},
		{"a date of the quarter before", func(p *directory.NetworkPage) { p.Events[0].Date = "2026-09-30" }, directory.Lack{Listed: 1, NoDate: true}},
		{"the first day of the quarter", func(p *directory.NetworkPage) { p.Events[0].Date = "2026-10-01" }, directory.Lack{Listed: 1}},
		{"a month of the quarter", func(p *directory.NetworkPage) { p.Events[0].Date = "2026-12" }, directory.Lack{Listed: 1}},
		{"a year is no date", func(p *directory.NetworkPage) { p.Events[0].Date = "2026" }, directory.Lack{Listed: 1, NoDate: true}},
		{"cancelled", func(p *directory.NetworkPage) { p.Events[0].Status = directory.EventCancelled }, directory.Lack{Listed: 1, NoDate: true}},
		{"held by another network", func(p *directory.NetworkPage) { p.Hosted, p.Events = p.Events, nil }, directory.Lack{Listed: 1}},
		{"it does not meet any more", func(p *directory.NetworkPage) {
			p.Events = nil
			p.Network.Periods = []directory.Period{{Key: "p", Status: directory.Dissolved, From: "2020"}}
		}, directory.Lack{Listed: 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, whole(test.change).Lacking(now)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPartnersAreUnnamedWhereMoreAreStatedThanListed(t *testing.T) {
	for _, test := range []struct {
		lack directory.Lack
		want bool
	}{
		{directory.Lack{}, false}, {directory.Lack{Listed: 3}, false}, {directory.Lack{Stated: 51}, true}, {directory.Lack{Stated: 51, Listed: 50}, true},
		{directory.Lack{Stated: 51, Listed: 51}, false}, {directory.Lack{StatedText: "Zahlreiche"}, true}, {directory.Lack{StatedText: "Zahlreiche", Listed: 2}, false},
	} {
		if got := test.lack.Unnamed(); got != test.want {
			t.Errorf("%+v: %v", test.lack, got)
		}
	}
}

func TestWhatWasNeverCheckedComesFirst(t *testing.T) {
	d := directory.Dossier{Members: []directory.Membership{
		{Key: "neu", Group: "Neu", CheckedOn: "2026-10-01"}, {Key: "alt", Group: "Alt", CheckedOn: "2024-10-01"}, {Key: "nie", Group: "Nie"},
	}}
	checks := d.Checks(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))
	if len(checks) != 3 || checks[0].Key != "nie" || checks[1].Key != "alt" || checks[2].Key != "neu" {
		t.Errorf("%+v", checks)
	}
}

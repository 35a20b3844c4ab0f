package editing_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// news is a network with two events and two notices.
func news() directory.Dossier {
	d := small("n", institution("i"))
	d.Series = []directory.Series{{Key: "reihe", Title: "Reihe"}}
	d.Events = []directory.Event{
		{Key: "a", Title: "A", Kind: directory.EventMeeting, Date: "2024-05-01", Hosts: []directory.Host{{Name: "H"}}},
		{Key: "b", Title: "B", Kind: directory.EventMeeting, Date: "2024", Series: "reihe"},
	}
	d.Notices = []directory.Notice{{Key: "m", Title: "M", Figures: []directory.Figure{{Key: "f", Claim: "C", Origin: "O"}}}, {Key: "o", Title: "O"}}
	return d
}

func TestAnEventOrANoticeIsStampedWhenItItselfChangesAndNeverOtherwise(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, news())
	anna := db.person(t, "anna@example.org", "n")
	hour := today
	for _, test := range []struct {
		name    string
		change  func(d *directory.Dossier)
		changes []string // keys of events and notices
	}{
		{"the network's text", func(d *directory.Dossier) { d.Network.Summary = "Anders." }, nil},
		{"an institution", func(d *directory.Dossier) { d.Institutions[0].Website = "https://example.org" }, nil},
		{"their series", func(d *directory.Dossier) { d.Series[0].Months = 3 }, nil},
		{"their order", func(d *directory.Dossier) { slices.Reverse(d.Events); slices.Reverse(d.Notices) }, nil},
		{"back again", func(d *directory.Dossier) { slices.Reverse(d.Events); slices.Reverse(d.Notices) }, nil},
		{"a title", func(d *directory.Dossier) { d.Events[0].Title = "AA" }, []string{"a"}},
		{"cancelled", func(d *directory.Dossier) { d.Events[0].Status = directory.EventCancelled }, []string{"a"}},
		{"only the hosts", func(d *directory.Dossier) { d.Events[0].Hosts[0].Name = "HH" }, []string{"a"}},
		{"a host less", func(d *directory.Dossier) { d.Events[0].Hosts = nil }, []string{"a"}},
		{"the other event", func(d *directory.Dossier) { d.Events[1].Date = "2024-06" }, []string{"b"}},
		{"a notice's text", func(d *directory.Dossier) { d.Notices[0].Summary = []string{"Neu."} }, []string{"m"}},
		{"only a figure in it", func(d *directory.Dossier) { d.Notices[0].Figures[0].Claim = "CC" }, []string{"m"}},
		{"one of each", func(d *directory.Dossier) { d.Events[1].Venue = "Saal"; d.Notices[1].Title = "OO" }, []string{"b", "o"}},
	} {
		hour = hour.Add(time.Hour)
		before := db.stamps(t)
		if _, err := db.editor.Change(t.Context(), editing.Change{By: anna, Network: "n", Kind: editing.KindEdit,
			Apply: func(w *editing.Work) error { test.change(&w.Dossier); return nil }}, hour); err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		want := before
		for _, key := range test.changes {
			old := before[key]
			want[key] = stamped{old.sequence, hour}
			if key == "a" || key == "b" {
				want[key] = stamped{old.sequence + 1, hour}
			}
		}
		if got := db.stamps(t); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", test.name, got, want)
		}
	}
	last := db.stamps(t)
	d, err := db.store.Dossier(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	d.Network.Name = "Von der Datei"
	d.Events = append(d.Events, directory.Event{Key: "c", Title: "C", Kind: directory.EventOther, Date: "2025"})
	if _, err := db.editor.Load(t.Context(), d, tomorrow); err != nil {
		t.Fatal(err)
	}
	last["c"] = stamped{0, tomorrow}
	if got := db.stamps(t); fmt.Sprint(got) != fmt.Sprint(last) {
		t.Errorf("loading: %v, want %v", got, last)
	}
}

// stamped is what calendars and feeds tell a change by.
type stamped struct {
	sequence int
	at       time.Time
}

func (l loaded) stamps(t testing.TB) map[string]stamped {
	t.Helper()
	d, err := l.store.Dossier(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	stamps := map[string]stamped{}
	for _, e := range d.Events {
		stamps[e.Key] = stamped{e.Sequence, e.ChangedAt.UTC()}
	}
	for _, n := range d.Notices {
		stamps[n.Key] = stamped{0, n.ChangedAt.UTC()}
	}
	return stamps
}

func TestAnInstitutionIsStampedAlsoWhenOnlySomethingOfItChanges(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n", institution("i"), institution("j")))
	anna := db.person(t, "anna@example.org", "n")
	if _, err := db.editor.Change(t.Context(), editing.Change{By: anna, Network: "n", Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
		w.Institutions[0].Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02323 123456"}}
		return nil
	}}, tomorrow); err != nil {
		t.Fatal(err)
	}
	db.load(t, small("o", institution("j"))) // another network that has one of them, just as it is
	at, err := db.store.Addresses(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if i, j := at["/einrichtungen/i"], at["/einrichtungen/j"]; !i.Equal(tomorrow) || !j.Equal(today) {
		t.Errorf("changed at %s and %s, want %s and %s", i, j, tomorrow, today)
	}
}

package meetings_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// announces enters an event as the coordination does, and returns where.
func (r *round) announces(title, day string) {
	r.t.Helper()
	form := apptest.AtDesk + "erfunden-1/termine/neu"
	code, rest := r.sends(form, form, "titel", title, "art", "sitzung", "datum", day)
	r.did("an event", code, rest)
}

// public returns what everybody reads of the sittings of the network.
func (r *round) public() string {
	r.t.Helper()
	var all []string
	rows, err := r.SQL.Query(r.t.Context(), `
		select e.title || ' ' || e.day || ' ' || e.status from events e join networks n on n.id = e.network_id
		where n.key = 'erfunden-1' and e.kind = 'sitzung' and (e.title like 'Nächstes%' or e.key like 'treffen-%') order by e.day, e.title`)
	if err != nil {
		r.t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			r.t.Fatal(err)
		}
		all = append(all, one)
	}
	return strings.Join(all, "; ")
}

func TestAMeetingThatIsAnnouncedAsAnEventStandsOncePublicly(t *testing.T) {
	t.Parallel()
	r := start(t)
	m := r.plans("10.12.2026")
	r.announces("Nächstes Treffen", "10.12.2026")
	r.says(m, "Dazu steht öffentlich ein Termin: „Nächstes Treffen“, 10.12.2026.")
	r.Clock.Set(time.Date(2026, 12, 10, 15, 0, 0, 0, directory.Germany()))
	code, rest := r.sends(m+"/teilnahme", m+"/teilnahme", "da[1].da", "1")
	r.did("attendance", code, rest)
	r.says(m, "1 Person aus 1 Einrichtung war da.", "Öffentlich dazuschreiben")
	code, rest = r.sends(m, m+"/veroeffentlichung")
	r.did("publishing", code, rest)
	if got, want := r.public(), "Nächstes Treffen 2026-12-10 stattgefunden"; got != want {
		t.Errorf("everybody reads %q, want %q", got, want)
	}
	if said := apptest.Said(t, r.Do(t, r.by, m, nil)); strings.Contains(said, "Öffentlich zeigen") {
		t.Error("it can be told a second time")
	}
}

func TestAnEventOfAMeetingThatWasToldByItsMonthTakesItsPlace(t *testing.T) {
	t.Parallel()
	r := start(t)
	first, second := r.plans("3.12.2026"), r.plans("10.12.2026")
	r.Clock.Set(time.Date(2026, 12, 10, 15, 0, 0, 0, directory.Germany()))
	for _, m := range []string{first, second} {
		code, rest := r.sends(m+"/teilnahme", m+"/teilnahme", "da[1].da", "1")
		r.did("attendance", code, rest)
	}
	code, rest := r.sends(first, first+"/veroeffentlichung")
	r.did("publishing", code, rest)
	if got, want := r.public(), "Das Netzwerk hat getagt 2026-12 stattgefunden"; got != want {
		t.Fatalf("everybody reads %q, want %q", got, want)
	}
	r.says(second, "Öffentlich steht bei den Terminen: „Das Netzwerk hat getagt“") // the same month needs no second line
	r.announces("Nächstes Treffen", "4.12.2026")
	if got := r.public(); !strings.Contains(got, "hat getagt") {
		t.Errorf("an event on another day took its place: %q", got)
	}
	r.announces("Nächstes Treffen", "3.12.2026")
	if got := r.public(); strings.Contains(got, "hat getagt") {
		t.Errorf("everybody reads of one meeting twice: %q", got)
	}
	if w := r.Do(t, r.by, first, nil); w.Code != http.StatusOK || !strings.Contains(apptest.Said(t, w), "Nächstes Treffen") {
		t.Errorf("the page of the meeting does not say how it is told: %d", w.Code)
	}
}

func TestAUnitIsListedWithWhatItBelongsTo(t *testing.T) {
	t.Parallel()
	r := start(t)
	d := apptest.InventedNetwork(2, 2)
	town := d.Institutions[0]
	town.Key, town.Name, town.Contacts = "stadt-erfunden", "Stadt Erfunden", nil
	d.Institutions[0].Parent = town.Key
	d.Institutions = append(d.Institutions, town)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	r.by = r.AddAccount(t, "ute@example.org", apptest.CoordinatorOf("erfunden-2")...)
	r.at = apptest.AtDesk + "erfunden-2/treffen"
	m := r.plans("1.12.2026")
	r.says(m+"/liste", d.Institutions[0].Name+" Stadt Erfunden", "Noch jemand?")
	r.says(m+"/teilnahme", d.Institutions[0].Name+" Stadt Erfunden")
}

package editing_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// berlin is a moment as clocks in Germany show it.
func berlin(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, directory.Germany())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// yearbook edits network n at moments.
type yearbook struct {
	loaded
	t    testing.TB
	anna account.Account
}

func (y yearbook) edit(at string, apply func(w *editing.Work)) int64 {
	y.t.Helper()
	change := editing.Change{By: y.anna, Network: "n", Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
		apply(w)
		return nil
	}}
	saved, err := y.editor.Change(y.t.Context(), change, berlin(y.t, at))
	if err != nil {
		y.t.Fatalf("%s: %v", at, err)
	}
	return saved.Number
}

func (y yearbook) undo(at string, number int64) {
	y.t.Helper()
	if _, conflicts, err := y.editor.Undo(y.t.Context(), y.anna, "n", number, nil, berlin(y.t, at)); err != nil || len(conflicts) > 0 {
		y.t.Fatalf("%s: %v %v", at, conflicts, err)
	}
}

func (y yearbook) report(year int, now string) editing.YearReport {
	y.t.Helper()
	r, err := y.editor.YearReport(y.t.Context(), y.anna, "n", year, berlin(y.t, now))
	if err != nil {
		y.t.Fatal(err)
	}
	return r
}

func join(key string, since directory.PartialDate) func(w *editing.Work) {
	return func(w *editing.Work) {
		w.Institutions = append(w.Institutions, institution(key))
		w.Members = append(w.Members, directory.Membership{Key: "m-" + key, Institution: key, Role: directory.RoleMember, Since: since})
	}
}

func leave(key string) func(w *editing.Work) {
	return func(w *editing.Work) {
		w.Members = slices.DeleteFunc(w.Members, func(m directory.Membership) bool { return m.Institution == key })
		w.Institutions = slices.DeleteFunc(w.Institutions, func(i directory.Institution) bool { return i.Key == key })
	}
}

func alter(key string, change func(i *directory.Institution)) func(w *editing.Work) {
	return func(w *editing.Work) {
		for n := range w.Institutions {
			if w.Institutions[n].Key == key {
				change(&w.Institutions[n])
			}
		}
	}
}

func eventOn(key string, kind directory.EventKind, date directory.PartialDate, status directory.EventStatus) directory.Event {
	return directory.Event{Key: key, Title: "Termin " + key, Kind: kind, Date: date, Status: status}
}

func withoutEvent(key string) func(w *editing.Work) {
	return func(w *editing.Work) {
		w.Events = slices.DeleteFunc(w.Events, func(e directory.Event) bool { return e.Key == key })
	}
}

// aYear is what happened to a network around 2025; its tests count by hand.
func aYear(t testing.TB) yearbook {
	t.Helper()
	db := open(t)
	d := small("n", institution("a"), institution("b"), institution("c"), institution("d"), institution("e"), institution("h"))
	d.Members[5].Visibility = directory.Coordination
	d.Members = append(d.Members,
		directory.Membership{Key: "gruppe", Group: "Rechtsanwältinnen", Sector: "rechtsanwaltschaft", Role: directory.RoleMember},
		directory.Membership{Key: "zahl", Count: 51, CountText: "Partner", Role: directory.RoleMember})
	d.Events = []directory.Event{
		eventOn("maerz", directory.EventMeeting, "2025-03-12", directory.EventAnnounced),
		eventOn("juni", directory.EventMeeting, "2025-06-11", directory.EventHeld),
		eventOn("september", directory.EventMeeting, "2025-09-10", directory.EventAnnounced),
		eventOn("oktober", directory.EventMeeting, "2025-10-01", directory.EventCancelled),
		eventOn("fachtag", directory.EventConference, "2025-11-20", directory.EventHeld),
		eventOn("danach", directory.EventMeeting, "2026-01-01", directory.EventHeld),
	}
	d.Events[4].Internal = true
	if _, _, err := db.editor.LoadAll(t.Context(), []directory.Dossier{d}, berlin(t, "2024-11-05 12:00")); err != nil {
		t.Fatal(err)
	}
	y := yearbook{db, t, db.person(t, "anna@example.org", "n")}
	y.edit("2024-12-31 23:30", join("k", ""))
	y.edit("2025-01-01 00:30", join("l", ""))
	slip := y.edit("2025-02-10 10:00", join("irrtum", ""))
	y.undo("2025-02-13 10:00", slip)
	y.edit("2025-03-01 10:00", func(w *editing.Work) { w.Members[1].Until = "2025-02-28" })
	y.edit("2025-03-20 10:00", func(w *editing.Work) { w.Events[0].Status = directory.EventHeld })
	y.edit("2025-04-01 10:00", leave("c"))
	slip = y.edit("2025-05-01 10:00", leave("d"))
	y.undo("2025-05-03 10:00", slip)
	y.edit("2025-06-01 10:00", alter("a", func(i *directory.Institution) { i.Name = "Beratung Neu" }))
	y.edit("2025-06-02 10:00", alter("e", func(i *directory.Institution) { i.Sectors = []directory.Sector{"polizei"} }))
	y.edit("2025-07-01 10:00", join("x", "2025-06-15"))
	y.edit("2025-07-02 10:00", withoutEvent("juni"))      // tidied away after it was over
	y.edit("2025-08-01 10:00", withoutEvent("september")) // never took place
	y.edit("2025-09-01 10:00", leave("x"))
	y.edit("2025-10-01 10:00", join("c", ""))
	y.edit("2025-12-31 23:30", join("y", ""))
	y.edit("2026-01-01 00:30", join("z", ""))
	return y
}

// later is what was entered after the year was over.
func (y yearbook) later() {
	y.edit("2026-01-15 10:00", func(w *editing.Work) {
		w.Events = append(w.Events, eventOn("dezember", directory.EventMeeting, "2025-12-03", directory.EventHeld))
	})
	y.edit("2026-01-20 10:00", join("w", "2025-11"))
	y.edit("2026-02-01 10:00", leave("a"))
	y.edit("2026-02-02 10:00", alter("e", func(i *directory.Institution) { i.Name = "Polizei Neu" }))
}

func counts(r annual.Report) string {
	m := r.Members
	begun := ""
	if m.Begun > 0 {
		begun = fmt.Sprintf(" (%d when the list began)", m.Begun)
	}
	return fmt.Sprintf("%d%s +%d -%d =%d: %d named, %d groups, %d hidden; %d meetings, %d other",
		m.Before, begun, m.Joined, m.Left, m.After, m.Named, m.Groups, m.Hidden, len(r.Meetings), len(r.Events))
}

func membersOf(r annual.Report) string {
	var names []string
	for _, s := range r.Members.Sectors {
		for _, m := range s.Members {
			names = append(names, string(s.Sector)+" "+m.Name)
		}
	}
	return strings.Join(names, ", ")
}

func passages(list []annual.Passage) string {
	var all []string
	for _, p := range list {
		text := fmt.Sprintf("%s %s", p.On, p.Name)
		if p.Dated {
			text += " dated"
		}
		if p.Again {
			text += " again"
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

func TestAYearCountedByHand(t *testing.T) {
	t.Parallel()
	y := aYear(t)
	// Before: a b c d e h k and the group. Joined: l, x, c again, y. Left: b, c, x.
	before := y.report(2025, "2026-01-10 10:00").Today
	if got, want := counts(before), "8 +4 -3 =9: 7 named, 1 groups, 1 hidden; 2 meetings, 2 other"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	y.later()
	now := "2026-03-01 10:00"
	r := y.report(2025, now).Today
	if got, want := counts(r), "8 +5 -3 =10: 8 named, 1 groups, 1 hidden; 3 meetings, 2 other"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got, want := membersOf(r), "opferhilfe Beratung Neu, opferhilfe Einrichtung c, opferhilfe Einrichtung d, "+
		"opferhilfe Einrichtung k, opferhilfe Einrichtung l, "+
		"opferhilfe Einrichtung w, opferhilfe Einrichtung y, polizei Einrichtung e, rechtsanwaltschaft Rechtsanwältinnen"; got != want {
		t.Errorf("members: %s", got)
	}
	if got, want := passages(r.Members.Came), "2025-01-01 Einrichtung l, 2025-06-15 Einrichtung x dated, "+
		"2025-10-01 Einrichtung c again, 2025-11 Einrichtung w dated, 2025-12-31 Einrichtung y"; got != want {
		t.Errorf("came: %s", got)
	}
	if got, want := passages(r.Members.Went),
		"2025-02-28 Einrichtung b dated, 2025-04-01 Einrichtung c, 2025-09-01 Einrichtung x"; got != want {
		t.Errorf("went: %s", got)
	}
	if r.Members.Stated != 51 || !r.Gaps.Unnamed || slices.Contains(r.Gaps.Absent, "polizei") ||
		!slices.Contains(r.Gaps.Absent, directory.SectorCourt) ||
		!slices.Equal(r.Gaps.Grouped, []directory.Sector{"rechtsanwaltschaft"}) {
		t.Errorf("%+v", r.Gaps)
	}
	if r.Events[1].Kind != directory.EventConference || r.Events[1].Title != "" ||
		r.Events[0].Status != directory.EventCancelled || r.Held() != 1 {
		t.Errorf("%+v", r.Events)
	}
	for year, want := range map[int]string{
		2024: "0 (8 when the list began) +0 -0 =8: 6 named, 1 groups, 1 hidden; 0 meetings, 0 other",
		2026: "10 +1 -1 =10: 8 named, 1 groups, 1 hidden; 1 meetings, 0 other",
	} {
		if got := counts(y.report(year, now).Today); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
	if r := y.report(2026, now).Today; !r.Running() || r.Through != "2026-03-01" {
		t.Errorf("%+v", r.Through)
	}
	for _, year := range []int{2023, 2027, 1999} {
		if _, err := y.editor.YearReport(t.Context(), y.anna, "n", year, berlin(t, now)); !errors.Is(err, fault.NotFound) {
			t.Errorf("%d: %v", year, err)
		}
	}
	berta := y.person(t, "berta@example.org")
	if _, err := y.editor.YearReport(t.Context(), berta, "n", 2025, berlin(t, now)); !errors.Is(err, fault.Forbidden) {
		t.Errorf("somebody of another network: %v", err)
	}
}

func TestWhatWasHandedInStaysWhatItWas(t *testing.T) {
	t.Parallel()
	y := aYear(t)
	newYear := berlin(t, "2026-01-01 01:10")
	for want := 1; want >= 0; want-- { // the second time there is nothing left to keep
		if n, err := y.editor.KeepReports(t.Context(), 2025, newYear); err != nil || n != want {
			t.Fatalf("kept %d (%v), want %d", n, err, want)
		}
	}
	again := store.KeptReport{Year: 2025, MadeAt: newYear.Add(time.Hour), Report: []byte(`{}`)}
	if first, err := y.store.KeepReport(t.Context(), directory.NewID("network", "n"), again); err != nil || first {
		t.Fatalf("another program that comes later keeps another (%v)", err)
	}
	if r := y.report(2025, "2026-01-02 10:00"); len(annual.Differences(r.Kept, r.Today)) != 0 || !r.KeptAt.Equal(newYear) {
		t.Errorf("nothing was entered since, and it differs: %+v", annual.Differences(r.Kept, r.Today))
	}
	y.later()
	r := y.report(2025, "2026-03-01 10:00")
	if got, want := counts(r.Kept), "8 +4 -3 =9: 7 named, 1 groups, 1 hidden; 2 meetings, 2 other"; got != want {
		t.Errorf("kept: %s", got)
	}
	want := []annual.Difference{
		{Label: "Mitglieder am Ende des Jahres", Kept: "9", Today: "10"}, {Label: "neu dabei", Kept: "4", Today: "5"},
		{Label: "Sitzungen, die stattfanden", Kept: "2", Today: "3"},
	}
	if got := annual.Differences(r.Kept, r.Today); !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	y.edit("2026-03-02 10:00", func(w *editing.Work) {
		for n := range w.Members {
			if w.Members[n].Institution == "d" {
				w.Members[n].Visibility = directory.Coordination
			}
		}
	})
	kept := y.report(2025, "2026-03-03 10:00").Kept
	if strings.Contains(membersOf(kept), "Einrichtung d") || kept.Members.After != 9 || kept.Members.Hidden != 2 || kept.Members.Named != 6 {
		t.Errorf("who may not be named any more: %s, %s", counts(kept), membersOf(kept))
	}
}

func TestOneInstitutionWithTwoLinesCountsOnceAndMergingIsNoLeaving(t *testing.T) {
	t.Parallel()
	y := aYear(t)
	y.edit("2025-12-31 23:40", func(w *editing.Work) {
		w.Members = append(w.Members, directory.Membership{Key: "m-l-zwei", Institution: "l", Role: directory.RoleInitiator, Since: "2025-12"})
	})
	if got := y.report(2025, "2026-01-10 10:00").Today.Members; got.Joined != 4 || got.After != 9 {
		t.Errorf("two lines: %+v", got)
	}
	if _, err := y.editor.Merge(t.Context(), y.anna, "k", "l", berlin(t, "2026-02-01 10:00")); err != nil {
		t.Fatal(err)
	}
	got := y.report(2026, "2026-03-01 10:00").Today.Members
	if got.Left != 0 || got.Before+got.Joined-got.Left != got.After {
		t.Errorf("merged: %+v", got)
	}
}

// The words that annual knows revisions by are those of this package.
func TestCorrectionsAreKnownByTheirKinds(t *testing.T) {
	if string(editing.KindUndo) != annual.Undone || string(editing.KindRestore) != annual.Restored ||
		string(editing.KindMerge) != annual.Merged {
		t.Error("a kind of revision was renamed")
	}
}

func TestAReportThatWasKeptForgetsNamesAndAddresses(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := small("n", institution("a"), institution("b"))
	d.Institutions[1].Name = "Haus in der Musterstraße 12"
	d.People = []directory.Person{{Key: "p", Name: "Ada Probe", Function: "Landrätin", Basis: "Zeitung", DeleteOn: "2026-02-01"}}
	d.Events = []directory.Event{eventOn("rede", directory.EventConference, "2025-05-05", directory.EventHeld)}
	d.Events[0].Title = "Rede von Ada Probe"
	if _, _, err := db.editor.LoadAll(t.Context(), []directory.Dossier{d}, berlin(t, "2025-01-05 12:00")); err != nil {
		t.Fatal(err)
	}
	y := yearbook{db, t, db.person(t, "anna@example.org", "n")}
	if n, err := db.editor.KeepReports(t.Context(), 2025, berlin(t, "2026-01-01 01:10")); err != nil || n != 1 {
		t.Fatalf("%d %v", n, err)
	}
	kept := func() string {
		var text string
		if err := db.pool.QueryRow(t.Context(), `select report::text from desk.year_reports`).Scan(&text); err != nil {
			t.Fatal(err)
		}
		return text
	}
	if !strings.Contains(kept(), "Ada Probe") || !strings.Contains(kept(), "Musterstraße") {
		t.Fatalf("nothing to forget: %s", kept())
	}
	if n, err := db.editor.ForgetNames(t.Context(), berlin(t, "2026-02-01 04:00")); err != nil || n != 1 {
		t.Fatalf("%d %v", n, err)
	}
	if strings.Contains(kept(), "Ada") || !strings.Contains(kept(), "Rede von Landrätin") {
		t.Errorf("the name is kept: %s", kept())
	}
	y.edit("2026-02-02 10:00", alter("b", func(i *directory.Institution) {
		i.Name, i.Sectors = "Haus", []directory.Sector{directory.SectorShelter}
	}))
	if strings.Contains(kept(), "Musterstraße") {
		t.Errorf("the address is kept: %s", kept())
	}
	text := fmt.Sprintf("%+v", y.report(2025, "2026-02-03 10:00"))
	if strings.Contains(text, "Musterstraße") || strings.Contains(text, "Ada") {
		t.Error(text)
	}
}

package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/examples/published"
	"rundtisch/internal/takeover"
)

func editorOf(r *apptest.Program) *editing.Editor { return editing.New(r.DB.Owner) }

// The second of two finds the list changed, and their decisions where they still fit.
func TestTwoCoordinatorsPasteAtTheSameTime(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna, berta := r.AddCoordinator(t, "Anna", "soest"), r.AddCoordinator(t, "Berta", "soest")
	_, first := apptest.ReadReview(t, r.Paste(t, anna, "soest", "Mitglieder\n- Caritas Soest e.V.\n- Frauenberatung Soest\n"))
	_, second := apptest.ReadReview(t, r.Paste(t, berta, "soest", "Mitglieder\n- Caritas Soest e.V.\n- Diakonie Soest\n- Lebenshilfe Soest e.V.\n- Frauenberatung Soest\n"))
	second.Set("r2", "gast")
	second.Del("a3")
	apptest.WantStatus(t, "the first", r.TakeOver(t, anna, "soest", first), http.StatusSeeOther)
	w := r.TakeOver(t, berta, "soest", second)
	apptest.WantStatus(t, "the second", w, http.StatusConflict)
	doc, again := apptest.ReadReview(t, w)
	if got := doc.Find("p.lead").Text(); !strings.HasPrefix(got, "4 gelesen: 2 wie bisher, 2 neu") {
		t.Errorf("the summary is %q", got)
	}
	if again.Get("r2") != "gast" || again.Has("a3") || !again.Has("a2") {
		t.Errorf("the decisions are not kept: role %q, ticked %t and %t", again.Get("r2"), again.Has("a2"), again.Has("a3"))
	}
	apptest.WantStatus(t, "the second, again", r.TakeOver(t, berta, "soest", again), http.StatusSeeOther)
	d := r.Dossier(t, "soest")
	if apptest.KeyOf(d, "Diakonie Soest") == "" || apptest.KeyOf(d, "Lebenshilfe Soest e. V.") != "" {
		t.Errorf("members are %+v", d.Members)
	}
	if w := r.TakeOver(t, berta, "soest", again); w.Code != http.StatusConflict {
		t.Errorf("sent twice: status %d, want 409", w.Code)
	}
}

func TestAPressReleaseProposesItsEventAndContact(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddEmpty(t, "neustadt")
	by := r.AddCoordinator(t, "Anna", "neustadt", "soest")
	text := published.Text(t, "soest")
	w := r.Paste(t, by, "neustadt", text)
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if !strings.Contains(doc.Find("main").Text(), "Eine Liste ist angekündigt, aber leer") {
		t.Error("nothing says that the list of partners is missing")
	}
	if decisions.Get("ed") != "21.11.2023" || decisions.Get("ej") != "ja" || decisions.Get("es") != "09:00" || decisions.Get("kt") != "02921/302546" {
		t.Errorf("proposed are %v", decisions)
	}
	decisions.Set("ed", "irgendwann")
	w = r.TakeOver(t, by, "neustadt", decisions)
	apptest.WantStatus(t, "a wrong date", w, http.StatusUnprocessableEntity)
	doc, decisions = apptest.ReadReview(t, w)
	if doc.Find("#ed-fehler").Length() != 1 || decisions.Get("ed") != "irgendwann" || doc.Find(`#fehler a[href="#ed"]`).Length() == 0 {
		t.Errorf("the date is not marked: %s", doc.Find("#fehler").Text())
	}
	decisions.Set("ed", "2023?-11-21")
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "neustadt", decisions), http.StatusSeeOther)
	d := r.Dossier(t, "neustadt")
	if len(d.Events) != 1 || !d.Events[0].Date.YearInferred() || d.Events[0].Registration != "https://www.kreis-soest.de/aktiongegengewalt" {
		t.Errorf("events are %+v", d.Events)
	}
	if len(d.Contacts) != 1 || d.Contacts[0].Kind != directory.ContactPress || len(d.People) != 0 {
		t.Errorf("contacts are %+v, people %+v", d.Contacts, d.People)
	}
	if main := apptest.Document(t, r.Paste(t, by, "neustadt", text)).Find("main").Text(); !strings.Contains(main, "Keine Änderungen.") {
		t.Errorf("again: %s", main)
	}
	// In Soest all of it is known.
	doc, decisions = apptest.ReadReview(t, r.Paste(t, by, "soest", text))
	if decisions.Has("e") || decisions.Has("k") || strings.Contains(doc.Find("main").Text(), "Diesen Termin eintragen") {
		t.Errorf("proposed again: %s", doc.Find("main").Text())
	}
}

func TestAStatedNumberIsOffered(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddEmpty(t, "neustadt")
	by := r.AddCoordinator(t, "Anna", "neustadt")
	w := r.Paste(t, by, "neustadt", published.Text(t, "braunschweig"))
	apptest.WantStatus(t, "review", w, http.StatusOK)
	_, decisions := apptest.ReadReview(t, w)
	if decisions.Get("n") != "51" {
		t.Errorf("the number is %q, want 51", decisions.Get("n"))
	}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "neustadt", decisions), http.StatusSeeOther)
	if c := directory.CountMembers(r.Dossier(t, "neustadt").Members, apptest.Today); c.Stated != 51 {
		t.Errorf("stated are %d, want 51", c.Stated)
	}
}

func TestTheExportedTableIsTodaysList(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne")
	table := r.Do(t, by, "/verwaltung/netzwerke/herne/mitglieder.csv", nil)
	apptest.WantStatus(t, "export", table, http.StatusOK)
	if kind := table.Header().Get("Content-Type"); !strings.HasPrefix(kind, "text/csv") || !strings.Contains(table.Body.String(), "Stadtverordnete der im Rat vertretenen Parteien") {
		t.Errorf("%s: %s", kind, table.Body.String())
	}
	w := r.ChooseFile(t, by, "herne", "liste.csv", table.Body.Bytes())
	apptest.WantStatus(t, "the table again", w, http.StatusOK)
	if main := apptest.Document(t, w).Find("main").Text(); !strings.Contains(main, "Keine Änderungen.") {
		t.Errorf("the table again: %s", main)
	}
	if w := r.ChooseFile(t, by, "herne", "liste.docx", []byte("PK\x03\x04 kaputt")); w.Code != http.StatusUnprocessableEntity || apptest.Document(t, w).Find(`#fehler a[href="#datei"]`).Length() == 0 {
		t.Errorf("a broken file: status %d", w.Code)
	}
}

func TestTwoRowsAreNeverProposedAsOneInstitution(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	w := r.Paste(t, by, "soest", "Mitglieder\n- Weisser Ring e.V.\n- Weißer Ring\n- Weißer Ring e.V. Soest\n- Stadt Soest - Fachbereich Gesundheitsmanagement\n")
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if decisions.Get("i1") != "weisser-ring" || decisions.Get("i2") != takeover.ChoiceNew || doc.Find(`#zeile2 input[value="weisser-ring"]`).Length() != 1 {
		t.Errorf("proposed are %q and %q", decisions.Get("i1"), decisions.Get("i2"))
	}
	if decisions.Get("i4") != takeover.ChoiceNew {
		t.Errorf("a unit of Soest is proposed to be %q", decisions.Get("i4"))
	}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "soest", decisions), http.StatusSeeOther)
}

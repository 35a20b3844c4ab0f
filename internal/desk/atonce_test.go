package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

func itoa(n int) string { return fmt.Sprint(n) }

// drafting starts a draft of Herne by changing its first goal.
func drafting(t testing.TB, r *apptest.Program, a account.Account) {
	t.Helper()
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/aufklaerung")
	apptest.WantStatus(t, "a draft", r.Do(t, a, f.Action, f.With("text", "Nur im Entwurf", "_entwurf", "ja")), http.StatusSeeOther)
}

// publishes publishes the draft of Herne, which must ask for nothing.
func publishes(t testing.TB, r *apptest.Program, a account.Account, decided ...string) {
	t.Helper()
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/entwurf")
	w := r.Do(t, a, f.Action, f.With(decided...))
	apptest.WantStatus(t, "publishing the draft", w, http.StatusSeeOther)
}

func TestANumberIsCorrectedAtOnceWhileADraftWaits(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	drafting(t, r, a)
	f, late := r.OpenForm(t, a, ringsNumber), r.OpenForm(t, a, ringsNumber)
	buttons := f.Find(".savebar button")
	if buttons.Length() != 2 || buttons.Eq(0).AttrOr("name", "") != "_gleich" || buttons.Eq(1).AttrOr("name", "") != "_entwurf" {
		t.Errorf("the buttons are %q", buttons.Text())
	}
	w := r.Do(t, a, f.Action, f.With("telefon", "02323 222222"))
	apptest.WantStatus(t, "the number", w, http.StatusSeeOther)
	if said := r.Do(t, a, w.Header().Get("Location"), nil).Body.String(); !strings.Contains(said,
		"Der Entwurf wartet weiter") || !strings.Contains(said, "02323 222222") {
		t.Error("the page does not say what became of it, or still has the old number")
	}
	public := r.Get(t, "/netzwerke/herne").Body.String() + r.Get(t, "/einrichtungen/weisser-ring").Body.String()
	if c := contactsOfRing(t, r); c[0].Phone != "02323 222222" || !strings.Contains(public, "222222") ||
		strings.Contains(public, "Nur im Entwurf") {
		t.Errorf("%+v", c)
	}
	// Two at once: the other one was opened before.
	w = r.Do(t, a, late.Action, late.With("telefon", "02323 333333"))
	apptest.WantStatus(t, "late", w, http.StatusConflict)
	page := apptest.ReadForm(t, w)
	if page.Values.Get("telefon") != "02323 333333" || page.Find(".savebar button").Length() != 2 {
		t.Errorf("%v", page.Values)
	}
	w = r.Do(t, a, page.Action, page.With("_gilt.telefon", "gespeichert", "e_mail", "ring@example.org"))
	apptest.WantStatus(t, "decided", w, http.StatusSeeOther)
	// The correction stands in the draft, too: what it says of itself is only its own.
	if said := r.OpenForm(t, a, apptest.AtDesk+"herne/entwurf").Find("main").Text(); strings.Contains(said, "02323") ||
		!strings.Contains(said, "Nur im Entwurf") {
		t.Errorf("the draft says %s", said)
	}
	correction := r.QueryInt(t, `select max(number) from desk.revisions`)
	publishes(t, r, a)
	d := r.Dossier(t, "herne")
	if c := contactsOfRing(t, r); d.Goals[0].Text != "Nur im Entwurf" || c[0].Phone != "02323 222222" || c[0].Email != "ring@example.org" {
		t.Errorf("%q, %+v", d.Goals[0].Text, c)
	}
	w = r.Do(t, a, apptest.AtDesk+"herne/verlauf/"+itoa(correction-1)+"/ruecknahme", late.Values)
	apptest.WantStatus(t, "undone", w, http.StatusSeeOther)
	if c := contactsOfRing(t, r); r.Dossier(t, "herne").Goals[0].Text != "Nur im Entwurf" || c[0].Phone != "02323 111111" ||
		c[0].Email != "ring@example.org" {
		t.Errorf("undone: %+v", c)
	}
}

func TestADraftAsksOnlyAboutWhatItTouchedItself(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, ringsForm)
	w := r.Do(t, a, f.Action, f.With("kontakte.0.telefon", "02323 444444", "_entwurf", "ja"))
	apptest.WantStatus(t, "a draft", w, http.StatusSeeOther)
	// What the draft has changed besides stays where it is.
	f = r.OpenForm(t, a, ringsNumber)
	apptest.WantStatus(t, "mailbox", r.Do(t, a, f.Action, f.With("e_mail", "ring@example.org", "_gleich", "ja")), http.StatusSeeOther)
	if c := contactsOfRing(t, r); c[0].Phone != "02323 111111" || c[0].Email != "ring@example.org" {
		t.Fatalf("%+v", c)
	}
	f = r.OpenForm(t, a, ringsNumber)
	if f.Values.Get("telefon") != "02323 444444" || f.Values.Get("e_mail") != "ring@example.org" {
		t.Errorf("the form shows %v", f.Values)
	}
	apptest.WantStatus(t, "number", r.Do(t, a, f.Action, f.With("telefon", "02323 555555")), http.StatusSeeOther)
	if c := contactsOfRing(t, r); c[0].Phone != "02323 555555" {
		t.Errorf("%+v", c)
	}
	// Somebody who opened the form before that does not overwrite it unasked, though the draft shows the same as before.
	late := f
	w = r.Do(t, a, late.Action, late.With("telefon", "02323 666666"))
	apptest.WantStatus(t, "late", w, http.StatusConflict)
	page := apptest.ReadForm(t, w)
	if page.Find(".savebar button").Length() != 1 || !strings.Contains(page.Find("#f-telefon-theirs").Text(), "555555") {
		t.Errorf("%s", page.Find("#f-telefon-theirs").Text())
	}
	w = r.Do(t, a, page.Action, page.With("_gilt.telefon", "gespeichert", "_gleich", "ja"))
	apptest.WantStatus(t, "theirs", w, http.StatusSeeOther)
	if c := contactsOfRing(t, r); c[0].Phone != "02323 555555" || c[0].Email != "ring@example.org" {
		t.Errorf("%+v", c)
	}
	f = r.OpenForm(t, a, ringsForm) // more work on the draft does not settle it
	apptest.WantStatus(t, "draft", r.Do(t, a, f.Action, f.With("anmerkung", "Im Entwurf", "_entwurf", "ja")), http.StatusSeeOther)
	draft := r.OpenForm(t, a, apptest.AtDesk+"herne/entwurf")
	w = r.Do(t, a, draft.Action, draft.Values)
	apptest.WantStatus(t, "asked", w, http.StatusConflict)
	page = apptest.ReadForm(t, w)
	if asked := page.Find("fieldset.collision"); asked.Length() != 1 || !strings.Contains(asked.Text(), "Telefon") {
		t.Fatalf("asked is %q", asked.Text())
	}
	name := page.Find("fieldset.collision input").First().AttrOr("name", "")
	apptest.WantStatus(t, "decided", r.Do(t, a, page.Action, page.With(name, "heute")), http.StatusSeeOther)
	i, _ := r.Dossier(t, "herne").Institution("weisser-ring")
	if i.Note != "Im Entwurf" || i.Contacts[0].Phone != "02323 555555" || i.Contacts[0].Email != "ring@example.org" {
		t.Errorf("%+v", i)
	}
}

// Every form of an entry offers both ways; what is there only in the draft can only go there.
func TestEveryFormCanBePublishedWhileADraftWaits(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne", "soest")
	drafting(t, r, a)
	for _, part := range []string{"ziele", "termine", "meldungen", "schirmherrschaft", "gremien", "quellen", "personen", "kontakte",
		"angebote"} {
		f := r.OpenForm(t, a, apptest.AtDesk+"herne/"+part+"/neu")
		if f.Find(".savebar button[name=_entwurf] + button[name=_gleich]").Length() != 1 {
			t.Errorf("%s: the buttons are %q", part, f.Find(".savebar button").Text())
		}
	}
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/termine/neu")
	w := r.Do(t, a, f.Action, f.With("titel", "Fachtag gleich", "art", "fachtag", "datum", "2027-01-01", "_gleich", "ja"))
	apptest.WantStatus(t, "an event", w, http.StatusSeeOther)
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/zusammenarbeit")
	apptest.WantStatus(t, "a goal", r.Do(t, a, f.Action, f.With("text", "Gleich veröffentlicht", "_gleich", "ja")), http.StatusSeeOther)
	public := r.Get(t, "/netzwerke/herne").Body.String()
	if !strings.Contains(public, "Gleich veröffentlicht") || !strings.Contains(public, "Fachtag gleich") ||
		strings.Contains(public, "Nur im Entwurf") {
		t.Error("what was published at once is not public, or the draft is")
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/neu")
	w = r.Do(t, a, f.Action, f.With("art", "ziel", "text", "Nur im Entwurf da"))
	apptest.WantStatus(t, "a goal in the draft", w, http.StatusSeeOther)
	key := w.Header().Get("Location")[strings.LastIndex(w.Header().Get("Location"), "#e-")+3:]
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/"+key)
	if f.Find(".savebar button").Length() != 1 {
		t.Errorf("the buttons are %q", f.Find(".savebar button").Text())
	}
	w = r.Do(t, a, f.Action, f.With("text", "Anders", "_gleich", "ja"))
	if page := apptest.ReadForm(t, w); w.Code != http.StatusUnprocessableEntity || page.Values.Get("text") != "Anders" ||
		!strings.Contains(page.Find(".summary").Text(), "nur im Entwurf") {
		t.Errorf("status %d", w.Code)
	}
	remove := r.OpenForm(t, a, apptest.AtDesk+"herne/ziele/zusammenarbeit/loeschung")
	apptest.WantStatus(t, "removed", r.Do(t, a, remove.Action, remove.With("_gleich", "ja")), http.StatusSeeOther)
	if strings.Contains(r.Get(t, "/netzwerke/herne").Body.String(), "Gleich veröffentlicht") {
		t.Error("what was deleted at once is still there")
	}
	publishes(t, r, a)
	d := r.Dossier(t, "herne")
	var texts []string
	for _, g := range d.Goals {
		texts = append(texts, g.Text)
	}
	if all := strings.Join(texts, "; "); !strings.Contains(all, "Nur im Entwurf;") ||
		!strings.Contains(all, "Nur im Entwurf da") || strings.Contains(all, "Gleich veröffentlicht") {
		t.Errorf("%s", all)
	}
}

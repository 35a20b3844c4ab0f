package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

const ringsForm = apptest.AtDesk + "herne/einrichtungen/weisser-ring"

func TestContactsThatBothChangedAreComparedValueByValue(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	anna, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	first, second := r.OpenForm(t, anna, ringsForm), r.OpenForm(t, boris, ringsForm)
	w := r.Do(t, anna, first.Action, first.With(
		"kontakte.0.telefon", "02323 111112", "kontakte.0.anmerkung", "Annas Hinweis", "kontakte.1.art", "hilfe", "kontakte.1.telefon",
		"02323 555555",
	))
	apptest.WantStatus(t, "Anna", w, http.StatusSeeOther)
	w = r.Do(t, boris, second.Action, second.With(
		"kontakte.0.telefon", "02323 111113", "kontakte.0.e_mail", "boris@example.org", "kontakte.1.art", "hilfe",
		"kontakte.1.telefon", "02323 777777",
	))
	apptest.WantStatus(t, "Boris", w, http.StatusConflict)
	page := apptest.ReadForm(t, w)
	beside := page.Find("#f-kontakte-0-telefon-theirs")
	for _, want := range []string{"Vorher: 02323 111111", "geändert", "02323 11111"} {
		if said := strings.Join(strings.Fields(beside.Text()), " "); !strings.Contains(said, want) {
			t.Errorf("beside the number stands %q, not %q", said, want)
		}
	}
	if ins := beside.Find("ins"); ins.Length() != 2 || !strings.HasSuffix(strings.TrimSpace(ins.Eq(0).Text()), "3") ||
		!strings.HasSuffix(strings.TrimSpace(ins.Eq(1).Text()), "2") {
		t.Errorf("marked is %q", ins.Text())
	}
	if beside.Closest("details").AttrOr("open", "shut") == "shut" {
		t.Error("the contact is folded shut")
	}
	if list := page.Find(".summary a[href='#f-kontakte-0-telefon-theirs']"); list.Length() != 1 || page.Find(".summary li").Length() != 1 {
		t.Errorf("to decide is %q", page.Find(".summary li").Text())
	}
	// Everything else is put together already.
	for name, want := range map[string]string{
		"kontakte.0.telefon": "02323 111113", "kontakte.0.e_mail": "boris@example.org", "kontakte.0.anmerkung": "Annas Hinweis",
		"kontakte.1.telefon": "02323 555555", "kontakte.2.telefon": "02323 777777",
	} {
		if got := page.Values.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	apptest.WantStatus(t, "decided", r.Do(t, boris, page.Action, page.With("_gilt.kontakte.0.telefon", "gespeichert")), http.StatusSeeOther)
	c := contactsOfRing(t, r)
	if len(c) != 3 || c[0].Phone != "02323 111112" || c[0].Email != "boris@example.org" || c[0].Note != "Annas Hinweis" ||
		c[2].Phone != "02323 777777" {
		t.Errorf("%+v", c)
	}
}

func indexOfRing(work *editing.Work) int {
	for n, i := range work.Institutions {
		if i.Key == "weisser-ring" {
			return n
		}
	}
	return -1
}

func TestAContactThatOneRemovedAndTheOtherChangedIsAskedAbout(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	anna, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	first, second := r.OpenForm(t, anna, ringsForm), r.OpenForm(t, boris, ringsForm)
	apptest.WantStatus(t, "Anna", r.Do(t, anna, first.Action, first.With("kontakte.0._weg", "ja")), http.StatusSeeOther)
	w := r.Do(t, boris, second.Action, second.With("kontakte.0.telefon", "02323 222222"))
	apptest.WantStatus(t, "Boris", w, http.StatusConflict)
	page := apptest.ReadForm(t, w)
	if said := page.Find("#r-kontakte-0 .theirs").Text(); !strings.Contains(said, "Inzwischen entfernt") ||
		page.Values.Get("kontakte.0.telefon") != "02323 222222" {
		t.Errorf("%q, %v", said, page.Values.Get("kontakte.0.telefon"))
	}
	apptest.WantStatus(t, "again", r.Do(t, boris, page.Action, page.Values), http.StatusSeeOther)
	if c := contactsOfRing(t, r); len(c) != 1 || c[0].Phone != "02323 222222" {
		t.Errorf("%+v", c)
	}
	// The other way round.
	first, second = r.OpenForm(t, anna, ringsForm), r.OpenForm(t, boris, ringsForm)
	apptest.WantStatus(t, "Anna", r.Do(t, anna, first.Action, first.With("kontakte.0.telefon", "02323 333333")), http.StatusSeeOther)
	w = r.Do(t, boris, second.Action, second.With("kontakte.0._weg", "ja"))
	apptest.WantStatus(t, "Boris", w, http.StatusConflict)
	page = apptest.ReadForm(t, w)
	if said := page.Find("#r-kontakte-0").Text(); !strings.Contains(said, "Sie wollten das entfernen") ||
		page.Find("input[name='kontakte.0._weg'][checked]").Length() != 1 {
		t.Errorf("%q", said)
	}
	keep := url.Values{}
	for name, texts := range page.Values {
		keep[name] = texts
	}
	keep.Del("kontakte.0._weg")
	apptest.WantStatus(t, "kept", r.Do(t, boris, page.Action, keep), http.StatusSeeOther)
	if c := contactsOfRing(t, r); len(c) != 1 || c[0].Phone != "02323 333333" {
		t.Errorf("%+v", c)
	}
}

func TestTheSmallFormOfANumberComparesToo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	anna, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	first, second, third := r.OpenForm(t, anna, ringsNumber), r.OpenForm(t, boris, ringsNumber), r.OpenForm(t, boris, ringsNumber)
	apptest.WantStatus(t, "Anna", r.Do(t, anna, first.Action, first.With("telefon", "02323 222222")), http.StatusSeeOther)
	apptest.WantStatus(t, "another value", r.Do(t, boris, second.Action, second.With("e_mail", "ring@example.org")), http.StatusSeeOther)
	if c := contactsOfRing(t, r); c[0].Phone != "02323 222222" || c[0].Email != "ring@example.org" {
		t.Errorf("%+v", c)
	}
	w := r.Do(t, boris, third.Action, third.With("telefon", "02323 333333"))
	apptest.WantStatus(t, "the same value", w, http.StatusConflict)
	page := apptest.ReadForm(t, w)
	if said := page.Find("main").Text(); !strings.Contains(said, "02323 111111") ||
		!strings.Contains(said, "Anna") && !strings.Contains(said, "Boris") || page.Values.Get("e_mail") != "ring@example.org" {
		t.Errorf("%s", said)
	}
	apptest.WantStatus(t, "theirs", r.Do(t, boris, page.Action, page.With("_gilt.telefon", "gespeichert")), http.StatusSeeOther)
	if c := contactsOfRing(t, r); c[0].Phone != "02323 222222" || c[0].Email != "ring@example.org" {
		t.Errorf("%+v", c)
	}
}

// What undo and a draft ask about is shown in the same way.
func TestUndoAndADraftMarkWhatDiffers(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	number := func(phone string) {
		t.Helper()
		r.Change(t, "herne", func(work *editing.Work) error {
			work.Institutions[indexOfRing(work)].Contacts[0].Phone = phone
			return nil
		})
	}
	number("02323 111112")
	undone := r.QueryInt(t, `select max(number) from desk.revisions`)
	number("02323 111113")
	w := r.Do(t, a, apptest.AtDesk+"herne/verlauf/"+itoa(undone)+"/ruecknahme", url.Values{"x": {""}})
	apptest.WantStatus(t, "undo", w, http.StatusConflict)
	asked := apptest.Document(t, w).Find("fieldset.collision")
	if asked.Length() != 1 || asked.Find("ins").Length() < 2 || !strings.Contains(asked.Text(), "Telefon") ||
		!strings.Contains(asked.Text(), "geändert") {
		t.Errorf("asked is %q", asked.Text())
	}
	// A contact that one removed and the other changed, in the draft: every value on its own.
	f := r.OpenForm(t, a, ringsForm)
	w = r.Do(t, a, f.Action, f.With("kontakte.0.telefon", "02323 999999", "kontakte.0.anmerkung", "neu", "_entwurf", "ja"))
	apptest.WantStatus(t, "draft", w, http.StatusSeeOther)
	r.Change(t, "herne", func(work *editing.Work) error {
		work.Institutions[indexOfRing(work)].Contacts = []directory.Contact{}
		return nil
	})
	draft := r.OpenForm(t, a, apptest.AtDesk+"herne/entwurf")
	w = r.Do(t, a, draft.Action, draft.Values)
	apptest.WantStatus(t, "publish", w, http.StatusConflict)
	asked = apptest.Document(t, w).Find("fieldset.collision")
	if asked.Find(".field").Length() < 2 || !strings.Contains(asked.Text(), "entfernt") {
		t.Errorf("asked is %q", asked.Text())
	}
}

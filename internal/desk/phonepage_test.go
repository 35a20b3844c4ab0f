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

const (
	numbersOfHerne = apptest.AtDesk + "herne/nummern"
	ringsNumber    = numbersOfHerne + "/weisser-ring.zentrale"
)

// withNumber gives Weißer Ring a number.
func withNumber(t testing.TB, r *apptest.Program) {
	t.Helper()
	r.Change(t, "herne", func(work *editing.Work) error {
		for i := range work.Institutions {
			if inst := &work.Institutions[i]; inst.Key == "weisser-ring" {
				inst.Contacts = []directory.Contact{{Key: "zentrale", Kind: directory.ContactHelp, Label: "Zentrale", Phone: "02323 111111"}}
			}
		}
		return nil
	})
}

func contactsOfRing(t testing.TB, r *apptest.Program) []directory.Contact {
	t.Helper()
	d := r.Dossier(t, "herne")
	i, _ := d.Institution("weisser-ring")
	return i.Contacts
}

func TestOneNumberIsCorrectedInAFormOfItsOwn(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, ringsNumber)
	if f.Find("input[type=tel]").Length() != 1 || f.Find("form[method=post] fieldset").Length() != 0 {
		t.Error("the form asks for more than this number")
	}
	if w := r.Do(t, a, f.Action, f.With("telefon", "02323 222222 (24 Std.)")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	want := directory.Contact{Key: "zentrale", Kind: directory.ContactHelp, Label: "Zentrale", Phone: "02323 222222", Note: "24 Std."}
	c := contactsOfRing(t, r)
	if c[0].CheckedOn, c[0].CheckedBy = "", ""; len(c) != 1 || c[0] != want {
		t.Errorf("%+v", c)
	}
	// Whoever opened it before does not overwrite that, and loses nothing.
	w := r.Do(t, a, f.Action, f.With("telefon", "02323 333333"))
	page := apptest.ReadForm(t, w)
	said := page.Find("#f-telefon-theirs").Text()
	if w.Code != http.StatusConflict || page.Values.Get("telefon") != "02323 333333" || !strings.Contains(said, "222222") {
		t.Errorf("status %d, %q, %s", w.Code, page.Values, page.Find(".summary").Text())
	}
	if w := r.Do(t, a, page.Action, page.Values); w.Code != http.StatusSeeOther || contactsOfRing(t, r)[0].Phone != "02323 333333" {
		t.Errorf("sent again: status %d", w.Code)
	}
	for typed, want := range map[string]string{"": "Bitte geben Sie eine Telefonnummer", "hundertzehn": ""} {
		f = r.OpenForm(t, a, ringsNumber)
		w := r.Do(t, a, f.Action, f.With("telefon", typed))
		page := apptest.ReadForm(t, w)
		fault, kept := page.Find("#f-telefon-fault").Text(), page.Values.Get("telefon") == typed
		if w.Code != http.StatusUnprocessableEntity || fault == "" || !strings.Contains(fault, want) || !kept {
			t.Errorf("%q: status %d, %q", typed, w.Code, fault)
		}
	}
	if len(contactsOfRing(t, r)) != 1 {
		t.Error("a number that was emptied has deleted the contact")
	}
}

func TestANumberThatWasDeletedMeanwhileIsNotLost(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, ringsNumber)
	r.Change(t, "herne", func(work *editing.Work) error {
		for i := range work.Institutions {
			work.Institutions[i].Contacts = nil
		}
		return nil
	})
	w := r.Do(t, a, f.Action, f.With("telefon", "02323 222222"))
	page := apptest.ReadForm(t, w)
	if w.Code != http.StatusConflict || page.Values.Get("telefon") != "02323 222222" {
		t.Fatalf("status %d: %v", w.Code, page.Values)
	}
	if w := r.Do(t, a, page.Action, page.Values); w.Code != http.StatusSeeOther || contactsOfRing(t, r)[0].Phone != "02323 222222" {
		t.Errorf("status %d", w.Code)
	}
}

func TestANewNumberBetweenProfessionalsIsNeverPublic(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, numbersOfHerne+"/weisser-ring/neu")
	if w := r.Do(t, a, f.Action, f.With("telefon", "02323 111111 / 02323 222222", "art", "vermittlung")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	c := contactsOfRing(t, r)
	if len(c) != 2 || c[0].Visibility != directory.Staff || c[1].Visibility != directory.Staff || c[1].Phone != "02323 222222" {
		t.Errorf("%+v", c)
	}
	whole := r.OpenForm(t, a, apptest.AtDesk+"herne/einrichtungen/weisser-ring")
	if title := whole.Find("fieldset.row > legend").Text(); !strings.Contains(title, "02323 222222") {
		t.Errorf("the form of the institution hides the numbers: %s", title)
	}
	if w := r.Do(t, a, numbersOfHerne+"/gibt-es-nicht/neu", nil); w.Code != http.StatusNotFound {
		t.Errorf("of nobody: status %d", w.Code)
	}
}

func TestAllNumbersStandOnOnePageAndAreFound(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	withNumber(t, r)
	a := r.AddCoordinator(t, "Anna", "herne")
	rows := func(query string) (int, string) {
		t.Helper()
		page := apptest.Document(t, r.Do(t, a, numbersOfHerne+query, nil))
		return page.Find(".numberlist tbody").Length(), page.Find(".numberlist").Text()
	}
	all, text := rows("")
	if all < 15 || !strings.Contains(text, "02323 111111") || !strings.Contains(text, "noch keine Nummer") {
		t.Errorf("%d: %s", all, text)
	}
	for asked, want := range map[string]int{"weisser ring": 1, "111 111": 1, "zentrale": 1, "xyzzy": 0} {
		if got, _ := rows("?gesucht=" + url.QueryEscape(asked)); got != want {
			t.Errorf("%q: %d lines, want %d", asked, got, want)
		}
	}
	if got, text := rows("?ohne=nummer"); got >= all || strings.Contains(text, "Weißer Ring") {
		t.Errorf("%d lines without a number", got)
	}
}

package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// What was stored is to be put right, and keeps nobody from saving something else.
func TestOldNumbersAreToDoAndHinderNobody(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadOldNumbers(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	if todo := apptest.Document(t, r.Do(t, a, "/verwaltung", nil)).Find(`a[href="/verwaltung/netzwerke/herne/pruefung#nummern"]`); !strings.Contains(todo.Text(), "5 Nummern") {
		t.Errorf("what is to do: %q", todo.Text())
	}
	list := apptest.Document(t, r.Do(t, a, apptest.AtDesk+"herne/pruefung", nil)).Find(`section[aria-labelledby="nummern"]`)
	for _, form := range []string{"nummern/alt", "nummern/beratung-herne.alt", "nummern/beratung-herne.rat.alt"} {
		link := list.Find(`a[href="` + apptest.AtDesk + "herne/" + form + `"]`)
		if link.Length() == 0 || r.Do(t, a, link.AttrOr("href", ""), nil).Code != http.StatusOK {
			t.Errorf("no link to %s: %s", form, list.Text())
		}
	}
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/kontakte/alt")
	if w := r.Do(t, a, f.Action, f.With("bezeichnung", "Büro")); w.Code != http.StatusSeeOther {
		t.Errorf("something else of the contact is not saved: status %d", w.Code)
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/netzwerk")
	if w := r.Do(t, a, f.Action, f.With("kurzname", "Anders")); w.Code != http.StatusSeeOther {
		t.Errorf("something else of the network is not saved: status %d", w.Code)
	}
	f = r.OpenForm(t, a, apptest.AtDesk+"herne/kontakte/alt")
	w := r.Do(t, a, f.Action, f.With("telefon", "02921 302546-49"))
	if fault := apptest.ReadForm(t, w).Find("#f-telefon-fault").Text(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(fault, "vielleicht mehrere Nummern") || !strings.Contains(w.Body.String(), `value="02921 302546-49"`) {
		t.Errorf("a new number nobody can be sure of: status %d, %q", w.Code, fault)
	}
}

// Two numbers in one field of an institution are two contacts, and what was said of them stands in the remark.
func TestTwoNumbersTypedInOneFieldAreTwoContacts(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadOldNumbers(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	f := r.OpenForm(t, a, apptest.AtDesk+"herne/einrichtungen/beratung-herne")
	w := r.Do(t, a, f.Action, f.With("kontakte.0.telefon", "Tel. 02323 160 (24 Std.) oder 0171/1234567, Fax 02323 161", "kontakte.1.telefon", "02323 16-48 DW 3"))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	d := r.Dossier(t, "herne")
	inst, _ := d.Institution("beratung-herne")
	var got []string
	for _, c := range inst.Contacts {
		got = append(got, c.Phone+" ("+c.Note+")")
	}
	if want := "02323 160 (24 Std., Fax: 02323 161)|02323 16-48 Durchwahl 3 ()|02921 30-0 Apparat 12 ()|0171 1234567 ()"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
